import { readEraMark } from './periods/eras.js';
import { nameWordAt } from './print/name-words.js';
import { isDigit, leansOnLookalike, readCount } from './print/numerals.js';
import { gap, type PrintedText } from './print/printed-text.js';
import { findUnit } from './quantities/units.js';

/** A stretch whose digits are understood as part of a name, an order or a time, or not understood at all. */
export interface NamedNumber {
  readonly end: number;
  /** Digits that look like a figure and are none that is understood: 12.3.4, 06-101. */
  readonly unreadable: boolean;
}

/** Words that make a grade of the number after them: レベル3, ステージ2. */
const beforeGrade = /(?:レベル|ランク|ステージ|フェーズ|ステップ|グレード|タイプ|バージョン|カテゴリー?|区分|等級)$/;
/** Day and month without a year, time of day: 10月開設, 4月1日, 10時. */
const clock = /^[0-9]{1,2}:[0-9]{2}/;

function digitsEnd(text: PrintedText, at: number): number {
  let end = at;
  while (isDigit(text.chars.charAt(end)) && (end === at || text.gaps[end] === gap.none)) end += 1;
  return end;
}

/** 3対1, 06-101, 19-103-1, 3-6-1, 2.1.1, 0463-94-4711: digits chained by one mark, with a leading zero or more than two of them. */
function readCode(text: PrintedText, at: number): NamedNumber | undefined {
  const first = digitsEnd(text, at);
  const mark = text.chars.charAt(first);
  if (mark === '対' && first - at < 3 && isDigit(text.chars.charAt(first + 1))) {
    return { end: digitsEnd(text, first + 1), unreadable: true };
  }
  if (mark !== '-' && mark !== '.' && mark !== ':') return undefined;
  let end = first;
  let links = 0;
  while (text.chars.charAt(end) === mark && isDigit(text.chars.charAt(end + 1)) && text.gaps[end] === gap.none) {
    end = digitsEnd(text, end + 1);
    links += 1;
  }
  const leadingZero = mark === '-' && text.chars.charAt(at) === '0' && first - at > 1;
  const odd = links > 1 || (links === 1 && (leadingZero || mark === ':'));
  return odd ? { end, unreadable: true } : undefined;
}

/** 24時間365日 and 3泊4日 are said as one. */
const saidAsOne = /^(?:24時間[・、]?365日|[0-9]{1,2}泊[0-9]{1,2}日)/;

/** A month, or a day of a month, without a year. */
function readDayOfMonth(text: PrintedText, at: number): NamedNumber | undefined {
  const month = readCount(text, at, 2);
  if (!month || month.count < 1 || month.count > 12 || text.chars.charAt(month.end) !== '月') return undefined;
  if (text.chars.charAt(month.end + 1) === '間') return undefined;
  const day = readCount(text, month.end + 1, 2);
  const end =
    day && text.chars.charAt(day.end) === '日' && text.chars.charAt(day.end + 1) !== '間' ? day.end + 1 : month.end + 1;
  return { end, unreadable: false };
}

function readClock(text: PrintedText, at: number): NamedNumber | undefined {
  const colon = clock.exec(text.chars.slice(at, at + 5))?.[0];
  if (colon !== undefined) return { end: at + colon.length, unreadable: false };
  const hour = readCount(text, at, 2);
  if (!hour || text.chars.charAt(hour.end) !== '時' || /^[間]/.test(text.chars.charAt(hour.end + 1))) return undefined;
  const minute = readCount(text, hour.end + 1, 2);
  return { end: minute && text.chars.charAt(minute.end) === '分' ? minute.end + 1 : hour.end + 1, unreadable: false };
}

