import { boundingBox, centreX } from '../geometry/box.js';
import type { Band } from './bands.js';
import type { River } from './find-columns.js';
import { type BandRow, type PlacedPiece, placeRows } from './find-rows.js';
import { isFigure } from './line-cues.js';
import { tolerances } from './tolerances.js';

/** A heading over columns `from` up to, not including, `to` in row `row`, from 0. */
export interface HeaderSpan {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export interface HeaderShape {
  /** Headings over several columns (年度の上の「実績」). */
  readonly spans: readonly HeaderSpan[];
  /** Places left blank above a heading that reaches down from there: `row` and the one below are one cell. */
  readonly hanging: readonly { readonly row: number; readonly column: number }[];
}

/** What the upper rows of a header of several levels span, told by where their words stand over the row below. */
export function findHeaderShape(rows: readonly (readonly PlacedPiece[])[], columns: number, em: number): HeaderShape {
  const spans: HeaderSpan[] = [];
  const hanging: { row: number; column: number }[] = [];
  for (let row = 0; row < Math.min(tolerances.count.pair, rows.length - 1); row += 1) {
    const [upper, lower] = [rows[row] ?? [], rows[row + 1] ?? []];
    if (usedBy(upper).size >= usedBy(lower).size || holdsFigures([...upper, ...lower])) break;
    const found = upper.map((heading) => widestUnder(heading, upper, lower, columns, em));
    spans.push(...found.filter(({ from, to }) => to > from + 1).map((span) => ({ row, ...span })));
    const below = usedBy(lower);
    for (let column = 0; column < columns; column += 1) {
      const isFree = !found.some(({ from, to }) => from <= column && column < to);
      if (isFree && below.has(column)) hanging.push({ row, column });
    }
  }
  return { spans, hanging };
}

/**
 * Rows of a header that use different columns are one row: headings that stand for two levels are set to the middle of both,
 * between the words above and below.
 */
export function joinHeaderRows(rows: readonly BandRow[], bands: readonly Band[], rivers: readonly River[]): BandRow[] {
  const joined: BandRow[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (above && areOneHeader(above, row, bands, rivers)) {
      joined[joined.length - 1] = { first: above.first, end: row.end, used: above.used + row.used };
    } else joined.push(row);
  }
  return joined;
}

function areOneHeader(above: BandRow, row: BandRow, bands: readonly Band[], rivers: readonly River[]): boolean {
  const [upper = [], lower = []] = placeRows(bands, [above, row], rivers);
  const [upperUse, lowerUse] = [usedBy(upper), usedBy(lower)];
  const isDisjoint = [...upperUse].every((column) => !lowerUse.has(column));
  const isSingle = [...upper, ...lower].every(({ from, to }) => to === from + 1);
  const first = bands[above.end - 1];
  const second = bands[row.first];
  const isClose = first && second && second.top < first.bottom;
  return Boolean(isDisjoint && isSingle && isClose && !holdsFigures([...upper, ...lower]));
}

const holdsFigures = (pieces: readonly PlacedPiece[]): boolean => pieces.some(({ piece }) => isFigure(piece.text));

function usedBy(pieces: readonly PlacedPiece[]): Set<number> {
  return new Set(pieces.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)));
}

/** The columns around a heading, free in its own row and used in the next, whose middle is nearest to the heading's. */
function widestUnder(
  heading: PlacedPiece,
  upper: readonly PlacedPiece[],
  lower: readonly PlacedPiece[],
  columns: number,
  em: number,
): { from: number; to: number } {
  const others = usedBy(upper.filter((piece) => piece !== heading));
  const isOpen = (column: number) => column >= 0 && column < columns && !others.has(column);
  let best = { from: heading.from, to: heading.to };
  let off = em;
  for (let from = heading.from; isOpen(from); from -= 1) {
    for (let to = heading.to; to <= columns && isOpen(to - 1); to += 1) {
      const under = boundingBox(
        lower.filter((piece) => piece.from >= from && piece.to <= to).map(({ piece }) => piece.box),
      );
      const distance = under ? Math.abs(centreX(under) - centreX(heading.piece.box)) : Number.POSITIVE_INFINITY;
      if (distance < off) {
        best = { from, to };
        off = distance;
      }
    }
  }
  return best;
}
