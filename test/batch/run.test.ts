import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/batch/events.js';
import { inProcess } from '../../src/batch/in-process.js';
import { acquireLock } from '../../src/batch/lock.js';
import { MAX_FILE_BYTES } from '../../src/batch/read-input.js';
import { runBatch } from '../../src/batch/run.js';
import { readSources } from '../../src/batch/sources.js';
import { manifestSchema } from '../../src/schema/manifest.js';
import { recordsOf } from './csv-records.js';
import { fakeConvert } from './fake-document.js';
import { runSettings } from './run-settings.js';
import { contentOf, fill, temporaryFolder } from './temporary-folder.js';

const twelve: Record<string, string> = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `${index % 3}/文書${index}.pdf`,
    `部${index % 4} ${2018 + (index % 5)} ${index}`,
  ]),
);
const rowsOf = (out: string, table: string): string[] =>
  readFileSync(join(out, `${table}.csv`), 'utf8')
    .split('\r\n')
    .slice(1, -1);

describe('the files of a run', () => {
  test('are those of the contract, the same for any order of input', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    const one = join(folder, 'one');
    expect(await runBatch(runSettings([input], one))).toMatchObject({
      kind: 'done',
      left: 0,
      totals: { documents: { complete: 12, partial: 0, failed: 0 }, indicators: 66, issues: { info: 12 } },
    });
    const content = contentOf(one);
    expect(Object.keys(content).filter((name) => !name.startsWith('documents/'))).toEqual([
      'CHECKSUMS.txt',
      'README.md',
      'changes.csv',
      'csv-metadata.json',
      'datapackage.json',
      'dcat.jsonld',
      'declarations.csv',
      'divisions.csv',
      'documents.csv',
      'indicators.csv',
      'issues.csv',
      'manifest.json',
      'notes.csv',
      'observations.csv',
      'policies.csv',
      'roles.csv',
      'series.csv',
      'series_links.csv',
    ]);
    expect(Object.keys(content).filter((name) => name.startsWith('documents/'))).toHaveLength(12);
    const parts = ['2', '0', '1'].map((part) => join(input, part));
    const two = join(folder, 'two');
    await runBatch(runSettings(parts, two));
    await runBatch(runSettings(parts.toReversed(), join(folder, 'three')));
    expect(contentOf(join(folder, 'three'))).toEqual(contentOf(two));
    expect(content['indicators.csv']).toEqual(contentOf(two)['indicators.csv']);
  });

  test('stand in order of municipality, year, department and id', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { ...twelve, 'x.pdf': 'no pdf' });
    await runBatch(runSettings([input], join(folder, 'out')));
    const names = ['municipality_code', 'document_fiscal_year', 'department', 'document_id'];
    const keys = recordsOf(join(folder, 'out'), 'documents').map((row) => names.map((name) => row[name]).join(' '));
    expect(keys).toHaveLength(13);
    expect(keys).toEqual(keys.toSorted());
  });

  test('the manifest says what was given and what was made', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1', 'b.pdf': '部 2020 1', 'c.pdf': 'x' });
    const settings = runSettings([input], join(folder, 'out'));
    await runBatch({ ...settings, manifest: { ...settings.manifest, stamp: '2026-01-01T00:00:00.000Z' } });
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'out/manifest.json'), 'utf8')));
    expect(manifest.inputs.map((input) => `${input.source_file} ${input.status}`)).toEqual([
      'a.pdf complete',
      'b.pdf complete',
      'c.pdf failed',
    ]);
    expect(manifest).toMatchObject({ stamp: '2026-01-01T00:00:00.000Z', counts: { files: 3 } });
    expect(manifest.files.map((file) => file.path)).toContain('datapackage.json');
  });
});

