import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { enter, type StudioProcess, startStudio } from './studio-process.js';

const unknown = join(import.meta.dirname, '../../fixtures/documents/kobushi-2024-unknown-header/document.pdf');
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-answers-'));
const dataset = join(folder, 'dataset');
let studio: StudioProcess;

beforeAll(async () => {
  await runMokuhyo(['convert', unknown, '--out', dataset, '--quiet', '--workers', '0']);
}, 120_000);
afterAll(async () => {
  await studio?.close();
  rmSync(folder, { recursive: true });
});

// Where a studio read in its own thread, loading pdf.js once put a stand-in in the place of Response, and whatever was asked meanwhile was answered with 500.
test.each([
  ['in threads', '1'],
  ['in its own thread', '0'],
])('a studio that reads %s answers while its first reading begins', async (_where, workers) => {
  studio = await startStudio(dataset, '--workers', workers);
  const cookie = await enter(studio);
  const [row] = parse<Record<string, string>>(readFileSync(join(dataset, 'documents.csv'), 'utf8'), {
    columns: true,
    bom: true,
  });
  const teaching = {
    document: row?.['document_id'],
    title: '',
    words: ['めあて', 'ものさし'],
    columns: [{ header: 'ものさし', role: 'indicator_name', value_kind: '', year: '' }],
    rows: [],
  };
  let isRead = false;
  const reading = fetch(`${studio.origin}/api/teach/preview`, {
    method: 'POST',
    headers: { cookie, origin: studio.origin, 'content-type': 'application/json' },
    body: JSON.stringify(teaching),
  }).finally(() => {
    isRead = true;
  });
  const answers = new Set<number>();
  while (!isRead) {
    const answer = await fetch(`${studio.origin}/api/state`, { headers: { cookie } });
    answers.add(answer.status);
    await answer.text();
  }
  expect([[...answers], (await reading).status, studio.said().split('\n').length]).toEqual([[200], 200, 2]);
  await studio.close();
});
