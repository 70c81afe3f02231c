import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { runMokuhyo } from './run-mokuhyo.js';

const check = async (profile: unknown) => {
  const file = join(temporaryFolder(), 'city.json');
  writeFileSync(file, typeof profile === 'string' ? profile : JSON.stringify(profile));
  return runMokuhyo(['profiles', 'check', file, '--lang', 'en']);
};

test('lists the profiles that come with the program', async () => {
  const { status, stdout } = await runMokuhyo(['profiles']);
  expect(status).toBe(0);
  expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['isehara', 'general', '']);
});

test('finds nothing wrong with a good one', async () => {
  const { status, stdout } = await check({
    name: 'hanagawa',
    title: '花川市',
    municipality: { name: '花川市', code: '142140' },
  });
  expect(status).toBe(0);
  expect(stdout).toContain('花川市 142140');
});

test.each([
  [
    'a wrong check digit',
    { name: 'hanagawa', title: '花川市', municipality: { name: '花川市', code: '123456' } },
    'check digit',
  ],
  ['an unknown field', { name: 'hanagawa', title: '花川市', colour: 'blue' }, 'colour'],
  ['no JSON', '{', 'JSON'],
])('names %s', async (_what, profile, words) => {
  const { status, stderr } = await check(profile);
  expect(status).toBe(1);
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a wrong profile in the dataset’s own folder stops the run and is named', async () => {
  const out = temporaryFolder();
  mkdirSync(join(out, 'profiles'));
  writeFileSync(join(out, 'profiles', 'form-a.json'), '{ "name": "form-a" }');
  const document = join(import.meta.dirname, '../../fixtures/documents/kobushi-2024-unknown-header/document.pdf');
  const { status, stderr } = await runMokuhyo(['convert', document, '--out', out, '--lang', 'en', '--workers', '0']);
  expect(status).toBe(2);
  expect(stderr).toContain('form-a.json is wrong: title');
});
