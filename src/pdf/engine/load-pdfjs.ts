import { standInForCanvas } from './canvas-on-use.js';
import { rememberBuiltIns } from './native-built-ins.js';
import { pdfjsAddress } from './pdfjs-place.js';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The half of pdf.js that parses; the package ships no types for it. */
interface ParsingHalf {
  readonly WorkerMessageHandler: {
    /** Makes this thread the worker behind `port`. */
    initializeFromPort(port: object): void;
  };
}

const restoreBuiltIns = rememberBuiltIns();
const removeStandIn = standInForCanvas();
// Imported here and not at the top, where it would come before the two lines above. Minified, it is compiled in half the time.
const [{ getDocument, OPS, PDFWorker }, { WorkerMessageHandler }] = await Promise.all([
  import(pdfjsAddress('legacy/build/pdf.min.mjs')) as Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')>,
  import(pdfjsAddress('legacy/build/pdf.worker.min.mjs')) as Promise<ParsingHalf>,
]);
removeStandIn();
restoreBuiltIns();

export { getDocument, OPS, PDFWorker, WorkerMessageHandler };
