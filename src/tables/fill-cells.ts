import { areaOf, type Box, centreX, centreY, heightOf, holdsCentre, widthOf } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { cellLines } from './cell-lines.js';
import { boxOfSpan, type Lattice } from './lattice.js';
import { findOverflows, type Overflow } from './overflow.js';
import type { GridEvidence, TableGrid } from './table-grid.js';
import { tolerances } from './tolerances.js';

/** A lattice with what it was built from and the size of its writing, before its cells hold text. */
export interface BareGrid {
  readonly lattice: Lattice;
  readonly evidence: GridEvidence;
  /** Median glyph height in points. */
  readonly em: number;
}

/** A grid of a page that has no number yet. */
export type FilledGrid = Omit<TableGrid, 'page' | 'index' | 'besides'>;

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
  { lattice, em, evidence }: BareGrid,
): { held: Glyph[][]; rest: readonly Glyph[]; overflows: readonly Overflow[] } {
  const held: Glyph[][] = boxes.map(() => []);
  const cellAt = cellFinder(lattice);
  const places = glyphs.map((glyph) => {
    const at = holdsCentre(box, glyph.box) ? cellAt(centreX(glyph.box), centreY(glyph.box)) : -1;
    const cell = boxes[at];
    if (!cell || isWatermark(glyph, cell, em)) return -1;
    held[at]?.push(glyph);
    return at;
  });
  const over = evidence === 'rulings' ? findOverflows(glyphs, places, held, boxes, em) : [];
  if (over.length === 0) return { held, rest: glyphs.filter((_, at) => places[at] === -1), overflows: [] };
  const owners = new Map(over.flatMap(({ glyphs: run, owner }) => run.map((glyph) => [glyph, owner] as const)));
  const settled = held.map((cell, at) => [
    ...cell.filter((glyph) => !owners.has(glyph)),
    ...over.filter(({ owner }) => owner === at).flatMap(({ glyphs: run }) => run),
  ]);
  const rest = glyphs.filter((glyph, at) => places[at] === -1 && !owners.has(glyph));
  return { held: settled, rest, overflows: over.map(({ overflow }) => overflow) };
}

/** Which cell of a lattice holds a point, by its index; on a boundary the one before it. */
function cellFinder({ xs, ys, spans }: Lattice): (x: number, y: number) => number {
  const columns = xs.length - 1;
  const cells = new Int32Array(columns * (ys.length - 1)).fill(-1);
  for (const [index, { left, right, top, bottom }] of spans.entries()) {
    for (let row = top; row < bottom; row += 1) cells.fill(index, row * columns + left, row * columns + right);
  }
  const placeOf = (at: number, boundaries: readonly number[]): number => {
    let place = 0;
    while (place < boundaries.length - 2 && at > (boundaries[place + 1] ?? at)) place += 1;
    return place;
  };
  return (x, y) => cells[placeOf(y, ys) * columns + placeOf(x, xs)] ?? -1;
}

/** Slanted writing, or writing far too large for its cell, is drawn over a table, not in it. */
function isWatermark(glyph: Glyph, cell: Box, em: number): boolean {
  if (glyph.angle % 90 !== 0) return true;
  const tooLarge = heightOf(glyph.box) > heightOf(cell) + em / 2 || widthOf(glyph.box) > widthOf(cell) + em / 2;
  return glyph.fontSize > tolerances.ratio.much * em && tooLarge;
}
