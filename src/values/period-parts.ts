import type { Period } from '../schema/reading.js';
import {
  type Day,
  daySpan,
  daysInMonth,
  fiscalYearSpan,
  isRealDay,
  monthSpan,
  type Span,
  yearSpan,
} from './calendar.js';
import { isDigit, readCount } from './numerals.js';
import type { PrintedText } from './printed-text.js';
import type { YearReading, YearSuffix } from './years.js';

export type PeriodKind = Period['kind'];

/** A part of a year, or the whole of it, with the days it spans. */
export interface PartReading {
  readonly end: number;
  readonly kind: PeriodKind;
  readonly span: Span;
  /** How exact it is: what a range's second end may leave out. */
  readonly level: 'year' | 'part' | 'month' | 'day';
}

/** A year to read a part of: 年度 begins in April. */
export interface PartYear {
  readonly year: number;
  readonly fiscal: boolean;
}

/** The text names days that no calendar has (2月31日, 13月): nothing is read. */
export const impossible = 'impossible';
export type PartResult = PartReading | typeof impossible | undefined;

export const startsWithOne = (chars: string, at: number, words: readonly string[]): string | undefined =>
  words.find((word) => chars.startsWith(word, at));

const endWords = ['末日', '末'];
const startWords = ['当初', '初日', '初め', '始め', 'はじめ', '期首', '初'];
const firstHalfWords = ['上半期', '前半期', '上期', '前半'];
const secondHalfWords = ['下半期', '後半期', '下期', '後半'];

const wholeYear = ({ year, fiscal }: PartYear): Span => (fiscal ? fiscalYearSpan(year) : yearSpan(year));

/** Months counted from the year's beginning (0 = April or January). */
function monthsOf({ year, fiscal }: PartYear, from: number, to: number): Span {
  const first = fiscal ? 4 : 1;
  return monthSpan(year, first + from, first + to);
}

function readHalf(text: PrintedText, at: number, year: PartYear): PartReading | undefined {
  const open = text.chars.charAt(at) === '(' ? 1 : 0;
  const first = startsWithOne(text.chars, at + open, firstHalfWords);
  const word = first ?? startsWithOne(text.chars, at + open, secondHalfWords);
  if (word === undefined) return undefined;
  const end = at + open + word.length;
  if (open === 1 && text.chars.charAt(end) !== ')') return undefined;
  const span = first === undefined ? monthsOf(year, 6, 11) : monthsOf(year, 0, 5);
  return { end: end + open, kind: 'half', span, level: 'part' };
}

/** 第1四半期, 1四半期, 第一・四半期, 1Q, Q1. */
function readQuarter(text: PrintedText, at: number, year: PartYear): PartReading | undefined {
  const { chars } = text;
  const english = /^(?:Q([1-4])|([1-4])Q)(?![A-Za-z0-9])/.exec(chars.slice(at, at + 3));
  if (english) return quarter(at + 2, Number(english[1] ?? english[2]), year);
  const from = chars.charAt(at) === '第' ? at + 1 : at;
  const number = readCount(text, from, 1);
  if (!number) return undefined;
  const word = startsWithOne(chars, number.end, ['四半期', '・四半期', '4半期']);
  return word === undefined ? undefined : quarter(number.end + word.length, number.count, year);
}

function quarter(end: number, number: number, year: PartYear): PartReading | undefined {
  if (number < 1 || number > 4) return undefined;
  return { end, kind: 'quarter', span: monthsOf(year, number * 3 - 3, number * 3 - 1), level: 'part' };
}

