import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordsOf } from '../batch/csv-records.js';
import { contentOf, fill, temporaryFolder } from '../batch/temporary-folder.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';
import { type Ran, runMokuhyo } from './run-mokuhyo.js';

const pdf = (value: string): Uint8Array =>
  pdfWithTable([
    ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'],
    ['01-101', '健康教室の参加者数', '12人', value, '健康課'],
  ]);

/** Two folders of a PDF each, and `convert` run beside them. */
function twoFolders() {
  const folder = fill(temporaryFolder(), { 'in/2019/a.pdf': pdf('20人'), 'in/2020/a.pdf': pdf('30人') });
  const out = join(folder, 'out');
  const convert = (...parameters: string[]): Promise<Ran> =>
    runMokuhyo(['convert', ...parameters, '--out', 'out', '--workers', '0'], { cwd: folder });
  const packageOf = () => JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'));
  const rows = (table: string): readonly string[] =>
    readFileSync(join(out, `${table}.csv`), 'utf8')
      .split('\r\n')
      .slice(1, -1);
  return { folder, out, convert, packageOf, rows };
}

const config = (title: string): string =>
  JSON.stringify({ title, publisher: { name: '例市' }, licence: { name: 'X', title: 'X', path: 'https://x.jp/' } });

describe('what a dataset is about', () => {
  test('is claimed only where somebody said it, and the run says where', async () => {
    const { folder, convert, packageOf } = twoFolders();
    fill(folder, { 'mokuhyo.config.json': config('ここ') });
    const without = await convert('in/2019');
    expect(without.stderr).toContain('There is no mokuhyo.config.json');
    expect(without.stderr).toContain('The mokuhyo.config.json of the current folder is not taken');
    const lint = await runMokuhyo(['lint', 'out'], { cwd: folder });
    expect([lint.status, lint.stdout]).toEqual([0, expect.stringContaining('What a catalogue asks for is said')]);
    expect(packageOf().licenses).toBeUndefined();
    fill(folder, { 'in/mokuhyo.config.json': config('入力のそば') });
    const beside = await convert('in/2020');
    expect(beside.stderr).toMatch(/About the dataset: .*in\/mokuhyo\.config\.json/);
    expect(packageOf()).toMatchObject({ title: '入力のそば', licenses: [{ name: 'X' }] });
    fill(folder, { 'out/mokuhyo.config.json': config('出力') });
    expect((await convert('in/2020')).stderr).toContain('About the dataset: out/mokuhyo.config.json');
    expect(packageOf().title).toBe('出力');
  }, 180_000);

  test('does not go in silence when its file does', async () => {
    const { folder, out, convert, packageOf } = twoFolders();
    fill(folder, { 'about.json': config('題') });
    await convert('in/2019', '--config', 'about.json');
    await convert('in/2020');
    expect(packageOf().title).toBe('題');
    rmSync(join(folder, 'about.json'));
    const before = contentOf(out);
    const gone = await convert('in/2020');
    expect([gone.status, gone.stderr]).toEqual([2, expect.stringContaining('--no-config')]);
    expect(contentOf(out)).toEqual(before);
    expect((await convert('in/2020', '--no-config')).status).toBe(0);
    expect(packageOf().licenses).toBeUndefined();
  }, 180_000);
});

describe('what the next run takes over', () => {
  test('flavours, until they are dropped', async () => {
    const { out, convert } = twoFolders();
    await convert('in/2019', '--also', 'ja,jsonl');
    await convert('in/2020', '--also', 'wide');
    const has = (name: string): boolean => existsSync(join(out, name));
    expect(['observations_ja.csv', 'observations.jsonl', 'wide.csv'].map(has)).toEqual([true, true, true]);
    await convert('--drop', 'jsonl');
    expect(['observations_ja.csv', 'observations.jsonl', 'wide.csv'].map(has)).toEqual([true, false, true]);
  }, 180_000);

  test('the profile; the municipality only of the folder that it was given for', async () => {
    const { folder, out, convert, rows } = twoFolders();
    fill(folder, { 'p.json': JSON.stringify({ name: 'hanagawa', title: '花川市', extends: 'general' }) });
    await convert('in/2019', '--profile', 'p.json', '--municipality', '142140');
    const second = await convert('in/2020');
    expect(second.stderr).toContain('The profile of the last run is taken');
    expect(second.stderr).toContain('was read with --municipality 142140; the new folder of this run is given none');
    expect(recordsOf(out, 'documents').map((row) => [row['municipality_code'], row['profile']])).toEqual([
      ['', 'hanagawa'],
      ['142140', 'hanagawa'],
    ]);
    await convert();
    expect(rows('documents').filter((row) => row.includes(',142140,'))).toHaveLength(1);
    rmSync(join(folder, 'p.json'));
    expect(await convert('in/2020')).toMatchObject({ status: 2 });
    expect((await convert('in/2020', '--no-profile')).stderr).toMatch(/renewed 1 {2}unchanged 0 {2}kept beside 1/);
  }, 180_000);

  test('the folders; those that are gone are told, and nothing is mirrored then', async () => {
    const { folder, convert, rows } = twoFolders();
    await convert('in/2019', 'in/2020');
    renameSync(join(folder, 'in/2019'), join(folder, 'elsewhere'));
    const told = await convert();
    expect([told.status, told.stderr]).toEqual([0, expect.stringContaining('stay as they are')]);
    const mirrored = await convert('--delete');
    expect([mirrored.status, mirrored.stderr]).toEqual([1, expect.stringContaining('Nothing was taken out')]);
    expect(rows('documents').filter((row) => row.includes('complete'))).toHaveLength(2);
    expect((await convert('in/2020', '--delete')).stderr).toMatch(/taken out of the dataset[\s\S]*removed 1/);
    expect(rows('documents')).toHaveLength(1);
  }, 180_000);
});

test('corrections that contradict each other, and a folder that is none, are refused in words', async () => {
  const { folder, out, convert, rows } = twoFolders();
  await convert('in/2019');
  const [id = ''] = rows('documents')[0]?.split(',') ?? [];
  const line = (value: string): string =>
    `document,place,printed_text,field,value,reason,by,at\n${id},1/1/3/1,12人,value_number,${value},,,\n`;
  writeFileSync(join(folder, 'one.csv'), line('13'));
  writeFileSync(join(folder, 'two.csv'), line('14'));
  await convert('--corrections', 'one.csv');
  const before = contentOf(out);
  const refused = await convert('--corrections', 'two.csv');
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('nothing tells which counts')]);
  expect(contentOf(out)).toEqual(before);
  writeFileSync(join(out, 'corrections.csv'), line('x'));
  const wrong = await convert();
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringMatching(/corrections\.csv, line 2/)]);
  for (const parameters of [
    ['withdraw', 'in', id],
    ['withdraw', 'out', 'nothing'],
    ['diff', 'in', 'out'],
  ]) {
    expect(await runMokuhyo(parameters, { cwd: folder })).toMatchObject({ status: 2, stdout: '' });
  }
}, 180_000);
