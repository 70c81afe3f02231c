import type { Segment } from '../text/token.js';
import { type Convert, convertJob } from './convert-job.js';
import type { Attempt, Executor } from './executor.js';

/**
 * Converts in this process (`--workers 0`). The time limit works between the steps of a document only: a step that never ends cannot be
 * stopped here, which is what workers are for.
 */
export function inProcess(timeoutSeconds: number, convert: Convert, segment: Segment): Executor {
  return {
    async run(job, onPage) {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<Attempt>((resolve) => {
        timer = setTimeout(() => resolve({ kind: 'timeout', seconds: timeoutSeconds }), timeoutSeconds * 1000);
      });
      const attempt = await Promise.race([convertJob(job, convert, segment, onPage), limit]);
      clearTimeout(timer);
      return attempt;
    },
    close: () => Promise.resolve(),
  };
}
