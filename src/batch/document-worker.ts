// Entry of a document worker: its thread converts one document after the other.
import { parentPort } from 'node:worker_threads';
import { convertDocument } from '../convert.js';
import { segment } from '../text/kuromoji-words.js';
import { serveDocuments } from './serve-documents.js';

// Words will be asked for: the dictionary is read while the first document is. One that cannot be read is told when words are.
segment([]).catch(() => undefined);
if (parentPort) serveDocuments(parentPort, convertDocument, segment);
