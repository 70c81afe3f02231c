import { shareEdge } from '../geometry/box.js';
import { type Band, baselineOf } from './bands.js';
import type { River } from './find-columns.js';
import { beginsWithBracket, endsInBracket, isEnumerated, isFigure, isRest } from './line-cues.js';
import type { TextLine } from './table-grid.js';

/** A piece of text with the columns that it covers: `from` up to, not including, `to`. */
export interface PlacedPiece {
  readonly piece: TextLine;
  readonly baseline: number;
  readonly from: number;
  readonly to: number;
}

/** Rows of a table without horizontal rules: the bands of each, from `first` up to, not including, `end`. */
export interface BandRow {
  readonly first: number;
  readonly end: number;
  /** Number of columns with text. */
  readonly used: number;
}

/** A row of wrapped cells has at most this many lines. */
const MOST_LINES = 16;
/**
 * What each sight speaks for (below zero) or against taking lines as one row: weights tried on tables of known rows, where only
 * their proportion matters.
 */
const COST = {
  row: 1,
  emptyColumn: 0.25,
  loneColumn: 1.2,
  noLabel: 0.8,
  misaligned: 1.5,
  spanned: 2,
  wide: 2.5,
  veryWide: 4,
  ruledByBracket: -2,
  bracketBelow: -1,
  twoFigures: 2.5,
  enumerated: 3.5,
  fullLine: -0.5,
  shortLine: 0.7,
  shortLabel: 2.5,
  noCommonEdge: 2,
  wideBoundary: -0.7,
  tightBoundary: 1.5,
} as const;
/** Line distances beyond the usual one by these factors. */
const WIDE = 1.15;
const VERY_WIDE = 2.1;
/** Rows are set apart by white where at least this share of the bands has wide white above it. */
const SET_APART = 0.2;
/** Lines of one cell are at least this far apart, in ems … */
const LEAST_STEP = 0.9;
/** … and are found among the closest lines: this share of all steps from line to line is skipped as chance. */
const WRAPPED_SHARE = 0.05;
/** A cell's lines are off when they stand this share of a line's distance from where the others are. */
const OFF = 0.45;
/** Lines of one cell are hardly farther apart than this, in ems. */
const USUAL_STEP = 1.6;
/** A line of a paragraph may be set in by this much, in ems. */
const INDENT = 1.1;
/** A line is full when less than this many ems of its column are left. */
const FULL_WITHIN = 1.3;

type Alignment = 'top' | 'middle' | 'bottom';

interface Sheet {
  readonly bands: readonly (readonly PlacedPiece[])[];
  readonly baselines: readonly number[];
  /** Is the white above each band wider than between lines of one cell? */
  readonly wide: readonly boolean[];
  /** Do rows have wide white between them in this table? */
  readonly setApart: boolean;
  readonly columns: number;
  readonly rights: readonly number[];
  /** Usual distance of two lines of one cell, in points. */
  readonly pitch: number;
  readonly em: number;
  /** What it costs to take a line and the one above it in its column as one cell, by the lower line. */
  readonly joins: ReadonlyMap<PlacedPiece, number>;
}

/** Which bands belong to one row: the cheapest way to part them, with cells set to the top, the middle or the bottom of their rows. */
export function findRows(bands: readonly Band[], rivers: readonly River[], em: number): readonly BandRow[] {
  const placed = bands.map((band) => band.pieces.map((piece) => placePiece(piece, rivers)));
  const columns = rivers.length + 1;
  const pitch = usualPitch(placed, columns, em);
  const wide = wideAbove(bands, pitch);
  const written = {
    bands: placed,
    baselines: bands.map((band) => band.baseline),
    columns,
    rights: rightEdges(placed, columns),
    pitch,
    wide,
    setApart: wide.filter(Boolean).length >= SET_APART * bands.length,
    em,
  };
  const sheet: Sheet = { ...written, joins: findJoinCosts(written) };
  const stretches = findStretches(sheet);
  const partings = (['top', 'middle', 'bottom'] as const).map((alignment) => cheapestRows(sheet, stretches, alignment));
  return partings.reduce((best, parting) => (parting.cost < best.cost ? parting : best)).rows;
}

