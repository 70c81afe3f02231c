// Dates with points, slashes and hyphens.

import { isDigit, readCount } from '../print/numerals.js';
import { gap, type PrintedText } from '../print/printed-text.js';
import { findUnit } from '../quantities/units.js';
import { type Day, daySpan, daysInMonth, isBefore, isRealDay, monthSpan } from './calendar.js';
import {
  impossible,
  type PartReading,
  type PartResult,
  readWithinMonth,
  skipWeekday,
  startsWithOne,
} from './days-of-month.js';
import type { YearReading } from './year-reading.js';

/** May the mark at `at` part year, month and day? 2020・4・1 and 2020,4,1 only after four digits. */
function separatorAt(text: PrintedText, at: number, year: YearReading): string | undefined {
  const mark = text.chars.charAt(at);
  if (/[./-]/.test(mark)) return mark;
  return /[・,]/.test(mark) && year.form === 'gregorian' && year.end === at ? mark : undefined;
}

/** Digits right after a year without 年: 31.4.30, 2020/01/02, H31-4-30, H29.4. */
export function readSeparated(text: PrintedText, at: number, year: YearReading): PartResult {
  const separator = separatorAt(text, at, year);
  if (separator === undefined || !isDigit(text.chars.charAt(at + 1))) return undefined;
  const month = readCount(text, at + 1, 2);
  if (!month) return undefined;
  const daySeparator = text.chars.charAt(month.end) === separator && isDigit(text.chars.charAt(month.end + 1));
  if (!daySeparator) return readSeparatedMonth(text, at, month, year);
  const day = readCount(text, month.end + 1, 2);
  if (!day || goesOn(text, day.end, separator)) return /[・,]/.test(separator) ? undefined : impossible;
  const date = { year: year.year, month: month.count, day: day.count };
  if (!isRealDay(date)) return /[・,]/.test(separator) ? undefined : impossible;
  return { end: skipWeekday(text, day.end), kind: 'date', span: daySpan(date), level: 'day' };
}

/** Do the digits of a date go on as a code (2020-1-2-3)? A time may follow (2019-04-30T12:00), and the other end of a range. */
function goesOn(text: PrintedText, at: number, separator: string): boolean {
  if (text.gaps[at] !== gap.none) return false;
  const after = text.chars.slice(at, at + 2);
  if (/^T\d/.test(after) || (separator !== '-' && /^-\d/.test(after))) return false;
  return /^(?:[A-Za-z0-9]|[./-]\d)/.test(after) || (/[・,]/.test(separator) && after.startsWith(separator));
}

function readSeparatedMonth(
  text: PrintedText,
  at: number,
  month: { readonly end: number; readonly count: number },
  year: YearReading,
): PartResult {
  const separator = text.chars.charAt(at);
  if (/[・,]/.test(separator)) return undefined;
  const gregorian = year.count === '西暦';
  // 2020.4 is a decimal and 2009-12 a range; only 2020/4, 2020-04 and 2020.4～2021.3 are months.
  const plain = gregorian
    ? separator === '/' ||
      (separator === '-' && text.chars.charAt(at + 1) === '0') ||
      (separator === '.' && isEndOfRange(text, at, month.end))
    : separator !== '-';
  if (!plain || daysInMonth(year.year, month.count) === 0) return undefined;
  const isEraDot = !gregorian && separator === '.';
  if (separator === '/' && text.chars.charAt(month.end) === '月') {
    return readWithinMonth(text, month.end + 1, year.year, month.count);
  }
  if (text.gaps[month.end] === gap.none && /^[A-Za-z0-9%\u4E00-\u9FFF]/.test(text.chars.charAt(month.end))) {
    const word = startsWithOne(text.chars, month.end, ['末', '現在', '時点']);
    if (word === undefined && !(isEraDot && isMilestone(text, month.end))) return undefined;
  }
  return readWithinMonth(text, month.end, year.year, month.count);
}

/** R3.4供用開始: a word follows that is no unit of R3.4. */
const isMilestone = (text: PrintedText, at: number): boolean =>
  /[\u4E00-\u9FFF]/.test(text.chars.charAt(at)) && findUnit(text.chars, at) === undefined;

/** 2019.4 beside ～2020.3, on either side: a month, not a decimal. */
function isEndOfRange(text: PrintedText, at: number, end: number): boolean {
  if (/^[~\-—ー]\d{4}\.\d{1,2}(?![\d.])/.test(text.chars.slice(end, end + 9))) return true;
  return /\d{4}\.\d{1,2}[~\-—ー]\d{4}$/.test(text.chars.slice(Math.max(0, at - 12), at));
}

/** A second end of a separated date without its year: 2020/4/1～9/30, 2012/4/3～6, H30.4～9. Undefined where it has a year. */
export function readSeparatedEnd(text: PrintedText, at: number, year: YearReading, first: PartReading): PartResult {
  const begin = first.span.first;
  const separator = text.chars.charAt(year.end);
  if (year.suffix !== '' || !begin || !/[./]/.test(separator)) return undefined;
  const one = readCount(text, at, 2);
  if (!one || !isDigit(text.chars.charAt(at))) return undefined;
  const more = text.chars.charAt(one.end) === separator && isDigit(text.chars.charAt(one.end + 1));
  const two = more ? readCount(text, one.end + 1, 2) : undefined;
  const end = two?.end ?? one.end;
  if ((more && !two) || endsInWord(text, end)) return undefined;
  if (first.level === 'day') return dayAfter(begin, two ? one.count : begin.month, two?.count ?? one.count, end, text);
  if (first.level !== 'month' || two || one.count < 1 || one.count > 12) return undefined;
  const later = one.count > begin.month ? begin.year : begin.year + 1;
  return { end, kind: 'month', span: monthSpan(later, one.count, one.count), level: 'month' };
}

const endsInWord = (text: PrintedText, at: number): boolean =>
  text.gaps[at] === gap.none && /^[A-Za-z0-9%./\-年月]/.test(text.chars.slice(at, at + 1));

function dayAfter(begin: Day, month: number, day: number, end: number, text: PrintedText): PartResult {
  const same: Day = { year: begin.year, month, day };
  const date = isBefore(same, begin) ? { ...same, year: begin.year + 1 } : same;
  if (!isRealDay(date) || (month === begin.month && date.year !== begin.year)) return undefined;
  return { end: skipWeekday(text, end), kind: 'date', span: daySpan(date), level: 'day' };
}
