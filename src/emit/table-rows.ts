import type { DocumentResult } from '../schema/document-result.js';
import {
  type DocumentTable,
  documentTables,
  type JoinedTable,
  joinedTables,
  type TableName,
} from '../schema/tables.js';
import { joinYears, type SeriesOptions, type SeriesTables } from '../series/build-series.js';
import { projectDocuments } from '../series/projection.js';
import { csvLines, rowsOf, type TableRow } from './csv.js';

const isJoined = (table: TableName): table is JoinedTable => joinedTables.some((joined) => joined === table);
const isOfDocument = (table: TableName): table is DocumentTable => documentTables.some((own) => own === table);

/** The joined years of one city as rows of their tables. */
export function joinedRowsOf({
  series,
  links,
  changes,
}: SeriesTables): Readonly<Record<JoinedTable, readonly TableRow[]>> {
  return { series, series_links: links, changes };
}

/** The joined years of one city as lines of their CSV files, without headers. */
export function joinedCsvRows(tables: SeriesTables): Record<JoinedTable, string> {
  const rows = joinedRowsOf(tables);
  return {
    series: csvLines('series', rows.series),
    series_links: csvLines('series_links', rows.series_links),
    changes: csvLines('changes', rows.changes),
  };
}

/**
 * The rows of a table, some at a time: document by document, or, for the joined years, city by city. The years are joined anew from the
 * documents at hand, so that what is left out of a flavour is left out of its series, too; without `join` those tables are empty.
 */
export async function* tableRows(
  table: TableName,
  results: () => AsyncIterable<DocumentResult>,
  join: SeriesOptions | undefined,
): AsyncGenerator<readonly TableRow[]> {
  if (isOfDocument(table)) {
    for await (const result of results()) yield rowsOf(result)[table];
  } else if (isJoined(table) && join !== undefined) {
    for await (const tables of joinYears(projectDocuments(results()), join)) yield joinedRowsOf(tables)[table];
  }
}
