import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

describe('years in columns of their own', () => {
  test('date the values beside them', async () => {
    const rows = [
      ['指標', '基準年度', '基準値', '実績年度', '実績値', '目標年度', '目標値'],
      ['空き家の相談', '令和2年度', '31件', '令和5年度', '58件', '令和8年度', '80件'],
      ['耐震診断の件数', 'R元', '12件', 'R5', '9件', 'R9', '25件'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 66 } }))).toEqual([
      '空き家の相談 baseline 2020 31件',
      '空き家の相談 actual 2023 58件',
      '空き家の相談 target 2026 80件',
      '耐震診断の件数 baseline 2019 12件',
      '耐震診断の件数 actual 2023 9件',
      '耐震診断の件数 target 2027 25件',
    ]);
  });

  test('nested below the kinds', async () => {
    const rows = [
      ['指標', '基準', '<', '目標', '<'],
      ['^', '年度', '値', '年度', '値'],
      ['水洗化率', 'R3', '88.0%', 'R7', '92.0%'],
      ['管路の更新率', 'R2', '0.6%', 'R8', '1.0%'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '水洗化率 baseline 2021 88.0%',
      '水洗化率 target 2025 92.0%',
      '管路の更新率 baseline 2020 0.6%',
      '管路の更新率 target 2026 1.0%',
    ]);
  });

  test('over the years themselves, two levels of one header', async () => {
    const rows = [
      ['指標', '単位', '対象', '基準年', '中間年', '最終年'],
      ['^', '^', '^', '令和2年度（2020）', '令和5年度（2023）', '令和8年度（2026）'],
      ['運動を続ける人の割合', '％', '全体', '61.2', '66.0', '70.0'],
      ['一日の歩数', '歩', '全体', '5,240', '5,800', '6,400'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 84 } }))).toEqual([
      '運動を続ける人の割合 baseline 2020 61.2%',
      '運動を続ける人の割合 interim_target 2023 66.0%',
      '運動を続ける人の割合 target 2026 70.0%',
      '一日の歩数 baseline 2020 5240歩',
      '一日の歩数 interim_target 2023 5800歩',
      '一日の歩数 target 2026 6400歩',
    ]);
  });

  test('follow their values where the last year has no value behind it', async () => {
    const rows = [
      ['指標', '基準値', '年度', '目標値', '年度'],
      ['有収率', '90.1%', 'R3', '93.0%', 'R7'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual(['有収率 baseline 2021 90.1%', '有収率 target 2025 93.0%']);
  });

  test.each(['期限', '達成期限', '達成時期'])('%s dates the target and no actual', async (header) => {
    const rows = [
      ['指標', '令和5年度末の実績', '目標値', header],
      ['橋の補修数', '4橋', '10橋', '令和9年度'],
    ];
    const read = saidOf(await readForm({ rows, style: { columnWidth: 90 } }));
    expect(read).toEqual(['橋の補修数 actual 2023 4橋', '橋の補修数 target 2027 10橋']);
  });

  test('期限 leaves an actual without a year of its own undated, or to the title', async () => {
    const rows = [
      ['指標', '実績値', '目標値', '達成期限'],
      ['橋の補修数', '4橋', '10橋', '令和9年度'],
    ];
    const [actual, target] = saidOf(await readForm({ rows }));
    expect(actual).not.toContain('2027');
    expect(target).toBe('橋の補修数 target 2027 10橋');
  });
});

describe('a row of years over a transposed table', () => {
  test.each(['期間', '年', '年度', '区分', ''])('under the label 「%s」', async (corner) => {
    const rows = [
      [corner, '空き家バンクの登録', '移住の相談'],
      ['令和4年度実績', '21件', '140件'],
      ['令和5年度実績', '25件', '166件'],
      ['令和6年度目標', '30件', '200件'],
    ];
    const read = await readForm({ above: ['数値目標'], rows, style: { columnWidth: 98 } });
    expect(saidOf(read)).toEqual([
      '空き家バンクの登録 actual 2022 21件',
      '空き家バンクの登録 actual 2023 25件',
      '空き家バンクの登録 target 2024 30件',
      '移住の相談 actual 2022 140件',
      '移住の相談 actual 2023 166件',
      '移住の相談 target 2024 200件',
    ]);
  });
});

