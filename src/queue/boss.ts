// pg-boss: the queue in PostgreSQL, with the few calls of it that are used.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A document that waits, as it lies in the database. */
export interface QueuedFile {
  /** Absolute path of the file; base64 of its bytes where it is no UTF-8. */
  readonly path: string;
  readonly encoding: 'utf8' | 'base64';
  /** Absolute path of the folder given, and the name below it. */
  readonly root: string;
  readonly source_file: string;
}

export interface QueuedJob {
  readonly id: string;
  readonly data: QueuedFile;
  readonly retryCount: number;
  readonly retryLimit: number;
}

interface JobToInsert {
  readonly name: string;
  readonly data: QueuedFile;
  readonly keepUntil: string;
}

/** What is used of pg-boss 10. */
export interface Boss {
  on(event: 'error', listener: (problem: Error) => void): void;
  start(): Promise<unknown>;
  stop(options: { readonly graceful: boolean; readonly close: boolean }): Promise<void>;
  createQueue(name: string, options: QueueOptions): Promise<void>;
  updateQueue(name: string, options: QueueOptions): Promise<void>;
  insert(jobs: readonly JobToInsert[]): Promise<unknown>;
  fetch(
    name: string,
    options: { readonly batchSize: number; readonly includeMetadata: true },
  ): Promise<readonly QueuedJob[]>;
  complete(name: string, id: string): Promise<unknown>;
  fail(name: string, id: string, reason: { readonly message: string }): Promise<unknown>;
  getQueueSize(name: string, options: { readonly before: 'active' | 'completed' }): Promise<number>;
}

interface QueueOptions {
  readonly deadLetter?: string;
  readonly retryLimit?: number;
  readonly retryDelay?: number;
  readonly retryBackoff?: boolean;
  readonly expireInSeconds?: number;
  readonly retentionDays?: number;
}

type BossConstructor = new (options: Readonly<Record<string, unknown>>) => Boss;

/** The version that runs on Node 20: 11 and later need Node 22. */
export const BOSS_VERSION = '10.4.2';

export type LoadedBoss =
  | { readonly kind: 'loaded'; readonly Boss: BossConstructor }
  /** `version` is empty where it is not installed. */
  | { readonly kind: 'refused'; readonly version: string };

const isConstructor = (value: unknown): value is BossConstructor => typeof value === 'function';

/** pg-boss as it is installed beside this program, or where the user stands: it is no dependency, since few need it. */
export function loadBoss(): LoadedBoss {
  const places = [createRequire(import.meta.url), createRequire(join(process.cwd(), 'index.js'))];
  for (const require of places) {
    let found: string;
    try {
      found = require.resolve('pg-boss');
    } catch {
      // Not there: perhaps in the next place.
      continue;
    }
    const { version }: { readonly version: string } = require('pg-boss/package.json');
    const loaded: unknown = require(found);
    if (version.startsWith('10.') && isConstructor(loaded)) return { kind: 'loaded', Boss: loaded };
    return { kind: 'refused', version };
  }
  return { kind: 'refused', version: '' };
}

/** Attempts at a document after the first, before it becomes a dead letter. */
export const RETRIES = 3;
/** Seconds before the first of them; each further one waits twice as long. */
const RETRY_DELAY_SECONDS = 2;
/** Documents wait so long for a worker, and dead letters for a person: pg-boss forgets them after 14 days otherwise. */
const KEEP_DAYS = 3650;
const DAY_MS = 86_400_000;

/** Where documents go that no attempt could read. */
export const deadLetters = (queue: string): string => `${queue}-dead`;

export const jobOf = (queue: string, data: QueuedFile, now: number): JobToInsert => ({
  name: queue,
  data,
  keepUntil: new Date(now + KEEP_DAYS * DAY_MS).toISOString(),
});

/** How often it is looked for documents whose worker has died. */
const MAINTENANCE_SECONDS = 5;

export interface BossSettings {
  readonly url: string;
  readonly queue: string;
  /** A document that a worker took and did not finish within so many seconds is given to another. */
  readonly leaseSeconds: number;
  /** What goes wrong between the questions asked of the database. */
  readonly onError: (problem: Error) => void;
}

/** Connects to the database and makes the queue and that of the dead letters, if they are not there. */
export async function openBoss(
  Boss: BossConstructor,
  { url, queue, leaseSeconds, onError }: BossSettings,
): Promise<Boss> {
  const boss = new Boss({
    connectionString: url,
    application_name: 'mokuhyo',
    schedule: false,
    maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
  });
  boss.on('error', onError);
  await boss.start();
  try {
    await makeQueues(boss, queue, leaseSeconds);
  } catch (problem) {
    // What was opened would keep the process alive.
    await boss.stop({ graceful: false, close: true });
    throw problem;
  }
  return boss;
}

async function makeQueues(boss: Boss, queue: string, leaseSeconds: number): Promise<void> {
  const keep = { retentionDays: KEEP_DAYS };
  const options = {
    deadLetter: deadLetters(queue),
    retryLimit: RETRIES,
    retryDelay: RETRY_DELAY_SECONDS,
    retryBackoff: true,
    expireInSeconds: leaseSeconds,
    ...keep,
  };
  await unlessLocked(() => boss.createQueue(deadLetters(queue), { ...keep }));
  await unlessLocked(() => boss.createQueue(queue, { ...options }));
  await unlessLocked(() => boss.updateQueue(queue, { ...options }));
}

/** What PostgreSQL says to one of two that wait for each other (deadlock_detected). */
const DEADLOCK = '40P01';
const ATTEMPTS = 8;
const PAUSE_MS = 150;

/** Tries again where another worker, which makes its queue at this very time, stands in the way. */
async function unlessLocked(act: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await act();
      return;
    } catch (problem) {
      const isLocked = problem instanceof Error && 'code' in problem && problem.code === DEADLOCK;
      if (!isLocked || attempt === ATTEMPTS) throw problem;
      await setTimeout(PAUSE_MS * attempt);
    }
  }
}
