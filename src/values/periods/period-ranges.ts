// Periods from … to …, and lists of them.

import { readCount } from '../print/numerals.js';
import { gap, type PrintedText } from '../print/printed-text.js';
import { type Day, daySpan, isBefore, isRealDay, type Span } from './calendar.js';
import {
  impossible,
  type PartReading,
  type PartResult,
  readDayNumber,
  skipWeekday,
  startsWithOne,
} from './days-of-month.js';
import { foundPeriod, type PeriodsFound } from './found-period.js';
import { isFiscal, readMonthPart, readPart, readYearPart } from './period-parts.js';
import { readSeparatedEnd } from './separated-dates.js';
import type { YearReading } from './year-reading.js';
import { readSuffix } from './year-suffix.js';
import { readYear, resolveBareYear, type YearSetting } from './years.js';

/** A year and the part of it that was read: one end of a range. */
export interface PeriodEnd {
  readonly year: YearReading;
  readonly part: PartReading;
}

/** Words and marks between the ends of a range. */
export function connectorEnd(text: PrintedText, at: number): number | undefined {
  if (/^[~\-—ー→]/.test(text.chars.slice(at, at + 1))) return at + 1;
  if (text.chars.startsWith('から', at) || text.chars.startsWith('より', at)) {
    return at + 2 + (text.chars.charAt(at + 2) === '、' ? 1 : 0);
  }
  return undefined;
}

/** Words that say until when a figure counts; they belong to the printed period. */
export function asOfEnd(text: PrintedText, at: number): number {
  const word = ['現在', '時点'].find((name) => text.chars.startsWith(name, at));
  return at + (word?.length ?? 0);
}

/** A second end that leaves out its era: 平成28～30年度, 2009~14年, H23-27. */
function readBorrowedYear(
  text: PrintedText,
  at: number,
  first: YearReading,
  setting: YearSetting,
): YearReading | undefined {
  const counted = text.chars.charAt(at) === '元' ? { end: at + 1, count: 1 } : readCount(text, at, 2);
  if (!counted) return undefined;
  const suffix = readSuffix(text, counted.end);
  if (suffix === '' && (first.suffix !== '' || !mayEndWithoutSuffix(text, counted.end, first))) return undefined;
  if (suffix === '年' && /^[間目]/.test(text.chars.slice(counted.end + 1, counted.end + 2))) return undefined;
  const carried = { count: first.count, year: first.counted };
  const resolved = resolveBareYear(counted.count, { ...setting, carried });
  if (!resolved || (suffix === '' && resolved.year <= first.year)) return undefined;
  return { kind: 'year', end: counted.end + suffix.length, ...resolved, suffix, form: 'bare', contradicted: false };
}

/** 31 of H30.4～31.3 goes on as the first end does. */
const mayEndWithoutSuffix = (text: PrintedText, at: number, first: YearReading): boolean =>
  text.gaps[at] !== gap.none ||
  (/[./]/.test(text.chars.charAt(at)) && text.chars.charAt(at) === text.chars.charAt(first.end)) ||
  !/^[A-Za-z0-9.,%\-\u4E00-\u9FFF]/.test(text.chars.slice(at, at + 1)) ||
  /^(?:実績|見込|目標|計画|平均|累計|累積|合計|通算|の)/.test(text.chars.slice(at, at + 2));

/** 平成30年度から3年間: as many years, the first one included. */
function readYearsLong(text: PrintedText, at: number, first: PeriodEnd): PartResult {
  const count = first.year.suffix === '' ? undefined : readCount(text, at, 2);
  const word = count && startsWithOne(text.chars, count.end, ['年間', 'か年', 'ヶ年', 'カ年', 'ヵ年', 'ケ年', '箇年']);
  const { first: begin, last } = first.part.span;
  if (!count || word === undefined || count.count < 1 || !begin || !last) return undefined;
  const until = { ...last, year: last.year + count.count - 1 };
  return { end: count.end + word.length, kind: 'range', span: { first: begin, last: until }, level: 'part' };
}

/** A second end that leaves out its year: 平成28年4月～9月, 4月1日～30日. */
function readBorrowedPart(text: PrintedText, at: number, first: PeriodEnd): PartResult {
  if (first.part.level === 'year') return readYearsLong(text, at, first);
  if (first.part.level === 'part') {
    return /half|quarter/.test(first.part.kind)
      ? readYearPart(text, at, { year: first.year.year, fiscal: first.year.suffix === '年度' })
      : undefined;
  }
  const begin = first.part.span.first;
  if (!begin) return undefined;
  const told = ['翌年', '同年'].find((word) => text.chars.startsWith(word, at));
  if (told !== undefined)
    return readMonthPart(text, at + 2, { year: begin.year + (told === '翌年' ? 1 : 0), fiscal: false });
  const month = readMonthPart(text, at, { year: begin.year, fiscal: false });
  if (month === impossible) return impossible;
  if (month)
    return month.span.first && isBefore(month.span.first, begin)
      ? readMonthPart(text, at, { year: begin.year + 1, fiscal: false })
      : month;
  const day = first.part.level === 'day' ? readDayNumber(text, at) : undefined;
  if (!day) return undefined;
  const last: Day = { ...begin, day: day.count };
  return isRealDay(last)
    ? { end: skipWeekday(text, day.end), kind: 'date', span: daySpan(last), level: 'day' }
    : impossible;
}

