import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { issueOf } from '../batch/convert-all.js';
import type { Attempt, Executor } from '../batch/executor.js';
import type { ResultOptions } from '../batch/result-key.js';
import { removeStored, type Store, tryStored } from '../batch/store.js';
import { renderIssue } from '../issues/render.js';
import type { Told } from '../review/review-data.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { StudioFolder } from './own-folder.js';

/** A PDF read beside the dataset (試し読み), or why it could not be. */
export type ReadEnd =
  | { readonly kind: 'read'; readonly result: DocumentResult }
  | { readonly kind: 'failed'; readonly told: Told };

export interface Aside {
  /** Reads a PDF as `options` say; nothing of the dataset is touched. The bytes are the reader's from then on. */
  readonly read: (bytes: Uint8Array, options: ResultOptions) => Promise<ReadEnd>;
  readonly close: () => Promise<void>;
}

/** Nobody else reads what is kept under this key. */
const reader = { version: 'aside', key: 'aside' } as const;

const ended: Told = { message: 'The studio was ended.', message_ja: '作業画面を終えました。' };

function toldOf(attempt: Exclude<Attempt, { kind: 'done' }>): Told {
  if (attempt.kind === 'disk') return { message: attempt.reason, message_ja: attempt.reason };
  const issue = attempt.kind === 'locked' ? ({ code: 'document/password-needed' } as const) : issueOf(attempt);
  const { message, message_ja } = renderIssue(issue, '');
  return { message, message_ja };
}

/**
 * Reads PDFs in threads, with the limits of a run: the studio answers meanwhile, and a PDF that never ends ends nothing but its own reading.
 * One after the other; the threads start with the first.
 */
export function readAside({ making }: StudioFolder, start: () => Executor, passwords: () => readonly string[]): Aside {
  const store: Store = { folder: join(making, 'aside'), temp: making };
  let executor: Executor | undefined;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();
  const readOne = async (bytes: Uint8Array, options: ResultOptions): Promise<ReadEnd> => {
    // What waited for its turn until the studio ended starts no threads any more.
    if (isClosed) return { kind: 'failed', told: ended };
    executor ??= start();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const attempt = await executor.run({ bytes, options, reader, store, passwords: passwords() });
    if (attempt.kind !== 'done') return { kind: 'failed', told: toldOf(attempt) };
    const result = await tryStored(store, sha256, reader);
    await removeStored(store, sha256);
    if (!result) throw new Error(`what was read of ${sha256} is gone`);
    return { kind: 'read', result };
  };
  return {
    read(bytes, options) {
      const turn = last.then(() => readOne(bytes, options));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      isClosed = true;
      await executor?.close();
    },
  };
}
