import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runBatch } from '../../src/batch/run.js';
import type { RunSettings } from '../../src/batch/run-settings.js';
import { readSources } from '../../src/batch/sources.js';
import type { Correction } from '../../src/corrections/correction-schema.js';
import { type GatherOptions, gather } from '../../src/parts/gather.js';
import { isUnread, type Part, readPart } from '../../src/parts/read-part.js';
import { runShare } from '../../src/parts/run-share.js';
import { defaultDatasetConfig } from '../../src/schema/dataset-config.js';
import { recordsOf } from '../batch/csv-records.js';
import { runSettings } from '../batch/run-settings.js';
import { fill, temporaryFolder } from '../batch/temporary-folder.js';
import { everythingIn } from './everything-in.js';

type Changes = Parameters<typeof runSettings>[2];

/** Documents of several years and departments, copies among them, a PDF that is none, and two files that cannot be read. */
function input(folder: string): void {
  const files: Record<string, string> = { 'in/no.pdf': 'nothing that can be read' };
  for (let index = 0; index < 24; index++) {
    files[`in/${2010 + (index % 7)}/d${index}.pdf`] =
      `部${index % 5} ${2010 + (index % 7)} ${1 + (index % 3)} values ${index}`;
  }
  fill(folder, files);
  fill(folder, { 'in/copies/a.pdf': files['in/2010/d0.pdf'] ?? '', 'in/copies/b.pdf': files['in/2010/d0.pdf'] ?? '' });
  symlinkSync('nowhere', join(folder, 'in/dangling.pdf'));
}

/** A folder with PDFs, one run over all of them into `whole`, and what makes and joins parts beside it. */
async function someInput(changes: Changes = {}) {
  const folder = temporaryFolder();
  input(folder);
  const paths = [join(folder, 'in')];
  const settingsFor = (out: string, more: Changes = {}): RunSettings =>
    runSettings(paths, join(folder, out), { ...changes, ...more });
  await runBatch(settingsFor('whole'));
  const share = async (index: number, count: number, more: Changes = {}, out = `part-${index}-of-${count}`) => {
    const outcome = await runShare(settingsFor(out, more), { index, count });
    expect(outcome.kind).toBe('part');
    return join(folder, out);
  };
  const shares = (count: number, more: Changes = {}) =>
    Promise.all(Array.from({ length: count }, (_, index) => share(index + 1, count, more)));
  const join_ = async (
    parts: readonly string[],
    out = 'out',
    options: Partial<GatherOptions> = {},
    more: Changes = {},
  ) => {
    const read = await Promise.all(parts.map(readPart));
    expect(read.filter(isUnread)).toEqual([]);
    const settings = settingsFor(out, more);
    return gather(settings, read as Part[], { partial: false, configNamed: false, ...options });
  };
  const everything = (out: string) => everythingIn(join(folder, out));
  return { folder, share, shares, join: join_, everything };
}

const problemsOf = (outcome: Awaited<ReturnType<typeof gather>>) =>
  outcome.kind === 'parts-refused' ? outcome.problems : outcome;

