import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const rows = [
  ['取組', '指標', '１年度', '２年度'],
  ['移住の促進', '相談者数', '85人', '120人'],
  ['地域おこし', '隊員数', '4人', '6人'],
  ['デジタル化', '普及率', '92%', '97%'],
  ['交通', '利用者数', '3,120人', '3,500人'],
];

/** Rows 20 points apart from y = 100, with rules at the boundaries `ys` (0 is above the header). */
function ruledAt(ys: readonly number[]): PageDrawing {
  const drawing = new PageDrawing();
  for (const y of ys) drawing.horizontal(100 + 20 * y, 50, 450);
  for (const [row, texts] of rows.entries())
    for (const [column, text] of texts.entries()) drawing.text(50 + 100 * column, 114 + 20 * row, text);
  return drawing;
}

/** Rules between rows alone; the label of the last row fills its column, and a line of its own stands below, 15 points on. */
function withLineBelow(line: string): PageDrawing {
  const drawing = new PageDrawing();
  const texts = [...rows.slice(0, 3), ['見守り協力員の', '人数', '92人', '97人']];
  for (const y of [120, 140, 160]) drawing.horizontal(y, 50, 450);
  for (const [row, cells] of texts.entries())
    for (const [column, text] of cells.entries()) drawing.text(50 + 100 * column, 114 + 20 * row, text);
  return drawing.text(50, 189, line);
}

describe('a line below the last row, which no rule closes', () => {
  test('belongs to the label that fills its column', () => {
    const layout = findLayout(withLineBelow('育成').page());
    expect(textsOf(layout.grids[0]).at(-1)?.[0]).toBe('見守り協力員の/育成');
  });

  test.each(['（注）速報値', '出典：調査', '速報です。', '※速報値'])('is a note: %s', (note) => {
    const layout = findLayout(withLineBelow(note).page());
    expect(layout.lines.map(({ text }) => text)).toEqual([note]);
  });
});

/** Rules between rows alone; a short line of its own stands 15 points above the label of a header that has no rule above it. */
function withLineAbove(label: string): PageDrawing {
  const drawing = new PageDrawing();
  for (const y of [120, 140, 160, 180]) drawing.horizontal(y, 50, 450);
  for (const [row, cells] of [[label, '指標', '１年度', '２年度'], ...rows.slice(1)].entries())
    for (const [column, text] of cells.entries()) drawing.text(50 + 100 * column, 114 + 20 * row, text);
  return drawing.text(50, 99, '推進');
}

describe('a lone line above a header, which no rule closes, more than a character away', () => {
  test('belongs to a label that is as wide as its column', () => {
    const layout = findLayout(withLineAbove('取組の名称').page());
    expect(textsOf(layout.grids[0])[0]?.[0]).toBe('推進/取組の名称');
  });

  test('stays outside where the rows below are wider than the label', () => {
    const layout = findLayout(withLineAbove('取組').page());
    expect(textsOf(layout.grids[0])[0]?.[0]).toBe('取組');
    expect(layout.lines.map(({ text }) => text)).toEqual(['推進']);
  });
});

describe('rows outside of all rules', () => {
  test.each<[string, readonly number[]]>([
    ['rules between the rows alone', [1, 2, 3, 4]],
    ['a rule below each row', [1, 2, 3, 4, 5]],
    ['a rule above each row', [0, 1, 2, 3, 4]],
  ])('%s', (_, ys) => {
    const layout = findLayout(ruledAt(ys).page());
    expect(layout.grids).toHaveLength(1);
    expect(textsOf(layout.grids[0])).toEqual(rows);
    expect(placedGlyphs(layout)).toHaveLength(layout.page.glyphs.length);
  });

  test('a header of two lines is one row, the speaker above it none', () => {
    const drawing = ruledAt([1, 2, 3, 4]).text(250, 104, '実績見込').text(350, 104, '目標');
    drawing.text(330, 92, '地域局長　小菅　努');
    const layout = findLayout(drawing.page());
    expect(textsOf(layout.grids[0])[0]).toEqual(['取組', '指標', '実績見込/１年度', '目標/２年度']);
    expect(layout.lines.map((line) => line.text)).toEqual(['地域局長 小菅 努']);
  });

  test('a title close above and notes close below belong to no row', () => {
    const drawing = ruledAt([1, 2, 3, 4]).text(50, 98, '表の題名　指標と目標の一覧をここに示します');
    drawing.text(50, 206, '※1 四月の値').text(50, 218, '出典：統計年報による年度末の値を集計したもの');
    const layout = findLayout(drawing.page());
    expect(textsOf(layout.grids[0])).toEqual(rows);
    expect(layout.lines).toHaveLength(3);
  });

  test('a closed table takes in nothing from outside', () => {
    const drawing = ruledAt([0, 1, 2, 3, 4, 5]).text(50, 98, '一覧').text(390, 98, '単位：人');
    drawing.text(50, 214, '出典').text(150, 214, '統計年報');
    const layout = findLayout(drawing.page());
    expect(textsOf(layout.grids[0])).toEqual(rows);
  });

  test('a white header above the first stripe is of the table', () => {
    const drawing = ruledAt([]);
    for (const row of [2, 4]) drawing.shade(50, 100 + 20 * row, 450, 120 + 20 * row);
    expect(textsOf(findLayout(drawing.page()).grids[0])).toEqual(rows);
  });
});
