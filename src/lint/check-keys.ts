import { type ForeignKey, type TableName, tableNames, tables } from '../schema/tables.js';
import type { Tell } from './finding.js';

/** A row by its columns' names. */
export type NamedRow = ReadonlyMap<string, string>;

const keyOf = (row: NamedRow, fields: readonly string[]): string =>
  fields.map((field) => row.get(field) ?? '').join('\0');

interface Reference {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly target: string;
}

/** Names the key that other tables refer to: `documents document_id`. */
const targetName = (table: TableName, fields: readonly string[]): string => `${table} ${fields.join(',')}`;

const referenced: ReadonlySet<string> = new Set(
  tableNames.flatMap((table) => tables[table].foreignKeys.map((key) => targetName(key.table, key.references))),
);

/** Gathers keys while the tables are read, and tells of repeated ones and of references that find no row. */
export function gatherKeys(tell: Tell): {
  add(table: TableName, file: string, line: number, row: NamedRow): void;
  /** After the last row: references to rows that came later in the folder are settled here. */
  finish(): void;
} {
  const known = new Map<string, Set<string>>();
  // A table refers to few rows many times: each value is kept once.
  const references = new Map<string, Reference>();
  const setOf = (name: string): Set<string> => {
    const found = known.get(name) ?? new Set<string>();
    known.set(name, found);
    return found;
  };
  const addReference = (key: ForeignKey, file: string, line: number, row: NamedRow): void => {
    const value = keyOf(row, key.fields);
    const target = targetName(key.table, key.references);
    const id = `${target}\0${file}\0${value}`;
    if (value !== '' && !references.has(id)) {
      references.set(id, { file, line, column: key.fields.join(','), value, target });
    }
  };
  return {
    add(table, file, line, row) {
      const { primaryKey, foreignKeys } = tables[table];
      if (primaryKey.length > 0) {
        const name = targetName(table, primaryKey);
        const value = keyOf(row, primaryKey);
        if (setOf(name).has(value)) {
          const actual = value.replaceAll('\0', '/');
          tell({ rule: 'key/duplicate', level: 'fail', file, line, column: primaryKey.join(','), actual });
        }
        setOf(name).add(value);
      }
      for (const key of foreignKeys) addReference(key, file, line, row);
    },
    finish() {
      for (const name of referenced) setOf(name);
      for (const { file, line, column, value, target } of references.values()) {
        if (!setOf(target).has(value)) tell({ rule: 'key/foreign', level: 'fail', file, line, column, actual: value });
      }
    },
  };
}
