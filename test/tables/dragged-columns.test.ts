import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const rows = [
  ['指標', '現状値', '見込値', '目標値', '担当課'],
  ['検診の受診率', '18.2%', '18.9%', '23%', '健康課'],
  ['相談の件数', '120件', '131件', '150件', '市民課'],
  ['施設の数', '2', '3', '5', '管理課'],
];
const edges = [50, 150, 220, 290, 360, 430];

/** A ruled table whose inner rules are moved in its last two rows by these points each. */
function dragged(moves: readonly number[], columns = edges.length - 1): PageDrawing {
  const drawing = new PageDrawing();
  const edgesOf = (row: number) => edges.map((x, at) => x + (row > 1 ? (moves[at - 1] ?? 0) : 0));
  rows.forEach((row, at) => {
    const [top, xs] = [100 + at * 20, edgesOf(at)];
    for (const [column, text] of row.slice(0, columns).entries()) {
      const [left = 0, right = 0] = xs.slice(column, column + 2);
      drawing.box(left, top, right, top + 20).text(left + 4, top + 14, text, { size: 9 });
    }
  });
  return drawing;
}

describe('borders of columns that were dragged in some rows', () => {
  test.each([
    ['one', [0, 8, 0, 0]],
    ['some, to both sides', [-12, 8, 0, 6]],
    ['all', [10, 12, -9, 8]],
  ])('part no columns of their own: %s', (_, moves) => {
    const drawing = dragged(moves);
    const layout = findLayout(drawing.page());
    expect(layout.grids).toHaveLength(1);
    expect(textsOf(layout.grids[0])).toEqual(rows);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });

  test.each([
    [4, 4],
    [3, 4],
  ])('in tables of few columns are too few to tell: of %i columns there are %i', (columns, found) => {
    expect(findLayout(dragged([0, 8, 0, 0], columns).page()).grids[0]?.columns).toBe(found);
  });

  test('a border nearer to the middle of a column is another one', () => {
    expect(findLayout(dragged([0, 40, 0, 0]).page()).grids[0]?.columns).toBe(6);
  });

  test('borders that stand beside each other in a third row are two', () => {
    const drawing = dragged([0, 20, 0, 0]);
    for (const x of [220, 240]) drawing.vertical(x, 180, 200);
    drawing.box(50, 180, 430, 200);
    expect(findLayout(drawing.page()).grids[0]?.columns).toBe(6);
  });

  test('rows of fewer cells stay as they are', () => {
    const drawing = dragged([0, 8, 0, 0]);
    drawing.box(50, 180, 430, 200).vertical(200, 180, 200).text(54, 194, '全体の評価').text(204, 194, '順調');
    const grid = findLayout(drawing.page()).grids[0];
    expect(grid?.cells.filter(({ row }) => row === 5).map(({ columnSpan }) => columnSpan)).toEqual([2, 4]);
  });
});