describe('what is odd about the input', () => {
  test('the same PDF twice is one document and an info issue that names the paths', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'z.pdf': '部 2020 1', 'sub/a.pdf': '部 2020 1', 'k.pdf': '部 2020 1' });
    const outcome = await runBatch(runSettings([input], join(folder, 'out')));
    expect(outcome).toMatchObject({ kind: 'done', totals: { documents: { complete: 1 } } });
    expect(rowsOf(join(folder, 'out'), 'documents')[0]).toContain(',k.pdf,');
    const issue = rowsOf(join(folder, 'out'), 'issues').find((row) => row.includes('document/duplicate'));
    expect(issue).toContain('"k.pdf, sub/a.pdf, z.pdf",3');
  });

  test('a file that vanishes, a path that is not there and a folder without PDFs each leave a row', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1', 'b.pdf': '部 2021 1', 'empty/x.txt': '' });
    const events: RunEvent[] = [];
    const vanishing = runSettings([input, join(folder, 'none.pdf'), join(folder, 'in/empty')], join(folder, 'out'), {
      events,
      convert: async (...job) => {
        rmSync(join(input, 'b.pdf'), { force: true });
        return fakeConvert(...job);
      },
    });
    const outcome = await runBatch(vanishing);
    expect(outcome).toMatchObject({ kind: 'done', totals: { documents: { complete: 1, failed: 2 } } });
    const documents = rowsOf(join(folder, 'out'), 'documents').map((row) => row.split(',').slice(1, 6).join(','));
    expect(documents.toSorted()).toEqual([
      expect.stringMatching(/^a\.pdf,.*complete$/),
      'b.pdf,,,,failed',
      'none.pdf,,,,failed',
    ]);
    const codes = rowsOf(join(folder, 'out'), 'issues').map((row) => row.split(',')[1]);
    expect(codes.toSorted()).toEqual(['batch/missing-path', 'batch/unreadable', 'batch/unused-source']);
    // Where the sources lie on this machine is nobody's business.
    expect(readFileSync(join(folder, 'out/issues.csv'), 'utf8')).not.toContain(folder);
    expect(events.filter((event) => event.kind === 'document')).toHaveLength(3);
  });

  test('a file too large to be a declaration is not read', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1', 'huge.pdf': '' });
    truncateSync(join(input, 'huge.pdf'), MAX_FILE_BYTES + 1);
    await runBatch(runSettings([input], join(folder, 'out')));
    expect(readFileSync(join(folder, 'out/issues.csv'), 'utf8')).toContain(
      `batch/too-large,error,,,,${MAX_FILE_BYTES + 1}`,
    );
  });

  test('nothing at all writes nothing', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'empty'));
    const paths = [join(folder, 'empty'), join(folder, 'none')];
    const outcome = await runBatch(runSettings(paths, join(folder, 'out')));
    expect(outcome).toMatchObject({
      kind: 'no-input',
      issues: [{ code: 'batch/empty-folder' }, { code: 'batch/missing-path' }],
    });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('sources are put in by name and hash, and those that fit nothing are named', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1' });
    const read = readSources('file,url,published\na.pdf,https://x.jp/a.pdf,2020-05-01\nb.pdf,https://x.jp/b.pdf,\n');
    if (read.kind === 'refused') throw new Error('refused');
    await runBatch(runSettings([input], join(folder, 'out'), { sources: read.sources }));
    expect(rowsOf(join(folder, 'out'), 'documents')[0]).toContain('a.pdf,https://x.jp/a.pdf,2020-05-01,');
    expect(rowsOf(join(folder, 'out'), 'issues')[0]).toMatch(/^,batch\/unused-source,info,.*b\.pdf/);
  });
});

