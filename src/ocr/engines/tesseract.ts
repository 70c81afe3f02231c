// Tesseract in a thread of its own, behind the interface of an engine.

import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { builtFile } from '../../text/built-file.js';
import type { Grey } from '../picture.js';
import type { Engine, ReadSymbol } from './engine.js';
import { packagePath } from './packages.js';

/** What the thread is started with. */
export interface ThreadData {
  /** Path of tesseract's program. */
  readonly core: string;
  /** Paths of its models. */
  readonly models: readonly string[];
}

/** A picture for the thread to read, as a portable greymap. */
export interface ReadRequest {
  readonly number: number;
  readonly model: string;
  readonly picture: Uint8Array<ArrayBuffer>;
}

/** What the thread says. */
export type ThreadMessage =
  | { readonly kind: 'started' }
  | { readonly kind: 'read'; readonly number: number; readonly boxes: string };

/** The build for 128-bit SIMD, which all of Node has: on newer versions tesseract.js would take one that rounds otherwise. */
const CORE = 'tesseract.js-core/tesseract-core-simd-lstm';

/** The picture as a portable greymap (PGM): bytes as they are, no compression. */
function toPgm({ width, height, data }: Grey): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const bytes = new Uint8Array(head.length + data.length);
  bytes.set(head);
  bytes.set(data, head.length);
  return bytes;
}

/** The symbols of its list of boxes (字の枠), the least that it has to say of where they are. */
export const symbolsOf = (boxes: string): ReadSymbol[] =>
  [...boxes.matchAll(/^(\S+) (\d+) \d+ \d+ \d+ \d+$/gmu)].map(([, text = '', left]) => ({ text, left: Number(left) }));

interface Waiting {
  readonly resolve: (boxes: string) => void;
  readonly reject: (reason: Error) => void;
}

/** A thread of tesseract's, started: what it is asked it does in order. */
async function startThread(data: ThreadData) {
  const worker = new Worker(builtFile('ocr/engines/tesseract-thread.js'), { workerData: data });
  const waiting = new Map<number, Waiting>();
  let ended: Error | undefined;
  const end = (reason: Error): void => {
    ended ??= reason;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('exit', () => end(new Error("tesseract's thread has ended")));
  await new Promise<void>((resolve, reject) => {
    worker.on('error', (reason) => {
      end(reason);
      reject(reason);
    });
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'started') resolve();
      else {
        waiting.get(message.number)?.resolve(message.boxes);
        waiting.delete(message.number);
      }
    });
  });
  let asked = 0;
  return {
    read: (model: string, picture: Grey): Promise<string> =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(ended);
          return;
        }
        asked += 1;
        waiting.set(asked, { resolve, reject });
        const request: ReadRequest = { number: asked, model, picture: toPgm(picture) };
        worker.postMessage(request, [request.picture.buffer]);
      }),
    close: async (): Promise<void> => {
      await worker.terminate();
    },
  };
}

/**
 * Tesseract with each of these models, in one thread of its own: their program is loaded once. Nothing is fetched: program and models are read from the
 * disk.
 */
export async function startTesseract(models: readonly string[], packages: string | undefined): Promise<Engine[]> {
  const core = createRequire(packagePath('tesseract.js', packages)).resolve(CORE);
  const { read, close } = await startThread({ core, models });
  return models.map((model) => ({ read: async (picture) => symbolsOf(await read(model, picture)), close }));
}
