// A document worker that does what its document says: `ok …`, `spin`, `exit`, `reject`, `heap`, `buffers`, `late`, `words`.
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Convert } from '../../../src/batch/convert-job.js';
import { serveDocuments } from '../../../src/batch/serve-documents.js';
import { documentIdOf, failedResult } from '../../../src/failed-result.js';

const port = parentPort as MessagePort;
const kept: unknown[] = [];

function exitAfterAnswer(): void {
  const post = port.postMessage.bind(port);
  port.postMessage = (message: unknown) => {
    post(message);
    setTimeout(() => process.exit(4), 50);
  };
}

const convert: Convert = async (bytes, _options, segment) => {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.startsWith('spin')) for (;;);
  if (text.startsWith('exit')) process.exit(3);
  if (text.startsWith('reject')) {
    void Promise.reject(new Error('an unhandled fault'));
    await new Promise(() => undefined);
  }
  if (text.startsWith('throw')) throw new Error('a thrown fault');
  if (text.startsWith('heap')) for (;;) kept.push(new Array(100_000).fill({}).map(() => ({ a: [] })));
  if (text.startsWith('buffers')) {
    for (let index = 0; index < 40; index++) {
      kept.push(Buffer.alloc(16 * 1024 * 1024, 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  if (text.startsWith('late')) exitAfterAnswer();
  const sha256 = (text.split(' ')[1] ?? '').padEnd(64, '0');
  if (text.startsWith('words')) await segment(['保育所の整備']);
  const result = failedResult(documentIdOf(sha256), sha256, { code: 'page/no-text', page: 1 });
  return { ...result, document: { ...result.document, status: 'complete' } };
};

serveDocuments(port, convert, () => Promise.reject(new Error('no dictionary')));
