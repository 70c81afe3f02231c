import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentOf, fill, temporaryFolder } from '../batch/temporary-folder.js';
import { runBuilt, runMokuhyo } from './run-mokuhyo.js';

const fixtures = join(import.meta.dirname, '../../fixtures');
const documents = readdirSync(join(fixtures, 'documents'))
  .filter((name) => name.startsWith('isehara-2020'))
  .sort()
  .slice(0, 7);
const pdfOf = (name: string): string => join(fixtures, 'documents', name, 'document.pdf');
const brokenOf = (name: string): string => join(fixtures, 'broken', name, 'document.pdf');

/** Copies some fixtures into one folder, named after their cases. */
function inputOf(folder: string, names: readonly string[] = documents, of = pdfOf): string {
  mkdirSync(folder, { recursive: true });
  for (const name of names) cpSync(of(name), join(folder, `${name}.pdf`));
  return folder;
}

const rows = (out: string, table: string): string[] =>
  readFileSync(join(out, `${table}.csv`), 'utf8')
    .split('\r\n')
    .slice(1, -1);

describe('exit status and messages', () => {
  test('0 where every document is complete, with a table at the end and nothing on stdout', async () => {
    const folder = temporaryFolder();
    const ran = await runBuilt(['convert', inputOf(join(folder, 'in')), '--out', join(folder, 'out')]);
    expect(ran).toMatchObject({ status: 0, stdout: '' });
    expect(ran.stderr).toMatch(
      new RegExp(
        `documents +complete ${documents.length} +partial 0 +failed 0\nindicators +\\d+\nobservations +\\d+\nissues +error 0 .*\nfiles in +`,
      ),
    );
    expect(rows(join(folder, 'out'), 'documents')).toHaveLength(documents.length);
    expect(existsSync(join(folder, 'out/.mokuhyo/lock'))).toBe(false);
  });

  test('1 where one is not, the others are written all the same, and each bad one has its message and rows', async () => {
    const folder = temporaryFolder();
    const broken = readdirSync(join(fixtures, 'broken'));
    const input = inputOf(inputOf(join(folder, 'in'), documents.slice(0, 1)), broken, brokenOf);
    const out = join(folder, 'out');
    const ran = await runBuilt(['convert', input, '--out', out]);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).not.toMatch(/^\s+at /m);
    const documentRows = rows(out, 'documents').map((row) => row.split(','));
    expect(documentRows).toHaveLength(broken.length + 1);
    const bad = documentRows.filter((cells) => cells[5] !== 'complete');
    expect(bad.length).toBeGreaterThan(3);
    const issues = rows(out, 'issues');
    for (const [id = '', name = ''] of bad) {
      expect(ran.stderr).toContain(`${name}: `);
      expect(issues.some((row) => row.startsWith(`${id},`) && row.includes(',error,'))).toBe(true);
    }
    expect(readdirSync(join(out, 'documents'))).toHaveLength(broken.length + 1);
  });

  test.each<[string, (folder: string) => string[], string]>([
    ['nothing there', (folder) => [join(folder, 'none.pdf')], 'There is no such file or folder'],
    ['an empty folder', (folder) => [join(folder, 'empty')], 'There is no PDF in the folder'],
    [
      'no code of a municipality',
      (folder) => [join(folder, 'in'), '--municipality', '142141'],
      'is no code of a municipality',
    ],
    [
      'a profile that is not there',
      (folder) => [join(folder, 'in'), '--profile', join(folder, 'none.json')],
      'There is no',
    ],
    ['a profile that is wrong', (folder) => [join(folder, 'in'), '--profile', join(folder, 'list.csv')], 'The profile'],
    [
      'a list of sources that is wrong',
      (folder) => [join(folder, 'in'), '--sources', join(folder, 'list.csv')],
      'line 1:',
    ],
    [
      'corrections that are wrong',
      (folder) => [join(folder, 'in'), '--corrections', join(folder, 'list.csv')],
      'line 1:',
    ],
    [
      'sources that are no text',
      (folder) => [join(folder, 'in'), '--sources', join(folder, 'book.csv')],
      'neither UTF-8 nor Windows-31J',
    ],
    ['sources that are a folder', (folder) => [join(folder, 'in'), '--sources', join(folder, 'empty')], 'is a folder'],
  ])('2 for %s, and nothing is written', async (_name, parametersOf, message) => {
    const folder = fill(temporaryFolder(), {
      'in/a.pdf': 'no pdf',
      'empty/x.txt': '',
      'list.csv': 'a,b\r\n1,2\r\n',
      'book.csv': Buffer.from('PK\u0003\u0004\0\0'),
    });
    const ran = await runMokuhyo(['convert', ...parametersOf(folder), '--out', join(folder, 'out')]);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain(message);
    expect(ran.stderr).toContain('Nothing was written.');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('2 where the output folder cannot be written', async () => {
    const folder = fill(temporaryFolder(), { 'in/a.pdf': 'no pdf', out: 'a file' });
    const ran = await runMokuhyo(['convert', join(folder, 'in'), '--out', join(folder, 'out')]);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(/Cannot write to the output folder .*out.*--out/);
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('a file');
  });

  test('speaks Japanese where the environment does', async () => {
    const folder = temporaryFolder();
    const input = inputOf(inputOf(join(folder, 'in'), documents.slice(0, 1)), ['zero-bytes'], brokenOf);
    const ran = await runMokuhyo(['convert', input, '--out', join(folder, 'out'), '--workers', '0'], {
      env: { LC_ALL: 'ja_JP.UTF-8' },
    });
    expect(ran.stderr).toMatch(/文書 +完全 1 +一部 0 +失敗 1\n/);
    expect(ran.stderr).toMatch(/zero-bytes\.pdf: [^a-z]*\p{Script=Han}/u);
  });

  test('--quiet says errors only; --json-log says everything in JSON lines', async () => {
    const folder = temporaryFolder();
    const input = inputOf(inputOf(join(folder, 'in'), documents.slice(0, 1)), ['zero-bytes'], brokenOf);
    const convert = (out: string, flag: string) =>
      runMokuhyo(['convert', input, '--out', join(folder, out), '--workers', '0', flag]);
    const quiet = await convert('a', '--quiet');
    expect(quiet.stderr.trim().split('\n')).toEqual([expect.stringMatching(/^zero-bytes\.pdf: /)]);
    const json = await convert('b', '--json-log');
    const events = json.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.filter((event) => event.kind === 'document')).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({ kind: 'finished', totals: { documents: { complete: 1, failed: 1 } } });
  });
});

