import { type Box, heightOf, holdsCentre, widthOf } from './geometry/box.js';
import { compareLayer } from './ocr/compare-layer.js';
import type { EnginePlaces, Engines } from './ocr/engines/engine.js';
import { startEngines } from './ocr/engines/start-engines.js';
import { findGutter } from './ocr/find-gutter.js';
import type { KnownWords } from './ocr/known-words.js';
import { liftStamps } from './ocr/lift-stamps.js';
import type { OcrOutcome, Refusal } from './ocr/ocr-page.js';
import { blankPage, cropPicture, cutPage } from './ocr/part-of-page.js';
import type { Grey } from './ocr/picture.js';
import { readPicture } from './ocr/read-picture.js';
import { findPictures } from './pdf/find-pictures.js';
import { drawGrey, type GreyPage } from './pdf/grey-page.js';
import type { PageContent } from './pdf/page-content.js';

/** How pictures are read (文字認識の設定). Plain data: it crosses to a worker. */
export interface OcrSettings extends EnginePlaces {
  /** Take over without a mark what all engines read alike. */
  readonly trusted: boolean;
}

/** Points to an inch. */
const POINTS = 72;
/** Finer pictures are read no better, and take longer. */
const MOST_DPI = 300;
/** Coarser ones are not read at all. */
const LEAST_DPI = 175;
/** A picture of more pixels is not drawn. */
const MOST_PIXELS = 100_000_000;

let started: { readonly key: string; readonly engines: Promise<Engines> } | undefined;

/** The engines of this thread: started once, for all documents. */
function enginesOf({ packages, models }: EnginePlaces): Promise<Engines> {
  const places: EnginePlaces = {
    ...(packages === undefined ? {} : { packages }),
    ...(models === undefined ? {} : { models }),
  };
  const key = JSON.stringify(places);
  if (started?.key !== key) started = { key, engines: startEngines(places) };
  return started.engines;
}

/** Ends the engines of this thread, which would keep it alive. */
export async function closeEngines(): Promise<void> {
  if (!started) return;
  const { words, otherWords, digits } = await started.engines;
  started = undefined;
  await Promise.all([words, otherWords, digits].map((engine) => engine.close()));
}

/** What came of one picture: the page that it fills, a part of a page, or one of two pages that lie on the sheet side by side. */
export interface PartOutcome {
  readonly part: Box;
  /** What the PDF has on that one of two pages, as a page of its own. */
  readonly half?: PageContent;
  readonly outcome: OcrOutcome;
}

const refuse = (page: PageContent, refusal: Refusal): PartOutcome[] => [
  { part: wholeOf(page), outcome: { kind: 'refused', refusal } },
];

const wholeOf = ({ width, height }: PageContent): Box => ({ left: 0, top: 0, right: width, bottom: height });

/** All writing of the page is in its picture: what it has as text, if anything, is what a scanner read there. */
export const isScan = ({ glyphs, ocrLayer }: PageContent): boolean => glyphs.length === 0 || ocrLayer;

/** Reads the picture that a page is, or those that it holds. */
export async function readPictures(
  bytes: Uint8Array,
  page: PageContent,
  settings: OcrSettings,
  passwords: readonly string[],
  known: KnownWords,
): Promise<PartOutcome[]> {
  const drawing = await drawGrey(bytes, page.number, {
    leastScale: LEAST_DPI / POINTS,
    mostScale: MOST_DPI / POINTS,
    maxImagePixels: MOST_PIXELS,
    passwords,
  });
  switch (drawing.kind) {
    case 'drawn': {
      const engines = await enginesOf(settings);
      const drawn = withoutStamps(drawing.page);
      if (!isScan(page)) return readParts(drawn, page, engines, known);
      const halves = await readHalves(drawn, page, engines, known);
      if (halves) return halves;
      const outcome = await readPicture(drawn, drawn.scale * POINTS, page, engines, known);
      return [{ part: wholeOf(page), outcome: withLayer(page, outcome) }];
    }
    case 'coarse':
      return refuse(page, { reason: 'coarse', resolution: drawing.scale * POINTS });
    case 'too-large':
      return refuse(page, { reason: 'too-large', pixels: drawing.pixels });
    case 'failed':
      return refuse(page, { reason: 'undrawable', message: drawing.reason });
    default:
      return drawing satisfies never;
  }
}

