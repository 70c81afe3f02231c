import type { Box } from './geometry/box.js';
import { formatBox, readBox } from './geometry/box.js';
import { type Quarter, type Size, turnBackBy, turnBox, turnSize } from './geometry/turn.js';
import type { Issue } from './issues/issue.js';
import type { PdfReading } from './pdf/read-pdf.js';
import { findTurn, turnPage } from './pdf/turn-page.js';
import type { DocumentResult } from './schema/document-result.js';

export type ReadPages = Extract<PdfReading, { kind: 'read' }>;

/** A page that was turned for reading: by how much, and its size as it was read. */
interface Turned {
  readonly by: Quarter;
  readonly size: Size;
}

export type Turns = ReadonlyMap<number, Turned>;

/** Pages whose writing runs sideways, turned upright for reading; every place of theirs is in the turned page until `turnBack`. */
export function turnUpright(pdf: ReadPages): { readonly pdf: ReadPages; readonly turns: Turns } {
  const turns = new Map<number, Turned>();
  for (const page of pdf.pages) {
    const by = findTurn(page);
    if (by !== 0) turns.set(page.number, { by, size: turnSize(page, by) });
  }
  if (turns.size === 0) return { pdf, turns };
  const byOf = (page: number): Quarter => turns.get(page)?.by ?? 0;
  const pages = pdf.pages.map((page) => turnPage(page, byOf(page.number)));
  const own = [...turns.keys()].map((page): Issue => ({ code: 'page/turned', page }));
  const issues = pdf.issues.map((issue): Issue => {
    const page = pdf.pages.find(({ number }) => number === issue.page);
    return issue.box && page ? { ...issue, box: turnBox(issue.box, byOf(page.number), page) } : issue;
  });
  return { pdf: { ...pdf, pages, issues: [...issues, ...own] }, turns };
}

/** All places of a result in the page as a viewer shows it. */
export function turnBack(result: DocumentResult, turns: Turns): DocumentResult {
  if (turns.size === 0) return result;
  const turned = mapPlaces(result, (page, box) => {
    const turn = turns.get(page);
    return turn && turnBox(box, turnBackBy(turn.by), turn.size);
  });
  const page_sizes = result.page_sizes.map((size) => ({ ...size, ...turnSize(size, turns.get(size.page)?.by ?? 0) }));
  return { ...turned, page_sizes };
}

/** All places of a result, each put where `move` says; those stay for which it says nothing. */
export function mapPlaces(result: DocumentResult, move: (page: number, box: Box) => Box | undefined): DocumentResult {
  const placed = <T extends { page: number | null; bbox: string }>(thing: T): T => {
    if (thing.page === null || thing.bbox === '') return thing;
    const moved = move(thing.page, readBox(thing.bbox));
    return moved ? { ...thing, bbox: formatBox(moved) } : thing;
  };
  return {
    ...result,
    tables: result.tables.map((table) => ({
      ...table,
      parts: table.parts.map(placed),
      header: table.header.map(placed),
      cells: table.cells.map(placed),
    })),
    indicators: result.indicators.map(placed),
    observations: result.observations.map(placed),
    issues: result.issues.map(placed),
    placements: result.placements.map(placed),
    hidden: result.hidden.map(placed),
  };
}