describe('a run after another', () => {
  test('takes over what is finished, under new names too, and converts only what is new', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    const out = join(folder, 'out');
    await runBatch(runSettings([input], out));
    renameSync(join(input, '0/文書0.pdf'), join(input, '0/新しい名.pdf'));
    writeFileSync(join(input, 'new.pdf'), '部 2030 2');
    let converted = 0;
    const counting: typeof fakeConvert = (...job) => {
      converted += 1;
      return fakeConvert(...job);
    };
    await runBatch(runSettings([input], out, { convert: counting }));
    expect(converted).toBe(1);
    const fresh = join(folder, 'fresh');
    await runBatch(runSettings([input], fresh));
    expect(contentOf(out)).toEqual(contentOf(fresh));
  });

  test.each([
    ['--force', { force: true }, 12],
    ['another option', { asked: { municipality: '112089' } }, 12],
    ['nothing changed', {}, 0],
  ] as const)('with %s', async (_name, changes, expected) => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    await runBatch(runSettings([input], join(folder, 'out')));
    let converted = 0;
    const convert: typeof fakeConvert = (...job) => {
      converted += 1;
      return fakeConvert(...job);
    };
    await runBatch(runSettings([input], join(folder, 'out'), { ...changes, convert }));
    expect(converted).toBe(expected);
  });

  test('converts anew what a power cut left torn', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    const out = join(folder, 'out');
    await runBatch(runSettings([input], out));
    const before = contentOf(out);
    const store = join(out, '.mokuhyo/store');
    const torn = Object.keys(contentOf(store)).slice(0, 4);
    const cut = (text: Buffer): Uint8Array[] => [
      text.subarray(0, 0),
      text.subarray(0, 40),
      text.subarray(0, -5),
      Buffer.alloc(text.length),
    ];
    for (const [index, name] of torn.entries()) {
      writeFileSync(join(store, name), cut(readFileSync(join(store, name)))[index] ?? '');
    }
    expect(await runBatch(runSettings([input], out))).toMatchObject({ kind: 'done' });
    expect(contentOf(out)).toEqual(before);
  });

  test('removes what it no longer makes, and nothing of other origin', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1', 'b.pdf': '部 2021 1' });
    const out = fill(join(folder, 'out'), { 'mine.txt': 'mine', 'documents/mine.json': '{}', 'sub/x.csv': '' });
    await runBatch(runSettings([input], out));
    rmSync(join(input, 'b.pdf'));
    await runBatch(runSettings([input], out, { mirror: true }));
    const names = Object.keys(contentOf(out));
    expect(names).toEqual(expect.arrayContaining(['mine.txt', 'documents/mine.json', 'sub/x.csv']));
    expect(names.filter((name) => name.startsWith('documents/'))).toHaveLength(2);
  });

  test('trusts no manifest that points outside of the folder', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1' });
    fill(folder, { 'precious.txt': 'x', 'out/kept/x': 'x' });
    const files = ['../precious.txt', join(folder, 'precious.txt'), 'kept/../../precious.txt', ''].map((path) => ({
      path,
    }));
    fill(folder, {
      'out/manifest.json': JSON.stringify({
        program: { name: 'mokuhyo' },
        inputs: [{ document_id: '../../x' }],
        files,
      }),
    });
    await runBatch(runSettings([input], join(folder, 'out')));
    expect(existsSync(join(folder, 'precious.txt'))).toBe(true);
  });

  test.each([
    ['manifest.json', ''],
    ['manifest.json', 'no json'],
    ['manifest.json', '{"program":"other"}'],
    ['notes.csv', 'my notes'],
  ])('does not overwrite a %s of other origin that says %j', async (name, text) => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1' });
    const out = fill(join(folder, 'out'), { [name]: text });
    expect(await runBatch(runSettings([input], out))).toEqual({ kind: 'occupied', path: join(out, name) });
    expect(contentOf(out)).toEqual({ [name]: text });
  });

  test('leaves a README of other origin alone, and replaces its own', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1' });
    const out = fill(join(folder, 'out'), { 'README.md': 'mine' });
    await runBatch(runSettings([input], out));
    expect(contentOf(out)['README.md']).toBe('mine');
    const own = join(folder, 'own');
    await runBatch(runSettings([input], own));
    writeFileSync(join(input, 'b.pdf'), '部 2021 1');
    await runBatch(runSettings([input], own));
    expect(readFileSync(join(own, 'README.md'), 'utf8')).toContain('もとの文書: 2件');
  });

  test('knows its own files again when it was killed while it put them in their places', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1' });
    const out = join(folder, 'out');
    await runBatch(runSettings([input], out));
    const content = contentOf(out);
    rmSync(join(out, 'manifest.json'));
    writeFileSync(join(out, '.mokuhyo/ours.json'), JSON.stringify(Object.keys(content)));
    expect(await runBatch(runSettings([input], out))).toMatchObject({ kind: 'done' });
    expect(contentOf(out)).toEqual(content);
  });
});

describe('a run that is stopped', () => {
  test('finishes what is under way, writes a valid part and is completed by the next', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    const out = join(folder, 'out');
    const stop = new AbortController();
    let converted = 0;
    const convert: typeof fakeConvert = (...job) => {
      converted += 1;
      if (converted === 5) stop.abort();
      return fakeConvert(...job);
    };
    const outcome = await runBatch(runSettings([input], out, { convert, stopping: stop.signal }));
    expect(outcome).toMatchObject({ kind: 'done', left: 7, totals: { documents: { complete: 5 } } });
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
    expect(manifest.inputs.filter((input) => input.status === 'not-reached')).toHaveLength(7);
    await runBatch(runSettings([input], out));
    await runBatch(runSettings([input], join(folder, 'fresh')));
    expect(contentOf(out)).toEqual(contentOf(join(folder, 'fresh')));
  });

  test('keeps what earlier runs had finished', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    const out = join(folder, 'out');
    await runBatch(runSettings([input], out));
    writeFileSync(join(input, '0', '0.pdf'), '部 2030 1');
    const stop = new AbortController();
    stop.abort();
    const outcome = await runBatch(runSettings([input], out, { stopping: stop.signal }));
    expect(outcome).toMatchObject({ kind: 'done', left: 1, totals: { documents: { complete: 12 } } });
  });
});

