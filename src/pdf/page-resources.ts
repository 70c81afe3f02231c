// The fonts of a page, and which of its layers a reader sees.

import type { PDFDocumentProxy, PDFPageProxy } from './engine/engine.js';
import { OPS } from './engine/engine.js';
import type { OperatorList } from './interpret-page.js';
import { type PdfFont, type PdfjsFont, readFont, unknownFont } from './pdf-font.js';

/** In place of a font that it could not load, pdf.js leaves the reason; text in such a font vanishes, so `strict` throws it. */
function readLoaded(loaded: unknown, strict: boolean): PdfFont {
  if (typeof loaded === 'object' && loaded !== null) return readFont(loaded as PdfjsFont);
  if (strict) throw new Error(typeof loaded === 'string' ? loaded : 'a font was not loaded');
  return unknownFont;
}

/** The page's fonts by pdf.js's names for them. */
export function fontsOf(page: PDFPageProxy, strict: boolean): (id: string) => PdfFont {
  const fonts = new Map<string, PdfFont>();
  return (id) => {
    let font = fonts.get(id);
    if (!font) {
      font = readLoaded(page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined, strict);
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
