// Years with and without an era.

import { type CharacterSet, characterSet } from '../print/character-set.js';
import { isDigit, isKanjiDigit, readCount } from '../print/numerals.js';
import { gap, type PrintedText } from '../print/printed-text.js';
import { words } from '../print/word-list.js';
import { isIdeograph } from '../quantities/figure-words.js';
import type { Era } from '../reading-context.js';
import { eraBeside, gregorianOf, readEraMark, type YearCount } from './eras.js';
import { readGregorianYear } from './gregorian-years.js';
import type { AmbiguousYear, YearReading } from './year-reading.js';
import { readSuffix } from './year-suffix.js';

/** The year read last in the same table or text: a bare 元年度 or 2年度 counts on from it. */
export interface CarriedYear {
  readonly count: YearCount;
  readonly year: number;
}

/** What is known about the years of a text while it is read. */
export interface YearSetting {
  /** Bare years are fiscal ones: a column header, or a cell of a table by fiscal years. */
  readonly fiscal: boolean;
  /** A column header: numbers alone may be years. */
  readonly header: boolean;
  readonly documentFiscalYear: number | undefined;
  readonly era: Era | undefined;
  readonly carried: CarriedYear | undefined;
}

/** Words that may follow a year without 年: H29実績, R2目標. */
const wordsAfterYear = [
  ...words(
    '実績 見込 目標 計画 予定 決算 予算 当初 基準 現状 現在 時点 末 年 国調 国勢調査 調査 速報 確定 推計 累計 累積 通算 平均 合計 まで から 以降 以前 以後 計 中間 最終 期末 策定 改定',
  ),
  // R2～R6の累計, R2～R6の5年間, R2～R4で88件, R7に50%.
  ...['の', 'で', 'に'].flatMap((particle) =>
    [...words('累計 累積 平均 合計 計 延べ 実績 目標'), ...'123456789'].map((word) => particle + word),
  ),
];
/** Words that make a place or a serial number of it: 平成1丁目, 昭和2号. */
const wordsOfPlaces = words('丁目 番 号 条 町 区 世 小 中 高');

const firstCharacters = (list: readonly string[]): CharacterSet =>
  characterSet(list.map((word) => word.charAt(0)).join(''));
const beginsWordAfterYear = firstCharacters(wordsAfterYear);
const beginsWordOfPlaces = firstCharacters(wordsOfPlaces);

const isWordAfterYear = (chars: string, at: number): boolean =>
  beginsWordAfterYear.at(chars, at) && wordsAfterYear.some((word) => chars.startsWith(word, at));

const isWordOfPlaces = (chars: string, at: number): boolean =>
  beginsWordOfPlaces.at(chars, at) && wordsOfPlaces.some((word) => chars.startsWith(word, at));

/** Is a year without 年 complete here, and not the beginning of a word or a code? */
function endsBareYear(text: PrintedText, at: number, setting: YearSetting): boolean {
  const next = text.chars.charAt(at);
  if (next === '' || text.gaps[at] !== gap.none) return !/^[A-Za-z0-9]/.test(next) || text.gaps[at] !== gap.none;
  if (/[A-Za-z0-9%]/.test(next) || /^-\d{3}/.test(text.chars.slice(at, at + 4))) return false;
  // H20中間目標 names a year, R5中 could be a school's.
  if (isWordAfterYear(text.chars, at)) return true;
  if (isWordOfPlaces(text.chars, at)) return false;
  if (/^[\u4E00-\u9FFF]{1,10}(?:調査|アンケート)/.test(text.chars.slice(at, at + 16))) return true;
  return setting.header || !/[\u3041-\u30FA\u30FC\u4E00-\u9FFF]/.test(next);
}

function readEraYear(text: PrintedText, at: number, setting: YearSetting): YearReading | undefined {
  const mark = readEraMark(text.chars, at);
  if (!mark) return undefined;
  const before = text.chars.charAt(at - 1);
  const torn = text.gaps[at] !== gap.none;
  if (mark.form === 'letter' && /[A-Za-z0-9]/.test(before) && !torn) return undefined;
  if (mark.form === 'kanji' && isIdeograph(before) && !torn) return undefined;
  let from = at + mark.length;
  if (mark.form === 'letter' && text.chars.charAt(from) === '.' && isDigit(text.chars.charAt(from + 1))) from += 1;
  const first = text.chars.charAt(from) === '元';
  const counted = first ? { end: from + 1, count: 1 } : readCount(text, from, 2);
  if (!counted) return undefined;
  const year = gregorianOf(mark.era, counted.count);
  if (year === undefined) return undefined;
  const suffix = readSuffix(text, counted.end);
  const reading = {
    kind: 'year',
    count: mark.era,
    counted: counted.count,
    year,
    form: mark.form,
    contradicted: false,
  } as const;
  if (suffix !== '') return { ...reading, end: counted.end + suffix.length, suffix };
  if (
    mark.form === 'letter' &&
    /[a-z]/.test(text.chars.charAt(at)) &&
    !/^[./-]\d/.test(text.chars.slice(counted.end, counted.end + 2))
  ) {
    return undefined;
  }
  const kanjiDigits = !first && isKanjiDigit(text.chars.charAt(from));
  const strict = kanjiDigits || mark.form === 'kanji' ? { ...setting, header: false } : setting;
  return endsBareYear(text, counted.end, strict) ? { ...reading, end: counted.end, suffix } : undefined;
}

