// Rows of several years that are one indicator by rule.

import { groupBy } from '../groups/group-by.js';
import type { LinkRule } from '../schema/series-link.js';
import type { Entry } from './entry.js';
import type { Groups } from './groups.js';
import { buildChains } from './same-name-chains.js';
import { type Agreement, compareValues, valuesByPeriod } from './same-values.js';
import { describeValues } from './words-for-values.js';

/** Equal values that nobody hits by chance: one number of three figures, or several smaller ones. */
const corroborating = 1;
/** Within one department, where all names and the unit are equal besides, a number of two figures is enough. */
const corroboratingAtHome = 0.6;

const isCorroborated = ({ weight, conflicts }: Agreement, needed = corroborating): boolean =>
  weight >= needed && conflicts === 0;

const agreementOf = (left: readonly Entry[], right: readonly Entry[]): Agreement =>
  compareValues(valuesByPeriod(left), valuesByPeriod(right));

function joinChain(chain: readonly Entry[], rule: LinkRule, evidence: string, groups: Groups): void {
  for (const [index, entry] of chain.entries()) {
    const before = chain[index - 1];
    if (before) groups.join({ from: before, to: entry, rule, evidence, score: undefined });
  }
}

/** The group that starts later, or that has the later rows, comes second. */
const inTime = (left: readonly Entry[], right: readonly Entry[]): number =>
  (left[0]?.index ?? 0) - (right[0]?.index ?? 0);

/** The row of `rows` that stands nearest before `later`, or else the nearest after it. */
export function nearestTo(later: Entry, rows: readonly Entry[]): Entry | undefined {
  return rows.findLast((row) => row.index < later.index) ?? rows[0];
}

function joinRows(
  left: readonly Entry[],
  right: readonly Entry[],
  rule: LinkRule,
  evidence: string,
  groups: Groups,
): boolean {
  const to = right[0];
  if (!to) return false;
  const from = nearestTo(to, left);
  return from !== undefined && groups.join({ from, to, rule, evidence, score: undefined });
}

/** Why a number's rows go on under another name of the project; undefined where it may have been given to another project. */
function whyRenamed(before: readonly Entry[], after: readonly Entry[]): string | undefined {
  const [a, b] = [before[0]?.core ?? '', after[0]?.core ?? ''];
  const agreement = agreementOf(before, after);
  if (a === '' || b === '') return '事業名は一方にない';
  if (a === b && agreement.conflicts === 0) return '事業名は末尾のみ異なる';
  return isCorroborated(agreement) ? `事業名は異なる; 値が一致: ${describeValues(agreement.equal)}` : undefined;
}

/** A number under which the project's name changes: the same project where nothing speaks against it, else perhaps another one. */
function joinRenamedProjects(chains: readonly (readonly Entry[])[], groups: Groups): void {
  const ordered = chains.filter((chain) => chain.length > 0).toSorted(inTime);
  for (const [index, chain] of ordered.entries()) {
    const before = ordered[index - 1];
    if (!before) continue;
    const why = whyRenamed(before, chain);
    if (why !== undefined) joinRows(before, chain, 'plan_code', `計画・事業番号・指標名が一致; ${why}`, groups);
  }
}

/** Same plan period, project number and indicator name, and a project's name that does not speak against it: the first rule. */
function linkByPlanCode(entries: readonly Entry[], groups: Groups): void {
  const numbered = entries.filter(({ planPeriod, code, indicator }) => planPeriod && code && indicator);
  const keyOf = ({ planPeriod, code, indicator }: Entry): string => `${planPeriod}|${code}|${indicator}`;
  for (const rows of groupBy(numbered, keyOf).values()) {
    const chains = [...groupBy(rows, (entry) => entry.project).values()].flatMap(buildChains);
    for (const chain of chains) joinChain(chain, 'plan_code', '計画・事業番号・事業名・指標名が一致', groups);
    joinRenamedProjects(chains, groups);
  }
}

/** Rows by a key that may be silent: with one word at most said, the silent ones belong to it; with more, they stay apart. */
function classesOf(rows: readonly Entry[], keyOf: (entry: Entry) => string): readonly (readonly Entry[])[] {
  const said = new Set(rows.map(keyOf).filter((key) => key !== ''));
  return said.size <= 1 ? [rows] : [...groupBy(rows, keyOf).values()];
}

/** The plan a row counts under when numbers are set aside: its period, or its name alone, or none. */
const planClass = ({ planPeriod, plan }: Entry): string => planPeriod || plan;

