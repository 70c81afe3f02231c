import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, textsOf } from './draw-page.js';

const header = ['指標', '実績', '目標'];
const body = [
  ['来館者数', '85人', '120人'],
  ['講座の回数', '4回', '6回'],
  ['普及率', '92%', '97%'],
  ['相談の件数', '31件', '40件'],
];

/** A header at y = 114 and four rows under it, of so many columns, without a rule between columns. */
function table(columns: number): PageDrawing {
  const drawing = new PageDrawing();
  for (const [row, texts] of [header, ...body].entries())
    for (const [column, text] of texts.slice(0, columns).entries())
      drawing.text(64 + 100 * column, 114 + 20 * row, text);
  return drawing;
}

const rowsOf = (columns: number): string[][] => [header, ...body].map((texts) => texts.slice(0, columns));

/** The same with every other row of the body on a ground (縞), which touches no rule. */
function striped(columns: number): PageDrawing {
  const drawing = table(columns);
  for (const top of [120, 160]) drawing.shade(60, top, 60 + 100 * columns, top + 20);
  return drawing;
}

describe('a box that holds a striped table', () => {
  test.each([2, 3])('is not its cells, where it is closed alone: %i columns', (columns) => {
    const layout = findLayout(
      striped(columns)
        .box(50, 90, 70 + 100 * columns, 210)
        .page(),
    );
    expect(layout.grids.map(({ evidence }) => evidence)).toEqual(['shading']);
    expect(layout.grids.map(textsOf)).toEqual([rowsOf(columns)]);
  });

  test.each([2, 3])('is not its cells, where a label stands beside it: %i columns', (columns) => {
    const drawing = striped(columns).lattice([20, 50, 70 + 100 * columns], [90, 210]);
    const layout = findLayout(drawing.text(30, 150, '成').text(30, 165, '果').page());
    expect(layout.grids.map(textsOf)).toContainEqual(rowsOf(columns));
    expect(textsOf(layout.grids[0])[0]?.[0]).toBe('成/果');
  });

  test('is its cells, where a heading stands in one of its own above it', () => {
    const drawing = striped(3).lattice([50, 370], [60, 90, 210]).text(64, 80, '主な指標');
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([[['主な指標', '', ''], ...rowsOf(3)]]);
  });
});

test('a header of three cells is that of the rows without rules below it', () => {
  const layout = findLayout(table(3).lattice([60, 160, 260, 360], [100, 120]).page());
  expect(layout.grids.map(textsOf)).toEqual([rowsOf(3)]);
});
