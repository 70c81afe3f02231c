import { describe, expect, test } from 'vitest';
import { convertDocument } from '../../src/convert.js';
import { compareLayer } from '../../src/ocr/compare-layer.js';
import type { OcrPage } from '../../src/ocr/ocr-page.js';
import { blankPage } from '../../src/ocr/part-of-page.js';
import { placeGlyphs } from '../../src/ocr/place-glyphs.js';
import { defaultLimits } from '../../src/pdf/limits.js';
import type { Glyph, PageContent } from '../../src/pdf/page-content.js';
import { readPdf } from '../../src/pdf/read-pdf.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { engineGap, places } from './engines.js';
import { makeScan } from './make-scan.js';
import { fullPicture, hiddenLayer, makeMixed } from './mixed-page.js';
import { smallPage } from './small-page.js';

const EM = 10;
const blank = blankPage(1, { width: 600, height: 800 });

/** Glyphs of a text at a place, numbered from `order`. */
const glyphsOf = (text: string, left: number, top: number, order = 0): Glyph[] =>
  placeGlyphs(
    { box: { left, top, right: left + text.length * EM, bottom: top + EM }, em: EM, characters: [...text] },
    72,
    order,
  );

/** A page with these texts as read from its picture. */
function readAs(...texts: readonly (readonly [text: string, left: number, top: number])[]): OcrPage {
  const glyphs: Glyph[] = [];
  const readings = texts.map(([text, left, top]) => {
    const from = glyphs.length;
    glyphs.push(...glyphsOf(text, left, top, from));
    const box = { left, top, right: left + text.length * EM, bottom: top + EM };
    return { from, to: glyphs.length, box, text, candidates: [text], inCell: true, agreed: true };
  });
  return {
    page: { ...blank, glyphs },
    place: { left: 0, top: 0, right: blank.width, bottom: blank.height },
    readings,
    unread: [],
    skew: 0,
    turned: 0,
  };
}

const layerOf = (...glyphs: readonly Glyph[][]): PageContent => ({ ...blank, glyphs: glyphs.flat() });

describe('a layer of text against the picture', () => {
  const ocr = readAs(['４２人', 100, 100], ['受検率', 100, 140]);

  test('that says the same, in other widths and a little beside, differs nowhere', () => {
    const layer = layerOf(glyphsOf('42人', 97, 102), glyphsOf('受検率', 104, 138));
    expect(compareLayer(layer, ocr)).toEqual({ compared: 2, differs: new Map(), only: [] });
  });

  test('that says something else is told stretch by stretch', () => {
    const { compared, differs } = compareLayer(layerOf(glyphsOf('47人', 100, 100), glyphsOf('受検率', 100, 140)), ocr);
    expect(compared).toBe(2);
    expect([...differs].map(([{ text }, other]) => [text, other])).toEqual([['４２人', '47人']]);
  });

  test('that says something where nothing was read is told, each text by itself', () => {
    const { only } = compareLayer(layerOf(glyphsOf('12', 300, 100), glyphsOf('件', 500, 100)), ocr);
    expect(only.map(({ text }) => text)).toEqual(['12', '件']);
  });

  test('that is silent contradicts nothing', () => {
    expect(compareLayer(layerOf(), ocr)).toEqual({ compared: 0, differs: new Map(), only: [] });
  });

  test('of a page that lay askew is put upright first', () => {
    const askew = { ...readAs(['４２人', 520, 100]), skew: 3 };
    // At 3° a place near the edge moves by more than an em.
    expect(compareLayer(layerOf(glyphsOf('47人', 534, 116)), askew).differs.size).toBe(1);
    expect(compareLayer(layerOf(glyphsOf('47人', 520, 100)), askew).only).toHaveLength(1);
  });
});

const options = { sourceFile: 'a.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };

/** A page scanned, with its text as a layer that `spoil` has changed. */
async function layered(spoil: (glyphs: readonly Glyph[]) => readonly Glyph[], dpi = 200): Promise<Uint8Array> {
  const reading = await readPdf(new Uint8Array(smallPage), defaultLimits, []);
  const page = reading.kind === 'read' ? reading.pages[0] : undefined;
  const [scan] = (await makeScan(smallPage, { dpi })).pages;
  if (!page || !scan) throw new Error('the page cannot be read');
  const content = hiddenLayer(spoil(page.glyphs), page.height);
  return makeMixed([{ width: page.width, height: page.height, pictures: [fullPicture(scan)], content }]);
}

describe.skipIf(engineGap !== '')('with the engines installed', () => {
  test('the picture stands, a right layer doubts nothing, a wrong figure is told at its value', {
    timeout: 300_000,
  }, async () => {
    const ocr = { ...places, trusted: true };
    const right = await convertDocument(await layered((glyphs) => glyphs), { ...options, ocr }, segment);
    expect(right.issues.filter(({ code }) => code === 'value/ocr-layer')).toEqual([]);
    const sure = right.observations.find(({ needs_review, value_number }) => !needs_review && value_number !== null);
    expect(sure).toBeDefined();
    const [left = 0, top = 0, end = 0, bottom = 0] = (sure?.bbox ?? '').split(' ').map(Number);
    const isDigitThere = ({ text, box }: Glyph): boolean =>
      /\d/u.test(text) && box.left >= left && box.right <= end && box.top >= top - 2 && box.bottom <= bottom + 2;
    const pdf = await layered((glyphs) =>
      glyphs.map((glyph) => (isDigitThere(glyph) ? { ...glyph, text: String(9 - Number(glyph.text)) } : glyph)),
    );
    const wrong = await convertDocument(pdf, { ...options, ocr }, segment);
    const value = wrong.observations.find(({ observation_id }) =>
      observation_id.endsWith((sure?.observation_id ?? '').slice(12)),
    );
    expect(value).toMatchObject({ value_text: sure?.value_text, needs_review: true });
    const told = wrong.issues.filter(({ code }) => code === 'value/ocr-layer');
    expect(told.map(({ observation_id }) => observation_id)).toContain(value?.observation_id);
    expect(wrong.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['page/ocr', 'page/ocr-layer-compared', 'text/ocr-layer']),
    );
    expect(wrong.issues.map(({ code }) => code)).not.toContain('page/ocr-layer');
  });

  test('where the picture is too coarse the layer stays as it was, all of it marked', {
    timeout: 120_000,
  }, async () => {
    const pdf = await layered((glyphs) => glyphs, 100);
    const plain = await convertDocument(pdf, options, segment);
    const asked = await convertDocument(pdf, { ...options, ocr: { ...places, trusted: true } }, segment);
    expect(asked.observations).toEqual(plain.observations);
    expect(asked.observations.every(({ needs_review }) => needs_review)).toBe(true);
    expect(asked.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['page/ocr-layer', 'page/ocr-refused']),
    );
  });
});
