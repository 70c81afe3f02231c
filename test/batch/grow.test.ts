import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/batch/events.js';
import { runBatch } from '../../src/batch/run.js';
import type { RunOutcome, RunSettings } from '../../src/batch/run-settings.js';
import { readSources } from '../../src/batch/sources.js';
import type { Correction } from '../../src/corrections/correction-schema.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { manifestSchema } from '../../src/schema/manifest.js';
import { recordsOf } from './csv-records.js';
import { fakeConvert } from './fake-document.js';
import { runSettings } from './run-settings.js';
import { contentOf, fill, temporaryFolder } from './temporary-folder.js';

const years = {
  '2019/a.pdf': '部 2019 2 values',
  '2019/b.pdf': '課 2019 1',
  '2020/a.pdf': '部 2020 3 values',
};

/** A folder with two years of PDFs, and a run into `out` beside them. */
function twoYears() {
  const folder = fill(temporaryFolder(), years);
  const out = join(folder, 'out');
  const run = (paths: readonly string[], changes: Parameters<typeof runSettings>[2] = {}, into = out) =>
    runBatch(
      runSettings(
        paths.map((path) => join(folder, path)),
        into,
        changes,
      ),
    );
  return { folder, out, run };
}

const fatesOf = (outcome: RunOutcome) => (outcome.kind === 'done' ? outcome.run.fates : outcome);
const manifestIn = (out: string) => manifestSchema.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
const idOf = (out: string, root: string, file: string): string =>
  manifestIn(out).inputs.find((input) => input.root === root && input.source_file === file)?.document_id ?? '';
const noticesOf = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'notice' ? `${event.issue.code} ${event.issue.actual}` : []));
const rowsOf = (out: string, table: string): string[] =>
  readFileSync(join(out, `${table}.csv`), 'utf8')
    .split('\r\n')
    .slice(1, -1);

const lineFor = (document: string, changes: Partial<Correction> = {}): Correction => ({
  document,
  place: '1/1/2/1',
  page: '',
  bbox: '',
  printed_text: '1人',
  field: 'value_number',
  value: '7',
  reason: '',
  by: '',
  at: '',
  ...changes,
});

