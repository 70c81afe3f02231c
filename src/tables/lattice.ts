// Cells of a ruled net: boundaries and spans.

import type { Box } from '../geometry/box.js';
import { mergeIntervals, overlapLength } from '../geometry/interval.js';
import { median } from '../geometry/median.js';
import { putUnder } from '../groups/group-by.js';
import { groupWithin, type Rule } from './merge-rulings.js';
import type { RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/** Boundaries of a net's finest columns and rows, in points, ascending: n+1 boundaries for n columns. */
export interface Boundaries {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** A rectangle of the lattice: places `left..right-1` × `top..bottom-1`, from 0. */
export interface Span {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Lattice extends Boundaries {
  /** They tile the lattice; sorted by top, then left. */
  readonly spans: readonly Span[];
}

/** From the top, then from the left. */
export const byPlace = (a: Span, b: Span): number => a.top - b.top || a.left - b.left;

/** Cells as the rules of a net show them (セル): finest places, joined where no wall stands between them. */
export function findCells(net: RuleNet, em: number): Lattice {
  const { xs, ys } = findBoundaries(net, em);
  const reach = tolerances.length.gap * em;
  const wallRight = (column: number, row: number) => hasWall(net.verticals, xs, ys, column + 1, row, reach);
  const wallBelow = (column: number, row: number) => hasWall(net.horizontals, ys, xs, row + 1, column, reach);
  const regions = joinPlaces(xs.length - 1, ys.length - 1, wallRight, wallBelow);
  return dropIdleBoundaries({ xs, ys, spans: regions.flatMap(rectangles) });
}

/** Column and row boundaries: where rules stand, and where rules end at an open side. */
export function findBoundaries(net: RuleNet, em: number): Boundaries {
  const xs = positionsOf(net.verticals, em);
  const ys = positionsOf(net.horizontals, em);
  return { xs: withOpenSides(xs, net.horizontals, em), ys: withOpenSides(ys, net.verticals, em) };
}

function positionsOf(rules: readonly Rule[], em: number): number[] {
  return groupWithin(rules, (rule) => rule.position, tolerances.length.gap * em).map((group) =>
    median(group.map((rule) => rule.position)),
  );
}

/** Adds a boundary where at least two crossing rules run on past the outermost boundary (左右の罫線を引かない表). */
function withOpenSides(positions: readonly number[], crossing: readonly Rule[], em: number): number[] {
  const first = Math.min(...positions);
  const last = Math.max(...positions);
  const before = crossing.filter((rule) => first - rule.start > em).map((rule) => rule.start);
  const after = crossing.filter((rule) => rule.end - last > em).map((rule) => rule.end);
  return [
    ...(before.length > 1 ? [Math.min(...before)] : []),
    ...positions,
    ...(after.length > 1 ? [Math.max(...after)] : []),
  ];
}

/** Does a rule at boundary `at` of `across` cover most of the stretch `place` of `along`? */
function hasWall(
  rules: readonly Rule[],
  across: readonly number[],
  along: readonly number[],
  at: number,
  place: number,
  reach: number,
): boolean {
  const position = across[at] ?? 0;
  const stretch = { start: along[place] ?? 0, end: along[place + 1] ?? 0 };
  const near = rules.filter((rule) => Math.abs(rule.position - position) <= reach);
  // Rules that end short of each other are one wall; but what reaches over from the rows above and below is none in a low row.
  const covered = mergeIntervals(near, 2 * reach).reduce((sum, rule) => sum + overlapLength(rule, stretch), 0);
  return 2 * covered >= stretch.end - stretch.start;
}

type Wall = (column: number, row: number) => boolean;

interface Place {
  readonly column: number;
  readonly row: number;
}

/** Places joined to regions where no wall stands between neighbours. */
function joinPlaces(columns: number, rows: number, wallRight: Wall, wallBelow: Wall): Place[][] {
  const region = new Map<number, Place[]>();
  const key = (place: Place) => place.row * columns + place.column;
  const join = (a: Place[], b: Place[]): void => {
    if (a === b) return;
    a.push(...b);
    for (const place of b) region.set(key(place), a);
  };
  const of = (column: number, row: number): Place[] => {
    const place = { column, row };
    const known = region.get(key(place)) ?? [place];
    region.set(key(place), known);
    return known;
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (column + 1 < columns && !wallRight(column, row)) join(of(column, row), of(column + 1, row));
      if (row + 1 < rows && !wallBelow(column, row)) join(of(column, row), of(column, row + 1));
      of(column, row);
    }
  }
  return [...new Set(region.values())];
}

/** Cuts a region into rectangles, row by row; a region that is one already stays whole. */
function rectangles(region: readonly Place[]): Span[] {
  const rows = new Map<number, number[]>();
  for (const { column, row } of region) putUnder(rows, row, column);
  const done: Span[] = [];
  let open: Span[] = [];
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const runs = runsOf(rows.get(row) ?? []);
    const next = runs.map(([left, right]) => {
      const above = open.find((span) => span.left === left && span.right === right && span.bottom === row);
      return { left, right, top: above?.top ?? row, bottom: row + 1 };
    });
    done.push(
      ...open.filter(
        (span) =>
          !next.some((other) => other.left === span.left && other.right === span.right && other.top === span.top),
      ),
    );
    open = next;
  }
  return [...done, ...open];
}

/** Consecutive columns as [left, right) pairs. */
function runsOf(columns: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === column) last[1] = column + 1;
    else runs.push([column, column + 1]);
  }
  return runs;
}

/** Leaves out boundaries at which no cell begins or ends (an underline, a tick), and sorts the cells. */
export function dropIdleBoundaries({ xs, ys, spans }: Lattice): Lattice {
  const usedX = xs.map((_, index) => spans.some((span) => span.left === index || span.right === index));
  const usedY = ys.map((_, index) => spans.some((span) => span.top === index || span.bottom === index));
  const rank = (used: readonly boolean[], index: number) => used.slice(0, index).filter(Boolean).length;
  return {
    xs: xs.filter((_, index) => usedX[index]),
    ys: ys.filter((_, index) => usedY[index]),
    spans: spans
      .map(({ left, right, top, bottom }) => ({
        left: rank(usedX, left),
        right: rank(usedX, right),
        top: rank(usedY, top),
        bottom: rank(usedY, bottom),
      }))
      .sort(byPlace),
  };
}

/** The lattice with one row, from 0, parted at heights within it from a column on; what stands before that column goes on over all its parts. */
export function partRow({ xs, ys, spans }: Lattice, row: number, heights: readonly number[], column: number): Lattice {
  const more = heights.length;
  const parted = spans.flatMap((span): Span[] => {
    if (span.top > row) return [{ ...span, top: span.top + more, bottom: span.bottom + more }];
    if (span.bottom <= row) return [span];
    if (span.left < column) return [{ ...span, bottom: span.bottom + more }];
    return Array.from({ length: more + 1 }, (_, index) => ({ ...span, top: row + index, bottom: row + index + 1 }));
  });
  return { xs, ys: ys.toSpliced(row + 1, 0, ...heights), spans: parted.sort(byPlace) };
}

/** The area of a span in points. */
export function boxOfSpan({ xs, ys }: Boundaries, span: Span): Box {
  return {
    left: xs[span.left] ?? 0,
    top: ys[span.top] ?? 0,
    right: xs[span.right] ?? 0,
    bottom: ys[span.bottom] ?? 0,
  };
}
