import { describe, expect, it } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf, drawTable, page, readDrawing } from './read-drawing.js';

const title = '第3次みどり計画　目標指標';

describe('tables of plans', () => {
  it('take an occasion in brackets behind a year for no assessment', async () => {
    const rows = [
      ['指標', '目標値', '<', '<'],
      ['^', '令和7年度', '令和8年度\n（中間評価）', '令和11年度\n（最終評価）'],
      ['健診の受診者', '410人', '450人', '520人'],
    ];
    expect(saidOf(await readForm({ title, rows }))).toEqual([
      '健診の受診者 target 2025 410人',
      '健診の受診者 target 2026 450人',
      '健診の受診者 target 2029 520人',
    ]);
  });

  it('name indicators by the finer of two columns of names', async () => {
    const rows = [
      ['成果目標', '項目', '基準値（R4）', '目標値（R8）'],
      ['地域での生活', '入所者の数', '85人', '80人'],
      ['^', '移行者の数', '2人', '6人'],
      ['就労への支援', '就職者の数', '11人', '15人'],
    ];
    const { observations } = await readForm({ title, rows });
    const names = observations.map(({ indicator }) => `${indicator.projectName}: ${indicator.indicatorName}`);
    expect([...new Set(names)]).toEqual([
      '地域での生活: 入所者の数',
      '地域での生活: 移行者の数',
      '就労への支援: 就職者の数',
    ]);
  });

  it('take numbered headings before the names for what these belong to', async () => {
    const rows = [
      ['基本戦略', '指標', '現状値（R5）', '目標値（R10）'],
      ['戦略１\nまちの魅力', '体験の数', '24件', '60件'],
      ['^', 'ガイドの数', '37人', '60人'],
      ['戦略２\n受入の環境', '案内板の数', '41基', '70基'],
      ['^', '店舗の数', '68店', '95店'],
    ];
    const { observations } = await readForm({ title, rows });
    expect([...new Set(observations.map(({ indicator }) => indicator.indicatorName))]).toEqual([
      '体験の数',
      'ガイドの数',
      '案内板の数',
      '店舗の数',
    ]);
  });

  it('read what will be needed as an estimate, what is provided as planned, and the difference as none', async () => {
    const rows = [
      ['認定区分', '区分', '令和7年度', '令和8年度'],
      ['幼児の保育', '①量の見込み', '318人', '305人'],
      ['^', '②確保方策', '420人', '420人'],
      ['^', '過不足（②－①）', '102人', '115人'],
      ['乳児の保育', '①量の見込み', '486人', '492人'],
      ['^', '②確保方策', '470人', '482人'],
      ['^', '過不足（②－①）', '△16人', '△10人'],
    ];
    expect(saidOf(await readForm({ title: '第4章　量の見込みと確保方策', rows }))).toEqual([
      '幼児の保育 estimate 2025 318人',
      '幼児の保育 estimate 2026 305人',
      '幼児の保育 plan 2025 420人',
      '幼児の保育 plan 2026 420人',
      '乳児の保育 estimate 2025 486人',
      '乳児の保育 estimate 2026 492人',
      '乳児の保育 plan 2025 470人',
      '乳児の保育 plan 2026 482人',
    ]);
  });

  it.each([
    ['２　福祉サービスの見込量', 'plan'],
    ['(1)　講座の目標値', 'target'],
  ])('take their kind from the heading above the sentences before them: %s', async (heading, kind) => {
    const above = [heading, 'この量は、これまでの利用と、市民の皆さんへの調査の結果から算出しています。'];
    const rows = [
      ['名称', '単位', '令和6年度', '令和7年度'],
      ['居宅介護', '人', '96', '101'],
      ['生活介護', '人', '142', '145'],
    ];
    const { observations } = await readForm({ title, above, rows });
    expect(observations.map(({ valueKind }) => valueKind)).toEqual([kind, kind, kind, kind]);
  });

  it('take no kind from a heading that names two', async () => {
    const above = ['２　計画値と実績値', 'この量は、これまでの利用と、市民の皆さんへの調査の結果から算出しています。'];
    const rows = [
      ['指標', '単位', '令和6年度', '令和7年度'],
      ['居宅介護', '人', '96', '101'],
    ];
    const declaration = await readForm({ title, above, rows });
    expect(declaration.observations).toEqual([]);
    expect(codesOf(declaration)).toContain('table/not-understood');
  });

  it('take an arrow of direction for no name', async () => {
    const rows = [
      ['経営指標', '単位', '目指す\n方向', '計画値\n（R6）', '実績値\n（R6）'],
      ['収支の比率', '%', '↑', '101.2', '102.8'],
      ['処理の原価', '円', '↓', '182', '184'],
    ];
    expect(saidOf(await readForm({ title, rows }))).toEqual([
      '収支の比率 plan 2024 101.2%',
      '収支の比率 actual 2024 102.8%',
      '処理の原価 plan 2024 182円',
      '処理の原価 actual 2024 184円',
    ]);
  });

  it('do not go on in a table of words on the next page', async () => {
    const figures = [
      ['分野', '指標', '基準値（R2）', '目標値（R7）'],
      ['移住', '相談の数', '12件', '25件'],
      ['産業', '就農者', '3人', '10人'],
    ];
    const words = [
      ['区分', '事業名', '内容', '主体'],
      ['産業', '基盤の整備', '農道の舗装', '町・県'],
      ['交通', '市町村道', '改良と舗装', '町'],
    ];
    const first = drawTable(page(title), figures, { top: 690, columnWidth: 100 });
    const second = drawTable(page(''), words, { top: 80, columnWidth: 100 });
    const { observations } = await readDrawing(first, second);
    expect(observations.map(({ page: at }) => at)).toEqual([1, 1, 1, 1]);
  });
});
