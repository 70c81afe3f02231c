import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { exposeActualText } from './expose-actual-text.js';
import { leaveOutPixels } from './leave-out-pixels.js';
import type { PdfLimits } from './limits.js';
import { LoopbackPort } from './loopback-port.js';

export type { PDFDocumentProxy, PDFPageProxy };
export { OPS };
export type PdfOperatorList = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>;

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

/** A page asks for more than the limits allow. */
export class TooMuchError extends Error {
  constructor(
    readonly actual: string,
    readonly expected: string,
  ) {
    super(`${actual}, at most ${expected}`);
  }
}

export interface OpenPdf {
  readonly pdf: PDFDocumentProxy;
  /** The page's operators, those of its visible annotations included. Throws TooMuchError past the limit. */
  readonly operatorsOf: (page: PDFPageProxy) => Promise<PdfOperatorList>;
}

/** A copy for pdf.js, which takes its bytes away: without pixels, and with the text that only marks say. */
function prepare(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  const buffer = Buffer.from(copy.buffer);
  leaveOutPixels(buffer);
  exposeActualText(buffer);
  return copy;
}

/** Opens `bytes`, lets `use` read the document, and closes it whatever happens. The bytes stay the caller's. */
export async function withPdf<T>(
  bytes: Uint8Array,
  limits: Pick<PdfLimits, 'maxOperatorsPerPage'>,
  use: (open: OpenPdf) => Promise<T>,
): Promise<T> {
  let stop: (reason: TooMuchError) => void = () => undefined;
  const tooMany = new Promise<never>((_, reject) => {
    stop = reject;
  });
  tooMany.catch(() => undefined);
  const port = new LoopbackPort(limits.maxOperatorsPerPage, () =>
    stop(new TooMuchError('more operators', `${limits.maxOperatorsPerPage} operators`)),
  );
  WorkerMessageHandler.initializeFromPort(port);
  const worker = new PDFWorker({ port: port as unknown as null, verbosity: 0 });
  const task = getDocument({
    ...pdfjsFolders(),
    data: prepare(bytes),
    worker,
    disableFontFace: false,
    fontExtraProperties: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    verbosity: 0,
  });
  const operatorsOf = (page: PDFPageProxy): Promise<PdfOperatorList> => {
    port.startCounting();
    return Promise.race([page.getOperatorList(), tooMany]);
  };
  try {
    return await use({ pdf: await task.promise, operatorsOf });
  } finally {
    await task.destroy();
    worker.destroy();
    port.terminate();
  }
}
