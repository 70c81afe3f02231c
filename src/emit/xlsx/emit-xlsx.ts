import { type WideColumn, wideRows } from '../../dataset/wide.js';
import type { DocumentResult } from '../../schema/document-result.js';
import { type Column, columnsOf, type DocumentTable, tableNames, tables } from '../../schema/tables.js';
import { type CellValue, formatCell, rowsOf } from '../csv.js';
import { type MadeFile, type OpenFile, writeFile } from '../output-file.js';
import { wideCells, wideHead, wideTitle } from '../wide-csv.js';
import type { SheetCell } from './sheet-xml.js';
import { type Sheet, writeWorkbook } from './workbook.js';

export const workbookPath = 'mokuhyo.xlsx';

/** Widths in characters: no narrower than a year, no wider than what leaves several columns on a screen. */
const narrowest = 8;
const widest = 44;
/** Rows that are measured for the widths. */
const measuredRows = 500;

/** Full-width characters take two of the columns that a width counts. */
const displayWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u00FF' ? 2 : 1), 0);

/** Room for the filter's arrow beside a header. */
const arrowWidth = 3;

function measure(titles: readonly string[], samples: readonly (readonly string[])[]): number[] {
  return titles.map((title, column) => {
    const cells = samples.map((row) => displayWidth(row[column] ?? ''));
    return Math.min(widest, Math.max(narrowest, displayWidth(title) + arrowWidth, ...cells.map((width) => width + 1)));
  });
}

/** A value as its column means it: codes like 3-6-1 stay text, numbers and days become real ones. */
function sheetCell(column: Column, value: CellValue): SheetCell {
  if (value === null || value === undefined || value === '') return { kind: 'empty' };
  switch (column.type) {
    case 'string':
      return { kind: 'text', text: formatCell(value) };
    case 'integer':
      return { kind: 'whole', number: Number(value) };
    case 'number':
      return { kind: 'decimal', text: String(value) };
    case 'boolean':
      return { kind: 'truth', value: value === true };
    case 'date':
      return { kind: 'day', day: String(value) };
    default:
      return column.type satisfies never;
  }
}

const textCell = (value: CellValue): SheetCell => {
  const text = formatCell(value);
  return text === '' ? { kind: 'empty' } : { kind: 'text', text };
};

/** The first rows of a sheet, as texts, for the widths. */
async function sample(rows: () => AsyncIterable<readonly CellValue[]>): Promise<string[][]> {
  const sampled: string[][] = [];
  for await (const row of rows()) {
    sampled.push(row.map(formatCell));
    if (sampled.length >= measuredRows) break;
  }
  return sampled;
}

async function buildSheet(
  name: string,
  columns: readonly { readonly title: string; readonly cell: (value: CellValue) => SheetCell }[],
  rows: () => AsyncIterable<readonly CellValue[]>,
): Promise<Sheet> {
  const titles = columns.map((column) => column.title);
  return {
    name,
    titles,
    widths: measure(titles, await sample(rows)),
    rows: async function* () {
      for await (const row of rows()) yield columns.map((column, index) => column.cell(row[index]));
    },
  };
}

type Results = () => AsyncIterable<DocumentResult>;

const typed = (column: Column) => ({ title: column.title, cell: (value: CellValue) => sheetCell(column, value) });

function tableSheet(table: DocumentTable, results: Results): Promise<Sheet> {
  const columns = columnsOf(table);
  return buildSheet(tables[table].title, columns.map(typed), async function* () {
    for await (const result of results()) {
      for (const row of rowsOf(result)[table]) yield columns.map((column) => row[column.name]);
    }
  });
}

function wideSheet(results: Results, wide: readonly WideColumn[]): Promise<Sheet> {
  const columns = [...wideHead().map(typed), ...wide.map((column) => ({ title: wideTitle(column), cell: textCell }))];
  return buildSheet('対照表', columns, async function* () {
    for await (const result of results()) {
      for (const row of wideRows(result)) yield wideCells(result, row, wide);
    }
  });
}

const dictionaryTitles = ['ファイル', '項目（英名）', '項目名', '型', '説明', '空欄の意味', 'コード'];

/** データ辞書: every column of every file. */
export function dictionaryRows(): readonly (readonly string[])[] {
  return tableNames.flatMap((table) =>
    columnsOf(table).map((column) => [
      `${table}.csv`,
      column.name,
      column.title,
      column.type,
      column.description,
      column.missing ?? '空欄なし',
      [...column.labels].map(([code, label]) => `${code}=${label}`).join('、'),
    ]),
  );
}

function dictionarySheet(): Promise<Sheet> {
  const columns = dictionaryTitles.map((title) => ({ title, cell: textCell }));
  return buildSheet('データ辞書', columns, async function* () {
    yield* dictionaryRows();
  });
}

/** `mokuhyo.xlsx`: observations, the wide table, documents, issues and the data dictionary, one sheet each. */
export function emitXlsx(results: Results, wide: readonly WideColumn[], open: OpenFile): Promise<readonly MadeFile[]> {
  return writeFile(open, workbookPath, async (write) => {
    const sheets = [
      await tableSheet('observations', results),
      await wideSheet(results, wide),
      await tableSheet('documents', results),
      await tableSheet('issues', results),
      await dictionarySheet(),
    ];
    await writeWorkbook(sheets, write);
  });
}
