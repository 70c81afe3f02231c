import { isDigit, isKanjiDigit, readCount, readNumeral } from '../print/numerals.js';
import { gap, type PrintedText } from '../print/printed-text.js';
import { gregorianOf, gregorianYears } from './eras.js';
import type { YearReading } from './year-reading.js';
import { readSuffix } from './year-suffix.js';

/** A word or mark before a Gregorian year, and what it makes of the number after it. */
interface GregorianMark {
  readonly length: number;
  readonly kind: 'none' | 'western' | 'fiscal' | 'shortened' | 'imperial';
}

/** The first year of the imperial count (皇紀) is 660 before our era. */
const imperialOffset = 660;

/** 西暦2020, FY2020, FY20, '20, 皇紀2680; nothing before most years. */
function markAt(text: PrintedText, at: number): GregorianMark {
  const { chars } = text;
  if (chars.startsWith('西暦', at)) return { length: 2, kind: 'western' };
  if (chars.startsWith('皇紀', at)) return { length: 2, kind: 'imperial' };
  const fiscal = /^FY[.']?/i.exec(chars.slice(at, at + 3))?.[0];
  if (fiscal !== undefined) return { length: fiscal.length, kind: 'fiscal' };
  const shortened = /^['’‘](?=\d{2}(?:年|\/\d|[-~]['’‘]\d))/.test(chars.slice(at, at + 6));
  return shortened && !/[0-9A-Za-z]/.test(chars.charAt(at - 1))
    ? { length: 1, kind: 'shortened' }
    : { length: 0, kind: 'none' };
}

interface Counted {
  readonly end: number;
  readonly count: number;
}

/** Four digits, Arabic or kanji, that are a Gregorian year by their size; 2千20 too. */
function readFourDigits(text: PrintedText, at: number): Counted | undefined {
  const first = text.chars.charAt(at);
  if (!isDigit(first) && !isKanjiDigit(first)) return undefined;
  const counted = isDigit(first) && text.chars.charAt(at + 1) === '千' ? readMixed(text, at) : readCount(text, at, 4);
  if (!counted || (isDigit(first) && counted.end - at < 4)) return undefined;
  return gregorianOf('西暦', counted.count) === undefined ? undefined : counted;
}

function readMixed(text: PrintedText, at: number): Counted | undefined {
  const numeral = readNumeral(text, at);
  const whole = numeral && !numeral.malformed && numeral.value.places === 0 && text.chars.charAt(numeral.end) === '年';
  return whole ? { end: numeral.end, count: Number(numeral.value.units) } : undefined;
}

/** Two digits after FY or an apostrophe: 1970 to 2069, the nearest hundred years of plans and statistics. */
function readTwoDigits(text: PrintedText, at: number): Counted | undefined {
  const counted = isDigit(text.chars.charAt(at)) ? readCount(text, at, 2) : undefined;
  if (!counted || counted.end - at !== 2) return undefined;
  return { end: counted.end, count: counted.count + (counted.count < 70 ? 2000 : 1900) };
}

/** The years of a count that is named: 西暦645年, 皇紀2600年. Only with 年, or where they are written as a date. */
function readNamedCount(text: PrintedText, at: number, offset: number): Counted | undefined {
  const counted = readCount(text, at, 4);
  const year = counted ? counted.count - offset : 0;
  if (!counted || year < 1 || year > gregorianYears.last) return undefined;
  return text.chars.charAt(counted.end) === '年' ? { end: counted.end, count: year } : undefined;
}

function readCounted(text: PrintedText, at: number, mark: GregorianMark): Counted | undefined {
  switch (mark.kind) {
    case 'none':
      return readFourDigits(text, at);
    case 'western':
      return readFourDigits(text, at) ?? readNamedCount(text, at, 0);
    case 'imperial':
      return readNamedCount(text, at, imperialOffset);
    case 'fiscal':
      return readFourDigits(text, at) ?? readTwoDigits(text, at);
    case 'shortened':
      return readTwoDigits(text, at);
    default:
      return mark.kind satisfies never;
  }
}

/** A Gregorian year: 2020年度, 西暦2020年, FY2020, 二〇二〇年; four digits alone too, which the caller must have reason to believe. */
export function readGregorianYear(text: PrintedText, at: number): YearReading | undefined {
  const mark = markAt(text, at);
  const from = at + mark.length;
  const counted = readCounted(text, from, mark);
  if (!counted) return undefined;
  const before = text.chars.charAt(at - 1);
  if (mark.length === 0 && text.gaps[at] === gap.none && /[0-9.,A-Za-z]/.test(before)) return undefined;
  if (mark.kind === 'fiscal' && text.gaps[at] === gap.none && /[A-Za-z]/.test(before)) return undefined;
  if (text.chars.startsWith('紀元前', at - 3)) return undefined;
  const written = readSuffix(text, counted.end);
  if (written === '' && mark.kind !== 'shortened' && !mayStandBare(text, from, counted.end)) return undefined;
  const fiscalAfter = mark.kind === 'none' && written === '' && isFiscalMark(text, counted.end);
  const suffix = written === '' && (mark.kind === 'fiscal' || fiscalAfter) ? '年度' : written;
  return {
    kind: 'year',
    end: counted.end + written.length + (fiscalAfter ? 2 : 0),
    count: '西暦',
    counted: counted.count,
    year: counted.count,
    suffix,
    form: mark.length === 0 && suffix === '' ? 'gregorian' : 'name',
    contradicted: false,
  };
}

/** 2020FY. */
const isFiscalMark = (text: PrintedText, at: number): boolean => /^FY(?![A-Za-z])/.test(text.chars.slice(at, at + 3));

/** Arabic digits that go on neither as a number nor as a unit; a quarter may follow (2020Q1). */
const mayStandBare = (text: PrintedText, start: number, end: number): boolean =>
  isDigit(text.chars.charAt(start)) &&
  (text.gaps[end] !== gap.none ||
    !/^(?:[A-Za-z%]|[,.]\d{3})/.test(text.chars.slice(end, end + 4)) ||
    /^(?:Q[1-4](?![A-Za-z0-9])|FY(?![A-Za-z]))/.test(text.chars.slice(end, end + 3)));
