import { type Box, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { alignedRegion, isProse, rowBoundaries, TALLEST_WHITE } from './aligned-nets.js';
import { type Band, buildBands } from './bands.js';
import { findRivers, type River } from './find-columns.js';
import { type BandRow, findRows, type PlacedPiece, placeRows } from './find-rows.js';
import { findBoundaries } from './lattice.js';
import { holdsFigure, isFigure } from './line-cues.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { drawRule } from './suggest-columns.js';
import { alignInColumn } from './tabular-text.js';

/** A row below the last rule of a table that holds rows of its own begins at most this far below it, in ems. */
const PADDING = 1.5;
/** A header alone has at most this many rows. */
const MOST_HEADER_ROWS = 2;
/** Text may stick out of a table's side by this much, in ems. */
const STICKS_OUT = 0.5;

/**
 * Rows that go on in a net's columns below its last rule: under a header that is drawn or shaded alone (網掛けの見出しと罫線のない表),
 * or under a frame that was closed too early. Adds rules around them, down to `limit` at most. What follows in other columns, a
 * heading, a note and prose stay outside. `free` are the page's glyphs that stand in no table.
 */
export function goOnBelow(
  net: RuleNet,
  glyphs: readonly Glyph[],
  free: readonly Glyph[],
  limit: number,
  em: number,
): RuleNet {
  const below = bandsBelow(net.box, free, limit, em);
  if (below.length === 0) return net;
  const inside = buildBands(within(net.box, glyphs), em);
  const { xs, ys } = findBoundaries(net, em);
  const drawn = xs.slice(1, -1).map((x): River => ({ start: x, end: x, crossed: 0 }));
  if (isHeader(inside, ys, drawn)) {
    const found = drawn.length > 0 ? inColumns(below, drawn, em) : inRivers(inside, below, em);
    return found ? withRows(net, found.bands, upToLast(found), xs, em) : net;
  }
  const found = inColumns(below, drawn.length > 0 ? drawn : findRivers(inside, em), em);
  return withRows(net, found.bands, whileAligned(found, inside, net.box.bottom, em), xs, em);
}

/** Is there nothing but one row or two of headings? Where rules are drawn between two cells only, they may frame anything. */
const isHeader = (inside: readonly Band[], ys: readonly number[], drawn: readonly River[]): boolean =>
  ys.length <= MOST_HEADER_ROWS + 1 &&
  drawn.length !== 1 &&
  inside.some(({ pieces }) => pieces.length > 1) &&
  !inside.some(({ pieces }) => pieces.some(({ text }) => isFigure(text)));

/** Lines under a table, down to wide white, to prose beside or under it, or to the limit. */
function bandsBelow({ left, right, bottom }: Box, glyphs: readonly Glyph[], limit: number, em: number): Band[] {
  const near = glyphs.filter(
    ({ box, baseline, angle }) =>
      angle === 0 && baseline > bottom && box.bottom < limit + em / 4 && box.right > left && box.left < right,
  );
  const highest = near.reduce((top, { box }) => Math.min(top, box.top), Number.POSITIVE_INFINITY);
  if (highest - bottom > TALLEST_WHITE * em) return [];
  const bands = buildBands(near, em);
  let above = bottom;
  const end = bands.findIndex((band) => {
    const isFar = band.top - above > TALLEST_WHITE * em;
    above = Math.max(above, band.bottom);
    return (
      isFar || band.pieces.some(({ box }) => left - box.left > STICKS_OUT * em || box.right - right > STICKS_OUT * em)
    );
  });
  return end < 0 ? bands : bands.slice(0, end);
}

/** Lines below a table with the rows that they make. */
interface RowsBelow {
  readonly bands: readonly Band[];
  readonly rivers: readonly River[];
  readonly rows: readonly BandRow[];
}

/** Rows in columns that are known. */
function inColumns(below: readonly Band[], rivers: readonly River[], em: number): RowsBelow {
  const prose = below.findIndex((band) => isProse(band, below, rivers, em));
  const bands = prose < 0 ? below : below.slice(0, prose);
  return { bands, rivers, rows: bands.length > 0 ? findRows(bands, rivers, em) : [] };
}

/** Rows in columns that the words of a header and what stands below them show. */
function inRivers(header: readonly Band[], below: readonly Band[], em: number): RowsBelow | undefined {
  const { bands, rivers, rows } = alignedRegion([...header, ...below], em);
  const first = bands.findIndex(({ baseline }) => baseline >= (below[0]?.baseline ?? Number.POSITIVE_INFINITY));
  const at = rows.findIndex((row) => row.first === first);
  if (first < 1 || at < 1) return undefined;
  const shifted = rows.slice(at).map((row) => ({ ...row, first: row.first - first, end: row.end - first }));
  return { bands: bands.slice(first), rivers, rows: shifted };
}

/** Rows down to the last one that fills the columns: what stands below it is a note, a heading or prose. */
function upToLast(found: RowsBelow): readonly BandRow[] {
  const placed = placeRows(found.bands, found.rows, found.rivers);
  const last = placed.findLastIndex((row) => fills(row, found.rivers.length + 1));
  return found.rows.slice(0, last + 1);
}

/** Rows with figures that fill the columns, close under the table and one another, each text at the edge or in the middle of its column's own. */
function whileAligned(found: RowsBelow, inside: readonly Band[], bottom: number, em: number): readonly BandRow[] {
  const placed = placeRows(found.bands, found.rows, found.rivers);
  const [own = []] = placeRows(inside, [{ first: 0, end: inside.length, used: 0 }], found.rivers);
  const isAligned = ({ from, piece }: PlacedPiece): boolean =>
    own.some((other) => other.from === from && alignInColumn(other.piece.box, piece.box, em));
  const end = found.rows.findIndex((row, at) => {
    const above = at === 0 ? bottom : (found.bands[row.first - 1]?.bottom ?? bottom);
    const isClose = (found.bands[row.first]?.top ?? 0) - above <= PADDING * em;
    const pieces = placed[at] ?? [];
    const holds = pieces.some(({ piece }) => holdsFigure(piece.text));
    return !isClose || !holds || !fills(pieces, found.rivers.length + 1) || !pieces.every(isAligned);
  });
  return end < 0 ? found.rows : found.rows.slice(0, end);
}

/** Does a row fill half of the columns, one of them in the right half, each text in one column? */
function fills(row: readonly PlacedPiece[], columns: number): boolean {
  const used = new Set(row.map(({ from }) => from));
  return (
    used.size >= Math.max(2, columns / 2) &&
    row.every(({ from, to }) => to === from + 1) &&
    row.some(({ from }) => from >= columns / 2)
  );
}

function withRows(
  net: RuleNet,
  bands: readonly Band[],
  rows: readonly BandRow[],
  xs: readonly number[],
  em: number,
): RuleNet {
  if (rows.length === 0) return net;
  const { left, right, bottom } = net.box;
  const ys = [bottom, ...rowBoundaries(bands, rows, em).slice(1)];
  const end = ys.at(-1) ?? bottom;
  const horizontals = ys.map((position): Rule => ({ orientation: 'horizontal', position, start: left, end: right }));
  const sides = [left, right].map((position): Rule => ({ orientation: 'vertical', position, start: bottom, end }));
  const inner = xs.slice(1, -1).flatMap((x) => drawRule(x, ys, bands, em));
  return buildNet([...net.horizontals, ...net.verticals, ...horizontals, ...sides, ...inner]);
}
