// Which rows of a grid are a header (見出し行), by what their cells say and never by how they look.

import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { printsYear as namesYear } from '../values/periods/year-paths.js';
import { settleAmong } from './among-columns.js';
import { type Header, readColumns, spansGrid } from './columns.js';
import { begunIn, filledIn, standingIn } from './grid-rows.js';
import { type Label, readLabel } from './labels.js';
import { cellText, isBlank } from './line-text.js';
import type { Setting } from './setting.js';

const unitRowCell = /^[（(](?:単位[:：]?)?[^（）()]{1,8}[)）]$/u;
/** A year as a label prints it: with 年, an era, FY or four digits; a number alone is a figure. */
const printsYear = /年|元|令和|平成|昭和|[RHSrhs]\.?\d|FY|(?:^|\D)(?:19|20)\d{2}(?:\D|$)|前|本|翌|当|昨|今|来/u;

const isYearLabel = (label: Label): boolean =>
  label.period !== undefined && (label.namesYear || printsYear.test(label.text.normalize('NFKC')));

/** A part of a year without its year: 4～6月, 上半期, 第1四半期. A day is more often a milestone. */
const isPartLabel = ({ period }: Label): boolean =>
  period !== undefined && /^(?:quarter|half|range|month)$/.test(period.kind) && !namesYear(period);

/** Could this cell stand in a header: a header word, a period, or both? Inside a body it must be one as a whole. */
export function isLabelCell(cell: GridCell, setting: Setting, strict: boolean): boolean {
  const text = cellText(cell);
  if (text.length > 40) return false;
  const label = readLabel(text, setting);
  if (label.whole && (label.period === undefined || isYearLabel(label))) return true;
  // 上期目標 is a label anywhere; 4～6月 alone may be a milestone inside a body.
  if (label.whole && isPartLabel(label) && (!strict || label.claims.length > 0)) return true;
  if (label.members) return true;
  if (isYearLabel(label)) return foldForMatching(label.rest) === '' || (!strict && label.claims.length > 0);
  if (strict || label.period) return false;
  return text.length <= 16 && !/\d{2}/.test(text.normalize('NFKC')) && label.claims.length > 0;
}

/** A header names most of its columns; the rest of a torn row (事業 | （平成29年度） | 課) fills a few. */
function isMostlyFilled(grid: TableGrid, row: number): boolean {
  const filled = standingIn(grid, row).filter((cell) => !isBlank(cell.lines));
  return filled.reduce((columns, cell) => columns + cell.columnSpan, 0) * 2 >= grid.columns;
}

/** A row is of the header where more than half of the cells that begin in it are label cells, and at least two. */
export function isHeaderRow(grid: TableGrid, row: number, setting: Setting, strict: boolean): boolean {
  const cells = filledIn(grid, row);
  if (cells.length < 2 || cells.some((cell) => holdsFigure(cell, setting))) return false;
  const fitting = cells.filter((cell) => isLabelCell(cell, setting, strict));
  // 2015 | 2035 may be figures: inside a body some word has to say that they are years.
  const worded = !strict || fitting.some((cell) => /\D/.test(cellText(cell).normalize('NFKC')));
  return worded && fitting.length >= 2 && fitting.length * 2 > cells.length && isMostlyFilled(grid, row);
}

function isUnitRow(grid: TableGrid, row: number): boolean {
  const cells = filledIn(grid, row);
  return cells.length > 0 && cells.every((cell) => unitRowCell.test(foldForMatching(cellText(cell))));
}

/** A figure in the place of a label: the header ended above it. */
const holdsFigure = (cell: GridCell, setting: Setting): boolean => {
  const text = cellText(cell);
  const label = readLabel(text, setting);
  const isTime = isYearLabel(label) || isPartLabel(label) || countsOn.test(text.normalize('NFKC'));
  return label.claims.length === 0 && bareFigure.test(text.normalize('NFKC')) && !isTime;
};

/** A year that counts on from the one beside it (平成30年度 | 元年度 | 2年度): no quantity is counted in 年度. */
const countsOn = /^(?:元|\d{1,2})\s*年度$/u;

const bareFigure = /^[△▲+\-約延べ累計\s]*[\d,.]+\s*(?:\D{0,4})$/u;

/** Do cells of the row begin inside filled cells of the row above and reach out of them? Then they are no parts of those. */
function crossesAbove(grid: TableGrid, row: number): boolean {
  const above = standingIn(grid, row - 1).filter((cell) => cell.row + cell.rowSpan === row && !isBlank(cell.lines));
  const end = ({ column, columnSpan }: GridCell): number => column + columnSpan;
  return filledIn(grid, row).some((cell) =>
    above.some(
      (other) =>
        cell.column < end(other) &&
        other.column < end(cell) &&
        (cell.column - other.column) * (end(cell) - end(other)) > 0,
    ),
  );
}

/** A lower level of a header: what stands beside a header cell that reaches down to it, a row of units, or a header row by itself. */
function goesOn(grid: TableGrid, row: number, firstRow: number, setting: Setting): boolean {
  if (crossesAbove(grid, row)) return false;
  if (filledIn(grid, row).some((cell) => holdsFigure(cell, setting))) return false;
  const reached = standingIn(grid, row).some((cell) => cell.row >= firstRow && cell.row < row);
  return reached || isUnitRow(grid, row) || isHeaderRow(grid, row, setting, true);
}

/**
 * The header that begins at `fromRow` or, where only captions over the full width stand before it, a little below.
 * `strict` inside a table's body, where milestones look like header words.
 */
export function findHeader(grid: TableGrid, fromRow: number, setting: Setting, strict = false): Header | undefined {
  let firstRow = fromRow;
  while (
    firstRow <= grid.rows &&
    standingIn(grid, firstRow).every((cell) => spansGrid(cell, grid) || isBlank(cell.lines))
  ) {
    firstRow += 1;
  }
  if (firstRow > grid.rows || !isHeaderRowOrGroup(grid, firstRow, setting, strict)) return undefined;
  let lastRow = firstRow;
  while (lastRow < grid.rows && goesOn(grid, lastRow + 1, firstRow, setting)) lastRow += 1;
  const columns = settleAmong(readColumns(grid, firstRow, lastRow, setting));
  // Names alone make no header: 備事業 | 課 is the rest of a torn row.
  const mayHold = columns.some(({ role, claims }) => role === 'value' || claims.some(({ kind }) => kind === 'value'));
  return mayHold ? { firstRow, lastRow, columns } : undefined;
}

/** The upper level of a header may hold group words only (指標 | 計画期間): then the level below must be a header row. */
function isHeaderRowOrGroup(grid: TableGrid, row: number, setting: Setting, strict: boolean): boolean {
  if (isHeaderRow(grid, row, setting, strict)) return true;
  const cells = begunIn(grid, row);
  if (strict || cells.some((cell) => holdsFigure(cell, setting))) return false;
  const merged = cells.some((cell) => cell.rowSpan > 1 || cell.columnSpan > 1);
  return merged && row < grid.rows && isHeaderRow(grid, row + 1, setting, strict);
}
