import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ConvertOptions, convertDocument } from '../../src/convert.js';
import { readBox } from '../../src/geometry/box.js';
import type { OcrPage } from '../../src/ocr/ocr-page.js';
import { blankPage, cropPicture, placeOnPage } from '../../src/ocr/part-of-page.js';
import { placeGlyphs } from '../../src/ocr/place-glyphs.js';
import { findPictures } from '../../src/pdf/find-pictures.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { sameForm } from '../expectation.js';
import { text } from '../pdf/make-pdf.js';
import { engineGap, places } from './engines.js';
import { type Degradation, makeScan, type ScannedPage, sequence } from './make-scan.js';
import { fullPicture, makeMixed } from './mixed-page.js';
import { smallPage } from './small-page.js';

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

const source = readFileSync(
  join(import.meta.dirname, '../../fixtures/documents/isehara-2019-kyoiku-writer/document.pdf'),
);
const options = { sourceFile: 'a.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };
const convert = (pdf: Uint8Array, ocr: ConvertOptions['ocr']): Promise<DocumentResult> =>
  convertDocument(pdf, ocr ? { ...options, ocr } : options, segment);
const said = ({ observations }: DocumentResult): string[] =>
  observations.map(({ indicator_name, value_text, value_kind, fiscal_year }) =>
    sameForm([indicator_name, value_text, value_kind, fiscal_year].join('|')),
  );

async function scanOf(how: Degradation, pdf: Uint8Array = source, page = 2): Promise<ScannedPage> {
  const [scan] = (await makeScan(pdf, how, [page])).pages;
  if (!scan) throw new Error('there is no such page');
  return scan;
}

/** A sheet with a heading and a page number as text, and the scan of a page of tables between them. */
async function mixed(how: Degradation): Promise<Uint8Array> {
  const scan = await scanOf(how);
  const [width, height] = [scan.sheet.width, scan.sheet.height];
  const picture = { scan, x: 0.06 * width, y: 50, width: 0.88 * width, height: 0.88 * height };
  const content = text(60, height - 40, 14, '令和元年度の取組') + text(width / 2, 20, 10, '12');
  return makeMixed([{ width, height, pictures: [picture], content }]);
}

/** A photograph: no ink and paper, but all shades. */
async function photograph(): Promise<ScannedPage> {
  const [width, height] = [900, 600];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const random = sequence(3);
  for (let each = 0; each < 400; each += 1) {
    context.fillStyle = `hsl(${random() * 360} 40% ${20 + random() * 60}%)`;
    context.beginPath();
    context.arc(random() * width, random() * height, 10 + random() * 90, 0, 2 * Math.PI);
    context.fill();
  }
  return { jpeg: await canvas.encode('jpeg', 85), width, height, sheet: { width: 324, height: 216 } };
}

test('a picture beside text is told where nobody asks for more', async () => {
  const result = await convert(await mixed({ dpi: 100 }), undefined);
  expect(result.issues.find(({ code }) => code === 'page/picture-unread')).toMatchObject({
    page: 1,
    level: 'warning',
    actual: '77',
  });
  expect(result.observations).toEqual([]);
});

describe.skipIf(engineGap !== '')('with the engines installed', () => {
  let printed: DocumentResult;
  beforeAll(async () => {
    printed = await convert(source, undefined);
  });

  test('a table in a picture is read, the text beside it stays text', { timeout: 240_000 }, async () => {
    const result = await convert(await mixed({ dpi: 220, skew: 1.2 }), { ...places, trusted: true });
    expect(result.observations.length).toBe(printed.observations.length);
    const wanted = new Set(said(printed));
    const unmarked = { ...result, observations: result.observations.filter(({ needs_review }) => !needs_review) };
    expect(said(unmarked).filter((each) => !wanted.has(each))).toEqual([]);
    expect(unmarked.observations.length / result.observations.length).toBeGreaterThan(0.35);
    const heading = result.placements.find(({ text }) => text === '令和元年度の取組');
    expect(readBox(heading?.bbox ?? '').left).toBeCloseTo(60, 0);
    const codes = result.issues.map(({ code }) => code);
    expect(codes).toContain('page/ocr');
    expect(codes).not.toContain('page/picture-unread');
  });

  test('a picture that is too coarse stays unread, and is told', { timeout: 120_000 }, async () => {
    const result = await convert(await mixed({ dpi: 100 }), { ...places, trusted: true });
    const refused = result.issues.filter(({ code }) => code === 'page/ocr-refused');
    expect(refused).toMatchObject([{ page: 1, level: 'warning' }]);
    expect(refused[0]?.bbox).not.toBe('');
    expect(result.observations).toEqual([]);
  });

  test('a photograph beside text gives no values and takes none away', { timeout: 240_000 }, async () => {
    const content = text(60, 780, 14, '令和元年度の取組');
    const photo = { ...fullPicture(await photograph()), x: 60, y: 400 };
    const pdf = makeMixed([{ width: 595, height: 842, pictures: [photo], content }]);
    const result = await convert(pdf, { ...places, trusted: true });
    expect(result.observations).toEqual([]);
    expect(result.placements.map((placement) => placement.text)).toContain('令和元年度の取組');
    expect(result.issues.map(({ code }) => code)).toContain('page/ocr-refused');
  });

  test('values of a text table beside a picture of one stay unmarked', { timeout: 240_000 }, async () => {
    const scan = await scanOf({ dpi: 200 }, smallPage, 1);
    const [width, below] = [scan.sheet.width, scan.sheet.height];
    const height = below + 160;
    const columns = [40, 240, 340, 440];
    const cells = [
      ['指標名', '令和元年度実績値', '令和2年度目標値'],
      ['図書館の来館者数', '1,204人', '1,300人'],
    ];
    const words = cells.flatMap((row, line) =>
      row.map((cell, column) => text((columns[column] ?? 0) + 4, height - 60 - line * 24, 9, cell)),
    );
    const across = [0, 1, 2].map((line) => `40 ${height - 46 - line * 24} m 440 ${height - 46 - line * 24} l S\n`);
    const down = columns.map((x) => `${x} ${height - 46} m ${x} ${height - 94} l S\n`);
    const content = [...words, ...across, ...down].join('');
    const pdf = makeMixed([{ width, height, pictures: [fullPicture(scan)], content }]);
    const { observations } = await convert(pdf, { ...places, trusted: false });
    const isText = ({ bbox }: { bbox: string }): boolean => readBox(bbox).bottom < 160;
    const ofText = observations.filter(isText);
    expect(ofText.map(({ value_text, needs_review }) => [value_text, needs_review])).toEqual([
      ['1,204人', false],
      ['1,300人', false],
    ]);
    expect(observations.length).toBeGreaterThan(ofText.length);
    expect(observations.filter((each) => !isText(each) && !each.needs_review)).toEqual([]);
  });
});
