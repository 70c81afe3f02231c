import type { Box } from '../geometry/box.js';

/** One visible glyph (字形) as drawn: never white space, drawn-again copies already removed. */
export interface Glyph {
  /** The PDF's own Unicode, raw: no folding; a ligature has several characters. */
  readonly text: string;
  /** Em box (仮想ボディ): left..right the glyph's advance, top..bottom 0.88 em above to 0.12 em below the baseline, whatever the font. */
  readonly box: Box;
  /** Height of one em on the page, in points. */
  readonly fontSize: number;
  readonly fontName: string;
  /** y (x for vertical writing) of the baseline on the upright page, in points. */
  readonly baseline: number;
  /** Direction of the line of writing, degrees clockwise on the upright page: 0 for ordinary text. */
  readonly angle: number;
  /** Written by a vertical font (縦書き): the advance runs down the page. */
  readonly vertical: boolean;
  /** Position in the page's drawing order, from 0. */
  readonly order: number;
  /** A space glyph was shown between the glyph drawn before and this one. */
  readonly spaceBefore: boolean;
  /** One operator shows it together with the glyph drawn before it: they are parts of one text. */
  readonly continues?: true;
  /** #rrggbb as it looks on white paper (a half-transparent black is grey); absent for a pattern or gradient. */
  readonly colour?: string;
}

/** Why a glyph of the content stream is not seen by a reader. */
export type HiddenReason = 'invisible' | 'white' | 'clipped' | 'off-page' | 'covered';

/** What somebody hid may be a name (黒塗り): outputs take `hiddenTexts`, which keeps the characters back. */
export interface HiddenGlyph {
  readonly glyph: Glyph;
  readonly reason: HiddenReason;
}

/** A stretch of text with a line through it (見え消し): seen by a reader, and told not to be read. */
export interface StruckText {
  readonly box: Box;
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  /** No line goes through it: a stamp (確定, a date) says it that lies over the rules of a table, and is no part of any cell. */
  readonly isStamp?: true;
}

/** A place where a reader sees something that is not read: a stamp that is a picture; a form field that shows another text than its value. */
export interface Unread {
  readonly box: Box;
  readonly what: 'annotation' | 'field-differs';
  /** What is shown, as text. */
  readonly shown: string;
}

/**
 * A rule (罫線): a stroke, a thin filled rectangle, or one edge of a stroked box. Axis-parallel only. As drawn: many short ones may make
 * up one rule; a dot is there twice, once in each orientation. A filled box is a shading, its edges are no rules.
 */
export interface Ruling {
  readonly orientation: 'horizontal' | 'vertical';
  /** y of a horizontal rule, x of a vertical one: the middle of its thickness. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly thickness: number;
  readonly drawnAs: 'stroke' | 'fill';
}

/** A filled area that is not a rule: cell shading (網掛け). */
export interface Shading {
  readonly box: Box;
  /** #rrggbb */
  readonly colour: string;
}

/** A line that is not axis-parallel (a diagonal in a corner cell). */
export interface Diagonal {
  readonly box: Box;
  /** It runs from the top left to the bottom right of its box; else from the bottom left to the top right. */
  readonly falls?: boolean;
}

export interface PageContent {
  /** From 1. */
  readonly number: number;
  /** Size of the upright, cropped page in points. */
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly hidden: readonly HiddenGlyph[];
  /** Text that is struck out, not in `glyphs`; its lines are no rules. */
  readonly struck: readonly StruckText[];
  readonly unread: readonly Unread[];
  /** Copies of glyphs that were drawn again at the same place (for bold, shadow), not in `glyphs`. */
  readonly doubled: number;
  readonly rulings: readonly Ruling[];
  readonly shadings: readonly Shading[];
  readonly diagonals: readonly Diagonal[];
  /** Filled shapes that are neither rules nor shadings: an arrow, a figure drawn as its outline. */
  readonly drawings: readonly Box[];
  readonly images: readonly Box[];
  /** Invisible text over an image that covers the page: a scanner's OCR layer, its glyphs are in `glyphs`. */
  readonly ocrLayer: boolean;
  /** How many of `glyphs` have a character that is not what stands printed (damaged or missing character map). */
  readonly untrusted: number;
}
