import { describe, expect, test } from 'vitest';
import { codesOf, drawTable, linesOf, page, readDrawing } from './read-drawing.js';

const rows = (...headers: string[]): string[][] => [
  ['指標', ...headers],
  ['講座の受講者数', ...headers.map((_, at) => `${at + 1}2人`)],
  ['窓口の満足度', ...headers.map((_, at) => `${at + 1}5％`)],
];
const years = ['策定時/（令和2年度）', '令和4年度', '令和5年度', '目標/（令和8年度）'];
const read = (title: string, headers = years) => readDrawing(drawTable(page(title), rows(...headers)));

describe('years without a kind beside a goal', () => {
  test.each(['男女共同参画プラン　令和5年度進捗状況', '令和6年度　教育委員会の点検・評価（令和5年度対象）'])(
    'are actuals where the title looks back on them: %s',
    async (title) => {
      const found = await read(title);
      expect(linesOf(found).slice(0, 4)).toEqual([
        '講座の受講者数 baseline 2020 12人 12',
        '講座の受講者数 actual 2022 22人 22',
        '講座の受講者数 actual 2023 32人 32',
        '講座の受講者数 target 2026 42人 42',
      ]);
      expect(codesOf(found)).toContain('table/kind-by-title');
      expect(codesOf(found)).not.toContain('value/kind-by-title');
    },
  );

  test('are a guess where the paper has no year of its own', async () => {
    const found = await read('男女共同参画プラン　数値目標の進捗状況');
    expect(found.observations).toHaveLength(8);
    const told = found.issues.filter(({ code }) => code === 'value/kind-by-title');
    expect(told.map(({ actual }) => actual)).toEqual(['22人', '25％', '32人', '35％']);
  });

  test.each([
    ['a title that looks ahead', '令和5年度　男女共同参画プラン', years],
    ['a title that names what is measured', '令和5年度　重要業績評価指標', years],
    ['no goal', '男女共同参画プラン　令和5年度進捗状況', ['策定時/（令和2年度）', '令和4年度', '令和5年度', '備考']],
  ])('have none: %s', async (_, title, headers) => {
    const found = await read(title, headers);
    expect(linesOf(found).filter((line) => line.includes(' actual '))).toEqual([]);
  });

  test('have none where they come after the year of the paper', async () => {
    const found = await read('男女共同参画プラン　令和4年度進捗状況');
    expect(linesOf(found).filter((line) => line.includes(' 2023 '))).toEqual([]);
    expect(codesOf(found)).toContain('table/unknown-kind');
  });

  test('accounts tell the kind of a year beside years that have one', async () => {
    const found = await read('水道事業の経営戦略', [
      '令和3年度/（決算）',
      '令和4年度/（決算見込）',
      '令和5年度/（計画）',
      '令和6年度/（計画）',
    ]);
    expect(linesOf(found).slice(0, 3)).toEqual([
      '講座の受講者数 actual 2021 12人 12',
      '講座の受講者数 estimate 2022 22人 22',
      '講座の受講者数 plan 2023 32人 32',
    ]);
  });

  test('values at an evaluation are actuals', async () => {
    const found = await read('健康づくり計画の最終評価', [
      'ベースライン値/（平成27年度）',
      '中間評価値/（令和2年度）',
      '最終評価値/（令和5年度）',
      '目標値/（令和5年度）',
    ]);
    expect(linesOf(found).slice(1, 3)).toEqual([
      '講座の受講者数 actual 2020 22人 22',
      '講座の受講者数 actual 2023 32人 32',
    ]);
  });
});

describe('two years in one header', () => {
  test('put the values in review', async () => {
    const found = await read('令和4年度　目標宣言', ['令和2年度/令和3年度/実績', '令和4年度目標']);
    const told = found.issues.filter(({ code }) => code === 'value/years-in-header');
    expect(told.map(({ actual }) => actual)).toEqual(['12人', '15％']);
  });

  test('that are one year, or a range, do not', async () => {
    const found = await read('令和4年度　目標宣言', ['令和2年度/（2020年度）/実績', '令和4年度～/令和6年度/目標']);
    expect(codesOf(found)).not.toContain('value/years-in-header');
  });
});
