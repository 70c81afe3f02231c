import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { TableName } from '../../src/schema/tables.js';

/** The rows of a table in an output folder, by the names of their columns. */
export const recordsOf = (out: string, table: TableName): Record<string, string>[] =>
  parse(readFileSync(join(out, `${table}.csv`)), { columns: true });
