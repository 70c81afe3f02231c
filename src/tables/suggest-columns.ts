import { type Box, holdsCentre } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands } from './bands.js';
import { findRivers, type River } from './find-columns.js';
import type { Rule } from './merge-rulings.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

/** Columns that the text of a region shows: the rivers between them, and rules drawn along the rivers. */
export interface SuggestedColumns {
  readonly rivers: readonly River[];
  readonly rules: readonly Rule[];
}

/**
 * Draws the vertical rules that a table leaves out, along the rivers of white in its text. A rule is left out again between two
 * of the boundaries `ys` where text runs over the river: there a cell spans columns. What stands in `headings` shows no columns.
 */
export function suggestColumns(
  region: Box,
  ys: readonly number[],
  glyphs: readonly Glyph[],
  em: number,
  headings: readonly Box[] = [],
): SuggestedColumns {
  const inside = glyphs.filter((glyph) => holdsCentre(region, glyph.box));
  const bands = buildBands(inside, em);
  const below = inside.filter((glyph) => !headings.some((heading) => holdsCentre(heading, glyph.box)));
  const rivers = findRivers(below.length < inside.length ? buildBands(below, em) : bands, em);
  return { rivers, rules: rivers.flatMap((river) => drawRule((river.start + river.end) / 2, ys, bands, em)) };
}

/** The pieces of a vertical rule at `x` between those boundaries where no text is in the way. */
export function drawRule(x: number, ys: readonly number[], bands: readonly Band[], em: number): Rule[] {
  return ys.slice(0, -1).flatMap((top, index): Rule[] => {
    const bottom = ys[index + 1] ?? top;
    const within = bands.filter((band) => band.baseline > top && band.baseline - tolerances.length.near * em < bottom);
    const crossed = within.some((band) => band.pieces.some((piece) => crosses(piece, x, em)));
    return crossed ? [] : [{ orientation: 'vertical', position: x, start: top, end: bottom }];
  });
}

/** Does this piece of text run over x without leaving an opening there? */
export function crosses(piece: TextLine, x: number, em: number): boolean {
  if (piece.box.left >= x - tolerances.length.touch * em || piece.box.right <= x + tolerances.length.touch * em)
    return false;
  const left = Math.max(...piece.glyphs.filter((glyph) => glyph.box.left < x).map((glyph) => glyph.box.right));
  const right = Math.min(...piece.glyphs.filter((glyph) => glyph.box.left >= x).map((glyph) => glyph.box.left));
  return left > x + tolerances.length.touch * em || right - left < tolerances.length.near * em;
}
