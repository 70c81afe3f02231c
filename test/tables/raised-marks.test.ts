import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs } from './draw-page.js';

/** The texts of a page's lines. */
const linesOf = (drawing: PageDrawing): string[] => findLayout(drawing.page()).lines.map(({ text }) => text);

describe('small characters beside larger ones', () => {
  test.each([
    ['behind a figure', '210', 5, '1', '', '210¹'],
    ['between figure and unit', '64', 5, '3)', '人', '64³⁾人'],
    ['two digits', '1,250', 6, '12', '', '1,250¹²'],
    ['several', '75', 5, '1,2', '件', '75¹,²件'],
    ['with a sign of its own', '15', 5, '※1', '％', '15※1％'],
    ['an exponent', '12km', 5, '2', '', '12km²'],
  ])('%s are set high', (_, before, size, mark, after, expected) => {
    const drawing = new PageDrawing().text(50, 100, before);
    const width = (text: string, em: number): number =>
      [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0xff ? em : em / 2), 0);
    const markAt = 50 + width(before, 10);
    drawing.text(markAt, 96, mark, { size }).text(markAt + width(mark, size), 100, after);
    expect(linesOf(drawing)).toEqual([expected]);
    expect(placedGlyphs(findLayout(drawing.page()))).toEqual(drawing.glyphs);
  });

  test('a low index is written low', () => {
    expect(linesOf(new PageDrawing().text(50, 100, 'CO').text(60, 102, '2', { size: 6 }))).toEqual(['CO₂']);
  });

  test('smaller digits on the same baseline are digits', () => {
    expect(linesOf(new PageDrawing().text(50, 100, '71.').text(65, 100, '2', { size: 7 }))).toEqual(['71.2']);
  });

  test('a smaller phrase set high beside a title keeps its digits', () => {
    const drawing = new PageDrawing().text(50, 100, '目標', { size: 16 }).text(82, 96, '令和3年度', { size: 9 });
    expect(linesOf(drawing)).toEqual(['目標令和3年度']);
  });

  test('a mark in a cell does not become a digit of its figure', () => {
    const drawing = new PageDrawing()
      .lattice([40, 140, 240], [80, 110])
      .text(60, 100, '22')
      .text(70, 96, '2', { size: 5 });
    const cell = findLayout(drawing.page()).grids[0]?.cells[0];
    expect(cell?.lines.map(({ text }) => text)).toEqual(['22²']);
  });
});
