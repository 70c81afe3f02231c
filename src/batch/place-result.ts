import { createHash } from 'node:crypto';
import { applyCorrections } from '../corrections/apply-corrections.js';
import type { Correction } from '../corrections/correction-schema.js';
import { compareText } from '../dataset/order.js';
import { documentIdOf, failedResult } from '../failed-result.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { type DocumentResult, documentResultSchema } from '../schema/document-result.js';
import type { UnreadFile } from './convert-all.js';
import type { InputFile } from './find-inputs.js';
import type { Sources } from './sources.js';

/** What a run adds to what was read from a PDF's bytes. */
export interface Surroundings {
  readonly sources: Sources;
  readonly corrections: readonly Correction[];
}

/** The names of one document in order, whatever the order in which they were met: it goes by the first. */
export const sortedNames = (files: readonly InputFile[]): readonly string[] =>
  files.map((file) => file.sourceFile).sort(compareText);

/** The result where its PDF lies: its names, where it was published, and what a person corrected. Its schema holds as it did before. */
export function placeResult(read: DocumentResult, names: readonly string[], around: Surroundings): DocumentResult {
  const { document_id, sha256 } = read.document;
  const source = around.sources.find({ sha256, names });
  const twice: Issue = { code: 'document/duplicate', actual: names.join(', '), expected: String(names.length) };
  const issues = [...(names.length > 1 ? [renderIssue(twice, document_id)] : []), ...read.issues];
  const document = {
    ...read.document,
    source_file: names[0] ?? '',
    source_url: source?.url ?? '',
    published: source?.published ?? '',
    issues: issues.length,
  };
  const placed = { ...read, document, issues };
  if (around.corrections.length === 0) return placed;
  return documentResultSchema.parse(applyCorrections(placed, around.corrections));
}

/**
 * Rows of files whose bytes could not be read. An id is made of the file's name, since nothing else is known of it; files of the same
 * name in several folders are counted.
 */
export function unreadResults(unread: readonly UnreadFile[]): readonly DocumentResult[] {
  const met = new Map<string, number>();
  return unread.map(({ sourceFile, issue }) => {
    const count = (met.get(sourceFile) ?? 0) + 1;
    met.set(sourceFile, count);
    const name = count === 1 ? sourceFile : `${sourceFile}\0${count}`;
    const failed = failedResult(documentIdOf(createHash('sha256').update(name).digest('hex')), '', issue);
    return documentResultSchema.parse({ ...failed, document: { ...failed.document, source_file: sourceFile } });
  });
}
