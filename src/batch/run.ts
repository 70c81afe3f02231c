import { access, constants, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Correction } from '../corrections/correction-schema.js';
import type { FlavourName } from '../emit/flavours.js';
import type { IssueCode } from '../issues/catalogue.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import type { Manifest } from '../schema/manifest.js';
import type { Segment } from '../text/token.js';
import { type Converted, convertAll, type UnreadFile } from './convert-all.js';
import type { Report } from './events.js';
import type { Executor } from './executor.js';
import { type FoundInputs, findInputs, type InputProblem } from './find-inputs.js';
import { findForeign } from './former-run.js';
import { acquireLock } from './lock.js';
import { type OutputFolder, outputFolder } from './output-folder.js';
import { hashProgram, type ResultOptions, resultKey } from './result-key.js';
import type { Sources } from './sources.js';
import { pruneSpool, type Spool } from './spool.js';

export interface RunSettings {
  readonly paths: readonly string[];
  readonly out: string;
  readonly options: ResultOptions;
  readonly sources: Sources;
  readonly corrections: readonly Correction[];
  readonly dataset: DatasetConfig;
  /** For the readings of words when years are joined. */
  readonly segment?: Segment;
  readonly also: readonly FlavourName[];
  readonly manifest: Pick<Manifest, 'program' | 'options' | 'stamp'>;
  readonly force: boolean;
  /** Documents at once: 0 and 1 are both one. */
  readonly workers: number;
  /** Starts what converts, once there is something to convert; `alone`: for the second attempts, one document at a time. */
  readonly startExecutor: (alone: boolean) => Executor;
  readonly report: Report;
  readonly stopping: AbortSignal;
}

/** How a run ended. Only `done` and `disk` may have written anything. */
export type RunOutcome =
  | {
      readonly kind: 'done';
      readonly totals: Manifest['counts'];
      /** Folders that could not be read: what they hold is not known. */
      readonly unread: number;
      /** Files whose turn did not come before the run was stopped. */
      readonly left: number;
    }
  | { readonly kind: 'no-input'; readonly issues: readonly Issue[] }
  | { readonly kind: 'unwritable'; readonly reason: string }
  /** A file of other origin stands where the run must write. */
  | { readonly kind: 'occupied'; readonly path: string }
  | { readonly kind: 'locked'; readonly pid: number; readonly host: string; readonly lock: string }
  /** The disk refused a write; finished documents are kept, the output files of former runs are as they were. */
  | { readonly kind: 'disk'; readonly reason: string };

const problemCodes = {
  missing: 'batch/missing-path',
  unreadable: 'batch/unreadable-folder',
  'empty-folder': 'batch/empty-folder',
  'not-a-file': 'batch/not-a-file',
} as const satisfies Record<InputProblem['kind'], IssueCode>;

const issueOfProblem = ({ kind, path }: InputProblem): Issue => ({ code: problemCodes[kind], actual: path });

/** Problems of one file are a failed document; the others are the run's own. */
const isFile = (kind: InputProblem['kind']): boolean => kind === 'missing' || kind === 'not-a-file';

const reasonOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

/** Makes sure that the folder is there and can be written; the reason where it is not. */
async function openFolder(folder: OutputFolder): Promise<string | undefined> {
  try {
    await mkdir(folder.spool, { recursive: true });
    await access(folder.root, constants.W_OK);
    await rm(folder.temp, { recursive: true, force: true });
    await mkdir(folder.temp, { recursive: true });
    return undefined;
  } catch (problem) {
    return reasonOf(problem);
  }
}

/** Converts files and folders into one output folder, resuming what an earlier run of the same program and options has finished. */
export async function runBatch(settings: RunSettings): Promise<RunOutcome> {
  const found = await findInputs(settings.paths);
  if (found.files.length === 0) return { kind: 'no-input', issues: found.problems.map(issueOfProblem) };
  const folder = outputFolder(settings.out);
  try {
    const lock = await acquireLock(folder.lock);
    if (lock.kind === 'refused') return { ...lock, kind: 'locked', lock: folder.lock };
    try {
      return await runLocked(settings, folder, found);
    } finally {
      await lock.release();
    }
  } catch (problem) {
    if (problem instanceof Error && 'syscall' in problem) return { kind: 'unwritable', reason: reasonOf(problem) };
    throw problem;
  }
}

async function runLocked(settings: RunSettings, folder: OutputFolder, found: FoundInputs): Promise<RunOutcome> {
  const refused = await openFolder(folder);
  if (refused !== undefined) return { kind: 'unwritable', reason: refused };
  const foreign = await findForeign(folder);
  if (foreign !== undefined) return { kind: 'occupied', path: join(folder.root, foreign) };
  const issues = found.problems.filter(({ kind }) => !isFile(kind)).map(issueOfProblem);
  for (const issue of issues) settings.report({ kind: 'notice', issue: renderIssue(issue, '') });
  const key = resultKey(hashProgram(fileURLToPath(new URL('..', import.meta.url))), settings.options);
  const spool: Spool = { folder: join(folder.spool, key), temp: folder.temp };
  // Loaded while documents are being converted: nothing of it is needed before.
  const [converted, { writeOutputs }] = await Promise.all([
    convertFiles(settings, found, spool),
    import('./write-outputs.js'),
  ]);
  if (converted.disk) return { kind: 'disk', reason: converted.disk.reason };
  settings.report({ kind: 'writing', documents: converted.documents.length });
  let totals: Manifest['counts'];
  try {
    totals = await writeOutputs(converted, { ...settings, folder, spool, issues });
  } catch (problem) {
    if (problem instanceof Error && 'syscall' in problem) return { kind: 'disk', reason: reasonOf(problem) };
    throw problem;
  }
  if (converted.left.length === 0) await pruneSpool(folder.spool, key);
  const unread = issues.filter((issue) => issue.code === 'batch/unreadable-folder').length;
  return { kind: 'done', totals, unread, left: converted.left.length };
}

async function convertFiles(settings: RunSettings, found: FoundInputs, spool: Spool): Promise<Converted> {
  const width = Math.max(1, Math.min(settings.workers, found.files.length));
  const { force, report, stopping, options } = settings;
  const executors = startOnUse(settings.startExecutor);
  const missing = found.problems
    .filter(({ kind }) => isFile(kind))
    .map((problem): UnreadFile => ({ sourceFile: problem.sourceFile, issue: issueOfProblem(problem) }));
  settings.report({ kind: 'started', files: found.files.length + missing.length, workers: settings.workers });
  try {
    const { use: executor } = executors;
    return await convertAll(found.files, missing, { spool, force, width, executor, options, report, stopping });
  } finally {
    await executors.close();
  }
}

/** One executor at a time: that for all is closed before the one for single documents starts. */
function startOnUse(start: RunSettings['startExecutor']) {
  let current: { readonly alone: boolean; readonly executor: Executor } | undefined;
  return {
    async use(alone: boolean): Promise<Executor> {
      if (current?.alone === alone) return current.executor;
      await current?.executor.close();
      current = { alone, executor: start(alone) };
      return current.executor;
    },
    close: async () => current?.executor.close(),
  };
}
