import { findCoveringIssues } from '../corrections/settle-issues.js';
import { withoutCorrections } from '../corrections/without-corrections.js';
import { catalogue } from '../issues/catalogue.js';
import type { CatalogueEntry } from '../issues/entry.js';
import { scanCodes } from '../issues/unread-codes.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import { buildIssue, buildIssues } from './build-issues.js';
import type { Checked, DocumentList, ListedDocument, Told } from './review-data.js';

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
    code,
    help: entries[code]?.help ?? '',
    help_ja: entries[code]?.help_ja ?? '',
  }));
}

/** What would have more of a document read. Pages that were looked at as pictures in vain need nothing more. */
function needsOf({ issues }: DocumentResult): ListedDocument['needs'] {
  const refused = new Set(issues.filter(({ code }) => code === 'page/ocr-refused').map(({ page }) => page));
  const isSaid = (codes: readonly string[]): boolean =>
    issues.some(({ code, page }) => codes.includes(code) && !refused.has(page));
  const all = [
    ['password', isSaid(['document/password-needed'])],
    ['ocr', isSaid(scanCodes)],
    ['ocr-parts', isSaid(['page/picture-unread'])],
  ] as const;
  return all.flatMap(([need, isThere]) => (isThere ? [need] : []));
}

/** Doubts of values under an issue over their page that are settled: accepted or corrected one by one, or all with that issue. */
function countUncovered(result: DocumentResult): number {
  const read = withoutCorrections(result);
  const now = new Map(result.observations.map((observation) => [observation.observation_id, observation]));
  return read.observations.reduce((sum, observation) => {
    const covering = findCoveringIssues(observation, read.issues).length;
    const later = covering === 0 ? undefined : now.get(observation.observation_id);
    return later?.needs_review ? sum : sum + covering;
  }, 0);
}

/** A document's line of the list, with the doubts that its progress is reckoned from. */
export function listDocument(result: DocumentResult, checked: Checked | undefined): ListedDocument {
  const { document } = result;
  const doubts = buildIssues(result).filter(({ level }) => level !== 'info');
  return {
    document_id: document.document_id,
    title: document.title,
    municipality: document.municipality,
    department: document.department,
    document_fiscal_year: document.document_fiscal_year,
    stage: document.stage,
    status: document.status,
    kind: document.document_kind,
    source_file: document.source_file,
    pages: document.pages,
    observations: result.observations.length,
    doubts: doubts.map(({ code, place, actual, settled_by }) => ({ code, place, actual, settled_by })),
    settled: (result.settled_issues?.filter(({ level }) => level !== 'info').length ?? 0) + countUncovered(result),
    checked: checked ?? null,
    needs: needsOf(result),
    errors: errorsOf(result),
  };
}

/** What the list shows: documents in the order of the files, and what the run said that belongs to none. */
export function listDocuments(
  documents: readonly ListedDocument[],
  issues: readonly IssueRow[],
  unreadable: readonly string[],
): DocumentList {
  return { documents, issues: issues.map(buildIssue), kinds: kindsOf(documents), unreadable };
}

/** What each kind of doubt that occurs says, without the words of any document. */
function kindsOf(documents: readonly ListedDocument[]): Readonly<Record<string, Told>> {
  const codes = new Set(documents.flatMap(({ doubts }) => doubts.map(({ code }) => code)));
  const blank = (text: string): string => text.replace(/["「]?\{\w+\}["」]?/g, '…');
  const told = (code: string): Told => ({
    message: blank(entries[code]?.message ?? code),
    message_ja: blank(entries[code]?.message_ja ?? code),
  });
  return Object.fromEntries([...codes].sort().map((code) => [code, told(code)]));
}
