import { type ResourceLimits, Worker } from 'node:worker_threads';
import { builtFile } from '../text/built-file.js';
import type { WorkerAnswer, WorkerJob } from './worker-messages.js';

/** What became of a document in the worker. */
export type JobEnd =
  | Exclude<WorkerAnswer, { kind: 'ready' }>
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'out-of-memory' };

/** The dictionary of words takes some 150 MB, and a document of hundreds of pages as much as the command line grants it. */
const limits: ResourceLimits = { maxOldGenerationSizeMb: 1536, maxYoungGenerationSizeMb: 32 };
/** Loading the program on a busy machine may take this long; a worker that is not ready then never will be. */
const START_LIMIT_SECONDS = 120;
/** A worker that nobody has used for so long ends, and its memory is free. */
const IDLE_MS = 30_000;

let thread: { readonly worker: Worker; isReady: boolean } | undefined;
let idle: NodeJS.Timeout | undefined;

function startThread(): NonNullable<typeof thread> {
  // What libraries print is nothing for the user: it is kept from the program's own output, and not read, since reading would keep the program alive.
  // Flags of the program that uses this one are its own.
  const worker = new Worker(builtFile('library/convert-worker.js'), {
    resourceLimits: limits,
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const started = { worker, isReady: false };
  worker.on('message', ({ kind }: WorkerAnswer) => {
    if (kind === 'ready') started.isReady = true;
  });
  // Whoever waits is told by listeners of its own; between two documents nobody is.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (thread === started) thread = undefined;
  });
  return started;
}

/** Ends the worker; the next document starts another. */
async function endThread(): Promise<void> {
  const ending = thread;
  thread = undefined;
  await ending?.worker.terminate();
}

const isOutOfMemory = (problem: Error): boolean => 'code' in problem && problem.code === 'ERR_WORKER_OUT_OF_MEMORY';

function waitForAnswer(job: WorkerJob, seconds: number): Promise<JobEnd> {
  thread ??= startThread();
  const { worker, isReady } = thread;
  return new Promise((resolve) => {
    const giveUp = (limit: number): NodeJS.Timeout =>
      setTimeout(() => settle({ kind: 'timeout', seconds: limit }), limit * 1000);
    let timer = giveUp(isReady ? seconds : START_LIMIT_SECONDS);
    const onMessage = (answer: WorkerAnswer): void => {
      if (answer.kind !== 'ready') {
        settle(answer);
        return;
      }
      clearTimeout(timer);
      timer = giveUp(seconds);
    };
    const onError = (problem: Error): void =>
      settle(isOutOfMemory(problem) ? { kind: 'out-of-memory' } : { kind: 'crashed', reason: problem.message });
    const onExit = (code: number): void => settle({ kind: 'crashed', reason: `the worker ended with code ${code}` });
    const settle = (end: JobEnd): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(end);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job, [job.bytes.buffer as ArrayBuffer]);
  });
}

/** Converts one document in the library's own thread; the thread keeps the process alive no longer than that. */
export async function runInThread(job: WorkerJob, seconds: number): Promise<JobEnd> {
  clearTimeout(idle);
  const answer = waitForAnswer(job, seconds);
  thread?.worker.ref();
  const end = await answer;
  thread?.worker.unref();
  // After a limit or a crash nothing in the worker can be relied on.
  if (end.kind !== 'result') await endThread();
  idle = setTimeout(() => void endThread(), IDLE_MS);
  idle.unref();
  return end;
}
