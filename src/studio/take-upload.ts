import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { numberedName } from './upload-name.js';

export type TakenUpload =
  | { readonly kind: 'kept'; readonly path: string; readonly name: string }
  /** The same bytes lie there under this name. */
  | { readonly kind: 'there'; readonly path: string; readonly name: string }
  | { readonly kind: 'too-large' };

class TooLarge extends Error {}

async function hashFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined;
    throw problem;
  }
  return hash.digest('hex');
}

/** Passes bytes on, and ends where there are more than allowed: what a sender says of the length proves nothing. */
async function* counted(
  source: AsyncIterable<Uint8Array>,
  most: number,
  use: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new TooLarge();
    use(chunk);
    yield chunk;
  }
}

/** Gives the finished file its name, unless another file has it: nothing is ever written over. */
async function putInPlace(from: string, sha256: string, folder: string, name: string): Promise<TakenUpload> {
  for (let number = 1; ; number++) {
    const own = numberedName(name, number);
    const path = join(folder, own);
    const there = await hashFile(path);
    if (there === sha256) return { kind: 'there', path, name: own };
    if (there !== undefined) continue;
    try {
      await link(from, path);
      return { kind: 'kept', path, name: own };
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
      if (code === 'EEXIST') continue;
      // A disk without links (FAT, some network shares): the name was free, and there is one writer.
      if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw problem;
      await rename(from, path);
      return { kind: 'kept', path, name: own };
    }
  }
}

/** Writes what a page sends to the disk piece by piece, then gives it its name in `folder`: whole or not at all. */
export async function takeUpload(
  body: ReadableStream<Uint8Array>,
  {
    folder,
    temp,
    name,
    most,
  }: { readonly folder: string; readonly temp: string; readonly name: string; readonly most: number },
): Promise<TakenUpload> {
  await mkdir(folder, { recursive: true });
  await mkdir(temp, { recursive: true });
  const beside = join(temp, `${randomBytes(8).toString('hex')}.upload`);
  const hash = createHash('sha256');
  try {
    // Opened before anything is read: a file that were still being opened when the sender breaks off would stay.
    const file = await open(beside, 'wx', 0o644);
    const pieces = counted(Readable.fromWeb(body), most, (chunk) => hash.update(chunk));
    await pipeline(pieces, file.createWriteStream({ flush: true }));
    return await putInPlace(beside, hash.digest('hex'), folder, name);
  } catch (problem) {
    if (problem instanceof TooLarge) return { kind: 'too-large' };
    throw problem;
  } finally {
    await rm(beside, { force: true });
  }
}
