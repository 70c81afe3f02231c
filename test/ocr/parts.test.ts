import { describe, expect, test } from 'vitest';
import type { OcrPage } from '../../src/ocr/ocr-page.js';
import { blankPage, cropPicture, placeOnPage } from '../../src/ocr/part-of-page.js';
import { placeGlyphs } from '../../src/ocr/place-glyphs.js';
import { findPictures } from '../../src/pdf/find-pictures.js';

const page = blankPage(1, { width: 600, height: 800 });
const glyphs = (words: string, left: number, top: number) =>
  placeGlyphs(
    { box: { left, top, right: left + words.length * 10, bottom: top + 10 }, em: 10, characters: [...words] },
    72,
    0,
  );

describe('pictures that may hold writing', () => {
  const table = { left: 50, top: 200, right: 550, bottom: 500 };

  test('are large ones beside the text', () => {
    expect(findPictures({ ...page, images: [table], glyphs: glyphs('令和元年度', 50, 100) })).toEqual([table]);
  });

  test('are whole where they come in strips', () => {
    const strips = [0, 1, 2].map((index) => ({ ...table, top: 200 + index * 100, bottom: 300 + index * 100 }));
    expect(findPictures({ ...page, images: strips })).toEqual([table]);
  });

  test('bear a page number or a heading at most: what bears more is a background', () => {
    const number = glyphs('－１－', 280, 480);
    expect(findPictures({ ...page, images: [table], glyphs: number })).toEqual([table]);
    const lines = [210, 230, 250, 270].flatMap((top) => glyphs('環境への取組を進めます。'.repeat(3), 60, top));
    expect(findPictures({ ...page, images: [table], glyphs: lines })).toEqual([]);
  });

  test('are no logos and no bands', () => {
    const logo = { left: 50, top: 50, right: 150, bottom: 130 };
    const band = { left: 0, top: 700, right: 600, bottom: 735 };
    expect(findPictures({ ...page, images: [logo, band] })).toEqual([]);
  });
});

test('a part is cut out of a picture, with the text over it made white', () => {
  const picture = { width: 4, height: 3, data: Uint8Array.from({ length: 12 }, (_, index) => index) };
  expect(cropPicture(picture, { left: 1, top: 1, right: 9, bottom: 9 }, [])).toEqual({
    width: 3,
    height: 2,
    data: Uint8Array.from([5, 6, 7, 9, 10, 11]),
  });
  const covers = [{ left: 0, top: 0, right: 2, bottom: 2 }];
  expect([...cropPicture(picture, { left: 1, top: 1, right: 4, bottom: 3 }, covers).data]).toEqual([
    255, 6, 7, 9, 10, 11,
  ]);
});

test('what was read in a part stands where the part lies, numbered after the text of the page', () => {
  const own = { ...page, glyphs: glyphs('概要', 50, 50) };
  const read: OcrPage = {
    page: {
      ...blankPage(1, { width: 100, height: 50 }),
      glyphs: glyphs('12件', 10, 20),
      rulings: [{ orientation: 'vertical', position: 5, start: 0, end: 50, thickness: 1, drawnAs: 'stroke' }],
    },
    place: { left: 0, top: 0, right: 100, bottom: 50 },
    readings: [
      {
        from: 0,
        to: 3,
        box: { left: 10, top: 20, right: 40, bottom: 30 },
        text: '12件',
        candidates: [],
        inCell: true,
        agreed: true,
      },
    ],
    unread: [{ left: 1, top: 2, right: 3, bottom: 4 }],
    skew: 1,
    turned: 0,
  };
  const placed = placeOnPage(read, { left: 200, top: 300, right: 300, bottom: 350 }, own);
  expect(placed.place).toEqual({ left: 200, top: 300, right: 300, bottom: 350 });
  expect(placed.page.glyphs.map((glyph) => [glyph.text, glyph.order])).toEqual([
    ['概', 0],
    ['要', 1],
    ['1', 2],
    ['2', 3],
    ['件', 4],
  ]);
  expect(placed.page.glyphs[2]?.box).toMatchObject({ left: 210 });
  expect(placed.page.rulings).toMatchObject([{ position: 205, start: 300, end: 350 }]);
  expect(placed.readings).toMatchObject([{ from: 2, to: 5, box: { left: 210, top: 320, right: 240, bottom: 330 } }]);
  expect(placed.unread).toEqual([{ left: 201, top: 302, right: 203, bottom: 304 }]);
});
