// Pictures in grey, and in ink and paper, which all steps of reading a scan work on.

import { boundingBox } from '../geometry/box.js';

/** A picture in grey (濃淡画像): 0 black to 255 white, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Where stamps were taken off it (朱印): what lies there is not sure. */
  readonly stains?: readonly PixelBox[];
}

/** A picture of ink and paper (二値画像): 1 where there is ink. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A box in pixels; right and bottom are exclusive. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const WHITE = 255;

/** A picture made of another one, with that one's stains where they lie in it. */
export const withStains = (picture: Grey, stains: Grey['stains'], move: (stain: PixelBox) => PixelBox): Grey =>
  stains ? { ...picture, stains: stains.map(move) } : picture;

/** What holds nothing: any box that is united with it stays as it is. */
const nowhere: PixelBox = {
  left: Number.POSITIVE_INFINITY,
  top: Number.POSITIVE_INFINITY,
  right: Number.NEGATIVE_INFINITY,
  bottom: Number.NEGATIVE_INFINITY,
};

export const uniteBoxes = (boxes: readonly PixelBox[]): PixelBox => boundingBox(boxes) ?? nowhere;

/** The value below which `share` of the sorted values lie; 0 where there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
