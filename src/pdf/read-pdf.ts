import type { Issue } from '../issues/issue.js';
import { findPageIssues } from './find-page-issues.js';
import type { PdfLimits } from './limits.js';
import { identity, readMatrix } from './matrix.js';
import { explainFailure, isTruncated, reasonOf } from './open-failure.js';
import type { PageContent } from './page-content.js';
import { fontsOf, layersOf } from './page-resources.js';
import { type OpenPdf, TooMuchError, withPdf } from './pdfjs.js';
import { type PageReading, readPage } from './read-page.js';

/** What one PDF holds: its pages, or why there are none. */
export type PdfReading =
  | {
      readonly kind: 'read';
      /** Program that wrote the PDF, as it says; empty where it does not. */
      readonly producer: string;
      /** Those that could be read, in order; an issue names each of the others. */
      readonly pages: readonly PageContent[];
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'failed'; readonly issue: Issue };

const failed = (issue: Issue): PdfReading => ({ kind: 'failed', issue });

async function readProducer({ pdf }: OpenPdf): Promise<string> {
  const { info } = await pdf.getMetadata();
  const producer = (info as Readonly<Record<string, unknown>>)['Producer'];
  return typeof producer === 'string' ? producer : '';
}

async function readOnePage(open: OpenPdf, number: number, limits: PdfLimits): Promise<PageReading> {
  const page = await open.pdf.getPage(number);
  try {
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const list = await open.operatorsOf(page);
    const isLayerVisible = await layersOf(open.pdf, list);
    const matrix = readMatrix(transform) ?? identity;
    return readPage({ number, width, height, matrix }, list, { fontOf: fontsOf(page), isLayerVisible, limits });
  } finally {
    page.cleanup();
  }
}

/** Pages until one asks for more than the limits allow: after that, pdf.js cannot be told to go on. */
async function readPages(open: OpenPdf, limits: PdfLimits): Promise<{ pages: PageContent[]; issues: Issue[] }> {
  const pages: PageContent[] = [];
  const issues: Issue[] = [];
  for (let number = 1; number <= open.pdf.numPages; number += 1) {
    try {
      const reading = await readOnePage(open, number, limits);
      pages.push(reading.page);
      issues.push(...reading.issues);
    } catch (error) {
      if (error instanceof TooMuchError) {
        issues.push({ code: 'page/too-large', page: number, actual: error.actual, expected: error.expected });
        break;
      }
      issues.push({ code: 'page/unreadable', page: number, actual: reasonOf(error) });
    }
  }
  return { pages, issues };
}

async function readOpenPdf(open: OpenPdf, bytes: Uint8Array, limits: PdfLimits): Promise<PdfReading> {
  const { numPages } = open.pdf;
  if (numPages < 1) return failed({ code: 'document/no-pages' });
  if (numPages > limits.maxPages) {
    const [actual, expected] = [`${numPages} pages`, `${limits.maxPages} pages`];
    return failed({ code: 'document/too-large', actual, expected });
  }
  const { pages, issues } = await readPages(open, limits);
  if (pages.length === 0) {
    const [first] = issues;
    return failed({ code: 'document/unreadable', actual: first?.actual ?? '' });
  }
  const truncated = isTruncated(bytes) ? [{ code: 'document/truncated', actual: String(pages.length) } as const] : [];
  return {
    kind: 'read',
    producer: await readProducer(open),
    pages,
    issues: [...truncated, ...issues, ...findPageIssues(pages)],
  };
}

/** Reads every page of a PDF: glyphs, rules, shadings. Whatever the bytes are, the answer is a value: nothing is thrown for them. */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits): Promise<PdfReading> {
  if (bytes.length === 0) return failed({ code: 'document/empty-file' });
  if (bytes.length > limits.maxBytes) {
    const [actual, expected] = [`${bytes.length} bytes`, `${limits.maxBytes} bytes`];
    return failed({ code: 'document/too-large', actual, expected });
  }
  try {
    return await withPdf(bytes, limits, (open) => readOpenPdf(open, bytes, limits));
  } catch (error) {
    return failed(explainFailure(bytes, error));
  }
}
