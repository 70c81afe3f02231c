import { expect, test } from 'vitest';
import { splitLayout } from '../../src/declaration/split-layout.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing } from '../tables/draw-page.js';
import { drawTable } from './read-drawing.js';

const texts = ({ grids, lines }: ReturnType<typeof findLayout>) => ({
  cells: grids.map(({ cells }) =>
    cells.map((cell) => `${cell.row}/${cell.column} ${cell.lines.map(({ text }) => text).join('')}`),
  ),
  lines: lines.map(({ text }) => text),
});

test('a page is cut at a height, a table over it between its rows, and every glyph is in one of both', () => {
  const drawing = new PageDrawing().text(42, 60, '上の文').text(42, 500, '下の文');
  const rows = ['一', '二', '三', '四'].map((name) => [name, `${name}の値`, '十']);
  const layout = findLayout(drawTable(drawing, rows, { top: 100, columnWidth: 100, rowHeight: 30 }).page());
  const { above, below } = splitLayout(layout, 160);
  expect(texts(above)).toEqual({
    cells: [['1/1 一', '1/2 一の値', '1/3 十', '2/1 二', '2/2 二の値', '2/3 十']],
    lines: ['上の文'],
  });
  expect(texts(below)).toEqual({
    cells: [['1/1 三', '1/2 三の値', '1/3 十', '2/1 四', '2/2 四の値', '2/3 十']],
    lines: ['下の文'],
  });
  expect(above.page.glyphs.length + below.page.glyphs.length).toBe(layout.page.glyphs.length);
});

test('a height above or below everything leaves the page whole', () => {
  const layout = findLayout(new PageDrawing().text(42, 60, '本文').page());
  expect(splitLayout(layout, 0).above.lines).toEqual([]);
  expect(splitLayout(layout, 0).below.lines).toHaveLength(1);
  expect(splitLayout(layout, 800).below.lines).toEqual([]);
});
