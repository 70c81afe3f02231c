import type { DocumentStatus } from '../schema/document.js';

/** What becomes of a document in a run. */
export type Fate = 'added' | 'renewed' | 'unchanged' | 'kept';

/** What a run did, beside what the dataset is now. */
export interface RunCounts {
  readonly fates: Readonly<Record<Fate | 'removed', number>>;
  /** Of this run's inputs alone. */
  readonly documents: Readonly<Record<DocumentStatus, number>>;
}
