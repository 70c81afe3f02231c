import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHeader, csvLines, csvRows } from '../../src/emit/csv.js';
import { formatCell, formatCsv } from '../../src/emit/csv-lines.js';
import { documentTables } from '../../src/schema/tables.js';
import { exampleResult } from './example-result.js';

describe('csvHeader', () => {
  test('has the columns of the contract, in its order', () => {
    expect(csvHeader('observations')).toBe(
      'observation_id,document_id,municipality_code,municipality,department,document_fiscal_year,plan_name,project_code,' +
        'project_name,indicator_name,division,value_kind,fiscal_year,period_start,period_end,period_text,status,value_number,' +
        'value_min,value_max,unit,unit_text,text_value,modifiers,missing_reason,part,part_label,value_text,note_ids,page,bbox,' +
        'needs_review,corrected,declaration,indicator_group\r\n',
    );
    expect(csvHeader('policies')).toBe('document_id,number,title,body,page,declaration,keywords\r\n');
    expect(csvHeader('issues')).toBe(
      'document_id,code,level,page,bbox,observation_id,actual,expected,message,message_ja\r\n',
    );
  });
});

describe('formatCell', () => {
  test.each([
    [null, ''],
    [undefined, ''],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    ['0', '0'],
    ['新設\r\n準備', '新設 準備'],
    ['a\nb\rc\u2028d\te\0f', 'a b c d e f'],
  ])('%j → %j', (value, cell) => {
    expect(formatCell(value)).toBe(cell);
  });
});

describe('formatCsv', () => {
  test('quotes as RFC 4180 asks', () => {
    expect(formatCsv([['1,200', '"引用"', 'なし', '']])).toBe('"1,200","""引用""",なし,\r\n');
  });

  test('whatever text goes in comes out, on one line each', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text)), (rows) => {
        const csv = formatCsv(rows);
        expect(csv.split('\r\n').length).toBe(rows.length + 1);
        expect(parse(csv, { record_delimiter: '\r\n' })).toEqual(rows.map((row) => row.map(formatCell)));
      }),
    );
  });
});

describe('csvRows', () => {
  test('has one line per row of each table', () => {
    const result = exampleResult();
    const id = result.document.document_id;
    const rows = csvRows(result);
    expect(Object.keys(rows)).toEqual([...documentTables]);
    expect(rows.divisions).toBe(`${id},1,子育て支援課,1\r\n`);
    const [baseline, target] = parse(csvHeader('observations') + rows.observations, { columns: true });
    expect(baseline).toMatchObject({
      status: 'missing',
      value_number: '',
      missing_reason: 'dash',
      needs_review: 'false',
    });
    expect(target).toMatchObject({ status: 'number', value_number: '12.50', fiscal_year: '2020', corrected: 'false' });
  });

  test('is in order of page, table, row, column, part, as numbers', () => {
    const result = exampleResult();
    const [first] = result.observations;
    if (!first) throw new Error('the example has observations');
    const places = ['1/10/4/1', '1/9/4/2', '1/9/4/1', '2/1/1/1', '1/9/11/1'];
    const observations = places.map((place, index) => ({
      ...first,
      observation_id: `${result.document.document_id}/${place}`,
      page: index === 0 ? 2 : 1,
    }));
    const lines = csvRows({ ...result, observations })
      .observations.trim()
      .split('\r\n');
    expect(lines.map((line) => line.split(',')[0]?.slice(13))).toEqual([
      '1/9/4/1',
      '1/9/4/2',
      '1/9/11/1',
      '2/1/1/1',
      '1/10/4/1',
    ]);
  });

  test('is empty where a document has no row', () => {
    expect(csvRows({ ...exampleResult(), roles: [] }).roles).toBe('');
    expect(csvLines('roles', [])).toBe('');
  });
});
