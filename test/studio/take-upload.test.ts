import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { expect, test } from 'vitest';
import { takeUpload } from '../../src/studio/take-upload.js';
import { temporaryFolder } from '../batch/temporary-folder.js';

/** Bytes in pieces, without a length that anybody could say beforehand; `fault` after the last. */
const stream = (pieces: readonly string[], fault?: Error): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      if (fault) controller.error(fault);
      else controller.close();
    },
  });

const settingsIn = (root: string) => ({
  folder: join(root, 'pdfs'),
  temp: join(root, 'temp'),
  name: 'a.pdf',
  most: 10,
});

test('keeps what is handed in, and nothing beside it', async () => {
  const root = temporaryFolder();
  const taken = await takeUpload(stream(['%PDF', '-1.7']), settingsIn(root));
  expect(taken).toEqual({ kind: 'kept', name: 'a.pdf', path: join(root, 'pdfs/a.pdf') });
  expect(readFileSync(join(root, 'pdfs/a.pdf'), 'utf8')).toBe('%PDF-1.7');
  expect(readdirSync(join(root, 'temp'))).toEqual([]);
});

test('ends what grows beyond its limit, and what breaks off, and keeps nothing of either', async () => {
  const root = temporaryFolder();
  expect(await takeUpload(stream(['%PDF-1.7', '123']), settingsIn(root))).toEqual({ kind: 'too-large' });
  await expect(takeUpload(stream(['%PDF'], new Error('gone')), settingsIn(root))).rejects.toThrow('gone');
  expect([...readdirSync(join(root, 'pdfs')), ...readdirSync(join(root, 'temp'))]).toEqual([]);
});
