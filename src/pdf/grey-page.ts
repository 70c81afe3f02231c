import type { Canvas } from '@napi-rs/canvas';
import { areaOf, type Box } from '../geometry/box.js';
import type { PDFPageProxy } from './engine/engine.js';
import { interpretPage } from './interpret-page.js';
import { defaultLimits } from './limits.js';
import { identity, readMatrix } from './matrix.js';
import { unknownFont } from './pdf-font.js';
import { renderPages } from './render-page.js';

/** A page's picture in grey: a byte a pixel, row by row, 0 black. */
export interface GreyPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** 1 where a pixel is red (朱), as the ink of stamps is; undefined where next to none is. */
  readonly red?: Uint8Array;
  /** Pixels per point. */
  readonly scale: number;
  /** The images that it is drawn of. */
  readonly images: readonly DrawnImage[];
}

/** An image on its page. */
export interface DrawnImage {
  readonly box: Box;
  /** Its own pixels per point. */
  readonly scale: number;
}

/** Rows of the canvas that are looked at in one piece: its four bytes a pixel are not held a second time as a whole. */
const BAND_ROWS = 256;

/** Thousandths of red, green and blue in how bright a colour looks (ITU-R BT.601). */
const RED = 299;
const GREEN = 587;
const BLUE = 114;

/** Pixels as bright as they look. */
function toGrey(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [rgba[4 * at], rgba[4 * at + 1], rgba[4 * at + 2]];
    grey[at] = (red * RED + green * GREEN + blue * BLUE) / 1000;
  }
  return grey;
}

/** Red is brighter than green and blue by this, and as bright as this: yellowed paper and brown ink are not. */
const REDDER = 50;
const LEAST_RED = 110;
/** Fewer red pixels than this are no stamp. */
const LEAST_RED_PIXELS = 200;

/** Sets to 1 in `mask` what is red (朱); says how many pixels that are. */
function markRed(rgba: Uint8ClampedArray, mask: Uint8Array): number {
  let count = 0;
  for (let at = 0; 4 * at < rgba.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [rgba[4 * at], rgba[4 * at + 1], rgba[4 * at + 2]];
    if (red < LEAST_RED || red - Math.max(green, blue) < REDDER) continue;
    mask[at] = 1;
    count += 1;
  }
  return count;
}

/** A drawn page in grey, band by band, and where it is red. */
export function greyOf(
  canvas: Pick<Canvas, 'width' | 'height' | 'getContext'>,
): Pick<GreyPage, 'width' | 'height' | 'data' | 'red'> {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  const data = new Uint8Array(width * height);
  const red = new Uint8Array(width * height);
  let count = 0;
  for (let top = 0; top < height; top += BAND_ROWS) {
    const band = context.getImageData(0, top, width, Math.min(BAND_ROWS, height - top)).data;
    data.set(toGrey(band), top * width);
    count += markRed(band, red.subarray(top * width));
  }
  return { width, height, data, ...(count < LEAST_RED_PIXELS ? {} : { red }) };
}

/** Scanners cut a page into strips or layers: an image of this share of the page is one of them. */
const STRIP_SHARE = 0.04;

/** The images that fill a good part of a page. */
async function findImages(page: PDFPageProxy): Promise<DrawnImage[]> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const pageBox = { left: 0, top: 0, right: width, bottom: height };
  const { areas } = interpretPage(await page.getOperatorList(), {
    pageMatrix: readMatrix(transform) ?? identity,
    pageBox,
    fontOf: () => unknownFont,
    isLayerVisible: () => true,
    limits: defaultLimits,
  });
  return areas
    .filter(({ kind, box }) => kind === 'image' && areaOf(box) >= STRIP_SHARE * areaOf(pageBox))
    .map(({ box, scale = 0 }) => ({ box, scale }))
    .filter(({ scale }) => scale > 0 && Number.isFinite(scale));
}

/** How a page is drawn to be read: pixels per point, and how many pixels its image may have. */
export interface GreyOptions {
  /** That of the page's image, within these. */
  readonly leastScale: number;
  readonly mostScale: number;
  readonly maxImagePixels: number;
  readonly passwords: readonly string[];
}

/** What came of drawing a page. */
export type GreyDrawing =
  | { readonly kind: 'drawn'; readonly page: GreyPage }
  /** Its image is coarser than asked, with so many pixels per point. */
  | { readonly kind: 'coarse'; readonly scale: number }
  | { readonly kind: 'too-large'; readonly pixels: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Draws a page in grey, with the pixels that its image has. */
export async function drawGrey(bytes: Uint8Array, number: number, options: GreyOptions): Promise<GreyDrawing> {
  let drawing: GreyDrawing | undefined;
  let images: readonly DrawnImage[] = [];
  const scaleOf = async (page: PDFPageProxy): Promise<number> => {
    const { width, height } = page.getViewport({ scale: 1 });
    images = await findImages(page);
    const scale = images.length === 0 ? options.mostScale : Math.max(...images.map((image) => image.scale));
    const pixels = width * height * scale * scale;
    if (scale < options.leastScale) drawing = { kind: 'coarse', scale };
    else if (pixels > options.maxImagePixels) drawing = { kind: 'too-large', pixels };
    // What is not read is drawn as small as can be.
    return drawing ? 1 / Math.max(width, height) : Math.min(scale, options.mostScale);
  };
  const { maxImagePixels, passwords } = options;
  const wanted = { scale: scaleOf, pages: [number], maxImagePixels, passwords };
  const rendering = await renderPages(bytes, wanted, async ({ canvas, scale }) => {
    if (drawing) return;
    drawing = { kind: 'drawn', page: { number, ...greyOf(canvas), scale, images } };
  });
  if (drawing) return drawing;
  const reason = rendering.kind === 'unreadable' ? rendering.reason : rendering.failedPages[0]?.reason;
  return { kind: 'failed', reason: reason ?? '' };
}