describe('parts together are what one run makes, to the byte', () => {
  test.each([1, 2, 3, 16, 40])('of %i shares', async (count) => {
    const { shares, join, everything } = await someInput();
    const parts = await shares(count);
    expect(await join(parts)).toMatchObject({ kind: 'ran', missing: [], outcome: { kind: 'done' } });
    expect(everything('out')).toEqual(everything('whole'));
    expect(Object.keys(everything('out'))).toHaveLength(69);
  });

  test('in any order, twice, and in any increments', async () => {
    const { folder, shares, join, everything } = await someInput();
    const parts = await shares(5);
    const whole = everything('whole');
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 0, 2, 4], { minLength: 0 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.integer({ min: 1, max: 5 }),
        async (early, order, step) => {
          run += 1;
          const out = `out-${run}`;
          const pick = (indexes: readonly number[]): string[] => indexes.flatMap((index) => parts[index] ?? []);
          if (early.length > 0) await join(pick(early), out, { partial: true });
          for (let at = 0; at < order.length; at += step) {
            await join(pick(order.slice(at, at + step)), out, { partial: true });
          }
          expect(everything(out)).toEqual(whole);
          rmSync(`${folder}/${out}`, { recursive: true });
        },
      ),
      { numRuns: 12 },
    );
  }, 180_000);

  test('whatever lay where: the bytes decide which share a document is in', async () => {
    const { folder, share, join, everything } = await someInput();
    const first = await share(1, 2);
    rmSync(`${folder}/in`, { recursive: true });
    input(folder);
    const second = await share(2, 2, { workers: 4 });
    expect(await join([second, first])).toMatchObject({ kind: 'ran' });
    expect(everything('out')).toEqual(everything('whole'));
  });

  test('with sources, corrections, further forms and a municipality', async () => {
    const [, id = ''] = await someInput().then(({ folder }) => {
      const [row] = recordsOf(join(folder, 'whole'), 'documents').filter(
        ({ source_file }) => source_file === '2011/d1.pdf',
      );
      return ['', row?.['document_id']];
    });
    const line: Correction = {
      document: id,
      place: '1/1/2/1',
      page: '',
      bbox: '',
      printed_text: '1人',
      field: 'value_number',
      value: '7',
      reason: '',
      by: '',
      at: '',
    };
    const sources = readSources(
      'file,url,published\nin/2012/d2.pdf,https://x.jp/d2.pdf,2012-04-01\nnone.pdf,https://x.jp/,\n',
    );
    if (sources.kind !== 'sources') throw new Error('the list of sources is wrong');
    const reading: Changes = { asked: { municipality: '142140', ocr: 'marked' }, corrections: [line] };
    const all: Changes = { ...reading, sources: sources.sources, also: ['ja', 'wide', 'jsonl'], includePartial: true };
    const { shares, join: joinParts, everything, folder } = await someInput(all);
    const parts = await shares(3);
    expect(await joinParts(parts)).toMatchObject({ kind: 'ran', missing: [] });
    expect(everything('out')).toEqual(everything('whole'));
    expect(recordsOf(join(folder, 'out'), 'observations').filter(({ corrected }) => corrected === 'true')).toHaveLength(
      1,
    );
  });

  test('a finished part that is converted again reads nothing anew', async () => {
    const { share } = await someInput();
    const part = await share(1, 3);
    const before = everythingIn(part);
    const events: RunSettings['report'] extends (event: infer E) => void ? E[] : never = [];
    await share(1, 3, { events });
    expect(everythingIn(part)).toEqual(before);
    expect(events.filter((event) => event.kind === 'document' && !event.reused && event.status !== 'failed')).toEqual(
      [],
    );
    expect(events.filter(({ kind }) => kind === 'elsewhere').length).toBeGreaterThan(5);
  });
});

