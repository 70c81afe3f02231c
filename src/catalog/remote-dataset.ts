// What stands in the catalogue: the site, the dataset, its resources and the rows of its tables.

import type * as z from 'zod';
import {
  anyStoreInfoSchema,
  licencesSchema,
  organizationsSchema,
  packageSchema,
  pageSchema,
  type RemotePackage,
  type RemoteResource,
  type StoreInfo,
  statusSchema,
  storeInfoSchema,
} from './answers.js';
import type { CkanClient } from './client.js';
import { CatalogueError } from './fault.js';
import { keyText, rowDigest, type StoreRow, storedRows } from './rows.js';
import type { StoreTable } from './store-columns.js';

/** What a catalogue can do, as it says itself. */
export interface Site {
  /** Empty where it keeps that to itself. */
  readonly version: string;
  readonly hasDataStore: boolean;
  /** An extension that loads each uploaded file into the DataStore on its own, all columns as text. */
  readonly loader: string | undefined;
}

const loaders = ['xloader', 'datapusher', 'datapusher_plus'];
/** `records_format`, by which rows are read to the last digit, came with 2.8. */
const OLDEST = [2, 8] as const;

export async function readSite(client: CkanClient): Promise<Site> {
  const { ckan_version: version = '', extensions = [] } = await client.act('status_show', {}, statusSchema);
  const [major = Number.NaN, minor = Number.NaN] = version.split('.').map(Number);
  const isOld = version !== '' && (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]));
  if (isOld) throw new CatalogueError('too-old', version);
  return {
    version,
    hasDataStore: extensions.includes('datastore'),
    loader: loaders.find((name) => extensions.includes(name)),
  };
}

/** Undefined where there is no such dataset, or where it was deleted. */
export async function readPackage(client: CkanClient, name: string): Promise<RemotePackage | undefined> {
  const found = await unlessMissing(client.act('package_show', { id: name }, packageSchema));
  if (found === undefined || found.state === 'deleted') return undefined;
  if (found.name !== name) throw new CatalogueError('strange', 'package_show', `name: ${found.name}`);
  return found;
}

async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((problem: unknown) => {
    if (problem instanceof CatalogueError && problem.code === 'not-found') return undefined;
    throw problem;
  });
}

/**
 * Organizations in which the token's user may make datasets. A wrong token is answered like none, with 200 and nothing: that is no right
 * either, and it is found out here rather than in the middle of a push.
 */
export async function readOrganizations(client: CkanClient): Promise<z.infer<typeof organizationsSchema>> {
  const found = await client.act('organization_list_for_user', { permission: 'create_dataset' }, organizationsSchema);
  if (found.length === 0) throw new CatalogueError('no-rights');
  return found;
}

export const readLicences = (client: CkanClient): Promise<z.infer<typeof licencesSchema>> =>
  client.act('license_list', {}, licencesSchema);

/** Columns of a resource's table in the DataStore; undefined where it has none. */
export async function readStoreInfo(client: CkanClient, resourceId: string): Promise<StoreInfo | undefined> {
  const info = await unlessMissing(client.act('datastore_info', { id: resourceId }, anyStoreInfoSchema));
  if (info === undefined) return undefined;
  // An older CKAN tells the columns with the rows.
  const { fields } = info.fields
    ? { fields: info.fields }
    : await client.act('datastore_search', { resource_id: resourceId, limit: 0 }, storeInfoSchema);
  return { fields: fields.filter(({ id }) => id !== '_id') };
}

/** Rows asked for at a time; a site may give fewer. */
const PAGE_ROWS = 4000;
/** More rows than any dataset of this kind has: a server that says so is not believed. */
const MOST_ROWS = 5_000_000;

/** Every row that a table of the DataStore holds, in its own order. */
export async function* readStoredRows(
  client: CkanClient,
  resourceId: string,
  table: StoreTable,
  filters: Readonly<Record<string, unknown>> = {},
): AsyncGenerator<StoreRow> {
  const fields = table.columns.map(({ id }) => id);
  let offset = 0;
  for (;;) {
    const page = await client.act(
      'datastore_search',
      { resource_id: resourceId, fields, filters, records_format: 'csv', sort: '_id', limit: PAGE_ROWS, offset },
      pageSchema,
    );
    let count = 0;
    for await (const row of storedRows(page.records, table)) {
      count += 1;
      yield row;
    }
    offset += count;
    if (offset >= page.total) {
      if (offset === page.total) return;
      throw new CatalogueError('strange', 'datastore_search', `${offset} > ${page.total}`);
    }
    if (count === 0 || offset > MOST_ROWS)
      throw new CatalogueError('strange', 'datastore_search', `${offset} / ${page.total}`);
  }
}

/** Rows by their keys, each as short as can be compared. */
export async function digestsOf(rows: AsyncIterable<StoreRow>): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for await (const row of rows) digests.set(keyText(row.key), rowDigest(row));
  return digests;
}

/**
 * The address of a resource's file at the catalogue that was named: the one that it shows may lie at another host, where the token does
 * not go.
 */
export function fileAddress(client: CkanClient, { id: packageId }: RemotePackage, { id, url }: RemoteResource): URL {
  const shown = URL.canParse(url) ? new URL(url) : undefined;
  if (shown?.origin === client.site.origin) return shown;
  const name = encodeURIComponent(shown?.pathname.split('/').at(-1) ?? 'file');
  return client.address(`dataset/${packageId}/resource/${id}/download/${name}`);
}
