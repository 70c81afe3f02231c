import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { ended } from './words-port.js';

/** The one worker that holds the dictionary (330 MB as it comes), for all document workers. */
export interface WordsPlace {
  /** A port for one more document worker. Starts the worker on first use, and anew where it has died. */
  connect(): MessagePort;
  close(): Promise<void>;
}

export function wordsPlace(entry: URL): WordsPlace {
  let worker: Worker | undefined;
  /** This thread's ends of the askers' ports. A port on its way to a worker that dies is lost without a word, so none is handed over. */
  const open = new Set<MessagePort>();
  const start = (): Worker => {
    const started = new Worker(entry);
    // Document workers learn of its end by their closed ports; the next one that connects starts it anew.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = undefined;
      for (const port of open) {
        // A worker that is still starting sees no port close, but finds what was said to it.
        port.postMessage(ended);
        port.close();
      }
      open.clear();
    });
    return started;
  };
  return {
    connect() {
      worker ??= start();
      const asker = new MessageChannel();
      const answerer = new MessageChannel();
      worker.postMessage(answerer.port1, [answerer.port1]);
      relay(asker.port1, answerer.port2);
      open.add(asker.port1);
      return asker.port2;
    },
    async close() {
      await worker?.terminate();
    },
  };
}

/** Hands on what either port says; neither keeps the process alive. */
function relay(a: MessagePort, b: MessagePort): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    from.on('message', (message: unknown) => to.postMessage(message));
    from.unref();
  }
  a.on('close', () => b.close());
}
