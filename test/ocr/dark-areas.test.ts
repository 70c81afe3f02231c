import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { findFaces } from '../../src/ocr/faces.js';
import { findThreshold, flattenGround, inkOf } from '../../src/ocr/flatten-ground.js';
import { hasDarkAreas, liftDarkAreas } from '../../src/ocr/lift-dark-areas.js';
import type { Grey, Ink } from '../../src/ocr/picture.js';
import { findPictureRules } from '../../src/ocr/picture-rules.js';
import { findSkew } from '../../src/ocr/straighten.js';

const DPI = 200;
const SIZE = { width: 900, height: 700 };

function draw(paint: (context: SKRSContext2D) => void): Grey {
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  context.fillStyle = '#000000';
  paint(context);
  const { data } = context.getImageData(0, 0, SIZE.width, SIZE.height);
  return { ...SIZE, data: Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, at) => data[4 * at] ?? 0) };
}
const toInk = (grey: Grey): Ink => inkOf(grey, findThreshold(grey));

/** A header in white on dark over a row of cells; columns are parted by white lines in the header, by black ones below it. */
function header(context: SKRSContext2D): void {
  context.fillStyle = '#505050';
  context.fillRect(100, 100, 600, 80);
  context.fillStyle = '#ffffff';
  for (const x of [300, 500]) context.fillRect(x, 100, 2, 80);
  for (const x of [150, 350, 550]) context.fillRect(x, 135, 40, 6);
  context.fillStyle = '#000000';
  for (const x of [100, 300, 500, 698]) context.fillRect(x, 180, 2, 120);
  context.fillRect(100, 298, 600, 2);
}

describe('a dark box', () => {
  test('becomes white with dark writing, closed by rules', () => {
    const page = draw(header);
    expect(hasDarkAreas(page, DPI)).toBe(true);
    const flat = flattenGround(liftDarkAreas(page, DPI), DPI);
    const at = (x: number, y: number): number => flat.data[y * SIZE.width + x] ?? 0;
    expect(at(250, 120)).toBeGreaterThan(200);
    expect(at(170, 138)).toBeLessThan(100);
    const rules = findPictureRules(toInk(flat), DPI);
    const faces = findFaces(rules, SIZE.width, SIZE.height, DPI);
    const cells = [200, 400, 600].flatMap((x) => [faces.at(x, 150), faces.at(x, 250)]);
    expect(new Set(cells).size).toBe(6);
    expect(cells.filter((face) => faces.isOpen(face))).toEqual([]);
  });

  test('that reaches the edge of the page is what lay around it, and stays', () => {
    const page = draw((context) => {
      context.fillRect(0, 0, 40, SIZE.height);
    });
    expect(liftDarkAreas(page, DPI)).toBe(page);
  });

  test('is not seen in a page of writing', () => {
    const page = draw((context) => {
      for (let y = 100; y < 600; y += 40) for (let x = 100; x < 800; x += 26) context.fillRect(x, y, 20, 4);
    });
    expect(hasDarkAreas(page, DPI)).toBe(false);
  });
});

test('black edges do not hide that the page lies askew', () => {
  const page = draw((context) => {
    context.save();
    context.translate(450, 350);
    context.rotate((1.2 * Math.PI) / 180);
    context.translate(-450, -350);
    for (let y = 120; y < 600; y += 40) for (let x = 120; x < 800; x += 13) context.fillRect(x, y, 6, 3);
    context.restore();
    context.fillRect(0, 0, 60, SIZE.height);
    context.fillRect(0, 0, SIZE.width, 40);
  });
  expect(Math.abs(findSkew(toInk(page)) - 1.2)).toBeLessThan(0.06);
});

describe('dotted rules', () => {
  const dotted = (context: SKRSContext2D): void => {
    for (const y of [100, 200, 300]) for (let x = 100; x < 700; x += 6) context.fillRect(x, y, 2, 2);
    for (const x of [100, 400, 698]) for (let y = 100; y < 302; y += 6) context.fillRect(x, y, 2, 2);
  };

  test('part cells as drawn ones do', () => {
    const rules = findPictureRules(toInk(draw(dotted)), DPI);
    const faces = findFaces(rules, SIZE.width, SIZE.height, DPI);
    const cells = [faces.at(200, 150), faces.at(500, 150), faces.at(200, 250), faces.at(500, 250)];
    expect(new Set(cells).size).toBe(4);
    expect(cells.filter((face) => faces.isOpen(face))).toEqual([]);
  });

  test('are not what rows of letters are', () => {
    const letters = draw((context) => {
      // 日: strokes close to each other, in rows.
      for (let x = 100; x < 700; x += 24) {
        for (const y of [100, 109, 118]) context.fillRect(x, y, 18, 2);
        for (const each of [x, x + 16]) context.fillRect(each, 100, 2, 20);
      }
    });
    expect(findPictureRules(toInk(letters), DPI)).toEqual([]);
  });
});
