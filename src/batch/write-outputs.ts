import { findOtherDocuments } from '../corrections/apply-corrections.js';
import { type DatasetFacts, FactsGatherer } from '../dataset/facts.js';
import { compareDocuments, compareText, type OrderedDocument } from '../dataset/order.js';
import { csvLines, csvRows } from '../emit/csv.js';
import { emitDataPackage } from '../emit/data-package.js';
import type { DatasetDescription } from '../emit/dataset-description.js';
import { emitDocument } from '../emit/json.js';
import type { MadeFile } from '../emit/output-file.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { Manifest } from '../schema/manifest.js';
import type { Converted } from './convert-all.js';
import { formerFiles, removeFormer } from './former-run.js';
import type { OutputFolder } from './output-folder.js';
import { placeResult, type Surroundings, sortedNames, unreadResults } from './place-result.js';
import { readSpooled, type Spool } from './spool.js';
import { openStage, type Stage } from './stage.js';
import { beginTables, type MadeTable, type TableFiles } from './table-files.js';

/** The run's account of itself: the last file to be put in its place. */
const MANIFEST = 'manifest.json';

const documentPath = (documentId: string): string => `documents/${documentId}.json`;

export interface OutputSettings extends Surroundings {
  readonly folder: OutputFolder;
  readonly spool: Spool;
  /** Of the run itself: paths that gave nothing, lines of lists that fit nothing. */
  readonly issues: readonly Issue[];
  /** What the documents themselves do not say about the dataset. */
  readonly dataset: DatasetConfig;
  /** The manifest's parts that are known before a document is read. */
  readonly manifest: Pick<Manifest, 'program' | 'options' | 'stamp'>;
}

/** A document in the contract's order, its content still on the disk. */
interface Entry {
  readonly key: OrderedDocument;
  readonly load: () => Promise<DocumentResult>;
  readonly names: readonly string[];
  readonly sha256: string;
}

function entriesOf(converted: Converted, settings: OutputSettings): readonly Entry[] {
  const read = converted.documents.flatMap(({ sha256, files, summary }): Entry[] => {
    if (!summary) return [];
    const names = sortedNames(files);
    return [
      {
        key: summary,
        names,
        sha256,
        load: async () => placeResult(await readSpooled(settings.spool, sha256), names, settings),
      },
    ];
  });
  const unread = unreadResults(converted.unread).map(
    (result): Entry => ({
      key: result.document,
      load: () => Promise.resolve(result),
      names: [result.document.source_file],
      sha256: '',
    }),
  );
  return [...read, ...unread].sort((a, b) => compareDocuments(a.key, b.key));
}

/** What one pass over the documents leaves in memory. */
interface Merged {
  readonly facts: DatasetFacts;
  readonly inputs: readonly Manifest['inputs'][number][];
}

async function mergeDocuments(
  entries: readonly Entry[],
  tables: TableFiles,
  stage: Stage,
  runIssues: readonly IssueRow[],
): Promise<Merged> {
  const gatherer = new FactsGatherer();
  gatherer.addRunIssues(runIssues);
  const inputs: Manifest['inputs'] = [];
  for (const { load, names, sha256 } of entries) {
    const result = await load();
    const { document_id, status } = result.document;
    await tables.append(csvRows(result));
    await stage.put(documentPath(document_id), emitDocument(result));
    gatherer.add(result);
    for (const source_file of names) inputs.push({ source_file, document_id, sha256, status });
  }
  return { facts: gatherer.facts(), inputs };
}

function buildManifest(
  settings: OutputSettings,
  merged: Merged,
  left: readonly string[],
  files: readonly MadeFile[],
): Manifest {
  const notReached = left.map((source_file) => ({
    source_file,
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
  const former = await formerFiles(folder.manifest);
  const entries = entriesOf(converted, settings);
  const runIssues = issuesOfRun(entries, settings).map((issue) => renderIssue(issue, ''));
  const tables = await beginTables(stage);
  let merged: Merged;
  let made: readonly MadeTable[];
  try {
    await tables.append({ issues: csvLines('issues', runIssues) });
    merged = await mergeDocuments(entries, tables, stage, runIssues);
    made = await tables.finish();
  } catch (problem) {
    await tables.discard();
    throw problem;
  }
  const files = [...made, await stage.write('datapackage.json', describeDataset(settings, merged.facts, made))];
  const left = converted.left.map((file) => file.sourceFile);
  const manifest = buildManifest(settings, merged, left, files);
  await stage.write(MANIFEST, `${JSON.stringify(manifest, undefined, 1)}\n`);
  const paths = [...entries.map((entry) => documentPath(entry.key.document_id)), ...files.map((file) => file.path)];
  await stage.publish(paths);
  // The former manifest is replaced last: until then a run that was killed can be tidied up by the next.
  await removeFormer(folder.root, former, new Set(paths));
  await stage.publish([MANIFEST]);
  return manifest.counts;
}

/** Where the program itself is described. */
const PROGRAM_URL = 'https://www.npmjs.com/package/mokuhyo';

function describeDataset(
  { dataset, manifest }: OutputSettings,
  facts: DatasetFacts,
  made: readonly MadeTable[],
): string {
  const tables = Object.fromEntries(made.map(({ table, bytes, sha256 }) => [table, { bytes, sha256 }]));
  return emitDataPackage({
    config: dataset,
    facts,
    tables: tables as DatasetDescription['tables'],
    program: { ...manifest.program, url: PROGRAM_URL },
  });
}

/** Issues that concern no document, in a fixed order: they stand first in issues.csv. */
function issuesOfRun(entries: readonly Entry[], settings: OutputSettings): readonly Issue[] {
  const ids = entries.map((entry) => entry.key.document_id);
  const others = findOtherDocuments(settings.corrections, ids);
  const unused = settings.sources.unused(entries).map((actual): Issue => ({ code: 'batch/unused-source', actual }));
  return [...settings.issues, ...unused, ...(others ? [others] : [])].sort(
    (a, b) => compareText(a.code, b.code) || compareText(a.actual ?? '', b.actual ?? ''),
  );
}
