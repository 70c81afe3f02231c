// Reads everything back from the catalogue as a citizen does, and compares it with the files here.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { RemotePackage, RemoteResource } from './answers.js';
import type { CkanClient } from './client.js';
import { CatalogueError } from './fault.js';
import { hashOf, type LocalDataset, type LocalFile } from './local-dataset.js';
import { findLicence } from './metadata.js';
import { fileAddress, readLicences, readPackage, readSite, readStoredRows, readStoreInfo } from './remote-dataset.js';
import { keyText, rowsOfFile, type StoreRow } from './rows.js';
import type { StoreTable } from './store-columns.js';
import { withoutAddresses } from './with-addresses.js';

/** What is looked at. `visible`: without a token. `japanese`: one cell with Japanese writing per column, read back. */
export const checkNames = [
  'visible',
  'licence',
  'title',
  'resource',
  'hash',
  'download',
  'types',
  'labels',
  'rows',
  'japanese',
] as const;
export type CheckName = (typeof checkNames)[number];

export interface Check {
  readonly check: CheckName;
  /** Name of the resource; empty for the dataset. */
  readonly resource: string;
  readonly isSame: boolean;
  readonly expected: string;
  readonly actual: string;
}

export interface Verification {
  readonly site: string;
  readonly dataset: string;
  readonly checks: readonly Check[];
  /** Tables are not looked at where the catalogue has no DataStore. */
  readonly hasDataStore: boolean;
}

class Checks {
  readonly found: Check[] = [];

  add(check: CheckName, resource: string, expected: string, actual: string): boolean {
    const isSame = expected === actual;
    this.found.push({ check, resource, isSame, expected, actual });
    return isSame;
  }
}

/**
 * Reads back what the catalogue gives out, as a citizen gets it: without a token. Where the dataset is private the token is used, and that it
 * cannot be seen is what is found.
 */
export async function verifyDataset(client: CkanClient, local: LocalDataset, dataset: string): Promise<Verification> {
  const citizen = client.asCitizen();
  const site = await readSite(citizen);
  const checks = new Checks();
  const seen = await readPackage(citizen, dataset).catch((problem: unknown) => {
    if (problem instanceof CatalogueError && problem.code === 'forbidden') return undefined;
    throw problem;
  });
  checks.add('visible', '', 'public', seen ? 'public' : 'not public');
  const reader = seen ? citizen : client;
  const remote = seen ?? (client.hasToken ? await readPackage(client, dataset) : undefined);
  if (remote) {
    await checkMetadata(reader, local, remote, checks);
    for (const file of local.files) await checkResource(reader, local, file, remote, site.hasDataStore, checks);
  }
  return { site: client.site.href, dataset, checks: checks.found, hasDataStore: site.hasDataStore };
}

async function checkMetadata(
  client: CkanClient,
  { metadata }: LocalDataset,
  remote: RemotePackage,
  checks: Checks,
): Promise<void> {
  checks.add('title', '', metadata.fields['title'] ?? '', remote.title);
  const licence = metadata.licence && findLicence(metadata.licence, await readLicences(client));
  checks.add('licence', '', licence ?? metadata.licence?.name ?? '', remote.license_id);
}

async function checkResource(
  client: CkanClient,
  { folder }: LocalDataset,
  file: LocalFile,
  remote: RemotePackage,
  hasDataStore: boolean,
  checks: Checks,
): Promise<void> {
  const found = remote.resources.filter(({ name }) => name === file.name);
  checks.add('resource', file.name, '1', String(found.length));
  const [resource] = found;
  if (resource === undefined) return;
  checks.add('hash', file.name, hashOf(file), resource.hash);
  checks.add('download', file.name, file.sha256, await downloadedHash(client, file, remote, resource));
  if (hasDataStore && file.store)
    await checkTable(client, join(folder, file.path), file.name, file.store, resource, checks);
}

/** Room for the addresses in a metadata file. */
const ROOM_BYTES = 64 * 1024;

async function downloadedHash(
  client: CkanClient,
  { path, bytes }: LocalFile,
  remote: RemotePackage,
  resource: RemoteResource,
): Promise<string> {
  // The address that is shown is the one that a citizen clicks on.
  const shown = URL.canParse(resource.url) ? new URL(resource.url) : fileAddress(client, remote, resource);
  if (shown.protocol !== 'http:' && shown.protocol !== 'https:') return shown.protocol;
  const held = await client.download(shown, bytes + ROOM_BYTES);
  if (held === undefined) return '-';
  if (!held.isWhole) return `> ${bytes} B`;
  return createHash('sha256').update(withoutAddresses(path, held.bytes)).digest('hex');
}

async function checkTable(
  client: CkanClient,
  path: string,
  name: string,
  table: StoreTable,
  { id }: RemoteResource,
  checks: Checks,
): Promise<void> {
  const info = await readStoreInfo(client, id);
  const types = (columns: readonly { readonly id: string; readonly type: string }[]): string =>
    columns.map((column) => `${column.id} ${column.type}`).join(', ');
  if (!checks.add('types', name, types(table.columns), types(info?.fields ?? []))) return;
  checks.add(
    'labels',
    name,
    table.columns.map(({ label }) => label).join(', '),
    (info?.fields ?? []).map((field) => field.info?.label ?? '').join(', '),
  );
  const samples = new Samples(table);
  let count = 0;
  for await (const row of rowsOfFile(path, table)) {
    count += 1;
    samples.take(row);
  }
  checks.add('rows', name, String(count), String(await countRows(client, id, table)));
  for (const sample of samples.rows.values()) await checkCells(client, id, name, table, sample, checks);
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A row, and the places of its cells that are read back. */
interface Sample {
  readonly row: StoreRow;
  readonly places: number[];
}

/** Of each column the first cell that is written in Japanese, by the rows that they stand in. */
class Samples {
  readonly rows = new Map<string, Sample>();
  private readonly open: Set<number>;

  constructor({ columns }: StoreTable) {
    this.open = new Set(columns.keys());
  }

  take(row: StoreRow): void {
    const places = [...this.open].filter((place) => japanese.test(row.cells[place] ?? ''));
    if (places.length === 0) return;
    this.rows.set(keyText(row.key), { row, places });
    for (const place of places) this.open.delete(place);
  }
}

async function countRows(client: CkanClient, id: string, table: StoreTable): Promise<number> {
  let count = 0;
  const keyOnly = { ...table, columns: table.columns.filter((column) => table.key.includes(column.id)) };
  for await (const _ of readStoredRows(client, id, keyOnly)) count += 1;
  return count;
}

async function checkCells(
  client: CkanClient,
  id: string,
  name: string,
  table: StoreTable,
  { row, places }: Sample,
  checks: Checks,
): Promise<void> {
  const filters = Object.fromEntries(table.key.map((key, index) => [key, row.key[index] ?? '']));
  const stored: StoreRow[] = [];
  for await (const found of readStoredRows(client, id, table, filters)) stored.push(found);
  for (const place of places) {
    const column = table.columns[place]?.id ?? '';
    const actual = stored.map(({ cells }) => cells[place] ?? '').join(' / ');
    checks.add('japanese', name, `${column}: ${row.cells[place] ?? ''}`, `${column}: ${actual}`);
  }
}
