import { acrossOf } from '../geometry/box.js';
import { mergeIntervals } from '../geometry/interval.js';
import type { PageLayout, TableGrid, TextLine } from '../tables/table-grid.js';

/** What stands on the pages, in reading order: grids, and the lines between them. */
export type Block =
  | { readonly kind: 'grid'; readonly page: number; readonly grid: TableGrid }
  | { readonly kind: 'line'; readonly page: number; readonly line: TextLine };

export const boxOf = (block: Block) => (block.kind === 'grid' ? block.grid.box : block.line.box);

/** Do two blocks stand beside each other (share more than half of the lower one's height)? */
function areBeside(a: Block, b: Block): boolean {
  const [p, q] = [boxOf(a), boxOf(b)];
  const shared = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
  return shared > Math.min(p.bottom - p.top, q.bottom - q.top) / 2;
}

/** Grids and lines of a page from top to bottom; what stands side by side, from left to right. */
export function buildBlocks(layouts: readonly PageLayout[]): Block[] {
  return layouts.flatMap((layout) => {
    const page = layout.page.number;
    const blocks: Block[] = [
      ...layout.grids.map((grid): Block => ({ kind: 'grid', page, grid })),
      ...layout.lines.map((line): Block => ({ kind: 'line', page, line })),
    ].sort((a, b) => boxOf(a).top - boxOf(b).top || boxOf(a).left - boxOf(b).left);
    return orderBands(blocks);
  });
}

function orderBands(blocks: readonly Block[]): Block[] {
  const bands: Block[][] = [];
  for (const block of blocks) {
    const band = bands.at(-1);
    const first = band?.[0];
    if (band && first && areBeside(first, block)) band.push(block);
    else bands.push([block]);
  }
  return bands.flatMap(orderBand);
}

/** What stands beside one tall block (a chart), from left to right; in each column of it from top to bottom. */
function orderBand(band: Block[]): Block[] {
  const columns = mergeIntervals(band.map((block) => acrossOf(boxOf(block))));
  if (columns.length < 2) return band.sort((a, b) => boxOf(a).left - boxOf(b).left);
  return columns.flatMap(({ start, end }) => {
    const own = band.filter((block) => boxOf(block).left >= start && boxOf(block).left <= end);
    return own.length > 1 ? orderBands(own) : own;
  });
}
