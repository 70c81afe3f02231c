import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConvertedDocument, convert, readDataset, writeDataset } from '../../src/index.js';
import { lintFolder } from '../../src/lint/lint-folder.js';
import { openLintFolder } from '../../src/lint/read-folder.js';
import { runBuilt } from '../cli/run-mokuhyo.js';

const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-library-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures', name, 'document.pdf');
const bytesOf = (name: string): Buffer => readFileSync(fixture(name));
const torn = 'documents/isehara-2020-bunka-torn';
const kodomo = 'documents/isehara-2020-kodomo-writer';

/** The files of a dataset that hold data: what names folders and options is told apart by who wrote it. */
const dataFiles = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(\.csv|\.json)$/.test(name) && !/^\.mokuhyo|manifest\.json/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(out, name), 'utf8')]),
  );

async function lintFailures(out: string): Promise<readonly string[]> {
  const source = await openLintFolder(out);
  if (!source) throw new Error(`no folder ${out}`);
  const { rules } = await lintFolder(source);
  return rules.filter(({ counts }) => counts.fail > 0).map(({ rule }) => rule);
}

describe('writeDataset', () => {
  let converted: string;
  beforeAll(async () => {
    converted = at('converted');
    const ran = await runBuilt(['convert', fixture(torn), '--out', converted, '--quiet']);
    expect(ran.status).toBe(0);
  });

  test('writes what convert writes, to the byte, of what readDataset reads', async () => {
    const { documents } = await readDataset(converted);
    const written = await writeDataset(documents, at('copied'));
    expect(dataFiles(at('copied'))).toEqual(dataFiles(converted));
    expect(written).toMatchObject({
      documents: 1,
      files: expect.arrayContaining(['observations.csv', 'manifest.json']),
    });
    expect(await lintFailures(at('copied'))).toEqual([]);
  });

  test('keeps the documents that are there, and the forms', async () => {
    const out = at('growing');
    await writeDataset([await convert(bytesOf(torn), { fileName: '2019/a.pdf' })], out, { also: ['xlsx'] });
    const second = await convert(bytesOf(kodomo), { fileName: '2020/a.pdf', sourceUrl: 'https://example.jp/a.pdf' });
    const written = await writeDataset([second], out);
    expect(written.documents).toBe(2);
    expect(written.files).toContain('mokuhyo.xlsx');
    const { documents } = await readDataset(out);
    expect(documents.map(({ document }) => [document.source_file, document.source_url]).sort()).toEqual([
      ['2019/a.pdf', ''],
      ['2020/a.pdf', 'https://example.jp/a.pdf'],
    ]);
    expect(await lintFailures(out)).toEqual([]);
  });

  test('writes decimals as they are printed, and numbers that somebody changed', async () => {
    const read = await convert(bytesOf(torn));
    const [first, second, ...rest] = read.observations;
    if (!first || !second) throw new Error('the fixture has no values');
    const changed: ConvertedDocument = {
      ...read,
      observations: [
        { ...first, value_number: 12.5, exact: { ...first.exact, value_number: '12.50' } },
        { ...second, value_number: 7.25 },
        ...rest.slice(1),
      ],
    };
    await writeDataset([changed], at('decimals'));
    const csv = readFileSync(join(at('decimals'), 'observations.csv'), 'utf8').split('\r\n');
    expect(csv[1]).toContain(',12.50,');
    expect(csv[2]).toContain(',7.25,');
    // One row was taken out: documents.csv counts those that are left.
    expect(await lintFailures(at('decimals'))).toEqual([]);
  });

  test.each([
    ['a document that is none', [{ document: { document_id: 'x' }, observations: [] }], {}, 'no document'],
    ['an unknown form', [], { also: ['docx'] }, 'docx'],
    ['a configuration that is wrong', [], { config: { titel: 'x' } }, 'titel'],
  ])('refuses %s', async (_, documents, options, message) => {
    const writing = writeDataset(documents as unknown as ConvertedDocument[], at('refused'), options as object);
    await expect(writing).rejects.toThrow(message);
    await expect(writing).rejects.toThrow(Error);
  });

  test('leaves a folder alone that holds files of other origin', async () => {
    const out = mkdtempSync(at('foreign-'));
    writeFileSync(join(out, 'observations.csv'), 'mine');
    await expect(writeDataset([], out)).rejects.toThrow('not made by mokuhyo');
    expect(readFileSync(join(out, 'observations.csv'), 'utf8')).toBe('mine');
  });
});

describe('readDataset', () => {
  test('refuses a folder that is none', async () => {
    await expect(readDataset(folder)).rejects.toThrow('no folder that mokuhyo wrote');
  });

  test('has numbers where the files have numbers, and nothing where they have nothing', async () => {
    const { series, documents } = await readDataset(at('converted'));
    expect(series.length).toBeGreaterThan(5);
    const row = series.find(({ target, actual }) => target !== null && actual === null);
    expect(row).toMatchObject({
      fiscal_year: expect.any(Number),
      settled: expect.any(Boolean),
      actual_document: null,
      plan_text: '',
    });
    for (const { value_number, exact } of documents[0]?.observations ?? []) {
      expect(value_number).toBe(exact.value_number === null ? null : Number(exact.value_number));
    }
  });
});

describe('convert', () => {
  test('opens a PDF by its password, which stands in nothing that comes back', async () => {
    const bytes = bytesOf('broken/user-password');
    const [locked, wrong, opened] = [
      await convert(bytes),
      await convert(bytes, { password: 'no' }),
      await convert(bytes, { password: ['no', 'secret'] }),
    ];
    expect([locked, wrong].map(({ issues }) => issues[0]?.code)).toEqual(Array(2).fill('document/password-needed'));
    expect(opened.document.status).toBe('complete');
    expect(opened.observations.length).toBeGreaterThan(0);
    expect(JSON.stringify(opened)).not.toContain('secret');
  });

  test('answers each of several at once, and gives up one that takes too long', async () => {
    const [first, slow, last] = await Promise.all([
      convert(bytesOf(torn), { fileName: 'first.pdf' }),
      convert(bytesOf(kodomo), { fileName: 'slow.pdf', timeoutSeconds: 0.001 }),
      convert(bytesOf(kodomo), { fileName: 'last.pdf' }),
    ]);
    expect([first, slow, last].map(({ document }) => [document.source_file, document.status])).toEqual([
      ['first.pdf', 'complete'],
      ['slow.pdf', 'failed'],
      ['last.pdf', 'complete'],
    ]);
    expect(slow.issues[0]?.code).toBe('batch/timeout');
  });

  test('takes a profile of its own as it is', async () => {
    const { document } = await convert(bytesOf(torn), {
      profiles: [{ name: 'mine', title: '例市', extends: 'general' }],
    });
    expect(document.profile).toBe('mine');
  });
});
