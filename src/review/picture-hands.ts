import { Worker } from 'node:worker_threads';
import type { PictureJob, PictureMessage } from './picture-worker.js';

export type DrawnPage = Extract<PictureMessage, { kind: 'page' }>;
export type DrawEnd = Exclude<PictureMessage, { kind: 'page' }>;

/** Threads that draw pages: one job at a time each, as many at once as there are threads. */
export interface PictureHands {
  /** Never rejects: a thread that dies says so, and so does what still waits when all are closed. */
  readonly draw: (job: PictureJob, use: Use) => Promise<DrawEnd>;
  readonly close: () => Promise<void>;
}

type Use = (page: DrawnPage) => Promise<void> | void;

/** How many threads draw at once, and the file that each runs. */
export interface PictureThreads {
  readonly most: number;
  readonly entry: URL;
}

/** A thread with what it is drawing; `tell` is set while it draws. */
interface Hand {
  readonly worker: Worker;
  tell: ((message: PictureMessage) => void) | undefined;
}

function startHand(entry: URL): Hand {
  const worker = new Worker(entry, { stdout: true, stderr: true });
  // What libraries print is nothing for the user.
  worker.stdout.resume();
  worker.stderr.resume();
  const hand: Hand = { worker, tell: undefined };
  const broken = (reason: string): void => hand.tell?.({ kind: 'unreadable', reason, needsPassword: false });
  worker.on('message', (message: PictureMessage) => hand.tell?.(message));
  worker.on('error', ({ message }) => broken(message));
  worker.on('exit', (code) => broken(`the thread ended with code ${code}`));
  return hand;
}

function runOn(hand: Hand, job: PictureJob, use: Use): Promise<DrawEnd> {
  return new Promise((resolve, reject) => {
    let used: Promise<void> = Promise.resolve();
    hand.tell = (message) => {
      if (message.kind === 'page') {
        used = used.then(() => use(message));
        return;
      }
      hand.tell = undefined;
      used.then(() => resolve(message), reject);
    };
    hand.worker.postMessage(job);
  });
}

/** At most so many threads of the built `review/picture-worker.js`, started as they are needed; one that a PDF has broken is not used again. */
export function pictureHands({ most, entry }: PictureThreads): PictureHands {
  const idle: Hand[] = [];
  const all = new Set<Hand>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let isClosed = false;
  /** Undefined once they are closed: a thread that starts then would be nobody's to end. */
  const take = async (): Promise<Hand | undefined> => {
    while (busy >= most && !isClosed) await new Promise<void>((resolve) => waiting.push(resolve));
    if (isClosed) return undefined;
    busy += 1;
    const hand = idle.pop() ?? startHand(entry);
    all.add(hand);
    return hand;
  };
  return {
    async draw(job, use) {
      const hand = await take();
      if (!hand) return { kind: 'unreadable', reason: 'the threads were ended', needsPassword: false };
      try {
        const end = await runOn(hand, job, use);
        if (end.kind === 'end') idle.push(hand);
        else {
          all.delete(hand);
          await hand.worker.terminate();
        }
        return end;
      } finally {
        busy -= 1;
        waiting.shift()?.();
      }
    },
    async close() {
      isClosed = true;
      for (const wake of waiting.splice(0)) wake();
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}
