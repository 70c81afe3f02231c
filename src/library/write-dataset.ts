import { readFile } from 'node:fs/promises';
import { readState } from '../batch/dataset-state.js';
import { outputFolder } from '../batch/output-folder.js';
import { runBatch } from '../batch/run.js';
import type { RunOutcome, RunSettings } from '../batch/run-settings.js';
import type { Sources } from '../batch/sources.js';
import { readVersion } from '../batch/version.js';
import { flavourNames } from '../emit/flavours.js';
import { type DatasetConfig, datasetConfigSchema } from '../schema/dataset-config.js';
import type { DocumentResult } from '../schema/document-result.js';
import { explainSchemaError } from '../schema/explain-json.js';
import { manifestSchema } from '../schema/manifest.js';
import { kuromojiSegment } from '../text/kuromoji-words.js';
import { fromPublic } from './public-document.js';
import type { ConvertedDocument } from './result-types.js';
import type { WriteOptions, WrittenDataset } from './types.js';

function configOf(config: unknown): DatasetConfig {
  const read = datasetConfigSchema.safeParse(config ?? {});
  if (read.success) return read.data;
  const problems = explainSchemaError(read.error, datasetConfigSchema).map(
    ({ place, message }) => `${place}: ${message}`,
  );
  throw new TypeError(`The configuration is wrong. ${problems.join('; ')}`);
}

/** Where the documents were published, as they say themselves. */
function sourcesOf(results: readonly DocumentResult[]): Sources {
  const known = new Map(results.map(({ document }) => [document.sha256, document]));
  return {
    find({ sha256 }) {
      const document = known.get(sha256);
      return document && { url: document.source_url, published: document.published };
    },
    unused: () => [],
  };
}

/** Why nothing was written, for the program that asked. */
function reasonOf(outcome: Exclude<RunOutcome, { kind: 'done' }>, folder: string): string {
  switch (outcome.kind) {
    case 'unwritable':
    case 'disk':
      return `${folder} cannot be written: ${outcome.reason}`;
    case 'occupied':
      return `${outcome.path} was not made by mokuhyo and is not overwritten`;
    case 'not-understood':
      return `${outcome.path} is damaged, or of a later version (${outcome.version})`;
    case 'bad-corrections':
      return `${outcome.path} has mistakes: ${outcome.problems.map(({ line, message }) => `line ${line}: ${message}`).join('; ')}`;
    case 'locked':
      return `another run (process ${outcome.pid} on ${outcome.host}) is using ${folder}`;
    case 'contradiction':
    case 'refused':
    case 'no-input':
      return `${folder}: ${outcome.kind}`;
    default:
      return outcome satisfies never;
  }
}

/** The forms that the dataset has, and those that are asked for. */
async function flavoursOf(folder: string, { also = [] }: WriteOptions): Promise<RunSettings['also']> {
  const unknown = also.find((name) => !flavourNames.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`"${unknown}" is no form of the data; known are ${flavourNames.join(', ')}`);
  const read = await readState(outputFolder(folder).manifest);
  const before = read.kind === 'state' ? read.state.remembered.also : [];
  return flavourNames.filter((name) => before.includes(name) || also.includes(name));
}

/** Documents → the files of a dataset; see `writeDataset` of the library. */
export async function writeWholeDataset(
  documents: readonly ConvertedDocument[],
  folder: string,
  options: WriteOptions,
): Promise<WrittenDataset> {
  const results = documents.map(fromPublic);
  const outcome = await runBatch({
    paths: [],
    results,
    out: folder,
    asked: {},
    profilesOf: () => undefined,
    sources: sourcesOf(results),
    corrections: [],
    dataset: configOf(options.config),
    segment: kuromojiSegment(),
    also: await flavoursOf(folder, options),
    includePartial: options.includePartial ?? false,
    includeOther: options.includeOther ?? false,
    mirror: false,
    manifest: { profile: '', config: '' },
    version: readVersion(),
    // Nothing is read: no result of another program needs to be told from one of this.
    program: '',
    force: false,
    workers: 0,
    startExecutor: () => {
      throw new Error('nothing is converted here');
    },
    report: () => undefined,
    stopping: new AbortController().signal,
  });
  if (outcome.kind !== 'done') throw new Error(reasonOf(outcome, folder));
  const manifest = manifestSchema.parse(JSON.parse(await readFile(outputFolder(folder).manifest, 'utf8')));
  return { files: [...manifest.files.map(({ path }) => path), 'manifest.json'], documents: manifest.documents.length };
}
