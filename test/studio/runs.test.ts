import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { Job } from '../../src/studio/wire.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';
import { ownDataset } from './own-dataset.js';
import { clientOf, type StudioClient, type StudioProcess } from './studio-process.js';

const header = ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'];
/** So many documents, and so many pages of one, that a run is seen while it goes on, however quick the machine. */
const MANY = 16;
const PAGES = 60;
const pdf = (number: number, pages = 1): Uint8Array => {
  const rows = Array.from({ length: 12 }, (_, row) => [`${row}`, `第${number}-${row}指標`, '12人', '20人', '課']);
  return pdfWithTable([header, ...rows], pages);
};

const { dataset, rowsOf, start } = ownDataset();
let studio: StudioProcess;
let client: StudioClient;

beforeAll(async () => {
  studio = await start();
  client = await clientOf(studio);
}, 120_000);

/** Asks how the run goes until `ends` says so; all that was told on the way. */
async function watch(ends: (job: Job) => boolean): Promise<readonly Job[]> {
  const seen: Job[] = [];
  do {
    seen.push((await client.state()).job);
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (!ends(seen.at(-1) as Job));
  return seen;
}
const isDone = ({ kind }: Job): boolean => kind === 'done' || kind === 'refused';

test('a run is stopped at once: what was under way waits, and is read by the next', async () => {
  const names = Array.from({ length: MANY }, (_, number) => `many-${String(number).padStart(2, '0')}.pdf`);
  for (const [number, name] of names.entries()) await client.upload(name, pdf(number));
  await client.post('/api/convert', { names });
  await watch(({ done }) => done >= 2);
  await client.post('/api/stop', {});
  const stopped = (await watch(isDone)).at(-1);
  expect(stopped?.left).toBeGreaterThan(0);
  expect(rowsOf('documents.csv').length).toBeLessThan(MANY);
  expect(rowsOf('issues.csv').filter(({ code }) => code === 'batch/crashed')).toEqual([]);
  await client.post('/api/convert', { names });
  const ended = (await watch(isDone)).at(-1);
  expect([ended?.left, rowsOf('documents.csv').length]).toEqual([0, MANY]);
  expect(rowsOf('issues.csv').filter(({ code }) => code === 'batch/crashed')).toEqual([]);
  // One line: the address. A fault would have left another.
  expect(studio.said()).toMatch(/^[^\n]*\n$/);
}, 300_000);

test('a run tells which file it is at, and at which of its pages', async () => {
  await client.upload('long.pdf', pdf(100, PAGES));
  await client.upload('short.pdf', pdf(101));
  await client.post('/api/convert', { names: ['long.pdf', 'short.pdf'] });
  const seen = await watch(isDone);
  const pages = seen.flatMap(({ files }) => files.find(({ name }) => name === 'long.pdf')?.under ?? []);
  expect(pages.length).toBeGreaterThan(2);
  expect(new Set(pages.map(({ from, all }) => `${from} of ${all}`))).toEqual(new Set([`text of ${PAGES}`]));
  const counts = pages.map(({ done }) => done);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts.at(-1)).toBeGreaterThan(counts[0] ?? 0);
  expect(seen.at(-1)).toMatchObject({ all: 2, done: 2, pages: PAGES + 1 });
  expect(seen.at(-1)?.files.map(({ name, pages: own, under }) => [name, own, under])).toEqual([
    ['long.pdf', PAGES, null],
    ['short.pdf', 1, null],
  ]);
}, 300_000);

test('the zip of a dataset that is being made waits until it is whole', async () => {
  await client.upload('one-more.pdf', pdf(102));
  await client.post('/api/convert', { names: ['one-more.pdf'] });
  const files = unzipSync(await client.download('/hand-over.zip'));
  expect((await client.state()).job.kind).toBe('done');
  for (const name of ['observations.csv', 'documents.csv', 'manifest.json', 'CHECKSUMS.txt']) {
    expect([name, Buffer.from(files[name] ?? []).equals(readFileSync(join(dataset, name)))]).toEqual([name, true]);
  }
  expect(Buffer.from(files['documents.csv'] ?? []).toString()).toContain('one-more.pdf');
}, 120_000);
