// The wide table: a row of an indicator with its values side by side.

import { type WideColumn, type WideRow, wideColumns, wideRows } from '../dataset/wide.js';
import type { DocumentResult } from '../schema/document-result.js';
import { type Column, columnsOf, type TableName } from '../schema/tables.js';
import { type CellValue, formatCsv } from './csv-lines.js';
import { guardCell } from './excel-guard.js';
import { byteOrderMark } from './japanese-csv.js';
import { type MadeFile, type OpenFile, type OutputFile, writeFile } from './output-file.js';

function columnNamed(table: TableName, name: string): Column {
  const found = columnsOf(table).find((column) => column.name === name);
  if (found === undefined) throw new Error(`no column ${name} in ${table}`);
  return found;
}

const ofDocument = ['document_id', 'municipality', 'document_fiscal_year', 'department'] as const;
const ofIndicator = ['page', 'table', 'row', 'project_code', 'project_name', 'indicator_name', 'division'] as const;

/** The columns that stand before the values: which document, which row of it. */
export function wideHead(): readonly Column[] {
  return [
    ...ofDocument.map((name) => columnNamed('documents', name)),
    ...ofIndicator.map((name) => columnNamed('indicators', name)),
  ];
}

/** 2018年度 実績値 */
export function wideTitle(column: WideColumn): string {
  const kind = columnNamed('observations', 'value_kind').labels.get(column.kind)?.split('・')[0] ?? column.kind;
  return column.fiscalYear === null ? `${kind}（年度なし）` : `${column.fiscalYear}年度 ${kind}`;
}

/** A value column as the data package describes it: the printed text, whatever it says. */
function valueColumn(column: WideColumn): Column {
  const title = wideTitle(column);
  return {
    name: column.name,
    title,
    description: `${title}のセルの印字。`,
    meaning: `Printed text of the ${column.kind} value of ${column.fiscalYear ?? 'no single'} fiscal year.`,
    type: 'string',
    missing: '値がない、または空欄',
    unit: undefined,
    labels: new Map(),
    pattern: undefined,
    minimum: undefined,
    maximum: undefined,
  };
}

/** One row's cells: the head, then the printed text of each value. */
export function wideCells(result: DocumentResult, row: WideRow, columns: readonly WideColumn[]): readonly CellValue[] {
  // Year and office are the declaration's, where the document holds several.
  const declared = result.declarations.find(({ declaration }) => declaration === row.indicator.declaration);
  const facts = { ...result.document, ...declared };
  return [
    ...ofDocument.map((name) => facts[name]),
    ...ofIndicator.map((name) => row.indicator[name]),
    ...columns.map((column) => row.texts.get(column.name) ?? ''),
  ];
}

const guardWide = (columns: readonly Column[], row: readonly CellValue[]): readonly CellValue[] =>
  columns.map((column, index) => guardCell(column, row[index]));

/** The value columns of all documents: one pass over them. */
export async function findWideColumns(results: () => AsyncIterable<DocumentResult>): Promise<readonly WideColumn[]> {
  const gathered = wideColumns();
  for await (const result of results()) gathered.add(result);
  return gathered.columns();
}

/**
 * `wide.csv` (対照表): one row per indicator and document, one column per fiscal year and kind, cells as printed, rows in the order of
 * the PDF: for people who check by eye. `wide_ja.csv` is the same under Japanese headers, for Excel.
 */
export async function emitWideCsv(
  results: () => AsyncIterable<DocumentResult>,
  columns: readonly WideColumn[],
  open: OpenFile,
): Promise<readonly MadeFile[]> {
  const all = [...wideHead(), ...columns.map(valueColumn)];
  const headers = {
    'wide.csv': { mark: '', columns: all, forExcel: false },
    'wide_ja.csv': {
      mark: byteOrderMark,
      columns: all.map((column) => ({ ...column, name: column.title })),
      forExcel: true,
    },
  };
  const made: MadeFile[] = [];
  for (const [path, header] of Object.entries(headers)) {
    const produce = async (write: OutputFile['write']): Promise<void> => {
      await write(header.mark + formatCsv([header.columns.map((column) => column.name)]));
      for await (const result of results()) {
        const rows = wideRows(result);
        const cells = rows.map((row) => wideCells(result, row, columns));
        const written = header.forExcel ? cells.map((row) => guardWide(all, row)) : cells;
        if (written.length > 0) await write(formatCsv(written));
      }
    };
    made.push(...(await writeFile(open, path, produce, header.columns)));
  }
  return made;
}
