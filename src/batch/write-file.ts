// Writes files so that a crash or a power cut leaves the former one or the whole new one.

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../emit/output-file.js';

/** Bytes gathered before one write to the disk: large enough to be quick, small beside everything else in memory. */
const WRITE_BUFFER_BYTES = 256 * 1024;

/** Opens a file that is written piece by piece; finished, it is on the disk, a power cut notwithstanding. */
export async function beginFile(path: string): Promise<OutputFile> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'w');
  let buffered: Buffer[] = [];
  let length = 0;
  let isOpen = true;
  let bytes = 0;
  const hash = createHash('sha256');
  const flush = async (): Promise<void> => {
    const content = Buffer.concat(buffered);
    buffered = [];
    length = 0;
    bytes += content.byteLength;
    hash.update(content);
    await handle.writeFile(content);
  };
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    async write(chunk) {
      const content = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk);
      buffered.push(content);
      length += content.byteLength;
      if (length >= WRITE_BUFFER_BYTES) await flush();
    },
    async finish() {
      try {
        await flush();
        await handle.sync();
      } finally {
        await close();
      }
      return { bytes, sha256: hash.digest('hex') };
    },
    async discard() {
      await close();
      await rm(path, { force: true });
    },
  };
}

/** Writes a whole file in `tempFolder` (of the same disk), then renames it: whoever reads sees the former file or this one, never a part. */
export async function writeWhole(path: string, text: string, tempFolder: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await mkdir(tempFolder, { recursive: true });
  const beside = join(tempFolder, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (problem) {
    await rm(beside, { force: true });
    throw problem;
  }
}

/** The same, and on the disk when it ends, a power cut notwithstanding: for what a person did, which no run can make again. */
export async function writeDurably(path: string, text: string, tempFolder: string): Promise<void> {
  await mkdir(tempFolder, { recursive: true });
  const beside = join(tempFolder, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeFile(beside, text, { flush: true });
    await rename(beside, path);
  } catch (problem) {
    await rm(beside, { force: true });
    throw problem;
  }
  await syncFolder(dirname(path));
}

/** Makes a rename last. Windows knows no such thing, and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
