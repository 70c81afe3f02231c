import { batchIssues } from './batch-issues.js';
import { correctionIssues } from './correction-issues.js';
import { declarationIssues } from './declaration-issues.js';
import { documentIssues } from './document-issues.js';
import type { CatalogueEntry } from './entry.js';
import { pageIssues } from './page-issues.js';
import { seriesIssues } from './series-issues.js';
import { tableIssues } from './table-issues.js';
import { valueIssues } from './value-issues.js';

/** Every code that issues.csv can hold (指摘の一覧), by scope. Codes are stable; docs/issues.md is generated from here. */
export const catalogue = {
  ...documentIssues,
  ...pageIssues,
  ...tableIssues,
  ...valueIssues,
  ...declarationIssues,
  ...batchIssues,
  ...correctionIssues,
  ...seriesIssues,
} as const;

export type IssueCode = keyof typeof catalogue;

/** Is this one of the codes of today? Results of former versions may have others. */
export const isIssueCode = (code: string): code is IssueCode => Object.hasOwn(catalogue, code);

export function entryOf(code: IssueCode): CatalogueEntry {
  return catalogue[code];
}
