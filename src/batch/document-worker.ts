// Entry of a document worker: its thread converts one document after the other, and asks for words through a port.
import { parentPort, workerData } from 'node:worker_threads';
import { convertDocument } from '../convert.js';
import { serveDocuments, type WorkerSettings } from './serve-documents.js';
import { segmentThrough } from './words-port.js';

const settings: WorkerSettings = workerData;
if (parentPort) serveDocuments(parentPort, convertDocument, segmentThrough(settings.words));
