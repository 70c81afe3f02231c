import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

describe('kinds in rows (区分)', () => {
  test('under 区分, with the baseline, the last target, its year and the unit spanning them', async () => {
    const rows = [
      ['指標名', '単位', '基準値', '区分', 'R4', 'R5', '最終目標値', '目標年度'],
      ['里山の手入れ面積', 'ha', '3.1', '計画', '4.0', '5.0', '8.0', 'R9'],
      ['^', '^', '^', '実績', '4.2', '4.6', '^', '^'],
      ['苗木の配布数', '本', '120', '計画', '150', '180', '300', 'R8'],
      ['^', '^', '^', '実績', '149', '201', '^', '^'],
    ];
    const read = await readForm({ rows, style: { columnWidths: [84, 34, 50, 44, 50, 50, 62, 60] } });
    expect(saidOf(read)).toEqual([
      '里山の手入れ面積 baseline - 3.1ha',
      '里山の手入れ面積 plan 2022 4.0ha',
      '里山の手入れ面積 plan 2023 5.0ha',
      '里山の手入れ面積 target 2027 8.0ha',
      '里山の手入れ面積 actual 2022 4.2ha',
      '里山の手入れ面積 actual 2023 4.6ha',
      '苗木の配布数 baseline - 120本',
      '苗木の配布数 plan 2022 150本',
      '苗木の配布数 plan 2023 180本',
      '苗木の配布数 target 2026 300本',
      '苗木の配布数 actual 2022 149本',
      '苗木の配布数 actual 2023 201本',
    ]);
    expect(new Set(read.observations.map(({ value }) => value.unit))).toEqual(new Set(['ha', '本']));
  });

  test('under a blank corner', async () => {
    const rows = [
      ['指標', '', '令和4年度', '令和5年度'],
      ['花壇の数', '目標', '12箇所', '14箇所'],
      ['^', '実績', '11箇所', '13箇所'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '花壇の数 target 2022 12箇所',
      '花壇の数 target 2023 14箇所',
      '花壇の数 actual 2022 11箇所',
      '花壇の数 actual 2023 13箇所',
    ]);
  });

  test('under years that name the accounts they are from, the units 単位 among them', async () => {
    const rows = [
      ['指標名', '単位', '', 'R4年度\n（決算）', 'R5年度\n（決算）', 'R6年度\n（予算）'],
      ['講座で取れる単位の数', '単位', '計画', '24', '26', '30'],
      ['^', '^', '実績', '22', '25', ''],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 84 } }))).toEqual([
      '講座で取れる単位の数 plan 2022 24単位',
      '講座で取れる単位の数 plan 2023 26単位',
      '講座で取れる単位の数 plan 2024 30単位',
      '講座で取れる単位の数 actual 2022 22単位',
      '講座で取れる単位の数 actual 2023 25単位',
      '講座で取れる単位の数 actual 2024 missing',
    ]);
  });

  test('under years of accounts alone: what was closed happened, a budget is a plan', async () => {
    const rows = [
      ['指標名', '単位', 'R3年度（決算）', 'R4年度決算見込', 'R5年度（予算）'],
      ['講座の数', '回', '24', '25', '26'],
    ];
    const read = await readForm({ rows, style: { columnWidth: 84 } });
    expect(saidOf(read)).toEqual([
      '講座の数 actual 2021 24回',
      '講座の数 estimate 2022 25回',
      '講座の数 plan 2023 26回',
    ]);
  });

  test('in three rows, the rate among them left out', async () => {
    const rows = [
      ['KPI', '区分', '令和4年度', '令和5年度'],
      ['水質検査の回数', '目標値', '40回', '42回'],
      ['^', '実績値', '38回', '42回'],
      ['^', '達成率', '95%', '100%'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([
      '水質検査の回数 target 2022 40回',
      '水質検査の回数 target 2023 42回',
      '水質検査の回数 actual 2022 38回',
      '水質検査の回数 actual 2023 42回',
    ]);
    expect(codesOf(read)).toContain('table/left-out');
  });

  test('filled with one word beside headers of their own kinds: the headers count', async () => {
    const rows = [
      ['指標', '区分', '令和5年度実績値', '令和6年度目標値'],
      ['剪定枝の回収量', '当初', '31t', '35t'],
      ['生ごみ処理機の補助', '当初', '22件', '30件'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 98 } }))).toEqual([
      '剪定枝の回収量 actual 2023 31t',
      '剪定枝の回収量 target 2024 35t',
      '生ごみ処理機の補助 actual 2023 22件',
      '生ごみ処理機の補助 target 2024 30件',
    ]);
  });

  test('with a baseline printed once over the rows of targets and actuals, in whichever row it stands', async () => {
    const rows = [
      ['指標', '基準値（令和2年度）', '区分', '令和4年度', '令和5年度'],
      ['緑化ボランティアの人数', '48人', '目標', '60人', '70人'],
      ['^', '', '実績', '58人', '74人'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 98 } }))).toEqual([
      '緑化ボランティアの人数 baseline 2020 48人',
      '緑化ボランティアの人数 target 2022 60人',
      '緑化ボランティアの人数 target 2023 70人',
      '緑化ボランティアの人数 actual 2022 58人',
      '緑化ボランティアの人数 actual 2023 74人',
    ]);
  });

  test('that contradict the header of a column are in doubt, and both are named', async () => {
    const rows = [
      ['指標', '区分', '令和4年度', '令和5年度実績'],
      ['公園の清掃回数', '目標', '20回', '24回'],
      ['^', '実績', '19回', '25回'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([
      '公園の清掃回数 target 2022 20回',
      '公園の清掃回数 actual 2023 24回 ⚠value/kinds-contradict',
      '公園の清掃回数 actual 2022 19回',
      '公園の清掃回数 actual 2023 25回',
    ]);
    expect(read.issues.find(({ code }) => code === 'value/kinds-contradict')).toMatchObject({
      actual: '令和5年度実績',
      expected: 'target',
    });
  });

  test('say nothing in a blank cell that they contradict', async () => {
    const rows = [
      ['指標', '区分', '令和4年度', '令和5年度実績'],
      ['公園の清掃回数', '目標', '20回', ''],
      ['^', '実績', '19回', '25回'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '公園の清掃回数 target 2022 20回',
      '公園の清掃回数 actual 2022 19回',
      '公園の清掃回数 actual 2023 25回',
    ]);
  });

  test('beside years of their own in one column', async () => {
    const rows = [
      ['', '基準値（R2）', 'R4', 'R5', '目標値（R8）'],
      ['古紙の回収量', '12t', '14t', '15t', '20t'],
      ['布類の回収量', '3t', '5t', '6t', '9t'],
    ];
    const turned = [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column] ?? ''));
    const read = await readForm({ above: ['資源の回収量（R4、R5は実績値）'], rows: turned });
    const said = saidOf(read);
    expect(said).toContain('古紙の回収量 baseline 2020 12t');
    expect(said).toContain('布類の回収量 target 2026 9t');
    // The kind of R4 and R5 stands in a sentence: either it is read, or nothing is said of them.
    expect(said.filter((line) => / 202[23] /.test(line)).every((line) => / actual /.test(line))).toBe(true);
  });

  test.each([
    ['with a slash', '目標／実績', '／'],
    ['one over the other', '目標\n実績', '\n'],
  ])('of which one cell names two, %s', async (_name, both, joint) => {
    const cell = (target: string, actual: string): string => `${target}${joint}${actual}`;
    const rows = [
      ['指標', '基準値（R2）', '区分', '令和4年度', '令和5年度'],
      ['水路の清掃', '30回', both, cell('40回', '38回'), cell('45回', '47回')],
      ['花苗の配布', '900本', both, cell('950本', '931本'), cell('980本', '990本')],
    ];
    const wanted = [
      '水路の清掃 baseline 2020 30回',
      '水路の清掃 target 2022 40回',
      '水路の清掃 actual 2022 38回',
      '水路の清掃 target 2023 45回',
      '水路の清掃 actual 2023 47回',
      '花苗の配布 baseline 2020 900本',
      '花苗の配布 target 2022 950本',
      '花苗の配布 actual 2022 931本',
      '花苗の配布 target 2023 980本',
      '花苗の配布 actual 2023 990本',
    ];
    // Lines that come again are rows of their own: the order is by rows then.
    expect(saidOf(await readForm({ rows })).toSorted()).toEqual(wanted.toSorted());
  });

  test('a word that is no kind leaves its row out, and its figures are told', async () => {
    const rows = [
      ['指標', '区分', '令和4年度', '令和5年度'],
      ['古紙の回収量', '目標', '14t', '15t'],
      ['^', '実績', '12t', '17t'],
      ['^', '試算その二', '13t', '16t'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([
      '古紙の回収量 target 2022 14t',
      '古紙の回収量 target 2023 15t',
      '古紙の回収量 actual 2022 12t',
      '古紙の回収量 actual 2023 17t',
    ]);
    expect(codesOf(read)).toEqual(['table/unknown-kind', 'table/unread-figures']);
  });
});
