import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { OnPage } from '../convert.js';
import type { Job } from './convert-job.js';
import type { Attempt, Executor } from './executor.js';
import type { WorkerMessage } from './serve-documents.js';

/**
 * A worker's JavaScript memory among others: some three times what it uses on ordinary declarations, whose memory the bound keeps flat.
 * Beyond it the worker ends, not the run.
 */
export const sharedLimits: ResourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** And alone, in the second attempt: what a document of hundreds of pages may honestly need. */
export const aloneLimits: ResourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 };

/** Loading the program on a busy machine may take this long; a worker that is not ready then never will be. */
const START_LIMIT_SECONDS = 120;

/** How often the memory of the process is looked at. */
const MEMORY_LOOK_MS = 200;

export interface PoolSettings {
  readonly entry: URL;
  readonly timeoutSeconds: number;
  /** JavaScript memory of one worker. */
  readonly limits: ResourceLimits;
  /** Resident memory of the whole process, in bytes, above which the documents under way are given up (buffers count in no worker's own limit). */
  readonly memoryBytes: number;
}

/** The worker's own answer, or what befell it. */
type JobEnd = Exclude<WorkerMessage, { kind: 'ready' | 'page' }> | Befallen;
type Befallen = Exclude<Attempt, { kind: 'done' | 'disk' | 'locked' }>;

interface Hand {
  readonly worker: Worker;
  isReady: boolean;
  /** False once it has died, be it between two documents. */
  isAlive: boolean;
  /** Whom to tell what happens to the worker; set while a document is under way. */
  listener?: (event: WorkerMessage | Befallen) => void;
}

const isOutOfMemory = (problem: Error): boolean => 'code' in problem && problem.code === 'ERR_WORKER_OUT_OF_MEMORY';

function startHand(settings: PoolSettings): Hand {
  const worker = new Worker(settings.entry, {
    resourceLimits: settings.limits,
    // What libraries print is nothing for the user; messages of the run are the main thread's.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const hand: Hand = { worker, isReady: false, isAlive: true };
  const tell = (event: WorkerMessage | Befallen): void => {
    if (event.kind === 'ready') hand.isReady = true;
    hand.listener?.(event);
  };
  worker.on('message', tell);
  worker.on('error', (problem) =>
    tell(isOutOfMemory(problem) ? { kind: 'out-of-memory' } : { kind: 'crashed', reason: problem.message }),
  );
  worker.on('exit', (code) => {
    hand.isAlive = false;
    tell({ kind: 'crashed', reason: `the worker ended with code ${code}` });
  });
  return hand;
}

function takeAlive(idle: Hand[]): Hand | undefined {
  let hand = idle.pop();
  while (hand && !hand.isAlive) hand = idle.pop();
  return hand;
}

/** An executor that can be started before there is a document: what it needs is loaded beside other work. */
export interface WorkerPool extends Executor {
  warm(): void;
}

/**
 * Persistent workers, started as they are needed and replaced when one has died or was stopped. As many run as are asked at once.
 *
 * piscina 5 and tinypool 2 have pools with limits of memory and tasks that can be stopped. They lack what this one promises: a time limit
 * that begins when the worker is ready and not while it loads, output of a worker that stays out of the program's own, and a bound on the
 * memory of the whole process.
 */
export function workerPool(settings: PoolSettings): WorkerPool {
  const idle: Hand[] = [];
  const busy = new Set<Hand>();
  let isClosed = false;

  const watch = setInterval(() => {
    if (process.memoryUsage.rss() <= settings.memoryBytes) return;
    for (const hand of busy) hand.listener?.({ kind: 'out-of-memory' });
  }, MEMORY_LOOK_MS);
  watch.unref();

  const runOn = (hand: Hand, job: Job, onPage?: OnPage): Promise<JobEnd> =>
    new Promise((resolve) => {
      const giveUp = (seconds: number): NodeJS.Timeout =>
        setTimeout(() => resolve({ kind: 'timeout', seconds }), seconds * 1000);
      let timer = giveUp(hand.isReady ? settings.timeoutSeconds : START_LIMIT_SECONDS);
      hand.listener = (event) => {
        if (event.kind === 'page') onPage?.(event);
        if (event.kind === 'page' && event.from === 'text') return;
        clearTimeout(timer);
        if (event.kind === 'ready' || event.kind === 'page') timer = giveUp(settings.timeoutSeconds);
        else resolve(event);
      };
      const { bytes } = job;
      const buffer = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
      hand.worker.postMessage(job, buffer ? [bytes.buffer as ArrayBuffer] : []);
    });

  return {
    warm() {
      if (idle.length + busy.size === 0) idle.push(startHand(settings));
    },
    async run(job, onPage) {
      // A worker that starts now would be nobody's to end.
      if (isClosed) return { kind: 'crashed', reason: 'the workers were ended' };
      const hand = takeAlive(idle) ?? startHand(settings);
      busy.add(hand);
      const end = await runOn(hand, job, onPage);
      busy.delete(hand);
      delete hand.listener;
      if (end.kind === 'answer') {
        idle.push(hand);
        return end.answer;
      }
      // After a limit or a crash nothing in the worker can be relied on.
      await hand.worker.terminate();
      return end;
    },
    async close() {
      isClosed = true;
      clearInterval(watch);
      await Promise.all([...idle, ...busy].map((hand) => hand.worker.terminate()));
    },
  };
}
