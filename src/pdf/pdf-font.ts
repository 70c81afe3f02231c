// Fonts as far as the places of glyphs need them.

import { areaOf } from '../geometry/box.js';
import { type GlyphMeanings, type GlyphSource, glyphMeanings } from './glyph-meaning.js';
import type { Matrix } from './matrix.js';
import { mapBox, readMatrix } from './matrix.js';

/** What pdf.js tells of a font (`commonObjs`), as far as it is used here. */
export interface PdfjsFont extends GlyphSource {
  readonly vertical?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
  readonly bbox?: ArrayLike<number>;
  /** Vertical writing's default: advance, x and y of the vertical origin. */
  readonly defaultVMetrics?: ArrayLike<number>;
  /** Present with pdf.js's fontExtraProperties. */
  readonly cMap?: { readonly builtInCMap?: boolean };
  /** Character codes to Unicode. Where the PDF says nothing, pdf.js takes the code itself: a map with a first and a last code. */
  readonly toUnicode?: GlyphSource['toUnicode'] & { readonly lastChar?: number };
}

/** A font as the placing of glyphs needs it. */
export interface PdfFont {
  readonly name: string;
  readonly vertical: boolean;
  /** Em per unit of a glyph's width: 0.001 in nearly all fonts. */
  readonly unit: number;
  /** Height of the design's em, as a multiple of the font size; 1 but for Type 3 fonts, whose size is theirs to choose. */
  readonly em: number;
  readonly defaultVMetrics: readonly [advance: number, x: number, y: number];
  /** A CID font without ToUnicode and without a known character collection: its characters are guesses. */
  readonly unmapped: boolean;
  /** Its character codes are those of a predefined CMap (UniJIS-UCS2-H, 90ms-RKSJ-H, …), not the font's own glyph numbers. */
  readonly predefinedCodes: boolean;
  readonly meaningOf: GlyphMeanings;
}

const USUAL_UNIT = 0.001;
/** Vertical origin where the font names none: PDF 32000-1, table 117 (DW2). */
const USUAL_VMETRICS = [-1000, 500, 880] as const;
const USUAL_MATRIX: Matrix = [USUAL_UNIT, 0, 0, USUAL_UNIT, 0, 0];
/** A Type 3 font whose box is far from the font size has glyphs of another size than it claims. */
const PLAUSIBLE_EM = { least: 0.6, most: 2.2 } as const;

/** A Type 3 font's em: the height of its box, where the box says that the font size is not the glyphs' size. */
function findEm(matrix: Matrix, bbox: ArrayLike<number> | undefined): number {
  if (!bbox || bbox.length < 4) return 1;
  const box = mapBox(matrix, bbox[0] ?? 0, bbox[1] ?? 0, bbox[2] ?? 0, bbox[3] ?? 0);
  if (!(areaOf(box) > 0)) return 1;
  const height = box.bottom - box.top;
  return height >= PLAUSIBLE_EM.least && height <= PLAUSIBLE_EM.most ? 1 : height;
}

export function readFont(font: PdfjsFont): PdfFont {
  const matrix = readMatrix(font.fontMatrix) ?? USUAL_MATRIX;
  const [advance, x, y] = Array.from(font.defaultVMetrics ?? []);
  return {
    name: font.name ?? '',
    vertical: font.vertical === true,
    unit: matrix[0] || USUAL_UNIT,
    em: font.isType3Font ? findEm(matrix, font.bbox) : 1,
    unmapped: font.composite === true && typeof font.toUnicode?.firstChar === 'number',
    predefinedCodes: font.cMap?.builtInCMap === true,
    meaningOf: glyphMeanings(font),
    defaultVMetrics: [advance ?? USUAL_VMETRICS[0], x ?? USUAL_VMETRICS[1], y ?? USUAL_VMETRICS[2]],
  };
}

/** The font that text without a font is placed with. */
export const unknownFont: PdfFont = readFont({});
