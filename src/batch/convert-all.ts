import pLimit from 'p-limit';
import type { OnPage } from '../convert.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { type Job, type JobAnswer, passwordNeeded, storeFailure } from './convert-job.js';
import { type Place, placeKey } from './dataset-state.js';
import type { Report } from './events.js';
import type { Attempt, Executor } from './executor.js';
import type { InputFile } from './find-inputs.js';
import { readInput } from './read-input.js';
import type { ResultOptions } from './result-key.js';
import { findStored, firstErrors, listStored, type Reader, type Store, type Stored } from './store.js';

/** A file of the run, with its place in the dataset. */
export interface RunFile extends Pick<InputFile, 'path'> {
  readonly place: Place;
  /**
   * Set where nobody gave the file: the dataset remembers that this document lies there, and it is read again because its result is out of
   * date. Of other bytes it is passed over.
   */
  readonly expected?: string;
}

/** How a document is to be read. */
export interface Wanted {
  readonly reader: Reader;
  readonly options: ResultOptions;
}

/** One distinct PDF of the run, with every place it was found at. */
export interface KnownDocument {
  readonly sha256: string;
  readonly files: RunFile[];
  /** Undefined while it is under way, or where the run was stopped before its turn. */
  stored: Stored | undefined;
  /** This run read it; else it took over what an earlier one had read. */
  isRead: boolean;
}

export interface UnreadFile {
  readonly place: Place;
  readonly issue: Issue;
}

export interface Converted {
  /** In the order of first sight, which is nobody's business: sort before use. */
  readonly documents: readonly KnownDocument[];
  readonly unread: readonly UnreadFile[];
  /** Files that were not looked at because the run was stopped. */
  readonly left: readonly RunFile[];
  /** Set where the disk refused a write: nothing more was begun. */
  readonly disk: { readonly code: string; readonly reason: string } | undefined;
}

export interface ConvertAllSettings {
  readonly store: Store;
  /** Ignore results of earlier runs, where a document can be read again. */
  readonly force: boolean;
  /** Documents at once. */
  readonly width: number;
  /** How the document of these bytes is to be read; undefined where what it takes is gone: what was read before stands. */
  readonly wanted: (sha256: string, file: RunFile) => Wanted | undefined;
  /** Tried where a PDF asks for one. */
  readonly passwords?: readonly string[];
  /** Documents that stay out. */
  readonly withdrawn: ReadonlySet<string>;
  /** Asked of every file: is it another machine's share? */
  readonly isElsewhere?: ((place: Place, sha256: string) => boolean) | undefined;
  /** Started on first use: a run that finds everything done needs none. `alone`: for second attempts, one at a time, with all it takes. */
  readonly executor: (alone: boolean) => Promise<Executor>;
  readonly report: Report;
  /** When it is aborted, what is under way is finished and nothing is begun, save what an earlier run has finished. */
  readonly stopping: AbortSignal;
}

type Disk = NonNullable<Converted['disk']>;

interface Postponed {
  readonly document: KnownDocument;
  readonly file: RunFile;
  readonly wanted: Wanted;
  /** What an earlier run read of it: better than nothing, should the second attempt fail, too. */
  readonly earlier: Stored | undefined;
}

interface State {
  readonly settings: ConvertAllSettings;
  readonly documents: Map<string, KnownDocument>;
  readonly unread: UnreadFile[];
  readonly postponed: Postponed[];
  readonly left: RunFile[];
  /** Hashes of what earlier runs stored and this one has not met yet. */
  readonly stored: Set<string>;
  disk: Disk | undefined;
}

