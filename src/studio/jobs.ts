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

/** What a run is to do. */
export interface Asked {
  /** Files that are converted; without any the dataset's files are made anew. */
  readonly paths: readonly string[];
  /** Hashes of documents that are read again, though nobody gives their files. */
  readonly again: readonly string[];
  /** Read the scans among those that are read again (文字認識). */
  readonly ocr: boolean;
}

/** `mokuhyo convert`, into the dataset that the studio is open on. Passwords are tried where a PDF asks for one. */
export type Convert = (
  asked: Asked & { readonly passwords: readonly string[] },
  report: Report,
  stopping: AbortSignal,
) => Promise<ConvertEnd>;

export interface Jobs {
  readonly job: () => Job;
  readonly isRunning: () => boolean;
  /** Converts these files; those that come while a run goes on are taken when it has ended. */
  readonly start: (paths: readonly string[]) => void;
  /** Reads documents of the dataset again; after the run that goes on. */
  readonly readAgain: (again: Pick<Asked, 'again' | 'ocr'>) => void;
  /** Tries a password from now on, as long as the studio is open; it is kept in memory alone. */
  readonly addPassword: (password: string) => void;
  /** All that were said. */
  readonly passwords: () => readonly string[];
  /** Does other work on the dataset's files while no run does; undefined where one goes on. Runs that are asked for meanwhile come after it. */
  readonly alone: <T>(task: (stopping: AbortSignal) => Promise<T>) => Promise<T> | undefined;
  /** Ends at once: what is under way is given up, and read by the next run. */
  readonly stop: () => void;
  /** When nothing runs any more. */
  readonly idle: () => Promise<void>;
}

const noJob: Job = { kind: 'idle', files: [], all: 0, done: 0, pages: 0, pagesPerSecond: 0, notices: [], left: 0 };

const waiting = (path: string): JobFile => ({
  name: basename(path),
  status: 'waiting',
  pages: 0,
  under: null,
  errors: [],
});

/** What an event changes of a job. */
function follow(job: Job, event: RunEvent, seconds: number): Job {
  const put = (name: string, change: Partial<JobFile>): readonly JobFile[] => {
    const at = job.files.findIndex((file) => file.name === name);
    const former = job.files[at] ?? waiting(name);
    const file: JobFile = { ...former, under: null, ...change };
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
    case 'page': {
      const { sourceFile, from, done, all } = event;
      return { ...job, files: put(sourceFile, { under: { from, done, all } }) };
    }
    case 'started':
      return { ...job, all: Math.max(job.all, event.files) };
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

/** Files that were given up when the run was stopped wait for the next. */
const laidBack = ({ files }: Job): readonly JobFile[] =>
  files.map((file) => (file.status === 'postponed' ? { ...file, status: 'waiting', under: null } : file));

/** One run, from its first file to the dataset's files; `change` tells what becomes of its job. */
async function runOnce(
  convert: (report: Report) => Promise<ConvertEnd>,
  desk: Pick<Desk, 'appear' | 'reload'>,
  paths: readonly string[],
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
  const end = await convert(report);
  if (end.kind === 'done') await desk.reload();
  change((job) =>
    end.kind === 'done'
      ? { ...job, kind: 'done', left: end.left, files: laidBack(job) }
      : { ...job, kind: 'refused', notices: [...job.notices, ...end.reasons] },
  );
}

const sameWay = (a: Asked, b: Asked): boolean => a.ocr === b.ocr;

const united = (a: Asked, b: Asked): Asked => ({
  paths: [...new Set([...a.paths, ...b.paths])],
  again: [...new Set([...a.again, ...b.again])],
  ocr: a.ocr,
});

/** Runs that wait, those that can be one as one. */
function enqueue(queue: readonly Asked[], asked: Asked): readonly Asked[] {
  const last = queue.at(-1);
  return last && sameWay(last, asked) ? [...queue.slice(0, -1), united(last, asked)] : [...queue, asked];
}

/** The job of runs that begin, or will. */
function beginning(asked: readonly Asked[]): Job {
  const files = asked.flatMap(({ paths }) => paths);
  const all = files.length + asked.flatMap(({ again }) => again).length;
  return { ...noJob, kind: 'running', files: files.map(waiting), all };
}

/** Passwords that were said, in memory alone. */
function keepPasswords(): Pick<Jobs, 'addPassword' | 'passwords'> {
  const said = new Set<string>();
  return { addPassword: (password) => said.add(password), passwords: () => [...said] };
}

export function openJobs(convert: Convert, desk: Pick<Desk, 'appear' | 'reload'>): Jobs {
  let job = noJob;
  let queue: readonly Asked[] = [];
  let stopper = new AbortController();
  let running: Promise<void> | undefined;
  const kept = keepPasswords();
  const end = (): void => {
    running = undefined;
  };

  const run = (asked: Asked): Promise<void> => {
    stopper = new AbortController();
    job = beginning([asked]);
    const convertAsked = (report: Report) => convert({ ...asked, passwords: kept.passwords() }, report, stopper.signal);
    return runOnce(convertAsked, desk, asked.paths, (change) => {
      job = change(job);
    });
  };
  const work = async (): Promise<void> => {
    for (let [asked] = queue; asked; [asked] = queue) {
      queue = queue.slice(1);
      await run(asked).catch((problem: unknown) => {
        job = failJob(job, problem);
      });
    }
  };
  const begin = (asked: Asked): void => {
    queue = enqueue(queue, asked);
    // Other work goes on: these wait for it.
    if (running && !isUnderWay(job)) job = beginning(queue);
    running ??= work().finally(end);
  };
  /** Runs that were asked for meanwhile come after it; those that were taken back before they began leave nothing. */
  const afterwards = (): Promise<void> => {
    if (job.kind === 'stopping') job = noJob;
    return work();
  };
  const alone: Jobs['alone'] = (task) => {
    if (running) return undefined;
    stopper = new AbortController();
    const done = task(stopper.signal);
    running = done.then(afterwards, afterwards).finally(end);
    return done;
  };

  return {
    job: () => job,
    isRunning: () => running !== undefined,
    start: (paths) => begin({ paths, again: [], ocr: false }),
    readAgain: ({ again, ocr }) => begin({ paths: [], again, ocr }),
    ...kept,
    alone,
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