/**
 * Where there is no number to go by (cities without 事業番号, a blank cell, a plan without its years): all names equal, of one department,
 * one plan and one unit, and no number that speaks against it.
 */
function linkByNames(entries: readonly Entry[], groups: Groups): void {
  const named = entries.filter(({ indicator }) => indicator !== '');
  const keyOf = (entry: Entry): string =>
    [entry.department, planClass(entry), entry.project, entry.indicator].join('|');
  for (const rows of groupBy(named, keyOf).values()) {
    const classes = classesOf(rows, ({ code }) => code).flatMap((sameCode) => [
      ...groupBy(sameCode, ({ unit }) => unit).values(),
    ]);
    for (const chain of classes.flatMap(buildChains)) {
      joinChain(chain, 'names', '部等・計画・事業名・指標名・単位が一致', groups);
    }
  }
}

/** Rows at the same place of a declaration and of its 訂正版, with equal values: what was corrected is the name. */
function linkEditions(entries: readonly Entry[], groups: Groups): void {
  const byPlace = new Map(entries.map((entry) => [entry.ref, entry]));
  for (const entry of entries) {
    const { supersededBy } = entry.vintage;
    if (supersededBy === undefined) continue;
    const corrected = byPlace.get(`${supersededBy}/${entry.row.table}/${entry.row.row}`);
    if (!corrected || !groups.mayJoin(entry, corrected) || corrected.unit !== entry.unit) continue;
    const agreement = agreementOf([entry], [corrected]);
    if (!isCorroborated(agreement)) continue;
    const evidence = `訂正版の同じ行; 値が一致: ${describeValues(agreement.equal)}`;
    groups.join({ from: entry, to: corrected, rule: 'edition', evidence, score: undefined });
  }
}

/** A name met in more groups than this is no name (件数, 開催回数): whatever agrees then agrees by chance. */
const crowd = 40;

interface Pair {
  readonly left: readonly Entry[];
  readonly right: readonly Entry[];
  readonly agreement: Agreement;
}

function canFollow(left: readonly Entry[], right: readonly Entry[], groups: Groups): boolean {
  const [a, b] = [left[0], right[0]];
  return a !== undefined && b !== undefined && groups.mayJoin(a, b);
}

/** Two pairs of which only one can be right: they share a side, and their other sides stand in one declaration. */
function excludes(one: Pair, other: Pair, groups: Groups): boolean {
  if (one.left === other.left) return one.right !== other.right && !canFollow(one.right, other.right, groups);
  return one.right === other.right && !canFollow(one.left, other.left, groups);
}

/** Groups of equal names under another number, plan or department, joined in time where the values they both print agree. */
function joinCorroborated(group: readonly (readonly Entry[])[], groups: Groups): void {
  const pairs = group
    .flatMap((left, index) => group.slice(index + 1).map((right) => ({ left, right })))
    .filter(({ left, right }) => canFollow(left, right, groups))
    .map(({ left, right }): Pair => ({ left, right, agreement: agreementOf(left, right) }))
    .filter(({ left, right, agreement }) => {
      const atHome = left.some(({ department }) => right.some((other) => other.department === department));
      return isCorroborated(agreement, atHome ? corroboratingAtHome : corroborating);
    });
  const clear = pairs.filter((pair) => !pairs.some((other) => excludes(pair, other, groups)));
  for (const { left, right, agreement } of clear) {
    const evidence = `事業名・指標名・単位が一致; 値が一致: ${describeValues(agreement.equal)}`;
    joinRows(left, right, 'names_values', evidence, groups);
  }
}

/** Across plans, numbers and departments: all names and the unit equal, and equal values in the years that both print. */
function linkByNamesAndValues(groups: Groups): void {
  const named = groups.all().filter(([first]) => first !== undefined && first.indicator !== '');
  const keyOf = (rows: readonly Entry[]): string => {
    const last = rows.at(-1);
    const place = last?.core === '' ? last.department : '';
    return [last?.core, last?.indicator, last?.unit, place].join('|');
  };
  for (const group of groupBy(named, keyOf).values()) {
    if (group.length > 1 && group.length <= crowd) joinCorroborated(group, groups);
  }
}

/** Makes the links that are certain (確実な対応), the strongest rule first. */
export function linkCertain(entries: readonly Entry[], groups: Groups): void {
  linkByPlanCode(entries, groups);
  linkByNames(entries, groups);
  linkEditions(entries, groups);
  linkByNamesAndValues(groups);
}
