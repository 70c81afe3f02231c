import type { Box } from '../../../src/geometry/box.js';
import type { Chance } from './chance.js';
import type { Pen } from './pen.js';
import type { Content, DrawnCell } from './table-content.js';

type Side = 'left' | 'centre' | 'right';
export type Height = 'top' | 'middle' | 'bottom';

/** Which rules a table has (罫線の引き方). */
export type Rules =
  | 'none'
  /** Above and below every row. */
  | 'horizontal'
  /** Between rows, none above the first or below the last. */
  | 'between'
  /** Below every row. */
  | 'bottoms'
  /** Above and below the header, and below the last row. */
  | 'three'
  /** Around all of it, none within. */
  | 'frame'
  /** Between columns and around; none between the rows of the body. */
  | 'uprights'
  /** All but those at the left and the right side. */
  | 'open-sides'
  | 'lattice'
  /** All but one between two columns. */
  | 'partial'
  /** Around the header's cells alone. */
  | 'header';

/** How a table is set. Lengths in ems. */
export interface Setting {
  readonly rules: Rules;
  readonly dashes: 'solid' | 'dotted' | 'dashed';
  readonly shading: 'none' | 'header' | 'stripes';
  /** Baselines of two lines of one cell. */
  readonly leading: number;
  /** White between rows beyond the leading. */
  readonly apart: number;
  /** White between the widest texts of two columns. */
  readonly gap: number;
  readonly height: Height;
  readonly sides: readonly Side[];
}

export function plainSetting(chance: Chance, columns: number): Setting {
  const sides = Array.from(
    { length: columns },
    (_, index): Side => (index === 0 ? 'left' : chance.pick(['left', 'centre', 'right', 'right'])),
  );
  return {
    rules: 'none',
    dashes: 'solid',
    shading: 'none',
    leading: chance.between(1.15, 1.5),
    apart: chance.between(0.3, 1.2),
    gap: chance.between(1, 3),
    height: chance.pick(['top', 'middle', 'bottom']),
    sides,
  };
}

interface Placed {
  readonly cell: DrawnCell;
  readonly row: number;
  readonly column: number;
}

const placedCells = (content: Content): Placed[] =>
  content.flatMap((cells, row) => cells.flatMap((cell, column) => (cell ? [{ cell, row, column }] : [])));

/** Sums of lengths, from `start` on. */
function sums(start: number, lengths: readonly number[]): number[] {
  const stops = [start];
  for (const length of lengths) stops.push((stops.at(-1) ?? start) + length);
  return stops;
}

function columnStops(pen: Pen, content: Content, { gap }: Setting, left: number): number[] {
  const cells = placedCells(content);
  const widest = (cell: DrawnCell): number => Math.max(0, ...cell.lines.map((line) => pen.widthOf(line)));
  const widths = (content[0] ?? []).map((_, column) => {
    const own = cells.filter((placed) => placed.column === column && placed.cell.across === 1);
    return Math.max(2 * pen.size, ...own.map(({ cell }) => widest(cell))) + gap * pen.size;
  });
  return sums(left, widths);
}

function rowStops(pen: Pen, content: Content, { leading, apart }: Setting, top: number): number[] {
  const cells = placedCells(content);
  const heights = content.map((_, row) => {
    const own = cells.filter((placed) => placed.row === row && placed.cell.down === 1);
    const lines = Math.max(1, ...own.map(({ cell }) => cell.lines.length));
    return (lines * leading + apart) * pen.size;
  });
  return sums(top, heights);
}

/** Draws a table with its top-left corner at `left`, `top` and tells the area that it takes. */
export function drawTable(pen: Pen, content: Content, setting: Setting, left: number, top: number): Box {
  const xs = columnStops(pen, content, setting, left);
  const ys = rowStops(pen, content, setting, top);
  shade(pen, content, setting, xs, ys);
  for (const placed of placedCells(content)) writeCell(pen, content, placed, setting, xs, ys);
  drawWalls(pen, content, setting, xs, ys);
  return { left, right: xs.at(-1) ?? left, top, bottom: ys.at(-1) ?? top };
}

function writeCell(
  pen: Pen,
  content: Content,
  { cell, row, column }: Placed,
  { leading, apart, gap, height, sides, rules }: Setting,
  xs: readonly number[],
  ys: readonly number[],
): void {
  const step = leading * pen.size;
  const top = (ys[row] ?? 0) + (apart * pen.size) / 2;
  const bottom = (ys[row + cell.down] ?? top) - (apart * pen.size) / 2;
  const free = bottom - top - cell.lines.length * step;
  // A heading for two levels stands on the lower one where no rule shows how far up it reaches.
  const isHeading = row === 0 && cell.down > 1;
  const set: Height = isHeading && rules === 'none' ? 'bottom' : cell.down > 1 ? 'middle' : height;
  const start = top + (set === 'top' ? 0 : set === 'middle' ? free / 2 : free);
  const left = (xs[column] ?? 0) + (gap * pen.size) / 2;
  const right = (xs[column + cell.across] ?? left) - (gap * pen.size) / 2;
  const isUnderHeading = row > 0 && row < headerRows(content);
  const side = cell.across > 1 && column === 0 ? 'left' : cell.across > 1 || isUnderHeading ? 'centre' : sides[column];
  for (const [line, text] of cell.lines.entries()) {
    const spare = right - left - pen.widthOf(text);
    const at = left + (side === 'right' ? spare : side === 'centre' ? spare / 2 : 0);
    pen.write(at, start + (line + 0.5) * step + 0.38 * pen.size, text);
  }
}

