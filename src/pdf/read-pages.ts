import type { Issue } from '../issues/issue.js';
import { readAnnotations } from './annotation.js';
import { type OpenPdf, withPdf } from './engine/engine.js';
import type { PdfLimits } from './limits.js';
import { identity, readMatrix } from './matrix.js';
import { reasonOf } from './open-failure.js';
import { fontsOf, layersOf } from './page-resources.js';
import { type PageReading, readPage } from './read-page.js';
import { TooMuchError } from './too-much-error.js';

/** A page that could be read, or why it could not. */
type Attempt =
  | { readonly kind: 'read'; readonly number: number; readonly reading: PageReading }
  | { readonly kind: 'faulty'; readonly number: number; readonly reason: string }
  | { readonly kind: 'too-large'; readonly number: number; readonly issue: Issue };

/** Hears how many pages are done, of how many. */
export type OnPage = (done: number, all: number) => void;

/** What was read of a PDF: its pages in order, those that failed as issues. */
export interface PagesReading {
  readonly pageCount: number;
  readonly producer: string;
  /** What the PDF says of itself: title, author, subject, as far as they are filled. */
  readonly properties: readonly string[];
  /** Streams of content whose compressed data is damaged. */
  readonly damagedStreams: number;
  readonly readings: readonly PageReading[];
  readonly issues: readonly Issue[];
}

/** The producer, and what the PDF says of itself. */
async function readInfo({ pdf }: OpenPdf): Promise<Pick<PagesReading, 'producer' | 'properties'>> {
  const { info } = await pdf.getMetadata();
  const textOf = (key: string): string => {
    const value = (info as Readonly<Record<string, unknown>>)[key];
    return typeof value === 'string' ? value : '';
  };
  const properties = ['Author', 'Title', 'Subject'].map(textOf).filter((text) => text.trim() !== '');
  return { producer: textOf('Producer'), properties };
}

async function readOnePage(open: OpenPdf, number: number, limits: PdfLimits, strict: boolean): Promise<PageReading> {
  const page = await open.pdf.getPage(number);
  try {
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const list = await open.operatorsOf(page);
    const isLayerVisible = await layersOf(open.pdf, list);
    const matrix = readMatrix(transform) ?? identity;
    const annotations = readAnnotations(await page.getAnnotations(), matrix);
    const context = { fontOf: fontsOf(page, strict), isLayerVisible, limits };
    return readPage({ number, width, height, matrix }, list, context, annotations);
  } finally {
    page.cleanup();
  }
}

async function attempt(open: OpenPdf, number: number, limits: PdfLimits, strict: boolean): Promise<Attempt> {
  try {
    return { kind: 'read', number, reading: await readOnePage(open, number, limits, strict) };
  } catch (error) {
    if (!(error instanceof TooMuchError)) return { kind: 'faulty', number, reason: reasonOf(error) };
    const { actual, expected } = error;
    return { kind: 'too-large', number, issue: { code: 'page/too-large', page: number, actual, expected } };
  }
}

async function attemptEach(
  open: OpenPdf,
  numbers: readonly number[],
  limits: PdfLimits,
  strict: boolean,
  onPage: OnPage = () => undefined,
): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const number of numbers) {
    attempts.push(await attempt(open, number, limits, strict));
    onPage(attempts.length, numbers.length);
  }
  return attempts;
}

/** Reads pages again that have a fault, leaving out what is at fault; each says so. */
async function readFaulty(
  bytes: Uint8Array,
  faulty: readonly Extract<Attempt, { kind: 'faulty' }>[],
  limits: PdfLimits,
  passwords: readonly string[],
): Promise<Attempt[]> {
  const numbers = faulty.map(({ number }) => number);
  const again = await withPdf(bytes, { ...limits, passwords, strict: false }, (open) =>
    attemptEach(open, numbers, limits, false),
  );
  return again.map((attempt, index) => {
    if (attempt.kind !== 'read') return attempt;
    const fault = { code: 'page/damaged', page: attempt.number, actual: faulty[index]?.reason ?? '' } as const;
    return { ...attempt, reading: { ...attempt.reading, issues: [fault, ...attempt.reading.issues] } };
  });
}

function issueOf(attempt: Attempt): Issue[] {
  switch (attempt.kind) {
    case 'read':
      return [...attempt.reading.issues];
    case 'faulty':
      return [{ code: 'page/unreadable', page: attempt.number, actual: attempt.reason }];
    case 'too-large':
      return [attempt.issue];
    default:
      return attempt satisfies never;
  }
}

/**
 * Reads the pages of a PDF, strictly first: pdf.js would pass over a fault without a word, and text with it. Pages that have one
 * are read again as far as they go. Throws where the PDF cannot be opened.
 */
export async function readPages(
  bytes: Uint8Array,
  limits: PdfLimits,
  passwords: readonly string[],
  onPage?: OnPage,
): Promise<PagesReading> {
  const strict = await withPdf(bytes, { ...limits, passwords, strict: true }, async (open) => {
    const pageCount = open.pdf.numPages;
    const numbers = pageCount > limits.maxPages ? [] : Array.from({ length: pageCount }, (_, index) => index + 1);
    const attempts = await attemptEach(open, numbers, limits, true, onPage);
    return { pageCount, attempts, ...(await readInfo(open)), damagedStreams: open.damagedStreams };
  });
  const faulty = strict.attempts.filter((attempt) => attempt.kind === 'faulty');
  const again = faulty.length > 0 ? await readFaulty(bytes, faulty, limits, passwords) : [];
  const attempts = strict.attempts.map((first) => again.find(({ number }) => number === first.number) ?? first);
  return {
    pageCount: strict.pageCount,
    producer: strict.producer,
    properties: strict.properties,
    damagedStreams: strict.damagedStreams,
    readings: attempts.flatMap((attempt) => (attempt.kind === 'read' ? [attempt.reading] : [])),
    issues: attempts.flatMap(issueOf),
  };
}
