import { leanBox } from './geometry/lean.js';
import type { Issue } from './issues/issue.js';
import { compareLayer } from './ocr/compare-layer.js';
import type { EnginePlaces, Engines } from './ocr/engines/engine.js';
import { startEngines } from './ocr/engines/start-engines.js';
import type { OcrOutcome, OcrPage, Refusal } from './ocr/ocr-page.js';
import { readPicture } from './ocr/read-picture.js';
import { drawGrey } from './pdf/grey-page.js';
import type { PageContent } from './pdf/page-content.js';
import type { DocumentResult } from './schema/document-result.js';
import type { Segment } from './text/token.js';
import { mapPlaces, type ReadPages } from './turned-pages.js';

/** How pages without text are read (文字認識の設定). Plain data: it crosses to a worker. */
export interface OcrSettings extends EnginePlaces {
  /** Take over without a mark what all engines read alike. */
  readonly trusted: boolean;
}

/** Pages that were read from their pictures, by number. */
export type Scans = ReadonlyMap<number, OcrPage>;

/** Points to an inch. */
const POINTS = 72;
/** Finer pictures are read no better, and take longer. */
const MOST_DPI = 300;
/** Coarser ones are not read at all. */
const LEAST_DPI = 175;
/** A picture of more pixels is not drawn. */
const MOST_PIXELS = 100_000_000;

/** The issues for which a page is looked at as a picture. */
const unreadCodes: readonly Issue['code'][] = ['page/no-text', 'page/rules-without-text', 'page/ocr-layer'];

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

async function readScan(
  bytes: Uint8Array,
  page: PageContent,
  settings: OcrSettings,
  passwords: readonly string[],
  segment: Segment,
): Promise<OcrOutcome> {
  const drawing = await drawGrey(bytes, page.number, {
    leastScale: LEAST_DPI / POINTS,
    mostScale: MOST_DPI / POINTS,
    maxImagePixels: MOST_PIXELS,
    passwords,
  });
  switch (drawing.kind) {
    case 'drawn': {
      const engines = await enginesOf(settings);
      return withLayer(page, await readPicture(drawing.page, drawing.page.scale * POINTS, page, engines, segment));
    }
    case 'coarse':
      return { kind: 'refused', refusal: { reason: 'coarse', resolution: drawing.scale * POINTS } };
    case 'too-large':
      return { kind: 'refused', refusal: { reason: 'too-large', pixels: drawing.pixels } };
    case 'failed':
      return { kind: 'refused', refusal: { reason: 'undrawable', message: drawing.reason } };
    default:
      return drawing satisfies never;
  }
}

/** The picture's own text stands: it has rules, boxes and witnesses. A scanner's layer is one witness more. */
function withLayer(page: PageContent, outcome: OcrOutcome): OcrOutcome {
  if (outcome.kind === 'refused' || !page.ocrLayer) return outcome;
  const layer = compareLayer(page, outcome.ocr);
  return { kind: 'read', ocr: { ...outcome.ocr, page: { ...outcome.ocr.page, ocrLayer: false }, layer } };
}

function describeRefusal(refusal: Refusal): string {
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

function issuesOf(page: number, outcome: OcrOutcome, trusted: boolean): Issue[] {
  if (outcome.kind === 'refused') return [{ code: 'page/ocr-refused', page, actual: describeRefusal(outcome.refusal) }];
  const { readings, layer } = outcome.ocr;
  const sure = readings.filter(({ agreed }) => agreed).length;
  const counts = { actual: String(sure), expected: String(readings.length) };
  const read: Issue = {
    code: 'page/ocr',
    page,
    ...counts,
    ...(trusted && sure === readings.length ? { level: 'info' } : {}),
  };
  if (!layer) return [read];
  const differences = layer.differs.size + layer.only.length;
  const compared = String(layer.compared + layer.only.length);
  return [read, { code: 'page/ocr-layer-compared', page, actual: String(differences), expected: compared }];
}

/** Reads pages that have no text from their pictures, one after the other; the others stay as they are. `onPage` hears of each that is done. */
export async function readScans(
  bytes: Uint8Array,
  pdf: ReadPages,
  { ocr, passwords = [] }: { readonly ocr?: OcrSettings; readonly passwords?: readonly string[] },
  segment: Segment,
  onPage: () => void,
): Promise<{ readonly pdf: ReadPages; readonly scans: Scans }> {
  const scans = new Map<number, OcrPage>();
  if (!ocr) return { pdf, scans };
  const unread = new Set(pdf.issues.flatMap(({ code, page }) => (unreadCodes.includes(code) && page ? [page] : [])));
  const issues: Issue[] = [];
  for (const page of pdf.pages.filter(({ number }) => unread.has(number))) {
    const outcome = await readScan(bytes, page, ocr, passwords, segment);
    if (outcome.kind === 'read') scans.set(page.number, outcome.ocr);
    issues.push(...issuesOf(page.number, outcome, ocr.trusted));
    onPage();
  }
  const isSettled = ({ code, page }: Issue): boolean => unreadCodes.includes(code) && scans.has(page ?? 0);
  return {
    pdf: {
      ...pdf,
      pages: pdf.pages.map((page) => scans.get(page.number)?.page ?? page),
      issues: [...pdf.issues.filter((issue) => !isSettled(issue)), ...issues],
    },
    scans,
  };
}

/** Places on pages that were straightened, put where the PDF shows them. */
export function leanBack(result: DocumentResult, scans: Scans): DocumentResult {
  if ([...scans.values()].every(({ skew }) => skew === 0)) return result;
  return mapPlaces(result, (page, box) => {
    const scan = scans.get(page);
    return scan && leanBox(box, scan.skew, scan.size);
  });
}
