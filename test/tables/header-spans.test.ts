import { expect, test } from 'vitest';
import { buildBands } from '../../src/tables/bands.js';
import { placePiece } from '../../src/tables/find-rows.js';
import { findHeaderShape, joinHeaderRows } from '../../src/tables/header-spans.js';
import { PageDrawing } from './draw-page.js';

const rivers = [90, 150, 210, 270].map((x) => ({ start: x, end: x + 10, crossed: 0 }));
const columns = [40, 105, 165, 225, 285];
const years = ['前々年', '前年', '本年', '翌年'];

/** Draws headings over the middles of columns 2–3 and 4–5, the label column's word, and the years below. */
function header(labelY: number) {
  const drawing = new PageDrawing()
    .text(145, 80, '実績')
    .text(265, 80, '目標')
    .text(columns[0] ?? 0, labelY, '指標');
  for (const [index, year] of years.entries()) drawing.text(columns[index + 1] ?? 0, 94, year);
  return buildBands(drawing.glyphs, 10);
}

test('headings span the columns that they stand over, and the blank place above a label is part of it', () => {
  const rows = header(94).map((band) => band.pieces.map((piece) => placePiece(piece, rivers)));
  expect(findHeaderShape(rows, 5, 10)).toEqual({
    spans: [
      { row: 0, from: 1, to: 3 },
      { row: 0, from: 3, to: 5 },
    ],
    hanging: [{ row: 0, column: 0 }],
  });
});

test('figures are no headings', () => {
  const bands = buildBands(new PageDrawing().text(105, 80, '12').text(40, 94, '指標').text(105, 94, '3').glyphs, 10);
  const rows = bands.map((band) => band.pieces.map((piece) => placePiece(piece, rivers)));
  expect(findHeaderShape(rows, 5, 10)).toEqual({ spans: [], hanging: [] });
});

test('a label between two levels joins the row of other columns that it overlaps', () => {
  const bands = header(87);
  const rows = bands.map((band, first) => ({ first, end: first + 1, used: band.pieces.length }));
  expect(joinHeaderRows(rows, bands, rivers).length).toBeLessThan(rows.length);
});
