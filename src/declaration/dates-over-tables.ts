// What a note over several tables of one header says of the years of their kinds, given to all of them.

import { type Block, boxOf } from './blocks.js';
import { headerKey } from './columns.js';
import type { PartedTable } from './kpi-tables.js';
import { type DatedKind, readYearsSaid } from './said-years.js';
import type { Setting } from './setting.js';

/**
 * ※「現状」は令和5年度、「目標」は令和11年度の値です over the caption of the first of several tables of one header is said of all of them, where
 * nothing dates the others: the tables with what dates their kinds.
 */
export function withDatesOverTables<T extends PartedTable>(
  tables: readonly T[],
  blocks: readonly Block[],
  setting: Setting,
): T[] {
  let key = '';
  let said: readonly DatedKind[] = [];
  return tables.map((table) => {
    const own = headerKey(table.columns);
    if (own !== key) said = saidOver(table, blocks, setting);
    key = own;
    return table.legend.dated.length > 0 ? table : { ...table, legend: { ...table.legend, dated: said } };
  });
}

/** What lines over a table say of years, from the top of its page or the table before on: over its caption, or over the last line where it has none. */
function saidOver({ parts: [first] }: PartedTable, blocks: readonly Block[], setting: Setting): readonly DatedKind[] {
  if (!first) return [];
  const { page, box } = first.source;
  const above = blocks.filter((block) => block.page === page && boxOf(block).bottom <= box.top);
  const from = Math.max(0, ...above.flatMap((block) => (block.kind === 'grid' ? [block.grid.box.bottom] : [])));
  const lines = above.flatMap((block) => (block.kind === 'line' && block.line.box.top >= from ? [block.line] : []));
  const near = first.caption.length > 0 ? first.caption : lines.slice(-1);
  const top = Math.min(...near.map((line) => line.box.top));
  return readYearsSaid(
    lines.filter((line) => line.box.bottom <= top),
    [],
    setting,
  ).dated;
}