export function placePiece(piece: TextLine, rivers: readonly River[]): PlacedPiece {
  const middles = rivers.map((river) => (river.start + river.end) / 2);
  const from = middles.filter((x) => x <= piece.box.left).length;
  const to = Math.max(from + 1, middles.filter((x) => x < piece.box.right).length + 1);
  return { piece, baseline: baselineOf(piece), from, to };
}

/** The pieces of each row with the columns that they cover. */
export function placeRows(bands: readonly Band[], rows: readonly BandRow[], rivers: readonly River[]): PlacedPiece[][] {
  return rows.map((row) =>
    bands.slice(row.first, row.end).flatMap((band) => band.pieces.map((piece) => placePiece(piece, rivers))),
  );
}

function rightEdges(bands: readonly (readonly PlacedPiece[])[], columns: number): number[] {
  const within = bands.flat().filter(({ from, to }) => to === from + 1);
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...within.filter(({ from }) => from === column).map(({ piece }) => piece.box.right)),
  );
}

/** The smaller distances between lines of one column: lines of one cell where cells wrap, else of neighbouring rows. */
function usualPitch(bands: readonly (readonly PlacedPiece[])[], columns: number, em: number): number {
  const steps: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const lines = bands.flat().filter(({ from, to }) => from === column && to === column + 1);
    for (const [index, line] of lines.entries()) {
      const above = lines[index - 1];
      const step = above ? line.baseline - above.baseline : 0;
      if (step >= LEAST_STEP * em) steps.push(step);
    }
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length * WRAPPED_SHARE)] ?? em;
}

interface Parting {
  readonly cost: number;
  readonly rows: readonly BandRow[];
}

function cheapestRows(sheet: Sheet, stretches: readonly (readonly Stretch[])[], alignment: Alignment): Parting {
  const best: Parting[] = [{ cost: 0, rows: [] }];
  for (const endingHere of stretches) {
    let cheapest: { cost: number; stretch: Stretch; before: Parting } | undefined;
    for (const stretch of endingHere) {
      const before = best[stretch.first];
      if (!before) continue;
      const cost = before.cost + rowCost(sheet, stretch, alignment) + boundaryCost(sheet, stretch.first);
      if (!cheapest || cost < cheapest.cost) cheapest = { cost, stretch, before };
    }
    if (!cheapest) continue;
    const { first, end, used } = cheapest.stretch;
    best.push({ cost: cheapest.cost, rows: [...cheapest.before.rows, { first, end, used }] });
  }
  return best.at(-1) ?? { cost: 0, rows: [] };
}

/** Where rows are set apart by white, a boundary without white is a doubtful one. */
function boundaryCost({ wide, setApart }: Sheet, first: number): number {
  if (first === 0) return 0;
  if (wide[first]) return COST.wideBoundary;
  return setApart ? COST.tightBoundary : 0;
}

/** Is the white above each band wider than the lines of one cell leave? Bands that overlap (cells set to the middle) leave none. */
function wideAbove(bands: readonly Band[], pitch: number): boolean[] {
  let bottom = Number.POSITIVE_INFINITY;
  return bands.map((band) => {
    const white = band.top - bottom;
    const height = band.bottom - band.top;
    bottom = bottom === Number.POSITIVE_INFINITY ? band.bottom : Math.max(bottom, band.bottom);
    return white + height >= WIDE * pitch;
  });
}

/** The text of one column in a stretch of bands. */
interface ColumnText {
  readonly lines: PlacedPiece[];
  /** Does a piece over several columns stand here too? */
  spanned: boolean;
}

/** Bands that may be one row, with what does not depend on how cells are set in their rows. */
interface Stretch extends BandRow {
  readonly columns: readonly ColumnText[];
  /** Pieces over several columns. */
  readonly spanning: readonly PlacedPiece[];
}

/** All stretches that may be a row, by their last band. */
function findStretches({ bands, columns }: Pick<Sheet, 'bands' | 'columns'>): Stretch[][] {
  return bands.map((_, last) => {
    const end = last + 1;
    const earliest = Math.max(0, end - MOST_LINES);
    return Array.from({ length: end - earliest }, (__, index) => buildStretch(bands, columns, earliest + index, end));
  });
}

