import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { safeName } from './safe-name.js';

/** Bytes where a name is not valid UTF-8: its text would not open it. */
export type FilePath = string | Buffer;

/** One file that is to be read. */
export interface InputFile {
  readonly path: FilePath;
  /** Path relative to the folder given, `/`-separated, safe to print; a file given by itself has its bare name. */
  readonly sourceFile: string;
  /** The folder given, or that of the file given: its real, whole path. */
  readonly root: string;
}

/** A folder that files were found in. */
export interface InputRoot {
  /** Its real, whole path. */
  readonly path: string;
  /** The folder itself was given, not single files in it. */
  readonly whole: boolean;
}

export type InputProblemKind = 'missing' | 'unreadable' | 'empty-folder' | 'not-a-file';

/** A path that gives no input, and why. */
export interface InputProblem {
  readonly kind: InputProblemKind;
  /** As given, or below a folder given; safe to print. */
  readonly path: string;
  /** As of an `InputFile`. */
  readonly sourceFile: string;
  readonly root: string;
  /** What the system said (`EACCES`); empty where there was nothing to say. */
  readonly reason: string;
}

export interface FoundInputs {
  readonly files: readonly InputFile[];
  readonly roots: readonly InputRoot[];
  readonly problems: readonly InputProblem[];
}

interface Walk {
  readonly files: InputFile[];
  readonly roots: InputRoot[];
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

function take(walk: Walk, path: FilePath, name: string, root: string): void {
  const identity = typeof path === 'string' ? resolve(path) : path.toString('latin1');
  if (walk.taken.has(identity)) return;
  walk.taken.add(identity);
  walk.files.push({ path, sourceFile: safeName(name), root });
}

function childPath(folder: FilePath, name: Buffer): FilePath {
  const text = name.toString('utf8');
  if (typeof folder === 'string' && Buffer.from(text, 'utf8').equals(name)) return `${folder}/${text}`;
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);
}

interface Given {
  /** As it was written, for messages. */
  readonly shown: string;
  readonly root: string;
}

function addProblem(walk: Walk, kind: InputProblemKind, given: Given, name: string, reason: string): void {
  walk.problems.push({
    kind,
    path: safeName(given.shown),
    sourceFile: safeName(name),
    root: given.root,
    reason,
  });
}

async function childrenOf(folder: FilePath): Promise<readonly { readonly name: string; readonly path: FilePath }[]> {
  const entries: readonly Dirent<Buffer>[] = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  return entries
    .map((entry) => ({ name: entry.name.toString('utf8'), path: childPath(folder, entry.name) }))
    .filter((child) => !child.name.startsWith('.'))
    .sort((a, b) => compareText(a.name, b.name));
}

async function walkFolder(folder: string, given: Given, walk: Walk): Promise<void> {
  const { shown, root } = given;
  const pending: Place[] = [{ path: folder, below: '' }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const below = place.below;
    try {
      for (const child of await childrenOf(place.path)) {
        const name = `${below}${child.name}`;
        await addChild({ path: child.path, below: name }, given, walk, pending);
      }
    } catch (problem) {
      addProblem(walk, 'unreadable', { root, shown: `${shown}/${below}` }, below, codeOf(problem));
    }
  }
}

async function addChild(place: Place, { shown, root }: Given, walk: Walk, pending: Place[]): Promise<void> {
  const isPdf = /\.pdf$/i.test(place.below);
  let stats: Stats;
  try {
    stats = await stat(place.path);
  } catch (problem) {
    // A dangling link that is not named like a PDF is nobody's document.
    if (isPdf) addProblem(walk, 'missing', { root, shown: `${shown}/${place.below}` }, place.below, codeOf(problem));
    return;
  }
  if (stats.isDirectory()) {
    if (isNewFolder(walk, stats)) pending.push({ path: place.path, below: `${place.below}/` });
  } else if (isPdf && stats.isFile()) {
    take(walk, place.path, place.below, root);
  }
}

async function addGiven(given: string, walk: Walk): Promise<void> {
  const shown = given.replace(/(?<=.)\/+$/, '');
  const name = basename(resolve(given));
  const beside = { shown, root: dirname(resolve(given)) };
  try {
    const stats = await stat(given);
    if (stats.isDirectory()) {
      const before = walk.files.length + walk.problems.length;
      const isNew = isNewFolder(walk, stats);
      const root = await realpath(given);
      walk.roots.push({ path: root, whole: true });
      if (isNew) await walkFolder(given, { shown, root }, walk);
      if (isNew && walk.files.length + walk.problems.length === before) {
        addProblem(walk, 'empty-folder', beside, name, '');
      }
    } else if (!stats.isFile()) {
      addProblem(walk, 'not-a-file', beside, name, '');
    } else {
      const root = await realpath(dirname(resolve(given)));
      walk.roots.push({ path: root, whole: false });
      take(walk, given, name, root);
    }
  } catch (problem) {
    addProblem(walk, 'missing', beside, name, codeOf(problem));
  }
}

/**
 * The PDFs of files and folders given: folders are walked to any depth, links followed, cycles met once, `.pdf` in any case, hidden names
 * left out; a file given by itself is taken whatever its name. The answer does not depend on the order of `paths`.
 */
export async function findInputs(paths: readonly string[]): Promise<FoundInputs> {
  const walk: Walk = { files: [], roots: [], problems: [], folders: new Set(), taken: new Set() };
  for (const given of [...new Set(paths)].sort(compareText)) await addGiven(given, walk);
  walk.files.sort((a, b) => compareText(a.sourceFile, b.sourceFile) || compareText(String(a.path), String(b.path)));
  return walk;
}