interface Months {
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** 4月, 四月; 1～3月; 4・5月. */
function readMonths(text: PrintedText, at: number): Months | undefined {
  const from = readCount(text, at, 2);
  if (!from) return undefined;
  const next = text.chars.charAt(from.end);
  if (next === '月') return { end: from.end + 1, from: from.count, to: from.count };
  if (!/^[~\-—ー・、]/.test(next)) return undefined;
  const to = readCount(text, from.end + 1, 2);
  const joined = !/^[・、]/.test(next) || to?.count === from.count + 1;
  return to && joined && text.chars.charAt(to.end) === '月'
    ? { end: to.end + 1, from: from.count, to: to.count }
    : undefined;
}

/** A month of a fiscal year lies in the next calendar year up to March. */
const calendarYear = ({ year, fiscal }: PartYear, month: number): number => (fiscal && month < 4 ? year + 1 : year);

function kindOfMonths(from: number, to: number, length: number): PeriodKind {
  if (length === 1) return 'month';
  if (length === 3 && from % 3 === 1) return 'quarter';
  return length === 6 && (from % 6 === 4 || (from === 1 && to === 6) || from === 7) ? 'half' : 'range';
}

function severalMonths(months: Months, year: PartYear, end: number): PartResult {
  if (months.from < 1 || months.to < 1 || months.from > 12 || months.to > 12) return impossible;
  const first = calendarYear(year, months.from);
  const to = months.to < months.from ? months.to + 12 : months.to;
  const kind = kindOfMonths(months.from, months.to, to - months.from + 1);
  return { end, kind, span: monthSpan(first, months.from, to), level: 'part' };
}

const thirds: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  初旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
};

