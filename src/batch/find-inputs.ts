import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { safeName } from './safe-name.js';

/** Bytes where a name is not valid UTF-8: its text would not open it. */
export type FilePath = string | Buffer;

/** One file that is to be read. */
export interface InputFile {
  readonly path: FilePath;
  /** Path relative to the folder given, `/`-separated, safe to print; a file given by itself has its bare name. */
  readonly sourceFile: string;
}

export type InputProblemKind = 'missing' | 'unreadable' | 'empty-folder' | 'not-a-file';

/** A path that gives no input, and why. */
export interface InputProblem {
  readonly kind: InputProblemKind;
  /** As given, or below a folder given; safe to print. */
  readonly path: string;
  /** As of an `InputFile`. */
  readonly sourceFile: string;
  /** What the system said (`EACCES`); empty where there was nothing to say. */
  readonly reason: string;
}

export interface FoundInputs {
  readonly files: readonly InputFile[];
  readonly problems: readonly InputProblem[];
}

interface Walk {
  readonly files: InputFile[];
  readonly problems: InputProblem[];
  /** `device:inode` of every folder met: the way out of cyclic links. */
  readonly folders: Set<string>;
  /** Every file taken, by its path: one that was given beside its folder counts once. A link to a file is another path. */
  readonly taken: Set<string>;
}

interface Place {
  readonly path: FilePath;
  /** Name segments below the folder given. */
  readonly below: string;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const codeOf = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : String(problem);

/** False where this very folder was met before, by whatever way. */
function isNewFolder(walk: Walk, stats: Stats): boolean {
  const identity = `${stats.dev}:${stats.ino}`;
  if (walk.folders.has(identity)) return false;
  walk.folders.add(identity);
  return true;
}

function take(walk: Walk, path: FilePath, name: string): void {
  const identity = typeof path === 'string' ? resolve(path) : path.toString('latin1');
  if (walk.taken.has(identity)) return;
  walk.taken.add(identity);
  walk.files.push({ path, sourceFile: safeName(name) });
}

function childPath(folder: FilePath, name: Buffer): FilePath {
  const text = name.toString('utf8');
  if (typeof folder === 'string' && Buffer.from(text, 'utf8').equals(name)) return `${folder}/${text}`;
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);
}

function addProblem(walk: Walk, kind: InputProblemKind, path: string, name: string, reason: string): void {
  walk.problems.push({ kind, path: safeName(path), sourceFile: safeName(name), reason });
}

async function childrenOf(folder: FilePath): Promise<readonly { readonly name: string; readonly path: FilePath }[]> {
  const entries: readonly Dirent<Buffer>[] = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  return entries
    .map((entry) => ({ name: entry.name.toString('utf8'), path: childPath(folder, entry.name) }))
    .filter((child) => !child.name.startsWith('.'))
    .sort((a, b) => compareText(a.name, b.name));
}

async function walkFolder(root: string, shown: string, walk: Walk): Promise<void> {
  const pending: Place[] = [{ path: root, below: '' }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const below = place.below;
    try {
      for (const child of await childrenOf(place.path)) {
        const name = `${below}${child.name}`;
        await addChild({ path: child.path, below: name }, shown, walk, pending);
      }
    } catch (problem) {
      addProblem(walk, 'unreadable', `${shown}/${below}`, below, codeOf(problem));
    }
  }
}

async function addChild(place: Place, shown: string, walk: Walk, pending: Place[]): Promise<void> {
  const isPdf = /\.pdf$/i.test(place.below);
  let stats: Stats;
  try {
    stats = await stat(place.path);
  } catch (problem) {
    // A dangling link that is not named like a PDF is nobody's document.
    if (isPdf) addProblem(walk, 'missing', `${shown}/${place.below}`, place.below, codeOf(problem));
    return;
  }
  if (stats.isDirectory()) {
    if (isNewFolder(walk, stats)) pending.push({ path: place.path, below: `${place.below}/` });
  } else if (isPdf && stats.isFile()) {
    take(walk, place.path, place.below);
  }
}

async function addGiven(given: string, walk: Walk): Promise<void> {
  const shown = given.replace(/(?<=.)\/+$/, '');
  const name = basename(resolve(given));
  try {
    const stats = await stat(given);
    if (stats.isDirectory()) {
      const before = walk.files.length + walk.problems.length;
      const isNew = isNewFolder(walk, stats);
      if (isNew) await walkFolder(given, shown, walk);
      if (isNew && walk.files.length + walk.problems.length === before) {
        addProblem(walk, 'empty-folder', shown, name, '');
      }
    } else if (!stats.isFile()) {
      addProblem(walk, 'not-a-file', shown, name, '');
    } else {
      take(walk, given, name);
    }
  } catch (problem) {
    addProblem(walk, 'missing', shown, name, codeOf(problem));
  }
}

/**
 * The PDFs of files and folders given: folders are walked to any depth, links followed, cycles met once, `.pdf` in any case, hidden names
 * left out; a file given by itself is taken whatever its name. The answer does not depend on the order of `paths`.
 */
export async function findInputs(paths: readonly string[]): Promise<FoundInputs> {
  const walk: Walk = { files: [], problems: [], folders: new Set(), taken: new Set() };
  for (const given of [...new Set(paths)].sort(compareText)) await addGiven(given, walk);
  walk.files.sort((a, b) => compareText(a.sourceFile, b.sourceFile) || compareText(String(a.path), String(b.path)));
  return walk;
}
