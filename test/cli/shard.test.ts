import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fill, temporaryFolder } from '../batch/temporary-folder.js';
import { everythingIn } from '../parts/everything-in.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';
import { type Ran, runMokuhyo } from './run-mokuhyo.js';

const pdf = (value: string): Uint8Array =>
  pdfWithTable([
    ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'],
    ['01-101', '健康教室の参加者数', '12人', value, '健康課'],
  ]);

const config = JSON.stringify({ title: '題', publisher: { name: '例市' } });

/** Four PDFs, with a configuration beside them. */
function fourPdfs() {
  const files = Object.fromEntries(
    ['20人', '30人', '40人', '50人'].map((value, index) => [`in/${index}.pdf`, pdf(value)]),
  );
  const folder = fill(temporaryFolder(), { ...files, 'in/mokuhyo.config.json': config });
  const run = (parameters: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    runMokuhyo(parameters.split(' '), { cwd: folder, env });
  return { folder, run, everything: (out: string) => everythingIn(join(folder, out)) };
}

test('shares as a scheduler numbers them, gathered, are what one run makes', async () => {
  const { folder, run, everything } = fourPdfs();
  const convert = 'convert in --workers 0 --municipality 142140';
  const whole = await run(`${convert} --also ja --out whole`);
  const one = await run(`${convert} --shard auto/2 --out parts/1`, { JOB_COMPLETION_INDEX: '0' });
  expect(one.stderr).toContain('Converting share 1/2 (JOB_COMPLETION_INDEX)');
  expect(one.stderr).toMatch(/Part 1\/2 is written: complete \d/);
  const lonely = await run('gather parts/1 --also ja --out out');
  expect([lonely.status, lonely.stderr]).toEqual([
    2,
    expect.stringContaining('no part for share 2/2 (there are parts/1)'),
  ]);
  expect(existsSync(join(folder, 'out'))).toBe(false);
  await run(`${convert} --shard 2/2 --out parts/2`);
  const gathered = await run('gather parts/2 parts/1 --also ja --out out');
  expect([gathered.status, gathered.stderr]).toEqual([whole.status, expect.stringContaining('observations')]);
  expect(everything('out')).toEqual(everything('whole'));
}, 180_000);

test('what was made by another version or with other options is refused in words', async () => {
  const { folder, run, everything } = fourPdfs();
  await run('convert in --workers 0 --shard 1/2 --out parts/1');
  await run('convert in --workers 0 --shard 2/2 --out parts/2 --municipality 142140');
  const options = await run('gather parts/1 parts/2 --out out');
  expect([options.status, options.stderr]).toEqual([
    2,
    expect.stringContaining('parts/2 and parts/1 were made with different --municipality'),
  ]);
  const japanese = await run('gather parts/1 parts/2 --out out --lang ja');
  expect(japanese.stderr).toContain('--municipality の指定が異なります');
  await run('convert in --workers 0 --shard 2/2 --out parts/2');
  const before = everything('parts/2');
  const about = join(folder, 'in/mokuhyo.config.json');
  writeFileSync(about, config.replace('題', '別'));
  const changed = await run('gather parts/1 parts/2 --out out');
  expect([changed.status, changed.stderr]).toEqual([2, expect.stringContaining('is not the one that is taken here')]);
  expect((await run('gather parts/1 parts/2 --out out --config in/mokuhyo.config.json')).status).toBe(0);
  expect(readFileSync(join(folder, 'out/datapackage.json'), 'utf8')).toContain('別');
  writeFileSync(join(folder, 'parts/2/part.json'), (before['part.json'] ?? '').slice(0, 200));
  const damaged = await run('gather parts/1 parts/2 --out out');
  expect([damaged.status, damaged.stderr]).toEqual([2, expect.stringContaining('part.json of parts/2 is damaged')]);
}, 180_000);

test.each([
  ['--shard 5/4', 'Give --shard as 3/16'],
  ['--shard auto', 'No variable says which share'],
  ['--shard 1/2 --also xlsx', 'Give --also to mokuhyo gather'],
])(
  'convert %s writes nothing',
  async (flags, words) => {
    const { folder, run } = fourPdfs();
    const ran = await run(`convert in --workers 0 --out part ${flags}`);
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(existsSync(join(folder, 'part/part.json'))).toBe(false);
  },
  60_000,
);

test('forms that a dataset was taught are read by parts that have them, and parts without them are refused in words', async () => {
  const taught = (name: string): Uint8Array =>
    pdfWithTable([
      ['番', 'ものさし', 'もとの値', 'たどりつく値', '課'],
      ['1', name, '12人', '20人', '健康課'],
    ]);
  const form = JSON.stringify({
    name: 'form-0123456789',
    title: 'ものさし',
    extends: 'general',
    form: ['ものさし', 'もとの値', 'たどりつく値'],
    headers: { indicator_name: ['ものさし'] },
    kinds: { baseline: ['もとの値'], target: ['たどりつく値'] },
  });
  const folder = fill(temporaryFolder(), {
    'in/a.pdf': taught('来た人'),
    'in/b.pdf': taught('出た人'),
    'in/mokuhyo.config.json': config,
    'whole/profiles/form-0123456789.json': form,
    'out/profiles/form-0123456789.json': form,
  });
  const run = (parameters: string): Promise<Ran> => runMokuhyo(parameters.split(' '), { cwd: folder });
  const share = (index: number) => run(`convert in --workers 0 --shard ${index}/2 --out parts/${index}`);
  await run('convert in --workers 0 --out whole');
  expect(readFileSync(join(folder, 'whole/observations.csv'), 'utf8')).toContain(',来た人,健康課,baseline,');
  await share(1);
  await share(2);
  const without = await run('gather parts/1 parts/2 --out out --lang en');
  expect([without.status, without.stderr]).toEqual([
    2,
    expect.stringContaining('copy its folder profiles into the part'),
  ]);
  for (const part of ['parts/1', 'parts/2']) fill(folder, { [`${part}/profiles/form-0123456789.json`]: form });
  await share(1);
  await share(2);
  await run('gather parts/1 parts/2 --out out');
  expect(everythingIn(join(folder, 'out'))).toEqual(everythingIn(join(folder, 'whole')));
}, 180_000);
