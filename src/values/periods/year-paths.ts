// Periods of labels over one another, joined: a year, and a part of it below.

import type { Period } from '../../schema/reading.js';
import { normalisePrinted } from '../print/printed-text.js';
import { type Day, daysInMonth, fiscalYearOf, formatDay, wholeFiscalYear } from './calendar.js';
import { impossible } from './days-of-month.js';
import { foundPeriod } from './found-period.js';
import { readYearStretch } from './period-parts.js';
import { asOfEnd } from './period-ranges.js';

/** Does a label print a year of its own, which 前年度 and 9月末 do not? */
export const printsYear = (period: Period | undefined): boolean =>
  /[\d元]\s*年|(?:^|[^a-z])(?:[rhs]|fy)\.?\s?\d|(?:19|20)\d\d/iu.test((period?.text ?? '').normalize('NFKC'));

/** 前年同期: the same part of another year, which nothing but the labels beside it can tell. */
export const isSamePart = ({ kind, text, period_start }: Period): boolean =>
  kind === 'relative' && period_start === null && text.includes('同');

const dayOf = (printed: string): Day => {
  const [year = 0, month = 0, day = 0] = printed.split('-').map(Number);
  return { year, month, day };
};

/** The year, and whether it counts in 年度, of a period that is one whole year; undefined for all others. */
function wholeYear({ period_start, period_end }: Period): { year: number; fiscal: boolean } | undefined {
  if (period_start === null || period_end === null) return undefined;
  const year = dayOf(period_start).year;
  if (period_start === `${year}-04-01` && period_end === `${year + 1}-03-31`) return { year, fiscal: true };
  return period_start === `${year}-01-01` && period_end === `${year}-12-31` ? { year, fiscal: false } : undefined;
}

/** A part that prints no year (4～6月, 上半期, 9月末現在) as one of the year; undefined where `year` is no whole year, or the part is none. */
export function partOfYear(year: Period, part: Period): Period | undefined {
  const whole = wholeYear(year);
  if (!whole || part.kind === 'relative' || printsYear(part)) return undefined;
  const text = normalisePrinted(part.text);
  const read = readYearStretch(text, 0, whole);
  if (read === undefined || read === impossible || asOfEnd(text, read.end) < text.chars.length) return undefined;
  const { period } = foundPeriod(text, 0, text.chars.length, read.kind, read.span);
  // A label's 9月末 stands for what was counted up to then.
  const counted = part.kind === 'range' && period.kind === 'date' ? fromAprilOn(period) : period;
  return { ...counted, text: `${year.text} ${part.text}` };
}

/** A label up to the end of a month (令和2年度9月末) holds what was counted since April; up to March it is the year's own. */
export function fromAprilOn(period: Period): Period {
  const { kind, fiscal_year, period_end, text } = period;
  if (kind !== 'date' || fiscal_year === null || !text.includes('末') || period_end?.endsWith('-03-31')) return period;
  return { ...period, kind: 'range', period_start: `${fiscal_year}-04-01` };
}

/** A day so many years later; the last day of a February stays the last. */
function shifted(printed: string, years: number): Day {
  const { year, month, day } = dayOf(printed);
  const isLast = day === daysInMonth(year, month);
  const length = daysInMonth(year + years, month);
  return { year: year + years, month, day: isLast ? length : Math.min(day, length) };
}

/** The same period `offset` years later or earlier, called by both texts: 令和5年度上半期 前年同期. */
function shiftedBy(from: Period, words: Period, offset: number): Period | undefined {
  if (from.period_start === null || from.period_end === null) return undefined;
  const first = shifted(from.period_start, offset);
  const last = shifted(from.period_end, offset);
  const year = fiscalYearOf(first);
  return {
    text: `${from.text} ${words.text}`,
    kind: from.kind === 'relative' ? (wholeYear(from) ? 'fiscal_year' : 'range') : from.kind,
    fiscal_year: year === fiscalYearOf(last) ? year : null,
    period_start: formatDay(first),
    period_end: formatDay(last),
  };
}

/**
 * The year counted from another one: 前年度 beside 令和5年度, 前年同期 beside 令和5年度上半期; undefined where `words` count no years, or
 * `from` is counted itself, or no year to count from.
 */
export function countedFrom(from: Period, words: Period): Period | undefined {
  if (words.kind !== 'relative' || words.offset === undefined) return undefined;
  if (isSamePart(words)) return shiftedBy(from, words, words.offset);
  if (from.kind !== 'fiscal_year' || from.fiscal_year === null || !printsYear(from)) return undefined;
  return { text: `${from.text} ${words.text}`, ...wholeFiscalYear(from.fiscal_year + words.offset) };
}

/**
 * What a label says together with the one over it where one needs the other: 令和4年度 over 4～6月, 上半期 over 令和4年度, 令和5年度 over 前年度;
 * else the lower one speaks alone.
 */
export const joinedPath = (upper: Period, lower: Period): Period =>
  countedFrom(upper, lower) ??
  (isSamePart(upper) ? countedFrom(lower, upper) : undefined) ??
  partOfYear(upper, lower) ??
  partOfYear(lower, upper) ??
  lower;

/**
 * What two labels of one value say together where one needs the other: a part of a year and its year (令和4年度 over 4～6月, whichever stands
 * nearer), or a year counted from the other one. Undefined where each stands for itself.
 */
export const joinPeriods = (a: Period, b: Period): Period | undefined =>
  countedFrom(a, b) ?? countedFrom(b, a) ?? partOfYear(a, b) ?? partOfYear(b, a);
