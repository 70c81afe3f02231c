// All periods of a text, in order.

import { asciiDigits, characterSet } from '../print/character-set.js';
import { isDigit } from '../print/numerals.js';
import { gap, type PrintedText, printedForm } from '../print/printed-text.js';
import type { Doubt } from '../reading-context.js';
import { type Day, daySpan, isRealDay, type Span } from './calendar.js';
import { impossible, type PartReading } from './days-of-month.js';
import { gregorianOf, gregorianYears, readEraMark } from './eras.js';
import { type FoundPeriod, foundPeriod, type PeriodsFound } from './found-period.js';
import { type PartYear, readMonthPart, readPart, readYearStretch } from './period-parts.js';
import { asOfEnd, connectorEnd, type PeriodEnd, readEnumeration, readRange } from './period-ranges.js';
import { readRelativeYear, readSamePart } from './relative-periods.js';
import type { YearReading } from './year-reading.js';
import { type CarriedYear, readYear, type YearSetting } from './years.js';

/** All periods of a text in order of place, with what stayed doubtful. */
export interface PeriodScan {
  readonly found: readonly FoundPeriod[];
  readonly doubts: readonly Doubt[];
  /** Places of years that stay open (20年度 without evidence). */
  readonly open: readonly { readonly start: number; readonly end: number }[];
  readonly carried: CarriedYear | undefined;
}

/** 20200102: eight digits that are a day. */
function readCompactDate(text: PrintedText, at: number): PeriodsFound | undefined {
  if (!isDigit(text.chars.charAt(at))) return undefined;
  const digits = /^\d{8}(?![0-9A-Za-z,.%\u4E00-\u9FFF])/.exec(text.chars.slice(at, at + 9))?.[0];
  if (digits === undefined || /[0-9.,A-Za-z-]/.test(text.chars.charAt(at - 1))) return undefined;
  const date: Day = {
    year: Number(digits.slice(0, 4)),
    month: Number(digits.slice(4, 6)),
    day: Number(digits.slice(6)),
  };
  if (date.year < gregorianYears.first || date.year > gregorianYears.last || !isRealDay(date)) return undefined;
  return { end: at + 8, found: [foundPeriod(text, at, at + 8, 'date', daySpan(date))], doubts: [], carried: undefined };
}

const eraLetters = characterSet('MTSHR');

/** H310430: an era's letter and six digits that are a day. */
function readCompactEraDate(text: PrintedText, at: number): PeriodsFound | undefined {
  if (!eraLetters.at(text.chars, at)) return undefined;
  const digits = /^[MTSHR](\d{6})(?![0-9A-Za-z,.%\-\u4E00-\u9FFF])/.exec(text.chars.slice(at, at + 8))?.[1];
  if (digits === undefined || (/[0-9A-Za-z-]/.test(text.chars.charAt(at - 1)) && text.gaps[at] === gap.none))
    return undefined;
  const era = readEraMark(text.chars, at)?.era;
  const year = era && gregorianOf(era, Number(digits.slice(0, 2)));
  if (year === undefined) return undefined;
  const date: Day = { year, month: Number(digits.slice(2, 4)), day: Number(digits.slice(4)) };
  if (!isRealDay(date)) return undefined;
  return { end: at + 7, found: [foundPeriod(text, at, at + 7, 'date', daySpan(date))], doubts: [], carried: undefined };
}

/** A part of the document's year in a header (9月末, 上半期, 第1四半期, 4月～6月), without days where that year is not known. */
function readPartOfDocumentYear(text: PrintedText, at: number, setting: YearSetting): PeriodsFound | undefined {
  if (!setting.header) return undefined;
  const before = text.chars.charAt(at - 1);
  if (text.gaps[at] === gap.none && /[0-9.,A-Za-z\-/]/.test(before)) return undefined;
  const own = setting.documentFiscalYear;
  const year: PartYear = { year: own ?? 2000, fiscal: true };
  const part = readYearStretch(text, at, year);
  if (part === undefined || part === impossible) return undefined;
  const end = asOfEnd(text, part.end);
  const span: Span = own === undefined ? { first: undefined, last: undefined } : part.span;
  return { end, found: [foundPeriod(text, at, end, part.kind, span)], doubts: [], carried: undefined };
}

