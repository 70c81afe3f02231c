import type { DocumentResult } from '../schema/document-result.js';
import type { Converted, KnownDocument } from './convert-all.js';
import { isOfPlace } from './place-result.js';
import type { Program } from './result-key.js';
import { type Store, writeStored } from './store.js';

/** The result without what a run says of its place, and with counts that fit its rows: somebody may have taken some out. */
function withOwnCounts(result: DocumentResult): DocumentResult {
  const issues = result.issues.filter((issue) => !isOfPlace(issue));
  const counts = {
    indicators: result.indicators.length,
    observations: result.observations.length,
    issues: issues.length,
  };
  return { ...result, document: { ...result.document, ...counts }, issues };
}

/**
 * Documents that another program has (the library's `writeDataset`) → as if a run had read them: their results stand in the store, their
 * places have a name and no folder. Of two with the same bytes the later one counts.
 */
export async function takeResults(
  results: readonly DocumentResult[],
  store: Store,
  { version }: Program,
): Promise<Converted> {
  // No key: nobody knows under which options they were read, so a run that meets the PDFs reads them itself.
  const reader = { version, key: '' };
  const documents = new Map<string, KnownDocument>();
  for (const result of results) {
    const { sha256, document_id, source_file } = result.document;
    // A name is asked of every document: where nobody gave one, its id stands for it.
    const place = { root: '', sourceFile: source_file === '' ? `${document_id}.pdf` : source_file };
    const summary = await writeStored(store, reader, withOwnCounts(result), true);
    documents.set(sha256, { sha256, files: [{ path: '', place }], stored: { reader, summary }, isRead: true });
  }
  return { documents: [...documents.values()], unread: [], left: [], disk: undefined };
}
