import { setImmediate } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Segment, Token } from '../text/token.js';

interface Question {
  readonly id: number;
  readonly texts: readonly string[];
}

type Answer =
  | { readonly id: number; readonly tokens: readonly (readonly Token[])[] }
  | { readonly id: number; readonly problem: string };

interface Waiting {
  readonly resolve: (tokens: readonly (readonly Token[])[]) => void;
  readonly reject: (problem: Error) => void;
}

/** A `Segment` that asks the thread that holds the dictionary, through a port. When the port closes, whoever waits is told. */
export function segmentThrough(port: MessagePort): Segment {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let isOpen = true;
  port.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) port.unref();
    if ('tokens' in answer) asker?.resolve(answer.tokens);
    else asker?.reject(new Error(answer.problem));
  });
  port.on('close', () => {
    isOpen = false;
    for (const asker of waiting.values()) asker.reject(new Error('whoever segments words has ended'));
    waiting.clear();
  });
  // The port keeps a worker alive while an answer is outstanding, and no longer.
  port.unref();
  return (texts) =>
    new Promise((resolve, reject) => {
      if (!isOpen) {
        reject(new Error('whoever segments words has ended'));
        return;
      }
      asked += 1;
      waiting.set(asked, { resolve, reject });
      port.ref();
      port.postMessage({ id: asked, texts } satisfies Question);
    });
}

/** After so many characters other work gets its turn: a document of a million characters must not hold up the run. */
const CHARACTERS_AT_A_TIME = 2_000;

/** The thread's other work gets its turn in between; undefined where nobody waits for the answer any more. */
async function segmentInTurns(
  texts: readonly string[],
  segment: Segment,
  isAwaited: () => boolean,
): Promise<readonly (readonly Token[])[] | undefined> {
  const tokens: (readonly Token[])[] = [];
  let characters = 0;
  for (const text of texts) {
    if (!isAwaited()) return undefined;
    tokens.push(...(await segment([text])));
    characters += text.length;
    if (characters < CHARACTERS_AT_A_TIME) continue;
    characters = 0;
    await setImmediate();
  }
  return tokens;
}

/** A port for one worker, whose questions are answered in this thread. It does not keep the process alive. */
export function answerWords(segment: Segment): MessagePort {
  const { port1: port, port2 } = new MessageChannel();
  let isOpen = true;
  port.on('close', () => {
    isOpen = false;
  });
  port.on('message', ({ id, texts }: Question) => {
    segmentInTurns(texts, segment, () => isOpen).then(
      (tokens) => {
        if (tokens) port.postMessage({ id, tokens } satisfies Answer);
      },
      (problem: Error) => port.postMessage({ id, problem: problem.message } satisfies Answer),
    );
  });
  port.unref();
  return port2;
}
