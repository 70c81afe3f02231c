import type { Box } from '../geometry/box.js';
import type { GridCell, TableGrid, TextLine } from '../tables/table-grid.js';
import { hasDigit } from '../text/fold.js';
import { type Column, type Header, hasRole, headerKey, spansGrid } from './columns.js';
import type { Facts } from './form-facts.js';
import { findHeader } from './header-rows.js';
import { kindsOfNames } from './kinds-in-names.js';
import type { KpiPart, PartedTable } from './kpi-tables.js';
import type { Legend } from './legends.js';
import { charWidthOf, isBlank, joinedText } from './line-text.js';
import type { Passage } from './passage.js';
import { namesQuantity } from './quantity-names.js';
import type { Hypothesis } from './readings.js';
import type { Setting } from './setting.js';
import { settleColumns } from './settle.js';
import { bandsOf, isNameRole } from './speaking-bands.js';

/** A place of a cell on a page: a cell torn by a page break has two. */
export interface CellPlace {
  readonly page: number;
  readonly box: Box;
}

/** A cell of a stitched table's body. */
export interface BodyCell {
  readonly column: number;
  readonly columnSpan: number;
  /** Body rows that it covers, from 1. */
  readonly firstRow: number;
  lastRow: number;
  places: CellPlace[];
  passage: Passage;
}

export interface BodyRow {
  /** From 1, header rows apart. */
  readonly number: number;
  readonly page: number;
  readonly cells: BodyCell[];
  /** The header in force: another one in each of stacked blocks. */
  readonly columns: readonly Column[];
  /** Is it the first row of a part that goes on from the page before? */
  readonly opensPart: boolean;
}

/** A table after its parts were joined, before its cells are read. */
export interface StitchedTable {
  readonly number: number;
  readonly caption: readonly TextLine[];
  readonly parts: readonly KpiPart[];
  readonly columns: readonly Column[];
  readonly facts: Facts;
  readonly legend: Legend;
  /** The ways in which its grid was tried, best first. */
  readonly hypotheses: readonly Hypothesis[];
  readonly headerCells: readonly { cell: GridCell; page: number }[];
  readonly rows: readonly BodyRow[];
  /** Numbers of the rows that come right below a header inside of a part. */
  readonly restarts: readonly number[];
  /** What stands over all columns above a header, with the number of the row that comes next. */
  readonly above: readonly { readonly cell: GridCell; readonly before: number }[];
  /** Rows that a page break had torn, by number, with the page of their second half. */
  readonly torn: readonly { row: number; page: number; box: Box }[];
}

export const cellAt = (row: BodyRow, column: number): BodyCell | undefined =>
  row.cells.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan);

export const isEmptyCell = (cell: BodyCell | undefined): boolean => !cell || isBlank(cell.passage.lines);

/** Where a cell begins: a cell torn by a page break has two places. */
export function firstPlace({ places: [place] }: BodyCell): CellPlace {
  if (!place) throw new Error('a cell without a place');
  return place;
}

/** Room for a line in a cell: its width less half a character of padding on both sides. */
const roomIn = (cell: GridCell): number => {
  const line = cell.lines[0];
  const along = line?.vertical ? cell.box.bottom - cell.box.top : cell.box.right - cell.box.left;
  return line ? along - charWidthOf(line) * 0.6 : along;
};

const toBodyCell = (cell: GridCell, page: number, row: number): BodyCell => ({
  column: cell.column,
  columnSpan: cell.columnSpan,
  firstRow: row,
  lastRow: row,
  places: [{ page, box: cell.box }],
  passage: { lines: cell.lines, width: roomIn(cell), page },
});

interface Stitching {
  columns: readonly Column[];
  readonly rows: BodyRow[];
  readonly headerCells: { cell: GridCell; page: number }[];
  readonly restarts: number[];
  readonly above: { cell: GridCell; before: number }[];
  readonly torn: { row: number; page: number; box: Box }[];
}

