import { areaOf, type Box, heightOf, holdsCentre, widthOf } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { boxOfSpan, type Lattice } from './lattice.js';
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

function fillGrid(grid: BareGrid, glyphs: readonly Glyph[]): { grid: FilledGrid; rest: Glyph[] } {
  const { lattice, em, evidence } = grid;
  const box = boxOfLattice(lattice);
  const boxes = lattice.spans.map((span) => boxOfSpan(lattice, span));
  const held: Glyph[][] = lattice.spans.map(() => []);
  const rest: Glyph[] = [];
  for (const glyph of glyphs) {
    const at = holdsCentre(box, glyph.box) ? boxes.findIndex((cell) => holdsCentre(cell, glyph.box)) : -1;
    const cell = boxes[at];
    if (cell && !isWatermark(glyph, cell, em)) held[at]?.push(glyph);
    else rest.push(glyph);
  }
  const cells = lattice.spans.map((span, index) => ({
    row: span.top + 1,
    column: span.left + 1,
    rowSpan: span.bottom - span.top,
    columnSpan: span.right - span.left,
    box: boxes[index] ?? box,
    lines: cellLines(held[index] ?? []),
  }));
  return {
    grid: { box, rows: lattice.ys.length - 1, columns: lattice.xs.length - 1, cells, evidence },
    rest,
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
