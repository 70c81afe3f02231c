import type { Vocabulary } from '../profiles/vocabulary.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { PageLayout, TableGrid } from '../tables/table-grid.js';
import { buildLines, readingOrder } from '../tables/text-lines.js';
import { findHeader } from './header-rows.js';
import type { Setting } from './setting.js';

/** Could the grid be a table, or a part of one that began on the page before? */
function isTable(grid: TableGrid, firstRow: number, before: PageLayout | undefined, setting: Setting): boolean {
  if (grid.evidence !== 'alignment') return true;
  if (findHeader(grid, firstRow, setting) !== undefined) return true;
  return before?.grids.some((other) => other.evidence === 'alignment' && other.columns === grid.columns) ?? false;
}

/** Rows above a header that text in columns by chance (a title, the speaker's name) added to a table without rules, at most. */
const mostHeadRows = 6;

const nameRoles: ReadonlySet<ColumnRole> = new Set(['indicator_name', 'project_name', 'project_code', 'division']);

/** The first row that a header can begin at; 1 where the grid has none. */
function findFirstRow(grid: TableGrid, setting: Setting): number {
  if (grid.evidence !== 'alignment') return 1;
  for (let row = 1; row <= Math.min(mostHeadRows, grid.rows); row += 1) {
    const header = findHeader(grid, row, setting, row > 1);
    if (header?.firstRow === row && header.columns.some(({ role }) => nameRoles.has(role))) return row;
  }
  return 1;
}

/** The grid from a row on; cells that reach into it from above begin with it. */
function cutAbove(grid: TableGrid, firstRow: number): TableGrid {
  const cells = grid.cells
    .filter((cell) => cell.row + cell.rowSpan > firstRow)
    .map((cell) => {
      const hidden = Math.max(0, firstRow - cell.row);
      return { ...cell, row: Math.max(cell.row, firstRow) - firstRow + 1, rowSpan: cell.rowSpan - hidden };
    });
  const top = Math.min(...cells.filter(({ row }) => row === 1).map(({ box }) => box.top));
  return { ...grid, rows: grid.rows - firstRow + 1, cells, box: { ...grid.box, top } };
}

/**
 * Takes grids apart again that only the alignment of their text suggested: those whose words say nothing of a table, and the rows above a
 * header. A title over two lines of prose stands in columns by chance. Their glyphs become lines.
 */
export function dissolveChanceGrids(layouts: readonly PageLayout[], vocabulary: Vocabulary): PageLayout[] {
  const setting = { vocabulary, context: {} };
  return layouts.map((layout, index) => {
    const kept = layout.grids
      .map((grid) => ({ grid, firstRow: findFirstRow(grid, setting) }))
      .filter(({ grid, firstRow }) => isTable(grid, firstRow, layouts[index - 1], setting))
      .map(({ grid, firstRow }) => (firstRow > 1 ? cutAbove(grid, firstRow) : grid));
    const held = new Set(kept.flatMap((grid) => grid.cells.flatMap(({ lines }) => [...lines])));
    const freed = layout.grids.flatMap((grid) =>
      grid.cells.flatMap(({ lines }) => lines.filter((line) => !held.has(line))),
    );
    if (freed.length === 0 && kept.length === layout.grids.length) return layout;
    const lines = buildLines(freed.flatMap(({ glyphs }) => [...glyphs]));
    return { ...layout, grids: kept, lines: readingOrder([...layout.lines, ...lines]) };
  });
}
