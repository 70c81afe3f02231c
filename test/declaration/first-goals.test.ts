import { describe, expect, test } from 'vitest';
import { page, readDrawing } from './read-drawing.js';

/** 目標値 over two columns, beside 基準値, in a frame; a sentence above dates both kinds. */
async function read(first: string, second: string): Promise<readonly string[]> {
  const drawing = page().text(40, 90, '基準値は平成30年度、目標値は令和7年度の数値です。', { size: 9 });
  const xs = [40, 200, 300, 400, 500];
  for (const y of [110, 150, 170, 190]) drawing.horizontal(y, 40, 500);
  drawing.horizontal(130, 300, 500);
  for (const x of [40, 200, 300, 500]) drawing.vertical(x, 110, 190);
  drawing.vertical(400, 130, 190);
  drawing
    .text(60, 134, '指標')
    .text(230, 134, '基準値')
    .text(370, 124, '目標値')
    .text(320, 144, first)
    .text(420, 144, second);
  ['来訪者の数', '宿泊者の数'].forEach((name, row) => {
    const texts = [name, `${row}41人`, `${row}50人`, `${row}60人`];
    texts.forEach((text, at) => {
      drawing.text((xs[at] ?? 0) + 5, 164 + 20 * row, text);
    });
  });
  const { observations } = await readDrawing(drawing);
  return observations
    .slice(0, 3)
    .map(({ valueKind, period, valueText }) => `${valueKind} ${period?.fiscal_year ?? '-'} ${valueText}`);
}

describe('two goals under 目標値', () => {
  test.each([
    ['当初', '見直し後'],
    ['当初', '変更後'],
  ])('are of the year that is said of it where one replaced the other: %s, %s', async (first, second) => {
    expect(await read(first, second)).toEqual(['baseline 2018 041人', 'target 2025 050人', 'target 2025 060人']);
  });
});
