import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { findThreshold, inkOf } from '../../src/ocr/flatten-ground.js';
import type { Grey, Ink } from '../../src/ocr/picture.js';

/** A picture drawn for a test, in colours. */
export function drawColours(width: number, height: number, paint: (context: SKRSContext2D) => void): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000000';
  paint(context);
  return canvas;
}

/** A picture drawn for a test, in grey. */
export function drawPicture(width: number, height: number, paint: (context: SKRSContext2D) => void): Grey {
  const { data } = drawColours(width, height, paint).getContext('2d').getImageData(0, 0, width, height);
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
