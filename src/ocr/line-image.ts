// The lines of a block as one image of a fixed height, which engines read.

import type { TextBlock } from './find-lines.js';
import { type Grey, type PixelBox, WHITE } from './picture.js';

/** Where a piece of a line stands in a line image: from `from` to `to`, in pixels of the image. */
export interface Placed {
  /** The piece in the picture of the page. */
  readonly box: PixelBox;
  /** Index of its line in the block. */
  readonly line: number;
  readonly em: number;
  /** Its ink. */
  readonly components: readonly PixelBox[];
  readonly from: number;
  readonly to: number;
}

/** The lines of a block side by side (行をつないだ画像), as one line of writing of a fixed size. */
export interface LineImage {
  readonly picture: Grey;
  readonly pieces: readonly Placed[];
}

/** Height of an em in a line image, in pixels: what the engines read best. */
export const TEXT_HEIGHT = 40;
/** White above and below the writing, and at both ends. */
const MARGIN = 12;
/** The engine for digits wants writing to fill the height. */
const RAW_MARGIN = 4;
/** White at both ends of a part that is cut out. */
const EDGE = 8;
/** White between two pieces. */
const GAP = 14;
/** The longest line image, in ems: longer ones are read no better, and take as long. */
export const MOST_EMS = 30;
/** Ink around a letter that belongs to it, in ems. */
const HALO = 0.06;

interface Part {
  readonly box: PixelBox;
  readonly line: number;
  readonly em: number;
  readonly components: readonly PixelBox[];
}

/** The pieces of a block, as many to an image as go into it. */
function groupParts(block: TextBlock): Part[][] {
  const groups: Part[][] = [];
  let length = Number.POSITIVE_INFINITY;
  block.lines.forEach(({ pieces, em }, line) => {
    for (const piece of pieces) {
      const ems = (piece.right - piece.left) / em + GAP / TEXT_HEIGHT;
      const part: Part = { box: piece, line, em, components: piece.components };
      const last = groups.at(-1);
      if (last && length + ems <= MOST_EMS && isSameSize(last[0]?.em ?? 0, em)) {
        last.push(part);
        length += ems;
      } else {
        groups.push([part]);
        length = ems;
      }
    }
  });
  return groups;
}

const isSameSize = (a: number, b: number): boolean => Math.abs(a - b) <= 0.2 * Math.max(a, b);

/** A pixel's level; beyond the page it is white. */
function levelAt({ width, height, data }: Grey, column: number, row: number): number {
  const isOutside = column < 0 || row < 0 || column >= width || row >= height;
  return isOutside ? WHITE : (data[row * width + column] ?? WHITE);
}

/** Level of the page at a place between pixels: the mean over the square that a pixel of the image covers. */
function sample(page: Grey, x: number, y: number, step: number): number {
  const size = Math.max(1, step);
  if (size <= 1.2) {
    const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
    const [across, down] = [x - 0.5 - left, y - 0.5 - top];
    const above = levelAt(page, left, top) * (1 - across) + levelAt(page, left + 1, top) * across;
    const below = levelAt(page, left, top + 1) * (1 - across) + levelAt(page, left + 1, top + 1) * across;
    return above * (1 - down) + below * down;
  }
  let sum = 0;
  let count = 0;
  for (let row = Math.floor(y - size / 2); row < y + size / 2; row += 1) {
    for (let column = Math.floor(x - size / 2); column < x + size / 2; column += 1) {
      sum += levelAt(page, column, row);
      count += 1;
    }
  }
  return count === 0 ? WHITE : sum / count;
}

/** Where ink may stand: around the components of a part. Everything else there is dust, a neighbour's stroke, or what is left of a rule. */
function maskOf(part: Part, area: PixelBox): Uint8Array {
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  const mask = new Uint8Array(width * height);
  const halo = Math.max(1, Math.round(HALO * part.em));
  for (const { left, top, right, bottom } of part.components) {
    for (let y = Math.max(area.top, top - halo); y < Math.min(area.bottom, bottom + halo); y += 1) {
      const from = Math.max(area.left, left - halo) - area.left;
      const to = Math.min(area.right, right + halo) - area.left;
      mask.fill(1, (y - area.top) * width + from, (y - area.top) * width + to);
    }
  }
  return mask;
}

function drawPart(page: Grey, part: Part, target: Uint8Array, width: number, left: number, masked: boolean): void {
  const step = part.em / TEXT_HEIGHT;
  const reach = Math.ceil(MARGIN * step);
  const { box } = part;
  const area: PixelBox = {
    left: Math.floor(box.left - reach),
    top: Math.floor(box.top - reach),
    right: Math.ceil(box.right + reach),
    bottom: Math.ceil(box.bottom + reach),
  };
  const mask = masked ? maskOf(part, area) : undefined;
  const rows = target.length / width;
  const columns = Math.ceil((box.right - box.left) / step);
  // Its middle on the middle of the image: the mark over a letter and the point below it keep their places.
  const middle = (box.top + box.bottom) / 2;
  for (let row = 0; row < rows; row += 1) {
    const y = middle + (row + 0.5 - rows / 2) * step;
    if (y < box.top - reach || y >= box.bottom + reach) continue;
    for (let column = -2; column < columns + 2; column += 1) {
      const x = box.left + (column + 0.5) * step;
      if (mask && mask[(Math.floor(y) - area.top) * (area.right - area.left) + Math.floor(x) - area.left] !== 1)
        continue;
      const at = row * width + left + column;
      if (left + column >= 0 && left + column < width) target[at] = Math.round(sample(page, x, y, step));
    }
  }
}

function draw(page: Grey, parts: readonly Part[], masked: boolean, margin: number): LineImage {
  const widths = parts.map(({ box, em }) => Math.ceil(((box.right - box.left) / em) * TEXT_HEIGHT));
  const tallest = Math.max(...parts.map(({ box, em }) => ((box.bottom - box.top) / em) * TEXT_HEIGHT));
  const height = Math.ceil(Math.max(TEXT_HEIGHT, tallest)) + 2 * margin;
  const width = widths.reduce((sum, each) => sum + each + GAP, 2 * MARGIN - GAP);
  const data = new Uint8Array(width * height).fill(WHITE);
  let left = MARGIN;
  const pieces = parts.map((part, index): Placed => {
    drawPart(page, part, data, width, left, masked);
    const from = left;
    const to = left + (widths[index] ?? 0);
    left = to + GAP;
    return { box: part.box, line: part.line, em: part.em, components: part.components, from, to };
  });
  return { picture: { width, height, data }, pieces };
}

/** The images of a block's lines: cleaned of all that is no letter, and as they are. */
export function drawLines(page: Grey, block: TextBlock): { readonly clean: LineImage; readonly raw: LineImage }[] {
  return groupParts(block).map((parts) => ({
    clean: draw(page, parts, true, MARGIN),
    raw: draw(page, parts, false, RAW_MARGIN),
  }));
}

/** A part of a line image, with white on both sides. */
export function cutImage({ width, height, data }: Grey, from: number, to: number): Grey {
  const columns = Math.max(1, Math.round(to - from)) + 2 * EDGE;
  const cut = new Uint8Array(columns * height).fill(WHITE);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < columns - 2 * EDGE; column += 1) {
      const at = Math.round(from) + column;
      if (at >= 0 && at < width) cut[row * columns + column + EDGE] = data[row * width + at] ?? WHITE;
    }
  }
  return { width: columns, height, data: cut };
}
