import pLimit from 'p-limit';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { type Job, type JobAnswer, spoolFailure } from './convert-job.js';
import type { Report } from './events.js';
import type { Attempt, Executor } from './executor.js';
import type { InputFile } from './find-inputs.js';
import { readInput } from './read-input.js';
import type { ResultOptions } from './result-key.js';
import { findSpooled, firstErrors, listSpooled, type Spool, type Summary } from './spool.js';

/** One distinct PDF of the run, with every name it was given under. */
export interface KnownDocument {
  readonly sha256: string;
  readonly files: InputFile[];
  /** Undefined while it is under way, or where the run was stopped before its turn. */
  summary: Summary | undefined;
}

export interface UnreadFile {
  readonly sourceFile: string;
  readonly issue: Issue;
}

export interface Converted {
  /** In the order of first sight, which is nobody's business: sort before use. */
  readonly documents: readonly KnownDocument[];
  readonly unread: readonly UnreadFile[];
  /** Files that were not looked at because the run was stopped. */
  readonly left: readonly InputFile[];
  /** Set where the disk refused a write: nothing more was begun. */
  readonly disk: { readonly code: string; readonly reason: string } | undefined;
}

export interface ConvertAllSettings {
  readonly spool: Spool;
  /** Ignore results of earlier runs. */
  readonly force: boolean;
  /** Documents at once. */
  readonly width: number;
  /** What a document takes to be converted besides its bytes. */
  readonly options: ResultOptions;
  /** Started on first use: a run that finds everything done needs none. `alone`: for second attempts, one at a time, with all it takes. */
  readonly executor: (alone: boolean) => Promise<Executor>;
  readonly report: Report;
  /** When it is aborted, what is under way is finished and nothing is begun, save what an earlier run has finished. */
  readonly stopping: AbortSignal;
}

type Disk = NonNullable<Converted['disk']>;

interface State {
  readonly settings: ConvertAllSettings;
  readonly documents: Map<string, KnownDocument>;
  readonly unread: UnreadFile[];
  readonly postponed: { readonly document: KnownDocument; readonly file: InputFile }[];
  readonly left: InputFile[];
  /** Hashes of what earlier runs spooled and this one has not met yet. */
  readonly spooled: Set<string>;
  disk: Disk | undefined;
}

/** What a failed attempt becomes as an issue. */
function issueOf(attempt: Exclude<Attempt, { kind: 'done' | 'disk' }>): Issue {
  switch (attempt.kind) {
    case 'timeout':
      return { code: 'batch/timeout', actual: String(attempt.seconds) };
    case 'out-of-memory':
      return { code: 'batch/out-of-memory' };
    case 'crashed':
      return { code: 'batch/crashed', actual: attempt.reason };
    default:
      return attempt satisfies never;
  }
}

function finish(state: State, document: KnownDocument, file: InputFile, summary: Summary, reused: boolean): void {
  document.summary = summary;
  const { status, pages, errors } = summary;
  state.settings.report({ kind: 'document', sourceFile: file.sourceFile, status, pages, reused, errors });
}

function addUnread(state: State, sourceFile: string, issue: Issue): void {
  state.unread.push({ sourceFile, issue });
  state.settings.report({
    kind: 'document',
    sourceFile,
    status: 'failed',
    pages: 0,
    reused: false,
    errors: firstErrors([renderIssue(issue, '')]),
  });
}

function settle(state: State, document: KnownDocument, file: InputFile, answer: JobAnswer): void {
  if (answer.kind === 'done') finish(state, document, file, answer.summary, false);
  else state.disk ??= { code: answer.kind === 'disk' ? answer.code : '', reason: answer.reason };
}

/** The document of these bytes where it is this file's turn to convert it; undefined where another name brought it already. */
function claim(state: State, file: InputFile, sha256: string): KnownDocument | undefined {
  const known = state.documents.get(sha256);
  if (known) {
    known.files.push(file);
    state.settings.report({ kind: 'duplicate', sourceFile: file.sourceFile });
    return undefined;
  }
  const document: KnownDocument = { sha256, files: [file], summary: undefined };
  state.documents.set(sha256, document);
  return document;
}

const jobOf = ({ options, spool }: ConvertAllSettings, bytes: Uint8Array): Job => ({ bytes, options, spool });

async function takeFile(state: State, file: InputFile): Promise<void> {
  const { settings } = state;
  // Once stopped, the rest is only looked through for what an earlier run has finished.
  if (state.disk || (settings.stopping.aborted && state.spooled.size === 0)) {
    state.left.push(file);
    return;
  }
  const input = await readInput(file);
  if (input.kind === 'unread') {
    addUnread(state, file.sourceFile, input.issue);
    return;
  }
  const document = claim(state, file, input.sha256);
  if (!document) return;
  const earlier = state.spooled.delete(input.sha256) ? await findSpooled(settings.spool, input.sha256) : undefined;
  if (earlier) {
    finish(state, document, file, earlier, true);
    return;
  }
  if (settings.stopping.aborted) return;
  const executor = await settings.executor(false);
  const attempt = await executor.run(jobOf(settings, input.bytes));
  if (attempt.kind === 'done' || attempt.kind === 'disk') {
    settle(state, document, file, attempt);
  } else {
    state.postponed.push({ document, file });
    settings.report({ kind: 'postponed', sourceFile: file.sourceFile, code: issueOf(attempt).code });
  }
}

/** The second and last attempt, with nothing else under way. */
async function retryAlone(state: State, document: KnownDocument, file: InputFile): Promise<void> {
  const { settings } = state;
  if (settings.stopping.aborted || state.disk) return;
  const input = await readInput(file);
  if (input.kind === 'unread' || input.sha256 !== document.sha256) {
    const issue: Issue = input.kind === 'unread' ? input.issue : { code: 'batch/unreadable', actual: 'changed' };
    state.documents.delete(document.sha256);
    for (const { sourceFile } of document.files) addUnread(state, sourceFile, issue);
    return;
  }
  const executor = await settings.executor(true);
  const attempt = await executor.run(jobOf(settings, input.bytes));
  const isFinal = attempt.kind === 'done' || attempt.kind === 'disk';
  settle(
    state,
    document,
    file,
    isFinal ? attempt : await spoolFailure(settings.spool, document.sha256, issueOf(attempt)),
  );
}

/**
 * Converts every file once, however many: at most `width` at a time, and some hundred bytes kept of each. `missing` are files that
 * were asked for and are not there.
 */
export async function convertAll(
  files: readonly InputFile[],
  missing: readonly UnreadFile[],
  settings: ConvertAllSettings,
): Promise<Converted> {
  const spooled = settings.force ? new Set<string>() : await listSpooled(settings.spool);
  const state: State = {
    settings,
    documents: new Map(),
    unread: [],
    postponed: [],
    left: [],
    spooled,
    disk: undefined,
  };
  for (const { sourceFile, issue } of missing) addUnread(state, sourceFile, issue);
  const limit = pLimit(settings.width);
  const underWay = new Set<Promise<void>>();
  for (const file of files) {
    // A queue of 100,000 waiting tasks would be memory for nothing.
    while (underWay.size >= settings.width * 2) await Promise.race(underWay);
    const task = limit(() => takeFile(state, file)).finally(() => underWay.delete(task));
    underWay.add(task);
  }
  await Promise.all(underWay);
  for (const { document, file } of state.postponed) await retryAlone(state, document, file);
  const documents = [...state.documents.values()];
  const left = documents.filter((document) => !document.summary).flatMap((document) => document.files);
  return { documents, unread: state.unread, left: [...state.left, ...left], disk: state.disk };
}
