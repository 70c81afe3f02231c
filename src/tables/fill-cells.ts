import { areaOf, type Box, heightOf, holdsCentre, widthOf } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { boxOfSpan, type Lattice } from './lattice.js';
import { findOverflows, type Overflow } from './overflow.js';
import type { GridCell, GridEvidence, TextLine } from './table-grid.js';
import { buildLines } from './text-lines.js';

/** Writing larger than this many times the grid's median, and wider than its cell, is a watermark (透かし). */
const WATERMARK_SIZE = 2;

/** A lattice with what it was built from and the size of its writing, before its cells hold text. */
export interface BareGrid {
  readonly lattice: Lattice;
  readonly evidence: GridEvidence;
  /** Median glyph height in points. */
  readonly em: number;
}

export interface FilledGrid {
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly GridCell[];
  readonly evidence: GridEvidence;
  /** Texts that run over a rule, each in the cell that it belongs to. */
  readonly overflows: readonly Overflow[];
}

export interface Filling {
  readonly grids: readonly FilledGrid[];
  /** Glyphs that stand in no cell. */
  readonly rest: readonly Glyph[];
}

/** Puts each glyph into the cell that holds its centre; where grids lie in one another, into the smallest grid. */
export function fillGrids(grids: readonly BareGrid[], glyphs: readonly Glyph[]): Filling {
  let rest = glyphs;
  const filled = [...grids]
    .sort((a, b) => areaOf(boxOfLattice(a.lattice)) - areaOf(boxOfLattice(b.lattice)))
    .map((grid) => {
      const filling = fillGrid(grid, rest);
      rest = filling.rest;
      return filling.grid;
    });
  return { grids: filled, rest };
}

export function boxOfLattice(lattice: Lattice): Box {
  return boxOfSpan(lattice, { left: 0, right: lattice.xs.length - 1, top: 0, bottom: lattice.ys.length - 1 });
}

function fillGrid(grid: BareGrid, glyphs: readonly Glyph[]): { grid: FilledGrid; rest: readonly Glyph[] } {
  const { lattice, evidence } = grid;
  const box = boxOfLattice(lattice);
  const boxes = lattice.spans.map((span) => boxOfSpan(lattice, span));
  const { held, rest, overflows } = placeGlyphs(glyphs, box, boxes, grid);
  const cells = lattice.spans.map((span, index) => ({
    row: span.top + 1,
    column: span.left + 1,
    rowSpan: span.bottom - span.top,
    columnSpan: span.right - span.left,
    box: boxes[index] ?? box,
    lines: cellLines(held[index] ?? []),
  }));
  return {
    grid: { box, rows: lattice.ys.length - 1, columns: lattice.xs.length - 1, cells, evidence, overflows },
    rest,
  };
}

/** Glyphs by the cell that holds their centre, and those in none; a text that runs over a drawn rule whole in its own cell. */
function placeGlyphs(
  glyphs: readonly Glyph[],
  box: Box,
  boxes: readonly Box[],
  { em, evidence }: BareGrid,
): { held: Glyph[][]; rest: readonly Glyph[]; overflows: readonly Overflow[] } {
  const held: Glyph[][] = boxes.map(() => []);
  const places = new Map<Glyph, number>();
  for (const glyph of glyphs) {
    const at = holdsCentre(box, glyph.box) ? boxes.findIndex((cell) => holdsCentre(cell, glyph.box)) : -1;
    const cell = boxes[at];
    if (!cell || isWatermark(glyph, cell, em)) continue;
    held[at]?.push(glyph);
    places.set(glyph, at);
  }
  const place = (glyph: Glyph): number => places.get(glyph) ?? -1;
  const beside = glyphs.filter(({ baseline }) => baseline > box.top && baseline < box.bottom);
  const over = evidence === 'rulings' ? findOverflows(beside, place, held, boxes, em) : [];
  for (const { glyphs: run, owner } of over) for (const glyph of run) places.set(glyph, owner);
  const moved = new Set(over.flatMap(({ glyphs: run }) => run));
  const settled =
    over.length === 0
      ? held
      : boxes.map((_, at) => [
          ...(held[at] ?? []).filter((glyph) => !moved.has(glyph)),
          ...over.filter(({ owner }) => owner === at).flatMap(({ glyphs: run }) => run),
        ]);
  return {
    held: settled,
    rest: glyphs.filter((glyph) => !places.has(glyph)),
    overflows: over.map(({ overflow }) => overflow),
  };
}

/** Slanted writing, or writing far too large for its cell, is drawn over a table, not in it. */
function isWatermark(glyph: Glyph, cell: Box, em: number): boolean {
  if (glyph.angle % 90 !== 0) return true;
  const tooLarge = heightOf(glyph.box) > heightOf(cell) + em / 2 || widthOf(glyph.box) > widthOf(cell) + em / 2;
  return glyph.fontSize > WATERMARK_SIZE * em && tooLarge;
}

/** Lines of one cell, parted by nothing but the line break. */
export function cellLines(glyphs: readonly Glyph[]): TextLine[] {
  return buildLines(glyphs, { columnGap: Number.POSITIVE_INFINITY });
}
