import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

/** Rules under the headings only: one for all of them, or one for each. */
const headingRules = {
  one: [[250, 490]],
  each: [
    [253, 307],
    [313, 427],
    [433, 487],
  ],
} as const;

/** 年度 over 目標 and 実績, with rules between rows alone: a rule below the years parts the header. */
function twoLevels(kind: keyof typeof headingRules, framed: boolean): PageDrawing {
  const drawing = new PageDrawing();
  for (const y of [100, 140, 160, 180, 200]) drawing.horizontal(y, 50, 550);
  for (const [start, end] of headingRules[kind]) drawing.horizontal(120, start, end);
  if (framed) drawing.vertical(50, 100, 200).vertical(550, 100, 200);
  drawing.text(75, 124, '事業').text(185, 124, '指標').text(510, 124, '課名');
  drawing.text(257, 114, '２年度').text(355, 114, '３年度').text(437, 114, '４年度');
  for (const [index, kind] of ['実績', '目標', '実績', '目標'].entries()) drawing.text(270 + 60 * index, 134, kind);
  for (const [row, name] of ['図書', '教室', '講座'].entries()) {
    const y = 154 + 20 * row;
    drawing.text(53, y, name).text(153, y, '参加者数').text(510, y, '学習');
    for (let column = 0; column < 4; column += 1) drawing.text(287 + 60 * column, y, `${row}${column}0`);
  }
  return drawing;
}

const wanted = [
  ['事業', '指標', '２年度', '３年度', null, '４年度', '課名'],
  [null, null, '実績', '目標', '実績', '目標', null],
  ['図書', '参加者数', '000', '010', '020', '030', '学習'],
  ['教室', '参加者数', '100', '110', '120', '130', '学習'],
  ['講座', '参加者数', '200', '210', '220', '230', '学習'],
];

describe('a header parted by rules under its headings', () => {
  test.each([
    ['one', true],
    ['one', false],
    ['each', true],
    ['each', false],
  ] as const)('rule: %s, frame: %s', (kind, framed) => {
    const layout = findLayout(twoLevels(kind, framed).page());
    expect(textsOf(layout.grids[0])).toEqual(wanted);
    expect(placedGlyphs(layout)).toHaveLength(layout.page.glyphs.length);
  });

  test('a line through empty space of a framed table parts nothing', () => {
    const drawing = twoLevels('one', true).horizontal(194, 100, 145);
    expect(textsOf(findLayout(drawing.page()).grids[0])).toEqual(wanted);
  });
});

/** Rules below the head and at its ends only (booktabs), short ones under the headings of several columns, which are set wide. */
function booktabs(drawing: PageDrawing, top: number, years: readonly string[], right: number): PageDrawing {
  const half = years.length / 2;
  const x = (column: number): number => 250 + 60 * column;
  for (const y of [top, top + 40, top + 120]) drawing.horizontal(y, 50, right);
  drawing.horizontal(top + 20, x(0), x(half) - 12).horizontal(top + 20, x(half), x(years.length) - 12);
  drawing.text(55, top + 25, '事項').text(200, top + 25, '単位');
  const middle = (from: number, to: number): number => (x(from) + x(to) - 12) / 2 - 18;
  drawing.text(middle(0, half), top + 14, '実').text(middle(0, half) + 26, top + 14, '績');
  drawing.text(middle(half, years.length), top + 14, '目').text(middle(half, years.length) + 26, top + 14, '標');
  years.forEach((year, column) => {
    drawing.text(x(column) + 4, top + 34, year);
    for (const row of [0, 1, 2]) drawing.text(x(column) + 24, top + 56 + row * 20, `${row}${column}7`);
  });
  for (const [row, name] of ['歩道の延長', '街灯の数', '植樹の数'].entries())
    drawing.text(55, top + 56 + row * 20, name).text(204, top + 56 + row * 20, '本');
  return drawing;
}

describe('headings set wide over short rules', () => {
  const years = ['元年度', '２年度', '３年度', '４年度'];

  test('reach over the columns of their rule', () => {
    const [grid] = findLayout(booktabs(new PageDrawing(), 100, years, 500).page()).grids;
    expect(textsOf(grid).slice(0, 2)).toEqual([
      ['事項', '単位', '実績', null, '目標', null],
      [null, null, ...years],
    ]);
  });

  test('a narrower table close below, under its own caption, is another one', () => {
    const drawing = booktabs(new PageDrawing(), 100, years, 500);
    drawing.text(50, 246, '表９ 以前の計画の達成状況');
    const { grids } = findLayout(booktabs(drawing, 255, years.slice(0, 2), 370).page());
    expect(grids.map(({ rows, columns }) => [rows, columns])).toEqual([
      [5, 6],
      [5, 4],
    ]);
  });
});
