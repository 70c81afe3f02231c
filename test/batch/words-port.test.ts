import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { answerWords, segmentThrough } from '../../src/batch/words-port.js';
import type { Segment } from '../../src/text/token.js';

const token = (surface: string) => ({ surface, pos: '名詞', detail: '一般', base: surface, reading: '' });

function connect(segment: Segment) {
  const port = answerWords(segment);
  onTestFinished(() => port.close());
  return { port, segment: segmentThrough(port) };
}

test('every question gets its own answer, whichever is done first', async () => {
  const { segment } = connect(async (texts) => {
    await new Promise((resolve) => setTimeout(resolve, texts[0] === '甲' ? 30 : 0));
    return texts.map((text) => [token(text)]);
  });
  const [two, one] = await Promise.all([segment(['甲', '乙']), segment(['丙'])]);
  expect(two.map((tokens) => tokens[0]?.surface)).toEqual(['甲', '乙']);
  expect(one).toEqual([[token('丙')]]);
});

test('a fault over there is a rejection here', async () => {
  const { segment } = connect(() => Promise.reject(new Error('no dictionary')));
  await expect(segment(['甲'])).rejects.toThrow('no dictionary');
});

test('whoever waits, or comes later, is told when the port closes', async () => {
  const { segment, port } = connect(() => new Promise(() => undefined));
  const waiting = segment(['甲']);
  port.close();
  await expect(waiting).rejects.toThrow('has ended');
  await expect(segment(['乙'])).rejects.toThrow('has ended');
});

test('long texts leave other work its turn, and are given up when nobody waits any more', async () => {
  let segmented = 0;
  const { segment, port } = connect((texts) => {
    segmented += 1;
    return Promise.resolve(texts.map((text) => [token(text)]));
  });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  onTestFinished(() => clearInterval(timer));
  const long = Array.from({ length: 500 }, () => 'あ'.repeat(2_000));
  expect(await segment(long)).toHaveLength(500);
  expect(turns).toBeGreaterThan(0);
  const waiting = segment(long);
  setImmediate(() => port.close());
  await expect(waiting).rejects.toThrow('has ended');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(segmented).toBeLessThan(1000);
});

test('a worker whose questions are all answered ends when it has nothing else to do', async () => {
  const port = answerWords((texts) => Promise.resolve(texts.map((text) => [token(text)])));
  const code = `
    const { workerData } = require('node:worker_threads');
    const { segmentThrough } = require('tsx/cjs/api').require('./src/batch/words-port.ts', __filename);
    segmentThrough(workerData.port)(['甲']).then(([[{ surface }]]) => require('node:worker_threads').parentPort.postMessage(surface));
  `;
  const worker = new Worker(code, { eval: true, workerData: { port }, transferList: [port] });
  const [[surface], [status]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')]);
  expect([surface, status]).toEqual(['甲', 0]);
});
