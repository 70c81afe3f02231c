// The period of a value, by the nearest thing that tells one.

import type { Period } from '../schema/reading.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import { joinedPath, joinPeriods, printsYear } from '../values/periods/year-paths.js';
import type { ReadValue } from '../values/reading-context.js';
import type { Column } from './columns.js';
import { readLabel } from './labels.js';
import type { DatedBy, Reader, ValueCell } from './read-observation.js';
import { saidOfKind } from './said-years.js';
import { type BodyRow, cellAt, isEmptyCell } from './stitch.js';

/** The column that gives the years of a value (基準年度 | 基準値): of the value's kind, else the one right beside it, else the only one of the table. */
function datesColumn(row: BodyRow, column: Column, kind: ValueKind): Column | undefined {
  const dates = row.columns.filter(({ role }) => role === 'dates');
  const own = dates.filter(({ datesOf }) => datesOf === kind);
  if (own.length > 0) return nearestTo(column, own);
  const ofAny = dates.filter(({ datesOf }) => datesOf === undefined);
  const at =
    (distance: number) =>
    (from: Column): Column | undefined =>
      row.columns.find((other) => other.column === from.column + distance);
  // 基準値｜年度｜目標値｜年度: where the last year has no value behind it, years follow their values.
  const follow =
    ofAny.every((each) => at(-1)(each)?.role === 'value') && ofAny.some((each) => at(1)(each)?.role !== 'value');
  const beside = (distance: number): Column | undefined =>
    ofAny.find((each) => each.column === column.column + distance);
  const ofRow = row.columns.filter(({ role }) => role === 'year');
  const [alone, ...more] = kindMeta(kind).datedByTitle ? [...ofAny, ...ofRow] : [];
  return (follow ? beside(1) : (beside(-1) ?? beside(1))) ?? (more.length === 0 ? alone : undefined);
}

/** The year that a column of years prints in a row; `blank` where its cell there is empty. */
function yearIn(dates: Column, row: BodyRow, { joined, setting }: Reader): Period | 'blank' | undefined {
  const cell = cellAt(row, dates.column);
  return !cell || isEmptyCell(cell) ? 'blank' : readLabel(joined(cell.passage), setting).period;
}

function datesBeside(row: BodyRow, column: Column, kind: ValueKind, reader: Reader): Period | undefined {
  const dates = datesColumn(row, column, kind);
  const year = dates && yearIn(dates, row, reader);
  return year === 'blank' ? undefined : year;
}

/** A blank cell of a column of years may say "as above": the year that stands there. */
function yearAbove(row: BodyRow, column: Column, kind: ValueKind, reader: Reader): Period | undefined {
  const dates = datesColumn(row, column, kind);
  const rows = reader.table.rows;
  if (!dates || yearIn(dates, row, reader) !== 'blank') return undefined;
  for (const above of rows.slice(0, rows.indexOf(row)).reverse()) {
    if (!above.columns.includes(dates)) return undefined;
    const year = yearIn(dates, above, reader);
    if (year !== 'blank') return year;
  }
  return undefined;
}

/** Does a column of the table print years for values of the kind? Then none of them is of the title's year by default. */
const hasDatesOf = (row: BodyRow, column: Column, kind: ValueKind, reader: Reader): boolean => {
  const dates = datesColumn(row, column, kind);
  const years = reader.table.rows.map((each) => dates && yearIn(dates, each, reader));
  return years.some((year) => year !== undefined && year !== 'blank');
};

const nearestTo = (column: Column, others: readonly Column[]): Column | undefined =>
  [...others].sort((a, b) => Math.abs(a.column - column.column) - Math.abs(b.column - column.column))[0];

/** Words for another time than the document's own year, which nothing here tells: 前期実績, 直近値, 次回目標, 5年前の値. */
const otherTime =
  /直近|最新|前(?:期|回|月|々|計画|四半期|半期)|昨|次(?:期|回)|翌|来期|過去|当時|以前|これまで|後期|年[前後]/u;
export const namesOtherTime = (header: string): boolean => otherTime.test(foldForMatching(header));

/** Does a label print a year of which nothing tells the era (22年度)? */
export const printsUnknownYear = ({ doubts }: Column): boolean =>
  doubts.some(({ code }) => code === 'value/ambiguous-year');

/**
 * The year of the title, for a kind without one (年間目標, 期末実績): unless the table's own labels count years for that kind, or the word
 * says that its year is another (最終目標, 5か年目標), or a column of years (目標年度) has one for it or leaves it blank.
 */
