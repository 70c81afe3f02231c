import './native-built-ins.js';

import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { restoreBuiltIns } from './native-built-ins.js';

restoreBuiltIns();

export type { PDFDocumentProxy, PDFPageProxy };
export { getDocument, OPS, PDFWorker, WorkerMessageHandler };
