import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InstalledPackage, installPackage } from './installed.js';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/library.md'), 'utf8');
/** The examples of docs/library.md, in order. */
const examples = [...page.matchAll(/^```(js|cjs)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = ''], index) => ({
  name: `example-${index}.${language === 'js' ? 'mjs' : 'cjs'}`,
  code,
}));

let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
  const { folder } = installed;
  copyFileSync(join(root, 'fixtures/documents/isehara-2020-bunka-torn/document.pdf'), join(folder, 'declaration.pdf'));
  const program = join(folder, 'node_modules/mokuhyo/dist/cli/main.js');
  execFileSync(process.execPath, [program, 'convert', 'declaration.pdf', '--quiet'], { cwd: folder });
});
afterAll(() => installed.remove());

test('docs/library.md has examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
});

describe.each(examples)('$name of docs/library.md', ({ name, code }) => {
  test('runs as it stands, and prints what its comments say', () => {
    writeFileSync(join(installed.folder, name), code);
    const printed = execFileSync(process.execPath, [name], { cwd: installed.folder, encoding: 'utf8' });
    expect(printed).not.toBe('');
    const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment = '']) => comment);
    expect(printed.trimEnd().split('\n')).toEqual(expect.arrayContaining(said));
  });
});
