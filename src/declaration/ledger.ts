// The ledger of a document: which step has read which line; what nobody claimed is unplaced.

import { formatBox } from '../geometry/box.js';
import type { PageContent } from '../pdf/page-content.js';
import type { Placement } from '../schema/document-result.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';

/** Where each printed line of a document ended (帳簿). Lines hold every glyph exactly once, so claiming lines accounts for every character. */
export interface Ledger {
  /** The first claim stands: a line has one place. */
  claim(lines: Iterable<TextLine>, place: string): void;
  isFree(line: TextLine): boolean;
  placeOf(line: TextLine): string | undefined;
}

export function openLedger(): Ledger {
  const places = new Map<TextLine, string>();
  return {
    claim(lines, place) {
      for (const line of lines) if (!places.has(line)) places.set(line, place);
    },
    isFree: (line) => !places.has(line),
    placeOf: (line) => places.get(line),
  };
}

export const unplaced = 'unplaced';
/** The place of text that is struck out (見え消し): a reader sees it, and that it no longer holds. */
export const struckOut = 'struck-out';
/** Of a stamp over the rules of a table. */
export const stampText = 'stamp';

/** All lines of a page, those of its grids and those of its rules included. */
export function linesOf(layout: PageLayout): TextLine[] {
  return [
    ...layout.lines,
    ...layout.ruleLines,
    ...layout.grids.flatMap((grid) => grid.cells.flatMap((cell) => [...cell.lines])),
  ];
}

/** The ledger written out: every line of every page, in order of the page from top to bottom, with its raw characters. */
export function buildPlacements(layouts: readonly PageLayout[], ledger: Ledger): Placement[] {
  return layouts.flatMap((layout) => {
    const lines = linesOf(layout).map((line) => ({
      box: line.box,
      place: ledger.placeOf(line) ?? unplaced,
      text: line.glyphs.map((glyph) => glyph.text).join(''),
    }));
    const struck = layout.page.struck.map(({ box, text, isStamp }) => ({
      box,
      place: isStamp ? stampText : struckOut,
      text,
    }));
    return [...lines, ...struck]
      .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
      .map(({ box, place, text }) => ({ page: layout.page.number, bbox: formatBox(box), place, text }));
  });
}

/** Glyphs of the lines that found no place, and of all lines; struck ones have theirs. */
export function countGlyphs(layouts: readonly PageLayout[], ledger: Ledger): { placed: number; unplaced: number } {
  let placed = 0;
  let left = 0;
  for (const line of layouts.flatMap(linesOf)) {
    const place = ledger.placeOf(line) ?? unplaced;
    if (place === unplaced) left += line.glyphs.length;
    else placed += line.glyphs.length;
  }
  for (const { page } of layouts) placed += countStruck(page);
  return { placed, unplaced: left };
}

export const countStruck = ({ struck }: PageContent): number =>
  struck.reduce((sum, { glyphs }) => sum + glyphs.length, 0);
