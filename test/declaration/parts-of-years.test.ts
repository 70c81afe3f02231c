import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../src/declaration/declaration.js';
import { type FormRows, readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const title = '令和5年度　病院事業局の目標宣言';
const read = (rows: FormRows, above: readonly string[] = []): Promise<Declaration> => readForm({ title, above, rows });

/** Kind, figure and days of each observation, with the codes of the warnings on it. */
const daysOf = (declaration: Declaration): string[] =>
  declaration.observations.map(({ valueKind, period, valueText }, index) => {
    const marks = saidOf(declaration)[index]?.match(/⚠\S+/gu) ?? [];
    return [valueKind, valueText, `${period?.period_start ?? ''}/${period?.period_end ?? ''}`, ...marks].join(' ');
  });

const firstHalf = '2023-04-01/2023-09-30';
const firstHalfBefore = '2022-04-01/2022-09-30';

describe('a part of a year is one of the year', () => {
  test('that spans it in the header, January to March in the next calendar year', async () => {
    const declaration = await read([
      ['指標', '令和4年度実績', '<', '<', '<'],
      ['^', '4～6月', '7月～9月', '第3四半期', '1～3月'],
      ['手術件数', '10件', '11件', '12件', '13件'],
    ]);
    expect(daysOf(declaration)).toEqual([
      'actual 10件 2022-04-01/2022-06-30',
      'actual 11件 2022-07-01/2022-09-30',
      'actual 12件 2022-10-01/2022-12-31',
      'actual 13件 2023-01-01/2023-03-31',
    ]);
    expect(declaration.observations.map(({ period }) => period?.fiscal_year)).toEqual([2022, 2022, 2022, 2022]);
  });

  test('single months; a calendar year', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '令和4年度実績', '<'],
          ['^', '4月', '1月'],
          ['手術件数', '10件', '11件'],
        ]),
      ),
    ).toEqual(['actual 10件 2022-04-01/2022-04-30', 'actual 11件 2023-01-01/2023-01-31']);
    expect(
      daysOf(
        await read([
          ['指標', '令和4年実績', '<'],
          ['^', '1～3月', '上半期'],
          ['手術件数', '12件', '13件'],
        ]),
      ),
    ).toEqual(['actual 12件 2022-01-01/2022-03-31', 'actual 13件 2022-01-01/2022-06-30']);
  });

  test('that stands below it', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '上半期', '<', '下半期', '<'],
          ['^', '令和4年度実績', '令和5年度目標', '令和4年度実績', '令和5年度目標'],
          ['手術件数', '10件', '11件', '12件', '13件'],
        ]),
      ),
    ).toEqual([
      `actual 10件 ${firstHalfBefore}`,
      `target 11件 ${firstHalf}`,
      'actual 12件 2022-10-01/2023-03-31',
      'target 13件 2023-10-01/2024-03-31',
    ]);
  });

  test('that a column of years gives to the row, wherever it stands', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '年度', '区分', '第1四半期', '第2四半期'],
          ['手術件数', '令和4年度', '目標', '10件', '11件'],
          ['^', '^', '実績', '12件', '13件'],
        ]),
      ),
    ).toEqual([
      'target 10件 2022-04-01/2022-06-30',
      'target 11件 2022-07-01/2022-09-30',
      'actual 12件 2022-04-01/2022-06-30',
      'actual 13件 2022-07-01/2022-09-30',
    ]);
  });

  test('that the columns name, where the rows name the parts', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '四半期', '令和4年度実績', '令和5年度目標'],
          ['手術件数', '第1四半期', '10件', '11件'],
          ['^', '第2四半期', '12件', '13件'],
        ]),
      ).sort(),
    ).toEqual([
      'actual 10件 2022-04-01/2022-06-30',
      'actual 12件 2022-07-01/2022-09-30',
      'target 11件 2023-04-01/2023-06-30',
      'target 13件 2023-07-01/2023-09-30',
    ]);
  });

  test('of the caption, before that of the title', async () => {
    expect(
      daysOf(
        await read(
          [
            ['指標', '4～6月', '7～9月'],
            ['手術件数', '10件', '11件'],
          ],
          ['令和4年度の実績'],
        ),
      ),
    ).toEqual(['actual 10件 2022-04-01/2022-06-30', 'actual 11件 2022-07-01/2022-09-30']);
  });

  test('of the document only where nothing nearer names one', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '上期目標', '上期実績', '下期目標'],
          ['手術件数', '10件', '11件', '12件'],
        ]),
      ),
    ).toEqual([`target 10件 ${firstHalf}`, `actual 11件 ${firstHalf}`, 'target 12件 2023-10-01/2024-03-31']);
  });
});

