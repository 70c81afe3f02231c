import { totalmem } from 'node:os';
import type { Convert } from '../batch/convert-job.js';
import type { Executor } from '../batch/executor.js';
import { inProcess } from '../batch/in-process.js';
import { wordsPlace } from '../batch/words-place.js';
import { segmentThrough } from '../batch/words-port.js';
import { aloneLimits, sharedLimits, type WorkerPool, workerPool } from '../batch/worker-pool.js';
import type { Segment } from '../text/token.js';

const GIGABYTE = 1024 ** 3;
/** Resident memory that the process may take with no worker: the dictionary of words and this thread, amply. */
const BASE_BYTES = GIGABYTE;
/** And for each worker: several times what an ordinary document needs. */
const WORKER_BYTES = GIGABYTE;
/** Share of the machine's memory that is never gone beyond. */
const MACHINE_SHARE = 0.75;

/** Memory above which the documents under way are given up. */
export function memoryLimit(workers: number): number {
  const constrained = process.constrainedMemory();
  const machine = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return Math.min(machine * MACHINE_SHARE, BASE_BYTES + workers * WORKER_BYTES);
}

/** Loaded when the first document comes: help and wrong command lines need none of it. */
const convertHere: Convert = async (bytes, options, segment) =>
  (await import('../convert.js')).convertDocument(bytes, options, segment);
/** Segments in this thread; the dictionary is loaded on first use. */
const segmentHere: Segment = async (texts) => (await import('../text/kuromoji-words.js')).segment(texts);

/** The executors of a command line: worker threads, or this very process where `workers` is 0. */
export function executorsOf(workers: number, timeoutSeconds: number) {
  const words = wordsPlace(new URL('../batch/words-worker.js', import.meta.url));
  const pool = (alone: boolean): WorkerPool => {
    const workerThreads = workerPool({
      entry: new URL('../batch/document-worker.js', import.meta.url),
      words,
      timeoutSeconds,
      limits: alone ? aloneLimits : sharedLimits,
      memoryBytes: memoryLimit(workers),
    });
    return {
      ...workerThreads,
      // The dictionary goes with them: what follows needs its memory more often than its words, and can load it again.
      async close() {
        await workerThreads.close();
        await words.close();
      },
    };
  };
  let warmed: WorkerPool | undefined;
  let segmentFromHere: Segment | undefined;
  return {
    /** Starts a worker at once, so that it loads while the command line is read and the files are looked for. */
    warm(): void {
      if (workers === 0) return;
      warmed = pool(false);
      warmed.warm();
    },
    start(alone: boolean): Executor {
      if (workers === 0) return inProcess(timeoutSeconds, convertHere, segmentHere);
      if (alone || warmed === undefined) return pool(alone);
      const executor = warmed;
      warmed = undefined;
      return executor;
    },
    /** Words for the main thread's own work, from the place where the documents' are segmented. */
    segment(texts: readonly string[]) {
      segmentFromHere ??= workers === 0 ? segmentHere : segmentThrough(words.connect());
      return segmentFromHere(texts);
    },
    /** Ends what was warmed and never used, and the words' place. */
    async close(): Promise<void> {
      await warmed?.close();
      await words.close();
    },
  };
}
export type Executors = ReturnType<typeof executorsOf>;
