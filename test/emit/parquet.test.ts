import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, test } from 'vitest';
import { emitParquet } from '../../src/emit/parquet.js';
import { columnsOf, tableNames } from '../../src/schema/tables.js';
import { csvFiles, streamOf } from './example-dataset.js';
import { exampleResult } from './example-result.js';
import { memoryFolder } from './memory-folder.js';

const results = ['a', 'b', 'c'].map((seed) => exampleResult(seed));
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { files, open } = memoryFolder();
await emitParquet(streamOf(results), open, 'mokuhyo 0.1.0');
for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes);

describe.each([...tableNames])('%s.parquet', (table) => {
  const expected = parse(csvFiles(results)[table], { columns: true }) as Record<string, string>[];

  test('DuckDB reads back the numbers and texts of the CSV file', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const reader = await connection.runAndReadAll(`select * from '${join(folder, `${table}.parquet`)}'`);
    const rows = reader.getRowObjectsJS();
    expect(rows).toHaveLength(expected.length);
    for (const [index, row] of rows.entries()) {
      for (const { name, type } of columnsOf(table)) {
        const [value, text] = [row[name], expected[index]?.[name] ?? ''];
        if (text === '') expect(value).toBeNull();
        else if (type === 'number' || type === 'integer') expect(value).toBe(Number(text));
        else if (type === 'date') expect((value as Date).toISOString().slice(0, 10)).toBe(text);
        else expect(String(value)).toBe(text);
      }
    }
    connection.closeSync();
  });

  test('a second reader finds the same', async () => {
    const bytes = files.get(`${table}.parquet`) ?? Buffer.alloc(0);
    const file = new Uint8Array(bytes).buffer;
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(expected.length);
    expect(rows.map((row) => row['document_id'])).toEqual(expected.map((row) => row['document_id']));
  });
});

test('DuckDB sees the types of the data package', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(`describe select * from '${join(folder, 'observations.parquet')}'`);
  const types = Object.fromEntries(reader.getRowObjectsJS().map((row) => [row['column_name'], row['column_type']]));
  expect(types).toMatchObject({
    project_code: 'VARCHAR',
    municipality_code: 'VARCHAR',
    fiscal_year: 'INTEGER',
    value_number: 'DOUBLE',
    period_start: 'DATE',
    needs_review: 'BOOLEAN',
  });
  connection.closeSync();
});

test('rows beyond one row group are all there', async () => {
  const [observation] = exampleResult('a').observations;
  if (!observation) throw new Error('the example has observations');
  const many = { ...exampleResult('a'), observations: Array.from({ length: 26_000 }, () => observation) };
  const large = memoryFolder();
  await emitParquet(streamOf([many, many]), large.open, 'test');
  const bytes = large.files.get('observations.parquet') ?? Buffer.alloc(0);
  const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer, columns: ['page'] });
  expect(rows).toHaveLength(52_000);
});
