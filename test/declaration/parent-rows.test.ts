import { expect, test } from 'vitest';
import { PageDrawing } from '../tables/draw-page.js';
import { readForm, saidOf } from './draw-form.js';
import { type DrawnRows, drawTable, readDrawing } from './read-drawing.js';

const header = ['指標', '単位', '令和4年度実績', '令和6年度目標'];

async function said(rows: DrawnRows): Promise<string[]> {
  const { observations } = await readDrawing(drawTable(new PageDrawing(), [header, ...rows], { columnWidth: 110 }));
  return observations.map(
    ({ indicator, valueText }) => `${indicator.indicatorName} | ${valueText} | ${indicator.unit}`,
  );
}

test('rows set in below a row without values are parts of it, and share its unit', async () => {
  const rows = [
    ['朝食をとる割合', '％', '', ''],
    ['　小学生', '', '88.1', '95'],
    ['　中学生', '', '81.4', '90'],
    ['給食の回数', '回', '180', '182'],
  ];
  expect(await said(rows)).toEqual([
    '朝食をとる割合 小学生 | 88.1 | ％',
    '朝食をとる割合 小学生 | 95 | ％',
    '朝食をとる割合 中学生 | 81.4 | ％',
    '朝食をとる割合 中学生 | 90 | ％',
    '給食の回数 | 180 | 回',
    '給食の回数 | 182 | 回',
  ]);
});

test.each<[string, DrawnRows]>([
  [
    'the row above has values of its own',
    [
      ['朝食をとる割合', '％', '85', '92'],
      ['　小学生', '％', '88.1', '95'],
    ],
  ],
  [
    'the row below begins where the row above does',
    [
      ['朝食をとる割合', '％', '', ''],
      ['給食の回数', '回', '180', '182'],
    ],
  ],
  [
    'the row above says more than its unit',
    [
      ['朝食をとる割合', '％', '調査中', ''],
      ['　小学生', '％', '88.1', '95'],
    ],
  ],
])('a row is no part where %s', async (_, rows) => {
  const names = (await said(rows)).map((line) => line.split(' | ')[0]);
  expect(new Set(names)).toEqual(new Set(rows.map(([name]) => name?.trim())));
});

test('a band over the columns of marks and names heads a group, though the names below begin further in', async () => {
  const rows = [
    ['記号', '指標', '単位', '令和4年度実績', '令和6年度目標'],
    ['１ 学び', '<', '', '', ''],
    ['ア', '給食の回数', '回', '180', '182'],
    ['イ', '図書の貸出', '点', '640', '700'],
  ];
  const read = await readForm({ rows, style: { columnWidths: [40, 150, 40, 100, 100] } });
  expect(saidOf(read)).toEqual([
    '給食の回数 actual 2022 180回',
    '給食の回数 target 2024 182回',
    '図書の貸出 actual 2022 640点',
    '図書の貸出 target 2024 700点',
  ]);
});
