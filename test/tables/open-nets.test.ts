import { describe, expect, it } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, textsOf } from './draw-page.js';

const head = ['指標', '現状値', '目標値'];
const first = [head, ['貸出の冊数', '240冊', '300冊'], ['朗読の会', '6回', '8回']];
const second = [head, ['登録者の数', '26人', '60人'], ['巡回の箇所', '18か所', '未定'], ['閲覧の回数', '0回', '120回']];
const height = 18;

/** A table of horizontal rules under a shaded header and a heading with a bar before it. */
function drawTable(drawing: PageDrawing, left: number, top: number, heading: string, rows: readonly string[][]): void {
  drawing
    .text(left + 10, top - 22, heading, { size: 12 })
    .text(left, top - 6, 'ここで目指すものを示します。', { size: 8 });
  for (const y of [top - 34, top - 20]) drawing.horizontal(y, left, left + 4);
  drawing.shade(left, top, left + 240, top + height, '#dde8dd');
  for (let row = 0; row <= rows.length; row += 1) drawing.horizontal(top + row * height, left, left + 240);
  for (const [row, texts] of rows.entries())
    for (const [column, text] of texts.entries())
      drawing.text(left + ([4, 120, 185][column] ?? 0), top + (row + 1) * height - 5, text);
}

const page = (): PageDrawing => {
  const drawing = new PageDrawing().text(40, 50, '第３章　図書館の目標', { size: 14 }).horizontal(56, 40, 540);
  drawTable(drawing, 40, 110, '施策１　資料', first);
  drawTable(drawing, 300, 110, '施策２　利用', second);
  drawTable(drawing, 40, 110 + 3 * height + 50, '施策３　催し', second);
  drawTable(drawing, 300, 110 + 4 * height + 50, '施策４　連携', first);
  return drawing;
};

describe('tables of horizontal rules in two columns of a page', () => {
  it('are one each, below the rule under their common heading', () => {
    expect(findLayout(page().page()).grids.map(textsOf)).toEqual([first, second, second, first]);
  });

  it('leave the words between them to the page', () => {
    const texts = findLayout(page().page()).lines.map(({ text }) => text);
    expect(texts.filter((text) => text === 'ここで目指すものを示します。')).toHaveLength(4);
  });

  it('are one where rules over both lie between theirs', () => {
    const drawing = page();
    for (const y of [110 + height, 110 + 2 * height, 110 + 3 * height]) drawing.horizontal(y, 40, 540);
    expect(findLayout(drawing.page()).grids.length).toBeLessThan(4);
  });
});

it('a text that reaches over the ends of its rules by a character keeps it', () => {
  const drawing = new PageDrawing();
  for (let row = 0; row <= first.length; row += 1) drawing.horizontal(100 + 20 * row, 50, 350);
  for (const [row, [name = '', now = '', goal = '']] of first.entries()) {
    const y = 114 + 20 * row;
    const width = [...goal].reduce((sum, character) => sum + (/[0-9]/u.test(character) ? 5 : 10), 0);
    drawing
      .text(54, y, name)
      .text(220, y, now)
      .text(358 - width, y, goal);
  }
  const { grids, lines } = findLayout(drawing.page());
  expect(grids.map(textsOf)).toEqual([first]);
  expect(lines).toEqual([]);
});

/** Where a table of rules up to 350 ends, with a text of this width in its last row that goes over them by so much. */
function endWithText(width: number, over: number): readonly number[] {
  const drawing = new PageDrawing();
  for (let row = 0; row <= first.length; row += 1) drawing.horizontal(100 + 20 * row, 50, 350);
  for (const [row, texts] of first.slice(0, -1).entries())
    for (const [column, text] of texts.entries()) drawing.text([54, 220, 300][column] ?? 54, 114 + 20 * row, text);
  const size = 10;
  const letters = Math.round(width / size);
  drawing.text(350 + over - letters * size, 114 + 20 * (first.length - 1), 'あ'.repeat(letters), { size });
  return findLayout(drawing.page()).grids.map(({ box }) => Math.round(box.right));
}

it.each([
  [140, 358],
  [170, 350],
])('a text %i wide ends rules 300 wide at %i: more than half is no cell of a row', (width, right) => {
  expect(endWithText(width, 8)).toEqual([right]);
});

it.each([
  ['that touches their ends leaves them', 2.5, 350],
  ['that goes over them lengthens them', 3.6, 354],
  ['may go over them by one more character with its white', 15, 365],
  ['lengthens them by no second one', 21, 361],
])('a text %s (by %f points: up to %i)', (_, over, right) => {
  expect(endWithText(140, over)).toEqual([right]);
});
