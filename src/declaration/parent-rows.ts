// Rows without values that name what the rows set in below them are parts of (内訳の見出し行).

import { valueColumns } from './columns.js';
import type { JoinedText } from './passage.js';
import { namesMeasure } from './quantity-names.js';
import { type BodyCell, type BodyRow, cellAt, isEmptyCell } from './stitch.js';

/** A row without values that names what the rows set in below it are parts of (内訳の見出し行): 児童生徒の割合 over 　小学校 and 　中学校. */
export interface ParentRow {
  readonly name: string;
  /** Unit that its unit column prints, for parts that print none. */
  readonly unit: string;
  /** Where its text begins, in points. */
  readonly left: number;
}

/** A part's name begins at least this far in, in ems of its writing. */
const INDENT = 0.8;

interface Name {
  readonly cell: BodyCell;
  readonly left: number;
  /** White after its text, in points. */
  readonly after: number;
  /** White before it. */
  readonly before: number;
  readonly em: number;
}

function nameIn(row: BodyRow): Name | undefined {
  const [column, ...others] = row.columns.filter(({ role }) => role === 'indicator_name');
  const cell = column && others.length === 0 ? cellAt(row, column.column) : undefined;
  const line = cell?.passage.lines[0];
  const place = cell?.places.find(({ page }) => page === row.page)?.box;
  if (!cell || !line || !place || cell.firstRow !== cell.lastRow) return undefined;
  // A band that reaches over other columns, too, heads a group (１ 子育て) and is no whole of parts.
  if (cell.columnSpan > 1) return undefined;
  const em = line.glyphs[0]?.fontSize ?? 0;
  return { cell, left: line.box.left, before: line.box.left - place.left, after: place.right - line.box.right, em };
}

const valuesOf = (row: BodyRow): BodyCell[] =>
  valueColumns(row.columns).flatMap(({ column }) => cellAt(row, column) ?? []);

/** Is a name set in from where `left` is: not in the middle of its cell, nor at its right edge? */
const isSetIn = ({ left, before, after, em }: Name, from: number): boolean =>
  left >= from + INDENT * em && before + em < after;

/** A row's place among parents and parts: it heads the next row as its whole, or not; a heading over measures of their own (１ 資料の充実) does not. */
export function parentAt(row: BodyRow, next: BodyRow | undefined, joined: JoinedText): ParentRow | undefined {
  const name = nameIn(row);
  const below = next && nameIn(next);
  if (!name || !below || !isSetIn(below, name.left)) return undefined;
  const values = valuesOf(row);
  if (values.length === 0 || !values.every(isEmptyCell) || valuesOf(next).every(isEmptyCell)) return undefined;
  const units = row.columns.filter(({ role }) => role === 'unit').flatMap(({ column }) => cellAt(row, column) ?? []);
  const said = [...new Set(row.cells)].filter((cell) => !isEmptyCell(cell) && cell !== name.cell);
  if (said.some((cell) => !units.includes(cell))) return undefined;
  const unit = units.map(({ passage }) => joined(passage)).find((text) => text !== '') ?? '';
  const whole = joined(name.cell.passage);
  if (!namesMeasure(whole) && namesMeasure(joined(below.cell.passage))) return undefined;
  return { name: whole, unit, left: name.left };
}

/** Is this row one of the parts that `parent` heads? */
export function isPartOf(row: BodyRow, parent: ParentRow): boolean {
  const name = nameIn(row);
  return name !== undefined && isSetIn(name, parent.left);
}