interface SecondEnd {
  readonly part: PartReading;
  readonly year: YearReading | undefined;
}

/** 翌 of 翌2006年7月 and 同 of 同31年度, before a year of its own; not 翌年, 同年. */
const skipNextOrSame = (text: PrintedText, at: number): number =>
  /^[翌同](?:[0-9元]|明治|大正|昭和|平成|令和)/.test(text.chars.slice(at, at + 3)) ? at + 1 : at;

function readSecondEnd(text: PrintedText, from: number, first: PeriodEnd, setting: YearSetting): SecondEnd | undefined {
  const separated = readSeparatedEnd(text, from, first.year, first.part);
  if (separated !== undefined && separated !== impossible) return { part: separated, year: undefined };
  const at = skipNextOrSame(text, from);
  const read = readYear(text, at, { ...setting, header: false, carried: undefined, era: undefined });
  const own = read?.kind === 'year' ? read : undefined;
  const year = own ?? readBorrowedYear(text, at, first.year, setting);
  if (year) {
    const part = readPart(text, year, isFiscal(first.year.suffix, setting.fiscal));
    return part === undefined || part === impossible ? undefined : { part, year };
  }
  const part = readBorrowedPart(text, at, first);
  return part === undefined || part === impossible ? undefined : { part, year: undefined };
}

/** The first end once more, with the 年度 or 年 that it borrows from the second. */
function firstSpan(text: PrintedText, first: PeriodEnd, second: SecondEnd): Span {
  if (first.year.suffix !== '' || first.part.level !== 'year' || !second.year || second.year.suffix === '')
    return first.part.span;
  const borrowed = readPart(text, { ...first.year, suffix: second.year.suffix }, false);
  return borrowed === undefined || borrowed === impossible ? first.part.span : borrowed.span;
}

/** 平成30年度～令和2年度, 平成30～令和2年度, H23-27, 2009~14年, 平成28年4月から平成29年3月まで. */
export function readRange(
  text: PrintedText,
  start: number,
  first: PeriodEnd,
  setting: YearSetting,
): PeriodsFound | undefined {
  const connector = connectorEnd(text, first.part.end);
  if (connector === undefined) return undefined;
  const second = readSecondEnd(text, connector, first, setting);
  if (!second) return undefined;
  const span = { first: firstSpan(text, first, second).first, last: second.part.span.last };
  if (!span.first || !span.last || isBefore(span.last, span.first)) return undefined;
  const until = text.chars.startsWith('まで', second.part.end) ? second.part.end + 2 : second.part.end;
  const end = asOfEnd(text, until);
  const carried = second.year ?? first.year;
  return {
    end,
    found: [foundPeriod(text, start, end, 'range', span)],
    doubts: [],
    carried: { count: carried.count, year: carried.counted },
  };
}

/** So many years are listed at most after the first. */
const mostListed = 20;

/** How far a list of years without 年度 was followed in vain, so that no year of it begins the search again. */
const endlessLists = new WeakMap<PrintedText, number>();

/** 平成28・29年度, 令和元、2年度: one period each; the last one's 年度 is everybody's. */
export function readEnumeration(
  text: PrintedText,
  start: number,
  first: YearReading,
  setting: YearSetting,
): PeriodsFound | undefined {
  if (start < (endlessLists.get(text) ?? 0)) return undefined;
  const years: { start: number; year: YearReading }[] = [{ start, year: first }];
  let last = first;
  for (
    let more = 0;
    more < mostListed && last.suffix === '' && /^[・、,]/.test(text.chars.slice(last.end, last.end + 1));
    more += 1
  ) {
    const next = readListedYear(text, last.end + 1, last, setting);
    if (!next) return undefined;
    years.push({ start: last.end + 1, year: next });
    last = next;
  }
  if (last.suffix === '' && years.length > mostListed) endlessLists.set(text, last.end);
  if (years.length < 2 || last.suffix === '') return undefined;
  const found = years.map(({ start: from, year }) => {
    const part = readPart(text, { ...year, suffix: last.suffix }, false);
    const whole = part === undefined || part === impossible || year !== last ? undefined : part;
    const plain = whole ?? plainYear(text, year, last);
    return foundPeriod(text, from, whole?.end ?? year.end, plain.kind, plain.span);
  });
  const end = found.at(-1)?.end ?? last.end;
  return { end, found, doubts: [], carried: { count: last.count, year: last.counted } };
}

function plainYear(text: PrintedText, year: YearReading, last: YearReading): PartReading {
  const part = readPart({ ...text, chars: '' }, { ...year, suffix: last.suffix }, false);
  if (part === undefined || part === impossible) throw new Error('a year alone is always a period');
  return part;
}

function readListedYear(
  text: PrintedText,
  at: number,
  before: YearReading,
  setting: YearSetting,
): YearReading | undefined {
  const own = readYear(text, at, { ...setting, carried: undefined, era: undefined });
  if (own?.kind === 'year') return own;
  const counted = readCount(text, at, 2);
  if (!counted) return undefined;
  const resolved = resolveBareYear(counted.count, {
    ...setting,
    carried: { count: before.count, year: before.counted },
  });
  const suffix = readSuffix(text, counted.end);
  return (
    resolved && {
      kind: 'year',
      end: counted.end + suffix.length,
      ...resolved,
      suffix,
      form: 'bare',
      contradicted: false,
    }
  );
}
