import { join } from 'node:path';
import { csvHeader } from '../emit/csv.js';
import { type TableName, tableNames } from '../schema/tables.js';
import { beginFile, type PendingFile, type Written } from './write-file.js';

/** A file that a run made, by its path below the output folder. */
export interface MadeFile extends Written {
  readonly path: string;
}

export interface MadeTable extends MadeFile {
  readonly table: TableName;
}

/** The CSV files of a run in the making: rows are appended document by document, all files appear together at the end. */
export interface TableFiles {
  append(lines: Readonly<Partial<Record<TableName, string>>>): Promise<void>;
  finish(): Promise<readonly MadeTable[]>;
  discard(): Promise<void>;
}

export async function beginTables(root: string, tempFolder: string): Promise<TableFiles> {
  const files = new Map<TableName, PendingFile>();
  const discard = async (): Promise<void> => {
    for (const file of files.values()) await file.discard();
  };
  const append: TableFiles['append'] = async (lines) => {
    for (const [name, file] of files) await file.write(lines[name] ?? '');
  };
  try {
    for (const name of tableNames) files.set(name, await beginFile(join(root, `${name}.csv`), tempFolder, true));
    for (const [name, file] of files) await file.write(csvHeader(name));
  } catch (problem) {
    await discard();
    throw problem;
  }
  return {
    append,
    discard,
    async finish() {
      const made: MadeTable[] = [];
      try {
        for (const [table, file] of files) made.push({ table, path: `${table}.csv`, ...(await file.finish()) });
      } catch (problem) {
        await discard();
        throw problem;
      }
      return made;
    },
  };
}
