import { type Box, centreY, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands, groupBands } from './bands.js';
import type { River } from './find-columns.js';
import { type BandRow, findRows, type PlacedPiece, placePiece } from './find-rows.js';
import { boxOfSpan, type Lattice } from './lattice.js';
import { holdsFigure } from './line-cues.js';
import { groupWithin, type Rule } from './merge-rulings.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

/**
 * Rules between rows that a table leaves out (縦罫線だけの表), where text shows its rows in every column. Where vertical rules
 * are drawn (`strict`), lines of figures must stand alone: a cell may hold a list.
 */
export function suggestRows(lattice: Lattice, glyphs: readonly Glyph[], em: number, strict: boolean): Rule[] {
  const whole = (lattice.ys.at(-1) ?? 0) - (lattice.ys[0] ?? 0);
  const isMost = (strips: readonly Strip[]): boolean =>
    2 * strips.reduce((sum, { height }) => sum + height, 0) >= whole;
  const strips = findStrips(lattice, glyphs, em);
  if (!isMost(strips)) return [];
  const parted = strips.map((strip) => ({ strip, rules: partStrip(strip, lattice, em, strict) }));
  const rows = parted.filter(({ rules }) => rules.length > 0);
  return isMost(rows.map(({ strip }) => strip)) ? rows.flatMap(({ rules }) => rules) : [];
}

/** What stands between two neighbouring boundaries of the lattice. */
interface Strip {
  /** In points. */
  readonly height: number;
  /** Cells that fill the strip from top to bottom: two or more. */
  readonly cells: readonly Box[];
  /** Glyphs on the strip's level, beside the lattice too. */
  readonly glyphs: readonly Glyph[];
}

/** Strips with enough cells, and with enough baselines of glyphs for rows to be told apart: what text makes of them is dearer to ask. */
function findStrips(lattice: Lattice, glyphs: readonly Glyph[], em: number): Strip[] {
  const { ys } = lattice;
  return ys.slice(0, -1).flatMap((top, strip): Strip[] => {
    const spans = lattice.spans.filter((span) => span.top === strip && span.bottom === strip + 1);
    if (spans.length < 2) return [];
    const bottom = ys[strip + 1] ?? 0;
    const level = glyphs.filter(({ box }) => centreY(box) >= top && centreY(box) <= bottom);
    const baselines = groupWithin(level, ({ baseline }) => baseline, tolerances.length.near * em);
    if (baselines.length < tolerances.count.few) return [];
    return [{ height: bottom - top, cells: spans.map((span) => boxOfSpan(lattice, span)), glyphs: level }];
  });
}

/** The rules that part one strip of the lattice into rows; none where its text does not show rows plainly. */
function partStrip({ cells, glyphs }: Strip, lattice: Lattice, em: number, strict: boolean): Rule[] {
  const rivers = lattice.xs.slice(1, -1).map((x) => ({ start: x, end: x, crossed: 0 }));
  const pieces = findLabelledText(
    cells.map((cell) => within(cell, glyphs).filter((glyph) => glyph.angle === 0 && !glyph.vertical)),
    rivers,
    em,
  );
  const bands = groupBands(pieces, em);
  if (bands.length < tolerances.count.few) return [];
  const rows = findRows(bands, rivers, em);
  if (!arePlain(rows, bands, rivers, strict)) return [];
  const boundaries = rows
    .slice(1)
    .map((row) => ((bands[row.first - 1]?.bottom ?? 0) + (bands[row.first]?.top ?? 0)) / 2);
  return cells.flatMap(({ left, right }) =>
    boundaries.map((position): Rule => ({ orientation: 'horizontal', position, start: left, end: right })),
  );
}

/** The text of cells; none where the first column that holds text has too little of it to label every row. */
function findLabelledText(cells: readonly (readonly Glyph[])[], rivers: readonly River[], em: number): TextLine[] {
  const columnOf = ({ box }: Glyph): number => rivers.filter(({ start }) => start <= box.left).length;
  const first = cells.map((glyphs) => Math.min(...glyphs.map(columnOf)));
  const label = Math.min(...first);
  const piecesOf = (glyphs: readonly Glyph[]) => buildBands(glyphs, em).flatMap((band) => band.pieces);
  const labels = cells.map((glyphs, index) => (first[index] === label ? piecesOf(glyphs) : undefined));
  const count = labels.flatMap((pieces) => pieces ?? []).filter((piece) => placePiece(piece, rivers).from === label);
  return count.length < tolerances.count.few ? [] : cells.flatMap((glyphs, index) => labels[index] ?? piecesOf(glyphs));
}

type RowPieces = ReadonlyMap<number, readonly PlacedPiece[]>;

/**
 * Several rows, each with a label and at least half of the columns that are used at all; where verticals are drawn (`strict`),
 * figures that stand alone in them too, or white that sets many rows of many columns apart.
 */
function arePlain(
  rows: readonly BandRow[],
  bands: readonly Band[],
  rivers: readonly River[],
  strict: boolean,
): boolean {
  if (rows.length < tolerances.count.few) return false;
  const pieces = rows.map((row): RowPieces => {
    const placed = bands
      .slice(row.first, row.end)
      .flatMap((band) => band.pieces.map((piece) => placePiece(piece, rivers)));
    return new Map(placed.map((piece) => [piece.from, placed.filter(({ from }) => from === piece.from)]));
  });
  const label = Math.min(...pieces.flatMap((row) => [...row.keys()]));
  const most = Math.max(...pieces.map((row) => row.size));
  const full = pieces.filter((row) => row.size > 1);
  const isClear = !strict || holdFigures(full, label, rivers.length + 1) || areSetApart(rows, bands, most);
  return (
    isClear &&
    full.length >= tolerances.count.few &&
    pieces.every((row) => row.has(label)) &&
    full.every((row) => row.size >= most / 2)
  );
}

/** Does some column after the labels hold one line with a figure in most rows? */
function holdFigures(rows: readonly RowPieces[], label: number, columns: number): boolean {
  const isSingleFigure = (pieces: readonly PlacedPiece[]): boolean =>
    new Set(pieces.map(({ baseline }) => baseline)).size === 1 && pieces.some(({ piece }) => holdsFigure(piece.text));
  return Array.from({ length: columns }, (_, column) => column).some(
    (column) =>
      column !== label &&
      rows.filter((row) => isSingleFigure(row.get(column) ?? [])).length >= tolerances.share.most * rows.length,
  );
}

/** Many rows of many columns, with more white between any two of them than between any two lines of one. */
function areSetApart(rows: readonly BandRow[], bands: readonly Band[], columns: number): boolean {
  if (rows.length <= tolerances.count.few || columns < tolerances.count.few) return false;
  const starts = new Set(rows.map((row) => row.first));
  const between: number[] = [];
  const inside: number[] = [];
  let bottom = bands[0]?.bottom ?? 0;
  for (const [index, band] of bands.entries()) {
    if (index > 0) (starts.has(index) ? between : inside).push(band.top - bottom);
    bottom = Math.max(bottom, band.bottom);
  }
  return Math.min(...between) > Math.max(0, ...inside);
}
