// Cells and lines of CSV: quoting, decimals as printed.

import { stringify } from 'csv-stringify/sync';

/** What a cell of a row can hold before it is written. */
export type CellValue = string | number | boolean | null | undefined;

/** Line breaks and other controls (改行・制御文字): none stands in a cell; each becomes a space. CR LF counts as one. */
const controls = /\r\n|[\p{Cc}\u2028\u2029]/gu;

/** A value as the text of a cell: `true`, `false`, nothing for null. */
export function formatCell(value: CellValue): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value.replace(controls, ' ') : String(value);
}

/** Lines of CSV: RFC 4180, CRLF after each. */
export function formatCsv(rows: readonly (readonly CellValue[])[]): string {
  return stringify(
    rows.map((row) => row.map(formatCell)),
    { record_delimiter: '\r\n' },
  );
}
