import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';

/** The one worker that holds the dictionary (330 MB as it comes), for all document workers. */
export interface WordsPlace {
  /** A port for one more document worker. Starts the worker on first use, and anew where it has died. */
  connect(): MessagePort;
  close(): Promise<void>;
}

export function wordsPlace(entry: URL): WordsPlace {
  let worker: Worker | undefined;
  const start = (): Worker => {
    const started = new Worker(entry);
    // Document workers learn of its end by their closed ports; the next one that connects starts it anew.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };
  return {
    connect() {
      worker ??= start();
      const { port1, port2 } = new MessageChannel();
      worker.postMessage(port1, [port1]);
      return port2;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