function yearByTitle(row: BodyRow, column: Column, kind: ValueKind, reader: Reader): Period | undefined {
  if (!kindMeta(kind).datedByTitle || hasDatesOf(row, column, kind, reader) || printsUnknownYear(column))
    return undefined;
  const words = foldForMatching(column.header);
  if (/最終|将来|[か箇ヵヶケ]年|計画目標|長期|中期|累計|全体|到達/u.test(words) || namesOtherTime(column.header))
    return undefined;
  const dated = reader.table.columns.filter(({ role, period }) => role === 'value' && period !== undefined);
  const ownKindDated = dated.some(({ valueKind, period }) => valueKind === kind && printsYear(period));
  const counted = dated.some(({ period, valueKind }) => valueKind !== 'baseline' && printsYear(period));
  if (!column.ofDocumentYear && (counted || ownKindDated)) return undefined;
  return reader.legend.period ?? reader.titlePeriod;
}

/** The year of a value by its row and its column, which stand equally near. */
interface Labelled {
  readonly period: Period | undefined;
  /** What the column says against the row. */
  readonly against: Period | undefined;
}

/** Does the period lie in the other one? An open end reaches as far as time. */
function liesIn(inner: Period, outer: Period): boolean {
  const begins = outer.period_start === null || (inner.period_start ?? '') >= outer.period_start;
  return begins && (outer.period_end === null || (inner.period_end ?? '9999') <= outer.period_end);
}

/**
 * What a row and a column say together of a value's time: the narrower of the two (令和5年度 under 令和3～7年度), or the year counted from
 * the other one (前年度), or the part that one names of the other's year (4～6月). Two years of which neither lies in the other contradict each other.
 */
function periodsTogether(row: Period | undefined, column: Period | undefined): Labelled {
  if (!row || !column) return { period: row ?? column, against: undefined };
  const joined = joinPeriods(row, column);
  if (joined) return { period: joined, against: undefined };
  const bothPrint = printsYear(row) && printsYear(column);
  if (!bothPrint || liesIn(row, column)) return { period: row, against: undefined };
  return liesIn(column, row) ? { period: column, against: undefined } : { period: row, against: column };
}

/** What labels say of a value's time, in the year that a column of years or the caption names: 4～6月 beside 令和4年度, 前年同期 under 令和5年度上半期. */
function inYearOf(said: Period, row: BodyRow, column: Column, kind: ValueKind, reader: Reader): Period {
  if (printsYear(said)) return said;
  const year = datesBeside(row, column, kind, reader) ?? reader.legend.period;
  return (year && joinPeriods(year, said)) ?? said;
}

export interface Dating {
  readonly period: Period | undefined;
  readonly datedBy: DatedBy;
  readonly datedAgainst: Period | undefined;
}

/** What the row says of its time; a bracket in a band over it may narrow that for one kind: 令和5年度（実績は12月末現在）. */
function inBand(kind: ValueKind, { meaning }: ValueCell): Period | undefined {
  const said = meaning.band.dated.find(({ valueKind }) => valueKind === kind)?.period;
  return said && meaning.period ? joinedPath(meaning.period, said) : meaning.period;
}

/** A value's period by what stands nearest; what a caption says of a kind was given to its columns, and is no claim of theirs. */
export function datingOf(
  value: ReadValue,
  kind: ValueKind,
  memberPeriod: Period | undefined,
  place: ValueCell,
  reader: Reader,
): Dating {
  const { row, column } = place;
  const ofColumn = memberPeriod ?? column.period;
  const ofRow = inBand(kind, place);
  const ofCaption = reader.legend.dated.some(({ period }) => period === ofColumn);
  const labelled = ofCaption ? { period: ofRow ?? ofColumn, against: undefined } : periodsTogether(ofRow, ofColumn);
  const inOrder: readonly (readonly [DatedBy, () => Period | undefined])[] = [
    ['cell', () => value.period],
    ['label', () => labelled.period && inYearOf(labelled.period, row, column, kind, reader)],
    ['beside', () => datesBeside(row, column, kind, reader)],
    ['caption', () => saidOfKind(column, kind, reader.legend.dated, row.columns)],
    ['above', () => (value.status === 'missing' ? undefined : yearAbove(row, column, kind, reader))],
    ['title', () => yearByTitle(row, column, kind, reader)],
  ];
  for (const [datedBy, read] of inOrder) {
    const period = read();
    if (!period) continue;
    const datedAgainst = datedBy === 'label' ? labelled.against : undefined;
    return { period, datedBy: period === reader.legend.period ? 'caption' : datedBy, datedAgainst };
  }
  return { period: undefined, datedBy: 'nothing', datedAgainst: undefined };
}
