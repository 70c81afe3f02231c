import { holdsCentre } from './geometry/box.js';
import { leanBox } from './geometry/lean.js';
import type { Issue } from './issues/issue.js';
import type { OcrPage } from './ocr/ocr-page.js';
import { placeOnPage } from './ocr/part-of-page.js';
import type { PageContent } from './pdf/page-content.js';
import { describeRefusal, isScan, type OcrSettings, type PartOutcome, readPictures } from './read-pictures.js';
import type { DocumentResult } from './schema/document-result.js';
import type { Segment } from './text/token.js';
import { mapPlaces, type ReadPages } from './turned-pages.js';

/** What was read from the pictures of each page, by its number; the last one holds the page with all of that. */
export type Scans = ReadonlyMap<number, readonly OcrPage[]>;

/** The issues for which a page is looked at as a picture. */
const unreadCodes: readonly Issue['code'][] = [
  'page/no-text',
  'page/rules-without-text',
  'page/ocr-layer',
  'page/picture-unread',
];

function issuesOf(page: PageContent, { part, outcome }: PartOutcome, trusted: boolean): Issue[] {
  // Of a page that is a picture as a whole, the page is named; else the place of the picture.
  const place = { page: page.number, ...(isScan(page) ? {} : { box: part }) };
  if (outcome.kind === 'refused') {
    // A photograph beside text is refused, too: that says nothing against the text.
    const level = isScan(page) ? {} : ({ level: 'warning' } as const);
    return [{ code: 'page/ocr-refused', ...place, actual: describeRefusal(outcome.refusal), ...level }];
  }
  const { readings, layer } = outcome.ocr;
  const sure = readings.filter(({ agreed }) => agreed).length;
  const counts = { actual: String(sure), expected: String(readings.length) };
  const isSure = trusted && sure === readings.length;
  const read: Issue = { code: 'page/ocr', ...place, ...counts, ...(isSure ? { level: 'info' } : {}) };
  if (!layer) return [read];
  const differences = String(layer.differs.size + layer.only.length);
  const compared = String(layer.compared + layer.only.length);
  return [read, { code: 'page/ocr-layer-compared', ...place, actual: differences, expected: compared }];
}

/** The pictures that were read, each put on the page, those before it included. */
function placeAll(page: PageContent, outcomes: readonly PartOutcome[]): OcrPage[] {
  const placed: OcrPage[] = [];
  for (const { part, outcome } of outcomes) {
    if (outcome.kind === 'refused') continue;
    const { ocr } = outcome;
    placed.push(isScan(page) ? ocr : placeOnPage(ocr, part, placed.at(-1)?.page ?? page));
  }
  return placed;
}

/** Reads from their pictures the pages that have no text, and the pictures on those that have some, one page after the other; the others stay as they are. `onPage` hears of each that is done. */
export async function readScans(
  bytes: Uint8Array,
  pdf: ReadPages,
  { ocr, passwords = [] }: { readonly ocr?: OcrSettings; readonly passwords?: readonly string[] },
  segment: Segment,
  onPage: () => void,
): Promise<{ readonly pdf: ReadPages; readonly scans: Scans }> {
  const scans = new Map<number, readonly OcrPage[]>();
  if (!ocr) return { pdf, scans };
  const unread = new Set(pdf.issues.flatMap(({ code, page }) => (unreadCodes.includes(code) && page ? [page] : [])));
  const issues: Issue[] = [];
  for (const page of pdf.pages.filter(({ number }) => unread.has(number))) {
    const outcomes = await readPictures(bytes, page, ocr, passwords, segment);
    const read = placeAll(page, outcomes);
    if (read.length > 0) scans.set(page.number, read);
    issues.push(...outcomes.flatMap((outcome) => issuesOf(page, outcome, ocr.trusted)));
    onPage();
  }
  // What is told of a picture that was refused says why it is unread.
  const isSettled = ({ code, page = 0 }: Issue): boolean =>
    code === 'page/picture-unread' || (unreadCodes.includes(code) && scans.has(page));
  return {
    pdf: {
      ...pdf,
      pages: pdf.pages.map((page) => scans.get(page.number)?.at(-1)?.page ?? page),
      issues: [...pdf.issues.filter((issue) => !isSettled(issue)), ...issues],
    },
    scans,
  };
}

/** Places in pictures that were straightened, put where the PDF shows them. */
export function leanBack(result: DocumentResult, scans: Scans): DocumentResult {
  if ([...scans.values()].flat().every(({ skew }) => skew === 0)) return result;
  return mapPlaces(result, (page, box) => {
    const scan = scans.get(page)?.find(({ place }) => holdsCentre(place, box));
    return scan && leanBox(box, scan.skew, scan.place);
  });
}
