import { type Box, boundingBox, centreX, centreY, shareEdge, within } from '../geometry/box.js';
import { groupBy } from '../groups/group-by.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import { cellLines } from './cell-lines.js';
import { boxOfSpan, byPlace, type Lattice, type Span } from './lattice.js';
import { holdsFigure } from './line-cues.js';
import { JAPANESE } from './stacked-lines.js';
import { crosses } from './suggest-columns.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

/** The lines of a tall cell that stand in one row of the lattice. */
interface Block {
  /** From 0. */
  readonly row: number;
  readonly box: Box;
  readonly lines: readonly TextLine[];
}

/**
 * Cells over several rows or columns where rules are missing (一部の罫線がない表): parted where their text stands in the rows, or in the
 * columns, one by one, as the text of the other cells does. A text that runs over them stays whole.
 */
export function partOpenSpans(lattice: Lattice, glyphs: readonly Glyph[], em: number): Lattice {
  return partTallSpans(partWideSpans(lattice, glyphs, em), glyphs, em);
}

function partTallSpans(lattice: Lattice, glyphs: readonly Glyph[], em: number): Lattice {
  const isTall = ({ top, bottom }: Span): boolean => bottom - top > 1;
  if (!lattice.spans.some(isTall)) return lattice;
  return withParts(lattice, (span) => (isTall(span) ? partTall(span, lattice, glyphs, em) : [span]));
}

function partWideSpans(lattice: Lattice, glyphs: readonly Glyph[], em: number): Lattice {
  const isWide = ({ left, right }: Span): boolean => right - left > 1;
  if (!lattice.spans.some(isWide)) return lattice;
  return withParts(lattice, (span) => (isWide(span) ? partWide(span, lattice, glyphs, em) : [span]));
}

const withParts = (lattice: Lattice, part: (span: Span) => readonly Span[]): Lattice => ({
  ...lattice,
  spans: lattice.spans.flatMap(part).sort(byPlace),
});

/** One cell for each column, where most have a piece of text and each piece stands where others of its column do. */
function partWide(span: Span, lattice: Lattice, glyphs: readonly Glyph[], em: number): readonly Span[] {
  const pieces = buildBands(within(boxOfSpan(lattice, span), glyphs), em).flatMap((band) => band.pieces);
  if (pieces.length < 2 || pieces.every(({ text }) => JAPANESE.test(text))) return [span];
  const inner = lattice.xs.slice(span.left + 1, span.right);
  if (inner.some((x) => pieces.some((piece) => crosses(piece, x, em)))) return [span];
  const columns = pieces.map(({ box }) => columnAt(centreX(box), lattice));
  // 方針２　市民サービス in the first two of many columns is one heading, set with a wide space.
  const filled = new Set(columns).size;
  if (filled < 2 || filled < tolerances.share.most * (span.right - span.left)) return [span];
  const isAtHome = ({ box }: TextLine, column: number): boolean =>
    textsOf(lattice, glyphs, (other) => other.left === column && other.right === column + 1).some((other) =>
      shareEdge(other, box, tolerances.length.near * em),
    );
  if (!pieces.every((piece, index) => isAtHome(piece, columns[index] ?? -1))) return [span];
  return Array.from({ length: span.right - span.left }, (_, index) => ({
    ...span,
    left: span.left + index,
    right: span.left + index + 1,
  }));
}

const columnAt = (x: number, { xs }: Lattice): number => xs.findLastIndex((boundary) => boundary <= x);

/** Where the text of some cells stands: a box for each that holds any. */
const textsOf = (lattice: Lattice, glyphs: readonly Glyph[], isMeant: (span: Span) => boolean): readonly Box[] =>
  lattice.spans
    .filter(isMeant)
    .flatMap((span) => boundingBox(within(boxOfSpan(lattice, span), glyphs).map(({ box }) => box)) ?? []);

