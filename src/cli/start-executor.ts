import { totalmem } from 'node:os';
import type { Convert, JobSettings } from '../batch/convert-job.js';
import type { Executor } from '../batch/executor.js';
import { inProcess } from '../batch/in-process.js';
import { wordsPlace } from '../batch/words-place.js';
import { workerPool } from '../batch/worker-pool.js';
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
export const segmentHere: Segment = async (texts) => (await import('../text/kuromoji-words.js')).segment(texts);

/** The executor of a command line: `workers` threads, or this very process where they are 0. */
export function startExecutor(workers: number, timeoutSeconds: number, job: JobSettings): Executor {
  if (workers === 0) return inProcess(job, timeoutSeconds, convertHere, segmentHere);
  return workerPool({
    entry: new URL('../batch/document-worker.js', import.meta.url),
    words: wordsPlace(new URL('../batch/words-worker.js', import.meta.url)),
    job,
    timeoutSeconds,
    memoryBytes: memoryLimit(workers),
  });
}
