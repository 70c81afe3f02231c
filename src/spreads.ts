import type { Box } from './geometry/box.js';
import type { Size } from './geometry/turn.js';
import { moveIssue } from './issues/render.js';
import type { DocumentResult } from './schema/document-result.js';
import { mapPlaces } from './turned-pages.js';

/** A page that was read by itself, and the sheet (紙) of the PDF that it lies on. */
export interface Sheet {
  /** Number of the PDF's page. */
  readonly page: number;
  readonly size: Size;
  /** Where the page lies on the sheet, in points; all of it but for one of two side by side. */
  readonly part: Box;
}

/**
 * The sheets of pages that were counted anew because some sheet holds two (見開き), by the new numbers. Empty where no sheet does: then
 * all numbers are the PDF's own.
 */
export type Sheets = ReadonlyMap<number, Sheet>;

/** All places of a result on the sheets of the PDF, with their numbers: what was read page by page lies on sheets of two. */
export function putOnSheets(result: DocumentResult, sheets: Sheets): DocumentResult {
  if (sheets.size === 0) return result;
  const numberOf = (page: number): number => sheets.get(page)?.page ?? page;
  const moved = mapPlaces(result, (page, { left, top, right, bottom }) => {
    const part = sheets.get(page)?.part;
    return part && { left: left + part.left, top: top + part.top, right: right + part.left, bottom: bottom + part.top };
  });
  const renumbered = <T extends { readonly page: number }>(things: readonly T[]): T[] =>
    things.map((thing) => ({ ...thing, page: numberOf(thing.page) }));
  const sizes = new Map(
    result.page_sizes.map(({ page, ...size }) => [numberOf(page), { ...size, ...sheets.get(page)?.size }]),
  );
  return {
    ...moved,
    document: { ...moved.document, pages: sizes.size },
    municipality_evidence: moved.municipality_evidence.map((each) => ({
      ...each,
      page: each.page === null ? null : numberOf(each.page),
    })),
    page_sizes: [...sizes].map(([page, size]) => ({ page, ...size })),
    declarations: moved.declarations.map((each) => ({
      ...each,
      first_page: numberOf(each.first_page),
      last_page: numberOf(each.last_page),
    })),
    policies: renumbered(moved.policies),
    notes: renumbered(moved.notes),
    tables: moved.tables.map((table) => ({
      ...table,
      parts: renumbered(table.parts),
      header: renumbered(table.header),
      cells: renumbered(table.cells),
    })),
    indicators: renumbered(moved.indicators),
    observations: renumbered(moved.observations),
    issues: moved.issues.map((issue) => (issue.page === null ? issue : moveIssue(issue, numberOf(issue.page)))),
    placements: renumbered(moved.placements),
    hidden: renumbered(moved.hidden),
  };
}
