// Boxes: sizes, centres, what holds, meets and covers what.

import type { Interval } from './interval.js';

/** A rectangle on an upright page: points, origin at the page's top-left corner, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const widthOf = (box: Box): number => box.right - box.left;
export const heightOf = (box: Box): number => box.bottom - box.top;
export const centreX = (box: Box): number => (box.left + box.right) / 2;
export const centreY = (box: Box): number => (box.top + box.bottom) / 2;
export const areaOf = (box: Box): number => Math.max(0, widthOf(box)) * Math.max(0, heightOf(box));

/** The smallest box that holds all of `boxes`; undefined where there is none. */
export function boundingBox(boxes: Iterable<Box>): Box | undefined {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return left <= right ? { left, top, right, bottom } : undefined;
}

/** A horizontal or vertical line: its place on the one axis, its ends on the other. */
interface Line {
  readonly orientation: 'horizontal' | 'vertical';
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

/** The box of a line, as if it had no thickness. */
export const boxOfLine = ({ orientation, position, start, end }: Line): Box =>
  orientation === 'horizontal'
    ? { left: start, right: end, top: position, bottom: position }
    : { left: position, right: position, top: start, bottom: end };

/** The part that both boxes cover; undefined where they do not meet. */
export function intersection(a: Box, b: Box): Box | undefined {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return left <= right && top <= bottom ? { left, top, right, bottom } : undefined;
}

/** Where a box stands from left to right. */
export const acrossOf = ({ left, right }: Box): Interval => ({ start: left, end: right });
/** Where a box stands from top to bottom. */
export const downOf = ({ top, bottom }: Box): Interval => ({ start: top, end: bottom });

/** Do both boxes stand over or below each other: do they share some x? */
export const overlapAcross = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right;

/** Have both boxes their left edge, their right edge or their middle in common, within `reach` points, as lines of one cell do? */
export const shareEdge = (a: Box, b: Box, reach: number): boolean =>
  [a.left - b.left, a.right - b.right, centreX(a) - centreX(b)].some((off) => Math.abs(off) <= reach);

/** Does `inner` lie wholly in `outer` (edges included)? */
export const holdsBox = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

/** Does the centre of `inner` lie in `outer` (edges included)? */
export function holdsCentre(outer: Box, inner: Box): boolean {
  const x = centreX(inner);
  const y = centreY(inner);
  return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}

/** The things whose centre lies in `outer`. */
export const within = <T extends { readonly box: Box }>(outer: Box, things: readonly T[]): T[] =>
  things.filter(({ box }) => holdsCentre(outer, box));

/** A hostile PDF may place text anywhere, or nowhere (NaN): beyond this, in points, only "far off the page" is told. */
const FARTHEST = 1e9;

function formatCoordinate(n: number): string {
  const told = Number.isNaN(n) ? -FARTHEST : Math.min(FARTHEST, Math.max(-FARTHEST, n));
  return (Math.round(told * 100) / 100 + 0).toFixed(2);
}

/** `left top right bottom` in points, two decimals: the form of `bbox` in every output file. */
export function formatBox(box: Box): string {
  return [box.left, box.top, box.right, box.bottom].map(formatCoordinate).join(' ');
}

/** `left top right bottom` as every output file has it → a box. */
export function readBox(bbox: string): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = bbox.split(' ').map(Number);
  return { left, top, right, bottom };
}
