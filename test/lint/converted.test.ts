import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test } from 'vitest';
import { flavourNames } from '../../src/emit/flavours.js';
import { columnsOf, tableNames } from '../../src/schema/tables.js';
import { runMokuhyo } from '../cli/run-mokuhyo.js';

/** Documents of several cities, years and forms, and one without a KPI table. */
const documents = [
  'isehara-2020-kodomo-writer',
  'isehara-2019-kyoiku-writer',
  'isehara-2020-gikai-nokpi',
  'hagiyama-2022-three-levels',
  'kakitsubata-2021-relative-years',
];
const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'documents');
const scanned = join(import.meta.dirname, '..', '..', 'fixtures', 'broken', 'image-only');
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-converted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const convert = (out: string, paths: readonly string[], ...more: string[]) =>
  runMokuhyo([
    'convert',
    ...paths,
    '--out',
    join(folder, out),
    '--also',
    flavourNames.join(),
    '--workers',
    '0',
    ...more,
  ]);
const paths = documents.map((name) => join(fixtures, name));
const converted = await convert('first', paths);

function hashes(out: string): Record<string, string> {
  const root = join(folder, out);
  const files = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(root, name)))
      .digest('hex');
  return Object.fromEntries(files.map(({ name }) => [name, hash(name)]));
}

describe('documents converted with every flavour', () => {
  test('are lint clean, and convert says so', async () => {
    expect(converted.stderr).toMatch(/Checked \d+ files, \d+ rows: 0 failed/);
    const { status, stdout } = await runMokuhyo(['lint', join(folder, 'first'), '--json']);
    expect(JSON.parse(stdout).counts.fail).toBe(0);
    expect(status).toBe(0);
  });

  test('give the same bytes in another order', async () => {
    await convert('second', paths.toReversed());
    expect(hashes('second')).toEqual(hashes('first'));
  });

  test.each([...tableNames])('%s: Parquet holds the numbers and texts of the CSV file', async (table) => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const typed = columnsOf(table).map(({ name, type }) => {
      const text = `nullif("${name}", '')`;
      if (type === 'number') return `cast(${text} as double) as "${name}"`;
      return type === 'string' ? `${text} as "${name}"` : `cast(${text} as ${type}) as "${name}"`;
    });
    const file = join(folder, 'first', table);
    const csv = `(select ${typed.join()} from read_csv('${file}.csv', all_varchar = true, header = true))`;
    // A row that stands in one of them only, or more often in one than in the other, is left over.
    const difference = `select count(*) as n from ((from ${csv} except all from '${file}.parquet') union all (from '${file}.parquet' except all from ${csv}))`;
    const reader = await connection.runAndReadAll(difference);
    expect(Number(reader.getRowObjectsJS()[0]?.['n'])).toBe(0);
    connection.closeSync();
  });
});

test('a document that is not complete stays out of the flavours, and lint says which', async () => {
  const lines = (out: string, file: string) =>
    readFileSync(join(folder, out, file), 'utf8')
      .trim()
      .split('\r\n').length;
  await convert('without', [...paths.slice(0, 1), scanned]);
  expect([lines('without', 'documents.csv'), lines('without', 'documents_ja.csv')]).toEqual([3, 2]);
  const { status, stdout } = await runMokuhyo(['lint', join(folder, 'without')]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/note {2}document\/incomplete .*\n {4}documents\.csv line \d+: [0-9a-f]{12} .*\(partial\)/);
  await convert('with', [...paths.slice(0, 1), scanned], '--include-partial');
  expect(lines('with', 'documents_ja.csv')).toBe(3);
});
