import type { Correction } from '../corrections/correction-schema.js';
import type { IssueRow } from '../schema/issue.js';
import type { DocumentList } from './review-data.js';

/** What a run had to say of the dataset as a whole, and files that are no results of this version. */
export type OfRun = Pick<DocumentList, 'issues' | 'unreadable'>;

/** How much of it asks for a person. */
export const countRunIssues = ({ issues, unreadable }: OfRun): number =>
  issues.filter(({ level }) => level !== 'info').length + unreadable.length;

/** Rows that an issue names: `<document_id>/<table>/<row>`. */
const rowsIn = ({ actual, expected }: IssueRow): readonly string[] =>
  [...`${actual} ${expected}`.matchAll(/\b[0-9a-f]{12}\/\d+\/\d+/g)].map(([row]) => row);

/** Has a person said whether the two rows of a likely link are one series? The tables follow when they are made anew. */
function isDecided(issue: IssueRow, lines: readonly Correction[]): boolean {
  if (issue.code !== 'series/likely-link') return false;
  const rows = rowsIn(issue);
  return lines.some(
    ({ document, place, field, value }) =>
      (field === 'series:accept' || field === 'series:reject') &&
      rows.includes(`${document.slice(0, 12)}/${place}`) &&
      rows.includes(value),
  );
}

/** What the last run said of the dataset as a whole, less what lines of corrections have decided since. */
export const openRunIssues = (issues: readonly IssueRow[], lines: readonly Correction[]): readonly IssueRow[] =>
  issues.filter((issue) => !isDecided(issue, lines));
