// Rows of a table, of our file or of the DataStore, in the form in which they are compared.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { rowKeyColumn, type StoreColumn, type StoreTable } from './store-columns.js';

/** A row as both sides write it: a text per column, in the columns' order; empty for nothing. */
export interface StoreRow {
  /** Values of the key's columns. */
  readonly key: readonly string[];
  readonly cells: readonly string[];
}

/** Values of a key as one text, to look it up by. */
export const keyText = (key: readonly string[]): string => JSON.stringify(key);

/** What tells whether two rows say the same, small enough to keep of every row. */
export const rowDigest = ({ cells }: StoreRow): string =>
  createHash('sha1').update(JSON.stringify(cells)).digest('base64url');

/** A number without what does not change it: leading zeros, a sign before zero. Decimals stay as printed: 1200.50 is not 1200.5. */
function plainDecimal(text: string): string {
  const match = /^([+-]?)0*(\d+)(\.\d+)?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', rest = ''] = match;
  const isZero = /^0*$/.test(whole) && /^\.?0*$/.test(rest);
  return `${sign === '-' && !isZero ? '-' : ''}${whole}${rest}`;
}

/** A cell as PostgreSQL or our files write it → one writing for both. */
function plainCell(text: string, { type }: StoreColumn): string {
  if (type === 'bool') return text === 't' ? 'true' : text === 'f' ? 'false' : text;
  return type === 'numeric' || type === 'int4' ? plainDecimal(text) : text;
}

/** Lines of CSV as lists of cells. */
export async function* csvRecords(text: Readable): AsyncGenerator<readonly string[]> {
  // Whoever stops reading, or an error of either, ends both streams.
  const parser = pipeline(text, parse({ relaxColumnCount: true, bom: true }), () => {});
  for await (const record of parser) yield record as string[];
}

/** Rows of the DataStore, as it writes them with `records_format: csv`. */
export async function* storedRows(csv: string, { columns, key }: StoreTable): AsyncGenerator<StoreRow> {
  const places = key.map((id) => columns.findIndex((column) => column.id === id));
  for await (const record of csvRecords(Readable.from([csv]))) {
    const cells = columns.map((column, index) => plainCell(record[index] ?? '', column));
    yield { key: places.map((place) => cells[place] ?? ''), cells };
  }
}

/** Rows of a table's file in the form of the DataStore; rows without a key get theirs. Throws where the header is not the table's. */
export async function* fileRows(stream: Readable, table: StoreTable): AsyncGenerator<StoreRow> {
  const { columns, key, named } = table;
  const inFile = columns.filter(({ id }) => id !== rowKeyColumn.id);
  const placeOf = (id: string): number => inFile.findIndex((column) => column.id === id);
  const places = (named.length > 0 ? named : key).map(placeOf);
  const met = new Map<string, number>();
  let isHeader = true;
  for await (const record of csvRecords(stream)) {
    if (isHeader) {
      isHeader = false;
      if (record.join() !== inFile.map(({ id }) => id).join()) throw new OtherColumnsError(table.table);
      continue;
    }
    const own = inFile.map((column, index) => plainCell(record[index] ?? '', column));
    const values = places.map((place) => own[place] ?? '');
    if (named.length === 0) yield { key: values, cells: own };
    else {
      const name = values.join('|');
      const count = (met.get(name) ?? 0) + 1;
      met.set(name, count);
      const rowKey = count === 1 ? name : `${name}#${count}`;
      yield { key: [rowKey], cells: [rowKey, ...own] };
    }
  }
}

/** A file's header is not that of the table: another version wrote it. */
export class OtherColumnsError extends Error {}

export const rowsOfFile = (path: string, table: StoreTable): AsyncGenerator<StoreRow> =>
  fileRows(createReadStream(path), table);

/** A row as `datastore_upsert` takes it. Every column is named, or what stood there would stay; strings stay strings, nothing is null. */
export function toRecord(
  { cells }: StoreRow,
  columns: readonly StoreColumn[],
): Record<string, string | boolean | null> {
  return Object.fromEntries(
    columns.map(({ id, type }, index) => {
      const text = cells[index] ?? '';
      if (text === '') return [id, null];
      // Numbers go as text, too: PostgreSQL reads them to the last digit, JSON would not.
      return [id, type === 'bool' ? text === 'true' : text];
    }),
  );
}
