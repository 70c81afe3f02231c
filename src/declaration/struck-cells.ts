// Cells whose text is struck out (見え消し).

import { holdsCentre } from '../geometry/box.js';
import type { PageLayout } from '../tables/table-grid.js';
import { type BodyCell, type BodyRow, cellAt, isEmptyCell } from './stitch.js';

/** What was struck out (見え消し) in a cell; empty where nothing was. */
export type StruckIn = (cell: BodyCell) => string;

const nothingStruck: StruckIn = () => '';

/** Finds the struck texts of cells by their places. */
export function findStruckCells(layouts: readonly PageLayout[]): StruckIn {
  const pages = new Map(
    layouts
      .map(({ page }) => [page.number, page.struck.filter(({ isStamp }) => !isStamp)] as const)
      .filter(([, struck]) => struck.length > 0),
  );
  if (pages.size === 0) return nothingStruck;
  return (cell) =>
    cell.places
      .flatMap(({ page, box }) => (pages.get(page) ?? []).filter((struck) => holdsCentre(box, struck.box)))
      .map(({ text }) => text)
      .join('');
}

/** A remark in brackets, and nothing else: what is left of 18団体（平成29年度） when its number is struck. */
export const isOnlyRemark = (text: string): boolean => /^(?:\s*[（(][^（(]*[）)])+\s*$/u.test(text);

/** The name that was struck out and not replaced, with which the whole row falls; undefined where the row stands. */
export function struckNameOf(row: BodyRow, struckIn: StruckIn): string | undefined {
  for (const role of ['indicator_name', 'project_name'] as const) {
    const cells = row.columns.filter((column) => column.role === role).map(({ column }) => cellAt(row, column));
    if (cells.length === 0 || cells.some((cell) => !isEmptyCell(cell))) continue;
    const struck = cells.map((cell) => (cell ? struckIn(cell) : '')).join('');
    if (struck !== '') return struck;
  }
  return undefined;
}
