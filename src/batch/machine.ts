// How many documents are read at once: by the cores and the memory that the system and its control groups leave.

import { readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';

/** What this process may use of the machine that it runs on. */
export interface Machine {
  /** Processors, at least 1; a share of one counts as one. */
  readonly cores: number;
  readonly memoryBytes: number;
}

interface Limits {
  readonly cores: number;
  readonly memoryBytes: number;
}

const none: Limits = { cores: Number.POSITIVE_INFINITY, memoryBytes: Number.POSITIVE_INFINITY };

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    // No such file: no cgroups, or no limit at this height.
    return undefined;
  }
}

/** `max`, -1 and what is no number mean that there is no limit. */
const limitOf = (text: string | undefined): number =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;

/** A cgroup's own folder and those above it, up to where the hierarchy is mounted: each may set a limit. */
function foldersUp(mount: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let below = path; ; below = dirname(below)) {
    folders.push(join(mount, below));
    if (below === '/' || below === '.') return folders;
  }
}

const ratio = (quota: number, period: number): number =>
  Number.isFinite(quota) && period > 0 ? quota / period : Number.POSITIVE_INFINITY;

/** cgroup v2: `cpu.max` is `200000 100000` or `max 100000`. */
function limitsOfV2(folder: string): Limits {
  const [quota, period] = (textOf(join(folder, 'cpu.max')) ?? '').split(' ');
  return { cores: ratio(limitOf(quota), limitOf(period)), memoryBytes: limitOf(textOf(join(folder, 'memory.max'))) };
}

/** cgroup v1: quota and period stand in two files; no limit of memory is a number near the largest. */
function limitsOfV1(folder: string): Limits {
  const quota = limitOf(textOf(join(folder, 'cpu.cfs_quota_us')));
  const period = limitOf(textOf(join(folder, 'cpu.cfs_period_us')));
  return { cores: ratio(quota, period), memoryBytes: limitOf(textOf(join(folder, 'memory.limit_in_bytes'))) };
}

/**
 * The limits of the control groups that this process is in (コンテナーの制限), versions 1 and 2. `root` is where /proc and /sys lie. Inside of a
 * container the path that /proc names may be the host's; the folder is the root of what is mounted then, which is looked at in any case.
 */
function cgroupLimits(root: string): Limits {
  const lines = (textOf(join(root, 'proc/self/cgroup')) ?? '').split('\n').filter((line) => line !== '');
  const mount = join(root, 'sys/fs/cgroup');
  const found = lines.flatMap((line): readonly Limits[] => {
    const [, controllers = '', path = '/'] = line.split(':');
    if (controllers === '') return foldersUp(mount, path).map(limitsOfV2);
    return controllers.split(',').flatMap((name) => foldersUp(join(mount, name), path).map(limitsOfV1));
  });
  return found.reduce(
    (all, one) => ({
      cores: Math.min(all.cores, one.cores),
      memoryBytes: Math.min(all.memoryBytes, one.memoryBytes),
    }),
    none,
  );
}

/** What the system gives, less what control groups take away. */
export function readMachine(
  system: Machine = { cores: availableParallelism(), memoryBytes: totalmem() },
  root = '/',
): Machine {
  const limits = cgroupLimits(root);
  return {
    cores: Math.max(1, Math.min(system.cores, Math.ceil(limits.cores))),
    memoryBytes: Math.min(system.memoryBytes, limits.memoryBytes),
  };
}

const MEGABYTE = 1024 ** 2;
/** The main thread with the dictionary of words, and room for the files in the making. */
const BASE_BYTES = 512 * MEGABYTE;
/** A worker: the bound of its JavaScript memory, and as much again by half for its code and its buffers. */
const WORKER_BYTES = 384 * MEGABYTE;
/** Share of the memory that is never gone beyond. */
export const MEMORY_SHARE = 0.75;

/** Documents at once where nobody says how many: as many as there are cores, if the memory holds them; at least one. */
export function defaultWorkers({ cores, memoryBytes }: Machine): number {
  const held = Math.floor((memoryBytes * MEMORY_SHARE - BASE_BYTES) / WORKER_BYTES);
  return Math.max(1, Math.min(cores, held));
}
