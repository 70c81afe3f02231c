import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes gathered before one write to the disk: large enough to be quick, small beside everything else in memory. */
const WRITE_BUFFER_BYTES = 256 * 1024;

/** What was written: for the manifest and the data package. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file in the making. It shows under its name only when `finish` has run; until then, and after `discard`, nothing of it is there. */
export interface PendingFile {
  write(text: string): Promise<void>;
  /** Puts the file in its place at once: readers see the former one or this one, never a part. */
  finish(): Promise<Written>;
  discard(): Promise<void>;
}

/**
 * Starts a file that is written in `tempFolder` (of the same disk) and renamed to `path` at the end.
 * `durable`: once finished it survives a power cut.
 */
export async function beginFile(path: string, tempFolder: string, durable = false): Promise<PendingFile> {
  await mkdir(dirname(path), { recursive: true });
  await mkdir(tempFolder, { recursive: true });
  const beside = join(tempFolder, `${randomBytes(8).toString('hex')}.tmp`);
  const handle = await open(beside, 'wx');
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
  const discard = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
    await rm(beside, { force: true });
  };
  return {
    discard,
    async write(text) {
      buffered.push(text);
      length += text.length;
      if (length >= WRITE_BUFFER_BYTES) await flush();
    },
    async finish() {
      try {
        await flush();
        if (durable) await handle.sync();
        await handle.close();
        isOpen = false;
        await rename(beside, path);
        return { bytes: size, sha256: hash.digest('hex') };
      } catch (problem) {
        await discard();
        throw problem;
      }
    },
  };
}

/** Writes a whole file in `tempFolder`, then renames it to `path`. */
export async function writeWhole(path: string, text: string, tempFolder: string, durable = false): Promise<Written> {
  const file = await beginFile(path, tempFolder, durable);
  try {
    await file.write(text);
  } catch (problem) {
    await file.discard();
    throw problem;
  }
  return file.finish();
}
