import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const head = ['番号', '指標', '前年度', '今年度'];
const body = [
  ['1', '相談者数', '85人', '120人'],
  ['2', '普及率', '92%', '97%'],
  ['3', '利用者数', '3,120人', '3,500人'],
];
const others = [
  ['4', '講座の数', '12回', '15回'],
  ['5', '参加者数', '640人', '700人'],
];
const xs = [50, 100, 250, 350, 450];

/** Writes rows 20 points apart into the columns `at`, the first baseline 14 points under `top`. */
function write(drawing: PageDrawing, rows: readonly (readonly string[])[], top: number, at = xs): PageDrawing {
  for (const [row, texts] of rows.entries())
    for (const [column, text] of texts.entries()) drawing.text((at[column] ?? 0) + 4, top + 14 + 20 * row, text);
  return drawing;
}

/** A table under a shaded header from y = 100 on, each header cell shaded for itself. */
function underShade(rows: readonly (readonly string[])[], gap = 0, top = 100): PageDrawing {
  const drawing = write(new PageDrawing(), [head, ...rows], top);
  for (const [column, x] of xs.slice(0, -1).entries())
    drawing.shade(x + gap / 2, top, (xs[column + 1] ?? 0) - gap / 2, top + 20);
  return drawing;
}

const note = '※ 数値は年度末のものです。';
const prose = '本市では、計画に基づき、市民が健康づくりに取り組めるよう、施策を進めています。結果は公表します。';

describe('a shaded header over rows without rules', () => {
  test.each<[string, PageDrawing]>([
    ['cells shaded side by side', underShade(body)],
    ['white between the shaded cells', underShade(body, 6)],
    ['one shaded band', write(new PageDrawing(), [head, ...body], 100).shade(50, 100, 450, 120)],
  ])('%s', (_, drawing) => {
    drawing.text(54, 192, note).text(54, 208, prose);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([[head, ...body]]);
    expect(layout.lines.map(({ text }) => text)).toHaveLength(2);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });

  test('a single row, and a row whose values are blank', () => {
    expect(findLayout(underShade(body.slice(0, 1)).page()).grids.map(textsOf)).toEqual([[head, ...body.slice(0, 1)]]);
    const [first = [], , last = []] = body;
    const blank = findLayout(underShade([first, ['2', '普及率'], last]).page()).grids;
    expect(blank.map(textsOf)).toEqual([[head, first, ['2', '普及率', '', ''], last]]);
  });

  test('two headings levels, both shaded', () => {
    const drawing = write(new PageDrawing(), body, 140).text(54, 124, '番号').text(104, 124, '指標');
    drawing.text(330, 114, '実績').text(254, 134, '前年度').text(354, 134, '今年度');
    drawing.shade(50, 100, 100, 140).shade(100, 100, 250, 140).shade(250, 100, 450, 120);
    drawing.shade(250, 120, 350, 140).shade(350, 120, 450, 140);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([
      [['番号', '指標', '実績', null], [null, null, '前年度', '今年度'], ...body],
    ]);
  });

  test('the first column is shaded as well', () => {
    const drawing = underShade(body);
    for (const row of [1, 2, 3]) drawing.shade(50, 100 + 20 * row, 100, 120 + 20 * row, '#eeeeff');
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([[head, ...body]]);
  });

  test.each([
    [
      'of two rows',
      [
        ['分野', '指標', '前年度', '今年度'],
        ...body.slice(0, 2).map(([, ...rest]) => ['', ...rest]),
        ...others.map(([, ...rest]) => ['', ...rest]),
      ],
      [144, 184],
    ],
    [
      'of three rows and two',
      [['分野', '指標', '前年度', '今年度'], ...[...body, ...others].map(([, ...rest]) => ['', ...rest])],
      [154, 204],
    ],
  ])('labels in the middle %s', (_, rows, middles) => {
    const drawing = write(new PageDrawing(), rows, 100);
    for (const [column, x] of xs.slice(0, -1).entries()) drawing.shade(x, 100, xs[column + 1] ?? x, 120);
    for (const [at, y] of middles.entries()) drawing.text(54, y, '健福'.charAt(at));
    const [grid] = findLayout(drawing.page()).grids;
    const labels = grid?.cells.filter(({ row, column }) => row > 1 && column === 1);
    expect(labels?.map(({ lines, rowSpan }) => [lines.map(({ text }) => text).join(''), rowSpan])).toEqual([
      ['健', rows.length === 5 ? 2 : 3],
      ['福', 2],
    ]);
  });

  test('the heading of a group is shaded in another colour', () => {
    const drawing = write(underShade(body), others, 200).text(54, 194, '講座').shade(50, 180, 450, 200, '#f4f4f4');
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([
      [head, ...body, ['講座', null, null, null], ...others],
    ]);
  });

  test('rules only between the rows below it', () => {
    const drawing = underShade(body);
    for (const y of [140, 160, 180]) drawing.horizontal(y, 50, 450);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([[head, ...body]]);
  });

  test('the same header again begins a table of its own, the line above it is its caption', () => {
    const drawing = underShade(body).text(54, 194, '（2）講座');
    const second = underShade(others, 0, 200);
    drawing.glyphs.push(...second.glyphs.map((glyph) => ({ ...glyph, order: glyph.order + 1000 })));
    drawing.shadings.push(...second.shadings);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([
      [head, ...body],
      [head, ...others],
    ]);
    expect(layout.lines.map(({ text }) => text)).toEqual(['（2）講座']);
  });

  test('other words in the same colour under a heading begin a table of their own', () => {
    const words = ['番号', '講座', '実績', '目標'];
    const drawing = write(underShade(body).text(54, 194, '（2）講座'), [words, ...others], 200).shade(
      50,
      200,
      450,
      220,
    );
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([
      [head, ...body],
      [words, ...others],
    ]);
  });
});

