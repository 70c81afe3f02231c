import { join } from 'node:path';
import { findOtherDocuments } from '../corrections/apply-corrections.js';
import type { DatasetFacts } from '../dataset/facts.js';
import { compareText } from '../dataset/order.js';
import { csvLines } from '../emit/csv.js';
import type { DatasetDescription } from '../emit/dataset-description.js';
import { type ExtrasInput, emitExtras } from '../emit/emit-extras.js';
import type { FlavourName } from '../emit/flavours.js';
import type { MadeFile, OpenFile } from '../emit/output-file.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import type { Manifest } from '../schema/manifest.js';
import type { SeriesOptions } from '../series/build-series.js';
import { findDecisionProblems, readDecisions } from '../series/decisions.js';
import type { Segment } from '../text/token.js';
import type { Converted } from './convert-all.js';
import type { InputFile } from './find-inputs.js';
import { exists, findFormer, forgetOurs, MANIFEST, noteOurs, removeFormer } from './former-run.js';
import { documentPath, type Entry, entriesOf, type Merged, mergeDocuments } from './merge-documents.js';
import type { OutputFolder } from './output-folder.js';
import type { Surroundings } from './place-result.js';
import type { Spool } from './spool.js';
import { openStage, type Stage } from './stage.js';
import { beginTables, type MadeTable } from './table-files.js';

export interface OutputSettings extends Surroundings {
  readonly folder: OutputFolder;
  readonly spool: Spool;
  /** Of the run itself: paths that gave nothing, lines of lists that fit nothing. */
  readonly issues: readonly Issue[];
  /** For the readings of words when years are joined; without it words are compared as written. */
  readonly segment?: Segment;
  /** What the documents themselves do not say about the dataset. */
  readonly dataset: DatasetConfig;
  /** Further forms of the data. */
  readonly also: readonly FlavourName[];
  /** The manifest's parts that are known before a document is read. */
  readonly manifest: Pick<Manifest, 'program' | 'options' | 'stamp'>;
}

function buildManifest(
  settings: OutputSettings,
  merged: Merged,
  left: readonly InputFile[],
  files: readonly MadeFile[],
): Manifest {
  const notReached = left.map(({ sourceFile }) => ({
    source_file: sourceFile,
    document_id: '',
    sha256: '',
    status: 'not-reached' as const,
  }));
  const inputs = [...merged.inputs, ...notReached].sort(
    (a, b) => compareText(a.source_file, b.source_file) || compareText(a.document_id, b.document_id),
  );
  const { program, stamp, options } = settings.manifest;
  const { documents, rows, issues } = merged.facts;
  return {
    program,
    ...(stamp === undefined ? {} : { stamp }),
    options,
    counts: { files: inputs.length, documents, indicators: rows.indicators, observations: rows.observations, issues },
    inputs,
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  };
}

/**
 * The files of the contract from the spool, in the contract's order, one document in memory at a time. They are made aside and appear
 * together at the end; what a former run made and this one did not is removed then.
 */
export async function writeOutputs(converted: Converted, settings: OutputSettings): Promise<Manifest['counts']> {
  const stage = openStage(settings.folder.root, settings.folder.temp);
  try {
    return await writeStaged(converted, settings, stage);
  } finally {
    await stage.discard();
  }
}

async function writeStaged(converted: Converted, settings: OutputSettings, stage: Stage): Promise<Manifest['counts']> {
  const { folder } = settings;
  const former = await findFormer(folder);
  const entries = entriesOf(converted, settings.spool, settings);
  const runIssues = issuesOfRun(entries, settings).map((issue) => renderIssue(issue, ''));
  const tables = await beginTables(stage);
  let merged: Merged;
  let made: readonly MadeTable[];
  try {
    await tables.append({ issues: csvLines('issues', runIssues) });
    merged = await mergeDocuments(entries, tables, stage, runIssues, joinOf(settings));
    made = await tables.finish();
  } catch (problem) {
    await tables.discard();
    throw problem;
  }
  const extras = await emitExtras(extrasOf(settings, merged.facts, made, entries, openerOf(folder, former, stage)));
  const files = [...made, ...extras];
  const manifest = buildManifest(settings, merged, converted.left, files);
  await stage.write(MANIFEST, `${JSON.stringify(manifest, undefined, 1)}\n`);
  const paths = [...entries.map((entry) => documentPath(entry.key.document_id)), ...files.map((file) => file.path)];
  await publish(folder, former, stage, paths);
  return manifest.counts;
}

/**
 * Puts the files of a run into their places. Which ones are ours is noted first and the manifest put in place last: a run that is killed
 * in between is tidied up by the next.
 */
async function publish(
  folder: OutputFolder,
  former: ReadonlySet<string>,
  stage: Stage,
  paths: readonly string[],
): Promise<void> {
  await noteOurs(folder, new Set([...former, ...paths]));
  await stage.publish(paths);
  await removeFormer(folder.root, former, new Set(paths));
  await stage.publish([MANIFEST]);
  await forgetOurs(folder);
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

function extrasOf(
  settings: OutputSettings,
  facts: DatasetFacts,
  made: readonly MadeTable[],
  entries: readonly Entry[],
  open: OpenFile,
): ExtrasInput {
  const { dataset, also, manifest } = settings;
  const tables = Object.fromEntries(made.map(({ table, bytes, sha256 }) => [table, { bytes, sha256 }]));
  return {
    description: {
      config: dataset,
      facts,
      tables: tables as DatasetDescription['tables'],
      program: { ...manifest.program, url: PROGRAM_URL },
    },
    results: async function* () {
      for (const entry of entries) yield await entry.load();
    },
    also,
    includePartial: manifest.options.include_partial,
    includeOther: manifest.options.include_other,
    join: joinOf(settings),
    open,
  };
}

/** Issues that concern no document, in a fixed order: they stand first in issues.csv. */
function issuesOfRun(entries: readonly Entry[], settings: OutputSettings): readonly Issue[] {
  const ids = entries.map((entry) => entry.key.document_id);
  const others = findOtherDocuments(settings.corrections, ids);
  const unused = settings.sources.unused(entries).map((actual): Issue => ({ code: 'batch/unused-source', actual }));
  const undecided = findDecisionProblems(settings.corrections);
  return [...settings.issues, ...unused, ...undecided, ...(others ? [others] : [])].sort(
    (a, b) => compareText(a.code, b.code) || compareText(a.actual ?? '', b.actual ?? ''),
  );
}
