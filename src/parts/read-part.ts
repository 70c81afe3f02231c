import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PART_FILE, type PartRecord, parsePart, partFolder, type Taken, takenFolder, takenSchema } from './part.js';

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
  if (!part) return { kind: 'damaged', path };
  if (part.share || part.queued) return { ...part, path };
  const taken = await readTaken(path);
  return taken ? { ...part, ...documentsOf(taken), path } : { kind: 'damaged', path };
}

/** What a worker of a queue has noted; undefined where a note is damaged. */
async function readTaken(path: string): Promise<readonly Taken[] | undefined> {
  const folder = takenFolder({ root: path });
  const names = (await isFolder(folder)) ? await readdir(folder, { recursive: true }) : [];
  const taken: Taken[] = [];
  for (const name of names.filter((found) => found.endsWith('.json')).sort()) {
    try {
      taken.push(takenSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))));
    } catch (problem) {
      if (problem instanceof Error && 'syscall' in problem) throw problem;
      return undefined;
    }
  }
  return taken;
}

/** Notes, one for each file → documents with their places. */
function documentsOf(taken: readonly Taken[]): Pick<PartRecord, 'roots' | 'unread' | 'documents'> {
  const roots = [...new Set(taken.map(({ root }) => root))].sort();
  const documents = new Map<string, PartRecord['documents'][number]['places']>();
  const unread: PartRecord['unread'] = [];
  for (const { root, source_file, sha256, issue } of taken) {
    if (issue) unread.push({ root, source_file, issue });
    if (sha256 === undefined) continue;
    const places = documents.get(sha256) ?? [];
    places.push({ root: roots.indexOf(root), source_file });
    documents.set(sha256, places);
  }
  return {
    // That the folder itself was given is known to whoever gave it to the queue.
    roots: roots.map((path) => ({ path, whole: false })),
    unread,
    documents: [...documents].map(([sha256, places]) => ({ sha256, places })),
  };
}

export const isUnread = (part: Part | UnreadPart): part is UnreadPart => 'kind' in part;
