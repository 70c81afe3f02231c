import { asciiDigits, characterSet } from '../print/character-set.js';
import { readCount } from '../print/numerals.js';
import type { PrintedText } from '../print/printed-text.js';
import { daySpan, daysInMonth, fiscalYearSpan, isBefore, monthSpan, type Span, yearSpan } from './calendar.js';
import {
  type CountedSpan,
  impossible,
  type PartReading,
  type PartResult,
  type PeriodKind,
  readWithinMonth,
  startsWithOne,
} from './days-of-month.js';
import { readSeparated } from './separated-dates.js';
import type { YearReading } from './year-reading.js';
import type { YearSuffix } from './year-suffix.js';

/** A year to read a part of: 年度 begins in April. */
export interface PartYear {
  readonly year: number;
  readonly fiscal: boolean;
}

const endWords = ['末日', '末'];
const startWords = ['当初', '初日', '初め', '始め', 'はじめ', '期首', '初'];
/** Of a calendar year 始め and 初頭 name no day. */
const calendarStartWords = ['当初', '初日'];
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

const quarterNumerals: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, I: 1, II: 2, III: 3, IV: 4 };

/** 第1四半期, 1四半期, 第一・四半期, 1Q, Q1. */
function readQuarter(text: PrintedText, at: number, year: PartYear): PartReading | undefined {
  const { chars } = text;
  const kanji = /^第?([一二三四]|I{1,3}|IV)・?四半期/.exec(chars.slice(at, at + 9));
  if (kanji?.[1] !== undefined) return quarter(at + kanji[0].length, quarterNumerals[kanji[1]] ?? 0, year, text);
  const english = /^(?:Q([1-4])|([1-4])Q)(?![A-Za-z0-9])/.exec(chars.slice(at, at + 3));
  if (english) return quarter(at + 2, Number(english[1] ?? english[2]), year, text);
  const from = chars.charAt(at) === '第' ? at + 1 : at;
  const number = readCount(text, from, 1);
  if (!number) return undefined;
  const word = startsWithOne(chars, number.end, ['四半期', '・四半期', '4半期']);
  return word === undefined ? undefined : quarter(number.end + word.length, number.count, year, text);
}

