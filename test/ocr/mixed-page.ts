import type { Glyph } from '../../src/pdf/page-content.js';
import { makePdf, type PageSource, stream, utf16 } from '../pdf/make-pdf.js';
import type { ScannedPage } from './make-scan.js';

/** A picture, and where it lies on its page: points from the bottom-left corner. */
export interface LaidPicture {
  readonly scan: ScannedPage;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MixedPage {
  readonly width: number;
  readonly height: number;
  readonly pictures: readonly LaidPicture[];
  /** Further content: true text, or a layer. */
  readonly content?: string;
}

/** The page's glyphs as text that nobody sees, each at its place: what a scanner's OCR lays over its picture (隠しテキスト). */
export function hiddenLayer(glyphs: readonly Glyph[], height: number): string {
  const shown = glyphs.map(
    ({ text, box, fontSize, baseline }) =>
      `/J ${fontSize.toFixed(2)} Tf 1 0 0 1 ${box.left.toFixed(2)} ${(height - baseline).toFixed(2)} Tm ${utf16(text)} Tj`,
  );
  return `BT 3 Tr ${shown.join('\n')} ET\n`;
}

/** A PDF of pages that hold pictures, and text besides. */
export function makeMixed(pages: readonly MixedPage[]): Uint8Array {
  const objects: Record<number, string> = {};
  const sources = pages.map(({ width, height, pictures, content = '' }): PageSource => {
    const names: string[] = [];
    const drawn = pictures.map(({ scan, ...place }) => {
      const number = 40 + Object.keys(objects).length;
      objects[number] = stream(
        `/Type /XObject /Subtype /Image /Width ${scan.width} /Height ${scan.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
        scan.jpeg.toString('latin1'),
      );
      names.push(`/I${number} ${number} 0 R`);
      return `q ${place.width} 0 0 ${place.height} ${place.x} ${place.y} cm /I${number} Do Q\n`;
    });
    return {
      content: `${drawn.join('')}${content}`,
      mediaBox: `0 0 ${width} ${height}`,
      resources: `/XObject << ${names.join(' ')} >>`,
    };
  });
  return makePdf({ pages: sources, objects });
}

/** A scanned page as a picture that fills its page. */
export const fullPicture = (scan: ScannedPage): LaidPicture => ({
  scan,
  x: 0,
  y: 0,
  width: scan.sheet.width,
  height: scan.sheet.height,
});
