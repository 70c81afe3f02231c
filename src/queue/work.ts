import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { issueOf, type Wanted } from '../batch/convert-all.js';
import { storeFailure } from '../batch/convert-job.js';
import { fromOutput } from '../batch/dataset-state.js';
import type { Executor } from '../batch/executor.js';
import { readInput } from '../batch/read-input.js';
import { readingPlan } from '../batch/reading-plan.js';
import { openFolder } from '../batch/run.js';
import type { Ground, RunSettings } from '../batch/run-settings.js';
import { settleCorrections } from '../batch/settle-corrections.js';
import { findStored, firstErrors } from '../batch/store.js';
import { writeWhole } from '../batch/write-file.js';
import { renderIssue } from '../issues/render.js';
import { formatPart, PART_FILE, partFolder, type Taken, takenPath } from '../parts/part.js';
import { emptyState, originOf, thisProgram } from '../parts/run-share.js';
import type { DocumentStatus } from '../schema/document.js';
import type { Boss, QueuedJob } from './boss.js';

export interface WorkSettings {
  readonly run: RunSettings;
  readonly boss: Boss;
  readonly queue: string;
  /** Ends when nothing waits and nothing is under way, in any worker. */
  readonly untilEmpty: boolean;
}

/** How a worker ended. */
export type WorkOutcome =
  | { readonly kind: 'ended'; readonly done: number; readonly failed: number }
  | { readonly kind: 'unwritable'; readonly reason: string }
  | { readonly kind: 'contradiction' };

