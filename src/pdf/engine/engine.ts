import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import type { PdfLimits } from '../limits.js';
import { TooMuchError } from '../too-much-error.js';
import { inflatingAtOnce } from './inflate-at-once.js';
import {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  WorkerMessageHandler,
} from './load-pdfjs.js';
import { LoopbackPort, type PortLimits } from './loopback-port.js';
import { passingOverLooseEnds } from './loose-ends.js';
import { pdfjsPath } from './pdfjs-place.js';
import { prepareBytes } from './prepare-bytes.js';

export type { PDFDocumentProxy, PDFPageProxy };
export { OPS };
export type PdfOperatorList = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>;

/** A folder of pdf.js as pdf.js wants it: a file path that ends in a separator. Without it, fonts vanish silently. */
function folder(name: string): string {
  const path = pdfjsPath(name) + sep;
  if (!existsSync(path)) throw new Error(`pdf.js lacks ${name}`);
  return path;
}

/** How every document is opened: with what pdf.js reads beside it (character maps, standard fonts, image decoders, colour profiles), and with nothing of the system. */
const always = () => ({
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: folder('standard_fonts'),
  wasmUrl: folder('wasm'),
  iccUrl: folder('iccs'),
  useSystemFonts: false,
  isEvalSupported: false,
  verbosity: 0,
});

export interface OpenPdf {
  readonly pdf: PDFDocumentProxy;
  /** The page's operators, those of its visible annotations included. Throws TooMuchError past the limit. */
  readonly operatorsOf: (page: PDFPageProxy) => Promise<PdfOperatorList>;
  /** Streams of content whose compressed data is damaged. */
  readonly damagedStreams: number;
}

export interface OpenOptions extends PortLimits, Pick<PdfLimits, 'maxStreamBytes'> {
  /** Throw at the first fault of a page, instead of leaving out what cannot be carried out without a word. */
  readonly strict: boolean;
  /** Tried one after the other where the document asks for one. */
  readonly passwords?: readonly string[];
}

/** pdf.js's own name of what it throws where no password fits. */
const PASSWORD_EXCEPTION = 'PasswordException';

/** Does pdf.js ask for a password that nobody gave? */
export const isPasswordError = (error: unknown): boolean => error instanceof Error && error.name === PASSWORD_EXCEPTION;

/** Answers pdf.js's question for a password with the next one; where none is left, opening fails as it does without any. */
function answerWith(passwords: readonly string[]): (answer: (password: string | Error) => void) => void {
  const left = [...passwords];
  return (answer) => {
    const refused = Object.assign(new Error('no password fits'), { name: PASSWORD_EXCEPTION });
    answer(left.shift() ?? refused);
  };
}

/** Work with pdf.js: the process is as pdf.js wants it meanwhile, and as it was afterwards. */
const working = <T>(work: () => Promise<T>): Promise<T> => passingOverLooseEnds(() => inflatingAtOnce(work));

/** Opens `bytes`, lets `use` read the document, and closes it whatever happens. The bytes stay the caller's. */
export async function withPdf<T>(
  bytes: Uint8Array,
  { maxStreamBytes, strict, passwords = [], ...limits }: OpenOptions,
  use: (open: OpenPdf) => Promise<T>,
): Promise<T> {
  const prepared = prepareBytes(bytes, { maxStreamBytes });
  let stopOpening: (reason: unknown) => void = () => undefined;
  const neverOpens = new Promise<never>((_, reject) => {
    stopOpening = reject;
  });
  const port = new LoopbackPort(limits, {
    onTooMany: () => undefined,
    onFault: (reason) => stopOpening(reason),
  });
  WorkerMessageHandler.initializeFromPort(port);
  const worker = new PDFWorker({ port: port as unknown as null, verbosity: 0 });
  const task = getDocument({
    ...always(),
    data: prepared.bytes,
    worker,
    stopAtErrors: strict,
    disableFontFace: false,
    fontExtraProperties: true,
    useWorkerFetch: false,
  });
  task.onPassword = answerWith(passwords);
  const operatorsOf = (page: PDFPageProxy): Promise<PdfOperatorList> =>
    new Promise((resolve, reject) => {
      port.startPage({
        onTooMany: (actual, expected) => reject(new TooMuchError(actual, expected)),
        onFault: reject,
      });
      page.getOperatorList().then(resolve, reject);
    });
  const read = async (): Promise<T> => {
    try {
      const pdf = await Promise.race([task.promise, neverOpens]);
      return await use({ pdf, operatorsOf, damagedStreams: prepared.damagedStreams });
    } finally {
      await task.destroy();
      worker.destroy();
      port.terminate();
    }
  };
  return working(read);
}

export interface DrawOptions extends Pick<PdfLimits, 'maxImagePixels'> {
  readonly passwords: readonly string[];
}

/** Opens `bytes` with all of its images, lets `use` draw its pages, and closes it whatever happens; `refused` says what it means that it does not open. */
export const withPdfToDraw = <T>(
  bytes: Uint8Array,
  { maxImagePixels, passwords }: DrawOptions,
  use: (pdf: PDFDocumentProxy) => Promise<T>,
  refused: (reason: unknown) => T,
): Promise<T> =>
  working(async () => {
    const task = getDocument({
      ...always(),
      data: Uint8Array.from(bytes),
      // Node's canvas has no FontFace: embedded fonts are drawn as paths.
      disableFontFace: true,
      maxImageSize: maxImagePixels,
    });
    task.onPassword = answerWith(passwords);
    try {
      const opened = await task.promise.then(
        (pdf) => ({ pdf }),
        (reason: unknown) => ({ reason }),
      );
      return 'pdf' in opened ? await use(opened.pdf) : refused(opened.reason);
    } finally {
      await task.destroy();
    }
  });
