// What the columns of one header tell of one another, where a label leaves it open: kinds, parts of a year, sums.

import type { Period } from '../schema/reading.js';
import { kindMeta } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import { countedFrom, isSamePart } from '../values/periods/year-paths.js';
import { type Column, isMidGoal } from './columns.js';
import type { Claim } from './labels.js';

/** What the columns of a header tell of one another, where the labels of one leave it open: 中間 before 最終, 9月末 beside known kinds, 前年同期, 年間計. */
export const settleAmong = (columns: readonly Column[]): Column[] =>
  settleYearSums(settleSameParts(settlePartialYears(settleMidGoals(columns))));

/** 中間 of a year of its own before 最終 of a later one is aimed at, too: 中間（令和7年度） | 最終（令和12年度）. */
function settleMidGoals(columns: readonly Column[]): Column[] {
  const yearOf = ({ period }: Column): number => period?.fiscal_year ?? Number.NaN;
  const isWish = ({ valueKind }: Column): boolean => valueKind !== undefined && kindMeta(valueKind).claims === 'wish';
  return columns.map((column) => {
    const isOpen = column.claims.length > 1 && column.valueKind === 'actual' && column.claims.some(isMidGoal);
    const isBeforeLast = columns.some(
      (other) => isWish(other) && /最終/u.test(other.header) && yearOf(other) > yearOf(column),
    );
    const isMet = columns.some((other) => isWish(other) && yearOf(other) === yearOf(column));
    if (!isOpen || !isBeforeLast || isMet) return column;
    const claims = column.claims.toSorted((a, b) => Number(isMidGoal(b)) - Number(isMidGoal(a)));
    return { ...column, claims, valueKind: 'interim_target' };
  });
}

/** A year counted up to some month (令和2年度 9月末), or as it stood on a day (9月30日現在), has happened; a single month may be one of a schedule. */
const countsUp = (period: Period | undefined): boolean =>
  (period?.kind === 'date' && /現在/u.test(period.text)) ||
  (period !== undefined &&
    (period.kind === 'half' || period.kind === 'range') &&
    isPartOfYear(period) &&
    (period.period_start?.endsWith('-04-01') ?? false));

/** 9月末 beside columns of known kinds, in an interim report, is an actual. */
function settlePartialYears(columns: readonly Column[]): Column[] {
  const kindsKnown = columns.some((column) => column.valueKind !== undefined);
  return columns.map((column) =>
    kindsKnown && column.role === 'value' && column.valueKind === undefined && countsUp(column.period)
      ? { ...column, valueKind: 'actual' }
      : column,
  );
}

/**
 * The column that 前年同期 is said of: the one of its kind whose time the header tells. Where there are several, the one to its left, if each of
 * them has a 前年同期 of its own.
 */
function comparedWith(column: Column, columns: readonly Column[]): Period | undefined {
  const dated = columns.filter(({ role, period }) => role === 'value' && period && !isSamePart(period));
  const ofKind = dated.filter(({ valueKind }) => valueKind === column.valueKind);
  const candidates = ofKind.length > 0 ? ofKind : dated;
  const starts = new Set(candidates.map(({ period }) => `${period?.period_start}/${period?.period_end}`));
  if (starts.size === 1) return candidates[0]?.period;
  const asking = columns.filter(({ role, period }) => role === 'value' && period && isSamePart(period));
  const left = candidates.find((other) => other.column === column.column - 1);
  return asking.length === candidates.length ? left?.period : undefined;
}

/** 前年同期実績 beside 令和5年度上半期実績 is of the same part of the year before. */
function settleSameParts(columns: readonly Column[]): Column[] {
  return columns.map((column) => {
    if (column.role !== 'value' || !column.period || !isSamePart(column.period)) return column;
    const from = comparedWith(column, columns);
    return { ...column, period: (from && countedFrom(from, column.period)) ?? column.period };
  });
}

/** 年間計 beside quarters or halves is of their kind: the whole of the parts. */
function settleYearSums(columns: readonly Column[]): Column[] {
  const parts = columns.filter(({ role, period }) => role === 'value' && period !== undefined && isPart(period));
  const kinds = new Set(parts.map(({ valueKind }) => valueKind));
  const known = [...kinds].filter((each) => each !== undefined);
  // What the labels leave open, the line above the table tells for all of them, or nothing does.
  const kind = kinds.size === 1 ? known[0] : undefined;
  return columns.map((column) => {
    const isSum =
      column.role === 'unknown' && /^(?:年間|年度|通年|年)の?(?:計|合計)$/u.test(foldForMatching(column.header));
    const claims: Claim[] = kind === undefined ? [] : [{ kind: 'value', valueKind: kind }];
    const told = isSum && parts.length > 1 && known.length < 2;
    return told ? { ...column, role: 'value', valueKind: kind, claims } : column;
  });
}

/** A quarter, a half or some months, with its year or without. */
const isPart = ({ kind }: Period): boolean => kind === 'quarter' || kind === 'half' || kind === 'range';

/** Does the period lie in one fiscal year without filling it? */
export function isPartOfYear({ fiscal_year, period_start, period_end }: Period): boolean {
  if (fiscal_year === null) return false;
  return period_start !== `${fiscal_year}-04-01` || period_end !== `${fiscal_year + 1}-03-31`;
}
