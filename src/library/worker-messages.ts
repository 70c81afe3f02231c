import type { ConvertOptions } from '../convert.js';
import type { DocumentResult } from '../schema/document-result.js';

/** A PDF for the library's worker. Its bytes are handed over. */
export interface WorkerJob {
  readonly bytes: Uint8Array;
  readonly options: ConvertOptions;
}

export type WorkerAnswer =
  /** Everything is loaded: the time limit of a document counts from here. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: DocumentResult }
  | { readonly kind: 'crashed'; readonly reason: string };