describe('adding to a dataset', () => {
  test('keeps what is there; files of one name from two folders do not collide', async () => {
    const { out, run, folder } = twoYears();
    expect(fatesOf(await run(['2019']))).toMatchObject({ added: 2, renewed: 0, unchanged: 0, kept: 0 });
    expect(fatesOf(await run(['2020']))).toMatchObject({ added: 1, renewed: 0, unchanged: 0, kept: 2 });
    expect(fatesOf(await run(['2020']))).toMatchObject({ added: 0, renewed: 0, unchanged: 1, kept: 2 });
    expect(rowsOf(out, 'documents')).toHaveLength(3);
    expect(manifestIn(out).inputs.map(({ root, source_file }) => `${root} ${source_file}`)).toEqual([
      '../2019 a.pdf',
      '../2020 a.pdf',
      '../2019 b.pdf',
    ]);
    await run(['2020', '2019'], {}, join(folder, 'fresh'));
    expect(contentOf(out)).toEqual(contentOf(join(folder, 'fresh')));
  });

  test('a folder inside of one that was given, or around it, names no file twice', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019/a.pdf', '2020']);
    await run(['.']);
    await run(['2019']);
    await run(['.'], {}, join(folder, 'fresh'));
    expect(contentOf(out)).toEqual(contentOf(join(folder, 'fresh')));
    expect(manifestIn(out).inputs.map(({ source_file }) => source_file)).toEqual([
      '2019/a.pdf',
      '2019/b.pdf',
      '2020/a.pdf',
    ]);
  });

  test('a path that is not there takes nothing away', async () => {
    const { out, run } = twoYears();
    await run(['2019']);
    const before = contentOf(out);
    expect(await run(['2091'])).toMatchObject({ kind: 'no-input' });
    expect(contentOf(out)).toEqual(before);
  });

  test('the counts of a run are those of its own inputs', async () => {
    const { folder, run } = twoYears();
    fill(folder, { 'bad/x.pdf': 'no pdf' });
    expect(await run(['bad'])).toMatchObject({ run: { documents: { complete: 0, failed: 1 } } });
    expect(await run(['2020'])).toMatchObject({ run: { documents: { complete: 1, partial: 0, failed: 0 } } });
  });

  test('files that are gone or have another content leave their documents, and it is said', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019']);
    rmSync(join(folder, '2019/b.pdf'));
    writeFileSync(join(folder, '2019/a.pdf'), '部 2019 4');
    const events: RunEvent[] = [];
    expect(fatesOf(await run(['2019'], { events }))).toMatchObject({ added: 1, kept: 2 });
    expect(noticesOf(events).toSorted()).toEqual(['batch/gone b.pdf', 'batch/replaced a.pdf']);
    expect(rowsOf(out, 'documents')).toHaveLength(3);
  });

  test('a mirror lists what it takes out, and takes out nothing where it could not look everywhere', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019', '2020']);
    const before = contentOf(out);
    const events: RunEvent[] = [];
    const careful = await run(['2020', 'missing.pdf'], { mirror: true, events });
    expect(fatesOf(careful)).toMatchObject({ removed: 0, kept: 2 });
    expect(noticesOf(events)).toContain('batch/not-mirrored ');
    await run(['2019', '2020']);
    expect(contentOf(out)).toEqual(before);
    const told: RunEvent[] = [];
    expect(fatesOf(await run(['2020'], { mirror: true, events: told }))).toMatchObject({ removed: 2, unchanged: 1 });
    expect(noticesOf(told).toSorted()).toEqual(['batch/removed a.pdf', 'batch/removed b.pdf']);
    await run(['2020'], {}, join(folder, 'fresh'));
    expect(contentOf(out)).toEqual(contentOf(join(folder, 'fresh')));
  });

  test('a file that cannot be read is said until it can, as long as it is there', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019', '2020']);
    const unread = {
      root: '../2019',
      source_file: 'b.pdf',
      document_id: 'aaaaaaaaaaaa',
      sha256: '',
      status: 'not-reached',
    };
    const manifest = manifestIn(out);
    const inputs = [...manifest.inputs.filter(({ source_file }) => source_file !== 'b.pdf'), unread];
    writeFileSync(join(out, 'manifest.json'), JSON.stringify({ ...manifest, inputs }));
    await run(['2020']);
    expect(manifestIn(out).inputs.map(({ status }) => status)).toContain('not-reached');
    await run(['2019']);
    expect(manifestIn(out).inputs.map(({ status }) => status)).not.toContain('not-reached');
    await run(['2019', '2020'], {}, join(folder, 'fresh'));
    expect(contentOf(out)).toEqual(contentOf(join(folder, 'fresh')));
  });

  test('sources stay with their documents, and a name in two folders is not guessed at', async () => {
    const { folder, out, run } = twoYears();
    const list = (text: string): RunSettings['sources'] => {
      const read = readSources(`file,url\n${text}`);
      if (read.kind === 'refused') throw new Error('refused');
      return read.sources;
    };
    await run(['2019'], { sources: list('a.pdf,https://x.jp/2019\n') });
    await run(['2020'], { sources: list('a.pdf,https://x.jp/2020\n') });
    expect(rowsOf(out, 'documents').filter((row) => row.includes('https://x.jp/20'))).toHaveLength(2);
    const both = join(folder, 'both');
    await run(['2019', '2020'], { sources: list('a.pdf,https://x.jp/2019\n') }, both);
    expect(rowsOf(both, 'documents').filter((row) => row.includes('https'))).toEqual([]);
    expect(rowsOf(both, 'issues').join()).toContain('batch/ambiguous-source');
    const named = list('2019/a.pdf,https://x.jp/2019\n2020/a.pdf,https://x.jp/2020\n');
    await run(['2019', '2020'], { sources: named }, both);
    expect(contentOf(both)).toEqual(contentOf(out));
  });
});