/** Is the number at `at` the tail of a word: A4, CO2, No.5, 第2? 第 does not make a name of a rank (第5位). */
function followsName(text: PrintedText, at: number, end: number): boolean {
  const before = text.chars.charAt(at - 1);
  if (at === 0 || (text.gaps[at] !== gap.none && before !== '第')) return false;
  if (beforeGrade.test(text.chars.slice(Math.max(0, at - 6), at))) return findUnit(text.chars, end) === undefined;
  if (before === '第') return text.chars.charAt(end) !== '位';
  if (/[A-Za-z#№_]/.test(before)) return true;
  return /[.-]/.test(before) && /[A-Za-z]/.test(text.chars.charAt(at - 2)) && text.gaps[at - 1] === gap.none;
}

/** 平成0年, 昭和200年: a number after an era that is no year of it. */
const followsEra = (text: PrintedText, at: number): boolean =>
  readEraMark(text.chars, at - 2)?.form === 'name' && text.gaps[at] === gap.none;

/** The rest of a name's digits: 2.5 of PM2.5, 14-1 of JIS14-1. */
function nameEnd(text: PrintedText, at: number): number {
  let end = digitsEnd(text, at);
  while (/[.-]/.test(text.chars.charAt(end)) && isDigit(text.chars.charAt(end + 1)) && text.gaps[end] === gap.none) {
    end = digitsEnd(text, end + 1);
  }
  return Math.max(end, at + 1);
}

/** One capital after the digits that is no unit: 5G, 3R, 3D. */
const isLettered = (text: PrintedText, at: number): boolean =>
  text.gaps[at] === gap.none &&
  /^[A-Z](?![A-Za-z])/.test(text.chars.slice(at, at + 2)) &&
  findUnit(text.chars, at) === undefined;

/** 4～9月, 1～3年生, 0～2歳児, 1・2期: the name after the second number is the first one's, too. */
function readNamedRange(text: PrintedText, firstEnd: number): NamedNumber | undefined {
  if (!/^[~\-・、]/.test(text.chars.charAt(firstEnd))) return undefined;
  const second = readCount(text, firstEnd + 1, 3);
  const months = second && second.count <= 12 && /^月(?!間)/.test(text.chars.slice(second.end, second.end + 2));
  if (months) return { end: second.end + 1, unreadable: false };
  const name = second && nameWordAt(text, second.end);
  return second && name !== undefined ? { end: second.end + name.length, unreadable: false } : undefined;
}

/** 中学3年, 小6 before a figure or its colon: the children of a year, not years. */
function readSchoolYear(text: PrintedText, at: number): NamedNumber | undefined {
  const before = text.chars.slice(Math.max(0, at - 3), at);
  if (text.gaps[at] !== gap.none || !/(?:小学校?|中学校?|高校|[小中高])$/.test(before)) return undefined;
  const year = readCount(text, at, 1);
  if (!year || year.count < 1 || year.count > 6) return undefined;
  const apart = text.gaps[year.end] !== gap.none && isDigit(text.chars.charAt(year.end));
  if (text.chars.charAt(year.end) === ':' || apart) return { end: year.end, unreadable: false };
  const named = text.chars.charAt(year.end) === '年' && !/^[間度以後前]/.test(text.chars.charAt(year.end + 1));
  return named ? { end: year.end + 1, unreadable: false } : undefined;
}

/** 要介護3, 要支援1・2: levels of care, with 以上 where they have it. */
function readCareLevel(text: PrintedText, at: number): NamedNumber | undefined {
  if (!/要(?:介護|支援)(?:度)?$/.test(text.chars.slice(Math.max(0, at - 4), at))) return undefined;
  const level = /^[1-5](?:[~・-][1-5])?(?:以上|以下)?(?![0-9.,%人名])/.exec(text.chars.slice(at, at + 6))?.[0];
  return level === undefined ? undefined : { end: at + level.length, unreadable: false };
}

/** Reads a number that is no figure: part of a name, an order, a date without year, a time, a code. */
export function readNamedNumber(text: PrintedText, at: number): NamedNumber | undefined {
  const character = text.chars.charAt(at);
  const grade = readSchoolYear(text, at) ?? readCareLevel(text, at);
  if (grade) return grade;
  const whole = saidAsOne.exec(text.chars.slice(at, at + 10))?.[0];
  if (whole !== undefined) return { end: at + whole.length, unreadable: false };
  const dated = readDayOfMonth(text, at) ?? readClock(text, at);
  if (dated) return dated;
  if (isDigit(character)) {
    const code = readCode(text, at);
    if (code) return code;
  }
  const number = readCount(text, at, 4);
  const end = number?.end ?? (isDigit(character) ? digitsEnd(text, at) : at);
  if (end === at) return undefined;
  const name = nameWordAt(text, end);
  if (name !== undefined && name !== '年度') return { end: end + name.length, unreadable: false };
  if (followsEra(text, at)) return { end: Math.max(end, nameEnd(text, at)), unreadable: true };
  if (isDigit(character) && leansOnLookalike(text, at, end)) return { end: digitsEnd(text, at), unreadable: true };
  if (followsName(text, at, end)) return { end: Math.max(end, nameEnd(text, at)), unreadable: false };
  if (isDigit(character) && isLettered(text, end)) return { end: end + 1, unreadable: false };
  if (name !== undefined) return { end: end + name.length, unreadable: false };
  return readNamedRange(text, end);
}