/** Body rows of one part appended to those before; a header inside the part is skipped or, where it differs, put in force. */
function addPart(
  part: KpiPart,
  partIndex: number,
  table: Stitching,
  settled: (header: Header, grid: TableGrid) => readonly Column[],
  setting: Setting,
): void {
  const { grid } = part;
  const made = new Map<GridCell, BodyCell>();
  let row = 1;
  let opensPart = partIndex > 0;
  while (row <= grid.rows) {
    const opening = part.header?.firstRow === row ? part.header : undefined;
    const header = opening ?? (row > 1 ? findHeader(grid, row, setting, true) : undefined);
    const isHeader = header !== undefined && (header.firstRow === row || row < (part.header?.firstRow ?? 0));
    if (isHeader || row < (part.header?.firstRow ?? 1)) {
      const last = isHeader ? header.lastRow : row;
      const skipped = grid.cells.filter((cell) => cell.row >= row && cell.row <= last);
      table.headerCells.push(...skipped.map((cell) => ({ cell, page: cell.page ?? grid.page })));
      const wide = skipped.filter((cell) => spansGrid(cell, grid) && !isBlank(cell.lines));
      table.above.push(...wide.map((cell) => ({ cell, before: table.rows.length + 1 })));
      if (isHeader && !opensPart && table.rows.length > 0) table.restarts.push(table.rows.length + 1);
      if (isHeader && headerKey(header.columns) !== headerKey(table.columns) && table.rows.length > 0)
        table.columns = settled(header, grid);
      row = last + 1;
      continue;
    }
    addRow(part, row, made, opensPart, table);
    opensPart = false;
    row += 1;
  }
}

function addRow(part: KpiPart, row: number, made: Map<GridCell, BodyCell>, opensPart: boolean, table: Stitching): void {
  const { grid } = part;
  const number = table.rows.length + 1;
  const cells = grid.cells
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .sort((a, b) => a.column - b.column)
    .map((cell) => {
      const known = made.get(cell) ?? toBodyCell(cell, cell.page ?? grid.page, number);
      known.lastRow = number;
      made.set(cell, known);
      return known;
    });
  const next: BodyRow = {
    number,
    page: grid.page,
    cells,
    columns: table.columns,
    opensPart,
  };
  const last = table.rows.at(-1);
  if (opensPart && last && isTorn(last, next)) mend(last, next, made, table);
  else {
    if (opensPart && last) carryMergedCells(last, next, made);
    if (cells.some((cell) => !isEmptyCell(cell))) table.rows.push(next);
  }
}

/** Does the last line of a cell leave room for less than two more characters? */
function isFull(cell: BodyCell): boolean {
  const line = cell.passage.lines.at(-1);
  if (!line) return false;
  const along = line.vertical ? line.box.bottom - line.box.top : line.box.right - line.box.left;
  return cell.passage.width - along < charWidthOf(line) * 1.5;
}

const holdsDigits = (cell: BodyCell): boolean => hasDigit(joinedText(cell.passage.lines));

/**
 * Is the first row of a page the rest of the row before it? Two numbers in one column are two rows; a cell that has text on one side only,
 * and a full last line that the next page goes on from, speak for one row. Two names of which neither reads on are two rows, whatever is
 * blank beside them.
 */
function isTorn(last: BodyRow, next: BodyRow): boolean {
  let score = 0;
  let readsOn = false;
  let bothNamed = false;
  for (const { column, role } of next.columns) {
    const [above, below] = [cellAt(last, column), cellAt(next, column)];
    if (!above || !below) continue;
    const [upper, lower] = [!isEmptyCell(above), !isEmptyCell(below)];
    if (role === 'project_code' && upper && lower) return false;
    if (upper && lower) {
      const pair = scoreOfPair(above, below, role === 'value');
      score += pair;
      readsOn ||= pair > 0;
      bothNamed ||= isNameRole(role);
    } else if (role === 'value' && upper !== lower) score += 1;
  }
  return score > 0 && (readsOn || !bothNamed);
}

/** A text that only goes on from another: a bracket behind a value, a particle, the end of a word. */
const goesOnFromText = /^(?:[のをにへがでとてたる、。)）]|及び|ため|こと)/u;

