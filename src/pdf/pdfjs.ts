import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfLimits } from './limits.js';

export type { PDFDocumentProxy };
export { OPS };

const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** A folder of pdfjs-dist as pdf.js wants it: a file path that ends in a separator. Without it, fonts vanish silently. */
function folder(name: string): string {
  const path = join(root, name) + sep;
  if (!existsSync(path)) throw new Error(`pdfjs-dist lacks ${name}`);
  return path;
}

/** What pdf.js reads beside the document: character maps, standard fonts, image decoders, colour profiles. */
export const pdfjsFolders = () => ({
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: folder('standard_fonts'),
  wasmUrl: folder('wasm'),
  iccUrl: folder('iccs'),
});

/** pdf.js wants a document to hang font faces on; nobody looks at ours. */
const noDocument = {
  fonts: undefined,
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => undefined }, remove: () => undefined }),
};

/** Opens `bytes`, lets `use` read the document, and closes it whatever happens. The bytes stay the caller's. */
export async function withPdf<T>(
  bytes: Uint8Array,
  limits: Pick<PdfLimits, 'maxImagePixels'>,
  use: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    ...pdfjsFolders(),
    disableFontFace: false,
    // biome-ignore lint/suspicious/noExplicitAny: pdf.js asks for an HTMLDocument.
    ownerDocument: noDocument as any,
    useSystemFonts: false,
    isEvalSupported: false,
    maxImageSize: limits.maxImagePixels,
    verbosity: 0,
  });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}