describe('what a dataset remembers', () => {
  test('each document is read again as it was asked for, whatever the others are', async () => {
    const { out, run } = twoYears();
    await run(['2019'], { asked: { municipality: '112089' } });
    await run(['2020']);
    expect(recordsOf(out, 'documents').map((row) => row['municipality_code'])).toEqual(['112089', '112089', '142140']);
    expect(fatesOf(await run(['2019', '2020']))).toMatchObject({ unchanged: 3 });
    expect(fatesOf(await run(['2019'], { asked: { municipality: '' } }))).toMatchObject({ renewed: 2 });
  });

  test('a new program reads again what it can reach, keeps the rest and says so', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019', '2020']);
    renameSync(join(folder, '2019'), join(folder, 'archive'));
    fill(folder, { '2021/c.pdf': '部 2021 1' });
    const newer = { version: '0.9.0', program: 'that' };
    expect(fatesOf(await run(['2021'], newer))).toMatchObject({ added: 1, renewed: 1, kept: 2 });
    const versions = manifestIn(out).documents.map(({ read_by }) => read_by);
    expect(versions.toSorted()).toEqual(['0.0.0', '0.0.0', '0.9.0', '0.9.0']);
    expect(rowsOf(out, 'issues').filter((row) => row.includes('document/former-version'))).toHaveLength(2);
    expect(fatesOf(await run(['archive'], newer))).toMatchObject({ renewed: 2 });
    await run(['archive', '2020', '2021'], newer, join(folder, 'fresh'));
    expect(contentOf(out)).toEqual(contentOf(join(folder, 'fresh')));
  });

  test('a document that a new program fails at keeps its former result', async () => {
    const { out, run } = twoYears();
    await run(['2020']);
    const before = rowsOf(out, 'observations');
    const events: RunEvent[] = [];
    const convert: typeof fakeConvert = () => Promise.reject(new Error('a fault'));
    const outcome = await run(['2020'], { version: '0.9.0', program: 'that', convert, events });
    expect(outcome).toMatchObject({ kind: 'done', run: { documents: { complete: 1 } } });
    expect(rowsOf(out, 'observations')).toEqual(before);
    expect(noticesOf(events)).toContain('batch/not-read-again a.pdf');
  });

  test('a profile that is gone leaves its documents as they were read', async () => {
    const { out, run } = twoYears();
    await run(['2019'], { asked: { profile: '../p.json' } });
    const outcome = await run(['2019', '2020'], {
      version: '0.9.0',
      program: 'that',
      profilesOf: (file) => (file === '' ? builtInProfiles : undefined),
    });
    expect(fatesOf(outcome)).toMatchObject({ added: 1, unchanged: 2 });
    expect(rowsOf(out, 'documents')).toHaveLength(3);
  });

  test('without .mokuhyo the dataset is made again from its files', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019', '2020']);
    const lines = [lineFor(idOf(out, '../2019', 'a.pdf')), lineFor(idOf(out, '../2020', 'a.pdf'), { value: '9' })];
    await run(['2020'], { corrections: lines });
    const before = contentOf(out);
    rmSync(join(out, '.mokuhyo'), { recursive: true });
    renameSync(join(folder, '2019'), join(folder, 'moved'));
    expect(fatesOf(await run(['2020']))).toMatchObject({ kept: 2 });
    expect(contentOf(out)).toEqual(before);
  });

  test('a result that is gone from everywhere is said, and no other suffers', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019', '2020']);
    rmSync(join(out, '.mokuhyo'), { recursive: true });
    rmSync(join(out, 'documents', `${idOf(out, '../2019', 'a.pdf')}.json`));
    renameSync(join(folder, '2019'), join(folder, 'moved'));
    await run(['2020']);
    expect(rowsOf(out, 'issues').join()).toContain('batch/result-lost');
    expect(rowsOf(out, 'documents')).toHaveLength(3);
    await run(['moved', '2020']);
    expect(rowsOf(out, 'issues').join()).not.toContain('batch/result-lost');
  });

  test.each([
    ['of a later version', { format: 3, program: { name: 'mokuhyo', version: '9.0.0' }, inputs: [], files: [] }],
    ['damaged', { format: 2, program: { name: 'mokuhyo', version: '0.2.0' }, inputs: [], files: [] }],
  ])('a manifest %s is left alone', async (_what, manifest) => {
    const { folder, out, run } = twoYears();
    fill(folder, { 'out/manifest.json': JSON.stringify(manifest) });
    const before = contentOf(out);
    expect(await run(['2019'])).toMatchObject({ kind: 'not-understood', version: manifest.program.version });
    expect(contentOf(out)).toEqual(before);
  });
});

