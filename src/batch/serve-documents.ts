import type { MessagePort } from 'node:worker_threads';
import type { OnPage, PageDone } from '../convert.js';
import type { Segment } from '../text/token.js';
import { type Convert, convertJob, type Job, type JobAnswer } from './convert-job.js';

export type WorkerMessage =
  /** Everything is loaded: the time limit of a document counts from here. */
  | { readonly kind: 'ready' }
  /** A page is done. Of one that was read from its picture the time limit is that of a page, and counts anew. */
  | ({ readonly kind: 'page' } & PageDone)
  | { readonly kind: 'answer'; readonly answer: JobAnswer };

/** Fewer pages with text are read before anybody could look. */
const MANY_PAGES = 10;

/** A document worker's life: one job after the other, as they come. */
export function serveDocuments(port: MessagePort, convert: Convert, segment: Segment): void {
  port.on('message', (job: Job) => {
    const onPage: OnPage = (page) => {
      if (page.from === 'scan' || page.all >= MANY_PAGES) {
        port.postMessage({ kind: 'page', ...page } satisfies WorkerMessage);
      }
    };
    void convertJob(job, convert, segment, onPage).then((answer) =>
      port.postMessage({ kind: 'answer', answer } satisfies WorkerMessage),
    );
  });
  port.postMessage({ kind: 'ready' } satisfies WorkerMessage);
}
