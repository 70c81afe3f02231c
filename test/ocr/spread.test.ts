import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { convertDocument } from '../../src/convert.js';
import { readBox } from '../../src/geometry/box.js';
import { findGutter } from '../../src/ocr/find-gutter.js';
import { blankPage, cutPage } from '../../src/ocr/part-of-page.js';
import type { Grey } from '../../src/ocr/picture.js';
import { placeGlyphs } from '../../src/ocr/place-glyphs.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { sameForm } from '../expectation.js';
import { drawPicture } from './drawn.js';
import { engineGap, places } from './engines.js';
import { makeScan, type ScannedPage, writeScan } from './make-scan.js';
import { smallPage } from './small-page.js';

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

const source = readFileSync(
  join(import.meta.dirname, '../../fixtures/documents/isehara-2019-kyoiku-writer/document.pdf'),
);

/** Both pages on one sheet, as a copier with an open book scans them. */
async function spread(dpi: number): Promise<Uint8Array> {
  const { pages: scans } = await makeScan(source, { dpi }, [1, 2]);
  const width = scans.reduce((sum, scan) => sum + scan.width, 0);
  const height = Math.max(...scans.map((scan) => scan.height));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  let left = 0;
  for (const scan of scans) {
    context.drawImage(await loadImage(scan.jpeg), left, 0);
    left += scan.width;
  }
  const own = { width: (width / dpi) * 72, height: (height / dpi) * 72 };
  const page: ScannedPage = { jpeg: await canvas.encode('jpeg', 90), width, height, sheet: own };
  // A page of its own after it keeps its number.
  const { pages: after } = await makeScan(smallPage, { dpi });
  return writeScan([page, ...after]);
}

describe.skipIf(engineGap !== '')('with the engines installed', () => {
  test('two pages on one sheet are read in order, and each value lies where the sheet shows it', {
    timeout: 400_000,
  }, async () => {
    const options = { sourceFile: 'a.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };
    const printed = await convertDocument(source, options, segment);
    const result = await convertDocument(await spread(200), { ...options, ocr: { ...places, trusted: true } }, segment);
    expect(result.page_sizes.map(({ page, width, height }) => [page, Math.round(width), Math.round(height)])).toEqual([
      [1, 1191, 842],
      [2, 595, 842],
    ]);
    expect(result.document.pages).toBe(2);
    const ofSheet = result.observations.filter(({ page }) => page === 1);
    expect(ofSheet.length).toBe(printed.observations.length);
    const values = new Map(printed.observations.map((each) => [sameForm(each.value_text), each]));
    let found = 0;
    for (const { value_text, bbox } of ofSheet) {
      const own = values.get(sameForm(value_text));
      if (!own || printed.observations.filter((each) => each.value_text === own.value_text).length > 1) continue;
      found += 1;
      const offset = own.page === 2 ? 595.3 : 0;
      expect(Math.abs(readBox(bbox).left - offset - readBox(own.bbox).left)).toBeLessThan(4);
    }
    expect(found).toBeGreaterThan(5);
    const told = result.issues.filter(({ code }) => code === 'page/two-in-one' || code === 'page/ocr');
    expect(told.map(({ code, page }) => [code, page])).toEqual([
      ['page/two-in-one', 1],
      ['page/ocr', 1],
      ['page/ocr', 1],
      ['page/ocr', 2],
    ]);
    expect(told[3]?.message).toContain('Page 2');
    expect(Math.max(...result.placements.map(({ page }) => page))).toBe(2);
    expect(result.placements.some(({ page, bbox }) => page === 1 && readBox(bbox).left > 600)).toBe(true);
  });
});