describe('corrections of a dataset', () => {
  test('are taken by every run, those of another file merged in, and a copy kept', async () => {
    const { out, run } = twoYears();
    await run(['2019', '2020']);
    const [first, second] = [idOf(out, '../2019', 'a.pdf'), idOf(out, '../2020', 'a.pdf')];
    await run(['2019'], { corrections: [lineFor(first, { by: '甲' })] });
    expect(existsSync(join(out, 'corrections.1.csv'))).toBe(false);
    const edited = readFileSync(join(out, 'corrections.csv'), 'utf8').replace('甲', '甲野');
    writeFileSync(join(out, 'corrections.csv'), edited);
    await run(['2020'], { corrections: [lineFor(second, { by: '乙', value: '8' })] });
    expect(readFileSync(join(out, 'corrections.1.csv'), 'utf8')).toBe(edited);
    await run(['2020']);
    const corrected = recordsOf(out, 'observations').filter((row) => row['corrected'] === 'true');
    expect(corrected).toHaveLength(2);
    expect(Object.keys(contentOf(out)).filter((name) => name.startsWith('corrections'))).toHaveLength(2);
  });

  test('saved by a person in another form stay as they are while a run adds nothing', async () => {
    const { out, run } = twoYears();
    await run(['2020']);
    await run([], { corrections: [lineFor(idOf(out, '../2020', 'a.pdf'))] });
    const byHand = readFileSync(join(out, 'corrections.csv'), 'utf8').replaceAll('\r\n', '\n');
    writeFileSync(join(out, 'corrections.csv'), byHand);
    await run(['2019', '2020']);
    expect(readFileSync(join(out, 'corrections.csv'), 'utf8')).toBe(byHand);
    expect(existsSync(join(out, 'corrections.1.csv'))).toBe(false);
    expect(recordsOf(out, 'observations').filter((row) => row['corrected'] === 'true')).toHaveLength(1);
  });

  test('what is saved while a run goes on is not overwritten in silence', async () => {
    const { out, run } = twoYears();
    await run(['2020']);
    const id = idOf(out, '../2020', 'a.pdf');
    await run([], { corrections: [lineFor(id)] });
    const convert: typeof fakeConvert = (...job) => {
      writeFileSync(join(out, 'corrections.csv'), 'somebody is working on this');
      return fakeConvert(...job);
    };
    await run(['2019'], { convert, corrections: [lineFor(id, { place: '1/2/2/1', printed_text: '2人' })] });
    const copies = Object.entries(contentOf(out)).filter(([name]) => /^corrections\.\d\.csv$/.test(name));
    expect(copies.map(([, text]) => text)).toContain('somebody is working on this');
    expect(copies).toHaveLength(2);
  });

  test('of two people who contradict each other the later counts; without days neither, and it is said', async () => {
    const { out, run } = twoYears();
    await run(['2020']);
    const id = idOf(out, '../2020', 'a.pdf');
    const other = { place: '1/2/2/1', printed_text: '2人' };
    await run(['2020'], {
      corrections: [lineFor(id, { by: '甲', at: '2021-05-02' }), lineFor(id, { ...other, by: '甲' })],
    });
    const events: RunEvent[] = [];
    await run(['2020'], {
      events,
      corrections: [
        lineFor(id, { by: '乙', at: '2021-05-01', value: '6' }),
        lineFor(id, { ...other, by: '乙', value: '6' }),
      ],
    });
    expect(noticesOf(events).filter((text) => text.startsWith('correction/two-say'))).toHaveLength(2);
    const values = recordsOf(out, 'observations');
    expect(values.map((row) => [row['value_number'], row['needs_review'], row['corrected']])).toEqual([
      ['7', 'false', 'true'],
      ['2', 'true', 'false'],
      ['3', 'false', 'false'],
    ]);
    const again: RunEvent[] = [];
    await run(['2020'], { events: again });
    expect(noticesOf(again).join()).toContain('correction/conflict');
  });

  test('what nothing decides stops the run before it writes', async () => {
    const { out, run } = twoYears();
    await run(['2020']);
    const id = idOf(out, '../2020', 'a.pdf');
    await run(['2020'], { corrections: [lineFor(id)] });
    const before = contentOf(out);
    const outcome = await run(['2019'], { corrections: [lineFor(id, { value: '8' })] });
    expect(outcome).toMatchObject({
      kind: 'contradiction',
      conflicts: [{ own: { value: '7' }, given: { value: '8' } }],
    });
    expect(contentOf(out)).toEqual(before);
  });

  test('a line that finds no place is told in every run', async () => {
    const { out, run } = twoYears();
    await run(['2020']);
    const id = idOf(out, '../2020', 'a.pdf');
    const lines = [lineFor(id, { printed_text: '12人' }), lineFor('bbbbbbbbbbbb')];
    await run(['2020'], { corrections: lines });
    for (const _ of [1, 2]) {
      const events: RunEvent[] = [];
      await run(['2019'], { events });
      expect(noticesOf(events).map((text) => text.split(' ')[0])).toEqual([
        'correction/stale',
        'correction/other-document',
      ]);
    }
  });

  test('a line that is wrong stops the run before it writes', async () => {
    const { out, run } = twoYears();
    await run(['2020']);
    writeFileSync(join(out, 'corrections.csv'), 'document,place,printed_text,field,value,reason,by,at\nx,,,,,,,\n');
    const before = contentOf(out);
    expect(await run(['2019'])).toMatchObject({ kind: 'bad-corrections', problems: [{ line: 2 }] });
    expect(contentOf(out)).toEqual(before);
  });
});

