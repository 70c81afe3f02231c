// The files of an output folder as a catalogue takes them: their names, hashes and tables.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST } from '../batch/former-run.js';
import { csvwPath } from '../emit/csvw.js';
import { dcatPath } from '../emit/dcat.js';
import { checksumsPath, dataPackagePath } from '../emit/emit-extras.js';
import { mediaTypeOf } from '../emit/media-types.js';
import { readmePath } from '../emit/readme.js';
import { workbookPath } from '../emit/xlsx/emit-xlsx.js';
import { type Manifest, manifestSchema } from '../schema/manifest.js';
import { type TableName, tableNames, tables } from '../schema/tables.js';
import { CatalogueError } from './fault.js';
import { descriptorSchema, type Metadata, metadataOf } from './metadata.js';
import { csvRecords, rowsOfFile } from './rows.js';
import { type StoreTable, storeTable } from './store-columns.js';
import { addressedPaths, withoutAddresses } from './with-addresses.js';

/** A file of the dataset that goes into the catalogue as a resource. */
export interface LocalFile {
  /** Below the output folder. */
  readonly path: string;
  /** The resource's name, by which it is known in the catalogue. */
  readonly name: string;
  /** ASCII. */
  readonly fileName: string;
  readonly description: string;
  readonly format: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Of what decides whether the file changed: of the metadata files, without the catalogue's own addresses. */
  readonly sha256: string;
  /** How its rows stand in the DataStore; undefined for what is no canonical table. */
  readonly store: StoreTable | undefined;
}

export interface LocalDataset {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly metadata: Metadata;
  readonly files: readonly LocalFile[];
  /** Ids of the documents that were withdrawn (取り下げ). */
  readonly withdrawn: ReadonlySet<string>;
  /** Values that a person should look at, and documents that could not be read to the end. */
  readonly doubts: { readonly values: number; readonly documents: number };
  /** Documents that are no declaration of goals. */
  readonly others: number;
  /** Files of which two columns have one name, or one has none. */
  readonly badHeaders: readonly string[];
}

/** What is pushed where nobody says otherwise. */
export const usualFiles: readonly string[] = [
  ...(['observations', 'indicators', 'series', 'documents'] as const).map((table) => `${table}.csv`),
  workbookPath,
];

/** Titles of what is no table. */
const titles: Readonly<Record<string, string>> = {
  [workbookPath]: 'ブック',
  [dataPackagePath]: 'データパッケージ',
  [dcatPath]: 'DCAT',
  [csvwPath]: 'CSVW',
  [readmePath]: '説明',
};

/** Files that describe other files by their hashes change with every push; they are no resources. */
const neverPushed: readonly string[] = [checksumsPath];

const tableOf = (path: string): TableName | undefined => tableNames.find((table) => path === `${table}.csv`);

/** Name of a resource: what it is, for people, and its file. `null` title: the file's name alone. */
export function resourceName(path: string): string {
  const table = tableOf(path);
  const title = table ? tables[table].title : titles[path];
  const file = path.split('/').at(-1) ?? path;
  if (path.startsWith('documents/')) return `文書のJSON（${file}）`;
  return title === undefined ? file : `${title}（${file}）`;
}

/** The `hash` of a resource, as it is written there. */
export const hashOf = ({ sha256 }: Pick<LocalFile, 'sha256'>): string => `sha256:${sha256}`;

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function readText(folder: string, path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT' || problem.code === 'ENOTDIR') throw new CatalogueError('no-dataset', folder);
    throw problem;
  });
}

export async function readManifest(folder: string): Promise<Manifest> {
  const read = manifestSchema.safeParse(parseJson(await readText(folder, MANIFEST)));
  if (!read.success) throw new CatalogueError('no-dataset', folder);
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return undefined;
  }
}

/** Bytes of a file of the dataset, which are those that the manifest vouches for. */
export async function readOwnFile(folder: string, manifest: Manifest, path: string): Promise<Buffer> {
  const bytes = await readFile(join(folder, path)).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') throw new CatalogueError('file-changed', path);
    throw problem;
  });
  const known = manifest.files.find((file) => file.path === path);
  // A push writes addresses into some: one that was killed in between has not told the manifest yet.
  const isOpen = addressedPaths.includes(path);
  if (known && !isOpen && known.sha256 !== sha256Of(bytes)) throw new CatalogueError('file-changed', path);
  return bytes;
}