function partTall(span: Span, lattice: Lattice, glyphs: readonly Glyph[], em: number): readonly Span[] {
  const box = boxOfSpan(lattice, span);
  const lines = cellLines(within(box, glyphs));
  if (lines.length < 2 || lines.some(isUpended) || lines.every(({ text }) => JAPANESE.test(text))) return [span];
  if (!areApart(lines, span, lattice, box, em)) return [span];
  const blocks = blocksOf(lines, lattice);
  const tops = groupsOf(blocks, span, lattice) ?? (standLevel(blocks, lattice, glyphs, em) ? rowsOf(span) : undefined);
  if (!tops) return [span];
  return tops.map((top, index) => ({ ...span, top, bottom: tops[index + 1] ?? span.bottom }));
}

const isUpended = ({ vertical, glyphs }: TextLine): boolean => vertical || glyphs.some(({ angle }) => angle !== 0);

const rowsOf = ({ top, bottom }: Span): number[] => Array.from({ length: bottom - top }, (_, index) => top + index);

/** Do the lines stand apart as rows do: with more white than lines of one text have, or one full row after the other? */
function areApart(lines: readonly TextLine[], span: Span, lattice: Lattice, box: Box, em: number): boolean {
  const rows = lines.map((line) => rowAt(centreY(line.box), lattice));
  const whites = lines.slice(1).map((line, index) => line.box.top - (lines[index]?.box.bottom ?? 0));
  const between = whites.filter((_, index) => rows[index] !== rows[index + 1]);
  const inside = whites.filter((_, index) => rows[index] === rows[index + 1]);
  if (between.length === 0) return false;
  const least = Math.min(...between);
  if (least > tolerances.length.character * em) return inside.every((white) => white < least - em / 2);
  const isRowByRow = lines.length === span.bottom - span.top && new Set(rows).size === lines.length;
  const isFull = ({ box: { right } }: TextLine): boolean => box.right - right < tolerances.length.character * em;
  return isRowByRow && lines.length > 2 && !lines.slice(0, -1).every(isFull);
}

const rowAt = (y: number, { ys }: Lattice): number => ys.findLastIndex((boundary) => boundary <= y);

function blocksOf(lines: readonly TextLine[], lattice: Lattice): readonly Block[] {
  return [...groupBy(lines, ({ box }) => rowAt(centreY(box), lattice))].map(([row, own]) => {
    const box = boundingBox(own.map((line) => line.box));
    if (!box) throw new Error('a line without a box');
    return { row, box, lines: own };
  });
}

/** Does each block stand on the level of the text of another cell that is one row high? */
function standLevel(blocks: readonly Block[], lattice: Lattice, glyphs: readonly Glyph[], em: number): boolean {
  const reach = tolerances.length.near * em;
  return blocks.every(({ row, box }) =>
    textsOf(lattice, glyphs, ({ top, bottom }) => top === row && bottom === row + 1).some((other) =>
      [other.top - box.top, other.bottom - box.bottom, centreY(other) - centreY(box)].some(
        (off) => Math.abs(off) <= reach,
      ),
    ),
  );
}

/**
 * The first rows of groups whose labels stand in their middles, where that comes out even and none holds a figure. A label on the first
 * row may stand in the middle of it alone, or above its group: nobody knows.
 */
function groupsOf(blocks: readonly Block[], span: Span, { ys }: Lattice): readonly number[] | undefined {
  const rows = span.bottom - span.top;
  if (blocks.length === rows || blocks.some(({ lines }) => lines.some(({ text }) => holdsFigure(text))))
    return undefined;
  const tops: number[] = [];
  let start = 0;
  for (const { row, box } of blocks) {
    const top = ys[row] ?? 0;
    const middle = row - span.top + (centreY(box) - top) / ((ys[row + 1] ?? top) - top);
    const end = Math.round(2 * middle) - start;
    if (end <= start || Math.abs(2 * middle - Math.round(2 * middle)) > tolerances.share.some) return undefined;
    tops.push(span.top + start);
    start = end;
  }
  return start === rows && (tops[1] ?? 0) > span.top + 1 ? tops : undefined;
}
