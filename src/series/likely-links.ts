import type { Entry } from './entry.js';
import { findCandidates } from './find-candidates.js';
import type { GroupProfile } from './group-profile.js';
import type { Groups } from './groups.js';
import { likenessOf, type NameForm } from './likeness.js';
import { type Agreement, compareValues } from './same-values.js';
import { describeValues } from './words-for-values.js';

/** A link that the evidence makes likely, for a person to decide. */
export interface Proposal {
  readonly earlier: GroupProfile;
  readonly later: GroupProfile;
  /** 0 to 1. */
  readonly score: number;
  readonly evidence: string;
}

interface Likeness {
  readonly indicator: number;
  readonly project: number;
  /** Both name a project. */
  readonly named: boolean;
  readonly code: boolean;
  readonly unit: 'same' | 'silent' | 'other';
  readonly division: boolean;
  readonly department: boolean;
  readonly values: Agreement;
  /** Years between the last declaration of one and the first of the other, beyond the next. */
  readonly gap: number;
}

const bestLikeness = (left: readonly NameForm[], right: readonly NameForm[]): number =>
  Math.max(0, ...left.flatMap((a) => right.map((b) => likenessOf(a, b))));

const shares = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  [...left].some((one) => right.has(one));

function gapBetween(earlier: GroupProfile, later: GroupProfile): number {
  const before = earlier.rows.findLast((row) => row.index < later.first.index) ?? earlier.first;
  const from = before.vintage.document.fiscalYear;
  const to = later.first.vintage.document.fiscalYear;
  return from === null || to === null ? 0 : Math.max(0, to - from - 1);
}

function unitsOf({ units: left }: GroupProfile, { units: right }: GroupProfile): Likeness['unit'] {
  if (left.size === 0 || right.size === 0) return left.size === right.size ? 'same' : 'silent';
  return shares(left, right) ? 'same' : 'other';
}

function compareGroups(earlier: GroupProfile, later: GroupProfile): Likeness {
  return {
    indicator: bestLikeness(earlier.indicators, later.indicators),
    project: bestLikeness(earlier.projects, later.projects),
    named: [earlier, later].every(({ projects }) => projects.some(({ plain }) => plain !== '')),
    code: shares(earlier.codes, later.codes),
    unit: unitsOf(earlier, later),
    division: shares(earlier.divisions, later.divisions),
    department: shares(earlier.departments, later.departments),
    values: compareValues(earlier.values, later.values),
    gap: gapBetween(earlier, later),
  };
}

/** What each piece of evidence adds. Names carry most; equal values can carry a link whose names were all reworded. */
const weights = {
  indicator: 0.4,
  project: 0.25,
  code: 0.15,
  sameUnit: 0.1,
  otherUnit: -0.2,
  division: 0.05,
  department: 0.05,
  values: 0.2,
  mostValues: 0.4,
  near: 0.03,
  mostNear: 0.09,
  conflict: -0.1,
  gap: -0.02,
} as const;
/** Below this a person would be asked about strangers. */
const likely = 0.5;
/** Two projects with less in common than this are two; 開催回数 under both is no evidence. */
const strangers = { project: 0.35, values: 0.6, discount: -0.15 } as const;

const areStrangers = ({ named, project, code, values }: Likeness): boolean =>
  named && !code && project < strangers.project && values.weight < strangers.values;

function scoreOf(like: Likeness): number {
  const { values } = like;
  const sum =
    weights.indicator * like.indicator +
    weights.project * like.project +
    (like.code ? weights.code : 0) +
    (like.unit === 'same' ? weights.sameUnit : like.unit === 'other' ? weights.otherUnit : 0) +
    (like.division ? weights.division : 0) +
    (like.department ? weights.department : 0) +
    Math.min(weights.mostValues, weights.values * values.weight) +
    Math.min(weights.mostNear, weights.near * values.near) +
    weights.conflict * values.conflicts +
    weights.gap * like.gap +
    (areStrangers(like) ? strangers.discount : 0);
  return Math.max(0, Math.min(1, sum));
}

const asNumber = (likeness: number): string => likeness.toFixed(2);

function describe(like: Likeness): string {
  const { values } = like;
  const names = (name: string, likeness: number): string =>
    likeness === 1 ? `${name}が一致` : `${name}の類似 ${asNumber(likeness)}`;
  const parts = [
    like.code ? '計画・事業番号が一致' : '',
    names('事業名', like.project),
    names('指標名', like.indicator),
    like.unit === 'same' ? '単位が一致' : like.unit === 'other' ? '単位が異なる' : '',
    like.division ? '所管課が一致' : '',
    like.department ? '部等が一致' : '',
    values.equal.length > 0 ? `値が一致: ${describeValues(values.equal)}` : '',
    values.near > 0 ? `近い値 ${values.near}件` : '',
    values.conflicts > 0 ? `値の不一致 ${values.conflicts}件` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function compareRefs(left: Entry, right: Entry): number {
  return left.index - right.index;
}

const byStrength = (left: Proposal, right: Proposal): number =>
  right.score - left.score ||
  compareRefs(left.earlier.first, right.earlier.first) ||
  compareRefs(left.later.first, right.later.first);

/** Rivals whose evidence is this close are both shown: the person, not the program, tells them apart. */
const closeRace = 0.05;

/** Of rival links the strongest stand; a link that others already imply is left out. */
function choose(proposals: readonly Proposal[], groups: Groups): Proposal[] {
  /** The groups that the links chosen so far would make one; the same list for each of them. */
  const clusters = new Map<GroupProfile, readonly GroupProfile[]>();
  const best = new Map<GroupProfile, number>();
  const clusterOf = (profile: GroupProfile): readonly GroupProfile[] => clusters.get(profile) ?? [profile];
  return proposals.filter(({ earlier, later, score }) => {
    const [a, b] = [clusterOf(earlier), clusterOf(later)];
    if (a === b) return false;
    const exclude = a.some((left) => b.some((right) => !groups.mayJoin(left.first, right.first)));
    if (exclude) return score >= Math.max(best.get(earlier) ?? 0, best.get(later) ?? 0) - closeRace;
    const merged = [...a, ...b];
    for (const profile of merged) clusters.set(profile, merged);
    for (const side of [earlier, later]) best.set(side, Math.max(best.get(side) ?? 0, score));
    return true;
  });
}

/** Groups that are likely one series though no rule joins them: the strongest evidence first. */
export function findLikelyLinks(profiles: readonly GroupProfile[], groups: Groups): Proposal[] {
  const found: Proposal[] = [];
  for (const [earlier, later] of findCandidates(profiles)) {
    if (!groups.mayJoin(earlier.first, later.first)) continue;
    const like = compareGroups(earlier, later);
    const score = scoreOf(like);
    if (score >= likely) found.push({ earlier, later, score, evidence: describe(like) });
  }
  return choose(found.sort(byStrength), groups);
}
