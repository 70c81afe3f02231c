import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const rows = [
  ['番号', '指標', '目標'],
  ['1', '利用者数', '1,350人'],
  ['2', '満足度', '85%'],
];
/** Widths of the columns in half-width characters. */
const widths = [6, 12, 10];

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? 2 : 1), 0);

/** The lines of a table written with these characters: corners and crossings of three lines, a dash and a bar. */
function written([tl, tc, tr, ml, mc, mr, bl, bc, br, dash, bar]: readonly string[]): string[] {
  const count = (width: number): number => width / widthOf(dash ?? '');
  const across = (left = '', crossing = '', right = ''): string =>
    left + widths.map((width) => (dash ?? '').repeat(count(width))).join(crossing) + right;
  const lines = rows.map((row) => {
    const cells = row.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - widthOf(text)));
    return `${bar}${cells.join(bar)}${bar}`;
  });
  return [
    across(tl, tc, tr),
    ...lines.flatMap((line, at) => [...(at > 0 ? [across(ml, mc, mr)] : []), line]),
    across(bl, bc, br),
  ];
}

/** Draws lines one below the other. */
function draw(lines: readonly string[], pitch: number, top = 100): PageDrawing {
  const drawing = new PageDrawing();
  for (const [at, line] of lines.entries()) drawing.text(50, top + at * pitch, line);
  return drawing;
}

describe('rules written with characters', () => {
  test.each([
    ['light', '┌┬┐├┼┤└┴┘─│', 10],
    ['heavy', '┏┳┓┣╋┫┗┻┛━┃', 10],
    ['double', '╔╦╗╠╬╣╚╩╝═║', 10],
    ['with white between the lines', '┌┬┐├┼┤└┴┘─│', 16],
    ['of a line printer', '+++++++++-|', 12],
    ['full-width', '＋＋＋＋＋＋＋＋＋－｜', 12],
  ])('%s', (_, characters, pitch) => {
    const drawing = draw(written([...characters]), pitch);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([rows]);
    expect(layout.lines).toEqual([]);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
    expect(layout.ruleLines.length).toBeGreaterThan(0);
  });

  test('a dash in a cell is text', () => {
    const lines = written([...'┌┬┐├┼┤└┴┘─│']).map((line) => line.replace('85%', '─  '.slice(0, 2)));
    const layout = findLayout(draw(lines, 10).page());
    expect(textsOf(layout.grids[0])[2]).toEqual(['2', '満足度', '─']);
  });

  test('a heading over two columns', () => {
    const layout = findLayout(
      draw(
        [
          '┌──┬───────┐',
          '│指標│目標　　　　　│',
          '│　　├───┬───┤',
          '│　　│前年度│今年度│',
          '├──┼───┼───┤',
          '│人数│１２０│１３０│',
          '└──┴───┴───┘',
        ],
        10,
      ).page(),
    );
    expect(layout.grids.map(textsOf)).toEqual([
      [
        ['指標', '目標', null],
        [null, '前年度', '今年度'],
        ['人数', '１２０', '１３０'],
      ],
    ]);
  });

  test('two tables, the line between them is text', () => {
    const lines = written([...'+++++++++-|']);
    const layout = findLayout(draw([...lines, '', '次の表', ...lines], 12).page());
    expect(layout.grids.map(textsOf)).toEqual([rows, rows]);
    expect(layout.lines.map(({ text }) => text)).toEqual(['次の表']);
  });

  test.each([
    ['bars and dashes in prose', ['健康 | 福祉 ─ 子育て', '令和２年度＋３年度', '─────────', '防災 | 交通']],
    ['a single line of corners', ['┌──┐', '　注意　']],
    ['sums', ['12 + 3 + 4', '15 + 2 + 1']],
  ])('%s are text', (_, lines) => {
    const layout = findLayout(draw(lines, 16).page());
    expect(layout.ruleLines).toEqual([]);
    expect(layout.grids).toEqual([]);
  });
});

describe('rules written with bars', () => {
  const bars = (ends: boolean): string[] =>
    rows.map((row) => {
      const cells = row.map((text, column) => ` ${text}${' '.repeat((widths[column] ?? 0) - widthOf(text))}`).join('|');
      return ends ? `|${cells}|` : cells;
    });
  const across = (dash: string, crossing: string): string =>
    `${crossing}${widths.map((width) => dash.repeat(width + 1)).join(crossing)}${crossing}`;
  const [header = '', ...body] = bars(true);
  const [openHeader = '', ...openBody] = bars(false);

  test.each([
    ['as Markdown has them', [header, across('-', '|'), ...body]],
    ['with lines of = and -', [across('-', '-'), header, across('=', '|'), ...body, across('-', '-')]],
    ['with a line between all rows', [header, ...body].flatMap((line) => [across('-', '|'), line])],
    ['without bars at the ends', [openHeader, across('-', '|').slice(1, -1), ...openBody]],
    ['and nothing else', [header, ...body]],
    ['full-width', [header, across('-', '|'), ...body].map((line) => line.replaceAll('|', '｜'))],
  ])('%s', (_, lines) => {
    const drawing = draw(lines, 12);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([rows]);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });

  test('a bar in a line of text is text', () => {
    const lines = ['トップ | 市政 | 計画', '目標 | 宣言', '-----------', '一覧 | 戻る'];
    const layout = findLayout(draw(lines, 12).page());
    expect([layout.grids, layout.ruleLines]).toEqual([[], []]);
  });
});
