import type { Issue } from '../issues/issue.js';
import type { IssueRow } from '../schema/issue.js';
import type { Observation } from '../schema/observation.js';
import { correctObservation, findChanges, findReplaced } from './correct-observation.js';
import type { Correction } from './correction-schema.js';
import { isSettledBy } from './settle-issues.js';

/** What the corrections of one observation make of it and of the issues that point at it. */
export interface Replayed {
  /** undefined: a person says that it is none. */
  readonly observation: Observation | undefined;
  readonly settles: (issue: IssueRow) => boolean;
  readonly issues: readonly Issue[];
}

/** `reason; by, at`: who answers for a correction, as far as the line says. */
export function describeAuthor({ reason, by, at }: Correction): string {
  const author = [by, at].filter((text) => text !== '').join(', ');
  return [reason, author].filter((text) => text !== '').join('; ') || '—';
}

const describeFields = (fields: Readonly<Record<string, unknown>>): string =>
  Object.entries(fields)
    .map(([field, value]) => `${field}=${value ?? ''}`)
    .join(' ');

const unchanged = (observation: Observation, issues: readonly Issue[] = []): Replayed => ({
  observation,
  settles: () => false,
  issues,
});

function removeObservation(before: Observation, line: Correction): Replayed {
  const issue: Issue = {
    code: 'correction/removed',
    page: before.page,
    actual: `${before.observation_id} 「${before.value_text}」`,
    expected: describeAuthor(line),
  };
  return { observation: undefined, settles: (row) => row.level !== 'error', issues: [issue] };
}

/** Everything that lines which still fit say about one observation, taken together. */
export function replayObservation(before: Observation, lines: readonly Correction[]): Replayed {
  const removal = lines.findLast(({ field }) => field === 'not_an_observation');
  if (removal) return removeObservation(before, removal);
  const last = lines.at(-1);
  if (!last) return unchanged(before);
  const changes = findChanges(lines);
  const at = { page: before.page, observationId: before.observation_id };
  const corrected = correctObservation(before, changes);
  if (corrected.kind === 'lacking') {
    const actual = describeFields(changes);
    return unchanged(before, [{ code: 'correction/inconsistent', ...at, actual, expected: corrected.lack }]);
  }
  const replaced = findReplaced(before, corrected.observation);
  const settles = (row: IssueRow): boolean => isSettledBy(row, lines);
  if (Object.keys(replaced).length === 0) return { ...unchanged(before), settles };
  const now = Object.fromEntries(Object.entries(corrected.observation).filter(([field]) => field in replaced));
  const applied: Issue = {
    code: 'correction/applied',
    ...at,
    actual: describeFields(replaced),
    expected: `${describeFields(now)} (${describeAuthor(last)})`,
  };
  return { observation: corrected.observation, settles, issues: [applied] };
}
