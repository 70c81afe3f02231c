import { describe, expect, test } from 'vitest';
import { buildBands } from '../../src/tables/bands.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { findRestarts } from '../../src/tables/restarts.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

type Rows = readonly (readonly string[])[];

const head = ['番号', '指標', '前年度', '今年度'];
const first: Rows = [
  head,
  ['1', '相談者数', '85人', '120人'],
  ['2', '普及率', '92%', '97%'],
  ['3', '利用者数', '3,120人', '3,500人'],
];
const second: Rows = [
  head,
  ['4', '講座の数', '12回', '15回'],
  ['5', '参加者数', '640人', '700人'],
  ['6', '満足度', '81%', '85%'],
];
const renamed: Rows = [['番号', '講座', '実績', '目標'], ...second.slice(1)];
const xs = [50, 100, 250, 350, 450];

/** Draws both tables 20 points a row, the second `gap` points under the first, with `rules` for each. */
function draw(below: Rows, gap: number, rules: (drawing: PageDrawing, top: number, rows: number) => void): PageDrawing {
  const drawing = new PageDrawing();
  const tops = [100, 100 + 20 * first.length + gap];
  for (const [table, rows] of [first, below].entries()) {
    const top = tops[table] ?? 0;
    for (const [row, texts] of rows.entries())
      for (const [column, text] of texts.entries()) drawing.text((xs[column] ?? 0) + 4, top + 14 + 20 * row, text);
    rules(drawing, top, rows.length);
  }
  return drawing;
}

const none = (): void => undefined;
const across = (drawing: PageDrawing, top: number, rows: number): void => {
  for (let row = 0; row <= rows; row += 1) drawing.horizontal(top + 20 * row, 50, 450);
};
const openSides = (drawing: PageDrawing, top: number, rows: number): void => {
  across(drawing, top, rows);
  for (const x of xs.slice(1, -1)) drawing.vertical(x, top, top + 20 * rows);
};
const framed = (drawing: PageDrawing, top: number, rows: number): void => {
  drawing.lattice(
    xs,
    Array.from({ length: rows + 1 }, (_, row) => top + 20 * row),
  );
};

describe('two tables below one another', () => {
  test.each<[string, Rows, typeof across]>([
    ['without rules', second, none],
    ['without rules, other headings', renamed, none],
    ['horizontal rules', second, across],
    ['horizontal rules, other headings', renamed, across],
    ['open sides', second, openSides],
    ['frames', second, framed],
  ])('a caption between them: %s', (_, below, rules) => {
    const drawing = draw(below, 20, rules).text(50, 194, '（2）講座の充実');
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([first, below]);
    expect(layout.lines.map(({ text }) => text)).toEqual(['（2）講座の充実']);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });

  test.each<[string, number, typeof across]>([
    ['without rules', 10, none],
    ['horizontal rules', 8, across],
    ['frames', 8, framed],
    ['frames that nearly touch', 4.4, framed],
  ])('white between them: %s', (_, gap, rules) => {
    expect(findLayout(draw(second, gap, rules).page()).grids.map(textsOf)).toEqual([first, second]);
  });

  test('a numbered caption with the unit on a line of its own: horizontal rules', () => {
    const drawing = draw(second, 34, across)
      .text(50, 194, '２')
      .text(72, 194, '講座の充実')
      .text(390, 206, '（単位：人）');
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([first, second]);
  });

  test.each(['表２', '第２表', '図1-2'])('a caption behind the number of a table: %s', (number) => {
    const drawing = draw(renamed, 20, across).text(50, 194, number).text(96, 194, '講座の充実');
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([first, renamed]);
    expect(layout.lines.map(({ text }) => text.replace(/\s/gu, '')).join('')).toBe(`${number}講座の充実`);
  });

  test('the heading of a group over a row of words is a row', () => {
    const words: Rows = [['講座', '', '', ''], ['4', '計画の策定', '検討', '策定'], ...second.slice(2)];
    const drawing = draw(words, 0, across);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([[...first, ...words]]);
  });

  test('a wrapped row over a row of words and shares is no caption', () => {
    const rows: Rows = [...first, ['7', '果物の摂取', '男性 28.2%', '男性 35%']];
    const drawing = draw(rows.slice(4), 12, none).text(254, 186, '（速報）');
    expect(findLayout(drawing.page()).grids).toHaveLength(1);
  });
});

