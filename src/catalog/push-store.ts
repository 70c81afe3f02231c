import { join } from 'node:path';
import { anySchema } from './answers.js';
import type { CkanClient } from './client.js';
import { CatalogueError } from './fault.js';
import type { LocalFile } from './local-dataset.js';
import type { StorePlan } from './plan-schema.js';
import { keyText, rowsOfFile, type StoreRow, toRecord } from './rows.js';
import type { StoreTable } from './store-columns.js';

/** Rows sent at a time: a server has a minute for each request, and upserts row by row. */
const BATCH_ROWS = 500;

/** Carries a table's part of the plan out. Each step can be repeated, and may find itself done already. */
export async function pushStore(
  client: CkanClient,
  folder: string,
  { path }: LocalFile,
  table: StoreTable,
  resourceId: string,
  plan: StorePlan,
  progress: (rows: number) => void,
): Promise<void> {
  if (plan.action === 'keep') return;
  // The file of the resource is an upload: without `force` its table is read-only.
  const target: Target = { resource_id: resourceId, force: true };
  if (plan.action === 'recreate') await dropTable(client, target);
  if (plan.action !== 'rows') await describeTable(client, target, table);
  await removeRows(client, target, table, plan.keys.removed);
  const wanted = new Set([...plan.keys.added, ...plan.keys.changed].map(keyText));
  const isWhole = plan.action === 'create' || plan.action === 'recreate';
  let batch: ReturnType<typeof toRecord>[] = [];
  let sent = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await client.act('datastore_upsert', { ...target, method: 'upsert', records: batch }, anySchema);
    sent += batch.length;
    batch = [];
    progress(sent);
  };
  for await (const row of rowsOfFile(join(folder, path), table)) {
    if (!isWhole && !wanted.has(keyText(row.key))) continue;
    batch.push(toRecord(row, table.columns));
    if (batch.length >= BATCH_ROWS) await flush();
  }
  await flush();
}

type Target = Readonly<{ resource_id: string; force: true }>;

/** Drops a table that stands in the place of the one to be made; there may be none, where a request is repeated. */
async function dropTable(client: CkanClient, target: Target): Promise<void> {
  await client.act('datastore_delete', target, anySchema).catch((problem: unknown) => {
    if (!(problem instanceof CatalogueError && problem.code === 'not-found')) throw problem;
  });
}

/** Columns with their types and what they are called, and the key by which rows are upserted. */
async function describeTable(client: CkanClient, target: Target, { columns, key }: StoreTable): Promise<void> {
  const fields = columns.map(({ id, type, label, notes }) => ({ id, type, info: { label, notes } }));
  await client.act('datastore_create', { ...target, fields, primary_key: key }, anySchema);
}

/** Rows that agree in all of the key but its last column go together. */
function groupKeys(keys: readonly (readonly string[])[]): readonly { head: readonly string[]; last: string[] }[] {
  const groups = new Map<string, { head: readonly string[]; last: string[] }>();
  for (const key of keys) {
    const head = key.slice(0, -1);
    const name = keyText(head);
    const group = groups.get(name) ?? { head, last: [] };
    group.last.push(key.at(-1) ?? '');
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** What is deleted, as `datastore_delete` takes it: never empty, for no filter means all rows, and none at all the whole table. */
export function filtersOf(
  keys: readonly StoreRow['key'][],
  columns: readonly string[],
): readonly Record<string, string | string[]>[] {
  return groupKeys(keys).flatMap(({ head, last }) => {
    const batches = Array.from({ length: Math.ceil(last.length / BATCH_ROWS) }, (_, index) =>
      last.slice(index * BATCH_ROWS, (index + 1) * BATCH_ROWS),
    );
    return batches.map((values) => ({
      ...Object.fromEntries(head.map((value, index) => [columns[index] ?? '', value])),
      [columns[columns.length - 1] ?? '']: values,
    }));
  });
}

async function removeRows(
  client: CkanClient,
  target: Target,
  { key }: StoreTable,
  removed: readonly (readonly string[])[],
): Promise<void> {
  for (const filters of filtersOf(removed, key)) {
    if (Object.keys(filters).length !== key.length) throw new Error('a filter does not name the whole key');
    await client.act('datastore_delete', { ...target, filters }, anySchema);
  }
}
