import { expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const xs = [54, 190, 260, 350];

/** A framed table whose rows each hold the two labels given, without a rule between them, and as many figures beside; the name stands between the lines. */
function drawTable(labels: readonly (readonly [string, string])[], step = 14): PageDrawing {
  const drawing = new PageDrawing().horizontal(100, 50, 420).horizontal(120, 50, 420);
  for (const [column, text] of ['指標', '区分', '令和4年度', '令和5年度'].entries())
    drawing.text(xs[column] ?? 0, 114, text, { size: 8 });
  for (const [row, pair] of labels.entries()) {
    const top = 120 + row * 36;
    drawing.text(xs[0] ?? 0, top + 21, `項目${'甲乙丙'[row]}の割合`, { size: 8 });
    for (const [line, label] of pair.entries()) {
      drawing.text(xs[1] ?? 0, top + 14 + line * 14, label, { size: 8 });
      for (const column of [2, 3])
        drawing.text(xs[column] ?? 0, top + 14 + line * step, `${row}${line}.${column}%`, { size: 8 });
    }
    drawing.horizontal(top + 36, 50, 420);
  }
  for (const x of [50, 180, 250, 340, 420]) drawing.vertical(x, 100, 120 + labels.length * 36);
  return drawing;
}

test('labels that come again line by line part the rows that they stand in', () => {
  const pairs = [
    ['男性', '女性'],
    ['男性', '女性'],
    ['男性', '女性'],
  ] as const;
  const layout = findLayout(drawTable(pairs).page());
  expect(layout.grids.map(textsOf)).toEqual([
    [
      ['指標', '区分', '令和4年度', '令和5年度'],
      ['項目甲の割合', '男性', '00.2%', '00.3%'],
      [null, '女性', '01.2%', '01.3%'],
      ['項目乙の割合', '男性', '10.2%', '10.3%'],
      [null, '女性', '11.2%', '11.3%'],
      ['項目丙の割合', '男性', '20.2%', '20.3%'],
      [null, '女性', '21.2%', '21.3%'],
    ],
  ]);
  expect(placedGlyphs(layout)).toHaveLength(layout.page.glyphs.length);
});

test.each([
  [
    'labels that differ from row to row',
    [
      ['男性', '女性'],
      ['市内', '市外'],
      ['昼', '夜'],
    ],
    14,
  ],
  [
    'figures on other levels than the labels',
    [
      ['男性', '女性'],
      ['男性', '女性'],
      ['男性', '女性'],
    ],
    8,
  ],
] as const)('%s part nothing', (_, pairs, step) => {
  const [grid] = findLayout(drawTable(pairs, step).page()).grids;
  expect(grid?.rows).toBe(4);
});
