import type { Vocabulary } from '../profiles/vocabulary.js';
import type { PageLayout, TableGrid } from '../tables/table-grid.js';
import { buildLines, readingOrder } from '../tables/text-lines.js';
import { findHeader } from './kpi-header.js';

/** Could the grid be a table, or a part of one that began on the page before? */
function isTable(grid: TableGrid, before: PageLayout | undefined, vocabulary: Vocabulary): boolean {
  if (grid.evidence !== 'alignment') return true;
  if (findHeader(grid, 1, vocabulary, {}) !== undefined) return true;
  return before?.grids.some((other) => other.evidence === 'alignment' && other.columns === grid.columns) ?? false;
}

/**
 * Takes grids apart again that only the alignment of their text suggested and whose words say nothing of a table: a title over two lines
 * of prose stands in columns by chance. Their glyphs become lines.
 */
export function dissolveChanceGrids(layouts: readonly PageLayout[], vocabulary: Vocabulary): PageLayout[] {
  return layouts.map((layout, index) => {
    const kept = layout.grids.filter((grid) => isTable(grid, layouts[index - 1], vocabulary));
    if (kept.length === layout.grids.length) return layout;
    const glyphs = layout.grids
      .filter((grid) => !kept.includes(grid))
      .flatMap((grid) => grid.cells.flatMap((cell) => cell.lines.flatMap((line) => [...line.glyphs])));
    return { ...layout, grids: kept, lines: readingOrder([...layout.lines, ...buildLines(glyphs)]) };
  });
}
