// Starts what reads the documents of a run: worker threads, or this process, within a limit of memory.

import type { Attempt, Executor } from '../batch/executor.js';
import { MEMORY_SHARE, readMachine } from '../batch/machine.js';
import { aloneLimits, sharedLimits, type WorkerPool, workerPool } from '../batch/worker-pool.js';
import { builtFile } from '../text/built-file.js';
import type { Segment } from '../text/token.js';

const GIGABYTE = 1024 ** 3;
/** Resident memory that the process may take with no worker: this thread, amply. */
const BASE_BYTES = GIGABYTE;
/** And for each worker: several times what an ordinary document needs. */
const WORKER_BYTES = GIGABYTE;

/** Memory above which the documents under way are given up. */
export const memoryLimit = (workers: number): number =>
  Math.min(readMachine().memoryBytes * MEMORY_SHARE, BASE_BYTES + workers * WORKER_BYTES);

/** Words for this thread's own work, its dictionary loaded on first use. */
const ownWords: Segment = async (texts) => (await import('../text/kuromoji-words.js')).segment(texts);

/** This very process. What it takes is loaded when the first document comes: workers need nothing of it here. */
const hereWithin = (timeoutSeconds: number): Executor => ({
  async run(job, onPage) {
    const [{ inProcess }, { convertDocument }] = await Promise.all([
      import('../batch/in-process.js'),
      import('../convert.js'),
    ]);
    return inProcess(timeoutSeconds, convertDocument, ownWords).run(job, onPage);
  },
  async close() {
    await (await import('../read-pictures.js')).closeEngines();
  },
});

/** The same, ended at once when `stopping` is: what is under way is given up there and then. This very process cannot be stopped in the middle. */
export function endingAt(executor: Executor, stopping: AbortSignal): Executor {
  const givenUp: Attempt = { kind: 'crashed', reason: 'stopped' };
  const end = (): void => void executor.close();
  stopping.addEventListener('abort', end, { once: true });
  return {
    run: async (job, onPage) => (stopping.aborted ? givenUp : executor.run(job, onPage)),
    close() {
      stopping.removeEventListener('abort', end);
      return executor.close();
    },
  };
}

/** The executors of a command line: worker threads, or this very process where `workers` is 0. */
export function executorsOf(workers: number, timeoutSeconds: number) {
  const pool = (alone: boolean): WorkerPool =>
    workerPool({
      entry: builtFile('batch/document-worker.js'),
      timeoutSeconds,
      limits: alone ? aloneLimits : sharedLimits,
      memoryBytes: memoryLimit(workers),
    });
  let warmed: WorkerPool | undefined;
  return {
    /** Starts a worker at once, so that it loads while the command line is read and the files are looked for. */
    warm(): void {
      if (workers === 0) return;
      warmed = pool(false);
      warmed.warm();
    },
    start(alone: boolean): Executor {
      if (workers === 0) return hereWithin(timeoutSeconds);
      if (alone || warmed === undefined) return pool(alone);
      const executor = warmed;
      warmed = undefined;
      return executor;
    },
    /** Words for the main thread's own work. */
    segment: ownWords,
    /** Ends what was warmed and never used. */
    async close(): Promise<void> {
      await warmed?.close();
    },
  };
}
export type Executors = ReturnType<typeof executorsOf>;
