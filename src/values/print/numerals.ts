// Numerals as they are printed, in Arabic figures or kanji, with scales.

import { type Decimal, decimalOf, formatDecimal, plus, scaled, zero } from './decimal.js';
import { gap, type PrintedText } from './printed-text.js';

/** Digits beyond this are no figure of a city: serial numbers, noise. */
const longestFigure = 24;

const kanjiDigits: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  壱: '1',
  壹: '1',
  弌: '1',
  弐: '2',
  弍: '2',
  貳: '2',
  貮: '2',
  参: '3',
  參: '3',
  肆: '4',
  伍: '5',
  陸: '6',
  漆: '7',
  捌: '8',
  玖: '9',
};
const smallScales: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 陌: 2, 千: 3, 仟: 3, 阡: 3 };
const largeScales: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 億: 8, 兆: 12, 京: 16, 垓: 20 };
/** Old forms of 二十, 三十, 四十 and 二百: a coefficient and its scale in one. */
const joinedScales: Readonly<Record<string, readonly [string, number]>> = {
  廿: ['2', 1],
  卄: ['2', 1],
  卅: ['3', 1],
  丗: ['3', 1],
  卌: ['4', 1],
  皕: ['2', 2],
};

/** A numeral (数詞) found in a text. */
export interface Numeral {
  readonly end: number;
  readonly value: Decimal;
  /** `kanji` where no Arabic digit takes part: 二十三, 千. */
  readonly style: 'arabic' | 'kanji';
  /** 万, 千, … where the numeral is one coefficient with scales at its end (1,200千, 200万): its beginning, else undefined. */
  readonly scaleStart: number | undefined;
  /** Power of ten of those scales. */
  readonly scalePower: number;
  /** 0 before another digit: 007, 06. */
  readonly leadingZero: boolean;
  /** Commas that part no thousands, several points: digits that are not understood. */
  readonly malformed: boolean;
}

export const isDigit = (character: string): boolean => character >= '0' && character <= '9';
export const isKanjiDigit = (character: string): boolean => Object.hasOwn(kanjiDigits, character);
export const isScale = (character: string): boolean =>
  Object.hasOwn(smallScales, character) || Object.hasOwn(largeScales, character);

/** Letters that a text layer gives for a digit (O for 0, l for 1), alone beside a digit: 3O人, l2人, 1O0. */
export function leansOnLookalike(text: PrintedText, start: number, end: number): boolean {
  const alike = (at: number, beyond: number): boolean =>
    /[OoIl|]/.test(text.chars.charAt(at)) && !/[A-Za-z]/.test(text.chars.charAt(beyond));
  return (alike(start - 1, start - 2) && !isTorn(text, start)) || (alike(end, end + 1) && !isTorn(text, end));
}

function isTorn(text: PrintedText, at: number): boolean {
  return (text.gaps[at] ?? gap.none) !== gap.none;
}

function digitsEnd(text: PrintedText, at: number): number {
  let end = at;
  while (isDigit(text.chars.charAt(end)) && (end === at || !isTorn(text, end))) end += 1;
  return end;
}

interface Coefficient {
  readonly end: number;
  readonly digits: string;
  readonly style: 'arabic' | 'kanji';
  readonly malformed: boolean;
}

/** Does a comma at `at` part thousands: three digits, then no further one? They may stand in the next line: 1,234,｜567人. */
function groupEnd(text: PrintedText, at: number, grouped: boolean): number | undefined {
  if (text.chars.charAt(at) !== ',' || (isTorn(text, at + 1) && !(grouped || text.gaps[at + 1] === gap.line)))
    return undefined;
  const end = digitsEnd(text, at + 1);
  return end - at === 4 ? end : undefined;
}

