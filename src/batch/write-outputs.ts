import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findOtherDocuments } from '../corrections/apply-corrections.js';
import type { Correction } from '../corrections/correction-schema.js';
import type { DatasetFacts } from '../dataset/facts.js';
import { compareText } from '../dataset/order.js';
import { csvLines } from '../emit/csv.js';
import type { DatasetDescription } from '../emit/dataset-description.js';
import { type ExtrasInput, emitExtras } from '../emit/emit-extras.js';
import type { FlavourName } from '../emit/flavours.js';
import type { OpenFile } from '../emit/output-file.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import type { IssueRow } from '../schema/issue.js';
import type { Manifest } from '../schema/manifest.js';
import type { SeriesOptions } from '../series/build-series.js';
import { findDecisionProblems, readDecisions } from '../series/decisions.js';
import type { Segment } from '../text/token.js';
import { correctionsName, freeBackup, readOwnBytes } from './corrections-file.js';
import { exists, findFormer, forgetOurs, MANIFEST, noteOurs, removeFormer } from './former-run.js';
import { documentPath, type Entry, type Merged, mergeDocuments } from './merge-documents.js';
import type { OutputFolder } from './output-folder.js';
import { readAddresses } from './read-addresses.js';
import { openStage, type Stage } from './stage.js';
import { beginTables, type MadeTable } from './table-files.js';

/** corrections.csv as it will be, and the copy of what it was. */
export interface NewCorrections {
  /** Its bytes as the run read them; undefined where there was none. */
  readonly read: Buffer | undefined;
  /** Undefined where no line is left: the file goes. */
  readonly text: string | undefined;
  readonly backup: { readonly name: string; readonly bytes: Buffer } | undefined;
}

export interface OutputSettings {
  readonly corrections: readonly Correction[];
  readonly folder: OutputFolder;
  /** Of the run itself: paths that gave nothing, lines of lists that fit nothing. */
  readonly issues: readonly Issue[];
  /** For the readings of words when years are joined; without it words are compared as written. */
  readonly segment?: Segment;
  /** What the documents themselves do not say about the dataset. */
  readonly dataset: DatasetConfig;
  /** Further forms of the data. */
  readonly also: readonly FlavourName[];
  readonly includePartial: boolean;
  readonly includeOther: boolean;
  /** Set where lines were merged into corrections.csv or taken out of it. */
  readonly newCorrections: NewCorrections | undefined;
  readonly collectGarbage?: () => void;
  /** The manifest, its files left out: they are not made yet. */
  readonly manifest: (merged: Merged) => Omit<Manifest, 'files'>;
}

/** What a run has written. */
export interface Written {
  readonly totals: Manifest['counts'];
  /** Lines of corrections.csv that were not carried out. */
  readonly corrections: readonly IssueRow[];
}

/**
 * The files of the contract from the store, in the contract's order, one document in memory at a time. They are made aside and appear
 * together at the end; what a former run made and this one did not is removed then.
 */
export async function writeOutputs(entries: readonly Entry[], settings: OutputSettings): Promise<Written> {
  const stage = openStage(settings.folder.root, settings.folder.temp);
  try {
    return await writeStaged(entries, settings, stage);
  } finally {
    await stage.discard();
  }
}

async function writeStaged(entries: readonly Entry[], settings: OutputSettings, stage: Stage): Promise<Written> {
  const { folder } = settings;
  const former = await findFormer(folder);
  const others = findOtherDocuments(
    settings.corrections,
    entries.map((entry) => entry.key.document_id),
  );
  const runIssues = issuesOfRun(settings, others).map((issue) => renderIssue(issue, ''));
  const tables = await beginTables(stage);
  let merged: Merged;
  let made: readonly MadeTable[];
  try {
    await tables.append({ issues: csvLines('issues', runIssues) });
    merged = await mergeDocuments(entries, tables, stage, runIssues, joinOf(settings), settings.collectGarbage);
    made = await tables.finish();
  } catch (problem) {
    await tables.discard();
    throw problem;
  }
  const known = settings.manifest(merged);
  const addresses = await readAddresses(folder.root);
  const description = { ...descriptionOf(settings, known, merged.facts, made), addresses };
  const extras = await emitExtras(extrasOf(settings, description, entries, openerOf(folder, former, stage)));
  const files = [...made, ...extras].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
  const manifest: Manifest = { ...known, files };
  await stage.write(MANIFEST, `${JSON.stringify(manifest, undefined, 1)}\n`);
  const paths = [...entries.map((entry) => documentPath(entry.key.document_id)), ...files.map((file) => file.path)];
  await publish(settings, former, stage, paths);
  const told = others ? [...merged.corrections, renderIssue(others, '')] : merged.corrections;
  return { totals: manifest.counts, corrections: told };
}

