import type { Period } from '../schema/reading.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import type { ReadValue } from '../values/reading-context.js';
import type { Column } from './columns.js';
import { readLabel } from './labels.js';
import type { DatedBy, Reader, ValueCell } from './read-observation.js';
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

interface Dating {
  readonly period: Period | undefined;
  readonly datedBy: DatedBy;
}

export function datingOf(
  value: ReadValue,
  kind: ValueKind,
  memberPeriod: Period | undefined,
  place: ValueCell,
  reader: Reader,
): Dating {
  const { row, column, meaning } = place;
  const inOrder: readonly (readonly [DatedBy, () => Period | undefined])[] = [
    ['cell', () => value.period],
    ['label', () => meaning.period ?? memberPeriod ?? column.period],
    ['beside', () => datesBeside(row, column, kind, reader)],
    ['caption', () => reader.legend.dated.find(({ valueKind }) => valueKind === kind)?.period],
    ['title', () => yearByTitle(column, kind, reader)],
  ];
  for (const [datedBy, read] of inOrder) {
    const period = read();
    if (period) return { period, datedBy: period === reader.legend.period ? 'caption' : datedBy };
  }
  return { period: undefined, datedBy: 'nothing' };
}
