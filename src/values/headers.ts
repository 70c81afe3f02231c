// A header's text → its period and the rest.

import type { Period, YearCounting } from '../schema/reading.js';
import { fiscalYearSpan, monthSpan, wholeFiscalYear } from './periods/calendar.js';
import { type FoundPeriod, foundPeriod } from './periods/found-period.js';
import { scanPeriods } from './periods/period-scan.js';
import { yearSetting } from './periods/periods.js';
import { partOfYear, printsYear } from './periods/year-paths.js';
import { readCount } from './print/numerals.js';
import { normalisePrinted, type PrintedText } from './print/printed-text.js';
import type { Doubt, ReadingContext } from './reading-context.js';

/** A column's header, its period apart from its words. */
export interface HeaderReading {
  /** The period of the column; undefined where the header names none, or none that is certain. */
  readonly period: Period | undefined;
  /** All periods named, in order of place. */
  readonly periods: readonly Period[];
  /** The words without the periods and the brackets that held them: 実績値. White space is gone. */
  readonly rest: string;
  readonly doubts: readonly Doubt[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The characters outside of the stretches, as printed, brackets that are left empty taken away. */
function withoutStretches(text: PrintedText, stretches: readonly Stretch[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of stretches) {
    rest += printedBetween(text, at, start);
    at = end;
  }
  rest += printedBetween(text, at, text.chars.length);
  const stripped = rest.replace(/[(（〔[［【〈][の中分]?[)）〕\]］】〉]/g, '').replace(/^[の:：・]+/, '');
  return /^[(（〔[［]([^()（）〔〕[\]［］]*)[)）〕\]］]$/.exec(stripped)?.[1] ?? stripped;
}

const printedBetween = (text: PrintedText, start: number, end: number): string =>
  start < end ? text.source.slice(text.starts[start], text.ends[end - 1]).replace(/\s+/g, '') : '';

/** 令和2年度 中間実績（9月末）: a month's end without a year narrows the fiscal year to its months up to then. */
function narrowedByMonth(
  text: PrintedText,
  period: Period,
  after: number,
): { period: Period; stretch: Stretch } | undefined {
  if (period.kind !== 'fiscal_year' || period.fiscal_year === null) return undefined;
  const mark = text.chars.indexOf('月末', after);
  if (mark < 0) return undefined;
  const start = /\d/.test(text.chars.charAt(mark - 2)) ? mark - 2 : mark - 1;
  const month = readCount(text, start, 2);
  if (!month || month.end !== mark || month.count < 1 || month.count > 12) return undefined;
  const year = period.fiscal_year;
  const last = month.count < 4 ? month.count + 12 : month.count;
  const kind = last === 9 ? 'half' : 'range';
  const narrowed = foundPeriod(
    text,
    start,
    mark + 2,
    kind,
    last === 15 ? fiscalYearSpan(year) : monthSpan(year, 4, last),
  );
  const label = `${period.text} ${narrowed.period.text}`;
  return { period: { ...narrowed.period, text: label }, stretch: { start, end: mark + 2 } };
}

/** 令和4年度実績（4～9月）: several months, a quarter or a half behind a whole year narrow it; a single month or day may say when it was written. */
function narrowedByPart(whole: FoundPeriod | undefined, later: readonly FoundPeriod[]): FoundPeriod | undefined {
  const [part, ...more] = later.filter(({ period }) => !printsYear(period) && period.kind !== 'relative');
  const isStretch = part !== undefined && /^(?:half|quarter|range)$/.test(part.period.kind);
  if (!whole || more.length > 0 || !isStretch) return undefined;
  const period = partOfYear(whole.period, part.period);
  return period && { start: part.start, end: part.end, period };
}

/** 令和6年 among 年度: the fiscal year of that number. */
function asFiscalYear(period: Period): Period {
  return { ...period, ...wholeFiscalYear(Number(period.period_start?.slice(0, 4))) };
}

/** What a whole year is taken for by its own text; undefined for any other period. */
function countingByText({ kind, text }: Period): YearCounting | undefined {
  if (kind !== 'year' && kind !== 'fiscal_year') return undefined;
  const sign = kind === 'year' ? /年/ : /年度|FY/i;
  const because = sign.test(text.normalize('NFKC').replace(/\s/g, '')) ? 'printed' : 'bare';
  return { taken: kind, because, evidence: text };
}

/** The period, with what it was taken for where it is a whole year. A year that stands with 年 among years that count in 年度 is one of them. */
export function withCounting(period: Period, series?: string): Period {
  const counting = period.counting ?? countingByText(period);
  if (series === undefined || period.kind !== 'year') return counting ? { ...period, counting } : period;
  return { ...asFiscalYear(period), counting: { taken: 'fiscal_year', because: 'series', evidence: series } };
}

/** Splits a column's header into its period and its words: 平成30年度実績値, 目標値(令和2年度), 平成25(基準値), 令和2年度中間実績(9月末). */
export function readHeader(text: string, context: ReadingContext = {}): HeaderReading {
  const printed = normalisePrinted(text);
  const scan = scanPeriods(printed, yearSetting({ ...context, header: true }));
  const first = scan.found[0];
  const narrowed = first && narrowedByMonth(printed, first.period, first.end);
  const later = scan.found.filter(
    (found) => !narrowed || found.start < narrowed.stretch.start || found.start >= narrowed.stretch.end,
  );
  const part = narrowedByPart(narrowed ? undefined : first, later.slice(1));
  const stretches: Stretch[] = [...later, ...scan.open, ...(narrowed ? [narrowed.stretch] : [])];
  const printedPeriods = later
    .filter((found) => found.start !== part?.start)
    .map((found) => (found === first ? (narrowed ?? part ?? found).period : found.period));
  const periods = printedPeriods.map((period) => withCounting(period, context.fiscalSeries));
  const rest = withoutStretches(
    printed,
    stretches.sort((a, b) => a.start - b.start),
  );
  return { period: periods[0], periods, rest, doubts: scan.doubts };
}
