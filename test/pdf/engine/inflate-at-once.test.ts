import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflatingAtOnce } from '../../../src/pdf/engine/inflate-at-once.js';

const text = 'BT (目標) Tj ET '.repeat(500);

/** Inflates as pdf.js does. */
async function inflate(bytes: Uint8Array, format: 'deflate' | 'gzip'): Promise<string> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  await writer.ready;
  writer
    .write(Buffer.from(bytes))
    .then(() => writer.close())
    .catch(() => undefined);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readable) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString();
}

test.each([
  ['deflate', deflateSync(text)],
  ['gzip', gzipSync(text)],
] as const)('inflates %s', async (format, bytes) => {
  expect(await inflatingAtOnce(() => inflate(bytes, format))).toBe(text);
});

test('inflates what comes before other bytes', async () => {
  const bytes = Buffer.concat([deflateSync(text), Buffer.from('\r\n')]);
  expect(await inflatingAtOnce(() => inflate(bytes, 'deflate'))).toBe(text);
});

test.each([
  ['cut', deflateSync(text).subarray(0, -9)],
  ['no deflate', Buffer.from('目標')],
])('refuses %s data, for pdf.js to try its own decoder', async (_, bytes) => {
  await expect(inflatingAtOnce(() => inflate(bytes, 'deflate'))).rejects.toThrow();
});

test('puts the platform’s own back after the last document, be it one that failed', async () => {
  const platforms = globalThis.DecompressionStream;
  await inflatingAtOnce(async () => {
    await expect(inflatingAtOnce(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(globalThis.DecompressionStream).not.toBe(platforms);
  });
  expect(globalThis.DecompressionStream).toBe(platforms);
});
