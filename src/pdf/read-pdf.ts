import type { Issue } from '../issues/issue.js';
import { findPageIssues } from './find-page-issues.js';
import type { PdfLimits } from './limits.js';
import { explainFailure, isTruncated } from './open-failure.js';
import type { PageContent } from './page-content.js';
import { type OnPage, type PagesReading, readPages } from './read-pages.js';
import { TooMuchError } from './too-much-error.js';

/** What one PDF holds: its pages, or why there are none. */
export type PdfReading =
  | {
      readonly kind: 'read';
      /** Program that wrote the PDF, as it says; empty where it does not. */
      readonly producer: string;
      /** Author, title and subject, as the PDF itself says them. */
      readonly properties: readonly string[];
      /** Those that could be read, in order; an issue names each of the others. */
      readonly pages: readonly PageContent[];
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'failed'; readonly issue: Issue };

const failed = (issue: Issue): PdfReading => ({ kind: 'failed', issue });

function judge(reading: PagesReading, bytes: Uint8Array, limits: PdfLimits): PdfReading {
  const { pageCount, producer, properties, damagedStreams, readings, issues } = reading;
  if (pageCount < 1) return failed({ code: 'document/no-pages' });
  if (pageCount > limits.maxPages) {
    return failed({ code: 'document/too-large', actual: `${pageCount} pages`, expected: `${limits.maxPages} pages` });
  }
  const pages = readings.map(({ page }) => page);
  if (pages.length === 0) return failed({ code: 'document/unreadable', actual: issues[0]?.actual ?? '' });
  const damage: Issue[] = [
    ...(isTruncated(bytes) ? [{ code: 'document/truncated', actual: String(pages.length) } as const] : []),
    ...(damagedStreams > 0 ? [{ code: 'document/damaged-part', actual: String(damagedStreams) } as const] : []),
  ];
  return { kind: 'read', producer, properties, pages, issues: [...damage, ...issues, ...findPageIssues(pages)] };
}

/** Reads every page of a PDF: glyphs, rules, shadings; `passwords` are tried where it asks for one. Whatever the bytes are, the answer is a value: nothing is thrown for them. */
export async function readPdf(
  bytes: Uint8Array,
  limits: PdfLimits,
  passwords: readonly string[] = [],
  onPage?: OnPage,
): Promise<PdfReading> {
  if (bytes.length === 0) return failed({ code: 'document/empty-file' });
  if (bytes.length > limits.maxBytes) {
    const [actual, expected] = [`${bytes.length} bytes`, `${limits.maxBytes} bytes`];
    return failed({ code: 'document/too-large', actual, expected });
  }
  try {
    return judge(await readPages(bytes, limits, passwords, onPage), bytes, limits);
  } catch (error) {
    if (error instanceof TooMuchError) {
      return failed({ code: 'document/too-large', actual: error.actual, expected: error.expected });
    }
    return failed(explainFailure(bytes, error));
  }
}
