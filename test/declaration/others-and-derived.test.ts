import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

describe("others' figures", () => {
  test.each(['県平均', '全国値', '（参考）類似団体平均'])(
    'in a column (%s) are left out, and that is said',
    async (header) => {
      const rows = [
        ['指標', '令和5年度実績', header, '令和6年度目標'],
        ['健診の受診率', '41.0%', '36.4%', '45.0%'],
      ];
      const read = await readForm({ rows, style: { columnWidth: 90 } });
      expect(saidOf(read)).toEqual(['健診の受診率 actual 2023 41.0%', '健診の受診率 target 2024 45.0%']);
      expect(codesOf(read)).toContain('table/of-others');
    },
  );

  test('in a row of their own are left out, and that is said', async () => {
    const rows = [
      ['指標', '区分', '令和4年度', '令和5年度'],
      ['健診の受診率', '市の実績', '39.2%', '41.0%'],
      ['^', '県平均', '35.0%', '36.4%'],
    ];
    const read = await readForm({ above: ['健診の指標（実績値）'], rows });
    expect(saidOf(read).filter((line) => /3[56]\.\d%/u.test(line) && !line.includes('⚠'))).toEqual([]);
  });

  test('in the cell itself are in doubt, or left out', async () => {
    const rows = [
      ['指標', '令和5年度実績', '令和6年度目標'],
      ['健診の受診率', '41.0%\n（県平均36.4%）', '45.0%'],
    ];
    const read = saidOf(await readForm({ rows, style: { columnWidth: 98 } }));
    expect(read[0]).toContain('健診の受診率 actual 2023 41.0%');
    expect(read.filter((line) => line.includes('36.4') && !line.includes('⚠'))).toEqual([]);
  });

  test("a place among others (全国順位) is the city's own", async () => {
    const rows = [
      ['指標', '令和5年度実績', '令和6年度目標'],
      ['全国順位', '12位', '10位'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual(['全国順位 actual 2023 12位', '全国順位 target 2024 10位']);
  });
});

describe('derived figures', () => {
  test.each(['達成率', '増減', '対前年度比', '達成率Ｃ／Ｂ', '増減数（Ｂ－Ａ）', 'R5/R4', '県内順位'])(
    'under %s are no observations',
    async (header) => {
      const rows = [
        ['指標', 'R4実績', 'R5実績', header],
        ['健診の受診率', '39.0%', '41.0%', '105.1%'],
      ];
      const read = await readForm({ rows, style: { columnWidth: 90 } });
      expect(saidOf(read)).toEqual(['健診の受診率 actual 2022 39.0%', '健診の受診率 actual 2023 41.0%']);
      expect(codesOf(read)).toContain('table/left-out');
    },
  );

  test('rates that are measured (指標: …達成率) are names, and no derived figures', async () => {
    const rows = [
      ['事業指標', '令和5年度実績', '令和6年度目標'],
      ['計画の進捗率', '62%', '80%'],
      ['目標の達成率', '71%', '90%'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '計画の進捗率 actual 2023 62%',
      '計画の進捗率 target 2024 80%',
      '目標の達成率 actual 2023 71%',
      '目標の達成率 target 2024 90%',
    ]);
  });

  test('数値目標 over words names what is aimed at, over figures it holds targets', async () => {
    const named = [
      ['重点取組', '数値目標', '令和6年度目標'],
      ['健診の勧奨', '受診者の増加', '1,200人'],
      ['教室の開催', '参加者の増加', '300人'],
    ];
    expect(saidOf(await readForm({ rows: named }))).toEqual([
      '受診者の増加 target 2024 1200人',
      '参加者の増加 target 2024 300人',
    ]);
    const held = [
      ['指標', '数値目標'],
      ['受診者の数', '1,200人'],
      ['参加者の数', '300人'],
    ];
    expect(saidOf(await readForm({ rows: held }))).toEqual([
      '受診者の数 target 2024 1200人',
      '参加者の数 target 2024 300人',
    ]);
  });
});

describe('what is no table of indicators gives nothing', () => {
  test.each([
    [
      '評価基準（抜粋）',
      [
        ['評価', '基準', '目標の達成率'],
        ['Ａ', '目標を上回る', '100%以上'],
        ['Ｂ', '目標をおおむね達成', '80%以上'],
      ],
    ],
    [
      '市民意識調査の結果（抜粋）',
      [
        ['設問', '満足', '普通', '不満'],
        ['道路の整備', '31.2%', '44.0%', '24.8%'],
        ['公園の整備', '40.1%', '41.3%', '18.6%'],
      ],
    ],
    [
      '歳出予算（単位：千円）',
      [
        ['款', '令和5年度予算額', '令和6年度予算額', '増減'],
        ['民生費', '8,200,000', '8,400,000', '200,000'],
        ['土木費', '2,100,000', '2,000,000', '△100,000'],
      ],
    ],
    [
      '使用料',
      [
        ['区分', '午前', '午後', '夜間'],
        ['ホール', '3,000円', '4,000円', '4,500円'],
        ['会議室', '500円', '700円', '800円'],
      ],
    ],
    [
      '職員数（各年4月1日現在）',
      [
        ['部', '令和4年', '令和5年', '令和6年'],
        ['総務部', '81人', '80人', '79人'],
        ['市民部', '64人', '66人', '67人'],
      ],
    ],
  ])('%s', async (caption, rows) => {
    expect(saidOf(await readForm({ above: [caption], rows, style: { columnWidth: 98 } }))).toEqual([]);
  });
});

describe('a column that was taken for an assessment', () => {
  const table = (header: string, cells: readonly string[]) =>
    readForm({
      rows: [
        ['指標', '実績値（R4）', header, '目標値（R6）'],
        ['患者の数', '14人', cells[0] ?? '', '12人'],
        ['相談の数', '40件', cells[1] ?? '', '52件'],
      ],
    });

  test('is told aloud where its figures count what the values beside them do', async () => {
    expect(codesOf(await table('R5評価', ['13人', '44件']))).toContain('table/left-out-values');
  });

  test.each([
    ['評価', ['A', 'B']],
    ['達成率', ['93%', '85%']],
    ['増減', ['2人', '4件']],
  ])('is left out where it is one: %s', async (header, cells) => {
    const codes = codesOf(await table(header, cells));
    expect(codes).toContain('table/left-out');
    expect(codes).not.toContain('table/left-out-values');
  });
});
