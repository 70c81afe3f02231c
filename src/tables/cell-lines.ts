import type { Glyph } from '../pdf/page-content.js';
import type { TextLine } from './table-grid.js';
import { buildLines } from './text-lines.js';

/** Lines of one cell, parted by nothing but the line break. */
export function cellLines(glyphs: readonly Glyph[]): TextLine[] {
  return buildLines(glyphs, { columnGap: Number.POSITIVE_INFINITY });
}
