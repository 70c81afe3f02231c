import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { askPassword, readPasswordFile } from '../../src/cli/passwords.js';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { runMokuhyo } from './run-mokuhyo.js';

const locked = join(import.meta.dirname, '../../fixtures/broken/user-password/document.pdf');

/** A folder with a locked PDF and files of passwords. */
function prepare() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'in'));
  copyFileSync(locked, join(folder, 'in/locked.pdf'));
  writeFileSync(join(folder, 'right.txt'), 'not this one\r\nsecret\r\n');
  writeFileSync(join(folder, 'wrong.txt'), 'not this one\n');
  writeFileSync(join(folder, 'empty.txt'), '\n');
  const out = join(folder, 'out');
  return {
    folder,
    out,
    convert: (...more: string[]) =>
      runMokuhyo(['convert', join(folder, 'in'), '--out', out, '--workers', '0', ...more]),
    documents: () => readFileSync(join(out, 'documents.csv'), 'utf8'),
  };
}

describe('convert --password-file', () => {
  test('opens what it fits, also where an earlier run failed, and stores no password', async () => {
    const { folder, out, convert, documents } = prepare();
    expect(await convert()).toMatchObject({ status: 1 });
    expect(await convert('--password-file', join(folder, 'wrong.txt'))).toMatchObject({ status: 1 });
    expect(documents()).toContain(',failed,');
    expect(await convert('--password-file', join(folder, 'right.txt'))).toMatchObject({ status: 0 });
    expect(documents()).toContain(',complete,');
    const names = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const { parentPath, name } of names) {
      expect(readFileSync(join(parentPath, name), 'latin1')).not.toMatch(/secret|not this one|right\.txt/);
    }
  });

  test('a later run without it keeps what was read, even where it reads all anew', async () => {
    const { folder, convert, documents } = prepare();
    await convert('--password-file', join(folder, 'right.txt'));
    expect(await convert()).toMatchObject({ status: 0 });
    const forced = await convert('--force');
    expect(forced).toMatchObject({ status: 0 });
    expect(forced.stderr).toContain('locked.pdf');
    expect(documents()).toContain(',complete,');
  });

  test.each([
    ['empty.txt', /empty/],
    ['none.txt', /There is no/],
  ])('refuses %s', async (name, message) => {
    const { folder, convert } = prepare();
    const ran = await convert('--password-file', join(folder, name));
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(message);
  });
});

test('inspect and review open it, too', async () => {
  const { folder, out, convert } = prepare();
  const passwords = ['--password-file', join(folder, 'right.txt')];
  await convert(...passwords);
  const inspected = await runMokuhyo([
    'inspect',
    locked,
    '--out',
    join(folder, 'stages'),
    '--pages',
    '1',
    ...passwords,
  ]);
  expect(inspected.status).toBe(0);
  const review = (...more: string[]) =>
    runMokuhyo(['review', out, '--pdfs', join(folder, 'in'), '--workers', '0', ...more]);
  const pictures = () => readdirSync(join(out, 'review/pages')).filter((name) => name.endsWith('.webp')).length;
  expect(await review()).toMatchObject({ status: 0 });
  expect(pictures()).toBe(0);
  expect(await review(...passwords)).toMatchObject({ status: 0 });
  expect(pictures()).toBe(2);
});

test('a person is asked, and what is typed is not shown', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asking = askPassword('2020/locked.pdf', 'ja', { input, output });
  input.write('secret\r');
  expect(await asking).toBe('secret');
  const shown = String(output.read());
  expect(shown).toContain('「2020/locked.pdf」を開くパスワード');
  expect(shown).not.toContain('secret');
});

test('passwords of a file are its lines', () => {
  const file = join(temporaryFolder(), 'passwords.txt');
  writeFileSync(file, '\uFEFF一番\r\n a b ,\n\n');
  expect(readPasswordFile(file, 'en')).toEqual({ kind: 'read', passwords: ['一番', ' a b ,'] });
  expect(readPasswordFile(undefined, 'en')).toEqual({ kind: 'read', passwords: [] });
});