test('names that could harm a terminal, a CSV or a path stay harmless', async () => {
  const folder = temporaryFolder();
  const input = join(folder, 'in');
  mkdirSync(input);
  const names = ['=cmd|x.pdf', 'a\nb.pdf', '\u001b[31mred.pdf', '\u202egnp.pdf', '-- --out x.pdf', '部 長,"宣言".PDF'];
  for (const [index, name] of names.entries()) writeFileSync(join(input, name), `not a pdf ${index}`);
  symlinkSync('..', join(input, 'up'));
  const out = join(folder, 'out');
  const ran = await runMokuhyo(['convert', input, '--out', out, '--workers', '0']);
  expect(ran.status).toBe(1);
  expect(ran.stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  const parsed = readFileSync(join(out, 'documents.csv'), 'utf8');
  expect(parsed.split('\r\n')).toHaveLength(names.length + 2);
  expect(parsed).toContain('=cmd|x.pdf');
  expect(parsed).toContain('a\\u{a}b.pdf');
  expect(parsed).toContain('"部 長,""宣言"".PDF"');
});

test('the same bytes for any number of workers and any order of input', async () => {
  const folder = temporaryFolder();
  const names = [...documents, 'kakitsubata-2021-values', 'wakamizu-2021-units'];
  const input = inputOf(join(folder, 'in'), names);
  const paths = names.map((name) => join(input, `${name}.pdf`));
  const shuffled = [paths, paths.toReversed(), [...paths.slice(3), ...paths.slice(0, 3)]];
  const outputs = [];
  for (const [index, workers] of ['0', '1', '3'].entries()) {
    const out = join(folder, `out${workers}`);
    const ran = await runBuilt(['convert', ...(shuffled[index] ?? []), '--out', out, '--workers', workers]);
    expect(ran).toMatchObject({ status: 0 });
    outputs.push(contentOf(out));
  }
  expect(outputs[1]).toEqual(outputs[0]);
  expect(outputs[2]).toEqual(outputs[0]);
}, 240_000);
