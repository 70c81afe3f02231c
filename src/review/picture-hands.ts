import { Worker } from 'node:worker_threads';
import type { PictureJob, PictureMessage } from './picture-worker.js';

export type DrawnPage = Extract<PictureMessage, { kind: 'page' }>;
export type DrawEnd = Exclude<PictureMessage, { kind: 'page' }>;

/** Threads that draw pages: one job at a time each, as many at once as there are threads. */
export interface PictureHands {
  /** Never rejects: a thread that dies says so. */
  readonly draw: (job: PictureJob, use: (page: DrawnPage) => Promise<void> | void) => Promise<DrawEnd>;
  readonly close: () => Promise<void>;
}

const entry = new URL('../review/picture-worker.js', import.meta.url);

function runOn(worker: Worker, job: PictureJob, use: (page: DrawnPage) => Promise<void> | void): Promise<DrawEnd> {
  return new Promise((resolve, reject) => {
    let used: Promise<void> = Promise.resolve();
    const end = (message: DrawEnd): void => {
      worker.removeAllListeners();
      used.then(() => resolve(message), reject);
    };
    worker.on('message', (message: PictureMessage) => {
      if (message.kind === 'page') used = used.then(() => use(message));
      else end(message);
    });
    worker.on('error', ({ message }) => end({ kind: 'unreadable', reason: message, needsPassword: false }));
    worker.on('exit', (code) =>
      end({ kind: 'unreadable', reason: `the thread ended with code ${code}`, needsPassword: false }),
    );
    worker.postMessage(job);
  });
}

/** `most` threads, started as they are needed; one that a PDF has broken is not used again. */
export function pictureHands(most: number): PictureHands {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  const take = async (): Promise<Worker> => {
    while (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    busy += 1;
    const worker = idle.pop() ?? new Worker(entry, { stdout: true, stderr: true });
    all.add(worker);
    return worker;
  };
  return {
    async draw(job, use) {
      const worker = await take();
      try {
        const end = await runOn(worker, job, use);
        if (end.kind === 'end') idle.push(worker);
        else {
          all.delete(worker);
          await worker.terminate();
        }
        return end;
      } finally {
        busy -= 1;
        waiting.shift()?.();
      }
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