type Drawn = Grey & Pick<GreyPage, 'scale' | 'images'>;

function withoutStamps({ width, height, data, red, scale, images }: GreyPage): Drawn {
  const picture = { width, height, data };
  return { ...(red ? liftStamps(picture, red, scale * POINTS) : picture), scale, images };
}

const scaled = ({ left, top, right, bottom }: Box, scale: number): Box => ({
  left: left * scale,
  top: top * scale,
  right: right * scale,
  bottom: bottom * scale,
});

/** Reads the pictures that stand beside a page's text, each by itself; the page's text is not read again where it lies over one. */
async function readParts(drawn: Drawn, page: PageContent, engines: Engines, known: KnownWords): Promise<PartOutcome[]> {
  const { scale, images } = drawn;
  const covers = page.glyphs.map(({ box }) => scaled(box, scale));
  const outcomes: PartOutcome[] = [];
  for (const part of findPictures(page)) {
    const own = images.filter(({ box }) => holdsCentre(part, box)).map((image) => image.scale);
    const finest = own.length === 0 ? scale : Math.max(...own);
    if (finest * POINTS < LEAST_DPI) {
      const refusal: Refusal = { reason: 'coarse', resolution: finest * POINTS };
      outcomes.push({ part, outcome: { kind: 'refused', refusal } });
      continue;
    }
    const picture = cropPicture(drawn, scaled(part, scale), covers);
    const blank = blankPage(page.number, { width: widthOf(part), height: heightOf(part) });
    outcomes.push({ part, outcome: await readPicture(picture, scale * POINTS, blank, engines, known) });
  }
  return outcomes;
}

/** A sheet with two pages side by side, page by page in their order; undefined where it is none. */
async function readHalves(
  drawn: Drawn,
  page: PageContent,
  engines: Engines,
  known: KnownWords,
): Promise<PartOutcome[] | undefined> {
  const { scale } = drawn;
  const gutter = findGutter(drawn, scale * POINTS);
  if (gutter === undefined) return undefined;
  const whole = wholeOf(page);
  const parts: Box[] = [
    { ...whole, right: gutter / scale },
    { ...whole, left: gutter / scale },
  ];
  const halves: PartOutcome[] = [];
  for (const part of parts) {
    const half = cutPage(page, part);
    const picture = cropPicture(drawn, scaled(part, scale), []);
    const outcome = withLayer(half, await readPicture(picture, scale * POINTS, half, engines, known));
    // A page that lies sideways has a white band between two of its lines.
    if (outcome.kind === 'read' && (outcome.ocr.turned === 90 || outcome.ocr.turned === 270)) return undefined;
    halves.push({ part, half, outcome });
  }
  const read = halves.flatMap(({ outcome }) => (outcome.kind === 'read' ? [outcome.ocr] : []));
  if (read.length === 0) return undefined;
  return read.every(({ turned }) => turned === 180) ? halves.reverse() : halves;
}

/** The picture's own text stands: it has rules, boxes and witnesses. A scanner's layer is one witness more. */
function withLayer(page: PageContent, outcome: OcrOutcome): OcrOutcome {
  if (outcome.kind === 'refused' || !page.ocrLayer) return outcome;
  const layer = compareLayer(page, outcome.ocr);
  return { kind: 'read', ocr: { ...outcome.ocr, page: { ...outcome.ocr.page, ocrLayer: false }, layer } };
}

/** Why a picture was not read, in short. */
export function describeRefusal(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'coarse':
      return `${Math.round(refusal.resolution)} dpi < ${LEAST_DPI} dpi`;
    case 'too-large':
      return `${Math.round(refusal.pixels)} > ${MOST_PIXELS} pixels`;
    case 'disagreement':
      return `${Math.round(refusal.share * 100)} % ≠`;
    case 'nothing-found':
      return '0';
    case 'undrawable':
      return refusal.message;
    default:
      return refusal satisfies never;
  }
}
