import { type MessagePort, parentPort } from 'node:worker_threads';
import { segment } from '../text/kuromoji-words.js';
import { serveWords } from './words-port.js';

// Loaded at once, beside the opening of the first documents, not when the first question comes.
void segment(['']).catch(() => undefined);

parentPort?.on('message', (port: MessagePort) => serveWords(port, segment));
