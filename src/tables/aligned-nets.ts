import { type Box, boundingBox, centreX, centreY, heightOf, overlapAcross } from '../geometry/box.js';
import { median } from '../geometry/median.js';
import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands, groupBands } from './bands.js';
import { findRivers, type River } from './find-columns.js';
import { type BandRow, findRows, placePiece, placeRows } from './find-rows.js';
import { spannedBoundaries } from './group-labels.js';
import { findHeaderShape, type HeaderShape, joinHeaderRows } from './header-spans.js';
import type { Rule } from './merge-rulings.js';
import { findRestarts } from './restarts.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { crosses, drawRule } from './suggest-columns.js';
import type { TextLine } from './table-grid.js';
import { alignInColumn, isTabular } from './tabular-text.js';
import { buildLine } from './text-lines.js';
import { tolerances } from './tolerances.js';

/** Tables that only the text's alignment shows (罫線のない表): rules are drawn where rows and columns part. */
export function findAlignedNets(glyphs: readonly Glyph[], blocked: readonly Box[], em: number): RuleNet[] {
  const bands = buildBands(glyphs, em);
  const nets: RuleNet[] = [];
  for (let first = 0; first < bands.length; ) {
    const region = regionEnd(bands, first, blocked, em);
    const end = region - first >= tolerances.count.few ? upToCaption(bands, first, region, em) : region;
    const net = end - first >= tolerances.count.few ? drawNet(bands.slice(first, end), em) : undefined;
    if (net) nets.push(net);
    first = net ? end : first + 1;
  }
  return nets;
}

/** The end of a table, or the caption or header of the next one before it. */
function upToCaption(bands: readonly Band[], first: number, end: number, em: number): number {
  const [restart] = findRestarts(bands.slice(first, end), em);
  return restart ? first + (restart.caption ?? restart.header) : end;
}

/** How far down the bands from `first` on share enough rivers; `first` itself where they do not. */
function regionEnd(bands: readonly Band[], first: number, blocked: readonly Box[], em: number): number {
  const top = bands[first];
  if (!top || top.pieces.length < 2 || isTitle(top, em) || standsApart(top, bands.slice(first + 1, first + 3), em))
    return first;
  let end = first;
  let best = 0;
  for (let next = first + 1; next < bands.length; next += 1) {
    const [above, below] = [bands[next - 1], bands[next]];
    if (!above || !below || isParted(above, below, blocked, em)) break;
    const region = bands.slice(first, next + 1);
    const rivers = findRivers(region, em);
    if (region.length >= tolerances.count.few && isProse(below, region, rivers, em)) break;
    if (region.some((band) => isProse(band, region, rivers, em))) continue;
    const worth = rivers.length * region.filter((band) => band.pieces.length > 1).length;
    if (rivers.length + 1 >= tolerances.count.few && worth >= best) {
      best = worth;
      end = next + 1;
    }
  }
  return end;
}

const isTitle = ({ pieces }: Band, em: number): boolean =>
  pieces.every(({ glyphs }) => glyphs.every(({ fontSize }) => fontSize > tolerances.ratio.larger * em));

/** Is a line in the right half over fuller ones no heading of them (署名), as most of it has no edge or middle of theirs? */
function standsApart(band: Band, below: readonly Band[], em: number): boolean {
  const box = boundingBox(below.flatMap(({ pieces }) => pieces.map((piece) => piece.box)));
  const most = Math.max(0, ...below.map(({ pieces }) => pieces.length));
  const first = band.pieces[0];
  if (!box || !first || first.box.left < centreX(box) || most <= band.pieces.length) return false;
  const isHeading = (piece: TextLine): boolean =>
    below.some(({ pieces }) => {
      const under = pieces.map((other) => other.box).filter((other) => overlapAcross(other, piece.box));
      const whole = boundingBox(under);
      return whole !== undefined && [whole, ...under].some((other) => alignInColumn(piece.box, other, em));
    });
  return band.pieces.filter((piece) => !isHeading(piece)).length > band.pieces.length / 2;
}

function isParted(above: Band, below: Band, blocked: readonly Box[], em: number): boolean {
  if (below.top - above.bottom > tolerances.length.white * em) return true;
  return blocked.some((box) => centreY(box) > above.baseline && centreY(box) < below.baseline);
}

export function isProse(band: Band, region: readonly Band[], rivers: readonly River[], em: number): boolean {
  const box = boundingBox(region.flatMap((other) => other.pieces.map((piece) => piece.box)));
  const width = box ? box.right - box.left : 0;
  return band.pieces.some(
    (piece) =>
      piece.box.right - piece.box.left > tolerances.share.most * width &&
      rivers.filter((river) => crosses(piece, (river.start + river.end) / 2, em)).length > 1,
  );
}

/** Bands with the rivers and rows that their text shows. */
export interface AlignedRows {
  readonly bands: readonly Band[];
  readonly rivers: readonly River[];
  readonly rows: readonly BandRow[];
}

/** Rivers and rows of these bands; where a title above or a note below falls away, of the others alone, which they had blurred. */
function findAlignedRows(region: readonly Band[], em: number): AlignedRows {
  const rivers = findRivers(region, em);
  if (rivers.length === 0) return { bands: region, rivers, rows: [] };
  const bands = cutAtRivers(region, rivers, em);
  const rows = trimRows(joinHeaderRows(findRows(bands, rivers, em), bands, rivers), bands, rivers);
  const [first, end] = [rows[0]?.first ?? 0, rows.at(-1)?.end ?? 0];
  if (end - first === bands.length || end === 0) return { bands, rivers, rows };
  return findAlignedRows(bands.slice(first, end), em);
}

