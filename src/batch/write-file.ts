import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes gathered before one write to the disk: large enough to be quick, small beside everything else in memory. */
const WRITE_BUFFER_BYTES = 256 * 1024;

/** What was written: for the manifest and the data package. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that is written piece by piece. */
export interface PendingFile {
  write(text: string): Promise<void>;
  /** Everything is on the disk, a power cut notwithstanding. */
  finish(): Promise<Written>;
  /** Lets go of the file, whatever its state. */
  close(): Promise<void>;
}

export async function beginFile(path: string): Promise<PendingFile> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'w');
  let buffered: string[] = [];
  let length = 0;
  let isOpen = true;
  let size = 0;
  const hash = createHash('sha256');
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(buffered.join(''), 'utf8');
    buffered = [];
    length = 0;
    size += bytes.byteLength;
    hash.update(bytes);
    await handle.writeFile(bytes);
  };
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    close,
    async write(text) {
      buffered.push(text);
      length += text.length;
      if (length >= WRITE_BUFFER_BYTES) await flush();
    },
    async finish() {
      await flush();
      await handle.sync();
      await close();
      return { bytes: size, sha256: hash.digest('hex') };
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
