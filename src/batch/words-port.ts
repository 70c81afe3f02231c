import type { MessagePort } from 'node:worker_threads';
import type { Segment, Token } from '../text/token.js';

interface Question {
  readonly id: number;
  readonly texts: readonly string[];
}

type Answer =
  | { readonly id: number; readonly tokens: readonly (readonly Token[])[] }
  | { readonly id: number; readonly problem: string };

/** Said to an asker when the place that segments words has ended. */
export const ended = { ended: true } as const;

interface Waiting {
  readonly resolve: (tokens: readonly (readonly Token[])[]) => void;
  readonly reject: (problem: Error) => void;
}

/** A `Segment` that asks the one place that holds the dictionary, through a port. When that place ends, whoever waits is told. */
export function segmentThrough(port: MessagePort): Segment {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let isOpen = true;
  const end = (): void => {
    isOpen = false;
    for (const asker of waiting.values()) asker.reject(new Error('the worker that segments words has ended'));
    waiting.clear();
  };
  port.on('message', (answer: Answer | typeof ended) => {
    if ('ended' in answer) {
      end();
      return;
    }
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('tokens' in answer) asker?.resolve(answer.tokens);
    else asker?.reject(new Error(answer.problem));
  });
  port.on('close', end);
  // The port alone must not keep a worker alive that has nothing else to do.
  port.unref();
  return (texts) =>
    new Promise((resolve, reject) => {
      if (!isOpen) {
        reject(new Error('the worker that segments words has ended'));
        return;
      }
      asked += 1;
      waiting.set(asked, { resolve, reject });
      port.ref();
      port.postMessage({ id: asked, texts } satisfies Question);
    });
}

/** Answers the questions of one port. */
export function serveWords(port: MessagePort, segment: Segment): void {
  port.on('message', ({ id, texts }: Question) => {
    segment(texts).then(
      (tokens) => port.postMessage({ id, tokens } satisfies Answer),
      (problem: Error) => port.postMessage({ id, problem: problem.message } satisfies Answer),
    );
  });
}
