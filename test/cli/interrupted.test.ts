import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentOf } from '../batch/temporary-folder.js';
import { runBuilt } from './run-mokuhyo.js';

const fixtures = join(import.meta.dirname, '../../fixtures/documents');
const DOCUMENTS = 16;
const KILLS = 6;

/** Outputs lie beside the input: the manifest has the way from one to the other. */
const common = mkdtempSync(join(tmpdir(), 'mokuhyo-interrupted-'));
const input = join(common, 'in');
/** What an undisturbed run makes of them, and how long that takes. */
const fresh = join(common, 'fresh');
let undisturbed = 0;

/** Documents of a few small fixtures, each made unique by a comment behind its end, which no reader minds. */
beforeAll(async () => {
  mkdirSync(input);
  const small = ['tsubakino-2021-merged', 'wakamizu-2020-stacked', 'suzushiro-2020-zebra'];
  for (let index = 0; index < DOCUMENTS; index++) {
    const bytes = readFileSync(join(fixtures, small[index % small.length] ?? '', 'document.pdf'));
    const name = `${String(index).padStart(2, '0')}.pdf`;
    writeFileSync(join(input, name), Buffer.concat([bytes, Buffer.from(`\n%${index}\n`)]));
  }
  const before = performance.now();
  expect(await runBuilt(['convert', input, '--out', fresh])).toMatchObject({ status: 0 });
  undisturbed = performance.now() - before;
}, 300_000);
afterAll(() => rmSync(common, { recursive: true, force: true }));

const stored = (out: string): number => {
  try {
    return readdirSync(join(out, '.mokuhyo/store'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    ).length;
  } catch {
    // Killed before there was a store.
    return 0;
  }
};

test('a run that is killed at random moments ends with the bytes of an undisturbed one', async () => {
  const out = join(common, 'killed');
  const progress: number[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    // Late enough that every run gets a little further, up to the writing of the merged files; where in it, chance decides.
    const delay = 300 + Math.random() * undisturbed * (kill / KILLS);
    const ran = await runBuilt(['convert', input, '--out', out], {
      meanwhile: (end) => {
        setTimeout(() => end('SIGKILL'), delay);
      },
    });
    expect([null, 0]).toContain(ran.status);
    progress.push(stored(out));
    const names = Object.keys(contentOf(out));
    if (ran.status === null && !names.includes('manifest.json'))
      expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }
  expect(progress.toSorted((a, b) => a - b)).toEqual(progress);
  expect(await runBuilt(['convert', input, '--out', out, '--workers', '1'])).toMatchObject({ status: 0 });
  expect(contentOf(out)).toEqual(contentOf(fresh));
  expect(readdirSync(join(out, '.mokuhyo'))).toEqual(['store', 'tmp']);
  expect(readdirSync(join(out, '.mokuhyo/tmp'))).toEqual([]);
}, 300_000);

test('Ctrl-C writes a valid part, says how to go on, and the next run completes it', async () => {
  const out = join(common, 'stopped');
  const ran = await runBuilt(['convert', input, '--out', out, '--json-log', '--workers', '2'], {
    meanwhile: (end, stderr) => {
      const timer = setInterval(() => {
        if (!stderr().includes('"document"')) return;
        clearInterval(timer);
        end('SIGINT');
      }, 20);
    },
  });
  expect(ran).toMatchObject({ status: 1, signal: null });
  expect(ran.stderr).toMatch(/Stopped with \d+ files left\. Run the same command again/);
  const part = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const left = part.inputs.filter((entry: { status: string }) => entry.status === 'not-reached').length;
  expect(left).toBeGreaterThan(0);
  expect(readFileSync(join(out, 'documents.csv'), 'utf8').split('\r\n')).toHaveLength(DOCUMENTS - left + 2);
  expect(await runBuilt(['convert', input, '--out', out, '--workers', '1'])).toMatchObject({ status: 0 });
  expect(contentOf(out)).toEqual(contentOf(fresh));
}, 120_000);

test('a second run into the same folder is refused while the first goes on', async () => {
  const out = join(common, 'twice');
  let second: Promise<Awaited<ReturnType<typeof runBuilt>>> | undefined;
  const first = await runBuilt(['convert', input, '--out', out, '--json-log', '--workers', '1'], {
    meanwhile: (_end, stderr) => {
      const timer = setInterval(() => {
        if (!stderr().includes('"started"')) return;
        clearInterval(timer);
        second = runBuilt(['convert', input, '--out', out]);
      }, 10);
    },
  });
  expect(first.status).toBe(0);
  const refused = await second;
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused?.stderr).toMatch(/Another run \(process \d+ on .*\) is using the output folder/);
}, 120_000);
