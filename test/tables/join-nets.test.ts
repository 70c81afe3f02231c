import { expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing } from './draw-page.js';

interface Drawn {
  /** How much wider the second part is than the first, in points. */
  readonly wider?: number;
  /** Height of the row between them. */
  readonly gap?: number;
  /** What stands in that row. */
  readonly heading?: string;
  /** The part, 0 or 1, that has rules at its sides. */
  readonly closed?: number;
}

/** Two parts of a table without rules at its sides, parted by a row over the full width. */
function parts({ wider = 0, gap = 20, heading = '健康づくりの推進', closed }: Drawn): PageDrawing {
  const drawing = new PageDrawing();
  const rows = [
    ['指標', '現状値', '目標値'],
    ['検診の受診率', '18.2%', '23%'],
    ['相談の件数', '120件', '150件'],
    ['施設の数', '2', '3'],
  ];
  [0, 1].forEach((part) => {
    const [left, right, top] = [50, 400 + part * wider, 100 + part * (40 + gap)];
    for (const y of [top, top + 20, top + 40]) drawing.horizontal(y, left, right);
    const inner = [left + 150, left + 250];
    for (const x of part === closed ? [left, ...inner, right] : inner) drawing.vertical(x, top, top + 40);
    rows.slice(2 * part, 2 * part + 2).forEach((row, line) => {
      for (const [column, cell] of row.entries()) {
        drawing.text((column === 0 ? left : (inner[column - 1] ?? 0)) + 4, top + 14 + 20 * line, cell);
      }
    });
  });
  return drawing.text(54, 100 + 40 + gap / 2 + 4, heading);
}

test.each<[string, Drawn, number]>([
  ['a heading over the full width is a row of the table', {}, 1],
  ['sides that differ part two tables', { wider: 40 }, 2],
  ['a rule at a side of the first closes it', { closed: 0 }, 2],
  ['a rule at a side of the second closes it', { closed: 1 }, 2],
  ['more white than a row has parts two tables', { gap: 60 }, 2],
])('%s', (_, drawn, grids) => {
  expect(findLayout(parts(drawn).page()).grids).toHaveLength(grids);
});
