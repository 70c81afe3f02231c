import { describe, expect, test } from 'vitest';
import type { Period } from '../../src/schema/reading.js';
import { readPeriods, scanText } from '../../src/values/periods/periods.js';
import { periodCases } from './period-cases.js';

/** The fiscal year of a day, worked out apart from the program. */
const fiscalYear = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '04' ? 1 : 0);

/** A period in the shorthand of the cases. */
function inShort({ kind, fiscal_year, period_start, period_end, offset }: Period): string {
  const days = `${period_start ?? ''}/${period_end ?? ''}`;
  if (kind === 'fiscal_year') {
    expect(days).toBe(`${fiscal_year}-04-01/${(fiscal_year ?? 0) + 1}-03-31`);
    return `FY${fiscal_year}`;
  }
  if (kind === 'relative') return days === '/' ? `relative ${offset}` : `relative ${offset} ${days}`;
  const first = period_start ?? '';
  if (kind === 'year') {
    expect(days).toBe(`${first.slice(0, 4)}-01-01/${first.slice(0, 4)}-12-31`);
    return `CY${first.slice(0, 4)}`;
  }
  if (kind === 'date') return period_start === period_end ? first : `date ${days}`;
  if (kind === 'month') {
    expect(first.endsWith('-01')).toBe(true);
    expect(new Date(`${period_end}T00:00:00Z`).getTime() + 86_400_000).toBe(
      new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1)).getTime(),
    );
    return first.slice(0, 7);
  }
  return `${kind} ${days}`;
}

function checkFiscalYear({ fiscal_year, period_start, period_end }: Period): void {
  const inOne = period_start !== null && period_end !== null && fiscalYear(period_start) === fiscalYear(period_end);
  const year = inOne && period_start !== null ? fiscalYear(period_start) : null;
  expect(fiscal_year).toBe(year !== null && year >= 1868 ? year : null);
}

describe.each(Object.entries(periodCases))('%s', (_name, cases) => {
  const rows = cases.map(([text, expected, context]) => ({ text, expected, context }));
  test.each(rows)('$text → $expected', ({ text, expected, context }) => {
    const periods = readPeriods(text, context);
    expect(periods.map(inShort).join('; ')).toBe(expected);
    for (const period of periods) checkFiscalYear(period);
  });
});

test('there are at least 250 cases', () => {
  expect(Object.values(periodCases).flat().length).toBeGreaterThanOrEqual(250);
});

test.each([
  ['平成30年度実績値', '平成30年度'],
  ['令和\n2年度', '令和2年度'],
  ['平成 28 年度', '平成 28 年度'],
  ['㍻30年度', '㍻30年度'],
  ['Ｈ２９', 'Ｈ２９'],
  ['実績（平成31（令和元）年度）', '平成31（令和元）年度'],
  ['計画期間:平成30年度～令和2年度「主な事業」', '平成30年度～令和2年度'],
  ['住民基本台帳(H30.4.1現在)', 'H30.4.1現在'],
  ['～令和2年度', '～令和2年度'],
])('the period of %s is quoted as printed', (text, printed) => {
  expect(readPeriods(text).map((period) => period.text)).toEqual([printed]);
});

test('a list of years is quoted piece by piece', () => {
  expect(readPeriods('平成28・29年度').map((period) => period.text)).toEqual(['平成28', '29年度']);
});

describe('doubts', () => {
  test.each([
    ['20年度', 'value/ambiguous-year', '20年度'],
    ['18年度 19年度', 'value/ambiguous-year', '18年度'],
    ['平成30(2019)年度', 'value/contradictory-years', '平成30(2019)年度'],
  ])('%s raises %s', (text, code, actual) => {
    expect(scanText(text, {}).doubts[0]).toEqual({ code, actual });
  });

  test.each(['平成30年度', '30日', '5年間', '06-101', '2月31日', '昭和町'])('%s raises none', (text) => {
    expect(scanText(text, {}).doubts).toEqual([]);
  });
});