describe('what does not fit is refused, and named', () => {
  test('another version, and other code of the same version', async () => {
    const { share, join, folder } = await someInput();
    const [one, two] = [await share(1, 2), await share(2, 2, { version: '0.0.1' })];
    expect(problemsOf(await join([one, two]))).toEqual([
      { kind: 'version', path: two, actual: '0.0.1', expected: '0.0.0' },
    ]);
    const other = await share(2, 2, { program: 'that' });
    expect(problemsOf(await join([one, other]))).toEqual([
      { kind: 'code', path: other, actual: 'that', expected: 'this' },
    ]);
    expect(readdirSync(folder)).not.toContain('out');
  });

  test('other options', async () => {
    const { share, join } = await someInput();
    const one = await share(1, 2);
    const coded = await share(2, 2, { asked: { municipality: '142140' } });
    expect(problemsOf(await join([one, coded]))).toEqual([{ kind: 'municipality', path: coded, other: one }]);
    const scanned = await share(2, 2, { asked: { ocr: 'marked' } });
    expect(problemsOf(await join([one, scanned]))).toEqual([{ kind: 'ocr', path: scanned, other: one }]);
    const profiled = await share(2, 2, { asked: { profile: 'p.json' } });
    expect(problemsOf(await join([one, profiled]))).toEqual([{ kind: 'profile', path: profiled, other: one }]);
    expect(problemsOf(await join([await share(1, 1)], 'out', {}, { profilesOf: () => [] }))).toContainEqual(
      expect.objectContaining({ kind: 'read-otherwise' }),
    );
  });

  test('another configuration, unless one is named', async () => {
    const { share, join } = await someInput();
    const named = { manifest: { profile: '', config: '../c.json' }, dataset: { ...defaultDatasetConfig, title: '題' } };
    const other = { ...named, dataset: { ...defaultDatasetConfig, title: '別' } };
    const [one, two] = [await share(1, 2, other), await share(2, 2, named)];
    expect(problemsOf(await join([one, two]))).toEqual([{ kind: 'config', path: two, other: one }]);
    const first = await share(1, 2, named);
    expect(problemsOf(await join([first, two]))).toEqual([{ kind: 'other-config', path: first }]);
    expect(await join([first, two], 'named', {}, named)).toMatchObject({ kind: 'ran' });
    expect(await join([one, two], 'out', { configNamed: true })).toMatchObject({ kind: 'ran' });
  });

  test('a lack of parts, unless it is asked for; then the dataset says so', async () => {
    const { folder, share, join: joinParts, everything } = await someInput();
    const [one, three] = [await share(1, 3), await share(3, 3)];
    expect(problemsOf(await joinParts([three, one]))).toEqual([
      { kind: 'missing', shares: ['2/3'], paths: [three, one], inputs: 1 },
    ]);
    expect(await joinParts([three, one], 'out', { partial: true })).toMatchObject({ kind: 'ran', missing: ['2/3'] });
    const told = recordsOf(join(folder, 'out'), 'issues').filter(({ code }) => code === 'batch/part-missing');
    expect(told.map(({ actual, level }) => [actual, level])).toEqual([['2/3', 'warning']]);
    expect(await joinParts([await share(2, 3)])).toMatchObject({ kind: 'ran', missing: [] });
    expect(everything('out')).toEqual(everything('whole'));
    // And again, though it is there already.
    expect(await joinParts([one])).toMatchObject({ kind: 'ran', missing: [] });
    expect(everything('out')).toEqual(everything('whole'));
  });

  test('shares of an input that changed between them', async () => {
    const { folder, share, join: joinParts } = await someInput();
    const one = await share(1, 2);
    fill(folder, { 'in/2019/late.pdf': '部 2019 1' });
    const two = await share(2, 2);
    expect(problemsOf(await joinParts([one, two]))).toEqual(
      expect.arrayContaining([
        { kind: 'missing', shares: ['2/2'], paths: [one], inputs: 2 },
        { kind: 'missing', shares: ['1/2'], paths: [two], inputs: 2 },
      ]),
    );
    expect(await joinParts([await share(1, 2), two])).toMatchObject({ kind: 'ran', missing: [] });
  });

  test('what a former gathering lacked is no matter once all shares of a later state of the folder are there', async () => {
    const { folder, share, shares, join: joinParts } = await someInput();
    const issuesOf = () => recordsOf(join(folder, 'out'), 'issues').filter(({ code }) => code === 'batch/part-missing');
    await joinParts([await share(1, 2)], 'out', { partial: true });
    fill(folder, { 'in/2019/late.pdf': '部 2019 1' });
    const later = await shares(2);
    expect(problemsOf(await joinParts(later.slice(1)))).toEqual([
      { kind: 'missing', shares: ['2/2'], paths: [], inputs: 2 },
      { kind: 'missing', shares: ['1/2'], paths: later.slice(1), inputs: 2 },
    ]);
    expect(issuesOf()).toHaveLength(1);
    expect(await joinParts(later)).toMatchObject({ kind: 'ran', missing: [] });
    expect(issuesOf()).toEqual([]);
    fill(folder, { 'in/2019/later.pdf': '部 2019 2' });
    expect(problemsOf(await joinParts([await share(2, 2)]))).toEqual([
      { kind: 'missing', shares: ['1/2'], paths: later.slice(1), inputs: 2 },
    ]);
  });

  test('damage: an account cut short, a result changed, a result gone', async () => {
    const { shares, join: joinParts, everything } = await someInput();
    const parts = await shares(2);
    const [first = '', second = ''] = parts;
    const results = readdirSync(join(first, 'results'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    const [result = ''] = results;
    const path = join(first, 'results', result);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"complete"', '"cOmplete"'));
    const document = result.slice(3, 15);
    expect(problemsOf(await joinParts(parts))).toEqual([{ kind: 'document', path: first, document }]);
    rmSync(path);
    expect(problemsOf(await joinParts(parts))).toEqual([{ kind: 'document', path: first, document }]);
    writeFileSync(path, text);
    const account = join(second, 'part.json');
    const whole = readFileSync(account, 'utf8');
    truncateSync(account, 300);
    expect(await readPart(second)).toEqual({ kind: 'damaged', path: second });
    writeFileSync(account, whole.replace('2012/', '2013/'));
    expect(await readPart(second)).toEqual({ kind: 'damaged', path: second });
    rmSync(account);
    expect(await readPart(second)).toEqual({ kind: 'unfinished', path: second });
    writeFileSync(account, whole);
    expect(await joinParts(parts)).toMatchObject({ kind: 'ran' });
    expect(everything('out')).toEqual(everything('whole'));
  });

  test('a folder that is no part, and a dataset where a part is to be written', async () => {
    const { folder } = await someInput();
    const whole = join(folder, 'whole');
    expect(await readPart(folder)).toEqual({ kind: 'no-part', path: folder });
    const before = everythingIn(whole);
    const outcome = await runShare(runSettings([join(folder, 'in')], whole), { index: 1, count: 2 });
    expect(outcome).toEqual({ kind: 'occupied', path: join(whole, 'manifest.json') });
    expect(everythingIn(whole)).toEqual(before);
  });
});

test('documents that were withdrawn stay out of the dataset', async () => {
  const { folder, shares, join: joinParts, everything } = await someInput();
  const parts = await shares(2);
  await joinParts(parts);
  const [document] = recordsOf(join(folder, 'out'), 'documents').filter(({ status }) => status === 'complete');
  const sha256 = document?.['sha256'] ?? '';
  for (const out of ['out', 'whole']) await runBatch(runSettings([], join(folder, out), { withdraw: [sha256] }));
  await runBatch(runSettings([join(folder, 'in')], join(folder, 'whole')));
  expect(await joinParts(parts)).toMatchObject({ kind: 'ran' });
  expect(everything('out')).toEqual(everything('whole'));
  expect(recordsOf(join(folder, 'out'), 'documents').map((row) => row['sha256'])).not.toContain(sha256);
});

test('a share that is stopped is no part; the same command goes on', async () => {
  const { folder, share, join: joinParts, everything } = await someInput();
  const stop = new AbortController();
  const out = join(folder, 'part-1-of-2');
  const settings = runSettings([join(folder, 'in')], out, {
    stopping: stop.signal,
    report: (event) => event.kind === 'document' && event.status === 'complete' && stop.abort(),
  });
  const outcome = await runShare(settings, { index: 1, count: 2 });
  expect(outcome.kind === 'part' && outcome.left).toBeGreaterThan(0);
  expect(await readPart(out)).toEqual({ kind: 'unfinished', path: out });
  await joinParts([await share(1, 2), await share(2, 2)]);
  expect(everything('out')).toEqual(everything('whole'));
});

test('a share that two machines convert at the same time, since one was taken for dead', async () => {
  const { folder, share, join: joinParts, everything } = await someInput();
  fill(folder, { 'part-1-of-2/.mokuhyo/tmp/of-the-dead/half.tmp': 'ha' });
  const [one] = await Promise.all([share(1, 2), share(1, 2), share(1, 2)]);
  await joinParts([await share(2, 2), one]);
  expect(everything('out')).toEqual(everything('whole'));
});

test('machines that know the input by other paths', async () => {
  const { folder, share, join: joinParts, everything } = await someInput();
  const one = await share(1, 2);
  cpSync(join(folder, 'in'), join(folder, 'elsewhere'), { recursive: true, verbatimSymlinks: true });
  const two = join(folder, 'two');
  await runShare(runSettings([join(folder, 'elsewhere')], two), { index: 2, count: 2 });
  expect(await joinParts([two, one])).toMatchObject({ kind: 'ran', missing: [] });
  expect(everything('out')).toEqual(everything('whole'));
});
