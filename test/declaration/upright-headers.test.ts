import { describe, expect, test } from 'vitest';
import type { PageDrawing } from '../tables/draw-page.js';
import { drawForm, saidOf } from './draw-form.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

/** The columns of a cell, in the order in which they are drawn: x of each, its first baseline, its characters from top to bottom (two digits stand side by side). */
type Columns = readonly (readonly [x: number, y: number, text: string])[];

const size = 8;

function drawColumns(drawing: PageDrawing, columns: Columns, pitch = 8.6): void {
  for (const [x, y, text] of columns)
    for (const [level, characters] of (text.match(/\d\d|./gu) ?? []).entries())
      drawing.text(x, y + level * pitch, characters, { size });
}

const widths = [120, 70, 70, 60];
const rows = [
  ['指標', '', '', '担当課'],
  ['林道を歩いた人', '310人', '400人', '観光課'],
  ['案内人の登録者', '12人', '20人', '観光課'],
];

/** A table whose columns of values have headers that are set upright (縦書き), each character by itself. */
function drawTable(first: Columns, second: Columns): PageDrawing {
  const drawing = page('第３期観光計画　成果指標の一覧');
  const [head = [], ...body] = rows;
  drawForm(drawing, [head], { columnWidths: widths, rowHeight: 60, size });
  drawForm(drawing, body, { columnWidths: widths, top: 180, size });
  drawColumns(drawing, first);
  drawColumns(drawing, second);
  return drawing;
}

const wanted = [
  '林道を歩いた人 baseline 2019 310人',
  '林道を歩いた人 target 2026 400人',
  '案内人の登録者 baseline 2019 12人',
  '案内人の登録者 target 2026 20人',
];

describe('headers set upright in two columns, read from right to left', () => {
  test.each<[string, Columns, Columns]>([
    [
      'the shorter one in the middle',
      [
        [200, 138.6, '基準値'],
        [188, 130, '令和元年度'],
      ],
      [
        [270, 138.6, '目標値'],
        [258, 130, '令和８年度'],
      ],
    ],
    [
      'both from the top',
      [
        [200, 130, '基準値'],
        [188, 130, '令和元年度'],
      ],
      [
        [270, 130, '目標値'],
        [258, 130, '令和８年度'],
      ],
    ],
    [
      'the year first, and short words',
      [
        [200, 130, '令和元年度'],
        [188, 138.6, '基準'],
      ],
      [
        [270, 130, '令和８年度'],
        [258, 138.6, '目標'],
      ],
    ],
    [
      'years of the common era',
      [
        [200, 130, '現状値'],
        [188, 130, '２０１９年度'],
      ],
      [
        [270, 130, '目標値'],
        [258, 130, '２０２６年度'],
      ],
    ],
  ])('%s', async (_, first, second) => {
    const read = await readDrawing(drawTable(first, second));
    expect(saidOf(read)).toEqual(wanted);
    expect(codesOf(read)).not.toContain('table/not-understood');
  });

  test('figures of two digits side by side', async () => {
    const drawing = drawTable(
      [
        [200, 138.6, '基準値'],
        [188, 130, '令和元年度'],
      ],
      [
        [270, 138.6, '目標値'],
        [258, 130, '令和10年度'],
      ],
    );
    expect(saidOf(await readDrawing(drawing)).at(1)).toBe('林道を歩いた人 target 2028 400人');
  });

  test('that were drawn line by line are left as they are, and told', async () => {
    const drawing = drawTable([], []);
    for (const [x, characters] of [
      [188, ['基令', '準和', '値元']],
      [258, ['目令', '標和', '値八']],
    ] as const)
      for (const [line, text] of characters.entries())
        for (const [at, character] of [...text].entries())
          drawing.text(x + at * 11, 130 + line * 8.6, character, { size });
    const read = await readDrawing(drawing);
    expect(saidOf(read)).toEqual([]);
    expect(codesOf(read)).toContain('table/not-understood');
  });

  test('and names', async () => {
    const drawing = page('令和6年度　観光課の重点目標');
    drawForm(drawing, [['指標', '令和5年度実績', '令和6年度目標']], { columnWidth: 90 });
    drawForm(drawing, [['', '310人', '400人']], { columnWidth: 90, top: 146, rowHeight: 60 });
    drawColumns(drawing, [
      [80, 156, '林道を歩い'],
      [68, 156, 'た人の数'],
    ]);
    expect(saidOf(await readDrawing(drawing))).toEqual([
      '林道を歩いた人の数 actual 2023 310人',
      '林道を歩いた人の数 target 2024 400人',
    ]);
  });
});
