import { describe, expect, test } from 'vitest';
import { correctionColumns } from '../../src/corrections/correction-schema.js';
import { readCorrections } from '../../src/corrections/read-corrections.js';
import { sampleCorrection } from './sample.js';

const header = correctionColumns.join(',');
const line = (fields: Parameters<typeof sampleCorrection>[0] = {}): string =>
  Object.values(sampleCorrection(fields))
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');

test('reads lines in the order of the file, with a BOM and CRLF or without', () => {
  const body = [header, line(), line({ field: 'unit', value: '名' })];
  for (const text of [body.join('\n'), `\uFEFF${body.join('\r\n')}\r\n`]) {
    expect(readCorrections(text)).toEqual({
      corrections: [sampleCorrection(), sampleCorrection({ field: 'unit', value: '名' })],
      problems: [],
    });
  }
});

test('reads what a spreadsheet saved: semicolons, empty rows, days and places that it took for dates', () => {
  const lines = [
    header.replaceAll(',', ';'),
    'abcdef012345;1/1/3/1;;;12人;period_start;2019/4/1;;;2020/5/1',
    'abcdef012345;1月4日;;;;series:split;;;;',
    ';;;;;;;;;',
  ];
  expect(readCorrections(lines.join('\r\n'))).toMatchObject({
    corrections: [
      { field: 'period_start', value: '2019-04-01', at: '2020-05-01' },
      { field: 'series:split', place: '1/4' },
    ],
    problems: [],
  });
});

test('takes any order of columns, and a file without the guards', () => {
  const text = 'field,value,document,place,printed_text,reason,by,at\nunit,名,abcdef012345,1/1/3/1,12人,,,\n';
  expect(readCorrections(text).corrections).toEqual([
    sampleCorrection({ field: 'unit', value: '名', reason: '', by: '', at: '' }),
  ]);
});

test('keeps commas, quotes and line breaks of a printed text', () => {
  const printed = '1,200人\n"延べ"';
  expect(readCorrections(`${header}\n${line({ printed_text: printed })}`).corrections[0]?.printed_text).toBe(printed);
});

describe('every problem names its line', () => {
  test('also after a cell that runs over several lines and an empty line', () => {
    const text = [header, line({ reason: '一\n二\n三' }), '', line({ value: '1,2' })].join('\n');
    expect(readCorrections(text).problems).toMatchObject([{ line: 6, column: 'value' }]);
  });

  test('and the other lines still count', () => {
    const text = [header, line({ value: 'x' }), line()].join('\n');
    const { corrections, problems } = readCorrections(text);
    expect(corrections).toEqual([sampleCorrection()]);
    expect(problems).toHaveLength(1);
  });
});

