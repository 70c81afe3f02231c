import { compareText } from '../dataset/order.js';
import type { DocumentResult } from '../schema/document-result.js';
import { tableNames } from '../schema/tables.js';
import type { SeriesOptions } from '../series/build-series.js';
import { csvwPath, emitCsvw } from './csvw.js';
import { emitDataPackage } from './data-package.js';
import type { DatasetDescription } from './dataset-description.js';
import { dcatPath, emitDcat } from './dcat.js';
import type { FlavourName } from './flavours.js';
import { emitJapaneseCsv } from './japanese-csv.js';
import { emitJsonLines } from './json-lines.js';
import { type MadeFile, type OpenFile, writeFile } from './output-file.js';
import { emitReadme, readmePath } from './readme.js';

export const dataPackagePath = 'datapackage.json';
export const checksumsPath = 'CHECKSUMS.txt';

export interface ExtrasInput {
  /** The run's documents in the contract's order; gone through once or more for each flavour, never where no flavour is asked for. */
  readonly results: () => AsyncIterable<DocumentResult>;
  /** Over all documents of the run. */
  readonly description: DatasetDescription;
  readonly also: readonly FlavourName[];
  /** Take documents that are not `complete` into the flavours, too. */
  readonly includePartial: boolean;
  /** Take documents that are no declaration of goals into the flavours, too. */
  readonly includeOther: boolean;
  /** How the years were joined; undefined where they were not. */
  readonly join?: SeriesOptions;
  readonly open: OpenFile;
}

type Results = ExtrasInput['results'];

/** The documents whose rows may go into a catalogue. */
const publishable = ({ results, includePartial, includeOther }: ExtrasInput): Results =>
  async function* () {
    for await (const result of results()) {
      const { status, document_kind } = result.document;
      if ((includePartial || status === 'complete') && (includeOther || document_kind !== 'other')) yield result;
    }
  };

/** Libraries that only a flavour needs are loaded with it. */
async function emitFlavour(name: FlavourName, results: Results, input: ExtrasInput): Promise<readonly MadeFile[]> {
  const { open, description, join } = input;
  switch (name) {
    case 'ja':
      return emitJapaneseCsv(results, open, join);
    case 'wide': {
      const { emitWideCsv, findWideColumns } = await import('./wide-csv.js');
      return emitWideCsv(results, await findWideColumns(results), open);
    }
    case 'xlsx': {
      const { emitXlsx } = await import('./xlsx/emit-xlsx.js');
      return emitXlsx(results, open, { join });
    }
    case 'parquet': {
      const { emitParquet } = await import('./parquet.js');
      return emitParquet(results, open, `${description.program.name} ${description.program.version}`, join);
    }
    case 'jsonl':
      return emitJsonLines(results, open, join);
    case 'sjis': {
      const { emitShiftJisCsv } = await import('./shift-jis-csv.js');
      return emitShiftJisCsv(results, open, join);
    }
    default:
      return name satisfies never;
  }
}

/** CHECKSUMS.txt as `sha256sum --check` reads it, in order of the paths. */
export function emitChecksums(files: readonly MadeFile[]): string {
  return files
    .toSorted((a, b) => compareText(a.path, b.path))
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .join('');
}

/**
 * Everything that is made of a finished run's documents and CSV files: the flavours of `--also`, then datapackage.json,
 * csv-metadata.json, dcat.jsonld, README.md and CHECKSUMS.txt. Answers with the files that were written, without the CSV files.
 */
export async function emitExtras(input: ExtrasInput): Promise<readonly MadeFile[]> {
  const { description, open } = input;
  const results = publishable(input);
  const made: MadeFile[] = [];
  for (const name of input.also) made.push(...(await emitFlavour(name, results, input)));
  const data: MadeFile[] = [
    ...tableNames.map((name) => ({ path: `${name}.csv`, ...description.tables[name] })),
    ...made,
  ];
  const texts: readonly (readonly [string, Iterable<string>])[] = [
    [dataPackagePath, emitDataPackage(description, made)],
    [csvwPath, [emitCsvw(description)]],
    [dcatPath, emitDcat(description, data)],
    [readmePath, [emitReadme(description, data)]],
  ];
  const described: MadeFile[] = [];
  for (const [path, pieces] of texts) {
    const files = await writeFile(open, path, async (write) => {
      for (const piece of pieces) await write(piece);
    });
    described.push(...files);
  }
  const checksums = emitChecksums([...data, ...described]);
  const checked = await writeFile(open, checksumsPath, (write) => write(checksums));
  return [...made, ...described, ...checked];
}
