import type { Column } from '../../schema/tables.js';
import { type CellValue, formatCell } from '../csv-lines.js';
import type { SheetCell } from './sheet-xml.js';

/** A column of a sheet: its title, and what stands in it for a value of the table's column. */
export interface SheetColumn {
  readonly title: string;
  /** Place of the value in a row of the table. */
  readonly index: number;
  readonly cell: (value: CellValue) => SheetCell;
}

export const textCell = (value: CellValue): SheetCell => {
  const text = formatCell(value);
  return text === '' ? { kind: 'empty' } : { kind: 'text', text };
};

/** A value as its column means it: codes like 3-6-1 stay text, numbers and days become real ones. */
function typedCell(column: Column, value: CellValue): SheetCell {
  if (value === null || value === undefined || value === '') return { kind: 'empty' };
  switch (column.type) {
    case 'string':
      return textCell(value);
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

/** The columns of a sheet: those of the table, and where a column holds codes (値の種類, 欠測の理由) their Japanese names with the code beside. */
export function sheetColumns(columns: readonly Column[]): readonly SheetColumn[] {
  return columns.flatMap((column, index): SheetColumn[] => {
    const { title, labels } = column;
    if (labels.size === 0) return [{ title, index, cell: (value) => typedCell(column, value) }];
    const nameOf = (value: CellValue): CellValue => labels.get(formatCell(value)) ?? value;
    return [
      { title, index, cell: (value) => textCell(nameOf(value)) },
      { title: `${title}（コード）`, index, cell: textCell },
    ];
  });
}
