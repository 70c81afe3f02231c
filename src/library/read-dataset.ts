import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readOutput } from '../review/read-output.js';
import { type Column, columnsOf, type TableName, tables } from '../schema/tables.js';
import { toPublic } from './public-document.js';
import type { ConvertedDocument, SeriesChange, SeriesLink, SeriesRow } from './result-types.js';
import type { Dataset } from './types.js';

type Cell = string | number | boolean | null;

/** A reader of a column's cells: numbers and truths as such; an empty cell is null where the column's schema has null, else the empty text. */
function cellReader(table: TableName, { name, type }: Column): (cell: string) => Cell {
  const empty = tables[table].schema.shape[name]?.safeParse(null).success ? null : '';
  return (cell) => {
    if (cell === '') return empty;
    if (type === 'boolean') return cell === 'true';
    return type === 'integer' || type === 'number' ? Number(cell) : cell;
  };
}

/** The rows of a CSV file of the dataset; none where there is no such file. */
async function readTable<T>(folder: string, table: TableName): Promise<readonly T[]> {
  const path = join(folder, `${table}.csv`);
  if (!existsSync(path)) return [];
  const columns = columnsOf(table).map((column) => ({ name: column.name, read: cellReader(table, column) }));
  const rows: Record<string, string>[] = parse(await readFile(path), { bom: true, columns: true });
  return rows.map((row) => Object.fromEntries(columns.map(({ name, read }) => [name, read(row[name] ?? '')])) as T);
}

/** An output folder of `convert`, read whole. Throws where the folder is none, or holds documents that this version cannot read. */
export async function readWholeDataset(folder: string): Promise<Dataset> {
  if (!existsSync(join(folder, 'documents'))) throw new Error(`${folder} is no folder that mokuhyo wrote`);
  const { documents: stored, unreadable } = await readOutput(folder);
  if (unreadable.length > 0) throw new Error(`${folder} holds what this version cannot read: ${unreadable.join(', ')}`);
  const documents: ConvertedDocument[] = [];
  for (const { load } of stored) documents.push(toPublic(await load()));
  const [series, seriesLinks, changes] = await Promise.all([
    readTable<SeriesRow>(folder, 'series'),
    readTable<SeriesLink>(folder, 'series_links'),
    readTable<SeriesChange>(folder, 'changes'),
  ]);
  return { documents, series, seriesLinks, changes };
}
