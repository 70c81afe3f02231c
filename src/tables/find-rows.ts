import { shareEdge } from '../geometry/box.js';
import { type Band, baselineOf } from './bands.js';
import type { River } from './find-columns.js';
import {
  beginsWithBracket,
  endsInBracket,
  isBracketed,
  isEnumerated,
  isFigure,
  isNumbered,
  isRest,
  isValue,
} from './line-cues.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

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
  /** Headings of groups: labels with a number in a table whose rows have none, and what stands alone in brackets over a header. */
  readonly headings: ReadonlySet<PlacedPiece>;
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
    setApart: wide.filter(Boolean).length >= tolerances.share.some * bands.length,
    em,
    headings: new Set([...numberedHeadings(placed), ...overHeadings(placed)]),
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

/** Labels that begin with a number where a row has a label without one, right below another row of figures; else none. */
function numberedHeadings(bands: readonly (readonly PlacedPiece[])[]): readonly PlacedPiece[] {
  const rows = bands.map((pieces) => {
    const label = pieces.filter(({ from }) => from === 0);
    const isRow = label.length > 0 && pieces.some(({ from, piece }) => from > 0 && isFigure(piece.text));
    return { label, isRow, numbered: isNumbered(label.map(({ piece }) => piece.text).join(' ')) };
  });
  const free = rows.some(({ isRow, numbered }, at) => isRow && !numbered && rows[at - 1]?.isRow);
  return free ? rows.filter(({ numbered }) => numbered).flatMap(({ label }) => label) : [];
}

/** What stands alone in brackets over a line of headings (【総務課】): several texts, none of them a figure. */
function overHeadings(bands: readonly (readonly PlacedPiece[])[]): readonly PlacedPiece[] {
  return bands.flatMap((pieces, at) => {
    const headings = bands[at + 1] ?? [];
    const areHeadings = headings.length >= tolerances.count.few && !headings.some(({ piece }) => isValue(piece.text));
    return areHeadings && pieces.length === 1 && pieces.every(({ piece }) => isBracketed(piece.text)) ? pieces : [];
  });
}

/** The smaller distances between lines of one column: lines of one cell where cells wrap (be it one alone), else of neighbouring rows. */
function usualPitch(bands: readonly (readonly PlacedPiece[])[], columns: number, em: number): number {
  const steps = findSteps(bands, columns, em);
  const ofRows = smallestBut(steps.filter(({ ofFigures }) => ofFigures));
  const usual = smallestBut(steps) ?? em;
  const isOfRows = ofRows !== undefined && usual * tolerances.ratio.larger >= ofRows;
  const least = steps[0]?.height ?? em;
  return isOfRows && least * tolerances.ratio.larger < ofRows ? least : usual;
}

/** The smallest but for a few that are chance. */
function smallestBut(steps: readonly Step[]): number | undefined {
  return steps[Math.floor(steps.length * tolerances.share.chance)]?.height;
}

/** From a line of a column to the next one below, in points. */
interface Step {
  readonly height: number;
  /** Do figures alone stand on both lines? */
  readonly ofFigures: boolean;
}

/** The steps of all columns, the smallest first. */
function findSteps(bands: readonly (readonly PlacedPiece[])[], columns: number, em: number): Step[] {
  const steps: Step[] = [];
  for (let column = 0; column < columns; column += 1) {
    const lines = bands.flat().filter(({ from, to }) => from === column && to === column + 1);
    for (const [index, line] of lines.entries()) {
      const above = lines[index - 1];
      const height = above ? line.baseline - above.baseline : 0;
      if (!above || height < em) continue;
      steps.push({ height, ofFigures: isFigure(above.piece.text) && isFigure(line.piece.text) });
    }
  }
  return steps.sort((a, b) => a.height - b.height);
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
  return first > 0 && setApart && !wide[first] ? tolerances.cost.sign : 0;
}

/** Is the white above each band wider than the lines of one cell leave? Bands that overlap (cells set to the middle) leave none. */
function wideAbove(bands: readonly Band[], pitch: number): boolean[] {
  let bottom = Number.POSITIVE_INFINITY;
  return bands.map((band) => {
    const white = band.top - bottom;
    const height = band.bottom - band.top;
    bottom = bottom === Number.POSITIVE_INFINITY ? band.bottom : Math.max(bottom, band.bottom);
    return white + height >= tolerances.ratio.larger * pitch;
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
    const earliest = Math.max(0, end - tolerances.limit.rowLines);
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

/** In rows: a row by itself costs one, or every line would be one. */
function rowCost(sheet: Sheet, { first, end, used, columns, spanning }: Stretch, alignment: Alignment): number {
  let cost = 1;
  for (const { lines, spanned } of columns) {
    if (spanned && lines.length > 0) cost += tolerances.cost.strong;
    for (const line of lines) if (line !== lines[0]) cost += sheet.joins.get(line) ?? 0;
    cost += alignmentCost(sheet, lines, first, end, alignment);
  }
  for (const piece of spanning) cost += alignmentCost(sheet, [piece], first, end, alignment);
  const allGoOn = sheet.columns > 2 && columns.every(({ lines }) => lines.length > 1);
  if (allGoOn) cost += tolerances.cost.strong;
  const atEdge = first === 0 || end === sheet.bands.length;
  const isLone = used === 1 && sheet.columns > 2;
  return isLone && !atEdge ? cost + tolerances.cost.sign : cost;
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
  return 2 * off > Math.min(pitch, tolerances.length.step * em) ? tolerances.cost.strong : 0;
}

function joinCost(
  { pitch, rights, em, headings }: Omit<Sheet, 'joins'>,
  above: PlacedPiece,
  below: PlacedPiece,
  column: number,
): number {
  const [a, b] = [above.piece.text, below.piece.text];
  let cost = below.baseline - above.baseline >= tolerances.ratio.larger * pitch ? tolerances.cost.strong : 0;
  if (endsInBracket(a) || isRest(b)) cost -= tolerances.cost.strong;
  else if (beginsWithBracket(b)) cost -= tolerances.cost.sign;
  if (isFigure(b)) cost += isFigure(a) ? tolerances.cost.strong : tolerances.cost.sign;
  if (isEnumerated(b) && column === 0) cost += tolerances.cost.strong;
  if (headings.has(above) || headings.has(below)) cost += tolerances.cost.strong;
  if (!shareEdge(above.piece.box, below.piece.box, tolerances.length.character * em)) cost += tolerances.cost.strong;
  const room = (rights[column] ?? 0) - above.piece.box.right;
  const isFull = room < tolerances.length.character * em && !isFigure(a) && !isFigure(b);
  if (isFull) return cost - tolerances.cost.hint;
  return cost + (column === 0 ? tolerances.cost.strong : tolerances.cost.hint);
}
