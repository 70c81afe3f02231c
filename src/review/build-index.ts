import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import { buildIssue, buildIssues } from './build-document.js';
import type { ReviewIndex, ReviewIndexEntry } from './review-data.js';

/** A document's line of the index, with the doubts that its progress is reckoned from. */
export function buildIndexEntry(result: DocumentResult): ReviewIndexEntry {
  const { document } = result;
  const doubts = buildIssues(result).filter(({ level }) => level !== 'info');
  return {
    document_id: document.document_id,
    title: document.title,
    municipality: document.municipality,
    department: document.department,
    document_fiscal_year: document.document_fiscal_year,
    stage: document.stage,
    status: document.status,
    source_file: document.source_file,
    observations: result.observations.length,
    corrected: result.observations.filter(({ corrected }) => corrected).length,
    unplaced: document.glyphs_unplaced,
    codes: [...new Set(result.issues.map(({ code }) => code))].sort(),
    doubts: doubts.map(({ code, place, actual, settled_by }) => ({ code, place, actual, settled_by })),
  };
}

/** What the index shows: documents in the order of the files, and the issues of the run that belong to none. */
export function buildIndex(documents: readonly ReviewIndexEntry[], issues: readonly IssueRow[]): ReviewIndex {
  return { documents, issues: issues.map(buildIssue) };
}
