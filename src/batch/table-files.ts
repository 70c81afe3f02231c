import { csvHeader } from '../emit/csv.js';
import type { MadeFile } from '../emit/output-file.js';
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

/** Made when this is loaded, beside the first documents, not when they are done and somebody waits. */
const headed = tableNames.map((table) => ({ table, header: csvHeader(table) }));

export async function beginTables(stage: Stage): Promise<TableFiles> {
  const begin = async ({ table, header }: (typeof headed)[number]) => {
    const file = await stage.begin(pathOf(table));
    await file.write(header);
    return [table, file] as const;
  };
  const files = new Map(await Promise.all(headed.map(begin)));
  return {
    async append(lines) {
      for (const [table, file] of files) await file.write(lines[table] ?? '');
    },
    async finish() {
      return Promise.all(
        Array.from(files, async ([table, file]) => ({ table, path: pathOf(table), ...(await file.finish()) })),
      );
    },
    async discard() {
      for (const file of files.values()) await file.discard();
    },
  };
}
