import type { Issue } from '../issues/issue.js';
import type { PdfLimits } from './limits.js';
import { identity, readMatrix } from './matrix.js';
import type { PageContent } from './page-content.js';
import { type PdfFont, type PdfjsFont, readFont, unknownFont } from './pdf-font.js';
import { type OpenPdf, type PDFDocumentProxy, withPdf } from './pdfjs.js';
import { readPage } from './read-page.js';

/** What one PDF holds: its pages, or why there are none. */
export type PdfReading =
  | {
      readonly kind: 'read';
      /** Program that wrote the PDF, as it says; empty where it does not. */
      readonly producer: string;
      readonly pages: readonly PageContent[];
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'failed'; readonly issue: Issue };

async function readProducer(pdf: PDFDocumentProxy): Promise<string> {
  const { info } = await pdf.getMetadata();
  const producer = (info as Record<string, unknown>)['Producer'];
  return typeof producer === 'string' ? producer : '';
}

async function readOnePage({ pdf, operatorsOf }: OpenPdf, number: number, limits: PdfLimits): Promise<PageContent> {
  const page = await pdf.getPage(number);
  const list = await operatorsOf(page);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const fonts = new Map<string, PdfFont>();
  const fontOf = (id: string): PdfFont => {
    let font = fonts.get(id);
    if (!font) {
      font = page.commonObjs.has(id) ? readFont(page.commonObjs.get(id) as PdfjsFont) : unknownFont;
      fonts.set(id, font);
    }
    return font;
  };
  const matrix = readMatrix(transform) ?? identity;
  const content = readPage({ number, width, height, matrix }, list, { fontOf, isLayerVisible: () => true, limits });
  page.cleanup();
  return content;
}

/** Reads every page of a PDF: glyphs, rules, shadings. Never throws for what stands in the bytes. */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits): Promise<PdfReading> {
  return withPdf(bytes, limits, async (open) => {
    const { pdf } = open;
    const pages: PageContent[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readOnePage(open, number, limits));
    return { kind: 'read', producer: await readProducer(pdf), pages, issues: [] };
  });
}
