import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { inflatingAtOnce } from './inflate-at-once.js';
import type { PdfLimits } from './limits.js';
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
import { TooMuchError } from './too-much-error.js';

export type { PDFDocumentProxy, PDFPageProxy };
export { OPS };
export type PdfOperatorList = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>;

/** A folder of pdf.js as pdf.js wants it: a file path that ends in a separator. Without it, fonts vanish silently. */
function folder(name: string): string {
  const path = pdfjsPath(name) + sep;
  if (!existsSync(path)) throw new Error(`pdf.js lacks ${name}`);
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

/** Answers pdf.js's question for a password with the next one; where none is left, opening fails as it does without any. */
export function answerWith(passwords: readonly string[]): (answer: (password: string | Error) => void) => void {
  const left = [...passwords];
  return (answer) => {
    const refused = Object.assign(new Error('no password fits'), { name: PASSWORD_EXCEPTION });
    answer(left.shift() ?? refused);
  };
}

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
    ...pdfjsFolders(),
    data: prepared.bytes,
    worker,
    stopAtErrors: strict,
    disableFontFace: false,
    fontExtraProperties: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    verbosity: 0,
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
  return passingOverLooseEnds(() => inflatingAtOnce(read));
}
