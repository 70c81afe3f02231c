import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { findWideColumns } from '../../src/emit/wide-csv.js';
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
  exampleObservation(id, '1/1/6/1', { value_number: '0.12345678', period_start: null, needs_review: true }),
];
const results = [{ ...base, observations }];
const { files, open } = memoryFolder();
await emitXlsx(streamOf(results), await findWideColumns(streamOf(results)), open);
const book = files.get(workbookPath) ?? Buffer.alloc(0);
const sheet = (name: string) => readSheet(book, name);

describe('the workbook, read by another library', () => {
  test('has numbers and days as such, and codes as text', async () => {
    const [header = [], ...rows] = await sheet('観測値');
    expect(header).toEqual(columnsOf('observations').map((column) => column.title));
    const cell = (row: number, name: string) =>
      rows[row]?.[columnsOf('observations').findIndex((c) => c.name === name)];
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

  test('has the wide table, documents, issues and the data dictionary', async () => {
    expect((await sheet('対照表'))[1]).toContain('06-101');
    expect((await sheet('文書')).map((row) => row[0])).toEqual(['文書ID', id]);
    expect((await sheet('指摘'))[1]?.slice(0, 4)).toEqual([id, 'value/missing', 'info', 1]);
    const dictionary = await sheet('データ辞書');
    expect(dictionary.find((row) => row[1] === 'missing_reason')).toContain('欠測の理由');
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
