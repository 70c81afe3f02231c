import type { Column } from '../schema/tables.js';
import { guardForExcel } from '../text/excel-cells.js';
import type { TableRow } from './csv.js';
import { type CellValue, formatCell } from './csv-lines.js';

/** A cell of a file for Excel: texts that Excel would compute or turn into dates stand behind an apostrophe; numbers, days and the rest as they are. */
export const guardCell = ({ type }: Pick<Column, 'type'>, value: CellValue): CellValue =>
  type === 'string' && typeof value === 'string' ? guardForExcel(formatCell(value)) : value;

/** Rows of a table for Excel, in the order of its columns. */
export const guardRows = (columns: readonly Column[], rows: readonly TableRow[]): readonly (readonly CellValue[])[] =>
  rows.map((row) => columns.map((column) => guardCell(column, row[column.name])));