/** 前年同期 in a header: no days of its own. */
function readSamePartIn(text: PrintedText, at: number, setting: YearSetting): PeriodsFound | undefined {
  const same = setting.header ? readSamePart(text.chars, at) : undefined;
  if (!same) return undefined;
  const span: Span = { first: undefined, last: undefined };
  return {
    end: same.end,
    found: [foundPeriod(text, at, same.end, 'relative', span, same.offset)],
    doubts: [],
    carried: undefined,
  };
}

function readRelative(text: PrintedText, at: number, setting: YearSetting): PeriodsFound | undefined {
  const same = readSamePartIn(text, at, setting);
  if (same) return same;
  const relative = readRelativeYear(text.chars, at);
  if (!relative) return undefined;
  const { documentFiscalYear } = setting;
  const suffix = relative.fiscal ? '年度' : '年';
  const year = (documentFiscalYear ?? 2000) + relative.offset;
  const reading: YearReading = {
    kind: 'year',
    end: relative.end,
    count: '西暦',
    counted: year,
    year,
    suffix,
    form: 'name',
    contradicted: false,
  };
  const part = readPart(text, reading, relative.fiscal);
  if (part === undefined || part === impossible) return undefined;
  const end = asOfEnd(text, part.end);
  const span: Span = documentFiscalYear === undefined ? { first: undefined, last: undefined } : part.span;
  return {
    end,
    found: [foundPeriod(text, at, end, 'relative', span, relative.offset)],
    doubts: [],
    carried: undefined,
  };
}

/** Four digits are a year only with 年, or in a header, or as one end of a range or date. */
function standsAlone(year: YearReading, part: PartReading, setting: YearSetting): boolean {
  return year.form !== 'gregorian' || part.level !== 'year' || setting.header;
}

/** An open beginning or end: ～令和2年度, 平成30年度～, 平成30年度以降. */
function withOpenEnd(text: PrintedText, start: number, part: PartReading): { end: number; span: Span } | undefined {
  const { chars } = text;
  if (/^(?:以降|以後)/.test(chars.slice(part.end, part.end + 2))) {
    return { end: part.end + 2, span: { first: part.span.first, last: undefined } };
  }
  if (/^(?:以前|まで)/.test(chars.slice(part.end, part.end + 2))) {
    return { end: part.end + 2, span: { first: undefined, last: part.span.last } };
  }
  if (start > 0 && chars.charAt(start - 1) === '~') {
    return { end: part.end, span: { first: undefined, last: part.span.last } };
  }
  const connector =
    chars.charAt(part.end) === '~' || chars.startsWith('から', part.end) ? connectorEnd(text, part.end) : undefined;
  return connector === undefined ? undefined : { end: connector, span: { first: part.span.first, last: undefined } };
}

function periodOfYear(
  text: PrintedText,
  start: number,
  year: YearReading,
  setting: YearSetting,
): PeriodsFound | undefined {
  const enumeration = year.suffix === '' ? readEnumeration(text, start, year, setting) : undefined;
  if (enumeration) return enumeration;
  const part = readPart(text, year, setting.fiscal);
  if (part === impossible) return { end: year.end, found: [], doubts: [], carried: undefined };
  if (part === undefined) return undefined;
  const first: PeriodEnd = { year, part };
  const range = readRange(text, start, first, setting);
  if (range) return range;
  if (!standsAlone(year, part, setting)) return undefined;
  const carried: CarriedYear = { count: year.count, year: year.counted };
  const doubts: Doubt[] = year.contradicted
    ? [{ code: 'value/contradictory-years', actual: printedForm(text, start, year.end) }]
    : [];
  const open = withOpenEnd(text, start, part);
  if (open) {
    const from = open.span.first === undefined && text.chars.charAt(start - 1) === '~' ? start - 1 : start;
    return { end: open.end, found: [foundPeriod(text, from, open.end, 'range', open.span)], doubts, carried };
  }
  const end = asOfEnd(text, part.end);
  const found = [foundPeriod(text, start, end, part.kind, part.span), ...furtherDates(text, end, year, part)];
  return { end: found.at(-1)?.end ?? end, found, doubts, carried };
}

