// Tables that were too wide for their page and went on over the next ones (表計算の横分割), joined.

import type { GridCell, PageLayout, TableGrid } from '../tables/table-grid.js';
import { columnsAlign } from './continued.js';
import { cellText, isBlank } from './line-text.js';
import { range } from './views.js';

/** Rows of two pages stand at the same height within this, in points: both were printed by one program from one sheet. */
const SAME_HEIGHT = 1.5;
/** So many rows at the same heights, the header's among them, are no chance. */
const FEWEST_ROWS = 4;

/** Heights of a grid's rules between rows, from the top down. */
function heightsOf(grid: TableGrid): number[] {
  const heights: number[] = [];
  for (const y of grid.cells.flatMap(({ box }) => [box.top, box.bottom]).sort((a, b) => a - b))
    if (y - (heights.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_HEIGHT) heights.push(y);
  return heights;
}

const near = (heights: readonly number[], y: number): number =>
  heights.findIndex((height) => Math.abs(height - y) <= SAME_HEIGHT);

const haveSameRows = (a: TableGrid, b: TableGrid): boolean => {
  const [ys, others] = [heightsOf(a), heightsOf(b)];
  return ys.length > FEWEST_ROWS && ys.length === others.length && others.every((y) => near(ys, y) >= 0);
};

const bodyOf = (grid: TableGrid, column: number): GridCell[] =>
  grid.cells.filter((cell) => cell.column === column && cell.row > 1 && !isBlank(cell.lines));
const isFigureOrDash = (cell: GridCell): boolean => /\d|^[\s\-‐―－—ー…]+$/u.test(cellText(cell).normalize('NFKC'));

/** Does a grid hold figures under headings and nothing that its rows are called by? */
export function hasNoNames(grid: TableGrid): boolean {
  const head = grid.cells.filter(({ row }) => row === 1);
  const first = bodyOf(grid, 1);
  return head.every(({ lines }) => !isBlank(lines)) && first.length > 0 && first.every(isFigureOrDash);
}

const hasNames = (grid: TableGrid): boolean =>
  Array.from({ length: grid.columns }, (_, index) => bodyOf(grid, index + 1)).some(
    (cells) => cells.length > 1 && cells.every((cell) => /\p{L}{2}/u.test(cellText(cell))),
  );

/** The only grid of a page. */
const onlyGrid = (layout: PageLayout | undefined): TableGrid | undefined =>
  layout?.grids.length === 1 ? layout.grids[0] : undefined;

const pageNumber = /^[\s\-－―ー/／()（）]*(?:p\.?|ページ|\d|\s|[-－―ー/／()（）])*$/iu;

/** Does nothing stand on a page but its grid, a page number and what stands on the first page, too (印刷タイトル)? */
const holdsNothingElse = ({ lines }: PageLayout, first: PageLayout): boolean =>
  lines.every(
    ({ text }) => pageNumber.test(text.normalize('NFKC')) || first.lines.some((other) => other.text === text),
  );

/** The texts of a column from its header down, for a column that is printed again on the next page. */
const textsOf = (grid: TableGrid, column: number): string =>
  grid.cells
    .filter((cell) => cell.column === column)
    .map((cell) => cellText(cell))
    .join('\n');

/** The text of the highest cell that begins in a column. */
function headOf(grid: TableGrid, column: number): string {
  const head = grid.cells.find((cell) => cell.column === column);
  return head ? cellText(head) : '';
}

const columnsOf = ({ columns }: TableGrid): number[] => range(1, columns);

/** Has every column the heading of one of the grid's? The page repeats its form, for further rows. */
const repeatsHeader = (grid: TableGrid, other: TableGrid): boolean =>
  columnsOf(other).every((column) => columnsOf(grid).some((own) => headOf(grid, own) === headOf(other, column)));

/** Does the first column number the rows as the grid's own column of that heading does, or has it a heading of its own? */
function keepsNumbers(grid: TableGrid, other: TableGrid): boolean {
  const again = columnsOf(grid).filter((column) => headOf(grid, column) === headOf(other, 1));
  return again.every((column) => textsOf(grid, column) === textsOf(other, 1));
}

/** The grid with the columns of the others to its right; cells of other pages say so. */
function joined(grid: TableGrid, others: readonly TableGrid[]): TableGrid {
  const heights = heightsOf(grid);
  let columns = grid.columns;
  const cells = [...grid.cells];
  for (const other of others) {
    cells.push(
      ...other.cells.map((cell) => ({ ...placed(cell, heights), column: cell.column + columns, page: other.page })),
    );
    columns += other.columns;
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...grid, columns, cells, besides: others };
}

function placed(cell: GridCell, heights: readonly number[]): GridCell {
  const [first, end] = [near(heights, cell.box.top), near(heights, cell.box.bottom)];
  return { ...cell, row: first + 1, rowSpan: end - first };
}

/**
 * Tables that were too wide for their page and went on over the next ones (表計算の横分割): the columns to the right stand alone on them, under
 * their headings, row beside row. Gives for each grid what takes its place: the joined one, or nothing where it went into the one before.
 * Not where the table also goes on downwards: then it cannot be told which page stands beside which.
 */
export function joinSideways(layouts: readonly PageLayout[]): ReadonlyMap<TableGrid, TableGrid | undefined> {
  const places = new Map<TableGrid, TableGrid | undefined>();
  layouts.forEach((layout, index) => {
    const grid = onlyGrid(layout);
    if (!grid || places.has(grid) || !hasNames(grid)) return;
    const before = layouts[index - 1]?.grids.at(-1);
    if (before && columnsAlign(before, grid)) return;
    const others: TableGrid[] = [];
    for (const next of layouts.slice(index + 1)) {
      const other = onlyGrid(next);
      if (!other || !hasNoNames(other) || repeatsHeader(grid, other)) break;
      const isBeside = haveSameRows(grid, other) && keepsNumbers(grid, other) && other.overflows.length === 0;
      if (!isBeside || !holdsNothingElse(next, layout)) return;
      others.push(other);
    }
    if (others.length === 0) return;
    places.set(grid, joined(grid, others));
    for (const other of others) places.set(other, undefined);
  });
  return places;
}
