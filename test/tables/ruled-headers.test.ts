import { expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const body = [
  ['図書の貸出', '冊', '410', '500', '620'],
  ['講座の開催', '回', '12', '18', '24'],
  ['施設の利用', '人', '9,300', '9,800', '11,000'],
];
const xs = [50, 160, 210, 310, 400, 500];

/** Rows with rules below them alone, under a header whose cells have rules between them; its first cell is open to the left. */
function drawTable(labels: readonly string[]): PageDrawing {
  const drawing = new PageDrawing();
  const header = xs.slice(1);
  // 目標値 stands over two columns.
  for (const x of header) drawing.vertical(x, x === 400 ? 120 : 100, 140);
  for (const y of [100, 140]) drawing.horizontal(y, 160, 500);
  drawing.horizontal(120, 310, 500).text(380, 113, '目標値');
  for (const [column, label] of labels.entries())
    drawing.text((xs[column] ?? 0) + 5, column < 3 ? 124 : 134, label, { size: 8 });
  for (const [row, texts] of body.entries()) {
    for (const [column, text] of texts.entries())
      drawing.text((xs[column] ?? 0) + 5, 154 + 20 * row, text, { size: 8 });
    drawing.horizontal(160 + 20 * row, 50, 500);
  }
  return drawing;
}

test('a header with rules between its cells is one table with rows that have none', () => {
  const layout = findLayout(drawTable(['指標', '単位', '現状', '前期', '後期']).page());
  expect(layout.grids.map(textsOf)).toEqual([
    [['指標', '単位', '現状', '目標値', null], [null, null, null, '前期', '後期'], ...body],
  ]);
  expect(placedGlyphs(layout)).toHaveLength(layout.page.glyphs.length);
});

test('a table that holds figures is no header of the rows below', () => {
  const layout = findLayout(drawTable(['園児', '人', '210', '230', '250']).page());
  expect(layout.grids.length).toBeGreaterThan(1);
});