describe('withdrawing', () => {
  test('removes all of a document, for good, until it is let in again', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019', '2020']);
    const id = idOf(out, '../2019', 'a.pdf');
    const sha256 = manifestIn(out).documents.find((document) => document.document_id === id)?.sha256 ?? '';
    const kept = lineFor(idOf(out, '../2020', 'a.pdf'));
    await run([], { corrections: [kept] });
    await run([], { corrections: [lineFor(id, { reason: '個人名' })] });
    fill(out, {
      [`review/pages/${id}-1.png`]: 'x',
      [`review/data/documents/${id}.js`]: 'x',
      'review/data/index.js': '部',
      'corrections.7.csv': readFileSync(join(out, 'corrections.csv')),
    });
    await run([], { withdraw: [sha256] });
    const content = contentOf(out);
    expect(Object.entries(content).filter(([name, text]) => name !== 'manifest.json' && text.includes(id))).toEqual([]);
    expect(Object.keys(content).filter((name) => name.includes(id) || name.startsWith('review/'))).toEqual([]);
    expect(Object.keys(contentOf(join(out, '.mokuhyo/store'))).filter((name) => name.includes(id))).toEqual([]);
    expect(content['corrections.7.csv']).toContain(kept.document);
    const events: RunEvent[] = [];
    expect(fatesOf(await run(['2019'], { events }))).toMatchObject({ added: 0, unchanged: 1 });
    expect(noticesOf(events)).toContain('batch/withdrawn a.pdf');
    await run([], { readmit: [sha256] });
    expect(fatesOf(await run(['2019']))).toMatchObject({ added: 1 });
    await run(['2019', '2020'], { corrections: [kept] }, join(folder, 'fresh'));
    expect(contentOf(out)['observations.csv']).toEqual(contentOf(join(folder, 'fresh'))['observations.csv']);
  });
});

describe('a folder of version 0.1', () => {
  test('becomes a dataset: documents, flavours, addresses and corrections are still there', async () => {
    const { folder, out, run } = twoYears();
    await run(['2019', '2020'], { also: ['ja'] });
    const id = idOf(out, '../2020', 'a.pdf');
    const lines = [
      lineFor(id, { by: '甲', at: '2021-05-01', reason: '原本' }),
      lineFor(id, { place: '1/2/2/1', printed_text: '2人', field: 'not_an_observation', value: 'true' }),
    ];
    await run([], { corrections: lines, also: ['ja'] });
    const values = rowsOf(out, 'observations');
    const { options: _, ...now } = manifestIn(out);
    const old = {
      program: now.program,
      options: {
        municipality: '',
        profiles: [],
        profile_sha256: '',
        sources_sha256: '',
        corrections_sha256: 'a'.repeat(64),
        include_partial: false,
        also: ['ja'],
      },
      counts: now.counts,
      inputs: now.inputs.map(({ root: _root, ...input }) => input),
      files: now.files,
    };
    writeFileSync(join(out, 'manifest.json'), JSON.stringify(old));
    for (const name of ['corrections.csv', '.mokuhyo']) rmSync(join(out, name), { recursive: true });
    fill(folder, { '2021/c.pdf': '係 2021 1' });
    const events: RunEvent[] = [];
    expect(fatesOf(await run(['2021'], { events, also: ['ja'] }))).toMatchObject({ added: 1, kept: 3 });
    expect(noticesOf(events)).toContain('correction/recovered 2');
    expect(rowsOf(out, 'observations')).toEqual(values);
    expect(readFileSync(join(out, 'corrections.csv'), 'utf8')).toContain('原本');
    expect(fatesOf(await run(['2019', '2020', '2021'], { also: ['ja'] }))).toMatchObject({ renewed: 3, unchanged: 1 });
    expect(manifestIn(out).inputs.map(({ root }) => root)).not.toContain('');
    expect(rowsOf(out, 'observations')).toEqual(values);
  });
});

test('a run that is stopped keeps what the dataset had', async () => {
  const { out, run } = twoYears();
  await run(['2019']);
  const stop = new AbortController();
  stop.abort();
  const settings = { stopping: stop.signal, version: '0.9.0', program: 'that', mirror: true };
  expect(await run(['2020', '2019'], settings)).toMatchObject({ kind: 'done', left: 1, run: { fates: { kept: 0 } } });
  expect(rowsOf(out, 'documents')).toHaveLength(2);
});
