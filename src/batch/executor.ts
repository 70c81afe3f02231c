import type { OnPage } from '../convert.js';
import type { Job, JobAnswer } from './convert-job.js';

/** How the attempt at one document ended, its limits included. */
export type Attempt =
  | JobAnswer
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'out-of-memory' };

/** Something that converts documents: a pool of workers, or this very process. */
export interface Executor {
  /** Never rejects: whatever happens to a document is an answer. `job.bytes` belong to the executor from now on; `onPage` hears of each page. */
  run(job: Job, onPage?: OnPage): Promise<Attempt>;
  close(): Promise<void>;
}
