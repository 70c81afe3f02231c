import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, textsOf } from './draw-page.js';

const rows = [
  ['番号', '名前', '値'],
  ['一', '花', '22団体'],
  ['二', '木', '16枚'],
];
const xs = [40, 120, 220, 320];
const ys = [100, 130, 160, 190];

function table(drawing = new PageDrawing()): PageDrawing {
  rows.forEach((row, r) => {
    for (const [c, cell] of row.entries()) drawing.text((xs[c] ?? 0) + 6, (ys[r] ?? 0) + 18, cell);
  });
  return drawing;
}

describe('a frame round a value is no row and no column', () => {
  test.each([
    ['in the cell', (d: PageDrawing) => d.box(224, 137, 262, 152)],
    ['close to the cell’s own rules', (d: PageDrawing) => d.box(221, 131, 262, 152)],
    ['that begins on a rule', (d: PageDrawing) => d.box(220, 137, 262, 152)],
    ['over two cells', (d: PageDrawing) => d.box(124, 136, 300, 154)],
    ['round an empty place', (d: PageDrawing) => d.box(290, 137, 300, 147)],
    [
      'with round corners',
      (d: PageDrawing) =>
        d.horizontal(137, 227, 259).horizontal(152, 227, 259).vertical(224, 140, 149).vertical(262, 140, 149),
    ],
    ['two of them in two cells', (d: PageDrawing) => d.box(224, 137, 262, 152).box(224, 167, 252, 182)],
  ])('%s', (_, draw) => {
    const drawing = table().lattice(xs, ys);
    const { grids } = findLayout(draw(drawing).page());
    expect(grids.map(textsOf)).toEqual([rows]);
  });

  test('between level rules alone', () => {
    const drawing = table().box(224, 137, 262, 152);
    for (const y of ys) drawing.horizontal(y, 40, 320);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([rows]);
  });
});

test('a frame with round corners round a caption and a table is none of its rules', () => {
  const drawing = table().text(46, 88, '重点目標');
  for (const y of ys.slice(1)) drawing.horizontal(y, 40, 320);
  drawing.horizontal(70, 40, 320).horizontal(198, 40, 320).vertical(36, 74, 194).vertical(324, 74, 194);
  expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([rows]);
});

test('samples of colours in a legend close above a table are none of its rules', () => {
  const drawing = table().lattice(xs, ys);
  for (const [x, text] of [
    [200, '実績'],
    [260, '計画'],
  ] as const)
    drawing.box(x, 88, x + 9, 96).text(x + 12, 96, text, { size: 8 });
  expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([rows]);
});

describe('the boxes of a table are rules', () => {
  test('cells drawn as boxes with gaps between, in a frame', () => {
    const drawing = table().box(38, 98, 322, 192);
    for (const [r, top] of [100, 130, 160].entries())
      for (const [c, left] of [40, 120, 220].entries())
        drawing.box(left + 1, top + 1, (xs[c + 1] ?? 0) - 1, (ys[r + 1] ?? 0) - 1);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toContainEqual(rows);
  });

  test('cells drawn as boxes that share their sides', () => {
    const drawing = table();
    for (const [r, top] of [100, 130, 160].entries())
      for (const [c, left] of [40, 120, 220].entries()) drawing.box(left, top, xs[c + 1] ?? 0, ys[r + 1] ?? 0);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([rows]);
  });

  test('a table in a cell of another', () => {
    const drawing = new PageDrawing().lattice([40, 120, 400], [100, 130, 260]).text(46, 118, '外');
    drawing.lattice([130, 200, 300], [140, 170, 200]).text(134, 158, '内').text(204, 188, '側');
    expect(findLayout(drawing.page()).grids.map(textsOf)).toContainEqual([
      ['内', ''],
      ['', '側'],
    ]);
  });

  test('a heading in a box of its own', () => {
    const { grids } = findLayout(new PageDrawing().box(40, 100, 200, 120).text(50, 114, '見出し').page());
    expect(grids.map(textsOf)).toEqual([[['見出し']]]);
  });
});
