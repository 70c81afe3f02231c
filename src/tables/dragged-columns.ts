// Columns whose border was dragged in some rows of a table, joined to one.

import type { FilledGrid } from './fill-cells.js';
import { tolerances } from './tolerances.js';

/** Where the cells of a row part, in columns from the left side and in points; both sides of the table left out. */
interface RowParts {
  readonly edges: readonly Edge[];
  readonly left: number;
  readonly right: number;
}

interface Edge {
  /** The boundary's number in the grid: that before column `at`, from 2. */
  readonly at: number;
  readonly x: number;
}

/**
 * Columns whose boundary was dragged in some rows (Word: the border of selected rows alone) are one column: rows with as many cells, each
 * boundary nearer to its fellow than to the middle of a column, and no row that has both.
 */
export function joinDraggedColumns(grid: FilledGrid): FilledGrid {
  if (grid.evidence !== 'rulings') return grid;
  const rows = partsOfRows(grid);
  const fellows = findFellows(rows);
  return fellows.size === 0 ? grid : (withColumnsOf(grid, fellows) ?? grid);
}

function partsOfRows({ cells, rows, box: { left, right } }: FilledGrid): RowParts[] {
  const edges = Array.from({ length: rows }, (): Edge[] => []);
  for (const { row, rowSpan, column, box } of cells)
    if (column > 1) for (const own of edges.slice(row - 1, row - 1 + rowSpan)) own.push({ at: column, x: box.left });
  return edges.map((own) => ({ edges: own.sort((a, b) => a.at - b.at), left, right }));
}

/** Boundaries with the one further up that each is a copy of. */
function findFellows(rows: readonly RowParts[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  const firstOf = (at: number): number => first.get(at) ?? at;
  const standTogether = (a: number, b: number): boolean =>
    rows.some(({ edges }) => [a, b].every((at) => edges.some((edge) => firstOf(edge.at) === at)));
  const models: RowParts[] = [];
  for (const row of rows) {
    const model = models.findLast(({ edges }) => edges.length === row.edges.length);
    if (row.edges.length < tolerances.count.few) continue;
    models.push(row);
    const pairs =
      model?.edges.map((edge, index) => [firstOf(edge.at), firstOf(row.edges[index]?.at ?? 0)] as const) ?? [];
    const moved = pairs.filter(([a, b]) => a !== b);
    if (!model || moved.length === 0 || !areNear(model, row) || moved.some(([a, b]) => standTogether(a, b))) continue;
    for (const [a, b] of moved) for (const at of [...first.keys(), b]) if (firstOf(at) === b) first.set(at, a);
  }
  return first;
}

/** Is each boundary nearer to its fellow than half of the narrowest column beside either? */
function areNear(a: RowParts, b: RowParts): boolean {
  const xs = [a, b].map(({ edges, left, right }) => [left, ...edges.map(({ x }) => x), right]);
  const widths = xs.map((row) => row.slice(1).map((x, index) => x - (row[index] ?? x)));
  return a.edges.every(({ x }, index) => {
    const beside = widths.flatMap((row) => row.slice(index, index + 2));
    return 2 * Math.abs(x - (b.edges[index]?.x ?? x)) < Math.min(...beside);
  });
}

/** The grid without the columns between fellows; undefined where its cells would not tile it any more. */
function withColumnsOf(grid: FilledGrid, fellows: ReadonlyMap<number, number>): FilledGrid | undefined {
  const all = Array.from({ length: grid.columns + 1 }, (_, index) => fellows.get(index + 1) ?? index + 1);
  const kept = [...new Set(all)].sort((a, b) => a - b);
  const columnAt = (at: number): number => kept.indexOf(all[at - 1] ?? at) + 1;
  const cells = grid.cells.map((cell) => {
    const column = columnAt(cell.column);
    return { ...cell, column, columnSpan: columnAt(cell.column + cell.columnSpan) - column };
  });
  return cells.every(({ columnSpan }) => columnSpan > 0) ? { ...grid, columns: kept.length - 1, cells } : undefined;
}
