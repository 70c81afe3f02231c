import type { Issue } from '../issues/issue.js';
import type { Period } from '../schema/reading.js';
import { readPeriods } from '../values/periods/periods.js';
import type { ReadingContext } from '../values/reading-context.js';
import type { NoteScope } from './note-scope.js';
import type { ReadObservation } from './read-observation.js';

const provisional = /速報|暫定|概算|概数|見込み?(?:の|値|数|です|であ|で、|。|$)|推計/u;
/** The note tells when a figure was set or revised, not which year it is for. */
const tellsAnotherDate = /設定|策定時|見直|改訂|改定|変更|定め|作成/u;
/** Dates counted from each column's year: 各年度の翌年4月1日現在. */
const relativeToColumn =
  /各年度?の?(?:翌年|翌年度|当年|年度末|末日|末|[0-9０-９]{1,2}月)|翌年(?:度)?[0-9０-９]{1,2}月/u;

/** A note that counts to the end of a year (令和元年度末の数値) gives the year. */
function wholeYear(period: Period): Period {
  const year = period.fiscal_year;
  return year === null ? period : { ...period, period_start: `${year}-04-01`, period_end: `${year + 1}-03-31` };
}

function datingPeriod(text: string, context: ReadingContext): Period | undefined {
  if (tellsAnotherDate.test(text)) return undefined;
  const periods = readPeriods(text, context).filter(
    (period) => period.fiscal_year !== null && period.kind !== 'relative',
  );
  const [period] = periods;
  if (!period || periods.length > 1) return undefined;
  return period.text.includes('年度') ? wholeYear(period) : period;
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
    const undated = result.filter(
      (observation) =>
        ids.has(observation.id) && observation.period === undefined && observation.value.status !== 'missing',
    );
    if (period && undated.length > 0) {
      issues.push({ ...place, code: 'note/dates-values', expected: period.text });
      result = result.map((observation) => (undated.includes(observation) ? { ...observation, period } : observation));
    }
    const settled = result.filter((observation) => ids.has(observation.id) && observation.valueKind === 'actual');
    if (provisional.test(text) && settled.length > 0) {
      issues.push({ ...place, code: 'note/changes-kind' });
      result = result.map((observation) =>
        settled.includes(observation) ? { ...observation, valueKind: 'estimate' } : observation,
      );
    }
  }
  return result;
}
