import { wordOf } from '../profiles/pointed-words.js';
import type { DeclaredTable, DocumentResult } from '../schema/document-result.js';
import { foldForMatching } from '../text/fold.js';
import type { KnownForm, TableToTeach } from './wire.js';

/** Rows of the table that are shown. */
const SHOWN_ROWS = 12;
/** A column with more different texts than this holds names or values, and no labels of rows. */
const MOST_LABELS = 30;
/** A longer text is no label. */
const LONGEST_LABEL = 24;

type Cells = DeclaredTable['cells'];

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts.filter((text) => text !== ''))];

/** Cells at the head of a table: those of its header, else its first row. */
function headCells({ header, cells }: DeclaredTable): Cells {
  if (header.length > 0) return header;
  const first = Math.min(...cells.map(({ row }) => row));
  return cells.filter(({ row }) => row === first);
}

/** Words by which a form is known from year to year: headers without the years in them. */
export function formWords(table: DeclaredTable): readonly string[] {
  const words = headCells(table).map(({ text }) => wordOf(text));
  return unique(words).filter((word) => !/^[\d\s,.年度]*$/u.test(foldForMatching(word)));
}

/** Texts below the head of a column, each once; none where they are too many, or hold figures, to be labels. */
function labelsOf(cells: Cells): readonly string[] {
  const labels = unique(cells.map(({ text }) => text));
  const mayBe = labels.length <= MOST_LABELS && labels.every((text) => text.length <= LONGEST_LABEL);
  return mayBe ? labels : [];
}

/** A table as the page shows it to be taught (教える表). */
export function tableToTeach(
  { tables }: DocumentResult,
  number: number,
  forms: readonly KnownForm[],
): TableToTeach | undefined {
  const table = tables.find((one) => one.table === number);
  if (!table) return undefined;
  const head = headCells(table);
  const isHead = new Set(head);
  const body = table.cells.filter((cell) => !isHead.has(cell));
  const numbers = [...new Set([...table.columns, ...table.cells].map(({ column }) => column))].sort((a, b) => a - b);
  const rows = [...new Set(body.map(({ row }) => row))].sort((a, b) => a - b).slice(0, SHOWN_ROWS);
  const headerOf = (column: number): string => {
    const read = table.columns.find((one) => one.column === column)?.header ?? '';
    const printed = head.find((cell) => cell.column <= column && column < cell.column + cell.column_span);
    return read === '' ? (printed?.text ?? '') : read;
  };
  return {
    caption: table.caption,
    words: formWords(table),
    columns: numbers.map((column) => {
      const { role = 'unknown', value_kind = null } = table.columns.find((one) => one.column === column) ?? {};
      const labels = labelsOf(body.filter((cell) => cell.column === column));
      return { column, header: headerOf(column), role, value_kind, labels };
    }),
    rows: rows.map((row) =>
      numbers.map((column) => body.find((cell) => cell.row === row && cell.column === column)?.text ?? ''),
    ),
    forms,
  };
}
