import { type Box, holdsCentre } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands, groupBands } from './bands.js';
import type { River } from './find-columns.js';
import { type BandRow, findRows, placePiece } from './find-rows.js';
import { boxOfSpan, type Lattice } from './lattice.js';
import { holdsFigure } from './line-cues.js';
import type { Rule } from './merge-rulings.js';

/** Rows between two rules are parted only where at least this many stand there … */
const LEAST_ROWS = 3;
/** … and where such stretches make up at least this share of the table's height: else they are lists in single cells. */
const PARTED_SHARE = 0.45;
/** Share of a parted stretch's rows that hold one line with a figure in some column. */
const FIGURE_SHARE = 0.7;

/**
 * Rules between rows that a table leaves out (縦罫線だけの表), where text shows its rows in every column. Where vertical rules
 * are drawn (`strict`), lines of figures must stand alone: a cell may hold a list.
 */
export function suggestRows(lattice: Lattice, glyphs: readonly Glyph[], em: number, strict: boolean): Rule[] {
  const parted = lattice.ys.slice(0, -1).map((_, strip) => partStrip(lattice, strip, glyphs, em, strict));
  const height = parted.reduce((sum, rules, strip) => sum + (rules.length > 0 ? stripHeight(lattice, strip) : 0), 0);
  const whole = (lattice.ys.at(-1) ?? 0) - (lattice.ys[0] ?? 0);
  return height >= PARTED_SHARE * whole ? parted.flat() : [];
}

const stripHeight = ({ ys }: Lattice, strip: number): number => (ys[strip + 1] ?? 0) - (ys[strip] ?? 0);

/** The rules that part one strip of the lattice into rows; none where its text does not show rows plainly. */
function partStrip(lattice: Lattice, strip: number, glyphs: readonly Glyph[], em: number, strict: boolean): Rule[] {
  const spans = lattice.spans.filter((span) => span.top === strip && span.bottom === strip + 1);
  const cells = spans.map((span) => boxOfSpan(lattice, span));
  const pieces = cells.flatMap((cell) => buildBands(within(cell, glyphs), em).flatMap((band) => band.pieces));
  if (cells.length < 2 || pieces.length === 0) return [];
  const rivers = lattice.xs.slice(1, -1).map((x) => ({ start: x, end: x, crossed: 0 }));
  const bands = groupBands(pieces, em);
  const rows = findRows(bands, rivers, em);
  if (!arePlain(rows, bands, rivers, strict)) return [];
  const boundaries = rows
    .slice(1)
    .map((row) => ((bands[row.first - 1]?.bottom ?? 0) + (bands[row.first]?.top ?? 0)) / 2);
  return cells.flatMap(({ left, right }) =>
    boundaries.map((position): Rule => ({ orientation: 'horizontal', position, start: left, end: right })),
  );
}

const within = (box: Box, glyphs: readonly Glyph[]): Glyph[] => glyphs.filter((glyph) => holdsCentre(box, glyph.box));

/** Several rows, each with a label and at least half of the columns that are used at all, with figures that stand alone. */
function arePlain(
  rows: readonly BandRow[],
  bands: readonly Band[],
  rivers: readonly River[],
  strict: boolean,
): boolean {
  if (rows.length < LEAST_ROWS) return false;
  const columns = rows.map((row) => {
    const placed = bands
      .slice(row.first, row.end)
      .flatMap((band) => band.pieces.map((piece) => placePiece(piece, rivers)));
    return new Map(placed.map((piece) => [piece.from, placed.filter(({ from }) => from === piece.from)]));
  });
  const label = Math.min(...columns.flatMap((row) => [...row.keys()]));
  const most = Math.max(...columns.map((row) => row.size));
  const full = columns.filter((row) => row.size > 1);
  const isSingleFigure = (row: (typeof columns)[number], column: number): boolean => {
    const pieces = row.get(column) ?? [];
    const line = new Set(pieces.map(({ baseline }) => baseline));
    return line.size === 1 && pieces.some(({ piece }) => holdsFigure(piece.text));
  };
  const figured = Array.from({ length: rivers.length + 1 }, (_, column) => column).some(
    (column) =>
      column !== label && full.filter((row) => isSingleFigure(row, column)).length >= FIGURE_SHARE * full.length,
  );
  return (
    (figured || !strict) &&
    full.length >= LEAST_ROWS &&
    columns.every((row) => row.has(label)) &&
    full.every((row) => row.size >= most / 2)
  );
}
