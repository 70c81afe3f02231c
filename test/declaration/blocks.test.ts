import { expect, test } from 'vitest';
import { drawForm, saidOf } from './draw-form.js';
import { page, readDrawing } from './read-drawing.js';

test('a tall table beside others leaves them and their captions in order', async () => {
  const drawing = page('環境基本計画　年次報告書（令和6年度版）');
  const place = { columnWidth: 55, rowHeight: 18, size: 7 };
  ['温室効果ガスの排出量（単位：t）', 'リサイクル率（単位：％）', '講座の参加者数（単位：人）'].forEach(
    (caption, index) => {
      const top = 130 + index * 100;
      drawing.text(40, top - 6, `指標${index + 1}　${caption}`, { size: 8 });
      const rows = [
        ['', 'R4年度', 'R5年度'],
        ['目標値', String(410 + index), String(420 + index)],
        ['実績値', String(510 + index), String(520 + index)],
      ];
      drawForm(drawing, rows, { ...place, left: 40, top });
    },
  );
  drawForm(drawing, [['図'], ['1'], ['2'], ['3']], { left: 300, top: 128, rowHeight: 70, columnWidth: 120 });
  expect(saidOf(await readDrawing(drawing))).toEqual(
    [
      ['温室効果ガスの排出量', 't'],
      ['リサイクル率', '%'],
      ['講座の参加者数', '人'],
    ].flatMap(([name, unit], index) => [
      `${name} target 2022 ${410 + index}${unit}`,
      `${name} target 2023 ${420 + index}${unit}`,
      `${name} actual 2022 ${510 + index}${unit}`,
      `${name} actual 2023 ${520 + index}${unit}`,
    ]),
  );
});
