import type { Box } from '../geometry/box.js';
import type { DrawingContext } from './drawing.js';
import { splitDoubled } from './find-doubled.js';
import { findLines } from './find-rulings.js';
import { findHiddenReason } from './find-visible.js';
import { interpretPage, type OperatorList } from './interpret-page.js';
import type { Matrix } from './matrix.js';
import type { Glyph, HiddenReason, PageContent } from './page-content.js';
import type { ShownGlyph } from './page-marks.js';

/** Glyph height of a page without text, in points: the usual body text. */
const USUAL_GLYPH_HEIGHT = 10;

/** The middle font size, by number of glyphs. */
function usualGlyphHeight(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.map((glyph) => glyph.fontSize).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? USUAL_GLYPH_HEIGHT;
}

export interface PageFrame {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** User space to the upright, cropped page. */
  readonly matrix: Matrix;
}

/** What a page's operators paint, as the stages after this one need it. */
export function readPage(
  frame: PageFrame,
  list: OperatorList,
  context: Omit<DrawingContext, 'pageMatrix' | 'pageBox'>,
): PageContent {
  const pageBox: Box = { left: 0, top: 0, right: frame.width, bottom: frame.height };
  const marks = interpretPage(list, { ...context, pageMatrix: frame.matrix, pageBox });
  const visible: ShownGlyph[] = [];
  const hidden: { glyph: Glyph; reason: HiddenReason }[] = [];
  for (const shown of marks.glyphs) {
    const reason = findHiddenReason(marks, shown, pageBox);
    if (reason) hidden.push({ glyph: shown.glyph, reason });
    else visible.push(shown);
  }
  const { single, copies } = splitDoubled(visible, (shown) => shown.glyph);
  const glyphs = single.map((shown) => shown.glyph);
  return {
    number: frame.number,
    width: frame.width,
    height: frame.height,
    glyphs,
    hidden,
    doubled: copies.length,
    ...findLines(marks, usualGlyphHeight(glyphs)),
    ocrLayer: false,
  };
}
