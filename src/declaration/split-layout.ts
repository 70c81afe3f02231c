import type { GridCell, PageLayout, TableGrid, TextLine } from '../tables/table-grid.js';

/** A page cut across at a height (points from its top): what stands above, what stands below. Every line is in one of both. */
export interface SplitLayout {
  readonly above: PageLayout;
  readonly below: PageLayout;
}

const middleOf = ({ box }: { readonly box: { readonly top: number; readonly bottom: number } }): number =>
  (box.top + box.bottom) / 2;

const enclosing = (cells: readonly GridCell[], grid: TableGrid): TableGrid['box'] => ({
  ...grid.box,
  top: Math.min(...cells.map(({ box }) => box.top)),
  bottom: Math.max(...cells.map(({ box }) => box.bottom)),
});

/** The rows of a grid that stand above a height and those below; a row belongs where its cells have their middle. */
function splitGrid(grid: TableGrid, height: number): { above: TableGrid | undefined; below: TableGrid | undefined } {
  const rows = Array.from({ length: grid.rows }, (_, index) => index + 1);
  const isBelow = (row: number): boolean => {
    const cells = grid.cells.filter((cell) => cell.row === row);
    return cells.length > 0 && cells.every((cell) => middleOf(cell) >= height);
  };
  const first = rows.find(isBelow) ?? grid.rows + 1;
  const upper = grid.cells.filter(({ row }) => row < first);
  const lower = grid.cells.filter(({ row }) => row >= first);
  const above = upper.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, first - cell.row) }));
  const below = lower.map((cell) => ({ ...cell, row: cell.row - first + 1 }));
  return {
    above: above.length > 0 ? { ...grid, rows: first - 1, cells: above, box: enclosing(above, grid) } : undefined,
    below:
      below.length > 0
        ? { ...grid, rows: grid.rows - first + 1, cells: below, box: enclosing(below, grid) }
        : undefined,
  };
}

function withContent(layout: PageLayout, grids: readonly TableGrid[], lines: readonly TextLine[]): PageLayout {
  const held = new Set([...lines, ...grids.flatMap(({ cells }) => cells.flatMap((cell) => [...cell.lines]))]);
  const glyphs = [...held].flatMap((line) => [...line.glyphs]);
  return { ...layout, page: { ...layout.page, glyphs }, grids, lines };
}

/** Cuts a page at a height; a table over it is cut between its rows. */
export function splitLayout(layout: PageLayout, height: number): SplitLayout {
  const above: TableGrid[] = [];
  const below: TableGrid[] = [];
  for (const grid of layout.grids) {
    const crosses = grid.box.top < height - 2 && grid.box.bottom > height + 2;
    const parts = crosses
      ? splitGrid(grid, height)
      : middleOf(grid) < height
        ? { above: grid, below: undefined }
        : { above: undefined, below: grid };
    if (parts.above) above.push(parts.above);
    if (parts.below) below.push(parts.below);
  }
  return {
    above: withContent(
      layout,
      above,
      layout.lines.filter((line) => middleOf(line) < height),
    ),
    below: withContent(
      layout,
      below,
      layout.lines.filter((line) => middleOf(line) >= height),
    ),
  };
}