async function describeFile(folder: string, manifest: Manifest, path: string): Promise<LocalFile> {
  const bytes = await readOwnFile(folder, manifest, path);
  const table = tableOf(path);
  const fileName = path.split('/').at(-1) ?? path;
  return {
    path,
    name: resourceName(path),
    fileName,
    description: table ? tables[table].description : '',
    format: (fileName.split('.').at(-1) ?? '').toUpperCase(),
    mediaType: mediaTypeOf(path),
    bytes: bytes.length,
    sha256: sha256Of(withoutAddresses(path, bytes)),
    store: table && storeTable(table),
  };
}

/** What a person calls files (`observations`, `mokuhyo.xlsx`) → their paths; the usual ones and those that stand there where nobody does. */
function choosePaths(
  manifest: Manifest,
  asked: readonly string[] | undefined,
  present: ReadonlySet<string>,
): readonly string[] {
  const known = [
    ...manifest.files.map(({ path }) => path).filter((path) => !neverPushed.includes(path)),
    ...manifest.documents.map(({ document_id }) => `documents/${document_id}.json`),
  ];
  if (asked === undefined) {
    const others = known.filter((path) => present.has(resourceName(path)));
    return [...usualFiles.filter((path) => known.includes(path)), ...others];
  }
  return asked.map((word) => {
    const found = known.find((path) => path === word || path === `${word}.csv`);
    if (found !== undefined) return found;
    throw new CatalogueError('no-such-file', word, known.filter((path) => !path.startsWith('documents/')).join(' '));
  });
}

async function countDoubts(folder: string): Promise<Pick<LocalDataset, 'doubts' | 'others'>> {
  const placeIn = (table: StoreTable, id: string): number => table.columns.findIndex((column) => column.id === id);
  const [observations, documents] = [storeTable('observations'), storeTable('documents')];
  let values = 0;
  for await (const { cells } of rowsOfFile(join(folder, 'observations.csv'), observations)) {
    if (cells[placeIn(observations, 'needs_review')] === 'true') values += 1;
  }
  let [incomplete, others] = [0, 0];
  for await (const { cells } of rowsOfFile(join(folder, 'documents.csv'), documents)) {
    if (cells[placeIn(documents, 'status')] !== 'complete') incomplete += 1;
    if (cells[placeIn(documents, 'document_kind')] === 'other') others += 1;
  }
  return { doubts: { values, documents: incomplete }, others };
}

/** Loaders fail at a file whose header names a column twice or not at all, or with more than PostgreSQL's 63 bytes. */
async function hasBadHeader(folder: string, path: string): Promise<boolean> {
  if (!path.endsWith('.csv')) return false;
  for await (const header of csvRecords(createReadStream(join(folder, path)))) {
    const names = header.map((name) => name.trim());
    return (
      names.includes('') || new Set(names).size < names.length || names.some((name) => Buffer.byteLength(name) > 63)
    );
  }
  return false;
}

/**
 * A dataset as it stands in its folder; `present` are the names of the resources that the catalogue has. Throws a `CatalogueError` where the
 * folder is none of convert, or where a file is not as convert wrote it.
 */
export async function readLocalDataset(
  folder: string,
  asked: readonly string[] | undefined,
  present: ReadonlySet<string>,
): Promise<LocalDataset> {
  const manifest = await readManifest(folder);
  const paths = [...new Set(choosePaths(manifest, asked, present))];
  const descriptor = descriptorSchema.safeParse(parseJson(await readText(folder, dataPackagePath)));
  if (!descriptor.success) throw new CatalogueError('file-changed', dataPackagePath);
  for (const path of ['observations.csv', 'documents.csv']) await readOwnFile(folder, manifest, path);
  const files: LocalFile[] = [];
  const badHeaders: string[] = [];
  for (const path of paths) {
    files.push(await describeFile(folder, manifest, path));
    if (await hasBadHeader(folder, path)) badHeaders.push(path);
  }
  return {
    folder,
    manifest,
    metadata: metadataOf(descriptor.data),
    files,
    withdrawn: new Set(manifest.withdrawn.map((sha256) => sha256.slice(0, 12))),
    ...(await countDoubts(folder)),
    badHeaders,
  };
}
