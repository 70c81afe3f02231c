/** Bounds on what one PDF may ask of us: a file from outside must neither hang the run nor fill the memory. */
export interface PdfLimits {
  /** Size of the file. */
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Drawing operators of one page, those inside form XObjects counted each time they are drawn. */
  readonly maxOperatorsPerPage: number;
  /** Graphics states saved and not restored: pdf.js's time grows with the square of their number. */
  readonly maxNesting: number;
  /** Glyphs shown on one page, copies and hidden ones included. */
  readonly maxGlyphsPerPage: number;
  /** Width times height of an image in the picture of a page; larger ones are left out there. Reading text needs no pixels. */
  readonly maxImagePixels: number;
  /** What one compressed stream may inflate to; more is a bomb. */
  readonly maxStreamBytes: number;
}

/** A goal declaration has 1 to 10 pages of some 1,500 glyphs; these allow for a whole plan book (総合計画) and for drawings. */
export const defaultLimits: PdfLimits = {
  maxBytes: 200_000_000,
  maxPages: 2_000,
  maxOperatorsPerPage: 250_000,
  maxNesting: 5_000,
  maxGlyphsPerPage: 200_000,
  maxImagePixels: 40_000_000,
  maxStreamBytes: 100_000_000,
};
