// The tables of the DataStore: the types of their columns, and the key of each.

import { type ColumnType, columnsOf, type TableName, tables } from '../schema/tables.js';

/** Types of PostgreSQL under which a table's columns go into the DataStore. */
export type StoreType = 'text' | 'int4' | 'numeric' | 'bool' | 'date';

const storeTypes = {
  string: 'text',
  integer: 'int4',
  number: 'numeric',
  boolean: 'bool',
  date: 'date',
} as const satisfies Record<ColumnType, StoreType>;

/** A column of the DataStore, with what the data dictionary says of it in Japanese. */
export interface StoreColumn {
  readonly id: string;
  readonly type: StoreType;
  readonly label: string;
  readonly notes: string;
}

export interface StoreTable {
  readonly table: TableName;
  readonly columns: readonly StoreColumn[];
  /** Columns that tell a row from all others; none of them is ever empty. */
  readonly key: readonly string[];
  /** Columns that name a row as far as they can, where the file has no key: `row_key` is made of them. */
  readonly named: readonly string[];
}

/** A key for the tables whose rows have none: what names a row, and a number where that names several. */
export const rowKeyColumn: StoreColumn = {
  id: 'row_key',
  type: 'text',
  label: '行キー',
  notes: '行を見分けるための値。元のCSVにはない。',
};

const namedBy: Partial<Record<TableName, readonly string[]>> = {
  series: ['series_id', 'part', 'fiscal_year', 'period_start', 'period_end'],
  policies: ['document_id', 'number', 'page'],
  issues: ['document_id', 'code', 'page', 'bbox', 'observation_id'],
  changes: ['series_id', 'change', 'value_kind', 'fiscal_year', 'period_start', 'period_end', 'part', 'later_document'],
};

/** How a table of the dataset stands in the DataStore. */
export function storeTable(table: TableName): StoreTable {
  const columns = columnsOf(table).map(({ name, type, title, description }): StoreColumn => {
    return { id: name, type: storeTypes[type], label: title, notes: description };
  });
  const { primaryKey } = tables[table];
  if (primaryKey.length > 0) return { table, columns, key: primaryKey, named: [] };
  const named = namedBy[table];
  if (named === undefined) throw new Error(`table ${table} has neither a key nor columns that name its rows`);
  return { table, columns: [rowKeyColumn, ...columns], key: [rowKeyColumn.id], named };
}
