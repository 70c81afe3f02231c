import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Report, RunEvent } from '../batch/events.js';
import type { Told } from '../review/review-data.js';
import type { Desk } from './desk.js';
import type { Job, JobFile } from './wire.js';

/** How a conversion ended. */
export type ConvertEnd =
  | { readonly kind: 'done'; readonly left: number }
  /** Nothing was written. */
  | { readonly kind: 'refused'; readonly reasons: readonly Told[] };

/** `mokuhyo convert` on these paths, into the dataset that the studio is open on; without paths its files are made anew. */
export type Convert = (paths: readonly string[], report: Report, stopping: AbortSignal) => Promise<ConvertEnd>;

export interface Jobs {
  readonly job: () => Job;
  readonly isRunning: () => boolean;
  /** Converts these files; those that come while a run goes on are taken when it has ended. */
  readonly start: (paths: readonly string[]) => void;
  /** Does other work on the dataset's files while no run does; undefined where one goes on. Runs that are asked for meanwhile come after it. */
  readonly alone: <T>(task: (stopping: AbortSignal) => Promise<T>) => Promise<T> | undefined;
  /** Ends after what is under way. */
  readonly stop: () => void;
  /** When nothing runs any more. */
  readonly idle: () => Promise<void>;
}

const noJob: Job = { kind: 'idle', files: [], done: 0, pages: 0, pagesPerSecond: 0, notices: [], left: 0 };

const waiting = (path: string): JobFile => ({ name: basename(path), status: 'waiting', pages: 0, errors: [] });

/** What an event changes of a job. */
function follow(job: Job, event: RunEvent, seconds: number): Job {
  const put = (name: string, change: Partial<JobFile>): readonly JobFile[] => {
    const at = job.files.findIndex((file) => file.name === name);
    const former = job.files[at] ?? waiting(name);
    const file: JobFile = { ...former, ...change };
    return at < 0 ? [...job.files, file] : job.files.with(at, file);
  };
  switch (event.kind) {
    case 'document': {
      const { sourceFile, status, pages, errors } = event;
      const all = job.pages + pages;
      const pagesPerSecond = seconds > 0 ? all / seconds : 0;
      return {
        ...job,
        files: put(sourceFile, { status, pages, errors }),
        done: job.done + 1,
        pages: all,
        pagesPerSecond,
      };
    }
    case 'duplicate':
      return { ...job, files: put(event.sourceFile, { status: 'duplicate' }), done: job.done + 1 };
    case 'postponed':
      return { ...job, files: put(event.sourceFile, { status: 'postponed' }) };
    case 'notice':
      return {
        ...job,
        notices: [...job.notices, { message: event.issue.message, message_ja: event.issue.message_ja }],
      };
    default:
      return job;
  }
}

const isUnderWay = ({ kind }: Job): boolean => kind === 'running' || kind === 'stopping';

function failJob(job: Job, problem: unknown): Job {
  const message = problem instanceof Error ? problem.message : String(problem);
  return { ...job, kind: 'refused', notices: [...job.notices, { message, message_ja: message }] };
}

/** One run, from its first file to the dataset's files; `change` tells what becomes of its job. */
async function runOnce(
  convert: Convert,
  desk: Pick<Desk, 'appear' | 'reload'>,
  paths: readonly string[],
  stopping: AbortSignal,
  change: (to: (job: Job) => Job) => void,
): Promise<void> {
  const began = performance.now();
  const pathOf = new Map(paths.map((path) => [basename(path), path]));
  const report: Report = (event) => {
    change((job) => follow(job, event, (performance.now() - began) / 1000));
    const path = event.kind === 'document' ? pathOf.get(event.sourceFile) : undefined;
    // Seen at once; where that fails the run's own files show it a little later.
    if (event.kind === 'document' && path) void showEarly(desk, path, event.sourceFile);
  };
  const end = await convert(paths, report, stopping);
  if (end.kind === 'done') await desk.reload();
  change((job) =>
    end.kind === 'done'
      ? { ...job, kind: 'done', left: end.left }
      : { ...job, kind: 'refused', notices: [...job.notices, ...end.reasons] },
  );
}

export function openJobs(convert: Convert, desk: Pick<Desk, 'appear' | 'reload'>): Jobs {
  let job = noJob;
  let queue: string[] = [];
  let renew = false;
  let stopper = new AbortController();
  let running: Promise<void> | undefined;

  const run = (paths: readonly string[]): Promise<void> => {
    stopper = new AbortController();
    job = { ...noJob, kind: 'running', files: paths.map(waiting) };
    return runOnce(convert, desk, paths, stopper.signal, (change) => {
      job = change(job);
    });
  };
  const work = async (): Promise<void> => {
    while (queue.length > 0 || renew) {
      const paths = queue;
      queue = [];
      renew = false;
      await run(paths).catch((problem: unknown) => {
        job = failJob(job, problem);
      });
    }
  };

  return {
    job: () => job,
    isRunning: () => running !== undefined,
    start(paths) {
      queue = [...new Set([...queue, ...paths])];
      renew ||= paths.length === 0;
      // Other work goes on: these wait for it.
      if (running && !isUnderWay(job)) job = { ...noJob, kind: 'running', files: queue.map(waiting) };
      running ??= work().finally(() => {
        running = undefined;
      });
    },
    alone(task) {
      if (running) return undefined;
      stopper = new AbortController();
      const done = task(stopper.signal);
      const rest = (): Promise<void> => {
        // Runs that were asked for and taken back before they began.
        if (job.kind === 'stopping') job = noJob;
        return work();
      };
      running = done.then(rest, rest).finally(() => {
        running = undefined;
      });
      return done;
    },
    stop() {
      queue = [];
      stopper.abort();
      if (job.kind === 'running') job = { ...job, kind: 'stopping' };
    },
    idle: async () => running,
  };
}

async function showEarly(desk: Pick<Desk, 'appear'>, path: string, sourceFile: string): Promise<void> {
  try {
    await desk.appear(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
      sourceFile,
    );
  } catch (problem) {
    // The file was moved meanwhile: the run tells that.
    if (!(problem instanceof Error && 'syscall' in problem)) throw problem;
  }
}
