import type { Issue } from '../../src/issues/issue.js';
import { defaultLimits, type PdfLimits } from '../../src/pdf/limits.js';
import type { PageContent } from '../../src/pdf/page-content.js';
import { type PdfReading, readPdf } from '../../src/pdf/read-pdf.js';
import { makePdf, type PageSource, type PdfSource } from './make-pdf.js';

export const readMade = (source: PdfSource, limits: Partial<PdfLimits> = {}): Promise<PdfReading> =>
  readPdf(makePdf(source), { ...defaultLimits, ...limits });

/** The one page of a PDF made of `page`, with the issues it raised. */
export async function readMadePage(
  page: PageSource,
  more: Omit<PdfSource, 'pages'> = {},
): Promise<{ page: PageContent; issues: readonly Issue[] }> {
  const reading = await readMade({ ...more, pages: [page] });
  if (reading.kind === 'failed') throw new Error(`not read: ${JSON.stringify(reading.issue)}`);
  const [only] = reading.pages;
  if (!only) throw new Error('no page');
  return { page: only, issues: reading.issues };
}

export const textOf = (page: PageContent): string => page.glyphs.map((glyph) => glyph.text).join('');
export const hiddenTextOf = (page: PageContent): string => page.hidden.map(({ glyph }) => glyph.text).join('');
export const codesOf = (issues: readonly Issue[]): string[] => issues.map((issue) => issue.code);

/** Numbers of a box with one decimal, for comparing. */
export const rounded = (box: { left: number; top: number; right: number; bottom: number }): number[] =>
  [box.left, box.top, box.right, box.bottom].map((value) => Math.round(value * 10) / 10 + 0);
