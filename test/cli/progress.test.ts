import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/batch/events.js';
import { startProgress } from '../../src/cli/progress.js';
import type { ProgressStyle } from '../../src/cli/progress-counts.js';

const documentEvent = (sourceFile: string, status: 'complete' | 'failed'): RunEvent => ({
  kind: 'document',
  sourceFile,
  status,
  pages: 3,
  reused: false,
  errors:
    status === 'failed' ? [{ code: 'batch/timeout', message: 'Took too long.', message_ja: '時間切れです。' }] : [],
});

/** What a run of `total` files, every fourth failing, prints; a second passes before each event. */
async function printed(style: ProgressStyle, language: 'ja' | 'en', total: number): Promise<string> {
  const stream = new PassThrough();
  let now = 0;
  const clock = (): number => {
    now += 1000;
    return now;
  };
  const progress = await startProgress({ stream, style, language, clock });
  progress.report({ kind: 'started', files: total + 1, workers: 2 });
  for (let index = 0; index < total; index++) {
    progress.report(documentEvent(`${index}.pdf`, index % 4 === 3 ? 'failed' : 'complete'));
  }
  progress.report({ kind: 'duplicate', sourceFile: 'again.pdf' });
  progress.report({ kind: 'writing', documents: total });
  progress.tell('the end');
  progress.end();
  stream.end();
  return String(stream.read() ?? '');
}

test('lines come every few seconds, errors with their remedy at once', async () => {
  const text = await printed('lines', 'en', 12);
  expect(text).toContain('3.pdf: Took too long. Raise the limit with --timeout');
  const lines = text.split('\n').filter((line) => line.includes('/13 files'));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.length).toBeLessThan(12);
  expect(lines.at(-1)).toMatch(/\d+ pages {2}[\d.]+\/s {2}about \d+:\d\d left {2}documents with problems: \d/);
  expect(text).toContain('Writing the results of 12 documents…');
});

test('the remedy of one kind of error is told twenty times, the error always', async () => {
  const text = await printed('quiet', 'ja', 100);
  expect(text.match(/時間切れです。/g)).toHaveLength(25);
  expect(text.match(/--timeout/g)).toHaveLength(20);
  expect(text).not.toContain('書き出しています');
});

test('a second run of the same command is counted by itself', async () => {
  const stream = new PassThrough();
  let now = 0;
  const clock = (): number => {
    now += 6000;
    return now;
  };
  const progress = await startProgress({ stream, style: 'lines', language: 'en', clock });
  for (const status of ['failed', 'complete'] as const) {
    progress.report({ kind: 'started', files: 1, workers: 1 });
    progress.report(documentEvent('a.pdf', status));
  }
  const lines = String(stream.read())
    .split('\n')
    .filter((line) => line.includes('files'));
  expect(lines.at(-1)).toMatch(/^1\/1 files .*documents with problems: 0$/);
});

test('a bar shows the count on a terminal', async () => {
  const text = await printed('bar', 'ja', 4);
  expect(text).toContain('3.pdf: 時間切れです。');
  expect(text.endsWith('the end\n')).toBe(true);
});

test('JSON lines hold every event', async () => {
  const events = (await printed('json', 'en', 2)).trim().split('\n');
  expect(events.map((line) => JSON.parse(line).kind)).toEqual([
    'started',
    'document',
    'document',
    'duplicate',
    'writing',
    'message',
  ]);
});
