// One run, from lock to manifest: documents read into the store, the dataset brought up to date, its files written.

import { access, constants, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IssueCode } from '../issues/catalogue.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { type Converted, convertAll, type RunFile, type UnreadFile } from './convert-all.js';
import { readOwnCorrections } from './corrections-file.js';
import { type DatasetState, fromOutput, readState } from './dataset-state.js';
import type { Executor } from './executor.js';
import { type FoundInputs, findInputs, type InputProblem } from './find-inputs.js';
import { findForeign } from './former-run.js';
import { acquireLock } from './lock.js';
import { type OutputFolder, outputFolder } from './output-folder.js';
import { readingPlan } from './reading-plan.js';
import { withSources } from './restore.js';
import { hashProgram, type Program } from './result-key.js';
import type { Ground, RunOutcome, RunSettings } from './run-settings.js';
import { settleCorrections } from './settle-corrections.js';
import { pruneStore, type Store } from './store.js';
import { takeResults } from './take-results.js';
import { removeTraces } from './withdraw.js';

const problemCodes = {
  missing: 'batch/missing-path',
  unreadable: 'batch/unreadable-folder',
  'empty-folder': 'batch/empty-folder',
  'not-a-file': 'batch/not-a-file',
} as const satisfies Record<InputProblem['kind'], IssueCode>;

const issueOfProblem = ({ kind, path }: InputProblem): Issue => ({ code: problemCodes[kind], actual: path });

/** The same for the dataset, whose bytes do not depend on where its sources lie. */
const issueOfSource = ({ kind, sourceFile }: InputProblem): Issue => ({ code: problemCodes[kind], actual: sourceFile });

/** Problems of one file are a failed document; the others are the run's own. */
const isFile = (kind: InputProblem['kind']): boolean => kind === 'missing' || kind === 'not-a-file';

const reasonOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

/** Makes sure that the folder is there and can be written; the reason where it is not. */
export async function openFolder(folder: OutputFolder): Promise<string | undefined> {
  try {
    await mkdir(folder.store, { recursive: true });
    await access(folder.root, constants.W_OK);
    await rm(folder.temp, { recursive: true, force: true });
    await mkdir(folder.temp, { recursive: true });
    return undefined;
  } catch (problem) {
    return reasonOf(problem);
  }
}

const noInputs: FoundInputs = { files: [], roots: [], problems: [] };

/**
 * Converts files and folders into one output folder: adds them to the dataset that is there, or brings it up to date. What an earlier run of
 * the same program and options has read is taken over.
 */
export async function runBatch(settings: RunSettings): Promise<RunOutcome> {
  const found = settings.given?.found ?? (settings.paths.length > 0 ? await findInputs(settings.paths) : noInputs);
  if (found.files.length === 0 && settings.paths.length > 0) {
    return { kind: 'no-input', issues: found.problems.map(issueOfProblem) };
  }
  const folder = outputFolder(settings.out);
  try {
    if (settings.holdsLock) return await runLocked(settings, folder, found);
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
  const read = await readState(folder.manifest);
  if (read.kind === 'not-understood') return { ...read, path: folder.manifest };
  const own = await readOwnCorrections(folder.corrections);
  if (own.kind === 'refused') return { kind: 'bad-corrections', path: folder.corrections, problems: own.problems };
  const hash = settings.program ?? hashProgram(fileURLToPath(new URL('..', import.meta.url)));
  const program: Program = { version: settings.version, hash };
  const store: Store = { folder: folder.store, temp: folder.temp };
  const readmit = new Set(settings.readmit);
  const withdrawn = [...read.state.withdrawn, ...(settings.withdraw ?? [])].filter((sha256) => !readmit.has(sha256));
  const before = await withSources(folder, read.state);
  const state: DatasetState = { ...before, withdrawn: new Set(withdrawn) };
  const corrections = await settleCorrections(settings.corrections, own, state, folder);
  if (corrections.kind === 'undecidable') {
    return { kind: 'contradiction', path: folder.corrections, conflicts: corrections.conflicts };
  }
  return runOn(settings, { folder, store, state, corrections, program, found });
}

async function runOn(settings: RunSettings, ground: Ground): Promise<RunOutcome> {
  const { found, folder, store } = ground;
  const problems = found.problems.filter(({ kind }) => !isFile(kind)).map(issueOfSource);
  const issues = [...problems, ...(settings.given?.issues ?? [])];
  for (const issue of issues) settings.report({ kind: 'notice', issue: renderIssue(issue, '') });
  // Loaded while documents are being converted: nothing of it is needed before.
  const [converted, { makeFiles }] = await Promise.all([readOrTake(settings, ground), import('./make-files.js')]);
  if (!converted) return { kind: 'refused' };
  if (converted.disk) return { kind: 'disk', reason: converted.disk.reason };
  try {
    const { totals, run, members } = await makeFiles(settings, ground, converted, issues);
    await removeTraces(folder, ground.state.withdrawn);
    if (converted.left.length === 0) {
      await pruneStore(store, members);
      await rm(folder.spool, { recursive: true, force: true });
    }
    const unread = issues.filter((issue) => issue.code === 'batch/unreadable-folder').length;
    return { kind: 'done', totals, run, unread, left: converted.left.length };
  } catch (problem) {
    if (problem instanceof Error && 'syscall' in problem) return { kind: 'disk', reason: reasonOf(problem) };
    throw problem;
  }
}

/** What this run reads, or what it is given instead. */
async function readOrTake(settings: RunSettings, ground: Ground): Promise<Converted | undefined> {
  if (settings.given) return settings.given.take(ground);
  if (settings.results) return takeResults(settings.results, ground.store, ground.program);
  return convertFiles(settings, ground);
}

/** This run's files and those of the dataset whose results are out of date → read. */
export async function convertFiles(settings: RunSettings, ground: Ground): Promise<Converted> {
  const { found, state, store } = ground;
  const { force, report, stopping, out, isElsewhere } = settings;
  const given = found.files.map(
    ({ path, sourceFile, root }): RunFile => ({ path, place: { root: fromOutput(out, root), sourceFile } }),
  );
  const plan = readingPlan(settings, ground);
  const outdated = settings.mirror ? [] : await plan.findOutdated(given);
  const files = [...given, ...outdated];
  const missing = found.problems
    .filter(({ kind }) => isFile(kind))
    .map(
      (problem): UnreadFile => ({
        place: { root: fromOutput(out, problem.root), sourceFile: problem.sourceFile },
        issue: issueOfSource(problem),
      }),
    );
  const width = Math.max(1, Math.min(settings.workers, files.length));
  const executors = startOnUse(settings.startExecutor);
  report({ kind: 'started', files: files.length + missing.length, workers: settings.workers });
  try {
    const { use: executor } = executors;
    const { wanted } = plan;
    const { withdrawn } = state;
    const read = await convertAll(files, missing, {
      store,
      force,
      width,
      executor,
      wanted,
      withdrawn,
      isElsewhere,
      passwords: settings.passwords ?? [],
      report,
      stopping,
    });
    return { ...read, left: read.left.filter(({ expected }) => expected === undefined) };
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
