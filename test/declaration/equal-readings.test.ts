import { describe, expect, test } from 'vitest';
import { findEqualReadings } from '../../src/declaration/equal-readings.js';
import { readForm, saidOf } from './draw-form.js';

const style = { columnWidth: 90 };
const doubt = '⚠value/two-readings';

describe('two readings that explain a table equally well', () => {
  // Which of two columns headed 目標 names what is done, and which says how far it shall go, no label tells.
  const rows = [
    ['目標', '目標', '実績'],
    ['清掃する', '通りを整える', '12回'],
    ['苗木を植える', '緑を増やす', '15回'],
  ];

  test('put the values that they read differently in doubt', async () => {
    const said = saidOf(await readForm({ above: ['数値目標'], rows, style }));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((line) => !line.endsWith(doubt))).toEqual([]);
  });

  test('are told with what the other one says', async () => {
    const { issues } = await readForm({ above: ['数値目標'], rows, style });
    expect(issues.find(({ code }) => code === 'value/two-readings')?.expected).toMatch(
      /目標: (?:target|indicator_name)、目標: (?:target|indicator_name)/u,
    );
  });

  test('are none where words under a header of values could be remarks as well', async () => {
    const rows = [
      ['指標', '令和4年度実績', '令和5年度目標'],
      ['公園の整備', '実施設計', '工事着手'],
    ];
    const said = saidOf(await readForm({ above: ['数値目標'], rows, style }));
    expect(said).toHaveLength(2);
    expect(said.filter((line) => line.includes(doubt))).toEqual([]);
  });

  test('are none where a label decides', async () => {
    const [, ...body] = rows;
    const said = saidOf(await readForm({ above: ['数値目標'], rows: [['指標', '目標', '実績'], ...body], style }));
    expect(said.filter((line) => line.includes(doubt))).toEqual([]);
    expect(said).toHaveLength(4);
  });
});

describe('a grid that two forms explain equally well', () => {
  const rows = [
    ['指標', '令和4年度実績', '令和5年度目標'],
    ['講座の回数', '12回', '18回'],
  ];

  test('puts all of its values in doubt where the forms say different things, none where they say the same', async () => {
    const read = await readForm({ rows });
    const [table] = read.tables;
    const [winner] = table?.table.hypotheses ?? [];
    if (!table || !winner) throw new Error('no table was read');
    const among = (other: typeof winner) =>
      findEqualReadings({ ...table, table: { ...table.table, hypotheses: [winner, other] } });
    const elsewise = winner.views.map((view) => ({ ...view, facts: { ...view.facts, indicatorName: '別の指標' } }));
    expect(among({ ...winner, form: 'form' })).toEqual([]);
    expect(among({ ...winner, form: 'form', views: elsewise })).toHaveLength(2);
    const worse = { ...winner.weight, assumptions: winner.weight.assumptions + 1 };
    expect(among({ ...winner, form: 'form', views: elsewise, weight: worse })).toEqual([]);
  });
});
