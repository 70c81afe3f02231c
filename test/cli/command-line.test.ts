import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandLoaders } from '../../src/cli/command-names.js';
import { chosenLanguage, environmentLanguage } from '../../src/cli/language.js';
import { buildProgram } from '../../src/cli/program.js';
import { formatSeconds } from '../../src/cli/progress-counts.js';
import { terminalWidth } from '../../src/cli/summary.js';
import { readMunicipalityCode } from '../../src/values/municipality-code.js';
import { runMokuhyo } from './run-mokuhyo.js';

test.each([
  [{ LC_ALL: 'ja_JP.UTF-8' }, 'ja'],
  [{ LC_ALL: '', LC_MESSAGES: 'ja', LANG: 'en_US' }, 'ja'],
  [{ LANG: 'ja_JP.eucJP' }, 'ja'],
  [{ LC_ALL: 'C', LANG: 'ja_JP' }, 'en'],
  [{}, 'en'],
] as const)('the language of %j is %s', (environment, language) => {
  expect(environmentLanguage(environment)).toBe(language);
});

test.each([
  [['convert', '--lang', 'ja'], 'ja'],
  [['--lang=ja', 'convert'], 'ja'],
  [['read', '--', '--lang', 'ja'], 'en'],
  [['convert', '--lang'], 'en'],
  [['convert', '--lang', 'fr'], 'en'],
] as const)('the language that %j chooses is %s', (argv, language) => {
  expect(chosenLanguage(argv, {})).toBe(language);
});

test.each([
  ['142140', '142140'],
  ['14214', '142140'],
  ['141003', '141003'],
  ['112089', '112089'],
  ['132047', '132047'],
  ['011002', '011002'],
  ['１４２１４０', '142140'],
  ['142141', undefined],
  ['1421', undefined],
  ['伊勢原市', undefined],
])('the code of a municipality %s is %s', (text, code) => {
  expect(readMunicipalityCode(text)).toBe(code);
});

test.each([
  [0, '0:00'],
  [64.2, '1:05'],
  [3723, '1:02:03'],
  [Number.POSITIVE_INFINITY, '–'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

test('wide characters take two columns', () => {
  expect(terminalWidth('目標a')).toBe(5);
});

describe('help', () => {
  test.each(Object.keys(commandLoaders))('of %s has an example, in both languages', async (name) => {
    for (const language of ['ja', 'en'] as const) {
      const program = await buildProgram([name], language, '0');
      const command = program.commands.find((candidate) => candidate.name() === name);
      let help = '';
      for (const part of command ? [command, ...command.commands] : []) {
        part.configureOutput({
          writeOut: (text) => {
            help += text;
          },
        });
        part.outputHelp();
      }
      expect(help).toMatch(new RegExp(`(例:|Example:)[^]*mokuhyo ${name}`));
      expect(help).toContain('--lang <language>');
    }
  });

  test('names every command', async () => {
    const { stdout, status } = await runMokuhyo(['--help'], { env: { LC_ALL: 'ja_JP.UTF-8' } });
    expect(status).toBe(0);
    for (const name of Object.keys(commandLoaders)) expect(stdout).toContain(`  ${name}`);
    expect(stdout).toContain('使い方:');
  });

  test('--version is that of package.json', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(await runMokuhyo(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});

test.each([
  [[], 'Usage:'],
  [['convert'], "missing required argument 'path'"],
  [['foo'], "unknown command 'foo'"],
  [['convert', 'x', '--foo'], "unknown option '--foo'"],
  [['convert', 'x', '--workers', '-1'], 'Give a whole number'],
  [['convert', 'x', '--workers', 'two'], 'Give a whole number'],
  [['convert', 'x', '--timeout', '0'], 'Give a number above 0'],
  [['convert', 'x', '--lang', 'fr'], 'Allowed choices are ja, en'],
  [['convert', 'x', '--out'], "option '--out <folder>' argument missing"],
])('a wrong command line %j ends with 2', async (parameters, message) => {
  const { status, stdout, stderr } = await runMokuhyo(parameters);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each([
  [['convert'], '引数「path」が足りません'],
  [['convert', 'x', '--foo'], 'オプション「--foo」はありません'],
  [['convert', 'x', '--workers', 'two'], '「--workers <number>」に「two」は使えません'],
  [['foo'], 'コマンド「foo」はありません'],
])('%j is refused in Japanese, too', async (parameters, message) => {
  const { status, stderr } = await runMokuhyo(parameters, { env: { LC_ALL: 'ja_JP.UTF-8' } });
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