test('the first line of a value that stands above the lines of its row is no caption', () => {
  const drawing = new PageDrawing();
  const rows: Rows = [head, ['1', '相談者数', '85人', '120人'], ['2', '普及率', '92%', '97%']];
  for (const [row, texts] of rows.entries())
    for (const [column, text] of texts.entries()) drawing.text((xs[column] ?? 0) + 4, 114 + 20 * row, text);
  // A value over three lines, beside a code, a name and an office over two.
  for (const [y, text] of [
    [176, '28件'],
    [190, '（2016'],
    [204, '年度）'],
  ] as const)
    drawing.text(237, y, text);
  drawing.text(54, 183, '02-').text(54, 197, '107').text(104, 183, '会計の事務').text(104, 197, 'の充実した数');
  drawing.text(354, 190, '31件').text(410, 183, '子育て').text(410, 197, '支援課');
  expect(findRestarts(buildBands(drawing.glyphs, 10), 10)).toEqual([]);
});

test('the last line of a value in the middle of the table is no caption of the row below it', () => {
  const drawing = new PageDrawing();
  for (const [column, text] of head.entries()) drawing.text((xs[column] ?? 0) + 4, 114, text);
  for (const [column, text] of ['1', '相談者数', '85人', '120人'].entries())
    drawing.text((xs[column] ?? 0) + 4, 134, text);
  drawing.text(54, 160, '2').text(104, 160, '普及率').text(354, 160, '97%').text(410, 160, '子育て');
  for (const [y, text] of [
    [147, '92%'],
    [160, '（平成30年'],
    [173, '度）'],
  ] as const)
    drawing.text(237, y, text);
  drawing.text(54, 197, '02-').text(104, 197, '会計の事務').text(237, 197, '講座の充実');
  drawing.text(54, 210, '107').text(104, 210, 'の充実').text(237, 210, '28件').text(354, 210, '31件');
  expect(findRestarts(buildBands(drawing.glyphs, 10), 10)).toEqual([]);
});

test('a header whose words stand on two interleaved levels begins a table under its caption', () => {
  const years = ['令和3年度', '令和4年度', '令和5年度'];
  const drawing = new PageDrawing();
  const drawOne = (top: number, names: readonly string[]): void => {
    const columns = names.map((_, index) => 220 + index * 110);
    drawing.shade(50, top, 450, top + 30, '#dde6f0');
    for (const [x, label] of [
      [54, '年度'],
      [140, '区分'],
    ] as const)
      drawing.text(x, top + 19, label);
    names.forEach((name, index) => {
      drawing.text(columns[index] ?? 0, top + 13, name).text(columns[index] ?? 0, top + 25, '（人）');
    });
    years.forEach((year, row) => {
      const y = top + 44 + row * 20;
      drawing.text(54, y, year).text(140, y, '実績');
      for (const x of columns) drawing.text(x, y, String(410 + row));
      drawing.horizontal(top + 30 + row * 20, 50, 450);
    });
    drawing.horizontal(top + 90, 50, 450);
  };
  drawOne(100, ['来館者数', '講座の参加者']);
  drawing.text(50, 208, '２　生涯学習の推進');
  drawOne(220, ['出展した団体', '受講者数']);
  const layout = findLayout(drawing.page());
  expect(layout.grids.map((grid) => textsOf(grid)[0])).toEqual([
    ['年度', '区分', '来館者数/（人）', '講座の参加者/（人）'],
    ['年度', '区分', '出展した団体/（人）', '受講者数/（人）'],
  ]);
  expect(layout.lines.map(({ text }) => text)).toEqual(['２ 生涯学習の推進']);
});
