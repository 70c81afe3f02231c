import { describe, expect, test } from 'vitest';
import type { PageDrawing } from '../tables/draw-page.js';
import { drawForm, saidOf } from './draw-form.js';
import { page, readDrawing } from './read-drawing.js';

const columnWidths = [70, 70, 70];

/** A framed card: the lines of its caption and a table below them. */
function drawCard(
  drawing: PageDrawing,
  left: number,
  top: number,
  caption: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  caption.forEach((line, index) => {
    drawing.text(left + 12, top + 12 + index * 11, line, { size: 8 });
  });
  drawForm(drawing, rows, { left: left + 12, top: top + 30, columnWidths, rowHeight: 20, size: 7 });
  drawing.box(left, top, left + 234, top + 42 + rows.length * 20);
}

const heads = ['現状値\n（R5）', 'R6', '目標値\n（R8）'];
const values = (a: string, b: string, c: string) => [a, b, c];

describe('captions of framed cards side by side', () => {
  test('are parted at the frames, joined where they wrap, and tell units of their own tables alone', async () => {
    const drawing = page('令和7年度　花の丘市　成果指標の推移');
    drawCard(
      drawing,
      40,
      120,
      ['指標1-1　市の広報紙を毎月読む市民の割合（単', '位：％）'],
      [heads, values('61.2', '62.8', '70.0')],
    );
    drawCard(
      drawing,
      280,
      120,
      ['指標1-2　まちの話し合いに一度でも出た市内の人の延べ人', '数（単位：人）'],
      [heads, values('1,204', '1,377', '1,600')],
    );
    drawCard(drawing, 40, 220, ['指標2-1　出前講座の開催数（単位：回）'], [heads, values('31', '36', '40')]);
    drawCard(
      drawing,
      280,
      220,
      ['指標2-2　会議録を公開している会の割合（単位：', '％）'],
      [heads, values('80.5', '84.1', '100')],
    );
    const said = saidOf(await readDrawing(drawing));
    expect(said.sort()).toEqual(
      [
        '市の広報紙を毎月読む市民の割合 baseline 2023 61.2%',
        '市の広報紙を毎月読む市民の割合 actual 2024 62.8%',
        '市の広報紙を毎月読む市民の割合 target 2026 70.0%',
        'まちの話し合いに一度でも出た市内の人の延べ人数 baseline 2023 1204人',
        'まちの話し合いに一度でも出た市内の人の延べ人数 actual 2024 1377人',
        'まちの話し合いに一度でも出た市内の人の延べ人数 target 2026 1600人',
        '出前講座の開催数 baseline 2023 31回',
        '出前講座の開催数 actual 2024 36回',
        '出前講座の開催数 target 2026 40回',
        '会議録を公開している会の割合 baseline 2023 80.5%',
        '会議録を公開している会の割合 actual 2024 84.1%',
        '会議録を公開している会の割合 target 2026 100%',
      ].sort(),
    );
  });

  test.each([1, 2, 4, 6, 10])(
    'stand in a frame of %d points around their table, which is no part of it',
    async (gap) => {
      const drawing = page('令和7年度　花の丘市　成果指標の推移');
      const [left, top, width] = [40 + gap, 140, 210];
      drawing.text(left, top - 8, '指標１　市の広報紙を毎月読む市民の割合（単位：％）', { size: 8 });
      const style = { left, top, columnWidths, rowHeight: 20, size: 7 };
      drawForm(drawing, [heads, values('61.2', '62.8', '70.0')], style);
      drawing.box(left - gap, top - 20, left + width + gap, top + 40 + gap);
      expect(saidOf(await readDrawing(drawing))).toEqual([
        '市の広報紙を毎月読む市民の割合 baseline 2023 61.2%',
        '市の広報紙を毎月読む市民の割合 actual 2024 62.8%',
        '市の広報紙を毎月読む市民の割合 target 2026 70.0%',
      ]);
    },
  );
});
