import readWorkbook, { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { emitXlsx, workbookPath } from '../../src/emit/xlsx/emit-xlsx.js';
import { columnLetters, escapeXml, rowXml } from '../../src/emit/xlsx/sheet-xml.js';
import { columnsOf } from '../../src/schema/tables.js';
import { streamOf } from './example-dataset.js';
import { exampleObservation, exampleResult } from './example-result.js';
import { memoryFolder } from './memory-folder.js';

const base = exampleResult('a');
const id = base.document.document_id;
const observations = [
  exampleObservation(id, '1/1/4/1', { project_code: '3-6-1', value_number: '12.50', value_text: '=1+1' }),
  exampleObservation(id, '1/1/5/1', { project_code: '06-101', value_number: '1200000', text_value: '_x0041_ <&"> 𠮷' }),
  exampleObservation(id, '1/1/6/1', {
    value_kind: 'actual',
    status: 'missing',
    missing_reason: 'dash',
    value_number: '0.12345678',
    period_start: null,
    needs_review: true,
  }),
];
const results = [{ ...base, observations }];
const { files, open } = memoryFolder();
await emitXlsx(streamOf(results), open, { join: { decisions: [] } });
const book = files.get(workbookPath) ?? Buffer.alloc(0);
const sheet = (name: string) => readSheet(book, name);
const readSheetNames = async (bytes: Buffer): Promise<string[]> => (await readWorkbook(bytes)).map((one) => one.sheet);

describe('the workbook, read by another library', () => {
  test('has numbers and days as such, and codes as text', async () => {
    const [header = [], ...rows] = await sheet('観測値');
    const titleOf = (name: string) => columnsOf('observations').find((column) => column.name === name)?.title ?? name;
    const cell = (row: number, name: string) => rows[row]?.[header.indexOf(titleOf(name))];
    expect(header.filter((title) => !String(title).endsWith('（コード）'))).toEqual(
      columnsOf('observations').map((column) => column.title),
    );
    expect([cell(0, 'project_code'), cell(1, 'project_code'), cell(0, 'municipality_code')]).toEqual([
      '3-6-1',
      '06-101',
      '142140',
    ]);
    expect([0, 1, 2].map((row) => cell(row, 'value_number'))).toEqual([12.5, 1_200_000, 0.12345678]);
    expect(cell(0, 'fiscal_year')).toBe(2020);
    expect(cell(0, 'period_start')).toEqual(new Date('2020-04-01T00:00:00.000Z'));
    expect(cell(2, 'period_start')).toBeNull();
    expect([cell(0, 'needs_review'), cell(2, 'needs_review')]).toEqual([false, true]);
    expect(cell(0, 'value_text')).toBe('=1+1');
  });

  test('says kinds, states and reasons in Japanese, with the code beside', async () => {
    const [header = [], , , missing = []] = await sheet('観測値');
    const pair = (title: string) => [missing[header.indexOf(title)], missing[header.indexOf(`${title}（コード）`)]];
    expect(header.indexOf('値の種類（コード）')).toBe(header.indexOf('値の種類') + 1);
    expect(pair('値の種類')).toEqual(['実績値', 'actual']);
    expect(pair('値の状態')).toEqual(['欠測', 'missing']);
    expect(pair('欠測の理由')).toEqual(['横線（—など）', 'dash']);
    expect((await sheet('指摘'))[1]?.slice(1, 4)).toEqual(['value/missing', '情報', 'info']);
  });

  test('begins with a sheet that says what every other holds', async () => {
    const [header, ...rows] = await sheet('はじめに');
    expect(header).toEqual(['シート', '内容', '分け方']);
    const names = await readSheetNames(book);
    expect(names[0]).toBe('はじめに');
    expect(rows.map(([name]) => name)).toEqual(names.slice(1));
    expect(rows.every(([, , split]) => split === null)).toBe(true);
  });

  test('has the wide table, documents, issues, series and the data dictionary', async () => {
    expect((await sheet('対照表'))[1]).toContain('06-101');
    expect((await sheet('文書')).map((row) => row[0])).toEqual(['文書ID', id]);
    expect((await sheet('系列')).length).toBeGreaterThan(1);
    const dictionary = await sheet('データ辞書');
    expect(dictionary.find((row) => row[1] === 'missing_reason')).toContain('欠測の理由');
  });
});

describe('a table of more rows than a sheet can hold', () => {
  const of = (seed: string, year: number | null) => {
    const result = exampleResult(seed, { document_fiscal_year: year });
    const row = (place: string) =>
      exampleObservation(result.document.document_id, place, { document_fiscal_year: year });
    return { ...result, observations: [row('1/1/4/1'), row('1/1/5/1')] };
  };
  const years = [of('a', 2020), of('b', 2019), of('c', 2020), of('d', null)];
  const write = async (rowsPerSheet: number) => {
    const folder = memoryFolder();
    const made = await emitXlsx(streamOf(years), folder.open, { rowsPerSheet });
    return { made, book: folder.files.get(workbookPath) ?? Buffer.alloc(0) };
  };

  test('is split by the declarations’ years, and the first sheet says so', async () => {
    const { made, book: split } = await write(8);
    const names = (await readSheetNames(split)).filter((name) => name.startsWith('観測値'));
    expect(names).toEqual(['観測値 2019年度', '観測値 2020年度', '観測値 年度なし']);
    const counts = await Promise.all(names.map(async (name) => (await readSheet(split, name)).length - 1));
    expect(counts).toEqual([2, 4, 2]);
    expect(made[0]?.splitByYear).toEqual(['観測値']);
    const about = (await readSheet(split, 'はじめに')).slice(1);
    expect(about.find(([, , how]) => how !== null)).toEqual([
      '観測値 2019年度、観測値 2020年度、観測値 年度なし',
      expect.any(String),
      expect.stringContaining('年度ごと'),
    ]);
  });

  test('is not split where its rows and the header just fit', async () => {
    const { made, book: whole } = await write(9);
    expect((await readSheet(whole, '観測値')).length).toBe(9);
    expect(made[0]?.splitByYear).toBeUndefined();
  });

  test('goes on in a further sheet where one year alone is too long', async () => {
    const { book: split } = await write(4);
    const names = (await readSheetNames(split)).filter((name) => name.startsWith('観測値'));
    expect(names).toEqual(['観測値 2019年度', '観測値 2020年度', '観測値 2020年度 (2)', '観測値 年度なし']);
  });
});

describe('sheet XML', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %d is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  test('holds no character that XML cannot', () => {
    expect(escapeXml('a<b>&"c"\u0000\uD800𠮷')).toBe('a&lt;b&gt;&amp;&quot;c&quot;\uFFFD\uFFFD𠮷');
  });

  test('escapes what Excel would read as an escape', () => {
    expect(rowXml(2, [{ kind: 'text', text: '_x0041_' }])).toContain('>_x005F_x0041_<');
  });

  test('cuts a text that Excel would refuse', () => {
    const xml = rowXml(2, [{ kind: 'text', text: 'あ'.repeat(40_000) }]);
    expect([...xml].filter((character) => character === 'あ')).toHaveLength(32_766);
    expect(xml).toContain('…');
  });

  test('shows the decimals that were printed', () => {
    const styles = ['12', '12.5', '12.50', '0.1234567'].map(
      (text) => /s="(\d+)"/.exec(rowXml(1, [{ kind: 'decimal', text }]))?.[1],
    );
    expect(styles).toEqual(['5', '6', '7', '0']);
  });
});
