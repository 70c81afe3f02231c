import { describe, expect, it } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, textsOf } from './draw-page.js';

const rows = [
  ['会員の割合', '38.4％', '45.0％'],
  ['教室の回数', '14回', '18回'],
  ['図書の冊数', '840冊', '増加'],
  ['団体の数', '6団体', '9団体'],
  ['施設の数', '31施設', '34施設'],
  ['相談の件数', '120件', '150件'],
];
const [left, stub, right, top, height] = [50, 78, 470, 130, 20];

/** A table of horizontal rules: those within groups of three rows begin behind the labels. */
function drawGroups(drawing: PageDrawing, header: boolean): PageDrawing {
  drawing.horizontal(top, left, right);
  rows.forEach((row, index) => {
    const y = top + (index + 1) * height;
    drawing.horizontal(y, (index + 1) % 3 === 0 ? left : stub, right);
    for (const [column, text] of row.entries()) drawing.text([86, 250, 370][column] ?? 0, y - 7, text);
  });
  for (const [group, label] of [
    ['人', '材'],
    ['場', '所'],
  ].entries())
    for (const [at, character] of label.entries()) drawing.text(60, top + group * 60 + 26 + at * 14, character);
  if (header)
    for (const [x, text] of [
      [86, '指標'],
      [250, '現状値'],
      [370, '目標値'],
    ] as const)
      drawing.text(x, top - 10, text);
  return drawing;
}

const body = (label: string, first: number) =>
  rows.slice(first, first + 3).map((row, index) => [index === 0 ? label : null, ...row]);

describe('a table of horizontal rules with labels of groups', () => {
  it('has a column of labels where the rules within groups begin', () => {
    const [grid] = findLayout(drawGroups(new PageDrawing(), true).page()).grids;
    expect(textsOf(grid)).toEqual([['', '指標', '現状値', '目標値'], ...body('人/材', 0), ...body('場/所', 3)]);
  });

  it('begins with its shaded header, and not at the rule under a heading', () => {
    const drawing = new PageDrawing().text(50, 62, '第２章　指標', { size: 14 }).horizontal(70, left, right);
    drawing.text(50, 86, '現状値は令和元年度の、目標値は令和７年度の値です。');
    drawing.shade(left, 104, right, top, '#224466');
    const layout = findLayout(drawGroups(drawing, true).page());
    expect(layout.grids).toHaveLength(1);
    expect(textsOf(layout.grids[0])[0]).toEqual(['', '指標', '現状値', '目標値']);
    expect(layout.lines.map(({ text }) => text)).toContain('現状値は令和元年度の、目標値は令和７年度の値です。');
  });

  it('makes no column where a text runs over the beginning of the short rules', () => {
    const drawing = drawGroups(new PageDrawing(), false).text(56, 138, '【取組の状況】', { size: 7 });
    const { grids } = findLayout(drawing.page());
    expect(grids.map(({ columns }) => columns)).toEqual([3]);
  });

  it('has a column of numbers before the labels where its own rules end', () => {
    const drawing = drawGroups(new PageDrawing(), false);
    const numbered = [...rows.keys()].map((index) => String(index + 1));
    for (const [index, number] of numbered.entries()) {
      const y = top + (index + 1) * height;
      drawing.text(32, y - 7, number);
      drawing.horizontal(y, 26, (index + 1) % 3 === 0 ? left : 46);
    }
    drawing.horizontal(top, 26, left);
    for (const [x, text] of [
      [28, '№'],
      [86, '指標'],
      [250, '現状値'],
      [370, '目標値'],
    ] as const)
      drawing.text(x, top - 8, text);
    drawing.horizontal(top - 24, 26, right);
    const [grid] = findLayout(drawing.page()).grids;
    const withNumbers = (label: string, first: number) =>
      body(label, first).map((row, index) => [numbered[first + index], ...row]);
    expect(textsOf(grid)).toEqual([
      ['№', '', '指標', '現状値', '目標値'],
      ...withNumbers('人/材', 0),
      ...withNumbers('場/所', 3),
    ]);
  });
});
