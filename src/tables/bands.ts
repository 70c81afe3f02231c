import { boundingBox } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { median } from './merge-rulings.js';
import type { TextLine } from './table-grid.js';
import { buildLine, buildLines } from './text-lines.js';

/** Pieces of text this far apart may stand in two columns, in ems: more than the space inside a phrase. */
const PIECE_GAP = 0.5;
/** Pieces on one band have baselines within this, in ems. */
export const BAND_TOLERANCE = 0.3;

/** Pieces of text that stand on one level, left to right: what a row of a table without rules is made of. */
export interface Band {
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
  readonly pieces: readonly TextLine[];
}

/** Bands of text from top to bottom. Turned and vertical writing is left aside. */
export function buildBands(glyphs: readonly Glyph[], em: number): Band[] {
  const upright = glyphs.filter((glyph) => glyph.angle === 0 && !glyph.vertical);
  const pieces = buildLines(upright, { columnGap: PIECE_GAP }).flatMap(unstacked);
  return groupBands(pieces, em);
}

/** Groups pieces of text whose baselines agree. */
export function groupBands(pieces: readonly TextLine[], em: number): Band[] {
  const bands: TextLine[][] = [];
  for (const piece of [...pieces].sort((a, b) => baselineOf(a) - baselineOf(b))) {
    const first = bands.at(-1)?.[0];
    if (first && baselineOf(piece) - baselineOf(first) <= BAND_TOLERANCE * em) bands.at(-1)?.push(piece);
    else bands.push([piece]);
  }
  return bands.map(buildBand);
}

function buildBand(pieces: readonly TextLine[]): Band {
  const box = boundingBox(pieces.map((piece) => piece.box));
  const first = pieces[0];
  if (!box || !first) throw new Error('a band without text');
  const sorted = [...pieces].sort((a, b) => a.box.left - b.box.left);
  return { baseline: baselineOf(first), top: box.top, bottom: box.bottom, pieces: sorted };
}

/** The baseline that most of a line's glyphs stand on. */
export function baselineOf(line: TextLine): number {
  return median(line.glyphs.map((glyph) => glyph.baseline));
}

/** Characters stacked in a column of single digits are cells, not a vertical word: a table takes them one by one. */
function unstacked(line: TextLine): TextLine[] {
  return line.vertical ? line.glyphs.map((glyph) => buildLine([glyph], false)) : [line];
}
