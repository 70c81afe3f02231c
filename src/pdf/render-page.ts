import type { Canvas } from '@napi-rs/canvas';
import { isPasswordError, type PDFDocumentProxy, type PDFPageProxy, withPdfToDraw } from './engine/engine.js';
import { aliasJapaneseFamilies } from './japanese-fonts.js';
import { defaultLimits } from './limits.js';

/** One page drawn as a reader sees it: upright, cropped. */
export interface RenderedPage {
  /** From 1. */
  readonly number: number;
  /** Size in points, as PageContent has it. */
  readonly width: number;
  readonly height: number;
  /** Pixels per point: a box of the page times this is a box of the canvas. */
  readonly scale: number;
  readonly canvas: Canvas;
  /** Fonts that the PDF does not bring along and that nothing on this system can stand in for. */
  readonly missingFonts: readonly string[];
}

export interface RenderOptions {
  /** Pixels per point wanted, of all pages or of each; a page that would pass `maxPixels` gets fewer. */
  readonly scale: number | ((page: PDFPageProxy) => Promise<number>);
  /** Page numbers, from 1; all where it is left out. Those that the PDF lacks are passed over. */
  readonly pages?: readonly number[];
  /** Tried where the document asks for one. */
  readonly passwords?: readonly string[];
  /** Larger images are left out. */
  readonly maxImagePixels?: number;
}

/** A page that could not be drawn is told apart from a PDF that could not be opened; neither is a fault of the program. */
export type Rendering =
  | { readonly kind: 'rendered'; readonly failedPages: readonly { readonly number: number; readonly reason: string }[] }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly needsPassword: boolean };

/** A canvas of 40 million pixels takes 160 MB: an A0 drawing is drawn coarser rather than not at all. */
const maxPixels = 40_000_000;
/** Some pages hold drawings that take pdf.js minutes; a picture is not worth that. */
const maxMillisecondsPerPage = 60_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Names of fonts that are not embedded. Known only after the page was drawn. */
function findMissingFonts(page: PDFPageProxy): readonly string[] {
  const names = [...page.commonObjs].map(([, data]) => missingFontName(data));
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

function missingFontName(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('missingFile' in data) || !data.missingFile) return undefined;
  return 'name' in data && typeof data.name === 'string' ? data.name : 'unnamed';
}

type RenderParameters = Parameters<PDFPageProxy['render']>[0];

async function renderPage(
  pdf: PDFDocumentProxy,
  number: number,
  scaleOf: RenderOptions['scale'],
): Promise<RenderedPage> {
  // Loaded by whoever draws: it loads all fonts of the system, which takes longer than to read a page.
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  const hasJapanese = aliasJapaneseFamilies(GlobalFonts) !== undefined;
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const wanted = typeof scaleOf === 'number' ? scaleOf : await scaleOf(page);
  const scale = Math.min(wanted, Math.sqrt(maxPixels / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  // pdf.js names the browser's types; the canvas has the same members.
  const canvasContext = canvas.getContext('2d') as unknown as RenderParameters['canvasContext'];
  const task = page.render({ canvas: null, canvasContext, viewport, background: '#ffffff' } as RenderParameters);
  const timer = setTimeout(() => task.cancel(), maxMillisecondsPerPage);
  try {
    await task.promise;
    const missingFonts = hasJapanese ? [] : findMissingFonts(page);
    return { number, width, height, scale, canvas, missingFonts };
  } finally {
    clearTimeout(timer);
    page.cleanup();
  }
}

/**
 * Draws the pages of a PDF one after the other and hands each to `use`, which should let go of the canvas: one A4 page at two pixels
 * per point takes 8 MB. Where the system has no Japanese font, each page says which fonts it lacks (`page/picture-font-missing`).
 */
export async function renderPages(
  bytes: Uint8Array,
  options: RenderOptions,
  use: (page: RenderedPage) => Promise<void>,
): Promise<Rendering> {
  const { passwords = [], maxImagePixels = defaultLimits.maxImagePixels } = options;
  const draw = async (pdf: PDFDocumentProxy): Promise<Rendering> => {
    const numbers = options.pages ?? Array.from({ length: pdf.numPages }, (_, index) => index + 1);
    const failedPages: { number: number; reason: string }[] = [];
    for (const number of numbers.filter((wanted) => wanted >= 1 && wanted <= pdf.numPages)) {
      const drawn = await renderPage(pdf, number, options.scale).catch((error: unknown) => messageOf(error));
      if (typeof drawn === 'string') failedPages.push({ number, reason: drawn });
      else await use(drawn);
    }
    return { kind: 'rendered', failedPages };
  };
  return withPdfToDraw(bytes, { maxImagePixels, passwords }, draw, (reason) => ({
    kind: 'unreadable',
    reason: messageOf(reason),
    needsPassword: isPasswordError(reason),
  }));
}

/** Quality of WebP: text stays crisp at 80, at a fifth of the size of PNG. */
const webpQuality = 80;

/** The canvas as bytes of a WebP (small, for pages that many people load) or PNG (exact, for inspection). */
export async function encodePicture(canvas: Canvas, format: 'webp' | 'png'): Promise<Uint8Array> {
  return format === 'webp' ? canvas.encode('webp', webpQuality) : canvas.encode('png');
}
