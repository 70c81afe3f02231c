import { type Box, centreX, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { alignedRegion, isProse, rowBoundaries } from './aligned-nets.js';
import { type Band, buildBands } from './bands.js';
import { findRivers, type River } from './find-columns.js';
import { type BandRow, findRows, type PlacedPiece, placeRows } from './find-rows.js';
import { spannedBoundaries } from './group-labels.js';
import { findBoundaries } from './lattice.js';
import { holdsFigure, isFigure } from './line-cues.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { drawRule } from './suggest-columns.js';
import { alignInColumn } from './tabular-text.js';
import { tolerances } from './tolerances.js';

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
  const near = glyphsBelow(net.box, free, limit, em);
  if (near.length === 0) return net;
  const { xs, ys } = findBoundaries(net, em);
  const drawn = xs.slice(1, -1).map((x): River => ({ start: x, end: x, crossed: 0 }));
  const mayBeHeader = ys.length <= tolerances.count.pair + 1 && drawn.length !== 1;
  if (!mayBeHeader && drawn.length > 0 && !mayGoOn(near, xs, net.box.bottom, em)) return net;
  const below = bandsBelow(net.box, near, em);
  const inside = buildBands(within(net.box, glyphs), em);
  if (mayBeHeader && holdsHeadings(inside)) {
    const found = drawn.length > 0 ? inColumns(below, drawn, em) : inRivers(inside, below, em);
    return found ? withRows(net, found, upToLast(found), xs, em) : net;
  }
  const found = inColumns(below, drawn.length > 0 ? drawn : findRivers(inside, em), em);
  return withRows(net, found, whileAligned(found, inside, net.box.bottom, em), xs, em);
}

/** Is there nothing but headings, one row of them or two? Where rules part two cells only, they may frame anything. */
const holdsHeadings = (inside: readonly Band[]): boolean =>
  inside.some(({ pieces }) => pieces.length > 1) &&
  !inside.some(({ pieces }) => pieces.some(({ text }) => isFigure(text)));

/** Glyphs under a table, from its bottom down to wide white or to the limit; none where the first are far. */
function glyphsBelow({ left, right, bottom }: Box, glyphs: readonly Glyph[], limit: number, em: number): Glyph[] {
  const under = glyphs.filter(
    ({ box, baseline, angle }) =>
      angle === 0 && baseline > bottom && box.bottom < limit + em / 4 && box.right > left && box.left < right,
  );
  let above = bottom;
  const sorted = under.sort((a, b) => a.box.top - b.box.top);
  const end = sorted.findIndex(({ box }) => {
    const isFar = box.top - above > tolerances.length.white * em;
    above = Math.max(above, box.bottom);
    return isFar;
  });
  return end < 0 ? sorted : sorted.slice(0, end);
}

/** Do the first lines, sorted from top to bottom, stand close under the table, in half of its columns, their first on none of its rules? */
function mayGoOn(near: readonly Glyph[], xs: readonly number[], bottom: number, em: number): boolean {
  const first = near[0];
  if (!first || first.box.top - bottom > tolerances.length.step * em) return false;
  const inner = xs.slice(1, -1);
  const used = new Set<number>();
  for (const glyph of near) {
    if (glyph.box.top > first.box.top + tolerances.length.step * em) break;
    const reach = tolerances.length.touch * em;
    const isOnRule = inner.some((x) => glyph.box.left < x - reach && glyph.box.right > x + reach);
    if (isOnRule && glyph.box.top - first.box.top < em / 2) return false;
    used.add(inner.filter((x) => x < centreX(glyph.box)).length);
  }
  return used.size >= Math.max(2, (xs.length - 1) / 2);
}

/** Lines of the glyphs below a table, down to those that stick out of its sides. */
function bandsBelow({ left, right }: Box, near: readonly Glyph[], em: number): Band[] {
  const bands = buildBands(near, em);
  const end = bands.findIndex(({ pieces }) =>
    pieces.some(
      ({ box }) => left - box.left > tolerances.length.apart * em || box.right - right > tolerances.length.apart * em,
    ),
  );
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
    const isClose = (found.bands[row.first]?.top ?? 0) - above <= tolerances.length.step * em;
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
  { bands, rivers }: RowsBelow,
  rows: readonly BandRow[],
  xs: readonly number[],
  em: number,
): RuleNet {
  if (rows.length === 0) return net;
  const { left, right, bottom } = net.box;
  const ys = [bottom, ...rowBoundaries(bands, rows, em).slice(1)];
  const end = ys.at(-1) ?? bottom;
  const open = spannedBoundaries(bands, rows, rivers, em);
  const [first] = rivers;
  const afterLabel = first ? (first.start + first.end) / 2 : left;
  const horizontals = ys.map((position, at): Rule => {
    const start = open.has(at - 1) ? afterLabel : left;
    return { orientation: 'horizontal', position, start, end: right };
  });
  const sides = [left, right].map((position): Rule => ({ orientation: 'vertical', position, start: bottom, end }));
  const inner = xs.slice(1, -1).flatMap((x) => drawRule(x, ys, bands, em));
  return buildNet([...net.horizontals, ...net.verticals, ...horizontals, ...sides, ...inner]);
}