/** So many dates are listed at most after the first. */
const mostDates = 20;

/** 5月1日 of 令和2年4月1日、5月1日: further months or days of the year just read. */
function furtherDates(text: PrintedText, from: number, year: YearReading, first: PartReading): FoundPeriod[] {
  const found: FoundPeriod[] = [];
  if (year.suffix === '' || (first.level !== 'day' && first.level !== 'month')) return found;
  for (let end = from; found.length < mostDates; ) {
    const joiner = /^(?:、|,|・|と|及び|および|並びに)/.exec(text.chars.slice(end, end + 3))?.[0];
    const at = end + (joiner?.length ?? 0);
    const part = joiner && readMonthPart(text, at, { year: year.year, fiscal: year.suffix === '年度' });
    if (!part || part === impossible || part.level !== first.level) return found;
    end = asOfEnd(text, part.end);
    found.push(foundPeriod(text, at, end, part.kind, part.span));
  }
  return found;
}

interface OpenYear {
  readonly end: number;
  readonly open: true;
}

/** Reads the periods that begin at `at`, if any do. */
export function readPeriodsAt(
  text: PrintedText,
  at: number,
  setting: YearSetting,
): PeriodsFound | OpenYear | undefined {
  const plain = readRelative(text, at, setting) ?? readCompactDate(text, at) ?? readCompactEraDate(text, at);
  if (plain) return plain;
  const year = readYear(text, at, setting);
  if (year?.kind === 'year') return periodOfYear(text, at, year, setting);
  if (year?.kind === 'ambiguous') return { end: year.end, open: true };
  return readPartOfDocumentYear(text, at, setting);
}

const beginnings = characterSet("元西FfMTSHRmtshr'’‘皇明大昭平令前一昨去本今当翌次来再上下第Q〇零二三四五六七八九十", [
  asciiDigits,
]);

/** May a period begin here at all? Spares the callers' loops the work. */
export const mayBeginPeriod = (text: PrintedText, at: number): boolean => beginnings.at(text.chars, at);

const kanjiNumerals = characterSet('〇零一二三四五六七八九十百千');
const digits = characterSet('', [asciiDigits]);

/** How far to go on where no period begins: a run of digits, Arabic or kanji, is passed as a whole. */
function nextPlace(text: PrintedText, at: number): number {
  const run = [digits, kanjiNumerals].find((set) => set.at(text.chars, at));
  let end = at + 1;
  while (run?.at(text.chars, end) && text.gaps[end] === gap.none) end += 1;
  return end;
}

/** Finds all periods of a text; a year read counts on for the bare ones after it. */
export function scanPeriods(text: PrintedText, setting: YearSetting): PeriodScan {
  const found: FoundPeriod[] = [];
  const doubts: Doubt[] = [];
  const open: { start: number; end: number }[] = [];
  let current = setting;
  for (let at = 0; at < text.chars.length; ) {
    const read = mayBeginPeriod(text, at) ? readPeriodsAt(text, at, current) : undefined;
    if (read === undefined) at = nextPlace(text, at);
    else if ('open' in read) {
      open.push({ start: at, end: read.end });
      doubts.push({ code: 'value/ambiguous-year', actual: printedForm(text, at, read.end) });
      at = read.end;
    } else {
      found.push(...read.found);
      doubts.push(...read.doubts);
      if (read.carried) current = { ...setting, carried: read.carried };
      at = read.end;
    }
  }
  return { found, doubts, open, carried: current.carried };
}
