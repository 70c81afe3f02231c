// Doubts about series: contradictions, codes used again, names that stand twice.

import { groupBy } from '../groups/group-by.js';
import type { Issue } from '../issues/issue.js';
import type { Entry } from './entry.js';
import { buildNameForm, likenessOf } from './likeness.js';
import { ofKind, type PeriodStatements, partOf, type Statement, saysTheSame } from './statements.js';
import { declarationInWords, periodInWords } from './words-for-values.js';

/** `令和3年度の宣言 子ども部 06-102「開催回数」[<ref>]`: a row for a person who has to find it. */
export function rowInWords({ ref, row, vintage }: Entry): string {
  const place = [declarationInWords(vintage), vintage.document.department, row.code].filter((text) => text !== '');
  const project = row.project === '' ? '' : `${row.project} `;
  return `${place.join(' ')} ${project}「${row.indicator}」[${ref}]`;
}

const sourceInWords = ({ vintage, row, ref }: Entry): string =>
  `${declarationInWords(vintage)} ${row.page}ページ [${ref}]`;

const isInForce = ({ entry }: Statement): boolean => entry.vintage.supersededBy === undefined;

/** Statements that each say something else than all before them. */
function distinct(statements: readonly Statement[]): Statement[] {
  const found: Statement[] = [];
  for (const statement of statements) {
    if (!found.some(({ value }) => saysTheSame(value, statement.value))) found.push(statement);
  }
  return found;
}

const listed = (statements: readonly Statement[]): string =>
  statements.map(({ entry, value }) => `${value.shown}（${sourceInWords(entry)}）`).join(' / ');

const nameOf = (rows: readonly Entry[]): string => `「${rows.at(-1)?.row.indicator ?? ''}」`;

function findTwoActuals(rows: readonly Entry[], periods: readonly PeriodStatements[]): Issue[] {
  return periods.flatMap((period): Issue[] => {
    const actuals = ofKind(period, 'actual').filter((each) => isInForce(each) && !each.value.missing);
    const different = distinct(actuals);
    if (different.length < 2) return [];
    return [{ code: 'series/two-actuals', actual: `${nameOf(rows)}${periodInWords(period)} ${listed(different)}` }];
  });
}

/** Baselines by the plan they belong to: a new plan has a new one. */
function findChangedBaselines(rows: readonly Entry[]): Issue[] {
  const statements = rows.flatMap((entry) => entry.row.values.map((value): Statement => ({ entry, value })));
  const baselines = statements.filter(
    (each) => each.value.kind === 'baseline' && !each.value.missing && isInForce(each),
  );
  const groups = groupBy(baselines, ({ entry, value }) => `${entry.planPeriod || entry.plan}|${partOf(value)}`);
  return [...groups.values()].flatMap((group): Issue[] => {
    const other = group.find(({ value }) => {
      const first = group[0]?.value;
      const dated = first?.fiscalYear !== null && value.fiscalYear !== null;
      return first && (!saysTheSame(first, value) || (dated && first.fiscalYear !== value.fiscalYear));
    });
    const [first] = group;
    if (!first || !other) return [];
    const texts = [first, other].map(
      ({ entry, value }) => `${periodInWords(value)} ${value.shown}（${sourceInWords(entry)}）`,
    );
    return [{ code: 'series/baseline-changed', actual: `${nameOf(rows)}${texts.join(' → ')}` }];
  });
}

function findChangedUnits(rows: readonly Entry[]): Issue[] {
  const named = rows.filter(({ unit, vintage }) => unit !== '' && vintage.supersededBy === undefined);
  return named.slice(1).flatMap((later, index): Issue[] => {
    const earlier = named[index];
    if (!earlier || earlier.unit === later.unit) return [];
    const texts = [earlier, later].map((entry) => `${entry.unit}（${sourceInWords(entry)}）`);
    return [{ code: 'series/unit-changed', actual: `${nameOf(rows)}${texts.join(' → ')}` }];
  });
}

/** What declarations of one series say against each other. */
export function findContradictions(rows: readonly Entry[], periods: readonly PeriodStatements[]): Issue[] {
  return [...findTwoActuals(rows, periods), ...findChangedBaselines(rows), ...findChangedUnits(rows)];
}

/** Names less alike than this are those of two projects, not of one reworded. */
const differentProjects = 0.6;

/** More of a plan's numbers than this shared by several projects: the number counts something larger (施策番号), nothing is wrong. */
const categoryShare = 0.3;

function projectsOf(rows: readonly Entry[]): Entry[] {
  const byCore = [
    ...groupBy(
      rows.filter(({ core }) => core !== ''),
      ({ core }) => core,
    ).values(),
  ];
  const firsts = byCore.flatMap((group) => group.slice(0, 1));
  const form = ({ core }: Entry) => buildNameForm(core, []);
  return firsts.filter((entry, index) =>
    firsts.slice(0, index).every((other) => likenessOf(form(entry), form(other)) < differentProjects),
  );
}

/** Numbers of one plan period under which several projects stand (番号の重複・再使用). */
export function findReusedCodes(entries: readonly Entry[]): Issue[] {
  const numbered = entries.filter(({ planPeriod, code }) => planPeriod !== '' && code !== '');
  return [...groupBy(numbered, ({ planPeriod }) => planPeriod).values()].flatMap((plan) => {
    const codes = [...groupBy(plan, ({ code }) => code).values()].map(projectsOf);
    const reused = codes.filter((projects) => projects.length > 1);
    if (reused.length > 2 && reused.length > categoryShare * codes.length) return [];
    return reused.map(
      (projects): Issue => ({ code: 'series/code-reused', actual: projects.map(rowInWords).join(' / ') }),
    );
  });
}

const sameInAll = (entry: Entry): string =>
  [entry.vintage.document.documentId, entry.planPeriod, entry.code, entry.core, entry.indicator].join('|');

/** Rows of one declaration that bear the same names, each in a series of its own that has no other year. */
export function findSameNamesTwice(entries: readonly Entry[], membersOf: (entry: Entry) => readonly Entry[]): Issue[] {
  return [...groupBy(entries, sameInAll).values()]
    .filter((rows) => rows.length > 1 && rows[0]?.indicator !== '' && rows.every((row) => membersOf(row).length === 1))
    .map((rows): Issue => ({ code: 'series/same-name-twice', actual: rows.map(rowInWords).join(' / ') }));
}