describe('years as rows', () => {
  const rows = [
    ['年度', '目標値', '実績値'],
    ['令和3年度', '1,200', '1,180'],
    ['令和4年度', '1,300', '1,345'],
    ['令和5年度', '1,400', '1,402'],
  ];
  const said = [2021, 2022, 2023].flatMap((year, index) => [
    `移動図書館の利用者数 target ${year} ${1200 + index * 100}人`,
    `移動図書館の利用者数 actual ${year} ${[1180, 1345, 1402][index]}人`,
  ]);

  test.each([
    '指標：移動図書館の利用者数（人）',
    '【指標】移動図書館の利用者数（単位：人）',
    '① 移動図書館の利用者数（人）',
    '(2) 移動図書館の利用者数の推移（人）',
  ])('with the indicator in the heading: %s', async (heading) => {
    const names = saidOf(await readForm({ above: [heading], rows }));
    // The unit may stay in the name, as it is printed there.
    expect(names.map((line) => line.replace(/[(（](?:単位：)?人[)）](?= )/u, ''))).toEqual(said);
  });

  test('a heading that names a kind of table names no indicator: nothing is made of its figures', async () => {
    const read = await readForm({ above: ['主な指標の推移'], rows });
    expect(saidOf(read)).toEqual([]);
    expect(codesOf(read)).toContain('table/not-understood');
  });
});

describe('the year of the title', () => {
  const read = (header: string[], title = '令和6年度　建設部の重点目標', above: string[] = []) =>
    readForm({
      title,
      above,
      rows: [header, ['舗装の補修', ...header.slice(1).map((_, index) => `${index + 3}km`)]],
      style: { columnWidth: 98 },
    });

  test('is that of kinds without one, and said', async () => {
    const declared = await read(['指標', '年間目標', '期末実績']);
    expect(saidOf(declared)).toEqual(['舗装の補修 target 2024 3km', '舗装の補修 actual 2024 4km']);
    expect(codesOf(declared)).toContain('table/year-by-title');
  });

  test('is the next after a 前年度 column', async () => {
    expect(saidOf(await read(['指標', '前年度実績', '目標値']))).toEqual([
      '舗装の補修 actual 2023 3km',
      '舗装の補修 target 2024 4km',
    ]);
  });

  test('is farther than that of a heading over the table', async () => {
    const declared = await read(['指標', '目標値', '実績値'], undefined, ['令和4年度　数値目標と実績']);
    expect(saidOf(declared)).toEqual(['舗装の補修 target 2022 3km', '舗装の補修 actual 2022 4km']);
  });

  test.each(['最終目標', '将来目標値', '5か年の目標値', '計画目標値'])('is not that of %s', async (header) => {
    const [last] = saidOf(await read(['指標', header]));
    expect(last ?? '').not.toContain('2024');
  });

  test('is not that of a kind whose years the table counts by itself', async () => {
    const declared = saidOf(await read(['指標', '令和4年度実績', '令和5年度実績', '目標']));
    expect(declared.filter((line) => line.includes(' target ')).join()).not.toContain('2024');
  });

  test('is missing where the title has none: the value is undated, and said', async () => {
    const declared = await read(['指標', '年間目標', '期末実績'], '建設部の重点目標');
    expect(saidOf(declared).map((line) => line.split(' ⚠')[0])).toEqual([
      '舗装の補修 target - 3km',
      '舗装の補修 actual - 4km',
    ]);
    expect(codesOf(declared)).toContain('table/no-period');
  });
});
