import { expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const style = { columnWidths: [30, 110, 190, 80] };

test('a target of a year in sentences is read, its figures in review; the rows are named by their own column', async () => {
  const read = await readForm({
    above: ['税務部長　片桐　修', '重点的な取組'],
    rows: [
      ['番号', '重点取組', '令和6年度目標', '令和5年度実績'],
      ['1', '収納率の向上', '現年課税分の収納率を99.3％以上にします。', '99.12％'],
      ['2', '口座振替の推進', '新規の口座振替を1,500件獲得します。', '1,284件'],
      ['3', '水質の保全', '全ての地点で環境基準を達成する。', '3地点'],
    ],
    style,
  });
  expect(saidOf(read)).toEqual([
    '収納率の向上 target 2024 99.3% ⚠value/not-wholly-read',
    '収納率の向上 actual 2023 99.12%',
    '口座振替の推進 target 2024 1500件 ⚠value/not-wholly-read',
    '口座振替の推進 actual 2023 1284件',
    '水質の保全 target 2024 全ての地点で環境基準を達成する。',
    '水質の保全 actual 2023 3地点',
  ]);
});

test('sentences with figures under an actual that are taken for remarks are told', async () => {
  const read = await readForm({
    rows: [
      ['番号', '指標', '令和5年度実績', '令和6年度目標'],
      ['1', '研修の回数', '年度の後半に2回の研修を行いました。', '3回'],
      ['2', '相談の件数', '窓口を増やし、60件を受け付けました。', '80件'],
    ],
    style,
  });
  const told = codesOf(read).includes('table/unknown-kind');
  const marked = saidOf(read)
    .filter((line) => line.includes(' actual '))
    .every((line) => line.includes('⚠'));
  expect(told || (marked && read.observations.length === 4)).toBe(true);
});
