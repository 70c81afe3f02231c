// An issue as a row of issues.csv, in both languages.

import { formatBox } from '../geometry/box.js';
import type { IssueRow } from '../schema/issue.js';
import { entryOf, isIssueCode } from './catalogue.js';
import type { Issue } from './issue.js';

function fill(template: string, issue: Issue): string {
  const words: Record<string, string> = {
    actual: issue.actual ?? '',
    expected: issue.expected ?? '',
    page: issue.page === undefined ? '' : String(issue.page),
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** A row of an issue that lies on another page: its words name the page, too. */
export function moveIssue(row: IssueRow, page: number): IssueRow {
  if (row.page === page) return row;
  const { code, actual, expected } = row;
  if (!isIssueCode(code)) return { ...row, page };
  const { message, message_ja } = renderIssue({ code, page, actual, expected }, row.document_id);
  return { ...row, page, message, message_ja };
}

/** An issue as a row of issues.csv, its messages in both languages. */
export function renderIssue(issue: Issue, documentId: string): IssueRow {
  const entry = entryOf(issue.code);
  return {
    document_id: documentId,
    code: issue.code,
    level: issue.level ?? entry.level,
    page: issue.page ?? null,
    bbox: issue.box ? formatBox(issue.box) : '',
    observation_id: issue.observationId ?? '',
    actual: issue.actual ?? '',
    expected: issue.expected ?? '',
    message: fill(entry.message, issue),
    message_ja: fill(entry.message_ja, issue),
  };
}
