import { leanBox } from '../geometry/lean.js';
import { type Grey, type Ink, WHITE, withStains } from './picture.js';

/** Scans are askew by up to this many degrees. */
const MOST_DEGREES = 3.5;
const COARSE_DEGREES = 0.1;
const FINE_DEGREES = 0.01;
/** Less is not worth a rotation, which blurs. */
const LEAST_DEGREES = 0.06;
/** Pixels of ink that are looked at. */
const SAMPLES = 60_000;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Squares of so many pixels that are full of ink, and those around them, show no lines of writing: black edges, boxes, photographs. */
const SQUARE = 8;
const FULL = 0.9;

/** Of each square of the page: may it show lines? */
function openSquares({ width, height, data }: Ink, columns: number, rows: number): Uint8Array {
  const counts = new Uint16Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / SQUARE) * columns;
    for (let x = 0; x < width; x += 1) {
      const square = row + Math.floor(x / SQUARE);
      counts[square] = (counts[square] ?? 0) + (data[y * width + x] ?? 0);
    }
  }
  const open = new Uint8Array(counts.length).fill(1);
  counts.forEach((count, square) => {
    if (count < FULL * SQUARE * SQUARE) return;
    const [row, column] = [Math.floor(square / columns), square % columns];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
      open.fill(0, y * columns + Math.max(0, column - 1), y * columns + Math.min(columns, column + 2));
    }
  });
  return open;
}

/** The ink that may show lines of writing. */
function inkOfLines(ink: Ink): Ink {
  const [columns, rows] = [Math.ceil(ink.width / SQUARE), Math.ceil(ink.height / SQUARE)];
  const open = openSquares(ink, columns, rows);
  const data = new Uint8Array(ink.data.length);
  for (let y = 0, at = 0; y < ink.height; y += 1) {
    const row = Math.floor(y / SQUARE) * columns;
    for (let x = 0; x < ink.width; x += 1, at += 1) {
      if (ink.data[at] === 1 && open[row + Math.floor(x / SQUARE)] === 1) data[at] = 1;
    }
  }
  return { ...ink, data };
}

/** Places of ink, spread over the page by a fixed sequence that repeats no pattern of the pixels. */
function sampleInk({ width, data }: Ink): { readonly xs: Float32Array; readonly ys: Float32Array } {
  let count = 0;
  for (let at = 0; at < data.length; at += 1) count += data[at] ?? 0;
  const every = Math.max(1, count / SAMPLES);
  const xs = new Float32Array(Math.ceil(count / every) + 1);
  const ys = new Float32Array(xs.length);
  let seen = 0;
  let taken = 0;
  let next = 0;
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 1) continue;
    if (seen >= next && taken < xs.length) {
      // A fraction of a pixel to and fro: whole rows would favour 0°.
      const jitter = ((taken * 0.618_033_988_75) % 1) - 0.5;
      xs[taken] = at % width;
      ys[taken] = Math.floor(at / width) + jitter;
      taken += 1;
      next += every;
    }
    seen += 1;
  }
  return { xs: xs.subarray(0, taken), ys: ys.subarray(0, taken) };
}

/** How sharply the ink falls into rows when the page is turned by so many degrees. */
function sharpness(xs: Float32Array, ys: Float32Array, degrees: number, rows: Float64Array): number {
  rows.fill(0);
  const slope = Math.tan(radians(degrees));
  const middle = rows.length / 2;
  for (let i = 0; i < xs.length; i += 1) {
    const row = Math.floor((ys[i] ?? 0) - slope * (xs[i] ?? 0) + middle);
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] ?? 0) + 1;
  }
  let score = 0;
  for (const count of rows) score += count * count;
  return score;
}

/** By how many degrees the lines of the page fall to the right (傾き). */
export function findSkew(ink: Ink): number {
  const { xs, ys } = sampleInk(inkOfLines(ink));
  if (xs.length === 0) return 0;
  const rows = new Float64Array(2 * (ink.height + ink.width));
  const best = (from: number, to: number, step: number): number => {
    let found = { score: -1, degrees: 0 };
    for (let degrees = from; degrees <= to + step / 2; degrees += step) {
      const score = sharpness(xs, ys, degrees, rows);
      if (score > found.score) found = { score, degrees };
    }
    return found.degrees;
  };
  const coarse = best(-MOST_DEGREES, MOST_DEGREES, COARSE_DEGREES);
  const fine = best(coarse - COARSE_DEGREES, coarse + COARSE_DEGREES, FINE_DEGREES);
  return Math.abs(fine) < LEAST_DEGREES ? 0 : Math.round(fine / FINE_DEGREES) * FINE_DEGREES;
}

/** The picture turned back by `degrees` around its middle, in its old size. */
export function straighten(picture: Grey, degrees: number): Grey {
  if (degrees === 0) return picture;
  const { width, height, data, stains } = picture;
  const [cos, sin] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  const [middleX, middleY] = [width / 2, height / 2];
  const turned = new Uint8Array(width * height).fill(WHITE);
  for (let y = 0; y < height; y += 1) {
    const [acrossY, downY] = [(y - middleY) * sin, (y - middleY) * cos];
    for (let x = 0; x < width; x += 1) {
      const fromX = (x - middleX) * cos - acrossY + middleX;
      const fromY = (x - middleX) * sin + downY + middleY;
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const at = top * width + left;
      const [first = 0, second = 0, third = 0, fourth = 0] = [
        data[at],
        data[at + 1],
        data[at + width],
        data[at + width + 1],
      ];
      // Most of a page is paper of one level.
      if (first === second && first === third && first === fourth) {
        turned[y * width + x] = first;
        continue;
      }
      const [u, v] = [fromX - left, fromY - top];
      const above = first * (1 - u) + second * u;
      const below = third * (1 - u) + fourth * u;
      turned[y * width + x] = Math.round(above * (1 - v) + below * v);
    }
  }
  const place = { left: 0, top: 0, right: width, bottom: height };
  return withStains({ width, height, data: turned }, stains, (stain) => leanBox(stain, -degrees, place));
}