function readArabic(text: PrintedText, at: number): Coefficient | undefined {
  const first = digitsEnd(text, at);
  if (first === at) return undefined;
  let end = first;
  let digits = text.chars.slice(at, first);
  for (let group = groupEnd(text, end, false); group !== undefined; group = groupEnd(text, end, true)) {
    digits += text.chars.slice(end + 1, group);
    end = group;
  }
  const grouped = end > first;
  let malformed = (grouped && first - at > 3) || isBrokenGroup(text, at, end);
  if (text.chars.charAt(end) === '.' && isDigit(text.chars.charAt(end + 1)) && !isTorn(text, end + 1)) {
    const fraction = digitsEnd(text, end + 1);
    digits += text.chars.slice(end, fraction);
    end = fraction;
    malformed ||= /^\.\d/.test(text.chars.slice(end, end + 2));
  }
  if (digits.length > longestFigure) malformed = true;
  return withExponent(text, { end, digits, style: 'arabic', malformed });
}

/** 2e5, 1.2E+3: the digits times their power of ten. */
function withExponent(text: PrintedText, coefficient: Coefficient): Coefficient {
  const exponent = /^[eE]([+-]?\d{1,2})(?![0-9A-Za-z.,])/.exec(text.chars.slice(coefficient.end, coefficient.end + 6));
  if (exponent?.[1] === undefined || coefficient.malformed) return coefficient;
  const value = scaled(decimalOf(coefficient.digits), Number(exponent[1]));
  return { ...coefficient, end: coefficient.end + exponent[0].length, digits: formatDecimal(value) };
}

