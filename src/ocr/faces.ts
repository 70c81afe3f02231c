import { type PixelBox, uniteBoxes } from './picture.js';
import type { PictureRule } from './picture-rules.js';

/** Rules nearer to each other are one line of the net, in inches. */
const SAME_LINE_INCHES = 0.025;
/** This share of an edge must be covered by a rule for it to part two cells. */
const COVERED_SHARE = 0.6;

/** The parts into which the rules divide a page: cells, merged ones too, and what lies around (表の外). */
export interface Faces {
  readonly count: number;
  /** The face that holds a place. */
  readonly at: (x: number, y: number) => number;
  /** The box around each face. */
  readonly boxes: () => ReadonlyMap<number, PixelBox>;
  /** Does the face reach the edge of the page? */
  readonly isOpen: (face: number) => boolean;
}

function linesOf(rules: readonly PictureRule[], tolerance: number): number[] {
  const positions = rules.map(({ position }) => position).sort((a, b) => a - b);
  const lines: number[][] = [];
  for (const position of positions) {
    const last = lines.at(-1);
    if (last && position - (last[0] ?? 0) <= tolerance) last.push(position);
    else lines.push([position]);
  }
  return lines.map((line) => line.reduce((sum, each) => sum + each, 0) / line.length);
}

/** Length of the union of the rules near `line` within `from`…`to`. */
function covered(rules: readonly PictureRule[], line: number, from: number, to: number, tolerance: number): number {
  const pieces = rules
    .filter(({ position, start, end }) => Math.abs(position - line) <= tolerance && start < to && end > from)
    .map(({ start, end }) => [Math.max(from, start), Math.min(to, end)] as const)
    .sort((a, b) => a[0] - b[0]);
  let reached = from;
  let length = 0;
  for (const [start, end] of pieces) {
    length += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length;
}

function indexOf(lines: readonly number[], place: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes a page apart at its rules: neighbouring squares of the net are one face where no rule parts them. */
export function findFaces(rules: readonly PictureRule[], width: number, height: number, resolution: number): Faces {
  const tolerance = SAME_LINE_INCHES * resolution;
  const verticals = rules.filter(({ orientation }) => orientation === 'vertical');
  const horizontals = rules.filter(({ orientation }) => orientation === 'horizontal');
  const xs = linesOf(verticals, tolerance);
  const ys = linesOf(horizontals, tolerance);
  const columns = xs.length + 1;
  const rows = ys.length + 1;
  const parents = Array.from({ length: columns * rows }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)];
    parents[Math.max(first, second)] = Math.min(first, second);
  };
  const edge = (lines: readonly number[], index: number, most: number): number =>
    index < 0 ? 0 : (lines[index] ?? most);
  for (let row = 0; row < rows; row += 1) {
    const [top, bottom] = [edge(ys, row - 1, height), edge(ys, row, height)];
    for (let column = 0; column < columns; column += 1) {
      const [left, right] = [edge(xs, column - 1, width), edge(xs, column, width)];
      const square = row * columns + column;
      if (column + 1 < columns && covered(verticals, right, top, bottom, tolerance) < COVERED_SHARE * (bottom - top)) {
        join(square, square + 1);
      }
      if (row + 1 < rows && covered(horizontals, bottom, left, right, tolerance) < COVERED_SHARE * (right - left)) {
        join(square, square + columns);
      }
    }
  }
  const open = new Set<number>();
  for (let column = 0; column < columns; column += 1)
    open.add(rootOf(column)).add(rootOf((rows - 1) * columns + column));
  for (let row = 0; row < rows; row += 1) open.add(rootOf(row * columns)).add(rootOf((row + 1) * columns - 1));
  return {
    count: columns * rows,
    at: (x, y) => rootOf(indexOf(ys, y) * columns + indexOf(xs, x)),
    isOpen: (face) => open.has(face),
    boxes: () => {
      const boxes = new Map<number, PixelBox>();
      for (let square = 0; square < columns * rows; square += 1) {
        const [row, column] = [Math.floor(square / columns), square % columns];
        const box = {
          left: edge(xs, column - 1, width),
          top: edge(ys, row - 1, height),
          right: edge(xs, column, width),
          bottom: edge(ys, row, height),
        };
        const face = rootOf(square);
        boxes.set(face, uniteBoxes([boxes.get(face) ?? box, box]));
      }
      return boxes;
    },
  };
}
