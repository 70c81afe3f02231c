import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const style = { columnWidths: [110, 40, 70, 70, 70, 70] };

describe('the whole of the parts of a year', () => {
  test('年間計 beside halves is of their kind and of the whole year', async () => {
    const rows = [
      ['指標', '単位', '年間目標', '上半期', '下半期', '年間計'],
      ['窓口の来訪者', '人', '900', '430', '455', '885'],
    ];
    const read = await readForm({ rows, style, above: ['３ 半期別の実績'], title: '令和4年度　市民課の目標' });
    expect(saidOf(read)).toEqual([
      '窓口の来訪者 target 2022 900人',
      '窓口の来訪者 actual 2022 430人',
      '窓口の来訪者 actual 2022 455人',
      '窓口の来訪者 actual 2022 885人',
    ]);
    expect(read.observations.at(-1)?.period?.period_start).toBe('2022-04-01');
    expect(read.observations.at(-1)?.period?.period_end).toBe('2023-03-31');
  });

  test('年間計 beside no parts stays unknown', async () => {
    const rows = [
      ['指標', '単位', 'R4目標', 'R4実績', '年間計', '備考'],
      ['窓口の来訪者', '人', '900', '880', '885', ''],
    ];
    expect(codesOf(await readForm({ rows, style }))).toContain('table/unread-figures');
  });
});

test('合計 below projects sums up their money, and is no indicator of blank values', async () => {
  const rows = [
    ['事業名', '指標', '予算額', '目標', '決算額', '実績'],
    ['林道の手入れ', '延長', '300', '12km', '290', '11km'],
    ['合計', '<', '300', '', '290', ''],
  ];
  const read = await readForm({ rows, style: { columnWidth: 80 }, title: '令和4年度　林務課の目標' });
  expect(saidOf(read)).toEqual(['延長 target 2022 12km', '延長 actual 2022 11km']);
});

test('（ ）内は、当該年度の目標値である gives each bracket the year of its column', async () => {
  const rows = [
    ['指標', 'R2実績', 'R3実績', 'R4目標'],
    ['窓口の来訪者', '88人\n（90人）', '91人\n（92人）', '95人'],
  ];
  const read = await readForm({
    rows,
    above: ['※ 実績の欄の（ ）内は、当該年度の目標値である。'],
    title: '令和4年度　市民課の目標',
  });
  expect(saidOf(read)).toEqual([
    '窓口の来訪者 actual 2020 88人',
    '窓口の来訪者 target 2020 90人',
    '窓口の来訪者 actual 2021 91人',
    '窓口の来訪者 target 2021 92人',
    '窓口の来訪者 target 2022 95人',
  ]);
});
