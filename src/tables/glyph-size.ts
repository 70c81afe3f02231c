import { type Box, holdsCentre } from '../geometry/box.js';
import { median } from '../geometry/median.js';
import type { Glyph } from '../pdf/page-content.js';
import { tolerances } from './tolerances.js';

/** The median glyph height (文字の大きさ) in points: what every tolerance of this room is relative to. */
export function medianEm(glyphs: readonly Glyph[]): number {
  const upright = glyphs.filter((glyph) => glyph.angle === 0);
  return median(
    upright.map((glyph) => glyph.fontSize),
    tolerances.length.usualEm,
  );
}

/** The median glyph height within `box`; the page's own where it holds no glyph. */
export function emWithin(box: Box, glyphs: readonly Glyph[]): number {
  const inside = glyphs.filter((glyph) => glyph.angle === 0 && holdsCentre(box, glyph.box));
  return medianEm(inside.length > 0 ? inside : glyphs);
}
