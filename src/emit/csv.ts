// The rows of a document as lines of the CSV files.

import { orderResult } from '../dataset/order.js';
import type { DocumentResult } from '../schema/document-result.js';
import { columnsOf, type DocumentTable, type TableName } from '../schema/tables.js';
import { type CellValue, formatCsv } from './csv-lines.js';

/** A row of a CSV file by its columns' names. */
export type TableRow = Readonly<Record<string, CellValue>>;

/** The first line of a table's CSV file. */
export function csvHeader(table: TableName): string {
  return formatCsv([columnsOf(table).map((column) => column.name)]);
}

/** Rows of a table as lines of CSV, without the header; nothing for no row. */
export function csvLines(table: TableName, rows: readonly TableRow[]): string {
  const columns = columnsOf(table);
  return rows.length === 0 ? '' : formatCsv(rows.map((row) => columns.map((column) => row[column.name])));
}

/** One document's rows of each table, in the order of the files. */
export function rowsOf(result: DocumentResult): Readonly<Record<DocumentTable, readonly TableRow[]>> {
  const { document, declarations, ...rest } = orderResult(result);
  const { observations, indicators, policies, divisions, roles, notes, issues } = rest;
  return { observations, indicators, policies, divisions, roles, notes, documents: [document], declarations, issues };
}

/** One document's lines of each CSV file, without headers: what a run appends, document by document. */
export function csvRows(result: DocumentResult): Record<DocumentTable, string> {
  const rows = rowsOf(result);
  return {
    observations: csvLines('observations', rows.observations),
    indicators: csvLines('indicators', rows.indicators),
    policies: csvLines('policies', rows.policies),
    divisions: csvLines('divisions', rows.divisions),
    roles: csvLines('roles', rows.roles),
    notes: csvLines('notes', rows.notes),
    documents: csvLines('documents', rows.documents),
    declarations: csvLines('declarations', rows.declarations),
    issues: csvLines('issues', rows.issues),
  };
}