describe('what fails', () => {
  test('a document that the pipeline throws on is tried twice, then failed; the next run tries again', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    const attempts: string[] = [];
    const convert: typeof fakeConvert = (bytes, ...rest) => {
      const text = Buffer.from(bytes).toString();
      attempts.push(text);
      if (text.endsWith(' 7')) throw new Error('a fault');
      return fakeConvert(bytes, ...rest);
    };
    const out = join(folder, 'out');
    const outcome = await runBatch(runSettings([input], out, { convert }));
    expect(outcome).toMatchObject({ kind: 'done', totals: { documents: { complete: 11, failed: 1 } } });
    expect(attempts.filter((text) => text.endsWith(' 7'))).toHaveLength(2);
    expect(attempts.at(-1)).toMatch(/ 7$/);
    expect(readFileSync(join(out, 'issues.csv'), 'utf8')).toContain('batch/crashed,error,,,,a fault');
    expect(await runBatch(runSettings([input], out))).toMatchObject({ totals: { documents: { complete: 12 } } });
  });

  test('a document whose result breaks its schema fails alone', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1', 'b.pdf': '部 2021 1' });
    const convert: typeof fakeConvert = async (bytes, ...rest) => {
      const result = await fakeConvert(bytes, ...rest);
      const hidden = [{ page: 1, bbox: 'NaN NaN NaN NaN', reason: '', characters: 0 }];
      return result.document.document_fiscal_year === 2021 ? { ...result, hidden } : result;
    };
    const outcome = await runBatch(runSettings([input], join(folder, 'out'), { convert }));
    expect(outcome).toMatchObject({ kind: 'done', totals: { documents: { complete: 1, failed: 1 } } });
    expect(readFileSync(join(folder, 'out/issues.csv'), 'utf8')).toContain('hidden.0.bbox');
  });

  test('a second attempt that succeeds is as good as a first', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    let first = true;
    const convert: typeof fakeConvert = (...job) => {
      if (!first) return fakeConvert(...job);
      first = false;
      return new Promise(() => undefined);
    };
    const settings = runSettings([input], join(folder, 'out'));
    const impatient = { ...settings, startExecutor: () => inProcess(0.05, convert, async () => []) };
    const events: RunEvent[] = [];
    await runBatch({ ...impatient, report: (event) => events.push(event) });
    expect(events).toContainEqual(expect.objectContaining({ kind: 'postponed', code: 'batch/timeout' }));
    await runBatch(runSettings([input], join(folder, 'fresh')));
    expect(contentOf(join(folder, 'out'))).toEqual(contentOf(join(folder, 'fresh')));
  });

  test('a file that changes between two attempts is not mixed up', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), { 'a.pdf': '部 2020 1' });
    const convert: typeof fakeConvert = () => {
      writeFileSync(join(input, 'a.pdf'), '部 2021 1');
      throw new Error('a fault');
    };
    const outcome = await runBatch(runSettings([input], join(folder, 'out'), { convert }));
    expect(outcome).toMatchObject({ kind: 'done', totals: { documents: { failed: 1 } } });
    expect(readFileSync(join(folder, 'out/issues.csv'), 'utf8')).toContain('batch/unreadable');
  });

  test('a second run into one folder is refused', async () => {
    const folder = temporaryFolder();
    const input = fill(join(folder, 'in'), twelve);
    const lock = await acquireLock(join(folder, 'out/.mokuhyo/lock'));
    expect(await runBatch(runSettings([input], join(folder, 'out')))).toMatchObject({
      kind: 'locked',
      pid: process.pid,
    });
    if (lock.kind === 'held') await lock.release();
    expect(await runBatch(runSettings([input], join(folder, 'out')))).toMatchObject({ kind: 'done' });
  });

  test('an output folder that is a file cannot be written', async () => {
    const folder = fill(temporaryFolder(), { 'in/a.pdf': '部 2020 1', out: 'a file' });
    const outcome = await runBatch(runSettings([join(folder, 'in')], join(folder, 'out')));
    expect(outcome).toMatchObject({ kind: 'unwritable' });
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('a file');
  });

  test('an output folder without the right to write', async () => {
    const folder = fill(temporaryFolder(), { 'in/a.pdf': '部 2020 1', 'out/x': '' });
    chmodSync(join(folder, 'out'), 0o555);
    // Who may write anywhere may not write among the kernel's own.
    const out = process.getuid?.() === 0 ? '/sys/mokuhyo' : join(folder, 'out');
    expect(await runBatch(runSettings([join(folder, 'in')], out))).toMatchObject({ kind: 'unwritable' });
    chmodSync(join(folder, 'out'), 0o755);
  });
});
