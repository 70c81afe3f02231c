import { catalogue } from '../issues/catalogue.js';
import type { CatalogueEntry } from '../issues/entry.js';
import { buildIndexEntry } from '../review/build-index.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Checked, ListedDocument, Told } from './wire.js';

const entries: Readonly<Record<string, CatalogueEntry>> = catalogue;

/** So many reasons are told in the list; the document's page has them all. */
const TOLD_ERRORS = 3;

/** Why nothing, or not all, of a document could be read: its errors that point at no value, each code once. */
function errorsOf({ issues }: DocumentResult): ListedDocument['errors'] {
  const errors = new Map(
    issues
      .filter(({ level, observation_id }) => level === 'error' && observation_id === '')
      .map(({ code, message, message_ja }) => [code, { message, message_ja }] as const),
  );
  return [...errors].slice(0, TOLD_ERRORS).map(([code, told]) => ({
    ...told,
    help: entries[code]?.help ?? '',
    help_ja: entries[code]?.help_ja ?? '',
  }));
}

/** A document's line of the list. */
export function listDocument(result: DocumentResult, checked: Checked | undefined): ListedDocument {
  const entry = buildIndexEntry(result);
  const settled = result.settled_issues?.filter(({ level }) => level !== 'info').length ?? 0;
  return {
    ...entry,
    pages: result.document.pages,
    kind: result.document.document_kind,
    settled,
    checked: checked ?? null,
    errors: errorsOf(result),
  };
}

/** What each kind of doubt that occurs says, without the words of any document. */
export function kindsOf(documents: readonly ListedDocument[]): Readonly<Record<string, Told>> {
  const codes = new Set(documents.flatMap(({ doubts }) => doubts.map(({ code }) => code)));
  const blank = (text: string): string => text.replace(/["「]?\{\w+\}["」]?/g, '…');
  const told = (code: string): Told => ({
    message: blank(entries[code]?.message ?? code),
    message_ja: blank(entries[code]?.message_ja ?? code),
  });
  return Object.fromEntries([...codes].sort().map((code) => [code, told(code)]));
}