function shade(pen: Pen, content: Content, { shading }: Setting, xs: readonly number[], ys: readonly number[]): void {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const levels = headerRows(content);
  if (shading === 'header') pen.drawing.shade(left, ys[0] ?? 0, right, ys[levels] ?? 0, '#d9e2f3');
  if (shading !== 'stripes') return;
  for (const [row, top] of ys.slice(0, -1).entries())
    if (row % 2 === 0) pen.drawing.shade(left, top, right, ys[row + 1] ?? top, '#eeeeee');
}

const headerRows = (content: Content): number => Math.max(1, ...(content[0] ?? []).map((cell) => cell?.down ?? 1));

/** Is there a wall above row `row` of column `column`, were all rules drawn? Not within a cell. */
const isEdgeAbove = (content: Content, row: number, column: number): boolean =>
  !placedCells(content).some(
    ({ cell, row: top, column: left }) =>
      top < row && row < top + cell.down && left <= column && column < left + cell.across,
  );

const isEdgeBefore = (content: Content, row: number, column: number): boolean =>
  !placedCells(content).some(
    ({ cell, row: top, column: left }) =>
      left < column && column < left + cell.across && top <= row && row < top + cell.down,
  );

/** Which horizontal boundaries, by index, have a rule. */
function hasLevel(rules: Rules, boundary: number, header: number, rows: number): boolean {
  const isOuter = boundary === 0 || boundary === rows;
  switch (rules) {
    case 'none':
      return false;
    case 'between':
      return !isOuter;
    case 'bottoms':
      return boundary > 0;
    case 'three':
    case 'uprights':
      return isOuter || boundary === header;
    case 'frame':
      return isOuter;
    case 'header':
      return boundary <= header;
    default:
      return true;
  }
}

function hasUpright(rules: Rules, boundary: number, row: number, header: number, columns: number): boolean {
  const isOuter = boundary === 0 || boundary === columns;
  switch (rules) {
    case 'lattice':
    case 'uprights':
      return true;
    case 'frame':
      return isOuter;
    case 'open-sides':
      return !isOuter;
    case 'partial':
      return boundary !== columns - 1;
    case 'header':
      return row < header;
    default:
      return false;
  }
}

function drawWalls(pen: Pen, content: Content, setting: Setting, xs: readonly number[], ys: readonly number[]): void {
  const { rules } = setting;
  const [rows, columns, header] = [ys.length - 1, xs.length - 1, headerRows(content)];
  for (const [boundary, y] of ys.entries()) {
    if (!hasLevel(rules, boundary, header, rows)) continue;
    const stops = runs(columns, (column) => isEdgeAbove(content, boundary, column));
    for (const [from, to] of stops) drawRule(pen, setting, 'across', y, xs.slice(from, to + 1));
  }
  for (const [boundary, x] of xs.entries()) {
    const stops = runs(
      rows,
      (row) => hasUpright(rules, boundary, row, header, columns) && isEdgeBefore(content, row, boundary),
    );
    for (const [from, to] of stops) drawRule(pen, setting, 'down', x, ys.slice(from, to + 1));
  }
}

/** Stretches of neighbouring places for which `holds`, as [first, end). */
function runs(count: number, holds: (place: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let place = 0; place < count; place += 1) {
    const last = found.at(-1);
    if (!holds(place)) continue;
    if (last && last[1] === place) last[1] = place + 1;
    else found.push([place, place + 1]);
  }
  return found;
}

/** Dot and gap, or dash and gap, in ems. */
const patterns = { dotted: [0.12, 0.2], dashed: [0.5, 0.3] } as const;

function drawRule(
  pen: Pen,
  { dashes }: Setting,
  direction: 'across' | 'down',
  at: number,
  stops: readonly number[],
): void {
  if (dashes === 'solid') {
    pen[direction](at, stops);
    return;
  }
  const [mark, gap] = patterns[dashes];
  const end = stops.at(-1) ?? 0;
  for (let start = stops[0] ?? end; start < end; start += (mark + gap) * pen.size)
    pen[direction](at, [start, Math.min(start + mark * pen.size, end)]);
}