/** The year that a bare number means by the evidence of its table or text; undefined without evidence. */
export function resolveBareYear(
  counted: number,
  setting: YearSetting,
): { readonly count: YearCount; readonly counted: number; readonly year: number } | undefined {
  const { carried, era } = setting;
  if (carried?.count === '西暦') {
    const year = Math.floor(carried.year / 100) * 100 + counted;
    const next = year < carried.year ? year + 100 : year;
    const near = next - carried.year < 50 ? next : year;
    return { count: '西暦', counted: near, year: near };
  }
  const count = carried ? (eraBeside(carried.count, carried.year, counted) ?? carried.count) : era;
  const year = count && gregorianOf(count, counted);
  return count && year !== undefined ? { count, counted, year } : undefined;
}

/** A number that is a year only by its surroundings: 20年度, 元年度; in a header 30年 and 30. */
function readBareYear(text: PrintedText, at: number, setting: YearSetting): YearReading | AmbiguousYear | undefined {
  const character = text.chars.charAt(at);
  if (character !== '元' && !isDigit(character) && !isKanjiDigit(character) && character !== '十') return undefined;
  const before = text.chars.charAt(at - 1);
  const torn = text.gaps[at] !== gap.none;
  if (/[0-9.,A-Za-z第計約満各毎同全約十百千]/.test(before) && !torn) return undefined;
  if (/[-/]/.test(before) && isDigit(text.chars.charAt(at - 2)) && !torn) return undefined;
  const first = character === '元';
  const counted = first ? { end: at + 1, count: 1 } : readCount(text, at, 2);
  if (!counted || counted.count < 1) return undefined;
  const suffix = readSuffix(text, counted.end);
  const end = counted.end + suffix.length;
  const listed = suffix === '年' && isListedYear(text, at, counted.count, setting);
  if (suffix === '年' && !listed && !isBareCalendarYear(text, end, setting) && !first) return undefined;
  if (suffix === '' && !isBareHeaderNumber(text, at, counted.end, setting)) return undefined;
  const resolved = resolveBareYear(counted.count, setting);
  if (!resolved) return suffix === '' && !isWhole(text, at, end) ? undefined : { kind: 'ambiguous', end };
  return { kind: 'year', end, ...resolved, suffix, form: 'bare', contradicted: false };
}

/** 30年 of 平成29年と30年: the year after the one just read. */
function isListedYear(text: PrintedText, at: number, counted: number, setting: YearSetting): boolean {
  const next = setting.carried !== undefined && setting.carried.year + 1 === counted;
  return next && /年(?:、|,|・|と|や|及び|および|から)$/.test(text.chars.slice(Math.max(0, at - 4), at));
}

const isWhole = (text: PrintedText, start: number, end: number): boolean => start === 0 && end === text.chars.length;

/** 30年 is a year, not thirty years, where a month follows, or in a header whose neighbour gives the era. */
function isBareCalendarYear(text: PrintedText, end: number, setting: YearSetting): boolean {
  if (/^[間目生齢金以未超]/.test(text.chars.slice(end, end + 1))) return false;
  const month = readCount(text, end, 2);
  if (month && text.chars.charAt(month.end) === '月') return true;
  return setting.header && (setting.carried !== undefined || setting.era !== undefined);
}

/** A number alone in a header: at its beginning or after white space, followed by nothing or a word of a header. */
function isBareHeaderNumber(text: PrintedText, at: number, end: number, setting: YearSetting): boolean {
  if (!setting.header || isKanjiDigit(text.chars.charAt(at)) || (at > 0 && text.gaps[at] === gap.none)) return false;
  if (isWhole(text, at, end)) return true;
  const evidence = setting.carried !== undefined || setting.era !== undefined;
  return evidence && at === 0 && (text.chars.charAt(end) === '(' || isWordAfterYear(text.chars, end));
}

function readOneNotation(text: PrintedText, at: number, setting: YearSetting): YearReading | AmbiguousYear | undefined {
  return readEraYear(text, at, setting) ?? readGregorianYear(text, at) ?? readBareYear(text, at, setting);
}

/** Further notations of the year, parted by / or ・: 令和元/平成31. Undefined where one is of another kind. */
function readNotations(text: PrintedText, at: number, setting: YearSetting): readonly YearReading[] {
  const years: YearReading[] = [];
  for (let place = at; years.length < 3; ) {
    const year = readEraYear(text, place, { ...setting, header: true }) ?? readGregorianYear(text, place);
    if (!year) break;
    years.push(year);
    if (!/^[/・、]/.test(text.chars.charAt(year.end))) break;
    place = year.end + 1;
  }
  return years;
}

/** The same year in a second notation: 平成31(令和元)年度, 2015(平成27)年度, 平成29年(2017年)3月, 平成31/令和元年度. */
function withSecondNotation(text: PrintedText, first: YearReading, setting: YearSetting): YearReading {
  const opener = text.chars.charAt(first.end);
  const bracket = /^[([〔]/.test(opener);
  if (!bracket && opener !== '/') return first;
  const others = readNotations(text, first.end + 1, setting);
  const last = others.at(-1);
  if (!last || others.some((other) => other.count === first.count)) return first;
  if (bracket && !/^[)\]〕]/.test(text.chars.charAt(last.end))) return first;
  const close = last.end + (bracket ? 1 : 0);
  const after = bracket ? readSuffix(text, close) : '';
  const contradicted = others.some((other) => other.year !== first.year);
  if (contradicted && (first.suffix !== '' || !bracket)) return first;
  if (!bracket && first.suffix !== '' && last.suffix !== first.suffix) return first;
  const suffix = first.suffix || after || last.suffix;
  const end = first.suffix === '' ? close + after.length : close;
  return { ...first, end, suffix, form: first.form === 'gregorian' ? 'name' : first.form, contradicted };
}

/** Reads the year that begins at `at`, in one notation or in two. */
export function readYear(text: PrintedText, at: number, setting: YearSetting): YearReading | AmbiguousYear | undefined {
  const first = readOneNotation(text, at, setting);
  return first?.kind === 'year' ? withSecondNotation(text, first, setting) : first;
}