function buildStretch(bands: readonly (readonly PlacedPiece[])[], count: number, first: number, end: number): Stretch {
  const columns = Array.from({ length: count }, (): ColumnText => ({ lines: [], spanned: false }));
  const spanning: PlacedPiece[] = [];
  for (const piece of bands.slice(first, end).flat()) {
    if (piece.to === piece.from + 1) columns[piece.from]?.lines.push(piece);
    else {
      spanning.push(piece);
      for (const column of columns.slice(piece.from, piece.to)) column.spanned = true;
    }
  }
  const used = columns.filter(({ lines, spanned }) => spanned || lines.length > 0).length;
  return { first, end, used, columns, spanning };
}

/** What it costs to take each line and the one above it in its column as one cell. */
function findJoinCosts(sheet: Omit<Sheet, 'joins'>): ReadonlyMap<PlacedPiece, number> {
  const joins = new Map<PlacedPiece, number>();
  const { columns } = buildStretch(sheet.bands, sheet.columns, 0, sheet.bands.length);
  for (const [column, { lines }] of columns.entries()) {
    for (const [index, line] of lines.entries()) {
      const above = lines[index - 1];
      if (above && above.baseline < line.baseline) joins.set(line, joinCost(sheet, above, line, column));
    }
  }
  return joins;
}

function rowCost(sheet: Sheet, { first, end, used, columns, spanning }: Stretch, alignment: Alignment): number {
  let cost: number = COST.row;
  for (const { lines, spanned } of columns) {
    if (spanned && lines.length > 0) cost += COST.spanned;
    for (const line of lines) if (line !== lines[0]) cost += sheet.joins.get(line) ?? 0;
    cost += alignmentCost(sheet, lines, first, end, alignment);
  }
  for (const piece of spanning) cost += alignmentCost(sheet, [piece], first, end, alignment);
  const atEdge = first === 0 || end === sheet.bands.length;
  const isLone = used === 1 && sheet.columns > 2;
  if (!atEdge) cost += isLone ? COST.loneColumn : COST.emptyColumn * (sheet.columns - used);
  const [labels] = columns;
  if (!labels?.spanned && labels?.lines.length === 0) cost += COST.noLabel;
  return cost;
}

function alignmentCost(
  { baselines, pitch, em }: Sheet,
  lines: readonly PlacedPiece[],
  first: number,
  end: number,
  alignment: Alignment,
): number {
  const [top, bottom] = [lines[0], lines.at(-1)];
  if (!top || !bottom) return 0;
  const rowTop = baselines[first] ?? 0;
  const rowBottom = baselines[end - 1] ?? 0;
  const middle = (): number => Math.abs((top.baseline + bottom.baseline) / 2 - (rowTop + rowBottom) / 2);
  const off =
    alignment === 'top' ? top.baseline - rowTop : alignment === 'bottom' ? rowBottom - bottom.baseline : middle();
  return off > OFF * Math.min(pitch, USUAL_STEP * em) ? COST.misaligned : 0;
}

function joinCost(
  { pitch, rights, em }: Omit<Sheet, 'joins'>,
  above: PlacedPiece,
  below: PlacedPiece,
  column: number,
): number {
  const [a, b] = [above.piece.text, below.piece.text];
  const distance = (below.baseline - above.baseline) / pitch;
  let cost = distance >= VERY_WIDE ? COST.veryWide : distance >= WIDE ? COST.wide : 0;
  if (endsInBracket(a) || isRest(b)) cost += COST.ruledByBracket;
  else if (beginsWithBracket(b)) cost += COST.bracketBelow;
  if (isFigure(a) && isFigure(b)) cost += COST.twoFigures;
  if (isEnumerated(b) && column === 0) cost += COST.enumerated;
  if (!shareEdge(above.piece.box, below.piece.box, INDENT * em)) cost += COST.noCommonEdge;
  const room = (rights[column] ?? 0) - above.piece.box.right;
  if (room < FULL_WITHIN * em && !isFigure(a) && !isFigure(b)) return cost + COST.fullLine;
  return cost + (column === 0 ? COST.shortLabel : COST.shortLine);
}
