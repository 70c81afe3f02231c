import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pdfFinder } from '../../src/review/find-pdf.js';

const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-find-'));
const bytes = Buffer.from('%PDF-1.7 one');
const sha256 = createHash('sha256').update(bytes).digest('hex');
mkdirSync(join(folder, 'given/sub'), { recursive: true });
mkdirSync(join(folder, 'other'));
writeFileSync(join(folder, 'given/sub/one.pdf'), bytes);
writeFileSync(join(folder, 'given/changed.pdf'), 'other bytes');
writeFileSync(join(folder, 'other/renamed.PDF'), bytes);
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['by its name', ['given'], 'sub/one.pdf', true],
  ['by its content, where it was renamed', ['other'], 'sub/one.pdf', true],
  ['by its content, where the name stands for another file now', ['given'], 'changed.pdf', true],
  ['in the second folder', ['nowhere', 'given'], 'sub/one.pdf', true],
  ['nowhere', ['nowhere'], 'sub/one.pdf', false],
])('a PDF is found %s', async (_, folders, source_file, isFound) => {
  const found = await pdfFinder(folders.map((name) => join(folder, name)))({ source_file, sha256 });
  expect(found === undefined ? undefined : Buffer.from(found).toString()).toBe(isFound ? '%PDF-1.7 one' : undefined);
});

test('a file of the right name with other content is not the document', async () => {
  const find = pdfFinder([join(folder, 'given')]);
  expect(await find({ source_file: 'changed.pdf', sha256: '0'.repeat(64) })).toBeUndefined();
});
