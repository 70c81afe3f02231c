import { csvHeader } from '../emit/csv.js';
import type { MadeFile, OutputFile } from '../emit/output-file.js';
import { type TableName, tableNames } from '../schema/tables.js';
import type { Stage } from './stage.js';

export interface MadeTable extends MadeFile {
  readonly table: TableName;
}

/** The CSV files of a run in the making: rows are appended document by document. */
export interface TableFiles {
  append(lines: Readonly<Partial<Record<TableName, string>>>): Promise<void>;
  finish(): Promise<readonly MadeTable[]>;
  discard(): Promise<void>;
}

const pathOf = (table: TableName): string => `${table}.csv`;

export async function beginTables(stage: Stage): Promise<TableFiles> {
  const files = new Map<TableName, OutputFile>();
  for (const table of tableNames) files.set(table, await stage.begin(pathOf(table)));
  for (const [table, file] of files) await file.write(csvHeader(table));
  return {
    async append(lines) {
      for (const [table, file] of files) await file.write(lines[table] ?? '');
    },
    async finish() {
      const made: MadeTable[] = [];
      for (const [table, file] of files) made.push({ table, path: pathOf(table), ...(await file.finish()) });
      return made;
    },
    async discard() {
      for (const file of files.values()) await file.discard();
    },
  };
}
