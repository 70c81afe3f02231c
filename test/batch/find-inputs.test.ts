import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findInputs } from '../../src/batch/find-inputs.js';
import { fill, temporaryFolder } from './temporary-folder.js';

const namesOf = async (...paths: string[]): Promise<string[]> =>
  (await findInputs(paths)).files.map((file) => file.sourceFile);
const problemsOf = async (...paths: string[]): Promise<string[]> =>
  (await findInputs(paths)).problems.map((problem) => `${problem.kind} ${problem.sourceFile}`);

test('walks folders to any depth, takes .pdf in any case, leaves hidden names and others out', async () => {
  const folder = fill(temporaryFolder(), {
    'b.pdf': '',
    'A.PDF': '',
    '子ども部/令和2年度.Pdf': '',
    '.hidden.pdf': '',
    '.git/x.pdf': '',
    'x.pdf.txt': '',
    pdf: '',
    'folder.pdf/inside.pdf': '',
  });
  expect(await namesOf(folder)).toEqual(['A.PDF', 'b.pdf', 'folder.pdf/inside.pdf', '子ども部/令和2年度.Pdf']);
});

test('takes a file given by itself whatever its name', async () => {
  const folder = fill(temporaryFolder(), { 'a.bin': '' });
  expect(await namesOf(join(folder, 'a.bin'))).toEqual(['a.bin']);
});

test('follows links, and comes out of cycles', async () => {
  const folder = fill(temporaryFolder(), { 'in/a.pdf': '', 'elsewhere/b.pdf': '' });
  symlinkSync('..', join(folder, 'in/up'));
  symlinkSync(join(folder, 'in'), join(folder, 'in/self'));
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'in/other'));
  symlinkSync('a.pdf', join(folder, 'in/again.pdf'));
  symlinkSync('loop.pdf', join(folder, 'in/loop.pdf'));
  const found = await findInputs([join(folder, 'in')]);
  expect(found.files.map((file) => file.sourceFile)).toEqual(['a.pdf', 'again.pdf', 'other/b.pdf']);
  expect(found.problems).toMatchObject([{ kind: 'missing', sourceFile: 'loop.pdf', reason: 'ELOOP' }]);
});

test('counts a file once that is given beside its folder, in any order', async () => {
  const folder = fill(temporaryFolder(), { 'a/b/x.pdf': '', 'a/y.pdf': '' });
  const paths = [folder, join(folder, 'a/y.pdf'), join(folder, 'a', '..', 'a/y.pdf'), join(folder, 'a/b'), folder];
  const found = await namesOf(...paths);
  expect(found).toHaveLength(2);
  expect(await namesOf(...paths.toReversed())).toEqual(found);
});

test('says what gave nothing, and why', async () => {
  const folder = fill(temporaryFolder(), { 'full/a.pdf': '', 'empty/readme.txt': '' });
  symlinkSync('nowhere', join(folder, 'full/gone.pdf'));
  symlinkSync('nowhere', join(folder, 'full/gone.txt'));
  expect(await problemsOf(join(folder, 'full'), join(folder, 'empty'), join(folder, 'none.pdf'), '/dev/null')).toEqual([
    'not-a-file null',
    'empty-folder empty',
    'missing gone.pdf',
    'missing none.pdf',
  ]);
});

test('makes hostile names safe, and still opens the files', async () => {
  const folder = temporaryFolder();
  const names = ['a\nb.pdf', '\u001b[31mred.pdf', '=1+1.pdf', '\u202efdp.pdf', 'x y.pdf', '"quoted",.pdf'];
  for (const name of names) writeFileSync(join(folder, name), name);
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.pdf')]), 'bytes');
  mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x82, 0xa0])]));
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x82, 0xa0]), Buffer.from('/s.pdf')]), 's');
  const { files, problems } = await findInputs([folder]);
  expect(problems).toEqual([]);
  expect(files.map((file) => file.sourceFile).toSorted()).toEqual(
    [
      'a\\u{a}b.pdf',
      '\\u{1b}[31mred.pdf',
      '=1+1.pdf',
      '\\u{202e}fdp.pdf',
      'x y.pdf',
      '"quoted",.pdf',
      '\ufffd\ufffd.pdf',
      '\ufffd\ufffd/s.pdf',
    ].toSorted(),
  );
  expect(files.filter((file) => Buffer.isBuffer(file.path))).toHaveLength(2);
});
