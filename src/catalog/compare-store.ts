import { join } from 'node:path';
import type { RemoteResource, StoreInfo } from './answers.js';
import type { CkanClient } from './client.js';
import type { LocalFile } from './local-dataset.js';
import type { StorePlan } from './plan-schema.js';
import { digestsOf, readStoredRows, readStoreInfo } from './remote-dataset.js';
import { keyText, rowDigest, rowsOfFile, type StoreRow } from './rows.js';
import { rowKeyColumn, type StoreColumn, type StoreTable } from './store-columns.js';

/** What a catalogue calls a type that we name otherwise. */
const sameTypes: Readonly<Record<string, string>> = {
  int: 'int4',
  integer: 'int4',
  boolean: 'bool',
  decimal: 'numeric',
};

/** How the columns of a table there stand to ours. */
interface ColumnsSaid {
  readonly action: 'recreate' | 'describe' | 'rows';
  /** Columns whose type is another there, and such as are missing, moved or too many. */
  readonly differing: readonly string[];
}

function compareColumns({ fields }: StoreInfo, { columns, key }: StoreTable): ColumnsSaid {
  const differing = fields.flatMap(({ id, type }, index) => {
    const own = columns[index];
    if (own?.id === id && own.type === (sameTypes[type] ?? type)) return [];
    return [`${id} ${type} → ${own ? `${own.id} ${own.type}` : '-'}`];
  });
  if (differing.length > 0) return { action: 'recreate', differing };
  const saysAll = (column: StoreColumn, index: number): boolean => {
    const info = fields[index]?.info;
    return info?.label === column.label && info.notes === column.notes;
  };
  const lacksKey = fields.some(({ id, schema }) => key.includes(id) && schema?.is_index === false);
  const isComplete = fields.length === columns.length && columns.every(saysAll) && !lacksKey;
  return { action: isComplete ? 'rows' : 'describe', differing: [] };
}

const isFile = ({ fields }: StoreInfo, { columns }: StoreTable): boolean =>
  fields.map(({ id }) => id).join() ===
  columns
    .map(({ id }) => id)
    .filter((id) => id !== rowKeyColumn.id)
    .join();

export interface StoreComparison {
  readonly plan: StorePlan;
  readonly differing: readonly string[];
  /** Has the table the columns of the file itself, in its order? So it is where a loader made it. */
  readonly isLoaded: boolean;
}

interface RowChanges {
  readonly after: number;
  readonly added: (readonly string[])[];
  readonly changed: (readonly string[])[];
  readonly removed: (readonly string[])[];
}

/** Our rows against the digests of those that stand there. */
export async function compareRows(
  rows: AsyncIterable<StoreRow>,
  stored: ReadonlyMap<string, string>,
): Promise<RowChanges> {
  const left = new Set(stored.keys());
  const found: RowChanges = { after: 0, added: [], changed: [], removed: [] };
  let after = 0;
  for await (const row of rows) {
    after += 1;
    const name = keyText(row.key);
    const there = stored.get(name);
    if (there === undefined) found.added.push(row.key);
    else if (there !== rowDigest(row)) found.changed.push(row.key);
    left.delete(name);
  }
  const removed = [...left].map((name) => JSON.parse(name) as string[]);
  return { ...found, after, removed };
}

const documentOf = (key: readonly string[]): string => /^[0-9a-f]{12}/.exec(key[0] ?? '')?.[0] ?? '';

/** Removed rows of documents that were withdrawn: their keys begin with the document's id. */
export const countWithdrawn = (removed: readonly (readonly string[])[], withdrawn: ReadonlySet<string>): number =>
  removed.filter((key) => withdrawn.has(documentOf(key))).length;

const asLists = (keys: readonly (readonly string[])[]): string[][] => keys.map((key) => [...key]);
/** Where the whole table is filled, no row is named. */
export const noKeys = (): StorePlan['keys'] => ({ added: [], changed: [], removed: [] });

/** What has to happen to a resource's table in the DataStore, so that it holds the rows of our file. */
export async function compareStore(
  client: CkanClient,
  folder: string,
  { path }: LocalFile,
  table: StoreTable,
  resource: RemoteResource | undefined,
  withdrawn: ReadonlySet<string>,
): Promise<StoreComparison> {
  const rows = (): AsyncGenerator<StoreRow> => rowsOfFile(join(folder, path), table);
  const info = resource && (await readStoreInfo(client, resource.id));
  if (resource === undefined || info === undefined) {
    const { after } = await compareRows(rows(), new Map());
    const counts = { rows_before: 0, rows_after: after, added: after, changed: 0, removed: 0, withdrawn: 0 };
    return { plan: { action: 'create', ...counts, keys: noKeys() }, differing: [], isLoaded: false };
  }
  const { action, differing } = compareColumns(info, table);
  // A table of other columns is read as far as its key goes: what would be lost has to be known all the same.
  const known = new Set(info.fields.map(({ id }) => id));
  const shared: StoreTable = { ...table, columns: table.columns.filter(({ id }) => known.has(id)) };
  const hasKey = table.key.every((id) => known.has(id));
  const stored = hasKey ? await digestsOf(readStoredRows(client, resource.id, shared)) : new Map<string, string>();
  const changes = await compareRows(rows(), stored);
  const { added, changed, removed, after } = changes;
  const counts = {
    rows_before: stored.size,
    rows_after: after,
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    withdrawn: countWithdrawn(removed, withdrawn),
  };
  const isSame = action === 'rows' && added.length + changed.length + removed.length === 0;
  const keys =
    action === 'recreate' ? noKeys() : { added: asLists(added), changed: asLists(changed), removed: asLists(removed) };
  return { plan: { action: isSame ? 'keep' : action, ...counts, keys }, differing, isLoaded: isFile(info, table) };
}