test.each([
  [{ value: '1,200' }, 'value', /comma/, /カンマ/],
  [{ value: '1、200' }, 'value', /comma/, /カンマ/],
  [{ value: '１２' }, 'value', /no number/, /数値ではありません/],
  [{ value: '12人' }, 'value', /no number/, /数値ではありません/],
  [{ field: 'value_min', value: '.5' }, 'value', /no number/, /数値ではありません/],
  [{ field: 'value_max', value: '1e3' }, 'value', /no number/, /数値ではありません/],
  [{ field: 'fiscal_year', value: '令和2年度' }, 'value', /no possible fiscal year/, /年度としてあり得ません/],
  [{ field: 'fiscal_year', value: '20180' }, 'value', /no possible fiscal year/, /年度としてあり得ません/],
  [{ field: 'fiscal_year', value: '1700' }, 'value', /no possible fiscal year/, /年度としてあり得ません/],
  [{ field: 'fiscal_year', value: '3020' }, 'value', /no possible fiscal year/, /年度としてあり得ません/],
  [{ field: 'period_start', value: '2019-02-30' }, 'value', /no day/, /日付ではありません/],
  [{ field: 'period_end', value: '4/1/2019' }, 'value', /no day/, /日付ではありません/],
  [{ field: 'value_kind', value: '実績' }, 'value', /known are baseline/, /使えるのは/],
  [{ field: 'value_kind', value: '' }, 'value', /unknown/, /使えません/],
  [{ field: 'status', value: 'none' }, 'value', /known are number/, /使えるのは/],
  [{ field: 'missing_reason', value: 'lost' }, 'value', /known are blank/, /使えるのは/],
  [{ field: 'modifiers', value: 'approx about' }, 'value', /"about" is unknown/, /「about」は使えません/],
  [{ field: 'accept', value: 'looks fine' }, 'value', /no code/, /コードではありません/],
  [{ field: 'not_an_observation', value: 'no' }, 'value', /known are true/, /使えるのは/],
  [
    { field: 'project_code', place: 'row/1/1', value: '2月1日' },
    'value',
    /format the column as text/,
    /書き直してください/,
  ],
  [{ document: 'abc' }, 'document', /no document/, /文書を示しません/],
  [{ document: '' }, 'document', /no document/, /文書を示しません/],
  [{ place: '1/0/3/1' }, 'place', /no place/, /位置ではありません/],
  [{ place: 'page/2' }, 'place', /no place/, /位置ではありません/],
  [{ field: 'accept', value: 'page/no-text', place: 'page/0' }, 'place', /no place/, /位置ではありません/],
  [{ field: 'series:accept', place: '', document: '' }, 'place', /series/, /系列/],
  [{ page: '0' }, 'page', /no page/, /ページ番号/],
  [{ bbox: '1 2 3 4' }, 'bbox', /no box/, /位置ではありません/],
] as const)('refuses %j', (fields, column, message, japanese) => {
  const { corrections, problems } = readCorrections(`${header}\n${line(fields)}`);
  expect(corrections).toEqual([]);
  expect(problems).toMatchObject([{ line: 2, column }]);
  expect(problems[0]?.message).toMatch(message);
  expect(problems[0]?.message_ja).toMatch(japanese);
});

test.each([
  { field: 'value_number', value: '-0.50' },
  { field: 'value_number', value: '' },
  { field: 'fiscal_year', value: '2040' },
  { field: 'fiscal_year', value: '' },
  { field: 'period_start', value: '2020-02-29' },
  { field: 'missing_reason', value: '' },
  { field: 'modifiers', value: 'gross approx' },
  { field: 'unit', value: '' },
  { field: 'text_value', value: '１,２ 検討' },
  { field: 'accept', value: 'table/unknown-header' },
  { field: 'accept', value: 'page/no-text', place: 'page/2' },
  { field: 'accept', value: 'document/no-table', place: 'document' },
  { field: 'not_an_observation', value: '' },
  { field: 'series:join', value: 'a b', place: 'series/1', document: '' },
  { document: 'a'.repeat(64) },
  { page: '3', bbox: '1.00 2.00 3.00 4.00' },
] as const)('takes %j', (fields) => {
  expect(readCorrections(`${header}\n${line(fields)}`)).toEqual({
    corrections: [sampleCorrection(fields)],
    problems: [],
  });
});

test.each([
  ['', /empty/, 1],
  ['document,place\n', /printed_text is missing/, 1],
  [`${header},colour\n`, /unknown column "colour"/, 1],
  [`${header},at\n`, /stands twice/, 1],
  [`${header}\na,b\n`, /2 cells where the header has 10/, 2],
  [`${header}\n${line({}).replace('value_number', 'number')}`, /unknown field "number"/, 2],
  [`${header}\n${line()}\n"open`, /[Qq]uote/, 3],
])('refuses the file %j', (text, message, at) => {
  const { corrections, problems } = readCorrections(text);
  expect(problems[0]?.message).toMatch(message);
  expect(problems[0]?.message_ja).not.toBe('');
  expect(problems[0]?.line).toBe(at);
  expect(corrections.length).toBe(0);
});
