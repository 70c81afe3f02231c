import { MessageChannel } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { segmentThrough, serveWords } from '../../src/batch/words-port.js';
import type { Segment } from '../../src/text/token.js';

const token = (surface: string) => ({ surface, pos: '名詞', detail: '一般', base: surface, reading: '' });

function connect(segment: Segment) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  serveWords(port1, segment);
  return { segment: segmentThrough(port2), port: port1 };
}

test('answers come back in order, whichever is done first', async () => {
  const { segment } = connect(async (texts) => {
    await new Promise((resolve) => setTimeout(resolve, texts.length === 2 ? 30 : 0));
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

test('whoever waits, or comes later, is told when the other side ends', async () => {
  const { segment, port } = connect(() => new Promise(() => undefined));
  const waiting = segment(['甲']);
  port.close();
  await expect(waiting).rejects.toThrow('has ended');
  await expect(segment(['乙'])).rejects.toThrow('has ended');
});
