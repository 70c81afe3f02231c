import { AsyncLocalStorage } from 'node:async_hooks';
import { cpSync, rmSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runBatch } from '../../src/batch/run.js';
import type { RunSettings } from '../../src/batch/run-settings.js';
import type { Correction } from '../../src/corrections/correction-schema.js';
import { documentIdOf } from '../../src/failed-result.js';
import { hashOfText } from './fake-document.js';
import { runSettings } from './run-settings.js';
import { contentOf, fill, temporaryFolder } from './temporary-folder.js';

/**
 * A process that is killed does nothing more: from the write on at which it dies, no change of the disk ever comes back to it, those that
 * had begun neither. What it was reading may end later: it is still that process which goes on then, and finds itself dead.
 */
interface Process {
  changesLeft: number;
  readonly die: () => void;
  /** Changes of the disk that have begun and not ended. */
  readonly begun: Set<Promise<unknown>>;
}

const made = vi.hoisted(() => ({ changes: 0 }));
const running = new AsyncLocalStorage<Process>();
const undisturbed: Process = { changesLeft: Number.POSITIVE_INFINITY, die: () => undefined, begun: new Set() };
const current = (): Process => running.getStore() ?? undisturbed;

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const never = new Promise<never>(() => undefined);
  const alive = (): boolean => {
    const process_ = current();
    made.changes += 1;
    process_.changesLeft -= 1;
    if (process_.changesLeft >= 0) return true;
    process_.die();
    return false;
  };
  /** The end of a change; of one that ends after the process has died, nobody hears. */
  const ended = async <R>(change: Promise<R>): Promise<R> => {
    const process_ = current();
    process_.begun.add(change);
    try {
      return await change;
    } finally {
      process_.begun.delete(change);
      if (process_.changesLeft < 0) await never;
    }
  };
  const mortal =
    <A extends unknown[], R>(change: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      alive() ? ended(change(...args)) : never;
  /** The write at which it dies leaves the first half of its bytes. */
  const torn =
    (write: (content: Buffer) => Promise<void>) =>
    async (content: string | Buffer): Promise<void> => {
      const bytes = Buffer.from(content);
      if (alive()) return ended(write(bytes));
      if (current().changesLeft === -1) await ended(write(bytes.subarray(0, bytes.length / 2)));
      return never;
    };
  const open = async (...parameters: Parameters<typeof real.open>): Promise<FileHandle> => {
    if (parameters[1] !== 'r' && current().changesLeft < 0) return never;
    const opened = real.open(...parameters);
    const handle = await (parameters[1] === 'r' ? opened : ended(opened));
    const write = handle.writeFile.bind(handle);
    handle.writeFile = torn((content) => write(content)) as FileHandle['writeFile'];
    return handle;
  };
  return {
    ...real,
    open,
    writeFile: (file: Parameters<typeof real.writeFile>[0], content: string | Buffer, options?: { flag?: string }) =>
      torn((bytes) => real.writeFile(file, bytes, options))(content),
    rename: mortal(real.rename),
    rm: mortal(real.rm),
    link: mortal(real.link),
    mkdir: mortal(real.mkdir as (...args: unknown[]) => Promise<unknown>),
  };
});

/** Runs until the process dies at its `changes`-th change of the disk; true where it came to its end before. */
async function runKilledAfter(changes: number, settings: RunSettings): Promise<boolean> {
  let die = (): void => undefined;
  const death = new Promise<false>((resolve) => {
    die = () => resolve(false);
  });
  const mortal: Process = { changesLeft: changes, die: () => die(), begun: new Set() };
  const isDone = await Promise.race([running.run(mortal, () => runBatch(settings)).then(() => true), death]);
  // What has begun ends, the torn write too.
  while (mortal.begun.size > 0) await Promise.allSettled(mortal.begun);
  // The lock of a dead process is taken over; here that process still lives.
  if (!isDone) rmSync(join(settings.out, '.mokuhyo/lock'), { force: true });
  return isDone;
}

const texts = { '2019/a.pdf': '部 2019 2 values', '2019/b.pdf': '課 2019 1', '2020/a.pdf': '部 2020 1 values' };
const line = (document: string, value: string): Correction => ({
  document: documentIdOf(hashOfText(document)),
  place: '1/1/2/1',
  page: '',
  bbox: '',
  printed_text: '1人',
  field: 'value_number',
  value,
  reason: '',
  by: '',
  at: '',
});

type Step = (folder: string) => RunSettings;

const steps: Readonly<Record<string, { readonly before: readonly Step[]; readonly killed: Step }>> = {
  'the first run': {
    before: [],
    killed: (folder) => runSettings([join(folder, '2019')], join(folder, 'out'), { also: ['ja'] }),
  },
  'an addition with corrections': {
    before: [
      (folder) =>
        runSettings([join(folder, '2019')], join(folder, 'out'), {
          corrections: [line(texts['2019/a.pdf'], '7')],
        }),
    ],
    killed: (folder) =>
      runSettings([join(folder, '2020')], join(folder, 'out'), {
        corrections: [line(texts['2020/a.pdf'], '8')],
      }),
  },
  'a withdrawal': {
    before: [
      (folder) =>
        runSettings([join(folder, '2019'), join(folder, '2020')], join(folder, 'out'), {
          corrections: [line(texts['2019/a.pdf'], '7'), line(texts['2020/a.pdf'], '8')],
        }),
    ],
    killed: (folder) => runSettings([], join(folder, 'out'), { withdraw: [hashOfText(texts['2019/a.pdf'])] }),
  },
};

test.each(Object.keys(steps))(
  '%s, killed at every change of the disk, is completed by the next run',
  async (name) => {
    const { before, killed } = steps[name] ?? { before: [], killed: () => runSettings([], '') };
    const fresh = fill(temporaryFolder(), texts);
    for (const step of [...before, killed]) await runBatch(step(fresh));
    const expected = contentOf(join(fresh, 'out'));
    const earlier = fill(temporaryFolder(), texts);
    for (const step of before) await runBatch(step(earlier));
    const standing = contentOf(join(earlier, 'out'));
    let isDone = false;
    for (let changes = 0; !isDone; changes++) {
      const folder = temporaryFolder();
      cpSync(earlier, folder, { recursive: true });
      isDone = await runKilledAfter(changes, killed(folder));
      const now = contentOf(join(folder, 'out'));
      // What people wrote is whole at every moment: as it was, or as it will be; and so is the manifest.
      for (const file of ['corrections.csv', 'manifest.json']) {
        expect([standing[file], expected[file]], `${file} after ${changes} changes`).toContain(now[file]);
      }
      expect(await runBatch(killed(folder)), `after ${changes} changes`).toMatchObject({ kind: 'done' });
      expect(contentOf(join(folder, 'out')), `after ${changes} changes`).toEqual(expected);
    }
    expect(made.changes).toBeGreaterThan(50);
  },
  300_000,
);
