import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const xs = [50, 100, 180, 260, 340];
const ys = [100, 120, 140, 160];
const head = ['番号', '指標', '前年度', '今年度'];
const last = ['2', '満足度', '81%', '85%'];

/** A framed table; texts begin 3 points after their cell's left rule, or end so before its right one, or stand in its middle. */
function draw(row: readonly string[], align: 'left' | 'right' | 'middle' = 'left'): PageDrawing {
  const drawing = new PageDrawing().lattice(xs, ys);
  for (const [at, texts] of [head, row, last].entries()) {
    for (const [column, text] of texts.entries()) {
      const [left = 0, right = 0] = [xs[column], xs[column + 1]];
      const width = [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? 9 : 4.5), 0);
      const x = align === 'left' ? left + 3 : align === 'right' ? right - 3 - width : (left + right - width) / 2;
      drawing.text(x, (ys[at] ?? 0) + 14, text, { size: 9 });
    }
  }
  return drawing;
}

describe('a text that runs over a rule', () => {
  test.each<[string, readonly string[], 'left' | 'right' | 'middle']>([
    ['to the right, into a blank cell', ['1', '公園の年間利用者の数', '', '120人'], 'left'],
    ['over two blank cells', ['1', '公園の年間利用者数と施設の利用者数の計', '', ''], 'left'],
    ['to the left of the cell that it ends in', ['1', '', '年計1,234,567,890千円', '120人'], 'right'],
    ['to both sides of the cell that it stands in the middle of', ['1', '', '年間でのべ一千二百人', ''], 'middle'],
    ['out of the table', ['1', '利用者数', '85人', '百二十人を上回る数とする'], 'left'],
  ])('%s', (_, row, align) => {
    const drawing = draw(row, align);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([[head, row, last]]);
    const text = row.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
    expect(layout.grids[0]?.overflows.map((overflow) => overflow.text)).toEqual([text]);
    expect(layout.lines).toEqual([]);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });

  test('over another text: each stays whole', () => {
    const row = ['1', '公園の年間利用者の数', '85人', '120人'];
    expect(findLayout(draw(row).page()).grids.map(textsOf)).toEqual([[head, row, last]]);
  });

  test('up to where the next cell begins its own: told, and left as it stands', () => {
    const drawing = draw(['1', '', '', '120人']).text(103, 134, '公園の利用者数', { size: 80 / 7 });
    const [grid] = findLayout(drawing.text(183, 134, '八十五人', { size: 80 / 7 }).page()).grids;
    expect(textsOf(grid)[1]).toEqual(['1', '公園の利用者数', '八十五人', '120人']);
    expect(grid?.overflows.map(({ text }) => text)).toEqual(['公園の利用者数八十五人']);
  });

  test('there, where one operator shows it as a whole: one text', () => {
    const text = '公園の利用者数及び施設数';
    const page = draw(['1', '', '', '120人'])
      .text(103, 134, text, { size: 80 / 7 })
      .page();
    const first = page.glyphs.length - text.length;
    const glyphs = page.glyphs.map((glyph, at) => (at > first ? { ...glyph, continues: true as const } : glyph));
    const [grid] = findLayout({ ...page, glyphs }).grids;
    expect(textsOf(grid)[1]).toEqual(['1', text, '', '120人']);
    expect(grid?.overflows.map((overflow) => overflow.text)).toEqual([text]);
  });

  test.each<[string, readonly string[]]>([
    ['short texts', ['1', '利用者数', '85人', '120人']],
    ['a text that just fits', ['1', '公園の利用者の数', '85人', '120人']],
  ])('%s run over none', (_, row) => {
    expect(findLayout(draw(row).page()).grids[0]?.overflows).toEqual([]);
  });

  test('one character to a cell is no text over cells', () => {
    const boxes = [50, 60, 70, 80, 90];
    const drawing = new PageDrawing()
      .lattice(boxes, [100, 112, 124])
      .text(50, 110, '１２３４')
      .text(50, 122, '５６７８');
    expect(textsOf(findLayout(drawing.page()).grids[0])[0]).toEqual(['１', '２', '３', '４']);
  });
});
