import type { DocumentResult } from '../schema/document-result.js';
import { type Column, columnsOf, type TableName, tableNames } from '../schema/tables.js';
import type { SeriesOptions } from '../series/build-series.js';
import { formatCsv } from './csv-lines.js';
import { guardRows } from './excel-guard.js';
import { type MadeFile, type OpenFile, writeFile } from './output-file.js';
import { tableRows } from './table-rows.js';

/** Tells Excel that a file is UTF-8. */
export const byteOrderMark = '\uFEFF';

/** The first line of a table's `_ja` file: the Japanese names of its columns. */
export function japaneseHeader(table: TableName): string {
  return formatCsv([columnsOf(table).map((column) => column.title)]);
}

/** The columns of a table, named by their Japanese headers. */
export function japaneseColumns(table: TableName): readonly Column[] {
  return columnsOf(table).map((column) => ({ ...column, name: column.title }));
}

/**
 * `<table>_ja.csv` (Excel用): the rows of the table's CSV file under Japanese headers, in UTF-8 with a byte order mark.
 * Cells are those of the canonical file, codes included, guarded against what Excel makes of texts.
 */
export async function emitJapaneseCsv(
  results: () => AsyncIterable<DocumentResult>,
  open: OpenFile,
  join?: SeriesOptions,
): Promise<readonly MadeFile[]> {
  const made: MadeFile[] = [];
  for (const table of tableNames) {
    const files = await writeFile(
      open,
      `${table}_ja.csv`,
      async (write) => {
        await write(byteOrderMark + japaneseHeader(table));
        for await (const rows of tableRows(table, results, join)) {
          if (rows.length > 0) await write(formatCsv(guardRows(columnsOf(table), rows)));
        }
      },
      japaneseColumns(table),
    );
    made.push(...files);
  }
  return made;
}
