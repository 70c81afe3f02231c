import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { describeFileCode, describeFileProblem, fileReason } from '../../src/cli/file-problem.js';
import { catalogue } from '../../src/issues/catalogue.js';
import { runMokuhyo } from './run-mokuhyo.js';

const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-messages-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'a-folder'));
writeFileSync(join(folder, 'a-file'), 'x');
const at = (name: string): string => join(folder, name);

describe('no system code reaches a person', () => {
  test.each<readonly string[]>([
    ['inspect', 'a-folder'],
    ['inspect', 'none.pdf'],
    ['inspect', 'a-file/below.pdf'],
    ['series', 'a-file'],
    ['series', 'none'],
    ['review', 'none'],
    ['lint', 'none'],
    ['init', 'a-file'],
    ['init', 'none'],
    ['profiles', 'check', 'a-folder'],
    ['profiles', 'check', 'none.json'],
    ['corrections', 'check', 'a-folder'],
    ['convert', 'a-file', '--sources', 'a-folder'],
    ['convert', 'a-file', '--corrections', 'none.csv'],
    ['convert', 'a-file', '--profile', 'a-folder'],
    ['convert', 'a-file', '--config', 'a-folder'],
    ['convert', 'none'],
  ])('%s %s %s %s', async (...parameters) => {
    const inFolder = parameters.map((word) => (/^(a-|none)/.test(word) ? at(word) : word));
    for (const [locale, script] of [
      ['ja_JP.UTF-8', /\p{Script=Hiragana}/u],
      ['C.UTF-8', /[a-z]/],
    ] as const) {
      const { status, stderr } = await runMokuhyo(inFolder, { env: { LC_ALL: locale }, cwd: folder });
      expect(status).toBe(2);
      expect(stderr.replaceAll(folder, '')).toMatch(script);
      expect(stderr).not.toMatch(/\bE[A-Z]{4,}\b|\n\s+at /);
    }
  });

  test('what the system says is a sentence in the reader’s language', () => {
    expect(describeFileCode('EISDIR', 'x.csv', 'ja')).toBe('「x.csv」はフォルダーです。ファイルを指定してください。');
    expect(describeFileCode('EPERM', 'x', 'en')).toBe(describeFileCode('EACCES', 'x', 'en'));
    expect(describeFileCode('EXYZ', 'x.csv', 'en')).toContain('EXYZ');
    expect(fileReason('ENOSPC: no space left on device, write', 'ja')).toBe('空き容量がありません');
    expect(fileReason('a lock of another kind', 'en')).toBe('a lock of another kind');
    expect(() => describeFileProblem(new TypeError('a fault of ours'), 'x', 'en')).toThrow('a fault of ours');
  });
});

describe('two sentences never run together', () => {
  test('a path that is not there and its remedy', async () => {
    const { stderr } = await runMokuhyo(['convert', at('none'), '--out', at('out')], {
      env: { LC_ALL: 'ja_JP.UTF-8' },
    });
    expect(stderr).toMatch(/ありません: .*none。パスに誤りがないか/);
  });

  test.each(Object.entries(catalogue))('%s', (_, { message, message_ja, help_ja }) => {
    expect(message).toMatch(/[.?]$/);
    expect(message_ja).toMatch(/。$|[:：] ?「?\{actual\}」?$/);
    expect(help_ja).toMatch(/。$/);
  });
});

describe('a profile that is wrong', () => {
  const check = async (content: string) => {
    writeFileSync(at('city.json'), content);
    return runMokuhyo(['profiles', 'check', at('city.json')], { env: { LC_ALL: 'ja_JP.UTF-8' } });
  };
  const city = { name: 'hanagawa', title: '花川市' };

  test.each([
    [{ ...city, colour: '青' }, /キー colour は使えません。使えるのは name, title, extends, .*headers/],
    [{ ...city, headers: { divison: ['課'] } }, /headers: キー divison は使えません。使えるのは .*division/],
    [{ ...city, kinds: { goal: ['目標'] } }, /kinds: キー goal は使えません。使えるのは baseline, actual, .*target/],
    [{ ...city, headers: { division: '課' } }, /headers\.division: 一覧 \[ … \]で書いてください/],
    [{ name: 'hanagawa' }, /title: がありません。文字列を書いてください/],
    [{ ...city, selected_by: [''] }, /selected_by\.0: 空にはできません/],
    [{ ...city, extends: 'nowhere' }, /extends: 組み込みのプロファイル「nowhere」はありません。使えるのは .*general/],
    [[], /項目の集まり \{ … \}で書いてください/],
  ])('%j', async (profile, message) => {
    const { status, stderr } = await check(JSON.stringify(profile));
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/Invalid|Unrecognized|expected/);
  });

  test.each([
    ['{\n  "name": "x"\n  "title": "y"\n}', /3行目の3文字目から/],
    ['{\n  "name": "x",\n}', /3行目の1文字目から/],
    ['{ "name": "x"', /1行目の14文字目から/],
    ['{ "name": x }', /1行目の11文字目から/],
  ])('no JSON: %j', async (text, message) => {
    expect((await check(text)).stderr).toMatch(message);
  });
});

test.each([
  ['read', /^エラー: 文字列か/],
  ['corrections profile x.csv', /^エラー: オプション「--name <name>」が必要です。/],
  ['convert --workers x a', /^エラー: .*0以上の整数/],
])('a complaint about the command line is in Japanese as a whole: %s', async (line, message) => {
  const { status, stderr } = await runMokuhyo(line.split(' '), { env: { LC_ALL: 'ja_JP.UTF-8' } });
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('error:');
});

test('each default is told once, in the reader’s language', async () => {
  for (const command of ['convert', 'inspect', 'review', 'init']) {
    const { stdout } = await runMokuhyo([command, '--help'], { env: { LC_ALL: 'ja_JP.UTF-8' } });
    expect(stdout).not.toMatch(/default|choices/);
    for (const option of stdout.split(/\n(?= {2}-)/)) expect(option.match(/既定/g)?.length ?? 0).toBeLessThan(2);
  }
  const { stdout } = await runMokuhyo(['convert', '--help']);
  expect(stdout.match(/default: what cores and memory allow/g)).toHaveLength(1);
  expect(readdirSync(folder)).not.toContain('out');
});

test('inspecting a scan without the engines says what to install, and writes nothing', async () => {
  const pdf = join(import.meta.dirname, '../../fixtures/broken/ocr-layer/document.pdf');
  // A folder of models that holds none: said wherever the packages lie.
  const flags = ['--out', at('inspected'), '--ocr-packages', at('a-folder'), '--ocr-models', at('a-folder')];
  for (const flag of ['--ocr', '--trust-ocr']) {
    const { status, stderr } = await runMokuhyo(['inspect', pdf, flag, ...flags]);
    expect(status).toBe(2);
    expect(stderr).toContain('Japanese.traineddata');
    expect(readdirSync(folder)).not.toContain('inspected');
  }
});
