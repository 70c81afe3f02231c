import type { TableGrid } from '../tables/table-grid.js';

/** The grid with rows and columns exchanged: for tables that hold an indicator in each column and a year in each row. */
export function transposeGrid(grid: TableGrid): TableGrid {
  const cells = grid.cells
    .map((cell) => ({
      ...cell,
      row: cell.column,
      column: cell.row,
      rowSpan: cell.columnSpan,
      columnSpan: cell.rowSpan,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...grid, rows: grid.columns, columns: grid.rows, cells };
}
