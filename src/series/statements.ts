// What all declarations say of each period and part of a series.

import { groupBy } from '../groups/group-by.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { Entry } from './entry.js';
import type { ProjectedValue } from './projection.js';

/** One value of a series with the row that states it. */
export interface Statement {
  readonly entry: Entry;
  readonly value: ProjectedValue;
}

/** What all declarations say of one period and part of an indicator, in the order of time. */
export interface PeriodStatements {
  readonly fiscalYear: number | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly part: number;
  readonly partLabel: string;
  readonly statements: readonly Statement[];
}

const isWholeYear = ({ fiscalYear, start, end }: ProjectedValue): boolean =>
  fiscalYear !== null &&
  (start === null || start === `${fiscalYear}-04-01`) &&
  (end === null || end === `${fiscalYear + 1}-03-31`);

/** A part is known by its label where it has one (男性, 女性), for its place may change. */
export const partOf = ({ part, partLabel }: ProjectedValue): string => partLabel || String(part);

/** Statements with equal keys speak of the same period and part. A half year is not its year. */
export function periodKey(value: ProjectedValue): string {
  const period = isWholeYear(value)
    ? `${value.fiscalYear}`
    : `${value.fiscalYear ?? ''}~${value.start ?? ''}~${value.end ?? ''}`;
  return `${period}#${partOf(value)}`;
}

const compareKeys = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** By time; what has no year comes first, whole years before their parts. */
function comparePeriods(left: PeriodStatements, right: PeriodStatements): number {
  return (
    (left.fiscalYear ?? 0) - (right.fiscalYear ?? 0) ||
    compareKeys(left.start ?? '', right.start ?? '') ||
    compareKeys(right.end ?? '', left.end ?? '') ||
    left.part - right.part ||
    compareKeys(left.partLabel, right.partLabel)
  );
}

/** All that the rows of one series state, by period and part. */
export function collectStatements(rows: readonly Entry[]): PeriodStatements[] {
  const statements = rows.flatMap((entry) => entry.row.values.map((value): Statement => ({ entry, value })));
  return [...groupBy(statements, ({ value }) => periodKey(value)).values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { fiscalYear, start, end, part, partLabel } = first.value;
      const whole = isWholeYear(first.value) && fiscalYear !== null;
      const days = whole ? { start: `${fiscalYear}-04-01`, end: `${fiscalYear + 1}-03-31` } : { start, end };
      return [{ fiscalYear, ...days, part, partLabel, statements: group }];
    })
    .sort(comparePeriods);
}

/** What is said of one kind, in the order of time. */
export const ofKind = (period: PeriodStatements, kind: ValueKind): readonly Statement[] =>
  period.statements.filter(({ value }) => value.kind === kind);

/** True where two values say the same; a unit that one of them leaves out does not set them apart. */
export function saysTheSame(left: ProjectedValue, right: ProjectedValue): boolean {
  const sameUnit = left.unit === right.unit || left.unit === '' || right.unit === '';
  return left.says === right.says && sameUnit;
}
