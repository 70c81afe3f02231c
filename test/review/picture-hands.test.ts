import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { pictureHands } from '../../src/review/picture-hands.js';
import { contentOf, temporaryFolder } from '../batch/temporary-folder.js';
import { runMokuhyo } from '../cli/run-mokuhyo.js';

const fixtures = join(import.meta.dirname, '../../fixtures/documents');
const names = ['tsubakino-2021-merged', 'wakamizu-2020-stacked', 'suzushiro-2020-zebra'];

test('threads draw many documents one after the other, the same pages as this thread alone', async () => {
  const folder = temporaryFolder();
  const paths = names.map((name) => join(fixtures, name, 'document.pdf'));
  await runMokuhyo(['convert', ...paths, '--out', folder, '--quiet', '--workers', '0']);
  const drawnBy = async (workers: string): Promise<Record<string, string>> => {
    const ran = await runMokuhyo(['review', folder, '--redraw', '--quiet', '--workers', workers]);
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    return contentOf(join(folder, 'review'));
  };
  const alone = await drawnBy('0');
  expect(Object.keys(alone).filter((name) => name.endsWith('.webp')).length).toBeGreaterThanOrEqual(names.length);
  expect(await drawnBy('2')).toEqual(alone);
  expect(readFileSync(join(folder, 'review/index.html'), 'utf8')).toContain('assets/review.js');
});

test('what still waits when the threads are closed is told so, and starts none that nobody would end', async () => {
  const entry = join(temporaryFolder(), 'never-answers.mjs');
  writeFileSync(entry, "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => undefined);");
  const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
  const before = threads();
  const hands = pictureHands({ most: 1, entry: pathToFileURL(entry) });
  const job = { bytes: new Uint8Array(), scale: 2, passwords: [] };
  const draws = [job, job, job].map((each) => hands.draw(each, () => undefined));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(threads()).toBeGreaterThan(before);
  await hands.close();
  const late = await hands.draw(job, () => undefined);
  expect([...(await Promise.all(draws)), late].map(({ kind }) => kind)).toEqual(Array(4).fill('unreadable'));
  expect(threads()).toBe(before);
});
