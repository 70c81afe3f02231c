import type { SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { findGutter } from '../../src/ocr/find-gutter.js';
import { blankPage, cutPage } from '../../src/ocr/part-of-page.js';
import type { Grey } from '../../src/ocr/picture.js';
import { placeGlyphs } from '../../src/ocr/place-glyphs.js';
import { drawPicture } from './drawn.js';

const DPI = 100;

/** A sheet of 16 by 11 inches. */
const sheet = (paint: (context: SKRSContext2D) => void): Grey => drawPicture(16 * DPI, 11 * DPI, paint);

/** Lines of strokes as writing has them, from `left` to `right`. */
function lines(context: SKRSContext2D, left: number, right: number): void {
  for (let y = 100; y < 1000; y += 60) for (let x = left; x + 8 <= right; x += 14) context.fillRect(x, y, 8, 12);
}
const pages = (context: SKRSContext2D): void => {
  lines(context, 80, 720);
  lines(context, 880, 1520);
};

describe('the gutter of a sheet', () => {
  test('is the white band between its two pages', () => {
    const gutter = findGutter(sheet(pages), DPI);
    expect(gutter).toBeGreaterThan(760);
    expect(gutter).toBeLessThan(840);
  });

  test('may hold dust, the shadow of the fold and its line', () => {
    const gutter = findGutter(
      sheet((context) => {
        const shadow = context.createLinearGradient(740, 0, 860, 0);
        shadow.addColorStop(0, '#ffffff');
        shadow.addColorStop(0.5, '#b0b0b0');
        shadow.addColorStop(1, '#ffffff');
        context.fillStyle = shadow;
        context.fillRect(740, 0, 120, 1100);
        context.fillStyle = '#000000';
        pages(context);
        context.fillRect(798, 0, 3, 1100);
        context.fillRect(770, 300, 2, 2);
      }),
      DPI,
    );
    expect(gutter).toBeGreaterThan(760);
    expect(gutter).toBeLessThan(840);
  });

  test('is crossed by nothing: a title or a rule over both halves makes one page of them', () => {
    const titled = sheet((context) => {
      pages(context);
      for (let x = 700; x < 900; x += 14) context.fillRect(x, 40, 8, 12);
    });
    const ruled = sheet((context) => {
      pages(context);
      context.fillRect(80, 80, 1440, 2);
    });
    expect([findGutter(titled, DPI), findGutter(ruled, DPI)]).toEqual([undefined, undefined]);
  });

  test('stands in the middle, is wide, and has writing on both sides', () => {
    const aside = sheet((context) => {
      lines(context, 80, 500);
      lines(context, 700, 1520);
    });
    const narrow = sheet((context) => {
      lines(context, 80, 790);
      lines(context, 812, 1520);
    });
    const half = sheet((context) => lines(context, 80, 720));
    expect([aside, narrow, half].map((picture) => findGutter(picture, DPI))).toEqual([undefined, undefined, undefined]);
  });

  test('is not looked for on a sheet that is higher than wide', () => {
    const { width, height, data } = sheet(pages);
    const high = {
      width,
      height: 2 * height,
      data: Uint8Array.from({ length: 2 * data.length }, (_, at) => data[at] ?? 255),
    };
    expect(findGutter(high, DPI)).toBeUndefined();
  });
});

test('one half of a sheet holds what lies on it, at its own place', () => {
  const glyph = (left: number) =>
    placeGlyphs({ box: { left, top: 20, right: left + 10, bottom: 30 }, em: 10, characters: ['市'] }, 72, 0);
  const whole = { ...blankPage(3, { width: 800, height: 500 }), glyphs: [...glyph(100), ...glyph(450)], doubled: 2 };
  const right = cutPage(whole, { left: 400, top: 0, right: 800, bottom: 500 });
  expect(right).toMatchObject({ number: 3, width: 400, height: 500, doubled: 0 });
  expect(right.glyphs.map(({ box }) => box.left)).toEqual([50]);
  expect(cutPage(whole, { left: 0, top: 0, right: 400, bottom: 500 })).toMatchObject({ doubled: 2 });
});
