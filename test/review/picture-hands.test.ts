import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
