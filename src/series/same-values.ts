// What equal values prove of two rows.

import { kindMeta } from '../schema/value-kinds.js';
import type { Entry } from './entry.js';
import type { ProjectedValue } from './projection.js';
import { periodKey } from './statements.js';

/** How far two sets of values agree where they speak of the same time. */
export interface Agreement {
  /** Sum of the weights of equal statements, one per period: 1 is one number of three figures that nobody hits by chance. */
  readonly weight: number;
  /** Equal statements, for the evidence: `平成29年度 162人` is written from the value itself. */
  readonly equal: readonly ProjectedValue[];
  /** Periods for which both state a fact (baseline or actual) and the numbers differ. */
  readonly conflicts: number;
  /** Periods in which an estimate or target and a fact are within a fifth of each other. */
  readonly near: number;
}

/** Figures that carry information: 162 has three, 35.2 three, 100 and 0.5 one. */
const significant = (number: string): string => number.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');

/** How unlikely it is that two indicators print the same by chance. 0 and small counts prove nothing; three figures do. */
const weightByFigures = [0, 0.25, 0.6, 1, 1.25] as const;
/** Equal words (新設検討) are weak evidence: many projects pass the same milestones. */
const weightOfWords = 0.3;
const shortWords = 4;

/** How much an equal statement proves. */
export function weightOf(value: ProjectedValue): number {
  if (value.missing) return 0;
  if (value.number !== null) return weightByFigures[Math.min(significant(value.number).length, 4)] ?? 0;
  return value.says.length > shortWords + 2 ? weightOfWords : 0;
}

/** The values of some rows by period, without the missing ones. */
export function valuesByPeriod(entries: readonly Entry[]): ReadonlyMap<string, readonly ProjectedValue[]> {
  const periods = new Map<string, ProjectedValue[]>();
  for (const entry of entries) {
    for (const value of entry.row.values) {
      if (value.missing || (value.fiscalYear === null && value.start === null && value.end === null)) continue;
      const period = periodKey(value);
      const known = periods.get(period);
      if (!known) periods.set(period, [value]);
      else if (!known.some((each) => each.kind === value.kind && each.says === value.says)) known.push(value);
    }
  }
  return periods;
}

/** A fifth: an estimate that misses its actual by more says nothing. */
const nearShare = 0.2;

function areNear(left: ProjectedValue, right: ProjectedValue): boolean {
  const a = Number(left.number ?? Number.NaN);
  const b = Number(right.number ?? Number.NaN);
  return a !== 0 && Math.abs(a - b) <= nearShare * Math.max(Math.abs(a), Math.abs(b));
}

const sameUnit = (left: ProjectedValue, right: ProjectedValue): boolean =>
  left.unit === right.unit || left.unit === '' || right.unit === '';

/** Figures that a wish and a fact must share to count as equal: three. */
const tellingAcross = 1;

type Verdict = { readonly kind: 'equal'; readonly value: ProjectedValue } | { readonly kind: 'conflict' | 'near' };

function judge(left: ProjectedValue, right: ProjectedValue): Verdict | undefined {
  const claims = [kindMeta(left.kind).claims, kindMeta(right.kind).claims];
  const mixed = claims.includes('wish') && claims[0] !== claims[1];
  // A target that was met to the last figure is as telling as a number printed twice; a round one weighs little anyway.
  const telling = !mixed || weightOf(right) >= tellingAcross;
  if (left.says === right.says && sameUnit(left, right) && telling) return { kind: 'equal', value: right };
  const bothNumbers = left.number !== null && right.number !== null;
  if (claims.every((claim) => claim === 'fact') && bothNumbers) return { kind: 'conflict' };
  return areNear(left, right) && sameUnit(left, right) ? { kind: 'near' } : undefined;
}

/** The best that can be said of one period: equal before conflict before near. */
function judgePeriod(left: readonly ProjectedValue[], right: readonly ProjectedValue[]): Verdict | undefined {
  const verdicts = left.flatMap((a) => right.map((b) => judge(a, b))).filter((verdict) => verdict !== undefined);
  const equal = verdicts
    .filter((verdict) => verdict.kind === 'equal')
    .sort((a, b) => weightOf(b.value) - weightOf(a.value))[0];
  return equal ?? verdicts.find(({ kind }) => kind === 'conflict') ?? verdicts.find(({ kind }) => kind === 'near');
}

/** Compares what two sets of values say of the same periods. */
export function compareValues(
  left: ReadonlyMap<string, readonly ProjectedValue[]>,
  right: ReadonlyMap<string, readonly ProjectedValue[]>,
): Agreement {
  const equal: ProjectedValue[] = [];
  let conflicts = 0;
  let near = 0;
  for (const [period, values] of left) {
    const verdict = judgePeriod(values, right.get(period) ?? []);
    if (verdict?.kind === 'equal') equal.push(verdict.value);
    if (verdict?.kind === 'conflict') conflicts += 1;
    if (verdict?.kind === 'near') near += 1;
  }
  return { weight: equal.reduce((sum, value) => sum + weightOf(value), 0), equal, conflicts, near };
}
