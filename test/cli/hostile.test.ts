import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostilePdfs, mutatePdf } from '../batch/mutated-pdfs.js';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { runBuilt } from './run-mokuhyo.js';

const fixtures = join(import.meta.dirname, '../../fixtures/documents');

/** A sample of what `npm run hostile` goes through by the thousand. */
const MUTATED = 24;
/** So much of the work that `npm run hostile` asks for, where size alone makes it. */
const SHARE = 0.2;

test('damaged and hostile PDFs: no crash, no hang, a row for every file', async () => {
  const folder = temporaryFolder();
  const input = join(folder, 'in');
  mkdirSync(input);
  const sources = readdirSync(fixtures).filter((name) => !name.includes('chromium'));
  for (let index = 0; index < MUTATED; index++) {
    const pdf = readFileSync(join(fixtures, sources[index % sources.length] ?? '', 'document.pdf'));
    writeFileSync(join(input, `${index}.pdf`), Buffer.concat([mutatePdf(pdf, index), Buffer.from(`\n%${index}`)]));
  }
  for (const [name, make] of Object.entries(hostilePdfs)) writeFileSync(join(input, `${name}.pdf`), make(SHARE));
  const out = join(folder, 'out');
  const ran = await runBuilt(['convert', input, '--out', out]);
  expect(ran.status).toBe(1);
  expect(ran.stderr).not.toMatch(/^\s+at /m);
  const rows = readFileSync(join(out, 'documents.csv'), 'utf8').split('\r\n').slice(1, -1);
  expect(rows).toHaveLength(MUTATED + Object.keys(hostilePdfs).length);
  expect(readFileSync(join(out, 'issues.csv'), 'utf8')).not.toContain('batch/crashed');
}, 600_000);

test.each([0, 1])('a promise that pdf.js loses sight of ends no run (%i workers)', async (workers) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lost.pdf'), hostilePdfs['pages of another generation']?.() ?? '');
  const out = join(folder, 'out');
  const ran = await runBuilt(['convert', folder, '--out', out, '--workers', String(workers)]);
  expect(ran.status).toBe(1);
  const issues = readFileSync(join(out, 'issues.csv'), 'utf8');
  expect(issues).toContain('page/damaged');
  expect(issues).not.toContain('batch/crashed');
});