/**
 * Puts the files of a run into their places. What people wrote comes first: a copy, then the new file. Which files are ours is noted
 * before and the manifest put in place last: a run that is killed in between is tidied up by the next.
 */
async function publish(
  { folder, newCorrections }: OutputSettings,
  former: ReadonlySet<string>,
  stage: Stage,
  paths: readonly string[],
): Promise<void> {
  if (newCorrections) {
    const { text, backup } = newCorrections;
    if (backup) await stage.write(backup.name, backup.bytes);
    if (text !== undefined) await stage.write(correctionsName, text);
  }
  await noteOurs(folder, new Set([...former, ...paths]));
  if (newCorrections?.backup) await stage.publish([newCorrections.backup.name]);
  if (newCorrections) await keepEdited(folder, newCorrections, stage);
  if (newCorrections?.text !== undefined) await stage.publish([correctionsName]);
  else if (newCorrections) await rm(folder.corrections, { force: true });
  await stage.publish(paths);
  await removeFormer(folder.root, former, new Set(paths));
  await stage.publish([MANIFEST]);
  await forgetOurs(folder);
}

/** What somebody saved as corrections.csv while the run went on is kept beside the file that takes its place. */
async function keepEdited({ root, corrections }: OutputFolder, { read }: NewCorrections, stage: Stage): Promise<void> {
  const now = await readOwnBytes(corrections);
  if (now === undefined || read?.equals(now)) return;
  const name = await freeBackup(root, now);
  if (name === undefined) return;
  await stage.write(name, now);
  await stage.publish([name]);
}

/** Opens the extra files of a run; where a file of other origin has the name, it keeps it. */
const openerOf =
  (folder: OutputFolder, former: ReadonlySet<string>, stage: Stage): OpenFile =>
  async (path) =>
    !former.has(path) && (await exists(join(folder.root, path))) ? undefined : stage.begin(path);

/** How the years are joined: by what a person decided in the corrections file. */
function joinOf({ corrections, segment }: OutputSettings): SeriesOptions {
  const { decisions } = readDecisions(corrections);
  return segment ? { decisions, segment } : { decisions };
}

/** Where the program itself is described. */
const PROGRAM_URL = 'https://www.npmjs.com/package/mokuhyo';

function descriptionOf(
  { dataset }: OutputSettings,
  { program }: Pick<Manifest, 'program'>,
  facts: DatasetFacts,
  made: readonly MadeTable[],
): DatasetDescription {
  const tables = Object.fromEntries(made.map(({ table, bytes, sha256 }) => [table, { bytes, sha256 }]));
  return {
    config: dataset,
    facts,
    tables: tables as DatasetDescription['tables'],
    program: { ...program, url: PROGRAM_URL },
  };
}

function extrasOf(
  settings: OutputSettings,
  description: DatasetDescription,
  entries: readonly Entry[],
  open: OpenFile,
): ExtrasInput {
  return {
    description,
    results: async function* () {
      for (const entry of entries) yield await entry.load();
    },
    also: settings.also,
    includePartial: settings.includePartial,
    includeOther: settings.includeOther,
    join: joinOf(settings),
    open,
  };
}

/** Issues that concern no document, in a fixed order: they stand first in issues.csv. */
function issuesOfRun(settings: OutputSettings, others: Issue | undefined): readonly Issue[] {
  const undecided = findDecisionProblems(settings.corrections);
  return [...settings.issues, ...undecided, ...(others ? [others] : [])].sort(
    (a, b) => compareText(a.code, b.code) || compareText(a.actual ?? '', b.actual ?? ''),
  );
}
