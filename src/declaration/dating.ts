import type { Period } from '../schema/reading.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import { wholeFiscalYear } from '../values/periods/calendar.js';
import type { ReadValue } from '../values/reading-context.js';
import type { Column } from './columns.js';
import { readLabel } from './labels.js';
import type { DatedBy, Reader, ValueCell } from './read-observation.js';
import { saidOfKind } from './said-years.js';
import { type BodyRow, cellAt, isEmptyCell } from './stitch.js';

/** Years that a column beside the value gives (基準年度 | 基準値): of the value's kind, else of the column right beside it. */
function datesBeside(row: BodyRow, column: Column, kind: ValueKind, reader: Reader): Period | undefined {
  const dates = row.columns.filter(({ role }) => role === 'dates');
  const own = dates.filter(({ datesOf }) => datesOf === kind);
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
  const chosen = own.length > 0 ? nearestTo(column, own) : follow ? beside(1) : (beside(-1) ?? beside(1));
  const cell = chosen && cellAt(row, chosen.column);
  if (!cell || isEmptyCell(cell)) return undefined;
  return readLabel(reader.joined(cell.passage), reader.setting).period;
}

const nearestTo = (column: Column, others: readonly Column[]): Column | undefined =>
  [...others].sort((a, b) => Math.abs(a.column - column.column) - Math.abs(b.column - column.column))[0];

/** Does a label print a year of its own, which 前年度 and 9月末 do not? */
const printsYear = (period: Period | undefined): boolean =>
  /[\d元]\s*年|(?:^|[^a-z])[rhs]\.?\s?\d|(?:19|20)\d\d/iu.test((period?.text ?? '').normalize('NFKC'));

/**
 * The year of the title, for a kind without one (年間目標, 期末実績): unless the table's own labels count years for that kind, or the word
 * says that its year is another (最終目標, 5か年目標).
 */
function yearByTitle(column: Column, kind: ValueKind, reader: Reader): Period | undefined {
  if (!kindMeta(kind).datedByTitle) return undefined;
  const words = foldForMatching(column.header);
  if (/最終|将来|[か箇ヵヶケ]年|計画目標|長期|中期|累計|全体|到達/u.test(words)) return undefined;
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

/** 前年度 beside 令和5年度 is the year before that one; undefined where `words` count no years, or `from` is no single fiscal year. */
function countedFrom(from: Period, words: Period): Period | undefined {
  if (words.kind !== 'relative' || words.offset === undefined) return undefined;
  if (from.kind !== 'fiscal_year' || from.fiscal_year === null) return undefined;
  return { text: `${from.text} ${words.text}`, ...wholeFiscalYear(from.fiscal_year + words.offset) };
}

/**
 * What a row and a column say together of a value's time: the narrower of the two (令和5年度 under 令和3～7年度), or the year counted from
 * the other one (前年度). Two years of which neither lies in the other contradict each other. 9月末 prints no year and says nothing against one.
 */
function periodsTogether(row: Period | undefined, column: Period | undefined): Labelled {
  if (!row || !column) return { period: row ?? column, against: undefined };
  const counted = countedFrom(row, column) ?? countedFrom(column, row);
  if (counted) return { period: counted, against: undefined };
  const bothPrint = printsYear(row) && printsYear(column);
  if (!bothPrint || liesIn(row, column)) return { period: row, against: undefined };
  return liesIn(column, row) ? { period: column, against: undefined } : { period: row, against: column };
}

export interface Dating {
  readonly period: Period | undefined;
  readonly datedBy: DatedBy;
  readonly datedAgainst: Period | undefined;
}

/** A value's period by what stands nearest; what a caption says of a kind was given to its columns, and is no claim of theirs. */
export function datingOf(
  value: ReadValue,
  kind: ValueKind,
  memberPeriod: Period | undefined,
  place: ValueCell,
  reader: Reader,
): Dating {
  const { row, column, meaning } = place;
  const ofColumn = memberPeriod ?? column.period;
  const ofCaption = reader.legend.dated.some(({ period }) => period === ofColumn);
  const labelled = ofCaption
    ? { period: meaning.period ?? ofColumn, against: undefined }
    : periodsTogether(meaning.period, ofColumn);
  const inOrder: readonly (readonly [DatedBy, () => Period | undefined])[] = [
    ['cell', () => value.period],
    ['label', () => labelled.period],
    ['beside', () => datesBeside(row, column, kind, reader)],
    ['caption', () => saidOfKind(column, kind, reader.legend.dated, row.columns)],
    ['title', () => yearByTitle(column, kind, reader)],
  ];
  for (const [datedBy, read] of inOrder) {
    const period = read();
    if (!period) continue;
    const datedAgainst = datedBy === 'label' ? labelled.against : undefined;
    return { period, datedBy: period === reader.legend.period ? 'caption' : datedBy, datedAgainst };
  }
  return { period: undefined, datedBy: 'nothing', datedAgainst: undefined };
}
