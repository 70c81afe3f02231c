// One run at a time writes into an output folder: the lock is a file that names its process; that of a dead one is taken over.

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Who holds an output folder. The start time tells a living owner from a stranger that got its process number later. */
interface Owner {
  readonly pid: number;
  readonly started: string;
  readonly host: string;
}

export type LockAnswer =
  | { readonly kind: 'held'; readonly release: () => Promise<void> }
  | { readonly kind: 'refused'; readonly pid: number; readonly host: string };

/** Field of /proc/<pid>/stat that holds the start time, counted after the bracketed command name (field 22 of the whole). */
const START_FIELD_AFTER_NAME = 19;

/** When a process started, in the system's own form; undefined where there is no such process. */
export function processStart(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD_AFTER_NAME];
    }
    if (process.platform === 'win32') {
      process.kill(pid, 0);
      return 'alive';
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    // No such process, or none that may be asked about: either way it does not hold the folder.
    return undefined;
  }
}

function readOwner(text: string): Owner | undefined {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return undefined;
    const { pid, started, host } = found as Record<string, unknown>;
    return typeof pid === 'number' && typeof started === 'string' && typeof host === 'string'
      ? { pid, started, host }
      : undefined;
  } catch {
    // A lock file that a power cut left empty names nobody.
    return undefined;
  }
}

/** Of another machine (a shared disk) nothing can be known: its lock is taken as held. */
const isAlive = (owner: Owner): boolean => owner.host !== hostname() || processStart(owner.pid) === owner.started;

async function readLock(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined;
    throw problem;
  }
}

/** Where a disk knows no links (FAT, some network shares), the file is made and then filled. */
const knowsNoLinks = (problem: unknown): boolean =>
  problem instanceof Error &&
  'code' in problem &&
  ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(String(problem.code));

/** True where the lock was taken: the file comes into being whole, by a link. */
async function tryLock(path: string, owner: Owner): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, JSON.stringify(owner));
  try {
    await link(own, path).catch(async (problem: unknown) => {
      if (!knowsNoLinks(problem)) throw problem;
      await writeFile(path, JSON.stringify(owner), { flag: 'wx' });
    });
    return true;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') return false;
    throw problem;
  } finally {
    await rm(own, { force: true });
  }
}

/** How long to leave a starter that is removing a stale lock alone. */
const REMOVAL_MS = 10;

/**
 * Removes a lock whose owner is gone. Of several starters one at a time may: another, that read the stale lock earlier, would take away
 * the living one that has meanwhile come into its place.
 */
async function removeStale(path: string, stale: string, owner: Owner): Promise<void> {
  const right = `${path}.stale`;
  if (await tryLock(right, owner)) {
    try {
      if ((await readLock(path)) === stale) await rm(path, { force: true });
    } finally {
      await rm(right, { force: true });
    }
    return;
  }
  const text = await readLock(right);
  if (text === undefined) return;
  const remover = readOwner(text);
  if (remover && isAlive(remover)) await setTimeout(REMOVAL_MS);
  else await rm(right, { force: true });
}

/**
 * Takes an output folder for this process, or says who has it. A lock does not outlive its owner.
 *
 * proper-lockfile 4 knows an owner by the age of a folder that it touches again and again: after a run that was killed the next one would be
 * refused for ten seconds, a run whose thread is busy for as long would lose its lock, and nobody could be told who holds it.
 */
export async function acquireLock(path: string): Promise<LockAnswer> {
  await mkdir(dirname(path), { recursive: true });
  const owner: Owner = { pid: process.pid, started: processStart(process.pid) ?? '', host: hostname() };
  for (;;) {
    if (await tryLock(path, owner)) return { kind: 'held', release: () => rm(path, { force: true }) };
    const text = await readLock(path);
    const holder = text === undefined ? undefined : readOwner(text);
    if (holder && isAlive(holder)) return { kind: 'refused', pid: holder.pid, host: holder.host };
    if (text !== undefined) await removeStale(path, text, owner);
  }
}
