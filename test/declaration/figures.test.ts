import { describe, expect, test } from 'vitest';
import { accountFigures } from '../../src/declaration/figures.js';
import { type FormPage, readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const accountsOf = async (form: FormPage) => {
  const read = await readForm(form);
  return read.tables.map((table) => accountFigures(table, read.observations).counts);
};

describe('every cell with a figure ends in one place', () => {
  test('observation, derived, attribute, label, note mark or remark', async () => {
    const rows = [
      ['番号', '指標', '基準年度', '基準値', '令和5年度実績', '達成率', '備考', '目標値※1'],
      ['1', '来館の数', 'R2', '800人', '910人', '101%', '9月に1回休館', '950人'],
      ['2', '講座の数', 'R3', '12回', '15回', '94%', '', '16回'],
    ];
    const [counts] = await accountsOf({ rows, style: { columnWidths: [30, 60, 50, 50, 72, 44, 80, 60] } });
    expect(counts).toEqual({
      observation: 6,
      derived: 2,
      attribute: 2,
      // The numbers of the rows, and the headers 令和5年度実績 and 目標値※1.
      label: 4,
      note_mark: 0,
      remark: 1,
      unread: 0,
    });
  });

  test.each<[string, FormPage]>([
    [
      'kinds in rows',
      {
        rows: [
          ['指標', '区分', '令和4年度', '令和5年度'],
          ['古紙の回収', '目標', '14t', '15t'],
          ['^', '実績', '12t', '17t'],
          ['^', '達成率', '86%', '113%'],
        ],
      },
    ],
    [
      'halves',
      {
        rows: [
          ['指標', 'R5実績', '指標', 'R5実績'],
          ['古紙の回収', '14t', '布の回収', '3t'],
        ],
      },
    ],
    [
      'a turned table',
      {
        rows: [
          ['年度', '古紙の回収', '布の回収'],
          ['令和4年度実績', '14t', '3t'],
          ['令和5年度目標', '15t', '4t'],
        ],
      },
    ],
  ])('in %s: the ends add up to the cells with figures', async (_name, form) => {
    const counts = await accountsOf(form);
    const sum = counts.flatMap((each) => Object.values(each)).reduce((total, each) => total + each, 0);
    expect(sum).toBe(form.rows.flat().filter((text) => /\d/u.test(text)).length);
    expect(counts.every(({ unread }) => unread === 0)).toBe(true);
  });
});

describe('figures that were given no meaning', () => {
  test('a measured figure in the place of a name puts its row in doubt', async () => {
    const names = [
      ['事業', '指標', '令和5年度実績', '令和6年度目標'],
      ['古紙の回収', '34.2%', '35.8%', '40.0%'],
      ['布の回収', '8.1%', '12.6%', '20.0%'],
    ];
    const read = await readForm({ rows: names });
    expect(saidOf(read).every((line) => line.includes('⚠value/near-unread'))).toBe(true);
  });

  const rows = [
    ['指標', '令和5年度実績', 'ほたる', '令和6年度目標'],
    ['古紙の回収', '14t', '88', '15t'],
    ['布の回収', '3t', 'あり', '4t'],
  ];

  test('are told of the table, and put what stands in their row in doubt', async () => {
    const read = await readForm({ rows });
    expect(codesOf(read)).toContain('table/unread-figures');
    expect(saidOf(read)).toEqual([
      '古紙の回収 actual 2023 14t ⚠value/near-unread',
      '古紙の回収 target 2024 15t ⚠value/near-unread',
      '布の回収 actual 2023 3t',
      '布の回収 target 2024 4t',
    ]);
  });
});
