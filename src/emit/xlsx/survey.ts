import { type WideColumn, wideColumns } from '../../dataset/wide.js';
import type { DocumentResult } from '../../schema/document-result.js';
import { type DocumentTable, documentTables } from '../../schema/tables.js';

/** What a workbook needs to know of all documents before its first sheet is written. */
export interface Survey {
  readonly wide: readonly WideColumn[];
  /** Rows of each table. */
  readonly rows: Readonly<Record<DocumentTable, number>>;
  /** The declarations' fiscal years, earliest first; null, the last, for those that print none. */
  readonly years: readonly (number | null)[];
}

const rowCount = (result: DocumentResult, table: DocumentTable): number =>
  table === 'documents' ? 1 : result[table].length;

const compareYears = (a: number | null, b: number | null): number =>
  (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);

/** One pass over all documents. */
export async function surveyResults(results: AsyncIterable<DocumentResult>): Promise<Survey> {
  const gathered = wideColumns();
  const rows = new Map<DocumentTable, number>();
  const years = new Set<number | null>();
  for await (const result of results) {
    gathered.add(result);
    years.add(result.document.document_fiscal_year);
    for (const table of documentTables) rows.set(table, (rows.get(table) ?? 0) + rowCount(result, table));
  }
  return {
    wide: gathered.columns(),
    rows: Object.fromEntries(documentTables.map((table) => [table, rows.get(table) ?? 0])) as Survey['rows'],
    years: [...years].sort(compareYears),
  };
}
