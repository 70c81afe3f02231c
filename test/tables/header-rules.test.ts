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
