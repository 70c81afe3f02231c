// What notes change of the values that they bear on: a period that nothing else gives, actuals that become estimates.

import type { Issue } from '../issues/issue.js';
import type { Period } from '../schema/reading.js';
import { readPeriods } from '../values/periods/periods.js';
import type { ReadingContext } from '../values/reading-context.js';
import type { NoteScope } from './note-scope.js';
import type { ReadObservation } from './read-observation.js';

const provisional = /速報|暫定|概算|概数|見込み?(?:の|値|数|です|であ|で、|。|$)|推計/u;
/** The note tells when a figure was set or revised, not which year it is for. */
export const tellsAnotherDate = /設定|策定時|見直|改訂|改定|変更|定め|作成/u;
/** Dates counted from each column's year: 各年度の翌年4月1日現在. */
export const relativeToColumn =
  /各年度?の?(?:翌年|翌年度|当年|年度末|末日|末|[0-9０-９]{1,2}月)|翌年(?:度)?[0-9０-９]{1,2}月/u;

/** A note that counts to the end of a year (令和元年度末の数値) gives the year. */
function wholeYear(period: Period): Period {
  const year = period.fiscal_year;
  return year === null ? period : { ...period, period_start: `${year}-04-01`, period_end: `${year + 1}-03-31` };
}

/** A remark at the end of a note: 令和2年度の値（調査は3年に1回）. */
const remarkBehind = /(?<=[^（(].*)[（(][^（）()]*[)）]。?$/u;

function datingPeriod(text: string, context: ReadingContext): Period | undefined {
  if (tellsAnotherDate.test(text)) return undefined;
  const all = readPeriods(text, context);
  const said = all.length > 1 ? readPeriods(text.replace(remarkBehind, ''), context) : all;
  const periods = said.filter((period) => period.fiscal_year !== null && period.kind !== 'relative');
  const [period] = periods;
  if (!period || periods.length > 1) return undefined;
  return period.text.includes('年度') ? wholeYear(period) : period;
}

/** The note says a time and nothing else: 2017年度の値, 平成28年度実績, 令和2年度に実施した調査の結果（3年に1回実施）. */
export const saysOnlyWhen =
  /^[は:：\s　]*(?:[^、。，,]{2,14}?|[^、。，,]{2,8}年度?(?!から|より|以降|以来|まで|比)[^、。，,]{2,16}?)(?:の?(?:数値|値|実績値?|データ|結果|調査)|時点|現在)?(?:です|である|による)?(?:[（(][^（）()]*[)）])?。?$/u;

/** Does the note say of a value that it is of another year than its labels say? A day of the same year only tells when it was counted. */
function givesAnotherYear(text: string, labelled: Period | undefined, context: ReadingContext): boolean {
  return saysOnlyWhen.test(text) && datingPeriod(text, context)?.fiscal_year !== labelled?.fiscal_year;
}

/**
 * By which note each value is dated, the nearest one: that whose mark the value carries itself, then that of its row or column. Where row or
 * column give a year, only a note on the value that says nothing but another one is nearer.
 */
function datingNotes(
  observations: readonly ReadObservation[],
  scopes: readonly NoteScope[],
  context: ReadingContext,
): ReadonlyMap<string, NoteScope['note']> {
  const dating = scopes.filter(({ text }) => !relativeToColumn.test(text) && datingPeriod(text, context));
  const byId = new Map<string, NoteScope['note']>();
  for (const { id, period, datedBy, value } of observations) {
    if (value.status === 'missing') continue;
    const bearing = dating.filter((scope) => scope.observations.some((each) => each.id === id));
    const own = bearing.find(({ appliesTo }) => appliesTo.includes(id));
    const nearest = own ?? bearing[0];
    const overrides = own !== undefined && datedBy !== 'cell' && givesAnotherYear(own.text, period, context);
    if (nearest && (period === undefined || overrides)) byId.set(id, nearest.note);
  }
  return byId;
}

/** Does the note call the figures of a year provisional: in the clause that names the year, where one does (令和3年度は実績、令和4年度は見込)? */
function isProvisional(text: string, year: number | null | undefined, context: ReadingContext): boolean {
  const clauses = text.split(/[、。；;]/u);
  const own = clauses.filter((clause) => readPeriods(clause, context).some((period) => period.fiscal_year === year));
  return own.length > 0 && clauses.some((clause) => !own.includes(clause) && readPeriods(clause, context).length > 0)
    ? own.some((clause) => provisional.test(clause))
    : provisional.test(text);
}

/**
 * What the notes change: a period where neither cell nor column has one, and `estimate` for actuals that a note calls provisional. Every
 * change is said in an issue.
 */
export function applyNotes(
  observations: readonly ReadObservation[],
  scopes: readonly NoteScope[],
  context: ReadingContext,
  issues: Issue[],
): ReadObservation[] {
  const datedBy = datingNotes(observations, scopes, context);
  let result = [...observations];
  for (const { note, text, observations: bearing } of scopes) {
    const ids = new Set(bearing.map(({ id }) => id));
    if (ids.size === 0) continue;
    const place = { page: note.passage.page, actual: text };
    if (relativeToColumn.test(text)) {
      issues.push({ ...place, code: 'note/relative-date' });
      continue;
    }
    const period = datingPeriod(text, context);
    const dated = period === undefined ? [] : result.filter(({ id }) => ids.has(id) && datedBy.get(id) === note);
    if (period && dated.length > 0) {
      issues.push({ ...place, code: 'note/dates-values', expected: period.text });
      result = result.map((observation) => (dated.includes(observation) ? { ...observation, period } : observation));
    }
    const settled = result.filter(
      (observation) =>
        ids.has(observation.id) &&
        observation.valueKind === 'actual' &&
        isProvisional(text, observation.period?.fiscal_year, context),
    );
    if (settled.length > 0) {
      issues.push({ ...place, code: 'note/changes-kind' });
      result = result.map((observation) =>
        settled.includes(observation) ? { ...observation, valueKind: 'estimate' } : observation,
      );
    }
  }
  return result;
}
