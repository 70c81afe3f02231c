import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';

const half = { columnWidths: [110, 62, 62, 110, 62, 62] };

describe('one frame printed as two halves', () => {
  test('is two tables', async () => {
    const rows = [
      ['指標', 'R5実績', 'R6目標', '指標', 'R5実績', 'R6目標'],
      ['消防団員の充足率', '91%', '95%', '救急講習の受講者', '640人', '700人'],
      ['住警器の設置率', '83%', '86%', '自主防災の訓練', '52回', '60回'],
    ];
    const read = await readForm({ rows, style: half });
    expect(saidOf(read).sort()).toEqual(
      [
        '消防団員の充足率 actual 2023 91%',
        '消防団員の充足率 target 2024 95%',
        '住警器の設置率 actual 2023 83%',
        '住警器の設置率 target 2024 86%',
        '救急講習の受講者 actual 2023 640人',
        '救急講習の受講者 target 2024 700人',
        '自主防災の訓練 actual 2023 52回',
        '自主防災の訓練 target 2024 60回',
      ].sort(),
    );
    expect(read.tables).toHaveLength(2);
  });

  test('is two tables where the second half is not filled to the end', async () => {
    const rows = [
      ['指標', 'R5実績', 'R6目標', '指標', 'R5実績', 'R6目標'],
      ['消防団員の充足率', '91%', '95%', '救急講習の受講者', '640人', '700人'],
      ['住警器の設置率', '83%', '86%', '', '', ''],
    ];
    const read = await readForm({ rows, style: half });
    expect(saidOf(read).sort()).toEqual(
      [
        '消防団員の充足率 actual 2023 91%',
        '消防団員の充足率 target 2024 95%',
        '住警器の設置率 actual 2023 83%',
        '住警器の設置率 target 2024 86%',
        '救急講習の受講者 actual 2023 640人',
        '救急講習の受講者 target 2024 700人',
      ].sort(),
    );
  });

  test('whose halves count other years keeps them apart', async () => {
    const rows = [
      ['指標', 'R4実績', 'R7目標', '指標', 'R5実績', 'R8目標'],
      ['消防団員の充足率', '91%', '95%', '救急講習の受講者', '640人', '700人'],
    ];
    expect(saidOf(await readForm({ rows, style: half }))).toEqual([
      '消防団員の充足率 actual 2022 91%',
      '消防団員の充足率 target 2025 95%',
      '救急講習の受講者 actual 2023 640人',
      '救急講習の受講者 target 2026 700人',
    ]);
  });
});

describe('panels beside a shared stub', () => {
  test('are named by the headings over them', async () => {
    const rows = [
      ['年度', '◆火災の件数（件）', '<', '◆救急の出動（件）', '<'],
      ['^', '目標', '実績', '目標', '実績'],
      ['令和4年度', '20', '24', '3,000', '3,118'],
      ['令和5年度', '18', '17', '3,100', '3,290'],
    ];
    const read = saidOf(await readForm({ rows, style: { columnWidth: 90 } }));
    // The unit may stay in the name, as it is printed there.
    expect(read.map((line) => line.replace('（件） ', ' ')).sort()).toEqual(
      [
        '火災の件数 target 2022 20件',
        '火災の件数 actual 2022 24件',
        '火災の件数 target 2023 18件',
        '火災の件数 actual 2023 17件',
        '救急の出動 target 2022 3000件',
        '救急の出動 actual 2022 3118件',
        '救急の出動 target 2023 3100件',
        '救急の出動 actual 2023 3290件',
      ].sort(),
    );
  });
});

describe('cards two abreast, block below block', () => {
  test.each([13, 26])('each under the name over it, in rows of %d points', async (rowHeight) => {
    const labels = ['R3現状値', 'R4目標値', 'R4実績値'];
    const rows = [
      ['◆相談の件数', '<', '<', '◆融資の件数', '<', '<'],
      [...labels, ...labels],
      ['61件', '70件', '74件', '38件', '40件', '35件'],
      // The name runs over what the columns above and below would part, if their rules went on.
      ['◆案内冊子の配布部数（年間）', '<', '<', '◆支援サイトの登録企業数（累計）', '<', '<'],
      [...labels, ...labels],
      ['820部', '900部', '941部', '52社', '60社', '63社'],
    ];
    const read = saidOf(await readForm({ rows, style: { columnWidth: 84, rowHeight, size: 9 } }));
    expect(read.map((line) => line.replace(/（.+?）/u, '')).sort()).toEqual(
      [
        ...['baseline 2021 61件', 'target 2022 70件', 'actual 2022 74件'].map((value) => `相談の件数 ${value}`),
        ...['baseline 2021 38件', 'target 2022 40件', 'actual 2022 35件'].map((value) => `融資の件数 ${value}`),
        ...['baseline 2021 820部', 'target 2022 900部', 'actual 2022 941部'].map(
          (value) => `案内冊子の配布部数 ${value}`,
        ),
        ...['baseline 2021 52社', 'target 2022 60社', 'actual 2022 63社'].map(
          (value) => `支援サイトの登録企業数 ${value}`,
        ),
      ].sort(),
    );
  });
});

