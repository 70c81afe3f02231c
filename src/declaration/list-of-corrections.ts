import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { cellText, isBlank } from './line-text.js';
import { isStandingWord, standingOf } from './withdrawn.js';

/** A line of a list of corrections (正誤表). */
export interface Correction {
  readonly wrong: string;
  readonly right: string;
  /** Was it an error (誤, 訂正前), and no change (変更前)? */
  readonly wasError: boolean;
  /** All that its row says. */
  readonly text: string;
}

const cellIn = (grid: TableGrid, row: number, column: number): GridCell | undefined =>
  grid.cells.find(
    (cell) =>
      cell.row <= row &&
      row < cell.row + cell.rowSpan &&
      cell.column <= column &&
      column < cell.column + cell.columnSpan,
  );

/** The lines under the labels 誤 and 正, 訂正前 and 訂正後 of one row of a grid. */
export function correctionsIn(grid: TableGrid): Correction[] {
  const labels = grid.cells.filter((cell) => !isBlank(cell.lines) && isStandingWord(cellText(cell)));
  const before = labels.find((cell) => standingOf(cellText(cell)) !== 'standing');
  const after = labels.find((cell) => cell.row === before?.row && standingOf(cellText(cell)) === 'standing');
  if (!before || !after) return [];
  const rows = Array.from({ length: grid.rows - before.row }, (_, index) => before.row + 1 + index);
  return rows.flatMap((row): Correction[] => {
    const [wrong, right] = [cellIn(grid, row, before.column), cellIn(grid, row, after.column)];
    if (!wrong || !right || wrong === before || isBlank(wrong.lines)) return [];
    const standing = grid.cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan);
    const wasError = standingOf(cellText(before)) === 'withdrawn';
    return [{ wrong: cellText(wrong), right: cellText(right), wasError, text: standing.map(cellText).join(' ') }];
  });
}
