import { describe, expect, test } from 'vitest';
import { drawFormPage, readForm, saidOf } from './draw-form.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

describe('a shaded header over rows without rules', () => {
  test('heads them', async () => {
    const drawing = page('令和6年度　水道課の重点目標');
    const xs = [44, 200, 300, 400];
    drawing.shade(40, 110, 480, 130, '#cfe2f3');
    ['指標', '令和5年度実績', '令和6年度目標', '所管課'].forEach((text, index) => {
      drawing.text(xs[index] ?? 0, 123, text, { size: 9 });
    });
    [
      ['漏水の調査', '120km', '150km', '水道課'],
      ['検針の件数', '8,100件', '8,300件', '料金課'],
      ['管の更新', '2.1km', '2.5km', '水道課'],
    ].forEach((row, r) => {
      row.forEach((text, index) => {
        drawing.text(xs[index] ?? 0, 146 + r * 18, text, { size: 9 });
      });
    });
    expect(saidOf(await readDrawing(drawing))).toEqual([
      '漏水の調査 actual 2023 120km',
      '漏水の調査 target 2024 150km',
      '検針の件数 actual 2023 8100件',
      '検針の件数 target 2024 8300件',
      '管の更新 actual 2023 2.1km',
      '管の更新 target 2024 2.5km',
    ]);
  });
});

describe('rows that go on under a drawn frame', () => {
  test('are of the table', async () => {
    const drawing = drawFormPage({
      rows: [
        ['指標', '令和5年度実績', '令和6年度目標'],
        ['漏水の調査', '120km', '150km'],
        ['検針の件数', '8,100件', '8,300件'],
      ],
    });
    ['管の更新', '2.1km', '2.5km'].forEach((text, column) => {
      drawing.text(43 + column * 75, 130 + 3 * 26 + 16, text, { size: 8 });
    });
    const said = saidOf(await readDrawing(drawing));
    expect(said.slice(0, 4)).toEqual([
      '漏水の調査 actual 2023 120km',
      '漏水の調査 target 2024 150km',
      '検針の件数 actual 2023 8100件',
      '検針の件数 target 2024 8300件',
    ]);
    expect(said.slice(4)).toEqual(['管の更新 actual 2023 2.1km', '管の更新 target 2024 2.5km']);
  });
});

describe('small raised marks', () => {
  test.each([
    ['1', 5.5],
    ['2)', 5],
    ['※1', 5],
  ])('%s at %d pt behind a figure of 9 pt is a note, and no digit', async (mark, size) => {
    const drawing = drawFormPage({
      rows: [
        ['指標', '令和5年度実績', '令和6年度目標'],
        ['漏水の調査', '', '150km'],
      ],
      below: [`${mark} 北部を除く。`],
      style: { size: 9, columnWidth: 90 },
    });
    const baseline = 130 + 26 + 13 + 9 * 0.38;
    drawing.text(133, baseline, '120', { size: 9 });
    drawing.text(133 + 3 * 4.5, baseline - 3.6, mark, { size });
    const [actual, ...others] = (await readDrawing(drawing)).observations;
    expect(actual?.value.value_number).toBe('120');
    expect(others).toHaveLength(1);
  });
});

test('a table with 指標 and 目標 whose other labels are not understood is told', async () => {
  const rows = [
    ['指標', '4月', '5月', '6月', '目標'],
    ['漏水の調査', '4件', '5件', '6件', '60件'],
  ];
  const read = await readForm({ rows });
  expect(saidOf(read).length === 0 || saidOf(read).every((line) => line.includes('⚠'))).toBe(true);
  expect(codesOf(read)).toContain('table/unknown-kind');
});

describe('what stays quiet', () => {
  test('a plain table of indicators has no issue', async () => {
    const rows = [
      ['番号', '指標', '単位', '令和5年度実績', '令和6年度目標', '所管課'],
      ['1', '漏水の調査', 'km', '120', '150', '水道課'],
      ['2', '検針の件数', '件', '8,100', '8,300', '料金課'],
    ];
    const read = await readForm({ rows });
    expect(read.issues).toEqual([]);
    expect(saidOf(read)).toHaveLength(4);
  });

  test('a table of people or places is not said to be not understood', async () => {
    const rows = [
      ['職名', '氏名', '電話'],
      ['課長', '山川', '内線2101'],
      ['係長', '海野', '内線2102'],
    ];
    expect(codesOf(await readForm({ rows }))).toEqual([]);
  });
});
