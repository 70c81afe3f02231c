import type { ConvertOptions, OnPage } from '../convert.js';
import { documentIdOf, failedResult } from '../failed-result.js';
import type { Issue } from '../issues/issue.js';
import { type DocumentResult, documentResultSchema } from '../schema/document-result.js';
import type { Segment } from '../text/token.js';
import type { ResultOptions } from './result-key.js';
import { type Reader, type Store, type Summary, writeStored } from './store.js';

/** The pipeline's entry, as tests can replace it. */
export type Convert = (
  bytes: Uint8Array,
  options: ConvertOptions,
  segment: Segment,
  onPage?: OnPage,
) => Promise<DocumentResult>;

/** One document to convert. Plain data: it crosses to a worker. */
export interface Job {
  readonly bytes: Uint8Array;
  readonly options: ResultOptions;
  /** Who reads it, under which options. */
  readonly reader: Reader;
  /** Where its result is kept. */
  readonly store: Store;
  /** Tried where the PDF asks for one. They are kept nowhere, and decide no key: who opened a document says nothing of what is in it. */
  readonly passwords?: readonly string[];
  /** An earlier run has read it: a PDF that no password opens now must not take the place of what was read. */
  readonly wasRead?: boolean;
}

/** The code of a document that no password opened. */
export const passwordNeeded = 'document/password-needed';

/** How a job ended. A disk that cannot be written ends the run; everything else is the document's own matter. */
export type JobAnswer =
  | { readonly kind: 'done'; readonly summary: Summary }
  /** No password opens it, and an earlier run has read it: nothing was stored. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'crashed'; readonly reason: string }
  | { readonly kind: 'disk'; readonly code: string; readonly reason: string };

/**
 * Name, address and day of a file do not enter the pipeline: they belong to where a PDF lies, not to its bytes. They are put in when
 * the files are made, so that a renamed PDF is not converted again.
 */
const nowhere = { sourceFile: '', sourceUrl: '', published: '' } as const;

const reasonOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

async function storeResult(
  { store, reader }: Pick<Job, 'store' | 'reader'>,
  result: DocumentResult,
  settled: boolean,
): Promise<JobAnswer> {
  try {
    return { kind: 'done', summary: await writeStored(store, reader, result, settled) };
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
    return { kind: 'disk', code, reason: reasonOf(problem) };
  }
}

/** Converts one document and keeps its result in the store. */
export async function convertJob(job: Job, convert: Convert, segment: Segment, onPage?: OnPage): Promise<JobAnswer> {
  let result: DocumentResult;
  try {
    result = await convert(job.bytes, { ...nowhere, ...job.options, passwords: job.passwords ?? [] }, segment, onPage);
  } catch (problem) {
    // The pipeline reports bad PDFs as results; what it throws is a fault of ours, and must not stop the batch.
    return { kind: 'crashed', reason: reasonOf(problem) };
  }
  // Checked here, document by document: a result that breaks its schema is one failed document, not the end of the run's files.
  const checked = documentResultSchema.safeParse(result);
  if (!checked.success) {
    const [first] = checked.error.issues;
    return { kind: 'crashed', reason: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` };
  }
  if (job.wasRead && checked.data.issues.some(({ code }) => code === passwordNeeded)) return { kind: 'locked' };
  return storeResult(job, checked.data, true);
}

/** Keeps the end of a document that no pipeline could bring to an end. */
export function storeFailure(job: Pick<Job, 'store' | 'reader'>, sha256: string, issue: Issue): Promise<JobAnswer> {
  const failed = documentResultSchema.parse(failedResult(documentIdOf(sha256), sha256, issue));
  return storeResult(job, failed, false);
}
