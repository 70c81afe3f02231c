import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { configText } from '../../src/cli/config-template.js';
import { loadDatasetConfig, readDatasetConfig } from '../../src/cli/dataset-config-file.js';
import { lintLines, lintSummary } from '../../src/cli/lint-report.js';
import { openLintFolder } from '../../src/lint/read-folder.js';
import { datasetConfigSchema, defaultDatasetConfig } from '../../src/schema/dataset-config.js';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { exampleFolder, lint } from './example-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function writeExample(name: string): Promise<string> {
  const root = join(folder, name);
  for (const [path, bytes] of await exampleFolder()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return root;
}

describe('mokuhyo lint', () => {
  test('passes a clean folder, every rule by its item number', async () => {
    const { status, stdout } = await runMokuhyo(['lint', await writeExample('clean'), '--lang', 'ja']);
    expect(status).toBe(0);
    for (let item = 1; item <= 15; item++) expect(stdout).toContain(`合格  1-${item} (mic/1-${item})`);
    expect(stdout).toContain('不合格 0件');
  });

  test('names place and remedy of a fault', async () => {
    const root = await writeExample('edited');
    const path = join(root, 'observations.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace(',12.50,', ',"1,200",'));
    const { status, stdout } = await runMokuhyo(['lint', root]);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /FAIL {2}1-3 .*\n {4}observations\.csv line 3 value_number: 1,200\n {4}Remedy: Remove separators/,
    );
    expect(stdout).toContain('file/hash');
  });

  test('answers in JSON where asked', async () => {
    const { stdout } = await runMokuhyo(['lint', join(folder, 'clean'), '--json']);
    expect(JSON.parse(stdout).counts).toEqual({ fail: 0, warning: 0, info: 0 });
  });

  test('a folder that is none is a wrong command line', async () => {
    const { status, stderr } = await runMokuhyo(['lint', join(folder, 'nowhere')]);
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere');
  });
});

test('a folder is read as far as it is ours: no hidden files, no other folders', async () => {
  const root = await writeExample('other');
  mkdirSync(join(root, 'memo'));
  writeFileSync(join(root, 'memo', 'a.csv'), '');
  writeFileSync(join(root, '.hidden'), '');
  const source = await openLintFolder(root);
  expect(source?.paths.filter((path) => path.includes('memo') || path.includes('hidden'))).toEqual([]);
  expect(source?.paths).toContain('observations.csv');
  expect(await openLintFolder(join(root, 'observations.csv'))).toBeUndefined();
});

test('a report keeps what a document says from steering the terminal', async () => {
  const files = await exampleFolder();
  files.set('roles.csv', Buffer.from('\u001B[31m\r\n'));
  const lines = lintLines(await lint(files), 'en', true);
  expect(lines.join('\n')).not.toContain('\u001B');
  expect(lines.at(-1)).toBe(lintSummary(await lint(files), 'en'));
});

describe('mokuhyo init', () => {
  test('writes an example that is valid, and never over a file', async () => {
    const first = await runMokuhyo(['init'], { cwd: folder });
    expect([first.status, first.stderr]).toEqual([0, expect.stringContaining('mokuhyo.config.json')]);
    const path = join(folder, 'output/mokuhyo.config.json');
    expect(loadDatasetConfig(path)).toEqual({ kind: 'read', config: defaultDatasetConfig });
    writeFileSync(path, '{}');
    expect((await runMokuhyo(['init'], { cwd: folder })).status).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('{}');
    expect((await runMokuhyo(['init', join(folder, 'nowhere')])).status).toBe(2);
  });

  test('takes flags, and refuses what the configuration cannot hold', async () => {
    const flags = ['--publisher', '例市', '--licence', 'cc-by-4.0', '--frequency', 'annual', '--contact', '企画課'];
    expect((await runMokuhyo(['init', '.', ...flags], { cwd: folder })).status).toBe(0);
    expect(loadDatasetConfig(join(folder, 'mokuhyo.config.json'))).toMatchObject({
      kind: 'read',
      config: {
        publisher: { name: '例市' },
        contact: { name: '企画課' },
        update_frequency: 'annual',
        licence: { name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/deed.ja' },
      },
    });
    for (const wrong of [
      ['--frequency', 'daily'],
      ['--licence', 'own'],
    ]) {
      const ran = await runMokuhyo(['init', '.', ...wrong], { cwd: mkdtempSync(join(folder, 'wrong-')) });
      expect(ran.status).toBe(2);
    }
  });

  test('what is commented out is valid, too', () => {
    const uncommented = configText({}).replace(/^( +)\/\/ ("\w+": .+)$/gm, '$1$2');
    expect(uncommented).toMatch(/^ +"homepage"/m);
    const read = readDatasetConfig(uncommented);
    expect(read).toMatchObject({ kind: 'read' });
    const members = Object.keys(read.kind === 'read' ? read.config : {});
    expect(members.sort()).toEqual(
      Object.keys(datasetConfigSchema.shape)
        .filter((name) => name !== '$schema')
        .sort(),
    );
  });
});

describe('mokuhyo.config.json', () => {
  test.each([
    ['{"titel": "x"}', 'titel'],
    ['{"update_frequency": "daily"}', 'update_frequency'],
    ['{"homepage": "ftp://example.jp"}', 'homepage'],
    ['{"name": "目標"}', 'name'],
    ['{', 'JSON'],
    ['[]', 'object'],
  ])('%s is refused', (text, word) => {
    const read = readDatasetConfig(text);
    expect(read.kind === 'refused' ? JSON.stringify(read.problems) : '').toContain(word);
  });

  test('an empty one is the default', () => {
    expect(readDatasetConfig('\uFEFF{ /* nothing */ }')).toEqual({ kind: 'read', config: defaultDatasetConfig });
  });

  test('one that is named must be there', () => {
    expect(() => loadDatasetConfig(join(folder, 'nowhere.json'))).toThrow('ENOENT');
    expect(loadDatasetConfig(undefined)).toEqual({ kind: 'read', config: defaultDatasetConfig });
  });
});
