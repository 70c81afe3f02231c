import type { Column, TableName } from '../schema/tables.js';
import { excelMistake, readGuarded } from '../text/excel-cells.js';
import { checkCell } from './check-cell.js';
import { checkHeader, type HeaderStyle } from './check-header.js';
import type { NamedRow } from './check-keys.js';
import type { Finding, Tell } from './finding.js';
import { type CsvRow, type CsvShape, readCsv } from './read-csv.js';

/** How a CSV file of a known name should be. */
export interface TableExpectation {
  readonly file: string;
  readonly style: HeaderStyle;
  readonly bom: boolean;
  /** Columns of the data dictionary; undefined where any may stand. */
  readonly columns: readonly Column[] | undefined;
  /** The canonical table, whose keys and rows are looked at, too. */
  readonly table: TableName | undefined;
}

/** Told of every row of a canonical table. */
export type SeeRow = (table: TableName, file: string, line: number, row: NamedRow) => void;

/** A column's name in the header of this file. */
const nameIn = (column: Column, { style }: TableExpectation): string =>
  style === 'japanese' ? column.title : column.name;

const isBlank = ({ cells }: CsvRow): boolean => cells.every((cell) => cell.trim() === '');

/** A column of a file, and the last of its values that nothing was wrong with: most rows repeat it. */
interface PlacedColumn {
  readonly index: number;
  readonly name: string;
  /** The column of the data dictionary; undefined in a table where any may stand. */
  readonly column: Column | undefined;
  lastGood: string | undefined;
}

/** The columns that are looked at: those of the data dictionary, or all where any may stand. */
function placeColumns(header: readonly string[], expected: TableExpectation): readonly PlacedColumn[] {
  const { columns } = expected;
  if (columns === undefined)
    return header.map((name, index) => ({ index, name, column: undefined, lastGood: undefined }));
  return columns
    .map((column) => ({
      index: header.indexOf(nameIn(column, expected)),
      name: column.name,
      column,
      lastGood: undefined,
    }))
    .filter(({ index }) => index >= 0);
}

/**
 * A cell as Excel would take it: where texts are guarded against that, the text without its guard, else the cell itself. Numbers, days and
 * truths are what they are in Excel, too.
 */
function checkForExcel(
  cell: string,
  placed: PlacedColumn,
  line: number,
  expected: TableExpectation,
  tell: Tell,
): string {
  const { column, name } = placed;
  const { file, style } = expected;
  if (column !== undefined && column.type !== 'string') return cell;
  const place = { file, line, column: name, actual: cell };
  if (style === 'japanese') {
    const text = readGuarded(cell);
    if (text === undefined) tell({ rule: 'excel/guard', level: 'fail', ...place });
    return text ?? cell;
  }
  const mistake = excelMistake(cell);
  if (mistake === 'formula') tell({ rule: 'excel/formula', level: 'warning', ...place });
  if (mistake === 'changed') tell({ rule: 'excel/changed', level: 'info', ...place });
  return cell;
}

/** The first cell blank though its column never is, and others filled: so Excel leaves rows whose first cells were merged. */
function looksMerged({ cells }: CsvRow, columns: readonly PlacedColumn[]): boolean {
  const required = columns.filter(({ column }) => column !== undefined && column.missing === undefined);
  if (cells[0] !== '' || required[0]?.index !== 0) return false;
  return required.some(({ index }) => cells[index] !== '');
}

/** What is wrong with a row as a whole, so that its cells cannot be told apart; undefined where nothing is. */
function findRowFault(row: CsvRow, header: readonly string[], file: string): Finding | undefined {
  const { line, cells } = row;
  const place = { level: 'fail', file, line } as const;
  if (isBlank(row)) return { rule: 'mic/1-14', ...place };
  if (cells.every((cell, index) => cell === header[index]))
    return { rule: 'mic/1-15', ...place, actual: cells[0] ?? '' };
  if (cells.length === header.length) return undefined;
  return { rule: 'csv/fields', ...place, actual: `${cells.length} ≠ ${header.length}` };
}

function checkRow(
  row: CsvRow,
  header: readonly string[],
  columns: readonly PlacedColumn[],
  expected: TableExpectation,
  tell: Tell,
  seeRow: SeeRow,
): void {
  const { file, table } = expected;
  const { line, cells } = row;
  const fault = findRowFault(row, header, file);
  if (fault) {
    tell(fault);
    return;
  }
  if (looksMerged(row, columns)) tell({ rule: 'mic/1-4', level: 'fail', file, line, column: header[0] ?? '' });
  for (const placed of columns) {
    const cell = cells[placed.index] ?? '';
    if (cell === placed.lastGood) continue;
    let isGood = true;
    const tellAlways: Tell = (finding) => {
      isGood = false;
      tell(finding);
    };
    const text = checkForExcel(cell, placed, line, expected, tellAlways);
    if (placed.column) checkCell(text, { file, line, column: placed.column }, tellAlways);
    if (isGood) placed.lastGood = cell;
  }
  if (table) seeRow(table, file, line, new Map(header.map((name, index) => [name, cells[index] ?? ''])));
}

function tellShape(shape: CsvShape, { file, bom }: TableExpectation, tell: Tell): void {
  if (shape.bom !== bom) tell({ rule: 'csv/bom', level: 'fail', file, line: 1, actual: shape.bom ? 'BOM' : '' });
  if (shape.bareLineEnds > 0) tell({ rule: 'csv/line-end', level: 'fail', file, actual: String(shape.bareLineEnds) });
  if (shape.fault) {
    const { kind, line, actual } = shape.fault;
    const rule = kind === 'encoding' ? 'csv/encoding' : 'csv/quotes';
    tell({ rule, level: 'fail', file, ...(line === undefined ? {} : { line }), actual });
  }
}

/** Looks at one CSV file from its first byte to its last; answers with the number of its rows. */
export async function checkTable(
  bytes: AsyncIterable<Uint8Array>,
  expected: TableExpectation,
  tell: Tell,
  seeRow: SeeRow,
): Promise<number> {
  const shape: CsvShape = { bom: false, bareLineEnds: 0, fault: undefined };
  let header: readonly string[] | undefined;
  let columns: readonly PlacedColumn[] = [];
  let rows = 0;
  for await (const row of readCsv(bytes, shape)) {
    if (header === undefined) {
      header = row.cells;
      const names = expected.columns?.map((column) => nameIn(column, expected));
      checkHeader(expected.file, header, expected.style, names, tell);
      columns = placeColumns(header, expected);
    } else {
      rows += 1;
      checkRow(row, header, columns, expected, tell, seeRow);
    }
  }
  tellShape(shape, expected, tell);
  if (header === undefined && shape.fault === undefined)
    tell({ rule: 'csv/empty', level: 'fail', file: expected.file });
  return rows;
}
