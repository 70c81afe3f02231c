// Bands: pieces of text on one level, what a row of a table without rules is made of.

import { boundingBox } from '../geometry/box.js';
import { median } from '../geometry/median.js';
import type { Glyph } from '../pdf/page-content.js';
import type { TextLine } from './table-grid.js';
import { buildLine, buildLines } from './text-lines.js';
import { tolerances } from './tolerances.js';

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
  const pieces = buildLines(upright, { columnGap: tolerances.length.apart }).flatMap(unstacked);
  return groupBands(pieces, em);
}

interface LevelPiece {
  readonly piece: TextLine;
  readonly baseline: number;
}

/** Groups pieces of text whose baselines agree. */
export function groupBands(pieces: readonly TextLine[], em: number): Band[] {
  const bands: LevelPiece[][] = [];
  const levels = pieces.map((piece): LevelPiece => ({ piece, baseline: baselineOf(piece) }));
  for (const level of levels.sort((a, b) => a.baseline - b.baseline)) {
    const first = bands.at(-1)?.[0];
    if (first && level.baseline - first.baseline <= tolerances.length.near * em) bands.at(-1)?.push(level);
    else bands.push([level]);
  }
  return bands.map(buildBand);
}

function buildBand(levels: readonly LevelPiece[]): Band {
  const pieces = levels.map(({ piece }) => piece);
  const box = boundingBox(pieces.map((piece) => piece.box));
  const first = levels[0];
  if (!box || !first) throw new Error('a band without text');
  return {
    baseline: first.baseline,
    top: box.top,
    bottom: box.bottom,
    pieces: pieces.sort((a, b) => a.box.left - b.box.left),
  };
}

/** The baseline that most of a line's glyphs stand on. */
export function baselineOf(line: TextLine): number {
  return median(line.glyphs.map((glyph) => glyph.baseline));
}

/** Characters stacked in a column of single digits are cells, not a vertical word: a table takes them one by one. */
function unstacked(line: TextLine): TextLine[] {
  return line.vertical ? line.glyphs.map((glyph) => buildLine([glyph], false)) : [line];
}
