import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordsOf } from '../batch/csv-records.js';
import { contentOf, fill, temporaryFolder } from '../batch/temporary-folder.js';
import { type Ran, runBuilt, runMokuhyo, runProgram } from './run-mokuhyo.js';

const root = join(import.meta.dirname, '../..');
const pdf = (fixture: string): Buffer => readFileSync(join(root, 'fixtures/documents', fixture, 'document.pdf'));

const header = 'document,place,printed_text,field,value,reason,by,at';
const rowsOf = (out: string, table: string): string[] =>
  readFileSync(join(out, `${table}.csv`), 'utf8')
    .split('\r\n')
    .slice(1, -1);
const correctedIn = (out: string): number =>
  recordsOf(out, 'observations').filter((row) => row['corrected'] === 'true').length;

/** The first value that was read of a document, as a line of corrections names it. */
function firstValue(out: string, document: string): { readonly place: string; readonly printed: string } {
  const { observations } = JSON.parse(readFileSync(join(out, 'documents', `${document}.json`), 'utf8')) as {
    observations: { observation_id: string; value_text: string; status: string }[];
  };
  const number = observations.find(({ status }) => status === 'number');
  return {
    place: number?.observation_id.split('/').slice(1).join('/') ?? '',
    printed: number?.value_text ?? '',
  };
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
function lineOf(out: string, document: string, value: string, by: string): string {
  const { place, printed } = firstValue(out, document);
  return `${document},${place},${quote(printed)},value_number,${value},原本で確認,${by},2021-04-01`;
}

const idOf = (out: string, folder: string): string => {
  const { inputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
    inputs: { root: string; document_id: string }[];
  };
  return inputs.find((input) => input.root === `../${folder}`)?.document_id ?? '';
};

/** The program as a later version: its code differs by a comment, its number by more. */
function laterVersion(folder: string): string {
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...about, version: '7.0.0' }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const chunks = join(folder, 'dist/chunks');
  const [chunk] = readdirSync(chunks);
  if (chunk === undefined) throw new Error('the program was not built');
  appendFileSync(join(chunks, chunk), '\n// later\n');
  return join(folder, 'dist/cli/main.js');
}

/** Makes the manifest what version 0.1 wrote: no folders, no documents, no names of the files that it was given. */
function makeOld(out: string): void {
  const { program, counts, inputs, files, options } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const old = {
    program: { ...program, version: '0.1.0' },
    options: {
      municipality: '',
      profiles: ['general'],
      profile_sha256: '',
      sources_sha256: 'b'.repeat(64),
      corrections_sha256: 'a'.repeat(64),
      include_partial: false,
      also: options.also,
    },
    counts,
    inputs: inputs.map(({ root: _, ...input }: { root: string }) => input),
    files,
  };
  writeFileSync(join(out, 'manifest.json'), JSON.stringify(old));
  for (const name of ['.mokuhyo', 'corrections.csv', 'corrections.1.csv']) {
    rmSync(join(out, name), { recursive: true, force: true });
  }
}

