// Checks of keys and references between tables.

import { type ForeignKey, type TableName, tableNames, tables } from '../schema/tables.js';
import type { Tell } from './finding.js';
import { KeySet } from './key-set.js';

/** A row by its columns' names. */
export type NamedRow = ReadonlyMap<string, string>;

const keyOf = (row: NamedRow, fields: readonly string[]): string =>
  fields.map((field) => row.get(field) ?? '').join('\0');

/** Names a key that rows are known by: `documents document_id`. */
const targetName = (table: TableName, fields: readonly string[]): string => `${table} ${fields.join(',')}`;

const depthOf = (table: TableName): number =>
  Math.max(0, ...tables[table].foreignKeys.map((key) => depthOf(key.table) + 1));

/** The tables in an order in which every reference points at a table that was read before. */
export const tablesByReference: readonly TableName[] = tableNames.toSorted((a, b) => depthOf(a) - depthOf(b));

/** Looks at keys while the tables are read, in the order of `tablesByReference`. */
export function gatherKeys(tell: Tell): (table: TableName, file: string, line: number, row: NamedRow) => void {
  const known = new Map<string, KeySet>();
  const told = new Set<string>();
  const setOf = (name: string): KeySet => {
    const found = known.get(name) ?? new KeySet();
    known.set(name, found);
    return found;
  };
  const checkReference = (key: ForeignKey, file: string, line: number, row: NamedRow): void => {
    const value = keyOf(row, key.fields);
    const target = known.get(targetName(key.table, key.references));
    // A table that is not there at all is told of by itself; many rows that lack the same one are one fault.
    const id = `${file}\0${key.table}\0${value}`;
    if (value === '' || target === undefined || target.has(value) || told.has(id)) return;
    told.add(id);
    const actual = value.replaceAll('\0', '/');
    tell({ rule: 'key/foreign', level: 'fail', file, line, column: key.fields.join(','), actual });
  };
  return (table, file, line, row) => {
    const { primaryKey, foreignKeys } = tables[table];
    if (primaryKey.length > 0) {
      const value = keyOf(row, primaryKey);
      if (!setOf(targetName(table, primaryKey)).add(value)) {
        const actual = value.replaceAll('\0', '/');
        tell({ rule: 'key/duplicate', level: 'fail', file, line, column: primaryKey.join(','), actual });
      }
    }
    for (const key of foreignKeys) checkReference(key, file, line, row);
  };
}
