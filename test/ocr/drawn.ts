import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { findThreshold, inkOf } from '../../src/ocr/flatten-ground.js';
import type { Grey, Ink } from '../../src/ocr/picture.js';

/** Pixels of a picture drawn for a test: red, green, blue and how opaque, each pixel. */
export function drawColours(width: number, height: number, paint: (context: SKRSContext2D) => void): Uint8ClampedArray {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000000';
  paint(context);
  return context.getImageData(0, 0, width, height).data;
}

/** A picture drawn for a test, in grey. */
export function drawPicture(width: number, height: number, paint: (context: SKRSContext2D) => void): Grey {
  const data = drawColours(width, height, paint);
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, at) => data[4 * at] ?? 0) };
}

export const toInk = (grey: Grey): Ink => inkOf(grey, findThreshold(grey));

/** Strokes that look like as many kanji of 24 pixels, from left to right. */
export function drawWords(context: SKRSContext2D, left: number, top: number, count: number): void {
  for (let x = left; x < left + count * 26; x += 26) {
    for (const y of [top, top + 11, top + 21]) context.fillRect(x, y, 22, 3);
    context.fillRect(x + 10, top, 3, 24);
  }
}
