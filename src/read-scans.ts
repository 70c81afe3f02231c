import { holdsCentre } from './geometry/box.js';
import { leanBox } from './geometry/lean.js';
import type { Issue } from './issues/issue.js';
import { unreadCodes } from './issues/unread-codes.js';
import type { KnownWords } from './ocr/known-words.js';
import type { OcrPage } from './ocr/ocr-page.js';
import { placeOnPage } from './ocr/part-of-page.js';
import type { PageContent } from './pdf/page-content.js';
import type { OnPage } from './pdf/read-pages.js';
import { describeRefusal, isScan, type OcrSettings, type PartOutcome, readPictures } from './read-pictures.js';
import type { DocumentResult } from './schema/document-result.js';
import type { Sheet, Sheets } from './spreads.js';
import { mapPlaces, type ReadPages } from './turned-pages.js';

/** What was read from the pictures of each page, by its number; the last one holds the page with all of that. */
export type Scans = ReadonlyMap<number, readonly OcrPage[]>;

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

/** A page as it goes on: with what was read from its pictures, and what is told of that. */
interface ReadPage {
  readonly page: PageContent;
  readonly read: readonly OcrPage[];
  readonly issues: readonly Issue[];
  readonly sheet: Sheet;
}

const withNumber = (ocr: OcrPage, number: number): OcrPage => ({ ...ocr, page: { ...ocr.page, number } });

/** A sheet as its page, or as the two that lie on it, numbered from `first`. */
function toPages(sheet: PageContent, outcomes: readonly PartOutcome[], first: number, trusted: boolean): ReadPage[] {
  const { number, width, height } = sheet;
  const size = { width, height };
  const halves = outcomes.flatMap(({ part, half, outcome }) => (half ? [{ part, half, outcome }] : []));
  if (halves.length === 0) {
    const page = { ...sheet, number: first };
    const read = placeAll(page, outcomes).map((ocr) => withNumber(ocr, first));
    const issues = outcomes.flatMap((outcome) => issuesOf(page, outcome, trusted));
    const part = { left: 0, top: 0, right: width, bottom: height };
    return [{ page: read.at(-1)?.page ?? page, read, issues, sheet: { page: number, size, part } }];
  }
  return halves.map(({ part, half, outcome }, index): ReadPage => {
    const page = { ...half, number: first + index };
    const read = outcome.kind === 'read' ? [withNumber(outcome.ocr, page.number)] : [];
    const box = { left: 0, top: 0, right: half.width, bottom: half.height };
    const told = issuesOf(page, { part: box, outcome }, trusted).map((issue): Issue => ({ ...issue, box }));
    const issues: Issue[] = index === 0 ? [{ code: 'page/two-in-one', page: first }, ...told] : told;
    return { page: read[0]?.page ?? page, read, issues, sheet: { page: number, size, part } };
  });
}

/** An issue of the PDF's page on the page that its place lies on, by the new numbers. */
function onPages(issue: Issue, pages: readonly ReadPage[], shift: (page: number) => number): Issue {
  const { page, box } = issue;
  if (page === undefined) return issue;
  const there = box && pages.find(({ sheet }) => sheet.page === page && holdsCentre(sheet.part, box));
  if (!box || !there) return { ...issue, page: shift(page) };
  const { left, top } = there.sheet.part;
  const moved = { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
  return { ...issue, page: there.page.number, box: moved };
}

/** What reading pictures made of a PDF. */
export interface ReadScans {
  readonly pdf: ReadPages;
  readonly scans: Scans;
  readonly sheets: Sheets;
}

/** Reads from their pictures the pages that have no text, and the pictures on those that have some, one page after the other; the others stay as they are. `onPage` hears of each that is done. */
export async function readScans(
  bytes: Uint8Array,
  pdf: ReadPages,
  { ocr, passwords = [] }: { readonly ocr?: OcrSettings; readonly passwords?: readonly string[] },
  known: KnownWords,
  onPage: OnPage,
): Promise<ReadScans> {
  if (!ocr) return { pdf, scans: new Map(), sheets: new Map() };
  const unread = new Set(pdf.issues.flatMap(({ code, page }) => (unreadCodes.includes(code) && page ? [page] : [])));
  const pages: ReadPage[] = [];
  const doubles: number[] = [];
  let done = 0;
  const shift = (page: number): number => page + doubles.filter((double) => double < page).length;
  for (const sheet of pdf.pages) {
    const { number } = sheet;
    const outcomes = unread.has(number) ? await readPictures(bytes, sheet, ocr, passwords, known) : [];
    const own = toPages(sheet, outcomes, shift(number), ocr.trusted);
    if (own.length > 1) doubles.push(number);
    pages.push(...own);
    if (unread.has(number)) {
      done += 1;
      onPage(done, unread.size);
    }
  }
  const readNumbers = new Set(pages.flatMap(({ read, sheet }) => (read.length > 0 ? [sheet.page] : [])));
  // What is told of a picture that was refused says why it is unread.
  const isSettled = ({ code, page = 0 }: Issue): boolean =>
    code === 'page/picture-unread' || (unreadCodes.includes(code) && readNumbers.has(page));
  const open = pdf.issues.filter((issue) => !isSettled(issue)).map((issue) => onPages(issue, pages, shift));
  return {
    pdf: { ...pdf, pages: pages.map(({ page }) => page), issues: [...open, ...pages.flatMap(({ issues }) => issues)] },
    scans: new Map(pages.flatMap(({ page, read }) => (read.length > 0 ? [[page.number, read] as const] : []))),
    sheets: new Map(doubles.length === 0 ? [] : pages.map(({ page, sheet }) => [page.number, sheet])),
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