describe('前年同期 is of the year before', () => {
  test('the column of its kind beside it', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '年間目標', '上半期実績\n（4月～9月）', '前年同期\n実績', '下半期\n見込み'],
          ['申請件数', '1,200件', '748件', '591件', '490件'],
        ]),
      ),
    ).toEqual([
      'target 1,200件 2023-04-01/2024-03-31',
      `actual 748件 ${firstHalf}`,
      `actual 591件 ${firstHalfBefore}`,
      'estimate 490件 2023-10-01/2024-03-31',
    ]);
  });

  test.each([
    ['前年同月実績', '前年同月比'],
    ['昨年度同月', '対前年'],
  ])('a month: %s; %s is derived', async (same, derived) => {
    const declaration = await read([
      ['指標', '令和5年8月実績', same, derived],
      ['申請件数', '748件', '591件', '120%'],
    ]);
    expect(daysOf(declaration)).toEqual(['actual 748件 2023-08-01/2023-08-31', 'actual 591件 2022-08-01/2022-08-31']);
    expect(codesOf(declaration)).toContain('table/left-out');
  });

  test('each under its own part of the year, and in rows', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '4～6月', '<', '7～9月', '<'],
          ['^', '実績', '前年同期', '実績', '前年同期'],
          ['申請件数', '748件', '591件', '500件', '900件'],
        ]),
      ),
    ).toEqual([
      'actual 748件 2023-04-01/2023-06-30',
      'actual 591件 2022-04-01/2022-06-30',
      'actual 500件 2023-07-01/2023-09-30',
      'actual 900件 2022-07-01/2022-09-30',
    ]);
    expect(
      daysOf(
        await read([
          ['指標', '区分', '4～6月', '7～9月'],
          ['申請件数', '実績', '748件', '591件'],
          ['^', '前年同期実績', '500件', '900件'],
        ]),
      ).slice(2),
    ).toEqual(['actual 500件 2022-04-01/2022-06-30', 'actual 900件 2022-07-01/2022-09-30']);
  });

  test('or of no year, in review, where nothing tells which part is meant', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '目標値', '実績値', '前年度同期実績'],
          ['申請件数', '748件', '591件', '500件'],
        ]),
      ),
    ).toEqual([
      'target 748件 2023-04-01/2024-03-31',
      'actual 591件 2023-04-01/2024-03-31',
      'actual 500件 / ⚠table/no-period',
    ]);
  });
});

describe('the year of the title dates nothing that', () => {
  test.each(['前期実績', '前回実績', '直近実績', '最新値', '次回目標', '5年前の実績'])(
    'speaks of another time: %s',
    async (header) => {
      const [value] = daysOf(
        await read([
          ['指標', header, '年間目標'],
          ['申請件数', '748件', '591件'],
        ]),
      );
      expect(value).toMatch(/ 748件 \/ ⚠table\/no-period$/u);
    },
  );

  test('has no year among values that have one', async () => {
    expect(
      daysOf(
        await read([
          ['指標', '令和4年度実績', '最終目標'],
          ['申請件数', '748件', '591件'],
        ]),
      ),
    ).toEqual(['actual 748件 2022-04-01/2023-03-31', 'target 591件 / ⚠table/no-period']);
  });

  test('has a column of years: a blank cell there is read as the one above, in review', async () => {
    const declaration = await read([
      ['指標', '単位', '基準年度', '基準値', '目標年度', '目標値'],
      ['市民満足度', '％', 'H30', '61.2', 'R6', '70.0'],
      ['定住意向', '％', '', '78.4', '', '85.0'],
      ['寄附の額', '円', '', '212', 'R7', '400'],
    ]);
    expect(saidOf(declaration)).toEqual([
      '市民満足度 baseline 2018 61.2%',
      '市民満足度 target 2024 70.0%',
      '定住意向 baseline 2018 78.4% ⚠value/year-from-above',
      '定住意向 target 2024 85.0% ⚠value/year-from-above',
      '寄附の額 baseline 2018 212円 ⚠value/year-from-above',
      '寄附の額 target 2025 400円',
    ]);
  });

  test('has a blank at the top of a column of years', async () => {
    const declaration = await read([
      ['指標', '目標値', '達成期限'],
      ['市民満足度', '70%', ''],
      ['定住意向', '85%', '令和6年度'],
    ]);
    expect(saidOf(declaration)).toEqual(['市民満足度 target - 70% ⚠table/no-period', '定住意向 target 2024 85%']);
  });

  test('has a column 年度 that stands apart', async () => {
    const declaration = await read([
      ['指標', '年度', '備考', '目標値'],
      ['市民満足度', '令和6年度', '新規', '70%'],
      ['定住意向', '', '継続', '85%'],
      ['登録者の数', '令和7年度', '継続', '8,410人'],
    ]);
    expect(saidOf(declaration)).toEqual([
      '市民満足度 target 2024 70%',
      '定住意向 target 2024 85% ⚠value/year-from-above',
      '登録者の数 target 2025 8410人',
    ]);
  });
});

test('what compares with the year before or with a goal is derived, whatever stands below it', async () => {
  const declaration = await read([
    ['指標', '令和3年度決算', '令和4年度決算', '対前年度', '<'],
    ['^', '^', '^', '増減額', '増減率'],
    ['税の収入', '42円', '45円', '3円', '7.1%'],
  ]);
  expect(saidOf(declaration)).toEqual(['税の収入 actual 2021 42円', '税の収入 actual 2022 45円']);
  expect(codesOf(declaration)).toEqual(['table/left-out']);
});
