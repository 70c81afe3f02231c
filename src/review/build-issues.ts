import { fieldsThatSettle, findCoveringIssues, placeOfIssue, valueFields } from '../corrections/settle-issues.js';
import { catalogue } from '../issues/catalogue.js';
import type { CatalogueEntry } from '../issues/entry.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { ReviewIssue } from './review-data.js';

const entries: Readonly<Record<string, CatalogueEntry>> = catalogue;

/** An issue with its remedy; a code of another version of the program has none. */
export function buildIssue(issue: IssueRow): ReviewIssue {
  const entry = entries[issue.code];
  return {
    ...issue,
    place: placeOfIssue(issue),
    help: entry?.help ?? '',
    help_ja: entry?.help_ja ?? '',
    settled_by: fieldsThatSettle(issue),
  };
}

/** All issues of a document; one that lies over a page of doubtful values stands at each of them as well. */
export function buildIssues({
  issues,
  observations,
}: Pick<DocumentResult, 'issues' | 'observations'>): readonly ReviewIssue[] {
  const covering = observations.flatMap((observation) =>
    findCoveringIssues(observation, issues).map((issue): ReviewIssue => {
      const { observation_id, bbox } = observation;
      return { ...buildIssue({ ...issue, observation_id, bbox }), settled_by: valueFields };
    }),
  );
  return [...issues.map(buildIssue), ...covering];
}
