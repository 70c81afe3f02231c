import type { OperatorList } from './interpret-page.js';
import { type PdfFont, type PdfjsFont, readFont, unknownFont } from './pdf-font.js';
import type { PDFDocumentProxy, PDFPageProxy } from './pdfjs.js';
import { OPS } from './pdfjs.js';

/** In place of a font that it could not load, pdf.js leaves the reason; text in such a font would vanish. */
function readLoaded(loaded: unknown): PdfFont {
  if (typeof loaded === 'string') throw new Error(loaded);
  return readFont(loaded as PdfjsFont);
}

/** The page's fonts by pdf.js's names for them. */
export function fontsOf(page: PDFPageProxy): (id: string) => PdfFont {
  const fonts = new Map<string, PdfFont>();
  return (id) => {
    let font = fonts.get(id);
    if (!font) {
      font = page.commonObjs.has(id) ? readLoaded(page.commonObjs.get(id)) : unknownFont;
      fonts.set(id, font);
    }
    return font;
  };
}

/** Tells which layers (optional content) a reader sees. Most PDFs have none, and are not asked. */
export async function layersOf(pdf: PDFDocumentProxy, list: OperatorList): Promise<(layer: unknown) => boolean> {
  const hasLayers = list.fnArray.some(
    (operator, i) => operator === OPS.beginMarkedContentProps && (list.argsArray[i] as unknown[])[0] === 'OC',
  );
  if (!hasLayers) return () => true;
  const config = await pdf.getOptionalContentConfig();
  return (layer) => config.isVisible(layer);
}
