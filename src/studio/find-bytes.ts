import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatasetState, toPath } from '../batch/dataset-state.js';
import { documentIdOf } from '../failed-result.js';

/** Bytes of a file; undefined where there is none, or it cannot be read: the page says that there is no picture. */
async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

/** The bytes of a document's PDF, where the manifest says that it lies; a file of other bytes is not the document. */
export async function findBytes(
  root: string,
  state: DatasetState | undefined,
  id: string,
  others: readonly string[],
): Promise<Uint8Array | undefined> {
  const member = [...(state?.members.values() ?? [])].find(({ sha256 }) => documentIdOf(sha256) === id);
  const places = member?.places.filter((place) => place.root !== '') ?? [];
  const paths = [...places.map((place) => join(toPath(root, place.root), place.sourceFile)), ...others];
  for (const path of paths) {
    const bytes = await readIfThere(path);
    if (bytes && documentIdOf(createHash('sha256').update(bytes).digest('hex')) === id) return bytes;
  }
  return undefined;
}
