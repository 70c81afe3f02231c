import { expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, textsOf } from './draw-page.js';

/** Rows between rules alone; the first of a group begins with the line given, and its figures stand beside the line below or between the two. */
function drawTable(head: string, level: 'below' | 'between'): PageDrawing {
  const drawing = new PageDrawing();
  for (const y of [100, 120, 150, 170]) drawing.horizontal(y, 50, 500);
  const row = (y: number, texts: readonly string[]): void => {
    for (const [column, text] of texts.entries())
      drawing.text(column === 0 ? 60 : 160 + 100 * column, y, text, { size: 8 });
  };
  row(114, ['項目', '令和3年度', '令和4年度', '令和5年度']);
  drawing.text(54, 132, head, { size: 8 }).text(60, 145, '病床の利用率', { size: 8 });
  row(level === 'below' ? 145 : 138, ['', '70.4', '71.8', '74.5']);
  row(164, ['職員の充足率', '91.0', '92.5', '95.0']);
  return drawing;
}

const header = ['項目', '令和3年度', '令和4年度', '令和5年度'];
const last = ['職員の充足率', '91.0', '92.5', '95.0'];

test('a line in brackets over the name that the figures stand beside is a row of its own', () => {
  expect(textsOf(findLayout(drawTable('【経営の改善】', 'below').page()).grids[0])).toEqual([
    header,
    ['【経営の改善】', null, null, null],
    ['病床の利用率', '70.4', '71.8', '74.5'],
    last,
  ]);
});

test.each([
  ['without brackets', '経営の改善に係る', 'below'],
  ['where the figures stand between both lines', '【経営の改善】', 'between'],
] as const)('the lines stay one name %s', (_, head, level) => {
  const [, row] = textsOf(findLayout(drawTable(head, level).page()).grids[0]);
  expect(row).toEqual([`${head}/病床の利用率`, '70.4', '71.8', '74.5']);
});
