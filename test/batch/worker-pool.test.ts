import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Attempt, Executor } from '../../src/batch/executor.js';
import type { Store } from '../../src/batch/store.js';
import { type PoolSettings, sharedLimits, workerPool } from '../../src/batch/worker-pool.js';
import { temporaryFolder } from './temporary-folder.js';

let entry: URL;

// Node 20 starts no worker from TypeScript.
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-test-'));
  const outfile = join(folder, 'odd-worker.mjs');
  const source = join(import.meta.dirname, 'workers/odd-worker.ts');
  await build({ entryPoints: [source], outfile, bundle: true, format: 'esm', platform: 'node' });
  entry = pathToFileURL(outfile);
  return () => rmSync(folder, { recursive: true });
});

interface Started {
  readonly pool: Executor;
  readonly store: Store;
}

function startPool(changes: Partial<PoolSettings> = {}): Started {
  const folder = temporaryFolder();
  const settings: PoolSettings = {
    entry,
    limits: sharedLimits,
    timeoutSeconds: 20,
    memoryBytes: Number.POSITIVE_INFINITY,
    ...changes,
  };
  const pool = workerPool(settings);
  onTestFinished(() => pool.close());
  return { pool, store: { folder: join(folder, 'store'), temp: join(folder, 'tmp') } };
}

const reader = { version: '0.0.0', key: 'key' };
const run = ({ pool, store }: Started, text: string): Promise<Attempt> =>
  pool.run({ bytes: new Uint8Array(Buffer.from(text)), options: { profiles: [] }, reader, store });

test('converts one document after the other, and several at once', async () => {
  const started = startPool();
  expect(await run(started, 'ok 1')).toMatchObject({ kind: 'done', summary: { status: 'complete' } });
  const three = await Promise.all(['ok 2', 'ok 3', 'ok 4'].map((text) => run(started, text)));
  expect(three.map((attempt) => attempt.kind)).toEqual(['done', 'done', 'done']);
});

describe('a worker that', () => {
  test.each([
    ['never ends', 'spin', { kind: 'timeout', seconds: 3 }],
    ['ends by itself', 'exit', { kind: 'crashed', reason: 'the worker ended with code 3' }],
    ['has a fault in the background', 'reject', { kind: 'crashed', reason: 'an unhandled fault' }],
    ['throws', 'throw', { kind: 'crashed', reason: 'a thrown fault' }],
  ])('%s is told and replaced', async (_name, text, expected) => {
    const started = startPool({ timeoutSeconds: 3 });
    expect(await run(started, text)).toEqual(expected);
    expect(await run(started, 'ok 1')).toMatchObject({ kind: 'done' });
  });

  test('fills its memory ends alone', async () => {
    const started = startPool({ limits: { maxOldGenerationSizeMb: 64 } });
    expect(await run(started, 'heap')).toEqual({ kind: 'out-of-memory' });
    expect(await run(started, 'ok 1')).toMatchObject({ kind: 'done' });
  });

  test('fills the process with buffers is stopped', async () => {
    const started = startPool({ memoryBytes: process.memoryUsage.rss() + 300 * 1024 * 1024 });
    expect(await run(started, 'buffers')).toEqual({ kind: 'out-of-memory' });
  });

  test('dies between two documents is replaced', async () => {
    const started = startPool();
    expect(await run(started, 'late 1')).toMatchObject({ kind: 'done' });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await run(started, 'ok 2')).toMatchObject({ kind: 'done' });
  });
});

test('a dictionary that cannot be read fails the documents that ask for words', async () => {
  const started = startPool();
  expect(await run(started, 'words 1')).toEqual({ kind: 'crashed', reason: 'no dictionary' });
  expect(await run(started, 'ok 1')).toMatchObject({ kind: 'done' });
});

test('a worker that cannot start fails its documents, not the run', async () => {
  const started = startPool({ entry: new URL('./workers/none.mjs', import.meta.url) });
  expect(await run(started, 'ok 1')).toMatchObject({ kind: 'crashed', reason: expect.stringContaining('none.mjs') });
});

test('workers that were ended begin nothing more', async () => {
  const started = startPool();
  expect(await run(started, 'ok 1')).toMatchObject({ kind: 'done' });
  await started.pool.close();
  expect(await run(started, 'ok 2')).toEqual({ kind: 'crashed', reason: 'the workers were ended' });
});