/** What became of one document: read, or why this attempt failed. */
type Worked =
  | { readonly kind: 'read'; readonly status: DocumentStatus; readonly pages: number; readonly reused: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

/** How long a worker waits before it asks an empty queue again. */
const POLL_MS = 500;

/**
 * Reads documents as the queue gives them, as many at once as it has workers and never more, into a part of its own. A document counts as
 * done only when its result is on the disk; one that is given twice is there once.
 */
export async function work(settings: WorkSettings): Promise<WorkOutcome> {
  const { run } = settings;
  const folder = partFolder(run.out);
  try {
    const reason = await openFolder(folder);
    if (reason !== undefined) return { kind: 'unwritable', reason };
    const own = { kind: 'read', bytes: undefined, lines: [] } as const;
    const corrections = await settleCorrections(run.corrections, own, emptyState, folder);
    if (corrections.kind === 'undecidable') return { kind: 'contradiction' };
    const store = { folder: folder.store, temp: folder.temp };
    const found = { files: [], roots: [], problems: [] };
    const ground: Ground = { folder, store, state: emptyState, corrections, program: thisProgram(run), found };
    const account = formatPart({
      ...originOf(run, ground.program),
      share: null,
      input: '',
      roots: [],
      problems: [],
      unread: [],
      documents: [],
    });
    await mkdir(folder.temp, { recursive: true });
    await writeWhole(join(folder.root, PART_FILE), account, folder.temp);
    return await workOn(settings, ground);
  } finally {
    await rm(folder.temp, { recursive: true, force: true });
  }
}

async function workOn({ run, boss, queue, untilEmpty }: WorkSettings, ground: Ground): Promise<WorkOutcome> {
  const first = run.startExecutor(false);
  let alone: Executor | undefined;
  /** A document that failed once is tried with all the memory that it may need. */
  const executorFor = ({ retryCount }: QueuedJob): Executor => {
    if (retryCount === 0) return first;
    alone ??= run.startExecutor(true);
    return alone;
  };
  const width = Math.max(1, run.workers);
  const underWay = new Set<Promise<void>>();
  let done = 0;
  let failed = 0;
  run.report({ kind: 'started', files: 0, workers: run.workers });
  const take = async (job: QueuedJob): Promise<void> => {
    const worked = await readJob(run, ground, executorFor(job), job);
    if (worked.kind === 'read') done += 1;
    else failed += 1;
    await tell(run, job, worked);
    if (worked.kind === 'read') await boss.complete(queue, job.id);
    else await boss.fail(queue, job.id, { message: `${job.data.source_file}: ${worked.reason}` });
  };
  try {
    while (!run.stopping.aborted) {
      const room = width - underWay.size;
      const jobs = room > 0 ? await boss.fetch(queue, { batchSize: room, includeMetadata: true }) : [];
      for (const job of jobs) {
        const task = take(job).finally(() => underWay.delete(task));
        underWay.add(task);
      }
      if (jobs.length > 0 || room === 0) await Promise.race(underWay);
      else if (untilEmpty && underWay.size === 0 && (await boss.getQueueSize(queue, { before: 'completed' })) === 0)
        break;
      else await Promise.race([setTimeout(POLL_MS), ...underWay]);
    }
    await Promise.all(underWay);
    return { kind: 'ended', done, failed };
  } finally {
    await Promise.allSettled(underWay);
    await first.close();
    await alone?.close();
  }
}

async function tell({ report }: RunSettings, { data }: QueuedJob, worked: Worked): Promise<void> {
  const sourceFile = data.source_file;
  if (worked.kind === 'read') {
    const { status, pages, reused } = worked;
    report({ kind: 'document', sourceFile, status, pages, reused, errors: [] });
  } else {
    const issue = renderIssue({ code: 'batch/crashed', actual: worked.reason }, '');
    report({ kind: 'document', sourceFile, status: 'failed', pages: 0, reused: false, errors: firstErrors([issue]) });
  }
}

/** Reads one document into the store and notes its place. Of the last attempt the failure is kept, too: it is the document's row. */
async function readJob(run: RunSettings, ground: Ground, executor: Executor, job: QueuedJob): Promise<Worked> {
  const { data, retryCount, retryLimit } = job;
  const isLast = retryCount >= retryLimit;
  const place = { root: data.root, source_file: data.source_file };
  const note = (taken: Taken): Promise<void> =>
    writeWhole(takenPath(ground.folder, taken), JSON.stringify(taken), ground.folder.temp);
  const input = await readInput({ path: data.encoding === 'utf8' ? data.path : Buffer.from(data.path, 'base64') });
  if (input.kind === 'unread') {
    const { code, actual } = input.issue;
    if (isLast) await note({ ...place, issue: { code, ...(actual === undefined ? {} : { actual }) } });
    return { kind: 'failed', reason: `${code} ${actual ?? ''}`.trim() };
  }
  const { sha256, bytes } = input;
  const wanted = wantedOf(run, ground, job, sha256);
  const earlier = await findStored(ground.store, sha256);
  if (earlier?.reader.key === wanted.reader.key) {
    await note({ ...place, sha256 });
    return { kind: 'read', status: earlier.summary.status, pages: earlier.summary.pages, reused: true };
  }
  const { store } = ground;
  const attempt = await executor.run({ bytes, ...wanted, store, passwords: run.passwords ?? [], wasRead: false });
  if (attempt.kind === 'done') {
    await note({ ...place, sha256 });
    return { kind: 'read', status: attempt.summary.status, pages: attempt.summary.pages, reused: false };
  }
  if (attempt.kind === 'disk') throw Object.assign(new Error(attempt.reason), { code: attempt.code, syscall: 'write' });
  if (attempt.kind === 'locked') throw new Error('a document that was never read is locked');
  const issue = issueOf(attempt);
  if (isLast) {
    await storeFailure({ store, reader: wanted.reader }, sha256, issue);
    await note({ ...place, sha256 });
  }
  return { kind: 'failed', reason: `${issue.code} ${issue.actual ?? ''}`.trim() };
}

function wantedOf(run: RunSettings, ground: Ground, { data }: QueuedJob, sha256: string): Wanted {
  const place = { root: fromOutput(run.out, data.root), sourceFile: data.source_file };
  const wanted = readingPlan(run, ground).wanted(sha256, { path: '', place });
  if (!wanted) throw new Error('the profile is gone');
  return wanted;
}
