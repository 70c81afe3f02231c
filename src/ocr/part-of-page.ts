import { type Box, heightOf, holdsCentre, widthOf } from '../geometry/box.js';
import { type Size, turnBox } from '../geometry/turn.js';
import type { Glyph, PageContent, Ruling } from '../pdf/page-content.js';
import type { OcrPage, OcrReading } from './ocr-page.js';
import { type Grey, type PixelBox, WHITE, withStains } from './picture.js';

/** Part of a page's picture; what lies in `covers` is made white: text of the page itself that is drawn over the picture. */
export function cropPicture(picture: Grey, part: PixelBox, covers: readonly PixelBox[]): Grey {
  const left = Math.max(0, Math.floor(part.left));
  const top = Math.max(0, Math.floor(part.top));
  const width = Math.max(1, Math.min(picture.width, Math.ceil(part.right)) - left);
  const height = Math.max(1, Math.min(picture.height, Math.ceil(part.bottom)) - top);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * picture.width + left;
    data.set(picture.data.subarray(from, from + width), y * width);
  }
  for (const cover of covers) {
    const [from, to] = [Math.max(0, Math.floor(cover.left) - left), Math.min(width, Math.ceil(cover.right) - left)];
    for (
      let y = Math.max(0, Math.floor(cover.top) - top);
      y < Math.min(height, Math.ceil(cover.bottom) - top);
      y += 1
    ) {
      if (from < to) data.fill(WHITE, y * width + from, y * width + to);
    }
  }
  return withStains({ width, height, data }, picture.stains, (stain) => moveBox(stain, -left, -top));
}

/** A page of this size with nothing on it. */
export const blankPage = (number: number, { width, height }: Size): PageContent => ({
  number,
  width,
  height,
  glyphs: [],
  hidden: [],
  struck: [],
  unread: [],
  doubled: 0,
  rulings: [],
  shadings: [],
  diagonals: [],
  drawings: [],
  images: [],
  ocrLayer: false,
  untrusted: 0,
});

const moveBox = ({ left, top, right, bottom }: Box, x: number, y: number): Box => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
});

const moveGlyph = (glyph: Glyph, x: number, y: number, orders: number): Glyph => ({
  ...glyph,
  box: moveBox(glyph.box, x, y),
  baseline: glyph.baseline + (glyph.vertical ? x : y),
  order: glyph.order + orders,
});

function moveRuling(ruling: Ruling, x: number, y: number): Ruling {
  const [across, along] = ruling.orientation === 'horizontal' ? [y, x] : [x, y];
  const { position, start, end } = ruling;
  return { ...ruling, position: position + across, start: start + along, end: end + along };
}

/** What a page holds in one part of it, as a page of its own: one of two that lie on a sheet side by side. */
export function cutPage(page: PageContent, part: Box): PageContent {
  const [x, y] = [-part.left, -part.top];
  const isIn = ({ box }: { readonly box: Box }): boolean => holdsCentre(part, box);
  const move = <T extends { readonly box: Box }>(thing: T): T => ({ ...thing, box: moveBox(thing.box, x, y) });
  const glyphs = (all: readonly Glyph[]): Glyph[] => all.map((glyph) => moveGlyph(glyph, x, y, 0));
  return {
    ...blankPage(page.number, { width: widthOf(part), height: heightOf(part) }),
    glyphs: glyphs(page.glyphs.filter(isIn)),
    hidden: page.hidden
      .filter(({ glyph }) => isIn(glyph))
      .map(({ glyph, reason }) => ({ glyph: moveGlyph(glyph, x, y, 0), reason })),
    struck: page.struck.filter(isIn).map((each) => ({ ...move(each), glyphs: glyphs(each.glyphs) })),
    unread: page.unread.filter(isIn).map(move),
    // Copies are only counted: those of the sheet are told once.
    doubled: part.left === 0 ? page.doubled : 0,
    ocrLayer: page.ocrLayer,
  };
}

/**
 * What was read in a part of a page, put where that part lies (`part`: points of the page as the PDF shows it). What the page holds
 * besides stays; glyphs that were read are numbered after its own.
 */
export function placeOnPage(ocr: OcrPage, part: Box, page: PageContent): OcrPage {
  const orders = 1 + page.glyphs.reduce((most, { order }) => Math.max(most, order), -1);
  // Readings lie on the page turned upright, and so does the part.
  const upright = turnBox(part, ocr.turned, page);
  const [x, y] = [upright.left, upright.top];
  const readings = ocr.readings.map(
    (reading): OcrReading => ({
      ...reading,
      from: reading.from + orders,
      to: reading.to + orders,
      box: moveBox(reading.box, x, y),
    }),
  );
  return {
    ...ocr,
    page: {
      ...page,
      glyphs: [...page.glyphs, ...ocr.page.glyphs.map((glyph) => moveGlyph(glyph, part.left, part.top, orders))],
      rulings: [...page.rulings, ...ocr.page.rulings.map((ruling) => moveRuling(ruling, part.left, part.top))],
    },
    place: upright,
    readings,
    unread: ocr.unread.map((box) => moveBox(box, x, y)),
  };
}
