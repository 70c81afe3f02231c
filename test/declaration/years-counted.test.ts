import { describe, expect, test } from 'vitest';
import { toTables } from '../../src/declaration/result-rows.js';
import { readForm } from './draw-form.js';

/** What each year of the only table was taken for, by its text. */
async function yearsOf(form: Parameters<typeof readForm>[0]): Promise<unknown> {
  const [table] = toTables(await readForm(form));
  return table?.years?.map(({ text, fiscal_year, counting }) => [
    text,
    fiscal_year,
    counting?.because,
    counting?.evidence,
  ]);
}

describe('the JSON says what a year was taken for, and why', () => {
  test('bare years of a header are fiscal years', async () => {
    const rows = [
      ['指標', 'H30実績', 'R6目標'],
      ['講座の回数', '12回', '18回'],
    ];
    expect(await yearsOf({ rows })).toEqual([
      ['H30', 2018, 'bare', 'H30'],
      ['R6', 2024, 'bare', 'R6'],
    ]);
  });

  test('years with 年 are calendar years by themselves, fiscal years in a series of 年度', async () => {
    const rows = (last: string) => [
      ['指標', '令和4年実績', '令和5年実績', last],
      ['講座の回数', '12回', '15回', '18回'],
    ];
    expect(await yearsOf({ rows: rows('令和6年目標') })).toEqual([
      ['令和4年', null, 'printed', '令和4年'],
      ['令和5年', null, 'printed', '令和5年'],
      ['令和6年', null, 'printed', '令和6年'],
    ]);
    expect(await yearsOf({ rows: rows('令和6年度目標') })).toEqual([
      ['令和4年', 2022, 'series', '令和6年度目標'],
      ['令和5年', 2023, 'series', '令和6年度目標'],
      ['令和6年度', 2024, 'printed', '令和6年度'],
    ]);
  });

  test('so do years of rows, by the header of their column or by another row', async () => {
    const rows = (header: string, last: string) => [
      ['指標', header, '目標値', '実績値'],
      ['講座の回数', '令和4年', '12回', '11回'],
      ['^', last, '15回', '16回'],
    ];
    expect(await yearsOf({ rows: rows('年', '令和5年') })).toEqual([
      ['令和4年', null, 'printed', '令和4年'],
      ['令和5年', null, 'printed', '令和5年'],
    ]);
    expect(await yearsOf({ rows: rows('年度', '令和5年') })).toEqual([
      ['令和4年', 2022, 'series', '年度'],
      ['令和5年', 2023, 'series', '年度'],
    ]);
    expect(await yearsOf({ rows: rows('年', '令和5年度') })).toEqual([
      ['令和4年', 2022, 'series', '令和5年度'],
      ['令和5年度', 2023, 'printed', '令和5年度'],
    ]);
  });

  test('a year in a cell is what it says: with neither 年 nor 年度 a fiscal year', async () => {
    const rows = [
      ['指標', '現状値', '目標値'],
      ['講座の回数', '12回（R4）', '18回（令和8年度）'],
      ['受講者の数', '120人（令和4年）', '180人（令和8年度）'],
    ];
    expect(await yearsOf({ rows, style: { columnWidth: 110 } })).toEqual([
      ['R4', 2022, 'bare', 'R4'],
      ['令和8年度', 2026, 'printed', '令和8年度'],
      ['令和4年', null, 'printed', '令和4年'],
    ]);
  });
});
