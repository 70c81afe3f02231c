import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { findLicence, metadataOf } from '../../src/catalog/metadata.js';
import { filtersOf } from '../../src/catalog/push-store.js';
import { fileRows, OtherColumnsError, rowDigest, type StoreRow, storedRows, toRecord } from '../../src/catalog/rows.js';
import { type StoreTable, storeTable } from '../../src/catalog/store-columns.js';
import { tableNames } from '../../src/schema/tables.js';

const gather = async (rows: AsyncIterable<StoreRow>): Promise<readonly StoreRow[]> => {
  const all: StoreRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

const columns = (['text', 'numeric', 'int4', 'bool', 'date'] as const).map((type) => ({
  id: type,
  type,
  label: '',
  notes: '',
}));
const table: StoreTable = { table: 'observations', columns, key: ['text'], named: [] };
const header = `${columns.map(({ id }) => id).join()}\r\n`;
const ofFile = (lines: string) => gather(fileRows(Readable.from([header + lines]), table));

describe('a row', () => {
  test('is the same as CKAN writes it and as the file has it', async () => {
    const [own] = await ofFile('"a ""b"", c",1200.50,5,true,2018-04-01\r\n');
    const [there] = await gather(storedRows('"a ""b"", c",1200.50,5,t,2018-04-01\n', table));
    expect(own).toEqual(there);
  });

  test.each([
    ['1200.5', '1200.50'],
    ['0', ''],
    ['-1', '1'],
  ])('with %s is another than with %s', async (one, other) => {
    const [[first], [second]] = [await ofFile(`a,${one},,,\r\n`), await ofFile(`a,${other},,,\r\n`)];
    expect(first && rowDigest(first)).not.toBe(second && rowDigest(second));
  });

  test.each([
    ['007', '7'],
    ['-0', '0'],
    ['+3', '3'],
    ['-0.0', '0.0'],
  ])('with %s is as PostgreSQL writes it: %s', async (printed, written) => {
    expect((await ofFile(`a,${printed},,,\r\n`))[0]?.cells[1]).toBe(written);
  });

  test('is sent with every column, texts as texts, and nothing as null', async () => {
    const [row] = await ofFile('142140,1200.50,,false,\r\n');
    expect(row && toRecord(row, columns)).toEqual({
      text: '142140',
      numeric: '1200.50',
      int4: null,
      bool: false,
      date: null,
    });
  });

  test('of a file with other columns is not read', async () => {
    await expect(gather(fileRows(Readable.from(['other\r\n1\r\n']), table))).rejects.toThrow(OtherColumnsError);
  });
});

describe('a table whose rows have no key', () => {
  test('gets one of what names a row, with a number where that names several', async () => {
    const series = storeTable('series');
    expect([series.key, series.columns[0]?.id]).toEqual([['row_key'], 'row_key']);
    const names = series.columns.slice(1).map(({ id }) => id);
    const line = (values: Record<string, string>): string => names.map((name) => values[name] ?? '').join();
    const lines = [
      line({ series_id: 'a/1/1', part: '1', fiscal_year: '2019' }),
      line({ series_id: 'a/1/1', part: '1', fiscal_year: '2019', actual: '5' }),
      line({ series_id: 'a/1/1', part: '2', fiscal_year: '2019' }),
    ];
    const rows = await gather(fileRows(Readable.from([[names.join(), ...lines].join('\r\n')]), series));
    expect(rows.map(({ key }) => key[0])).toEqual(['a/1/1|1|2019||', 'a/1/1|1|2019||#2', 'a/1/1|2|2019||']);
  });

  test.each(tableNames)('%s has a key whose columns it has', (name) => {
    const { key, columns: all, named } = storeTable(name);
    const ids = all.map(({ id }) => id);
    expect([...key, ...named].filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.every((id) => id === id.trim() && !id.startsWith('_') && Buffer.byteLength(id) <= 63)).toBe(true);
  });
});

describe('what is deleted', () => {
  test('is named by all of its key', () => {
    expect(filtersOf([['a'], ['b']], ['id'])).toEqual([{ id: ['a', 'b'] }]);
    const keys = [
      ['d', '1', '2'],
      ['d', '1', '3'],
      ['e', '1', '2'],
    ];
    expect(filtersOf(keys, ['document_id', 'table', 'row'])).toEqual([
      { document_id: 'd', table: '1', row: ['2', '3'] },
      { document_id: 'e', table: '1', row: ['2'] },
    ]);
  });

  test('is never all: nothing makes no filter, and no filter is empty', () => {
    expect(filtersOf([], ['id'])).toEqual([]);
    const many = Array.from({ length: 1201 }, (_, index) => [String(index)]);
    expect(filtersOf(many, ['id']).map(({ id }) => id?.length)).toEqual([500, 500, 201]);
  });
});

describe('what is said of the dataset', () => {
  const licences = [
    { id: 'cc-by', url: 'http://www.opendefinition.org/licenses/cc-by' },
    { id: 'CC-BY-SA-4.0', url: '' },
    { id: 'own', url: 'https://creativecommons.org/publicdomain/zero/1.0/deed.ja' },
  ];

  test.each([
    ['CC-BY-4.0', '', 'cc-by'],
    ['CC-BY-SA-4.0', '', 'CC-BY-SA-4.0'],
    ['CC0', 'https://creativecommons.org/publicdomain/zero/1.0/', 'own'],
    ['Miharashi-1.0', 'https://www.city.miharashi.example.jp/', undefined],
    ['none', '', undefined],
  ])('the licence %s %s is %s there', (name, path, id) => {
    expect(findLicence({ name, path }, licences)).toBe(id);
  });

  test('keywords become tags that CKAN takes', () => {
    const keywords = ['目標宣言', 'KPI', '目標（宣言）', '令和2年度・実績', '課', 'データ', '々'];
    const { tags, changedTags } = metadataOf({ title: '', keywords, licenses: [], contributors: [] });
    expect(tags).toEqual(['目標宣言', 'KPI', '目標 宣言', '令和2年度 実績', 'データ']);
    expect(changedTags).toEqual(['目標（宣言）', '令和2年度・実績', '課', '々']);
  });
});