/** Counted from the year's beginning up to then: 第2四半期末, 第3四半期まで, 第3四半期累計. */
const countedUp = /^(?:末|まで|(?=\(?累[計積]))/;

function quarter(end: number, number: number, year: PartYear, { chars }: PrintedText): PartReading | undefined {
  if (number < 1 || number > 4) return undefined;
  const upTo = countedUp.exec(chars.slice(end, end + 4));
  if (!upTo || number === 1)
    return {
      end: end + (upTo?.[0].length ?? 0),
      kind: 'quarter',
      span: monthsOf(year, number * 3 - 3, number * 3 - 1),
      level: 'part',
    };
  const span = monthsOf(year, 0, number * 3 - 1);
  return { end: end + upTo[0].length, kind: number === 2 ? 'half' : 'range', span, level: 'part' };
}

/** 4月, 四月; 1～3月, 10～翌3月; 4・5月. */
function readMonths(text: PrintedText, at: number): CountedSpan | undefined {
  const from = readCount(text, at, 2);
  if (!from) return undefined;
  const next = text.chars.charAt(from.end);
  if (next === '月') return { end: from.end + 1, from: from.count, to: from.count };
  if (!/^[~\-—ー・、]/.test(next)) return undefined;
  const to = readCount(text, afterNextYear(text, from.end + 1), 2);
  const joined = !/^[・、]/.test(next) || to?.count === from.count + 1;
  return to && joined && text.chars.charAt(to.end) === '月'
    ? { end: to.end + 1, from: from.count, to: to.count }
    : undefined;
}

/** After 翌 or 翌年 before a month: 10～翌3月. */
const afterNextYear = (text: PrintedText, at: number): number =>
  at + (/^翌年?/.exec(text.chars.slice(at, at + 2))?.[0].length ?? 0);

/** A month of a fiscal year lies in the next calendar year up to March. */
const calendarYear = ({ year, fiscal }: PartYear, month: number): number => (fiscal && month < 4 ? year + 1 : year);

function kindOfMonths(from: number, to: number, length: number): PeriodKind {
  if (length === 1) return 'month';
  if (length === 3 && from % 3 === 1) return 'quarter';
  return length === 6 && (from % 6 === 4 || (from === 1 && to === 6) || from === 7) ? 'half' : 'range';
}

function severalMonths(months: CountedSpan, year: PartYear, end: number): PartResult {
  if (months.from < 1 || months.to < 1 || months.from > 12 || months.to > 12) return impossible;
  const first = calendarYear(year, months.from);
  const to = months.to < months.from ? months.to + 12 : months.to;
  const kind = kindOfMonths(months.from, months.to, to - months.from + 1);
  return { end, kind, span: monthSpan(first, months.from, to), level: 'part' };
}

/** A month, several months, or a day, in a year that is known: 3月末, 1～3月期, 4月1日. */
export function readMonthPart(text: PrintedText, at: number, year: PartYear): PartResult {
  const months = readMonths(text, at);
  if (!months) return undefined;
  if (months.from !== months.to) {
    return severalMonths(months, year, months.end + (text.chars.charAt(months.end) === '期' ? 1 : 0));
  }
  return readWithinMonth(text, months.end, calendarYear(year, months.from), months.from);
}

/** 令和2年度(4～9月), 令和2年度(第1四半期). A single day in brackets says when, not what is counted. */
function readBracketedPart(text: PrintedText, at: number, year: PartYear): PartReading | undefined {
  if (text.chars.charAt(at) !== '(') return undefined;
  const part = readYearStretch(text, at + 1, year);
  if (part === undefined || part === impossible || part.kind === 'date') return undefined;
  return text.chars.charAt(part.end) === ')' ? { ...part, end: part.end + 1 } : undefined;
}

/** 1990年代, 平成20年代: ten years. */
function readDecade(text: PrintedText, at: number, year: PartYear): PartReading | undefined {
  if (year.fiscal || text.chars.charAt(at) !== '代') return undefined;
  const span = { first: yearSpan(year.year).first, last: yearSpan(year.year + 9).last };
  return { end: at + 1, kind: 'range', span, level: 'part' };
}

/** 平成元年元日. */
function readNewYear(text: PrintedText, at: number, year: PartYear): PartReading | undefined {
  const word = year.fiscal ? undefined : startsWithOne(text.chars, at, ['元日', '元旦']);
  const first = yearSpan(year.year).first;
  return word !== undefined && first
    ? { end: at + word.length, kind: 'date', span: daySpan(first), level: 'day' }
    : undefined;
}

/** What the part of a year begins with; after anything else the whole year is meant. */
const beginnings = characterSet(
  '上前下後第QI(/元代末当初始は期〇零一二三四五六七八九十廿卄卅丗卌皕壱壹弌弐弍貳貮参參肆伍陸漆捌玖拾百千',
  [asciiDigits],
);

/** What may follow 年 or 年度: its end or beginning, a half, a quarter, months; else the whole year. */
function afterSuffix(text: PrintedText, at: number, year: PartYear): PartResult {
  if (!beginnings.at(text.chars, at)) {
    return { end: at, kind: year.fiscal ? 'fiscal_year' : 'year', span: wholeYear(year), level: 'year' };
  }
  const from = text.chars.charAt(at) === '/' && /^\/\d{1,2}月/.test(text.chars.slice(at, at + 4)) ? at + 1 : at;
  const narrower =
    readYearPart(text, from, year) ??
    readNewYear(text, at, year) ??
    readBracketedPart(text, at, year) ??
    readDecade(text, at, year);
  if (narrower !== undefined) return narrower;
  const whole = wholeYear(year);
  const last = startsWithOne(text.chars, at, endWords);
  if (last !== undefined && whole.last) {
    return { end: at + last.length, kind: 'date', span: daySpan(whole.last), level: 'day' };
  }
  const first = startsWithOne(text.chars, at, year.fiscal ? startWords : calendarStartWords);
  if (
    first !== undefined &&
    whole.first &&
    !/^[予水値計目基現]/.test(text.chars.slice(at + first.length, at + first.length + 1))
  ) {
    return { end: at + first.length, kind: 'date', span: daySpan(whole.first), level: 'day' };
  }
  return { end: at, kind: year.fiscal ? 'fiscal_year' : 'year', span: whole, level: 'year' };
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

/** The kind of a stretch between two parts of a year; `range` where it begins or ends within a month. */
function kindOfStretch({ first, last }: Span): PeriodKind {
  if (!first || !last || first.day !== 1 || last.day !== daysInMonth(last.year, last.month)) return 'range';
  const length = (last.year - first.year) * 12 + last.month - first.month + 1;
  return kindOfMonths(first.month, last.month, length);
}

/** A part of a year that stands elsewhere, or from one to another: 4月～6月, 4月1日から9月30日まで, 10月～翌年3月, 第1～第2四半期. */
export function readYearStretch(text: PrintedText, at: number, year: PartYear): PartResult {
  const begin = readYearPart(text, at, year);
  if (begin === undefined || begin === impossible) return begin;
  const connector = /^(?:[~\-—ー]|から|より)/.exec(text.chars.slice(begin.end, begin.end + 2))?.[0];
  if (connector === undefined) return begin;
  const from = afterNextYear(text, begin.end + connector.length);
  const end = readYearPart(text, from, year);
  if (end === undefined || end === impossible) return begin;
  const { first } = begin.span;
  const wraps = !year.fiscal && first && end.span.last && isBefore(end.span.last, first);
  const later = wraps ? readYearPart(text, from, { ...year, year: year.year + 1 }) : end;
  const last = later === undefined || later === impossible ? undefined : later.span.last;
  if (!first || !last || isBefore(last, first)) return begin;
  const until = end.end + (text.chars.startsWith('まで', end.end) ? 2 : 0);
  return { end: until, kind: kindOfStretch({ first, last }), span: { first, last }, level: 'part' };
}
