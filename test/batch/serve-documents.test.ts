import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { Job } from '../../src/batch/convert-job.js';
import { serveDocuments, type WorkerMessage } from '../../src/batch/serve-documents.js';
import { fakeConvert } from './fake-document.js';
import { fill, temporaryFolder } from './temporary-folder.js';

const nextOn = (port: MessagePort): Promise<WorkerMessage> =>
  new Promise((resolve) => {
    port.once('message', resolve);
  });

/** The near end of a port whose far end is served, after its first message. */
async function served(): Promise<MessagePort> {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  const ready = nextOn(port1);
  serveDocuments(port2, fakeConvert, async (texts) => texts.map(() => []));
  expect(await ready).toEqual({ kind: 'ready' });
  return port1;
}

const jobIn = (store: string): Job => ({
  bytes: new Uint8Array(Buffer.from('部 2020 1')),
  options: { profiles: [] },
  reader: { version: '0.0.0', key: 'key' },
  store: { folder: store, temp: join(store, 'tmp') },
});

test('answers each job when its result is in the store', async () => {
  const port = await served();
  const answer = nextOn(port);
  port.postMessage(jobIn(temporaryFolder()));
  expect(await answer).toMatchObject({ kind: 'answer', answer: { kind: 'done', summary: { status: 'complete' } } });
});

test('tells a disk that refuses a write from a document that fails', async () => {
  const folder = fill(temporaryFolder(), { file: '' });
  const port = await served();
  const answer = nextOn(port);
  port.postMessage(jobIn(join(folder, 'file')));
  expect(await answer).toMatchObject({ kind: 'answer', answer: { kind: 'disk', code: 'ENOTDIR' } });
});
