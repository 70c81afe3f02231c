import { expect, test } from 'vitest';
import { drawForm } from './draw-form.js';
import { linesOf, page, readDrawing } from './read-drawing.js';

test('labels that cross the cells above begin a table of their own, though only words stand above', async () => {
  const rows = [
    ['段取り', '取組', '令和3年度', '<', '令和4年度', '<'],
    ['^', '道の駅の整備', '基本設計', '<', '工事', '<'],
    ['成果', '指標名', '<', '基準値（令和2年度）', '<', '目標（令和5年度）'],
    ['^', '来場者の数', '<', '1,200人', '<', '1,500人'],
    ['^', '出店の数', '<', '14店', '<', '20店'],
  ];
  const read = await readDrawing(drawForm(page(), rows, { columnWidth: 90 }));
  expect(linesOf(read)).toEqual([
    '来場者の数 baseline 2020 1,200人 1200',
    '来場者の数 target 2023 1,500人 1500',
    '出店の数 baseline 2020 14店 14',
    '出店の数 target 2023 20店 20',
  ]);
});

test('a column whose label names goals and indicators holds the names where goals of years stand beside it', async () => {
  const rows = [
    ['重点項目', '目標（指標）', '前年度実績', '今年度目標'],
    ['道路の維持', '舗装の補修率の向上', '62.1％', '66.0％'],
    ['公園の管理', '苦情への対応日数の短縮', '4.2日', '3.0日'],
  ];
  const read = await readDrawing(drawForm(page('令和2年度　目標管理シート'), rows, { columnWidth: 115 }));
  expect(linesOf(read)).toEqual([
    '舗装の補修率の向上 actual 2019 62.1％ 62.1',
    '舗装の補修率の向上 target 2020 66.0％ 66.0',
    '苦情への対応日数の短縮 actual 2019 4.2日 4.2',
    '苦情への対応日数の短縮 target 2020 3.0日 3.0',
  ]);
  expect(read.observations.map(({ indicator }) => indicator.projectName)).toEqual([
    '道路の維持',
    '道路の維持',
    '公園の管理',
    '公園の管理',
  ]);
});

test('中間 under 目標, or of a year of its own before 最終 of a later one, is aimed at; of the year of a target it was reached', async () => {
  const body = [
    ['緑地の面積', '12.4ha', '16.0ha', '18.5ha'],
    ['公園の数', '38箇所', '41箇所', '45箇所'],
  ];
  const under = [['指標', '基準', '目標', '<'], ['^', '令和2年度', '中間\n令和6年度', '最終\n令和10年度'], ...body];
  const beside = [['指標', '基準（令和2年度）', '中間（令和6年度）', '最終目標（令和10年度）'], ...body];
  const reached = [['指標', '目標（令和6年度）', '中間（令和6年度）', '最終目標（令和10年度）'], ...body];
  const [goals, both] = [
    ['baseline', 'interim_target', 'target'],
    ['target', 'actual', 'target'],
  ];
  const kindsOf = async (rows: readonly (readonly string[])[]): Promise<(string | undefined)[]> =>
    (await readDrawing(drawForm(page(), rows, { columnWidth: 95 }))).observations.map(({ valueKind }) => valueKind);
  expect(await kindsOf(under)).toEqual([...goals, ...goals]);
  expect(await kindsOf(beside)).toEqual([...goals, ...goals]);
  expect(await kindsOf(reached)).toEqual([...both, ...both]);
});