describe('what stands under one year', () => {
  test('単年 and 累計 are parts of the same kind', async () => {
    const rows = [
      ['指標', '令和4年度実績', '<', '令和5年度実績', '<'],
      ['^', '単年', '累計', '単年', '累計'],
      ['耐震化した校舎', '2棟', '9棟', '3棟', '12棟'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([
      '耐震化した校舎 actual 2022 2棟 [単年]',
      '耐震化した校舎 actual 2022 9棟 [累計]',
      '耐震化した校舎 actual 2023 3棟 [単年]',
      '耐震化した校舎 actual 2023 12棟 [累計]',
    ]);
  });

  test('男 and 女 are told apart', async () => {
    const rows = [
      ['指標', '令和5年度実績', '<', '令和6年度目標', '<'],
      ['^', '男', '女', '男', '女'],
      ['審議会の委員', '41人', '29人', '40人', '35人'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '審議会の委員 actual 2023 41人 [男]',
      '審議会の委員 actual 2023 29人 [女]',
      '審議会の委員 target 2024 40人 [男]',
      '審議会の委員 target 2024 35人 [女]',
    ]);
  });
});

describe('stubs', () => {
  test('a group column tells equal names apart, as the project where that is free', async () => {
    const rows = [
      ['分類', '指標', '令和5年度実績', '令和6年度目標'],
      ['中央図書館', '貸出冊数', '8,200冊', '8,500冊'],
      ['分館', '貸出冊数', '2,100冊', '2,300冊'],
    ];
    const read = await readForm({ rows });
    expect(read.observations.map(({ indicator }) => `${indicator.projectName} ${indicator.indicatorName}`)).toEqual([
      '中央図書館 貸出冊数',
      '中央図書館 貸出冊数',
      '分館 貸出冊数',
      '分館 貸出冊数',
    ]);
  });

  test.each(['指標名及び単位', '指標・投入資源', '指標の名称', '成果指標（KPI）'])(
    '%s names indicators',
    async (header) => {
      const rows = [
        [header, '令和5年度実績', '令和6年度目標'],
        ['貸出の冊数', '8,200冊', '8,500冊'],
      ];
      expect(saidOf(await readForm({ rows, style: { columnWidth: 90 } }))).toEqual([
        '貸出の冊数 actual 2023 8200冊',
        '貸出の冊数 target 2024 8500冊',
      ]);
    },
  );

  test.each([
    ['現在値', '基準値（R2）'],
    ['現況値', '策定時（R2）'],
    ['最新値', '基準値（R2）'],
  ])('%s beside %s is the newest actual', async (latest, first) => {
    const rows = [
      ['指標', first, `${latest}（R5）`, '目標値（R8）'],
      ['貸出の冊数', '7,900冊', '8,200冊', '8,500冊'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '貸出の冊数 baseline 2020 7900冊',
      '貸出の冊数 actual 2023 8200冊',
      '貸出の冊数 target 2026 8500冊',
    ]);
  });

  test('現状値 with a mark, without a first value beside it, is the baseline', async () => {
    const rows = [
      ['指標', '現状値※（R4）', '目標値（R8）'],
      ['貸出の冊数', '7,900冊', '8,500冊'],
    ];
    expect(saidOf(await readForm({ rows, below: ['※ 令和4年度末の数値'] }))).toEqual([
      '貸出の冊数 baseline 2022 7900冊',
      '貸出の冊数 target 2026 8500冊',
    ]);
  });

  test('a banner between data rows is no data', async () => {
    const rows = [
      ['指標', '令和5年度実績', '令和6年度目標'],
      ['貸出の冊数', '8,200冊', '8,500冊'],
      ['2　公民館の取組', '<', '<'],
      ['講座の数', '12講座', '15講座'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '貸出の冊数 actual 2023 8200冊',
      '貸出の冊数 target 2024 8500冊',
      '講座の数 actual 2023 12講座',
      '講座の数 target 2024 15講座',
    ]);
  });
});
