import { createHash } from 'node:crypto';
import { applyCorrections } from '../corrections/apply-corrections.js';
import type { Correction } from '../corrections/correction-schema.js';
import { documentIdOf, failedResult } from '../failed-result.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { type DocumentResult, documentResultSchema } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { UnreadFile } from './convert-all.js';
import { type Member, type Place, placeKey } from './dataset-state.js';

/** What a run adds to what was read from a PDF's bytes. */
export interface Surroundings {
  /** By the documents that they are about. */
  readonly linesOf: ReadonlyMap<string, readonly Correction[]>;
  /** Version of the program that makes the files. */
  readonly version: string;
}

/** Codes of what is said of a document's place in the dataset, not of its bytes. */
const placeCodes = ['document/duplicate', 'document/former-version'] as const;

/** Was this issue put in when the files were made? */
export const isOfPlace = (issue: IssueRow): boolean => placeCodes.some((code) => code === issue.code);

function issuesOfPlace({ places, readBy }: Member, version: string): readonly Issue[] {
  const names = places.map((place) => place.sourceFile);
  return [
    ...(names.length > 1
      ? [{ code: 'document/duplicate', actual: names.join(', '), expected: String(names.length) } as const]
      : []),
    ...(readBy === version ? [] : [{ code: 'document/former-version', actual: readBy, expected: version } as const]),
  ];
}

/** The result where its PDF lies: its names, where it was published, and what a person corrected. Its schema holds as it did before. */
export function placeResult(read: DocumentResult, member: Member, around: Surroundings): DocumentResult {
  const { document_id } = read.document;
  const own = issuesOfPlace(member, around.version).map((issue) => renderIssue(issue, document_id));
  const issues = [...own, ...read.issues];
  const document = {
    ...read.document,
    source_file: member.places[0]?.sourceFile ?? '',
    source_url: member.source.url,
    published: member.source.published,
    issues: issues.length,
  };
  const placed = { ...read, document, issues };
  const lines = around.linesOf.get(document_id);
  return lines ? documentResultSchema.parse(applyCorrections(placed, lines)) : placed;
}

/** The id of a file whose bytes could not be read: made of its place, since nothing else is known of it. */
export const unreadId = (place: Place): string =>
  documentIdOf(createHash('sha256').update(placeKey(place)).digest('hex'));

/** The row of a file whose bytes could not be read. */
export function unreadResult({ place, issue }: UnreadFile): DocumentResult {
  const failed = failedResult(unreadId(place), '', issue);
  return documentResultSchema.parse({ ...failed, document: { ...failed.document, source_file: place.sourceFile } });
}
