import { describe, expect, test } from 'vitest';
import { saidOf } from './draw-form.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

const xs = [50, 230, 290, 360, 430];

/** Texts in columns without any rule, `step` points from row to row. */
function drawRows(rows: readonly (readonly string[])[], step: (row: number) => number) {
  const drawing = page('令和5年度　道路課の目標');
  let y = 140;
  rows.forEach((row, index) => {
    row.forEach((text, column) => {
      drawing.text(xs[column] ?? 0, y, text, { size: 9 });
    });
    y += step(index);
  });
  return drawing;
}

const head = ['指標', '単位', 'R3', 'R4', 'R5'];

describe('lines of names in tables without rules', () => {
  test('as far apart as rows are doubted: one that tells a kind, with all rows below it', async () => {
    const rows = [
      head,
      ['目標'],
      ['市道の舗装を直した延長の合計', 'm', '80', '82', '84'],
      ['実績'],
      ['市道の舗装を直した延長の合計', 'm', '79', '83', '80'],
      ['街灯を取り替えた数', '基', '3', '3', '4'],
    ];
    const read = await readDrawing(drawRows(rows, () => 16));
    expect(read.observations).toHaveLength(9);
    expect(saidOf(read).filter((line) => !line.includes('⚠table/line-may-be-row'))).toEqual([]);
  });

  test('that stand nearer to each other than rows are one name', async () => {
    const rows = [
      head,
      ['市道の舗装を直した', 'm', '80', '82', '84'],
      ['延長の合計'],
      ['街灯を取り替えた数', '基', '3', '3', '4'],
      ['橋の点検を終えた数', '橋', '7', '8', '9'],
    ];
    const read = await readDrawing(
      drawRows(rows, (row) => (row === 1 ? 14 : 20)).text(50, 130, '２ 道路の目標', { size: 9 }),
    );
    expect(codesOf(read)).not.toContain('table/line-may-be-row');
    expect(saidOf(read)[0]).toBe('市道の舗装を直した延長の合計 target 2021 80m');
  });
});
