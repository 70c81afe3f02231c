import type { DocumentStatus } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow, Level } from '../schema/issue.js';

/** What a run comes to: the table at its end. */
export interface Totals {
  readonly documents: Readonly<Record<DocumentStatus, number>>;
  readonly indicators: number;
  readonly observations: number;
  readonly issues: Readonly<Record<Level, number>>;
}

export const emptyTotals: Totals = {
  documents: { complete: 0, partial: 0, failed: 0 },
  indicators: 0,
  observations: 0,
  issues: { info: 0, warning: 0, error: 0 },
};

/** Issues by level, added to those counted before. */
export function addIssues(totals: Totals, issues: readonly IssueRow[]): Totals {
  const counted = { ...totals.issues };
  for (const issue of issues) counted[issue.level] += 1;
  return { ...totals, issues: counted };
}

export function addResult(totals: Totals, { document, issues }: DocumentResult): Totals {
  return {
    documents: { ...totals.documents, [document.status]: totals.documents[document.status] + 1 },
    indicators: totals.indicators + document.indicators,
    observations: totals.observations + document.observations,
    issues: addIssues(totals, issues).issues,
  };
}
