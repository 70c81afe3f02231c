import { describe, expect, test } from 'vitest';
import { compareLayer } from '../../src/ocr/compare-layer.js';
import type { OcrPage } from '../../src/ocr/ocr-page.js';
import { blankPage } from '../../src/ocr/part-of-page.js';
import { placeGlyphs } from '../../src/ocr/place-glyphs.js';
import type { Glyph, PageContent } from '../../src/pdf/page-content.js';

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
