import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const xs = [50, 150, 250, 350];
const ys = [100, 120, 140, 160];

/** 3 × 3 characters at the middle of each place of the lattice above. */
function letters(drawing: PageDrawing, rows = ['ABC', 'DEF', 'GHI']): PageDrawing {
  for (const [row, line] of rows.entries())
    for (const [column, letter] of [...line].entries()) drawing.text(95 + column * 100, 114 + row * 20, letter);
  return drawing;
}

const plain = [
  ['A', 'B', 'C'],
  ['D', 'E', 'F'],
  ['G', 'H', 'I'],
];

describe('ruled grids', () => {
  test.each<[string, (drawing: PageDrawing) => PageDrawing]>([
    ['full lattice', (d) => d.lattice(xs, ys)],
    [
      'one box per cell',
      (d) => {
        for (let i = 0; i < 3; i += 1)
          for (let j = 0; j < 3; j += 1) d.box(50 + i * 100, 100 + j * 20, 150 + i * 100, 120 + j * 20);
        return d;
      },
    ],
    [
      'boxes set a little apart',
      (d) => {
        for (let i = 0; i < 3; i += 1)
          for (let j = 0; j < 3; j += 1) d.box(51 + i * 100, 101 + j * 20, 149 + i * 100, 119 + j * 20);
        return d;
      },
    ],
    [
      'double rules',
      (d) =>
        d.lattice(xs, ys).lattice(
          xs.map((x) => x + 2),
          ys.map((y) => y + 2),
        ),
    ],
    [
      'dotted rules of many segments',
      (d) => {
        for (const y of ys) for (let x = 50; x < 350; x += 3) d.horizontal(y, x, x + 1.5);
        for (const x of xs) for (let y = 100; y < 160; y += 3) d.vertical(x, y, y + 1.5);
        return d;
      },
    ],
    [
      'rules that stop short',
      (d) => {
        for (const y of ys) d.horizontal(y, 53, 347);
        for (const x of xs) d.vertical(x, 103, 157);
        return d;
      },
    ],
    [
      'rules that overshoot',
      (d) => {
        for (const y of ys) d.horizontal(y, 45, 355);
        for (const x of xs) d.vertical(x, 95, 165);
        return d;
      },
    ],
    [
      'sides left open',
      (d) => {
        for (const y of ys) d.horizontal(y, 50, 350);
        return d.vertical(150, 100, 160).vertical(250, 100, 160);
      },
    ],
    [
      'top and bottom left open',
      (d) => {
        for (const x of xs) d.vertical(x, 100, 160);
        return d.horizontal(120, 50, 350).horizontal(140, 50, 350);
      },
    ],
    ['inside a frame', (d) => d.box(20, 60, 400, 300).lattice(xs, ys).text(60, 250, '枠の中の文')],
    ['underlined text in a cell', (d) => d.lattice(xs, ys).horizontal(116, 95, 100)],
  ])('%s', (_, draw) => {
    const layout = findLayout(draw(letters(new PageDrawing())).page());
    expect(layout.grids).toHaveLength(1);
    expect(textsOf(layout.grids[0])).toEqual(plain);
    expect(layout.grids[0]?.evidence).toBe('rulings');
  });

  test('merged cells both ways', () => {
    const drawing = new PageDrawing().box(50, 100, 350, 160).vertical(150, 120, 160).vertical(250, 120, 160);
    drawing.horizontal(120, 50, 350).horizontal(140, 150, 350);
    drawing
      .text(180, 114, '見出し')
      .text(60, 144, '結合')
      .text(160, 134, 'あ')
      .text(260, 134, 'い')
      .text(160, 154, 'う')
      .text(260, 154, 'え');
    const grid = findLayout(drawing.page()).grids[0];
    expect(textsOf(grid)).toEqual([
      ['見出し', null, null],
      ['結合', 'あ', 'い'],
      [null, 'う', 'え'],
    ]);
    expect(grid?.cells.map((cell) => [cell.rowSpan, cell.columnSpan])).toEqual([
      [1, 3],
      [2, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  test('a missing piece of rule leaves rectangles that tile the grid', () => {
    const drawing = letters(new PageDrawing().lattice(xs, [100, 120]).vertical(50, 120, 140).vertical(350, 100, 140));
    drawing.vertical(150, 120, 140).horizontal(140, 50, 350);
    const grid = findLayout(drawing.page()).grids[0];
    const area = (grid?.cells ?? []).reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
    expect(area).toBe((grid?.rows ?? 0) * (grid?.columns ?? 0));
  });

  test('two tables on a page are numbered from the top', () => {
    const drawing = letters(new PageDrawing().lattice(xs, ys)).lattice(xs, [400, 420, 440]).text(60, 414, '二');
    const layout = findLayout(drawing.page());
    expect(layout.grids.map((grid) => [grid.index, grid.box.top])).toEqual([
      [1, 100],
      [2, 400],
    ]);
  });

  test('no grid without text, none from a check box', () => {
    const drawing = new PageDrawing().lattice(xs, ys).box(60, 300, 66, 306).text(70, 306, '確認済み');
    expect(findLayout(drawing.page()).grids).toEqual([]);
  });

  test('a watermark over the table stays out of its cells', () => {
    const drawing = letters(new PageDrawing().lattice(xs, ys));
    drawing.text(100, 150, '見本', { angle: -30, size: 50 }).text(160, 150, '秘', { size: 60 });
    const layout = findLayout(drawing.page());
    expect(textsOf(layout.grids[0])).toEqual(plain);
    expect(layout.lines.map((line) => line.text).sort()).toEqual(['秘', '見本']);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });

  test('a glyph over a rule goes to the cell that holds its centre; every glyph is somewhere once', () => {
    const drawing = letters(new PageDrawing().lattice(xs, ys)).text(143, 114, '値').text(50, 80, '表の題');
    const layout = findLayout(drawing.page());
    expect(textsOf(layout.grids[0])[0]).toEqual(['A値', 'B', 'C']);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });
});

describe('some vertical rules are missing', () => {
  const rows = [
    ['番号', '指標', '目標'],
    ['1', '利用者数', '120人'],
    ['2', '満足度', '85%'],
  ];
  /** A table without a rule after its first column. */
  const draw = (texts: readonly (readonly string[])[]): PageDrawing => {
    const drawing = new PageDrawing().lattice([50, 200, 300], [100, 120, 140, 160]);
    for (const [row, cells] of texts.entries())
      for (const [column, text] of cells.entries()) drawing.text([54, 100, 204][column] ?? 0, 114 + 20 * row, text);
    return drawing;
  };

  test('the same wide white in all rows parts columns', () => {
    expect(textsOf(findLayout(draw(rows).page()).grids[0])).toEqual(rows);
  });

  test('words apart in one row alone stay one cell', () => {
    const grid = findLayout(draw([['指標', '', '目標'], ...rows.slice(1)]).page()).grids[0];
    expect(textsOf(grid)[1]).toEqual(['1 利用者数', '120人']);
  });
});

test('a heading over the full width, set with a wide space, is one cell though its parts stand in two columns', () => {
  const drawing = new PageDrawing();
  const edges = [50, 90, 210, 290, 370, 450];
  const rows = [
    ['No', '取組', '基準値', '実績値', '目標値'],
    ['', '', '', '', ''],
    ['12', '電子申請の利用', '22件', '30件', '40件'],
    ['13', '窓口の数', '2窓口', '5窓口', '8窓口'],
  ];
  const levels = [100, 120, 140, 160, 180];
  for (const y of levels) drawing.horizontal(y, 50, 450);
  for (const x of edges) {
    const isOuter = x === 50 || x === 450;
    if (isOuter) drawing.vertical(x, 100, 180);
    else drawing.vertical(x, 100, 120).vertical(x, 140, 180);
  }
  for (const [row, texts] of rows.entries())
    for (const [column, text] of texts.entries())
      drawing.text((edges[column] ?? 0) + (column === 0 ? 15 : 4), 114 + 20 * row, text);
  drawing.text(54, 134, '方針２').text(94, 134, '行政内部のＤＸ');
  const [grid] = findLayout(drawing.page()).grids;
  expect(grid?.cells.filter(({ row }) => row === 2).map(({ columnSpan }) => columnSpan)).toEqual([5]);
});