describe('rows that go on under a frame', () => {
  const framed = (rows: readonly (readonly string[])[]) =>
    write(new PageDrawing().lattice(xs, [100, 120, 140, 160, 180]), [head, ...body, ...rows], 100);

  test.each([1, 2])('%i of them are rows of the table', (count) => {
    const rows = others.slice(0, count);
    const drawing = framed(rows).text(54, 190 + 20 * count, note);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([[head, ...body, ...rows]]);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });

  test.each<[string, (drawing: PageDrawing) => PageDrawing]>([
    ['prose', (drawing) => drawing.text(50, 194, prose)],
    ['notes', (drawing) => drawing.text(54, 192, note).text(54, 204, '1　年度末の値です。')],
    ['a signature', (drawing) => drawing.text(254, 194, '作成').text(380, 194, '企画課')],
    ['rows of other columns', (drawing) => write(drawing, others, 180, [50, 130, 280, 390])],
    ['rows far below', (drawing) => write(drawing, others, 220)],
  ])('%s are none', (_, draw) => {
    expect(findLayout(draw(framed([])).page()).grids[0]?.rows).toBe(4);
  });

  test('a framed header over rows without rules', () => {
    const drawing = write(new PageDrawing().lattice(xs, [100, 120]), [head, ...body], 100);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([[head, ...body]]);
  });

  test('a framed title with two texts takes in no lines below', () => {
    const drawing = new PageDrawing()
      .lattice([50, 250, 450], [100, 120])
      .text(60, 114, '健康部')
      .text(260, 114, '部長の約束');
    drawing
      .text(60, 134, '健康課')
      .text(260, 134, '健診を進めます')
      .text(60, 154, '保健課')
      .text(260, 154, '講座を開きます');
    expect(findLayout(drawing.page()).grids[0]?.rows).toBe(1);
  });

  test('under horizontal rules', () => {
    const drawing = write(new PageDrawing(), [head, ...body, ...others], 100);
    for (const y of [100, 120, 140, 160, 180]) drawing.horizontal(y, 50, 450);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([[head, ...body, ...others]]);
  });
});