/** What a failed attempt becomes as an issue. */
export function issueOf(attempt: Exclude<Attempt, { kind: 'done' | 'disk' | 'locked' }>): Issue {
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

function finish(state: State, document: KnownDocument, file: RunFile, stored: Stored, isRead: boolean): void {
  document.stored = stored;
  document.isRead = isRead;
  const { status, pages, errors } = stored.summary;
  const { sourceFile } = file.place;
  state.settings.report({ kind: 'document', sourceFile, status, pages, reused: !isRead, errors });
}

function addUnread(state: State, place: Place, issue: Issue): void {
  state.unread.push({ place, issue });
  state.settings.report({
    kind: 'document',
    sourceFile: place.sourceFile,
    status: 'failed',
    pages: 0,
    reused: false,
    errors: firstErrors([renderIssue(issue, '')]),
  });
}

/** What an earlier run read stands; that it could not be read again is told. */
function keepEarlier(state: State, { document, file, earlier }: Postponed, code: string): void {
  if (!earlier) return;
  const told: Issue = { code: 'batch/not-read-again', actual: file.place.sourceFile, expected: code };
  state.settings.report({ kind: 'notice', issue: renderIssue(told, '') });
  finish(state, document, file, earlier, false);
}

function settle(state: State, postponed: Postponed, answer: JobAnswer): void {
  const { document, file, wanted } = postponed;
  if (answer.kind === 'locked') keepEarlier(state, postponed, passwordNeeded);
  else if (answer.kind === 'done')
    finish(state, document, file, { reader: wanted.reader, summary: answer.summary }, true);
  else state.disk ??= { code: answer.kind === 'disk' ? answer.code : '', reason: answer.reason };
}

/** The document of these bytes where it is this file's turn to convert it; undefined where another place brought it already. */
function claim(state: State, file: RunFile, sha256: string): KnownDocument | undefined {
  const known = state.documents.get(sha256);
  if (known) {
    if (!known.files.some(({ place }) => placeKey(place) === placeKey(file.place))) known.files.push(file);
    state.settings.report({ kind: 'duplicate', sourceFile: file.place.sourceFile });
    return undefined;
  }
  const document: KnownDocument = { sha256, files: [file], stored: undefined, isRead: false };
  state.documents.set(sha256, document);
  return document;
}

const isLocked = ({ summary }: Stored): boolean => summary.errors.some(({ code }) => code === passwordNeeded);

const jobOf = (
  { store, passwords = [] }: ConvertAllSettings,
  { wanted, earlier }: Postponed,
  bytes: Uint8Array,
): Job => ({
  bytes,
  ...wanted,
  store,
  passwords,
  wasRead: earlier !== undefined && !isLocked(earlier),
});

/** Files that are no documents of this run: withdrawn ones, those of another share, and remembered places where other bytes lie now. */
function isPassedOver(state: State, { place, expected }: RunFile, sha256: string): boolean {
  if (expected !== undefined && expected !== sha256) return true;
  if (state.settings.isElsewhere?.(place, sha256)) {
    state.settings.report({ kind: 'elsewhere', sourceFile: place.sourceFile });
    return true;
  }
  if (!state.settings.withdrawn.has(sha256)) return false;
  const issue = renderIssue({ code: 'batch/withdrawn', actual: place.sourceFile }, '');
  state.settings.report({ kind: 'notice', issue });
  state.settings.report({ kind: 'duplicate', sourceFile: place.sourceFile });
  return true;
}

async function takeFile(state: State, file: RunFile): Promise<void> {
  const { settings } = state;
  // Once stopped, the rest is only looked through for what an earlier run has finished.
  if (state.disk || (settings.stopping.aborted && state.stored.size === 0)) {
    state.left.push(file);
    return;
  }
  const input = await readInput(file);
  if (input.kind === 'unread') {
    if (file.expected === undefined) addUnread(state, file.place, input.issue);
    return;
  }
  const { sha256, bytes } = input;
  if (isPassedOver(state, file, sha256)) return;
  const document = claim(state, file, sha256);
  if (!document) return;
  const earlier = state.stored.delete(sha256) ? await findStored(settings.store, sha256) : undefined;
  const wanted = settings.wanted(sha256, file);
  if (earlier && isGoodEnough(settings, earlier, wanted)) {
    finish(state, document, file, earlier, false);
    return;
  }
  if (settings.stopping.aborted || wanted === undefined) return;
  await attempt(state, { document, file, wanted, earlier }, bytes);
}

/** Is there no need, or no way, to read the document again? */
function isGoodEnough(settings: ConvertAllSettings, earlier: Stored, wanted: Wanted | undefined): boolean {
  if (settings.stopping.aborted || wanted === undefined) return true;
  const mayOpen = isLocked(earlier) && (settings.passwords?.length ?? 0) > 0;
  return earlier.reader.key === wanted.reader.key && !settings.force && !mayOpen;
}

/** Tells of the pages of a file while it is read. */
const pagesOf =
  ({ settings }: State, { place: { sourceFile } }: RunFile): OnPage =>
  (page) =>
    settings.report({ kind: 'page', sourceFile, ...page });

async function attempt(state: State, first: Postponed, bytes: Uint8Array): Promise<void> {
  const { settings } = state;
  const executor = await settings.executor(false);
  const answer = await executor.run(jobOf(settings, first, bytes), pagesOf(state, first.file));
  if (answer.kind === 'done' || answer.kind === 'disk' || answer.kind === 'locked') {
    settle(state, first, answer);
  } else {
    state.postponed.push(first);
    const { sourceFile } = first.file.place;
    settings.report({ kind: 'postponed', sourceFile, code: issueOf(answer).code });
  }
}

/** The second and last attempt, with nothing else under way. */
async function retryAlone(state: State, postponed: Postponed): Promise<void> {
  const { settings } = state;
  const { document, file, wanted, earlier } = postponed;
  if (settings.stopping.aborted || state.disk) {
    if (earlier) finish(state, document, file, earlier, false);
    return;
  }
  const input = await readInput(file);
  if (input.kind === 'unread' || input.sha256 !== document.sha256) {
    const issue: Issue = input.kind === 'unread' ? input.issue : { code: 'batch/unreadable', actual: 'changed' };
    state.documents.delete(document.sha256);
    for (const { place } of document.files) addUnread(state, place, issue);
    return;
  }
  const executor = await settings.executor(true);
  const answer = await executor.run(jobOf(settings, postponed, input.bytes), pagesOf(state, file));
  if (answer.kind === 'done' || answer.kind === 'disk' || answer.kind === 'locked') {
    settle(state, postponed, answer);
    return;
  }
  const issue = issueOf(answer);
  if (!earlier) {
    settle(
      state,
      postponed,
      await storeFailure({ store: settings.store, reader: wanted.reader }, document.sha256, issue),
    );
    return;
  }
  // What was read before is worth more than this failure, which is told all the same.
  keepEarlier(state, postponed, issue.code);
}

/** Takes all files, `width` of them at a time. Rejects with the first fault of the program itself. */
async function takeFiles(state: State, files: readonly RunFile[]): Promise<void> {
  const { width } = state.settings;
  const limit = pLimit(width);
  const faults: unknown[] = [];
  const underWay = new Set<Promise<unknown>>();
  for (const file of files) {
    const task = limit(() => takeFile(state, file))
      .catch((fault: unknown) => faults.push(fault))
      .finally(() => underWay.delete(task));
    underWay.add(task);
    // All files in the queue at once would take 850 bytes each: the next ones wait until those in it have begun.
    if (limit.pendingCount >= width) await limit(() => undefined);
    if (faults.length > 0) break;
  }
  await Promise.all(underWay);
  if (faults.length > 0) throw faults[0];
}

/**
 * Converts every file once, however many: at most `width` at a time, and some hundred bytes kept of each. `missing` are files that
 * were asked for and are not there.
 */
export async function convertAll(
  files: readonly RunFile[],
  missing: readonly UnreadFile[],
  settings: ConvertAllSettings,
): Promise<Converted> {
  const stored = await listStored(settings.store);
  const state: State = {
    settings,
    documents: new Map(),
    unread: [],
    postponed: [],
    left: [],
    stored,
    disk: undefined,
  };
  for (const { place, issue } of missing) addUnread(state, place, issue);
  await takeFiles(state, files);
  for (const postponed of state.postponed) await retryAlone(state, postponed);
  const documents = [...state.documents.values()];
  const left = documents.filter((document) => !document.stored).flatMap((document) => document.files);
  return { documents, unread: state.unread, left: [...state.left, ...left], disk: state.disk };
}