/** The bands from the first on that make rows in columns together, with these. */
export function alignedRegion(bands: readonly Band[], em: number): AlignedRows {
  return findAlignedRows(bands.slice(0, regionEnd(bands, 0, [], em)), em);
}

/** Rules between the rows and columns of these bands; undefined where they are no table after all. */
function drawNet(region: readonly Band[], em: number): RuleNet | undefined {
  const { bands, rivers, rows } = findAlignedRows(region, em);
  const box = boundingBox(bands.flatMap((band) => band.pieces.map((piece) => piece.box)));
  if (!box || !isTabular(bands, rows, rivers, em)) return undefined;
  const left = box.left - em / 2;
  const right = box.right + em / 2;
  const ys = rowBoundaries(bands, rows, em);
  const [top, bottom] = [ys[0] ?? box.top, ys.at(-1) ?? box.bottom];
  const xs = [left, ...rivers.map((river) => (river.start + river.end) / 2), right];
  const open = spannedBoundaries(bands, rows, rivers, em);
  const shape = findHeaderShape(placeRows(bands, rows, rivers), xs.length - 1, em);
  const horizontals = ys.flatMap((y, index) =>
    drawAcross(y, xs, (column) => !hangs(shape, index - 1, column) && !(column === 0 && open.has(index - 1))),
  );
  const sides = [left, right].map((position): Rule => ({ orientation: 'vertical', position, start: top, end: bottom }));
  const inner = xs
    .slice(1, -1)
    .flatMap((x, index) =>
      drawRule(x, ys, bands, em).filter((rule) => !isSpanned(shape, ys.indexOf(rule.start), index + 1)),
    );
  return buildNet([...horizontals, ...sides, ...inner]);
}

/** The pieces of a horizontal rule at `y` over those columns that it parts. */
function drawAcross(y: number, xs: readonly number[], parts: (column: number) => boolean): Rule[] {
  return xs.slice(0, -1).flatMap((start, column): Rule[] => {
    const end = xs[column + 1] ?? start;
    return parts(column) ? [{ orientation: 'horizontal', position: y, start, end }] : [];
  });
}

const hangs = ({ hanging }: HeaderShape, row: number, column: number): boolean =>
  hanging.some((place) => place.row === row && place.column === column);

/** Does a heading of this row reach over the boundary before column `boundary`? */
const isSpanned = ({ spans }: HeaderShape, row: number, boundary: number): boolean =>
  spans.some((span) => span.row === row && span.from < boundary && boundary < span.to);

/** Would these bands be a table if nothing were drawn around them? */
export function isAlignedTable(region: readonly Band[], em: number): boolean {
  const { bands, rows, rivers } = findAlignedRows(region, em);
  return isTabular(bands, rows, rivers, em);
}

/** Pieces that run over a river although their glyphs leave it open are two pieces. */
function cutAtRivers(bands: readonly Band[], rivers: readonly River[], em: number): Band[] {
  const middles = rivers.map((river) => (river.start + river.end) / 2);
  const pieces = bands.flatMap((band) =>
    band.pieces.flatMap((piece) => {
      const open = middles.filter((x) => x > piece.box.left && x < piece.box.right && !crosses(piece, x, em));
      const parts = [...open, Number.POSITIVE_INFINITY].map((x, index) =>
        piece.glyphs.filter(
          (glyph) => glyph.box.left < x && glyph.box.left >= (open[index - 1] ?? Number.NEGATIVE_INFINITY),
        ),
      );
      return parts.filter((part) => part.length > 0).map((part) => buildLine(part, false));
    }),
  );
  return groupBands(pieces, em);
}

/**
 * Rows at the top with text in few columns are a title, rows at the bottom with text in one column or over columns are a note:
 * neither belongs to the table.
 */
function trimRows(rows: readonly BandRow[], bands: readonly Band[], rivers: readonly River[]): BandRow[] {
  const half = Math.max(2, (rivers.length + 1) / 2);
  const spans = (row: BandRow) =>
    bands.slice(row.first, row.end).some((band) => band.pieces.some((piece) => isSpanning(piece, rivers)));
  const first = rows.findIndex((row) => row.used >= half);
  const last = rows.findLastIndex((row) => row.used > 1 && !spans(row));
  if (first < 0) return [];
  const own = rows.slice(first, last + 1);
  const above = rows[first - 1];
  return above && isUpperHeader(above, own, bands, rivers) ? [above, ...own] : own;
}

/** Several headings above the first full row, close or as near as rows are to one another, none over the labels: a title would begin there. */
function isUpperHeader(
  row: BandRow,
  below: readonly BandRow[],
  bands: readonly Band[],
  rivers: readonly River[],
): boolean {
  const [pieces = []] = placeRows(bands, [row], rivers);
  const whiteAbove = ({ first }: BandRow): number => (bands[first]?.top ?? 0) - (bands[first - 1]?.bottom ?? 0);
  const [next, ...others] = below.map(whiteAbove);
  const height = Math.max(...pieces.map(({ piece }) => heightOf(piece.box)));
  const isClose = next !== undefined && next <= Math.max(height, median(others));
  return isClose && pieces.length > 1 && pieces.every(({ from }) => from > 0);
}

function isSpanning(piece: TextLine, rivers: readonly River[]): boolean {
  const { from, to } = placePiece(piece, rivers);
  return to > from + 1;
}

export function rowBoundaries(bands: readonly Band[], rows: readonly BandRow[], em: number): number[] {
  return [...rows, undefined].map((row, index) => {
    const above = bands[(rows[index - 1]?.end ?? 0) - 1];
    const below = row ? bands[row.first] : undefined;
    if (above && below) return (above.bottom + below.top) / 2;
    return above ? above.bottom + em / 4 : (below?.top ?? 0) - em / 4;
  });
}