/** A comma before further digits that are no group of three: 12,34 and 1,2345; a list of single digits (3,4,5) is none. */
function isBrokenGroup(text: PrintedText, start: number, end: number): boolean {
  if (/^['’_^]\d/.test(text.chars.slice(end, end + 2)) && !isTorn(text, end)) return true;
  if (text.chars.charAt(end) !== ',' || !isDigit(text.chars.charAt(end + 1)) || isTorn(text, end + 1)) return false;
  return end - start > 1 || digitsEnd(text, end + 1) - end > 2;
}

/** 二〇二〇, 三. */
function readKanjiDigits(text: PrintedText, at: number): Coefficient | undefined {
  let end = at;
  while (end - at <= longestFigure && isKanjiDigit(text.chars.charAt(end)) && (end === at || !isTorn(text, end)))
    end += 1;
  if (end === at) return undefined;
  if (end - at > longestFigure) return { end, digits: '0', style: 'kanji', malformed: true };
  const digits = [...text.chars.slice(at, end)].map((character) => kanjiDigits[character] ?? '').join('');
  return { end, digits, style: 'kanji', malformed: false };
}

/** The digits after a kanji numeral's decimal point: 五 of 二・五倍. */
export function readKanjiFraction(text: PrintedText, whole: Numeral): Numeral | undefined {
  if (whole.style !== 'kanji' || text.chars.charAt(whole.end) !== '・') return undefined;
  const fraction = readKanjiDigits(text, whole.end + 1);
  if (!fraction || fraction.malformed) return undefined;
  const value = plus(whole.value, { units: BigInt(fraction.digits), places: fraction.digits.length });
  return { ...whole, end: fraction.end, value, scaleStart: undefined, scalePower: 0 };
}

interface Section {
  readonly end: number;
  readonly value: Decimal;
  readonly arabic: boolean;
  readonly malformed: boolean;
  /** End of the coefficient where the section is one coefficient, with or without small scales. */
  readonly single: number | undefined;
  readonly power: number;
}

const joinedCoefficient = (at: number, digits: string): Coefficient => ({
  end: at,
  digits,
  style: 'kanji',
  malformed: false,
});

/** A numeral below 万: 二千五百, 2千5百, 3,500, 千. Undefined where there is none. */
function readSection(text: PrintedText, at: number): Section | undefined {
  let end = at;
  let value = zero;
  let lowest = 4;
  let arabic = false;
  let malformed = false;
  let coefficients = 0;
  let single: number | undefined;
  let power = 0;
  while (end === at || !isTorn(text, end)) {
    const joined = joinedScales[text.chars.charAt(end)];
    const coefficient = joined
      ? joinedCoefficient(end, joined[0])
      : (readArabic(text, end) ?? readKanjiDigits(text, end));
    const after = coefficient?.end ?? end;
    const scale = joined?.[1] ?? smallScales[text.chars.charAt(after)];
    if (scale === undefined || scale >= lowest) {
      if (coefficient === undefined) break;
      value = plus(value, coefficient.malformed ? zero : decimalOf(coefficient.digits));
    } else {
      value = plus(
        value,
        scaled(decimalOf(coefficient === undefined || coefficient.malformed ? '1' : coefficient.digits), scale),
      );
    }
    coefficients += 1;
    single = coefficients === 1 && coefficient !== undefined ? coefficient.end : undefined;
    arabic ||= coefficient?.style === 'arabic';
    malformed ||= coefficient?.malformed ?? false;
    end = after;
    if (scale === undefined || scale >= lowest) break;
    power = scale;
    lowest = scale;
    end = after + 1;
  }
  return end === at ? undefined : { end, value, arabic, malformed, single, power };
}

/** Reads the numeral that begins at `at`: 1,234.5 · 12万3,500 · 二億五千万 · 千二百三十四 · 二〇二〇. */
export function readNumeral(text: PrintedText, at: number): Numeral | undefined {
  let end = at;
  let value = zero;
  let lowest = 24;
  let arabic = false;
  let malformed = false;
  let sections = 0;
  let single: number | undefined;
  let power = 0;
  while (end === at || !isTorn(text, end) || isLarge(text, end - 1)) {
    const section = readSection(text, end);
    if (section === undefined) break;
    const large = largeScales[text.chars.charAt(section.end)];
    const applies = large !== undefined && large < lowest && !section.malformed;
    if (sections > 0 && !applies && section.value.units >= 10n ** BigInt(lowest + section.value.places)) break;
    value = plus(value, applies ? scaled(section.value, large) : section.value);
    sections += 1;
    single = sections === 1 ? section.single : undefined;
    power = section.power + (applies ? large : 0);
    arabic ||= section.arabic;
    malformed ||= section.malformed;
    end = section.end + (applies ? 1 : 0);
    if (!applies) break;
    lowest = large;
  }
  if (end === at) return undefined;
  return {
    end,
    value,
    style: arabic ? 'arabic' : 'kanji',
    scaleStart: single !== undefined && single < end ? single : undefined,
    scalePower: single !== undefined && single < end ? power : 0,
    leadingZero: /^0\d/.test(text.chars.slice(at, at + 2)),
    malformed,
  };
}

const isLarge = (text: PrintedText, at: number): boolean => Object.hasOwn(largeScales, text.chars.charAt(at));

/** A whole number of at most `most` digits in Arabic or kanji, without separators or large scales: a year, a month, a day. */
export function readCount(
  text: PrintedText,
  at: number,
  most: number,
): { readonly end: number; readonly count: number } | undefined {
  if (isDigit(text.chars.charAt(at))) {
    const end = digitsEnd(text, at);
    if (end - at > most) return undefined;
    return { end, count: Number(text.chars.slice(at, end)) };
  }
  const section = readKanjiCount(text, at);
  return section && String(section.count).length <= most ? section : undefined;
}

/** As `readCount` for kanji; letter-spaced digits (平 成 二 十 九 年) are joined. */
function readKanjiCount(text: PrintedText, at: number): { readonly end: number; readonly count: number } | undefined {
  let end = at;
  let total = 0;
  let current: number | undefined;
  while (end - at < 8) {
    const character = text.chars.charAt(end);
    const digit = kanjiDigits[character];
    const scale = smallScales[character];
    const joined = joinedScales[character];
    if (digit !== undefined) current = (current ?? 0) * 10 + Number(digit);
    else if (scale !== undefined) {
      total += (current ?? 1) * 10 ** scale;
      current = undefined;
    } else if (joined !== undefined && current === undefined) total += Number(joined[0]) * 10 ** joined[1];
    else break;
    end += 1;
  }
  return end === at ? undefined : { end, count: total + (current ?? 0) };
}
