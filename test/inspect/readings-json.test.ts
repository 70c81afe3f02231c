import { describe, expect, test } from 'vitest';
import { decidedBy, readingsJson } from '../../src/inspect/readings-json.js';
import { drawFormPage, type FormPage } from '../declaration/draw-form.js';
import { readDrawing } from '../declaration/read-drawing.js';

const readingsOf = async (form: FormPage) => readingsJson((await readDrawing(drawFormPage(form))).tried);

const plain = [
  ['番号', '数値目標', '令和5年度実績', '令和6年度目標'],
  ['1', '待ち時間の短縮', '12分', '10分'],
  ['2', '案内の充実', '810件', '900件'],
];

test('what tips the balance is the first number that differs', () => {
  const weight = { unexplained: 0, contradictions: 1, assumptions: 2 };
  expect(decidedBy(weight, { ...weight, unexplained: 3, contradictions: 0 })).toBe('unexplained');
  expect(decidedBy(weight, { ...weight, contradictions: 2 })).toBe('contradictions');
  expect(decidedBy(weight, { ...weight, assumptions: 4 })).toBe('assumptions');
  expect(decidedBy(weight, weight)).toBe('order');
});

describe('a grid that is read', () => {
  test('shows what its labels claim, what was made of it, and the next best way to take its columns', async () => {
    const [grid, ...others] = await readingsOf({ above: ['数値目標（単位：分）'], rows: plain });
    expect(others).toEqual([]);
    expect(grid).toMatchObject({ page: 1, grid: 1, kind: 'kpi', header: null, legend: { units: ['分'] } });
    const [table] = grid?.hypotheses[0]?.tables ?? [];
    expect(table?.columns.map(({ header, role, value_kind, period }) => [header, role, value_kind, period])).toEqual([
      ['番号', 'project_code', null, null],
      ['数値目標', 'indicator_name', null, null],
      ['令和5年度実績', 'value', 'actual', '令和5年度'],
      ['令和6年度目標', 'value', 'target', '令和6年度'],
    ]);
    expect(table?.columns[1]?.claims).toEqual(['role indicator_name', 'value target']);
    expect(table?.weight).toEqual({ unexplained: 0, contradictions: 0, assumptions: 0 });
    // That 数値目標 holds targets is the next best: then nothing says what is measured.
    expect(table?.runner_up).toMatchObject({
      decided_by: 'unexplained',
      columns: [{ header: '数値目標', role: 'value', value_kind: 'target' }],
    });
  });

  test('turned shows by what the upright reading lost', async () => {
    const [grid] = await readingsOf({
      rows: [
        ['年度', '案内の件数', '待ち時間'],
        ['令和5年度実績', '810件', '12分'],
        ['令和6年度目標', '900件', '10分'],
      ],
    });
    const [winner, ...losers] = grid?.hypotheses ?? [];
    expect(winner).toMatchObject({ form: 'turned', decided_by: null, weight: { unexplained: 0, contradictions: 0 } });
    expect(losers.map(({ form }) => form).sort()).toEqual(['form', 'upright']);
    expect(losers.map((loser) => loser.decided_by)).toEqual(['unexplained', 'unexplained']);
  });

  test('as a form shows its labels and values', async () => {
    const [grid] = await readingsOf({
      rows: [
        ['事業名', '窓口の改善', '所管課', '市民課'],
        ['指標', '単位', '令和5年度実績', '令和6年度目標'],
        ['待ち時間', '分', '12', '10'],
      ],
    });
    expect(grid?.hypotheses[0]?.pairs).toEqual([
      { labels: ['事業名'], value: '窓口の改善' },
      { labels: ['所管課'], value: '市民課' },
    ]);
    expect(grid?.hypotheses[0]?.tables[0]?.facts).toMatchObject({ project_name: '窓口の改善', division: '市民課' });
  });
});

describe('a grid that is not read', () => {
  test('shows its header, and that no hypothesis found a table in it', async () => {
    const [grid] = await readingsOf({
      above: ['主な指標'],
      rows: [
        ['指標', '令和4年度', '令和5年度'],
        ['案内の件数', '810件', '830件'],
      ],
    });
    expect(grid?.kind).toBe('puzzling');
    expect(grid?.header?.map(({ header, value_kind }) => [header, value_kind])).toEqual([
      ['指標', null],
      ['令和4年度', null],
      ['令和5年度', null],
    ]);
    expect(grid?.hypotheses.every(({ tables }) => tables.length === 0)).toBe(true);
  });
});