const opensBracket = (cell: BodyCell): boolean => /^[(（]/u.test(joinedText(cell.passage.lines));

/** Do two filled halves read on (+) or stand for themselves (−)? */
function scoreOfPair(above: BodyCell, below: BodyCell, isValue: boolean): number {
  if ((isValue && opensBracket(below)) || goesOnFromText.test(joinedText(below.passage.lines))) return 1;
  if (isValue && holdsDigits(above) && holdsDigits(below)) return -2;
  return isFull(above) ? 1 : -1;
}

/** Joins the two halves of a torn row into its first half. */
function mend(last: BodyRow, next: BodyRow, made: Map<GridCell, BodyCell>, table: Stitching): void {
  for (const half of next.cells) {
    const whole = cellAt(last, half.column);
    if (!whole) continue;
    whole.places = [...whole.places, ...half.places];
    whole.passage = { ...whole.passage, lines: [...whole.passage.lines, ...half.passage.lines] };
    // A merged cell that the same break tears goes on beside the rows below.
    replaceCell(made, half, whole);
  }
  const place = next.cells[0]?.places[0];
  if (place) table.torn.push({ row: last.number, page: place.page, box: place.box });
}

function replaceCell(made: Map<GridCell, BodyCell>, old: BodyCell, by: BodyCell): void {
  for (const [gridCell, bodyCell] of made) if (bodyCell === old) made.set(gridCell, by);
}

const identity = new Set(['project_code', 'project_name', 'indicator_name', 'division', 'unit']);

/** A merged cell that a page break cut in two: its second half is blank, or the first is. */
function carryMergedCells(last: BodyRow, next: BodyRow, made: Map<GridCell, BodyCell>): void {
  next.cells.forEach((cell, index) => {
    const role = next.columns.find(({ column }) => column === cell.column)?.role ?? 'unknown';
    const above = cellAt(last, cell.column);
    if (!identity.has(role) || !above || isEmptyCell(cell) === isEmptyCell(above)) return;
    if (role === 'indicator_name' && !next.columns.some((column) => column.role === 'kind' || column.role === 'year'))
      return;
    if (isEmptyCell(above) && above.firstRow === above.lastRow) return;
    above.places = [...above.places, ...cell.places];
    above.passage = isEmptyCell(above) ? cell.passage : above.passage;
    above.lastRow = next.number;
    next.cells[index] = above;
    replaceCell(made, cell, above);
  });
}

/** Joins the parts of a table into rows: repeated headers skipped, torn rows mended, merged cells carried over the page break. */
export function stitch(table: PartedTable, number: number, setting: Setting): StitchedTable {
  const stitching: Stitching = { columns: table.columns, rows: [], headerCells: [], restarts: [], above: [], torn: [] };
  const around = { legend: table.legend, named: table.facts.indicatorName !== '' };
  const saidOfRows = (header: Header, grid: TableGrid) => ({
    ...around,
    bands: bandsOf(grid, header, setting),
    nameKinds: kindsOfNames(grid, header.lastRow, setting.vocabulary),
  });
  const settled = (header: Header, grid: TableGrid): readonly Column[] =>
    settleColumns(header, grid, saidOfRows(header, grid), setting)[0]?.columns ?? header.columns;
  table.parts.forEach((part, index) => {
    addPart(part, index, stitching, settled, setting);
  });
  const { rows, headerCells, restarts, above, torn } = stitching;
  return {
    number,
    caption: table.parts[0]?.caption ?? [],
    parts: table.parts,
    columns: table.columns,
    facts: namedByCaption(table),
    legend: table.legend,
    hypotheses: table.hypotheses,
    headerCells,
    rows,
    restarts,
    above,
    torn,
  };
}

/**
 * A table without a column of names is about what its form or its caption names. Where a column names what each row is about (取組), any other
 * line above it (a heading, the speaker) is no indicator of all of them.
 */
function namedByCaption({ facts, legend, columns }: PartedTable): Facts {
  const isOfRows = hasRole(columns, 'project_name') && !namesQuantity(legend.indicatorName);
  const caption = isOfRows ? '' : legend.indicatorName;
  return { ...facts, indicatorName: facts.indicatorName === '' ? caption : facts.indicatorName };
}
