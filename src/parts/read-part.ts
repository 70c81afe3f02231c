import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PART_FILE, type PartRecord, parsePart, partFolder } from './part.js';

/** A part, and where it lies. */
export interface Part extends PartRecord {
  /** As it was given. */
  readonly path: string;
}

/** Why a folder cannot be gathered. */
export interface UnreadPart {
  /** `unfinished`: results, and no account of them. */
  readonly kind: 'no-part' | 'unfinished' | 'damaged';
  readonly path: string;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && ['ENOENT', 'ENOTDIR'].includes(String(problem.code)))
      return undefined;
    throw problem;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

/** Reads the account of a part. */
export async function readPart(path: string): Promise<Part | UnreadPart> {
  const text = await textOf(join(path, PART_FILE));
  if (text === undefined) return { kind: (await isFolder(partFolder(path).store)) ? 'unfinished' : 'no-part', path };
  const part = parsePart(text);
  return part ? { ...part, path } : { kind: 'damaged', path };
}

export const isUnread = (part: Part | UnreadPart): part is UnreadPart => 'kind' in part;
