// Days, months and fiscal years.

/** A day of the Gregorian calendar; `month` and `day` from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** First and last day, both inclusive. An open end is undefined. */
export interface Span {
  readonly first: Day | undefined;
  readonly last: Day | undefined;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Number of days in a month; 0 where there is no such month. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);
}

export function isRealDay(day: Day): boolean {
  return day.day >= 1 && day.day <= daysInMonth(day.year, day.month);
}

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n));

export const formatDay = (day: Day): string =>
  `${String(day.year).padStart(4, '0')}-${twoDigits(day.month)}-${twoDigits(day.day)}`;

/** The fiscal year (年度) that a day lies in: January to March belong to the year before. */
export const fiscalYearOf = (day: Day): number => (day.month >= 4 ? day.year : day.year - 1);

/** Months of one year or fiscal year, from and to inclusive; a month above 12 lies in the next calendar year. */
export function monthSpan(year: number, from: number, to: number): Span {
  const lastYear = to > 12 ? year + 1 : year;
  const lastMonth = to > 12 ? to - 12 : to;
  return {
    first: { year: from > 12 ? year + 1 : year, month: from > 12 ? from - 12 : from, day: 1 },
    last: { year: lastYear, month: lastMonth, day: daysInMonth(lastYear, lastMonth) },
  };
}

export const fiscalYearSpan = (year: number): Span => monthSpan(year, 4, 15);
/** A period's fields where it is a fiscal year as a whole. */
export const wholeFiscalYear = (year: number) => ({
  kind: 'fiscal_year' as const,
  fiscal_year: year,
  period_start: `${year}-04-01`,
  period_end: `${year + 1}-03-31`,
});
export const yearSpan = (year: number): Span => monthSpan(year, 1, 12);
export const daySpan = (day: Day): Span => ({ first: day, last: day });

export const isBefore = (a: Day, b: Day): boolean =>
  a.year !== b.year ? a.year < b.year : a.month !== b.month ? a.month < b.month : a.day < b.day;
