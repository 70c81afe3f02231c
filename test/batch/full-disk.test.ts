import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { runBatch } from '../../src/batch/run.js';
import { runSettings } from './run-settings.js';
import { contentOf, fill, temporaryFolder } from './temporary-folder.js';

/** Writes that the disk still takes; then it is full. */
const disk = vi.hoisted(() => ({ writesLeft: Number.POSITIVE_INFINITY }));

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  type Write = typeof real.writeFile;
  const filling =
    (write: (content: Buffer) => Promise<void>) =>
    async (content: string | Buffer): Promise<void> => {
      disk.writesLeft -= 1;
      if (disk.writesLeft >= 0) return write(Buffer.from(content));
      // A part still fits, as on a disk that runs full.
      await write(Buffer.from(content).subarray(0, 10));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
    };
  const open = async (...parameters: Parameters<typeof real.open>): Promise<FileHandle> => {
    const handle = await real.open(...parameters);
    const write = handle.writeFile.bind(handle);
    handle.writeFile = filling((content) => write(content)) as FileHandle['writeFile'];
    return handle;
  };
  const writeFile: Write = (file, content, options) =>
    filling((bytes) => real.writeFile(file, bytes, options))(content as string | Buffer);
  return { ...real, open, writeFile };
});

beforeEach(() => {
  disk.writesLeft = Number.POSITIVE_INFINITY;
});

const files = Object.fromEntries(
  Array.from({ length: 9 }, (_, index) => [`${index}.pdf`, `部 ${2010 + index} ${index}`]),
);

/** One for the lock, 9 stored results, 9 documents, 14 files of the run, the note of what is ours. */
test.each([0, 1, 5, 9, 10, 14, 18, 19, 22, 25, 28, 32, 33])(
  'full after %i writes: nothing is damaged, the next run completes',
  async (writes) => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), files);
    const fresh = join(folder, 'fresh');
    await runBatch(runSettings([input], fresh));
    const out = join(folder, 'out');
    await runBatch(runSettings([join(input, '0.pdf')], out));
    const before = contentOf(out);
    disk.writesLeft = writes;
    const outcome = await runBatch(runSettings([input], out, { force: true }));
    expect(outcome).toMatchObject({
      kind: writes === 0 ? 'unwritable' : 'disk',
      reason: 'ENOSPC: no space left on device, write',
    });
    expect(contentOf(out)).toEqual(before);
    disk.writesLeft = Number.POSITIVE_INFINITY;
    expect(await runBatch(runSettings([input], out))).toMatchObject({ kind: 'done' });
    expect(contentOf(out)).toEqual(contentOf(fresh));
  },
);
