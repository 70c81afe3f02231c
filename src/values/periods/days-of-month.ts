// Days, ends and thirds of a month, behind the month that was read.

import type { Period } from '../../schema/reading.js';
import { readCount } from '../print/numerals.js';
import type { PrintedText } from '../print/printed-text.js';
import { type Day, daySpan, daysInMonth, isRealDay, monthSpan, type Span } from './calendar.js';

export type PeriodKind = Period['kind'];

/** A part of a year, or the whole of it, with the days it spans. */
export interface PartReading {
  readonly end: number;
  readonly kind: PeriodKind;
  readonly span: Span;
  /** How exact it is: what a range's second end may leave out. */
  readonly level: 'year' | 'part' | 'month' | 'day';
}

/** The text names days that no calendar has (2月31日, 13月): nothing is read. */
export const impossible = 'impossible';
export type PartResult = PartReading | typeof impossible | undefined;

export const startsWithOne = (chars: string, at: number, words: readonly string[]): string | undefined =>
  words.find((word) => chars.startsWith(word, at));

const thirds: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  初旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
};

/** Days of a month or months of a year, counted from 1, both ends included. */
export interface CountedSpan {
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** 1～30日. */
function readDays(text: PrintedText, at: number): CountedSpan | undefined {
  const from = readCount(text, at, 2);
  if (!from || !/^[~\-—ー]/.test(text.chars.charAt(from.end))) return undefined;
  const to = readDayNumber(text, from.end + 1);
  return to && { end: to.end, from: from.count, to: to.count };
}

/** 30日, 三十日, 1日; not 30日間. */
export function readDayNumber(
  text: PrintedText,
  at: number,
): { readonly end: number; readonly count: number } | undefined {
  const day = readCount(text, at, 2);
  if (!day || text.chars.charAt(day.end) !== '日' || text.chars.charAt(day.end + 1) === '間') return undefined;
  return { end: day.end + 1, count: day.count };
}

/** A weekday in brackets: (土), (土曜日), (月・祝). */
export function skipWeekday(text: PrintedText, at: number): number {
  return at + (/^\([日月火水木金土](?:曜日?)?(?:・?[祝休]日?)?\)/.exec(text.chars.slice(at, at + 10))?.[0].length ?? 0);
}

/** What follows the month: a day, its end, a third of it; else the whole month. */
export function readWithinMonth(text: PrintedText, at: number, year: number, month: number): PartResult {
  const length = daysInMonth(year, month);
  if (length === 0) return impossible;
  const dayOf = (day: number): Day => ({ year, month, day });
  const last = startsWithOne(text.chars, at, ['末日', '晦日', 'みそか', '末']);
  if (last !== undefined) return { end: at + last.length, kind: 'date', span: daySpan(dayOf(length)), level: 'day' };
  const third = startsWithOne(text.chars, at, Object.keys(thirds));
  const bounds = third === undefined ? undefined : thirds[third];
  if (third !== undefined && bounds) {
    const span = { first: dayOf(bounds[0]), last: dayOf(Math.min(bounds[1], length)) };
    return { end: at + third.length, kind: 'range', span, level: 'part' };
  }
  const days = readDays(text, at);
  if (days) {
    if (!isRealDay(dayOf(days.from)) || !isRealDay(dayOf(days.to)) || days.to <= days.from) return impossible;
    const span = { first: dayOf(days.from), last: dayOf(days.to) };
    return { end: days.end, kind: 'range', span, level: 'part' };
  }
  const day = readDayNumber(text, text.chars.charAt(at) === '/' ? at + 1 : at);
  if (day) {
    if (!isRealDay(dayOf(day.count))) return impossible;
    return { end: skipWeekday(text, day.end), kind: 'date', span: daySpan(dayOf(day.count)), level: 'day' };
  }
  return { end: at, kind: 'month', span: monthSpan(year, month, month), level: 'month' };
}
