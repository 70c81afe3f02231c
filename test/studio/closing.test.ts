import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { enter, startStudio } from './studio-process.js';

const fixture = join(import.meta.dirname, '../../fixtures/documents/kobushi-2024-unknown-header/document.pdf');
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-closing-'));
const dataset = join(folder, 'dataset');

afterAll(() => rmSync(folder, { recursive: true }));

test('a studio ends by itself, though pages wait to be drawn and tables to be tried', async () => {
  await runMokuhyo(['convert', fixture, '--out', dataset, '--quiet', '--workers', '0']);
  const text = readFileSync(join(dataset, 'documents.csv'), 'utf8');
  const id = parse<Record<string, string>>(text, { columns: true, bom: true })[0]?.['document_id'] ?? '';
  const studio = await startStudio(dataset);
  onTestFinished(studio.kill);
  const cookie = await enter(studio);
  const headers = { cookie, origin: studio.origin, 'content-type': 'application/json' };
  const teaching = { document: id, title: '', words: ['めあて'], columns: [], rows: [] };
  // More than there are threads: the last of them still wait when the studio is ended.
  const asked = Array.from({ length: 12 }, (_, page) => [
    fetch(`${studio.origin}/pages/${id}/${page + 1}?scale=8`, { headers }),
    fetch(`${studio.origin}/api/teach/preview`, { method: 'POST', headers, body: JSON.stringify(teaching) }),
  ]).flat();
  const answers = Promise.allSettled(asked);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const ended = once(studio.child, 'exit');
  studio.child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  await answers;
}, 120_000);