test('a year in the life of a dataset: nothing that a person made is lost, and each step is said', async () => {
  const folder = fill(temporaryFolder(), {
    '2019/a.pdf': pdf('wakamizu-2020-stacked'),
    '2020/a.pdf': pdf('tsubakino-2021-merged'),
    '2021/a.pdf': pdf('suzushiro-2020-zebra'),
    'sources.csv': 'file,url\na.pdf,https://example.jp/2019/a.pdf\n',
  });
  const out = join(folder, 'out');
  const convert = (...parameters: string[]): Promise<Ran> =>
    runMokuhyo(['convert', ...parameters, '--out', 'out', '--workers', '0'], { cwd: folder });
  const holds = (documents: number, corrected: number): void => {
    expect(rowsOf(out, 'documents')).toHaveLength(documents);
    expect(correctedIn(out)).toBe(corrected);
    expect(existsSync(join(out, 'observations_ja.csv'))).toBe(true);
    expect(readFileSync(join(out, 'documents.csv'), 'utf8')).toContain('https://example.jp/2019/a.pdf');
  };

  // The first year, and a correction where the guide says to put it.
  const first = await convert('2019', '--also', 'ja', '--sources', 'sources.csv');
  expect([first.status, first.stderr]).toEqual([0, expect.stringMatching(/this run +added 1 {2}renewed 0/)]);
  const one = idOf(out, '2019');
  writeFileSync(join(out, 'corrections.csv'), `${header}\n${lineOf(out, one, '77', '甲')}\n`);
  expect((await convert('2019')).stderr).toMatch(/added 0 {2}renewed 0 {2}unchanged 1/);
  holds(1, 1);

  // The next year comes into the same folder.
  expect((await convert('2020')).stderr).toMatch(/added 1 {2}renewed 0 {2}unchanged 0 {2}kept beside 1/);
  holds(2, 1);

  // A wrong path writes nothing.
  const before = contentOf(out);
  const wrong = await convert('2091');
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('Nothing was written')]);
  expect(contentOf(out)).toEqual(before);

  // A run is killed; the same command completes it.
  const killed = await runBuilt(['convert', '2021', '--out', 'out', '--workers', '0', '--json-log'], {
    cwd: folder,
    meanwhile: (end, stderr) => {
      const timer = setInterval(() => {
        if (!stderr().includes('"started"')) return;
        clearInterval(timer);
        end('SIGKILL');
      }, 5);
    },
  });
  expect(killed.signal).toBe('SIGKILL');
  holds(2, 1);
  expect((await convert('2021')).status).toBe(0);
  holds(3, 1);

  // Two people's corrections: that of the second is merged in, what the file was before is kept.
  const two = idOf(out, '2020');
  const lines = [header, lineOf(out, two, '88', '乙'), lineOf(out, one, '78', '乙')];
  writeFileSync(join(folder, 'second.csv'), `${lines.join('\n')}\n`);
  const merged = await convert('--corrections', 'second.csv');
  expect(merged.stderr).toContain('The file of corrections says something else than the dataset’s own');
  expect(merged.stderr).toContain('Two people correct the same thing differently');
  expect(readFileSync(join(out, 'corrections.1.csv'), 'utf8')).toContain('甲');
  // Neither of the two is later: the value is as it was read, and doubtful.
  holds(3, 1);
  const kept = readFileSync(join(out, 'corrections.csv'), 'utf8').split('\r\n');
  writeFileSync(join(out, 'corrections.csv'), kept.filter((line) => !line.includes(',78,')).join('\r\n'));
  await convert();
  holds(3, 2);

  // A new version of the program reads again what it can reach, keeps the rest and says so.
  rmSync(join(folder, '2021'), { recursive: true });
  const program = laterVersion(join(folder, 'later'));
  const newer = await runProgram(program, ['convert', '2020', '--out', 'out', '--workers', '1'], { cwd: folder });
  expect(newer.stderr).toMatch(/added 0 {2}renewed 2 {2}unchanged 0 {2}kept beside 1/);
  holds(3, 2);
  expect(rowsOf(out, 'issues').filter((row) => row.includes('document/former-version'))).toHaveLength(1);

  // A folder of version 0.1, whose corrections lay elsewhere.
  const values = rowsOf(out, 'observations');
  makeOld(out);
  const migrated = await convert('2020');
  expect(migrated.stderr).toContain('lines of corrections were read back');
  holds(3, 2);
  expect(rowsOf(out, 'observations')).toEqual(values);

  // What is to be published is compared with what was.
  cpSync(out, join(folder, 'published'), { recursive: true });
  const same = await runMokuhyo(['diff', 'published', 'out'], { cwd: folder });
  expect([same.status, same.stdout]).toEqual([0, '']);
  const withdrawn = await runMokuhyo(['withdraw', 'out', two], { cwd: folder });
  expect([withdrawn.status, withdrawn.stderr]).toEqual([0, expect.stringContaining('was withdrawn')]);
  expect(rowsOf(out, 'documents')).toHaveLength(2);
  const differs = await runMokuhyo(['diff', 'published', 'out'], { cwd: folder });
  expect(differs.status).toBe(1);
  expect(differs.stdout).toMatch(new RegExp(`^- documents ${two}`));
  expect((await convert('2020')).stderr).toContain('was withdrawn from this dataset and stays out');
  expect(rowsOf(out, 'documents')).toHaveLength(2);
}, 300_000);