/** What follows the month: a day, its end, a third of it; else the whole month. */
function withinMonth(text: PrintedText, at: number, year: number, month: number): PartResult {
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
  const day = readDayNumber(text, at);
  if (day) {
    if (!isRealDay(dayOf(day.count))) return impossible;
    return { end: skipWeekday(text, day.end), kind: 'date', span: daySpan(dayOf(day.count)), level: 'day' };
  }
  return { end: at, kind: 'month', span: monthSpan(year, month, month), level: 'month' };
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

/** 1～30日. */
function readDays(text: PrintedText, at: number): Months | undefined {
  const from = readCount(text, at, 2);
  if (!from || !/^[~\-—ー]/.test(text.chars.charAt(from.end))) return undefined;
  const to = readDayNumber(text, from.end + 1);
  return to && { end: to.end, from: from.count, to: to.count };
}

/** A weekday in brackets: (土), (土曜日), (月・祝). */
export function skipWeekday(text: PrintedText, at: number): number {
  return at + (/^\([日月火水木金土](?:曜日?)?(?:・?[祝休]日?)?\)/.exec(text.chars.slice(at, at + 10))?.[0].length ?? 0);
}

/** A month, several months, or a day, in a year that is known: 3月末, 1～3月期, 4月1日. */
export function readMonthPart(text: PrintedText, at: number, year: PartYear): PartResult {
  const months = readMonths(text, at);
  if (!months) return undefined;
  if (months.from !== months.to) {
    return severalMonths(months, year, months.end + (text.chars.charAt(months.end) === '期' ? 1 : 0));
  }
  return withinMonth(text, months.end, calendarYear(year, months.from), months.from);
}

/** 令和2年度(4～9月), 令和2年度(第1四半期). A single day in brackets says when, not what is counted. */
function readBracketedPart(text: PrintedText, at: number, year: PartYear): PartReading | undefined {
  if (text.chars.charAt(at) !== '(') return undefined;
  const part = readYearPart(text, at + 1, year);
  if (part === undefined || part === impossible || part.kind === 'date') return undefined;
  return text.chars.charAt(part.end) === ')' ? { ...part, end: part.end + 1 } : undefined;
}

/** 1990年代, 平成20年代: ten years. */
function readDecade(text: PrintedText, at: number, year: PartYear): PartReading | undefined {
  if (year.fiscal || text.chars.charAt(at) !== '代') return undefined;
  const span = { first: yearSpan(year.year).first, last: yearSpan(year.year + 9).last };
  return { end: at + 1, kind: 'range', span, level: 'part' };
}

/** What may follow 年 or 年度: its end or beginning, a half, a quarter, months; else the whole year. */
function afterSuffix(text: PrintedText, at: number, year: PartYear): PartResult {
  const narrower = readYearPart(text, at, year) ?? readBracketedPart(text, at, year) ?? readDecade(text, at, year);
  if (narrower !== undefined) return narrower;
  const whole = wholeYear(year);
  const last = startsWithOne(text.chars, at, endWords);
  if (last !== undefined && whole.last) {
    return { end: at + last.length, kind: 'date', span: daySpan(whole.last), level: 'day' };
  }
  const first = startsWithOne(text.chars, at, startWords);
  if (
    first !== undefined &&
    whole.first &&
    !/^[予水値計目基現]/.test(text.chars.slice(at + first.length, at + first.length + 1))
  ) {
    return { end: at + first.length, kind: 'date', span: daySpan(whole.first), level: 'day' };
  }
  return { end: at, kind: year.fiscal ? 'fiscal_year' : 'year', span: whole, level: 'year' };
}

/** Digits right after a year without 年: 31.4.30, 2020/01/02, H31-4-30, H29.4. */
function readSeparated(text: PrintedText, at: number, year: YearReading): PartResult {
  const separator = text.chars.charAt(at);
  if (!/[./-]/.test(separator) || !isDigit(text.chars.charAt(at + 1))) return undefined;
  const month = readCount(text, at + 1, 2);
  if (!month) return undefined;
  const daySeparator = text.chars.charAt(month.end) === separator && isDigit(text.chars.charAt(month.end + 1));
  if (!daySeparator) return readSeparatedMonth(text, at, month, year);
  const day = readCount(text, month.end + 1, 2);
  const after = day ? text.chars.slice(day.end, day.end + 2) : '';
  // A time may follow as in ISO 8601: 2019-04-30T12:00.
  if (!day || (/^(?:[A-Za-z0-9]|[./-]\d)/.test(after) && !/^T\d/.test(after))) return impossible;
  const date = { year: year.year, month: month.count, day: day.count };
  if (!isRealDay(date)) return impossible;
  return { end: skipWeekday(text, day.end), kind: 'date', span: daySpan(date), level: 'day' };
}

function readSeparatedMonth(
  text: PrintedText,
  at: number,
  month: { readonly end: number; readonly count: number },
  year: YearReading,
): PartResult {
  const separator = text.chars.charAt(at);
  const gregorian = year.count === '西暦';
  // 2020.4 is a decimal and 2009-12 a range; only 2020/4 and 2020-04 are months.
  const plain = gregorian
    ? separator === '/' || (separator === '-' && text.chars.charAt(at + 1) === '0')
    : separator !== '-';
  if (!plain || daysInMonth(year.year, month.count) === 0) return undefined;
  if (/^[A-Za-z0-9%\u4E00-\u9FFF]/.test(text.chars.slice(month.end, month.end + 1))) {
    const word = startsWithOne(text.chars, month.end, ['末', '現在', '時点']);
    if (word === undefined) return undefined;
  }
  return withinMonth(text, month.end, year.year, month.count);
}

/** Reads what a year is narrowed down to. `fiscal` tells what a year without 年 or 年度 means here. */
export function readPart(text: PrintedText, year: YearReading, fiscal: boolean): PartResult {
  if (year.suffix === '') {
    const separated = readSeparated(text, year.end, year);
    if (separated !== undefined) return separated;
  }
  return afterSuffix(text, year.end, { year: year.year, fiscal: isFiscal(year.suffix, fiscal) });
}

export const isFiscal = (suffix: YearSuffix, otherwise: boolean): boolean =>
  suffix === '' ? otherwise : suffix === '年度';

/** A half, a quarter, months or a day of a year that stands elsewhere. */
export function readYearPart(text: PrintedText, at: number, year: PartYear): PartResult {
  return readHalf(text, at, year) ?? readQuarter(text, at, year) ?? readMonthPart(text, at, year);
}
