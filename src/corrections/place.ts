// The place that a line of corrections names: a value, a row, a column, a table, a page, the document, or rows of a series.

import type { Correction } from './correction-schema.js';

/** What a line of corrections is about (訂正の位置). */
export type Place =
  /** `<table>/<row>/<column>/<part>` as in observation_id. */
  | { readonly kind: 'value'; readonly table: number; readonly row: number; readonly column: number }
  /** `row/<table>/<row>`. */
  | { readonly kind: 'row'; readonly table: number; readonly row: number }
  /** `column/<table>/<column>`. */
  | { readonly kind: 'column'; readonly table: number; readonly column: number }
  /** `table/<table>`. */
  | { readonly kind: 'table'; readonly table: number }
  /** `page/<page>`. */
  | { readonly kind: 'page'; readonly page: number }
  /** `declaration/<declaration>`, where a document holds several. */
  | { readonly kind: 'declaration'; readonly declaration: number }
  | { readonly kind: 'document' };
export type PlaceKind = Place['kind'];

/** From this number on tables are none of the document: what a person adds from running text or from a scan. */
export const FIRST_ADDED_TABLE = 901;

const forms = {
  value: /^([1-9]\d*)\/([1-9]\d*)\/([1-9]\d*)\/[1-9]\d*$/,
  row: /^row\/([1-9]\d*)\/([1-9]\d*)$/,
  column: /^column\/([1-9]\d*)\/([1-9]\d*)$/,
  table: /^table\/([1-9]\d*)$/,
  page: /^page\/([1-9]\d*)$/,
  declaration: /^declaration\/([1-9]\d*)$/,
} as const;

const numbersOf = (form: RegExp, text: string): readonly number[] | undefined => form.exec(text)?.slice(1).map(Number);

/** The place that a line names; undefined where it names none. */
export function readPlace(text: string): Place | undefined {
  if (text === 'document') return { kind: 'document' };
  const value = numbersOf(forms.value, text);
  if (value) return { kind: 'value', table: value[0] ?? 0, row: value[1] ?? 0, column: value[2] ?? 0 };
  const row = numbersOf(forms.row, text);
  if (row) return { kind: 'row', table: row[0] ?? 0, row: row[1] ?? 0 };
  const column = numbersOf(forms.column, text);
  if (column) return { kind: 'column', table: column[0] ?? 0, column: column[1] ?? 0 };
  const table = numbersOf(forms.table, text);
  if (table) return { kind: 'table', table: table[0] ?? 0 };
  const declaration = numbersOf(forms.declaration, text);
  if (declaration) return { kind: 'declaration', declaration: declaration[0] ?? 0 };
  const page = numbersOf(forms.page, text);
  return page && { kind: 'page', page: page[0] ?? 0 };
}

/** Lines at places of one kind. */
export const linesAt = (lines: readonly Correction[], kind: PlaceKind): readonly Correction[] =>
  lines.filter(({ place }) => readPlace(place)?.kind === kind);
