// Affine maps of PDF (CTM).

import type { Box } from '../geometry/box.js';

/** An affine map as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that applies `inner` first, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** A matrix out of pdf.js's array of six numbers; undefined where it is none. */
export function readMatrix(values: ArrayLike<unknown> | null | undefined): Matrix | undefined {
  if (!values || values.length < 6) return undefined;
  for (let index = 0; index < 6; index += 1) if (!Number.isFinite(values[index])) return undefined;
  const [a, b, c, d, e, f] = values as unknown as Matrix;
  return [a, b, c, d, e, f];
}

export const mapX = (m: Matrix, x: number, y: number): number => m[0] * x + m[2] * y + m[4];
export const mapY = (m: Matrix, x: number, y: number): number => m[1] * x + m[3] * y + m[5];

/** The axis-parallel box around the image of the rectangle with the corners (x0, y0) and (x1, y1). */
export function mapBox(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const ax = m[0] * x0;
  const bx = m[0] * x1;
  const cx = m[2] * y0;
  const dx = m[2] * y1;
  const ay = m[1] * x0;
  const by = m[1] * x1;
  const cy = m[3] * y0;
  const dy = m[3] * y1;
  return {
    left: m[4] + Math.min(ax, bx) + Math.min(cx, dx),
    right: m[4] + Math.max(ax, bx) + Math.max(cx, dx),
    top: m[5] + Math.min(ay, by) + Math.min(cy, dy),
    bottom: m[5] + Math.max(ay, by) + Math.max(cy, dy),
  };
}

/** How much longer a line becomes, on average over its directions: what a line width is multiplied by. */
export const scaleOf = (m: Matrix): number => Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));
