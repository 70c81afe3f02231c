import { type Box, centreX, shareEdge } from '../geometry/box.js';
import type { Band } from './bands.js';
import type { River } from './find-columns.js';
import { type BandRow, type PlacedPiece, placeRows } from './find-rows.js';
import { holdsFigure } from './line-cues.js';
import { tolerances } from './tolerances.js';

/** Does text in these rows and columns look like a table: enough of both, mostly filled, entries aligned, figures after the first column? */
export function isTabular(
  bands: readonly Band[],
  rows: readonly BandRow[],
  rivers: readonly River[],
  em: number,
): boolean {
  const full = rows.filter((row) => row.used > 1).length;
  if (rivers.length + 1 < tolerances.count.few || full < tolerances.count.few) return false;
  const placed = placeRows(bands, rows, rivers);
  return isFilled(placed, rivers.length) && areColumnsAligned(placed.flat(), rivers.length + 1, em);
}

function isFilled(rows: readonly (readonly PlacedPiece[])[], rivers: number): boolean {
  const places = rows.map((pieces) =>
    Array.from({ length: rivers }, (_, index) => pieces.filter(({ from, to }) => from <= index + 1 && index + 1 < to)),
  );
  const filled = places.flat().filter((pieces) => pieces.length > 0);
  const holds = (pieces: readonly PlacedPiece[]) => pieces.some(({ piece }) => holdsFigure(piece.text));
  return (
    2 * filled.length >= places.flat().length &&
    filled.filter(holds).length >= tolerances.share.some * filled.length &&
    places.filter((row) => row.some(holds)).length >= tolerances.count.pair
  );
}

/** Do the entries of most columns stand at one left edge, at one right edge, or around one middle? */
function areColumnsAligned(pieces: readonly PlacedPiece[], columns: number, em: number): boolean {
  const own = pieces.filter(({ from, to }) => to === from + 1);
  const aligned = Array.from({ length: columns }, (_, column) => column).filter((column) => {
    const boxes = own.filter(({ from }) => from === column).map(({ piece }) => piece.box);
    const edges = [boxes.map((box) => box.left), boxes.map((box) => box.right), boxes.map(centreX)];
    return edges.some(
      (positions) => agreeing(positions, tolerances.length.near * em) >= tolerances.share.most * positions.length,
    );
  });
  return aligned.length >= tolerances.share.most * columns && own.length > pieces.length / 2;
}

/** The largest number of positions that lie within `reach` of one of them. */
const agreeing = (positions: readonly number[], reach: number): number =>
  Math.max(0, ...positions.map((at) => positions.filter((other) => Math.abs(other - at) <= reach).length));

/** Could two texts be entries of one column? */
export const alignInColumn = (a: Box, b: Box, em: number): boolean => shareEdge(a, b, tolerances.length.near * em);
