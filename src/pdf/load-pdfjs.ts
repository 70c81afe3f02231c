import { standInForCanvas } from './canvas-on-use.js';
import { rememberBuiltIns } from './native-built-ins.js';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const restoreBuiltIns = rememberBuiltIns();
const removeStandIn = standInForCanvas();
// Imported here and not at the top, where it would come before the two lines above. Minified, it is compiled in half the time.
const [{ getDocument, OPS, PDFWorker }, { WorkerMessageHandler }] = await Promise.all([
  import('pdfjs-dist/legacy/build/pdf.min.mjs'),
  import('pdfjs-dist/legacy/build/pdf.worker.min.mjs'),
]);
removeStandIn();
restoreBuiltIns();

export { getDocument, OPS, PDFWorker, WorkerMessageHandler };
