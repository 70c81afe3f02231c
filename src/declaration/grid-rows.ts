// The cells of one row of a grid.

import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { isBlank } from './line-text.js';

/** The cells of one row of a grid. */
interface GridRow {
  /** Those that begin in it. */
  readonly begun: GridCell[];
  /** Those of them that hold writing. */
  readonly filled: GridCell[];
  /** Those that stand in it, wherever they begin. */
  readonly standing: GridCell[];
}

const emptyRow: GridRow = { begun: [], filled: [], standing: [] };

/** Rows of grids that were asked for before: the search for what a table means goes over the same rows again and again. */
const known = new WeakMap<TableGrid, readonly GridRow[]>();

function rowsOf(grid: TableGrid): readonly GridRow[] {
  const rows = known.get(grid) ?? tellRowsApart(grid);
  known.set(grid, rows);
  return rows;
}

function tellRowsApart(grid: TableGrid): GridRow[] {
  const rows = Array.from({ length: grid.rows }, (): GridRow => ({ begun: [], filled: [], standing: [] }));
  for (const cell of grid.cells) {
    const first = rows[cell.row - 1];
    first?.begun.push(cell);
    if (!isBlank(cell.lines)) first?.filled.push(cell);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) rows[row - 1]?.standing.push(cell);
  }
  return rows;
}

const rowOf = (grid: TableGrid, row: number): GridRow => rowsOf(grid)[row - 1] ?? emptyRow;

/** Cells that begin in a row (from 1), from left to right. */
export const begunIn = (grid: TableGrid, row: number): readonly GridCell[] => rowOf(grid, row).begun;

/** Cells that begin in a row and hold writing. */
export const filledIn = (grid: TableGrid, row: number): readonly GridCell[] => rowOf(grid, row).filled;

/** Cells that stand in a row, wherever they begin; those from further up first. */
export const standingIn = (grid: TableGrid, row: number): readonly GridCell[] => rowOf(grid, row).standing;
