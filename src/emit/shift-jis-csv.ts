import type { DocumentResult } from '../schema/document-result.js';
import { columnsOf, type TableName, tableNames } from '../schema/tables.js';
import type { SeriesOptions } from '../series/build-series.js';
import { encodeWindows31j } from '../text/windows-31j.js';
import type { TableRow } from './csv.js';
import { type CellValue, formatCell, formatCsv } from './csv-lines.js';
import { guardRows } from './excel-guard.js';
import { japaneseColumns, japaneseHeader } from './japanese-csv.js';
import { type MadeFile, type OpenFile, type OutputFile, writeFile } from './output-file.js';
import { tableRows } from './table-rows.js';

/** Where the characters stand that could not be written (書けない文字の一覧). */
export const unwritablePath = 'sjis_unwritable.csv';
const unwritableHeader = ['file', 'row', 'column', 'character', 'code_point', 'written'];

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The characters of a cell that are not written as they are, each once. */
function listCell(path: string, row: number, column: string, value: CellValue): CellValue[][] {
  const found = new Map(encodeWindows31j(formatCell(value)).substitutions.map((one) => [one.character, one.written]));
  return [...found].map(([character, written]) => [path, row, column, character, codePoint(character), written]);
}

function listRows(path: string, table: TableName, rows: readonly TableRow[], before: number): CellValue[][] {
  const columns = columnsOf(table);
  return rows.flatMap((row, index) =>
    // Row 1 is the header, as a spreadsheet counts.
    columns.flatMap(({ name }) => listCell(path, before + index + 2, name, row[name])),
  );
}

async function writeTable(
  table: TableName,
  path: string,
  results: () => AsyncIterable<DocumentResult>,
  join: SeriesOptions | undefined,
  write: OutputFile['write'],
  list: (rows: CellValue[][]) => Promise<void>,
): Promise<void> {
  await write(encodeWindows31j(japaneseHeader(table)).bytes);
  let before = 0;
  for await (const rows of tableRows(table, results, join)) {
    if (rows.length === 0) continue;
    const text = formatCsv(guardRows(columnsOf(table), rows));
    const { bytes, substitutions } = encodeWindows31j(text);
    await write(bytes);
    if (substitutions.length > 0) await list(listRows(path, table, rows, before));
    before += rows.length;
  }
}

/**
 * `<table>_sjis.csv`: the tables under Japanese headers in Windows-31J, for programs that read nothing else, guarded as for Excel. What that
 * encoding does not have is replaced, and `sjis_unwritable.csv` names every such place.
 */
export async function emitShiftJisCsv(
  results: () => AsyncIterable<DocumentResult>,
  open: OpenFile,
  join?: SeriesOptions,
): Promise<readonly MadeFile[]> {
  const made: MadeFile[] = [];
  const list = await writeFile(open, unwritablePath, async (writeList) => {
    await writeList(formatCsv([unwritableHeader]));
    for (const table of tableNames) {
      const path = `${table}_sjis.csv`;
      const files = await writeFile(
        open,
        path,
        (write) => writeTable(table, path, results, join, write, (rows) => writeList(formatCsv(rows))),
        japaneseColumns(table),
      );
      made.push(...files);
    }
  });
  return [...made, ...list];
}
