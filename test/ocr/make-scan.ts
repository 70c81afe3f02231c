import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { renderPages } from '../../src/pdf/render-page.js';
import { drawMark, type PaperMark } from './paper-marks.js';

/** How a page is spoiled on its way through printer and scanner. All by fixed sequences: the same scan each time. */
export interface Degradation {
  /** Pixels per inch of the scan. */
  readonly dpi: number;
  /** Degrees clockwise that the sheet lay askew. */
  readonly skew?: number;
  /** Quality of the JPEG, 0 to 100. */
  readonly jpeg?: number;
  /** Black and white only, darker than this being black (fax, copiers). */
  readonly threshold?: number;
  /** Greatest change of a pixel's level. */
  readonly grain?: number;
  /** Share of pixels, in thousandths, under a speck. */
  readonly dust?: number;
  /** Radius of the blur, in pixels. */
  readonly blur?: number;
  /** Colour of the paper. */
  readonly paper?: string;
  /** Share of black that is left of ink: 1 all, 0.4 faint. */
  readonly ink?: number;
  /** Width of black edges where the lid was open, in inches. */
  readonly edge?: number;
  /** A red stamp (収受印) at this share of the page's width and height. */
  readonly stamp?: readonly [x: number, y: number];
  /** Degrees by which the whole page lies wrong. */
  readonly turn?: 90 | 180 | 270;
  /** What else happened to the paper, one after the other. */
  readonly marks?: readonly PaperMark[];
}

const POINTS = 72;

/** Numbers from 0 to 1 that are the same each time (Park and Miller). */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function drawStamp(context: SKRSContext2D, x: number, y: number, dpi: number): void {
  context.save();
  context.strokeStyle = '#d8403a';
  context.lineWidth = dpi / 50;
  context.beginPath();
  context.arc(x, y, dpi * 0.45, 0, 2 * Math.PI);
  context.moveTo(x - dpi * 0.45, y - dpi * 0.1);
  context.lineTo(x + dpi * 0.45, y - dpi * 0.1);
  context.moveTo(x - dpi * 0.45, y + dpi * 0.1);
  context.lineTo(x + dpi * 0.45, y + dpi * 0.1);
  context.stroke();
  context.restore();
}

/** The page on its paper: askew, turned, stamped. */
function lay(page: Canvas, how: Degradation): Canvas {
  const sideways = how.turn === 90 || how.turn === 270;
  const [width, height] = sideways ? [page.height, page.width] : [page.width, page.height];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.save();
  context.translate(width / 2, height / 2);
  context.rotate((((how.turn ?? 0) + (how.skew ?? 0)) * Math.PI) / 180);
  if (how.blur) context.filter = `blur(${how.blur}px)`;
  context.globalAlpha = how.ink ?? 1;
  context.drawImage(page, -page.width / 2, -page.height / 2);
  context.restore();
  if (how.paper) {
    context.globalCompositeOperation = 'multiply';
    context.fillStyle = how.paper;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'source-over';
  }
  if (how.stamp) drawStamp(context, how.stamp[0] * width, how.stamp[1] * height, how.dpi);
  const random = sequence(11 + how.dpi);
  for (const mark of how.marks ?? []) drawMark(context, { width, height, dpi: how.dpi, random }, mark);
  if (how.edge) {
    context.fillStyle = '#101010';
    context.fillRect(0, 0, how.edge * how.dpi, height);
    context.fillRect(0, 0, width, how.edge * how.dpi * 0.6);
  }
  return canvas;
}

/** Grain of the sensor, dust on the glass, and the black and white of a fax. */
function spoil(canvas: Canvas, how: Degradation): void {
  const context = canvas.getContext('2d');
  const { width, height } = canvas;
  const picture = context.getImageData(0, 0, width, height);
  const { data } = picture;
  const random = sequence(7 + how.dpi);
  for (let at = 0; at < data.length; at += 4) {
    const grain = how.grain ? (random() + random() - 1) * how.grain : 0;
    for (let colour = at; colour < at + 3; colour += 1) data[colour] = (data[colour] ?? 0) + grain;
    if (how.threshold !== undefined) {
      const level = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3 < how.threshold ? 0 : 255;
      data.fill(level, at, at + 3);
    }
  }
  const specks = Math.round(((how.dust ?? 0) / 1000) * width * height * 0.1);
  for (let speck = 0; speck < specks; speck += 1) {
    const [x, y, size] = [random() * width, random() * height, 1 + Math.floor(random() * 2.2)];
    for (let row = Math.floor(y); row < Math.min(height, y + size); row += 1) {
      for (let column = Math.floor(x); column < Math.min(width, x + size); column += 1) {
        data.fill(40, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  context.putImageData(picture, 0, 0);
}

export interface ScannedPage {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  /** Of the sheet, in points. */
  readonly sheet: { readonly width: number; readonly height: number };
}

/** A PDF of nothing but pictures, as scanners write them. */
export function writeScan(pages: readonly ScannedPage[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (...pieces: readonly (string | Buffer)[]): void => {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
      parts.push(bytes);
      length += bytes.length;
    }
  };
  const object = (number: number, ...pieces: readonly (string | Buffer)[]): void => {
    offsets[number] = length;
    add(`${number} 0 obj\n`, ...pieces, '\nendobj\n');
  };
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  pages.forEach(({ jpeg, width, height, sheet }, index) => {
    const first = 3 + index * 3;
    const box = `[0 0 ${sheet.width.toFixed(2)} ${sheet.height.toFixed(2)}]`;
    object(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents ${first + 1} 0 R /Resources << /XObject << /I ${first + 2} 0 R >> >> >>`,
    );
    const content = `q ${sheet.width.toFixed(2)} 0 0 ${sheet.height.toFixed(2)} 0 0 cm /I Do Q`;
    object(first + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
    object(first + 2, `<< ${image} /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`, jpeg, '\nendstream');
  });
  const start = length;
  const entries = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  add(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${entries.join('')}`);
  add(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(parts));
}

/** The pages of a PDF, printed and scanned. */
export async function makeScan(
  pdf: Uint8Array,
  how: Degradation,
  pages?: readonly number[],
): Promise<{ readonly pdf: Uint8Array; readonly pages: readonly ScannedPage[] }> {
  const scanned: ScannedPage[] = [];
  await renderPages(pdf, { scale: how.dpi / POINTS, ...(pages ? { pages } : {}) }, async ({ canvas }) => {
    const laid = lay(canvas, how);
    spoil(laid, how);
    const { width, height } = laid;
    const sheet = { width: (width / how.dpi) * POINTS, height: (height / how.dpi) * POINTS };
    scanned.push({ jpeg: await laid.encode('jpeg', how.jpeg ?? 92), width, height, sheet });
  });
  return { pdf: writeScan(scanned), pages: scanned };
}
