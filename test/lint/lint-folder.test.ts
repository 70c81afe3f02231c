import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { RuleName } from '../../src/lint/rules.js';
import { exampleObservation, exampleResult } from '../emit/example-result.js';
import { exampleFolder, type Files, failedRules, lint, recordAnew } from './example-folder.js';

const clean = await exampleFolder();
const copy = (): Files => new Map(clean);

const edit = (file: string, change: (text: string) => string) => (files: Files) => {
  const before = files.get(file)?.toString('utf8') ?? '';
  const after = change(before);
  if (after === before) throw new Error(`the fault was not planted in ${file}`);
  files.set(file, Buffer.from(after));
};
const swap = (file: string, from: string | RegExp, to: string) => edit(file, (text) => text.replace(from, to));
const line = (text: string, number: number): string => text.split('\r\n')[number - 1] ?? '';

/** Changes one cell of a CSV file; `row` 2 is the first below the header. Only for cells without commas. */
const setCell = (file: string, row: number, column: string, value: string) =>
  edit(file, (text) => {
    const lines = text.split('\r\n');
    const header = (lines[0] ?? '').replace('\uFEFF', '').split(',');
    const cells = (lines[row - 1] ?? '').split(',');
    if (cells.length !== header.length || !header.includes(column)) throw new Error(`no cell ${column} in ${file}`);
    cells[header.indexOf(column)] = /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
    return lines.with(row - 1, cells.join(',')).join('\r\n');
  });

const editSheet = (change: (xml: string) => string) => (files: Files) => {
  const members = unzipSync(files.get('mokuhyo.xlsx') ?? new Uint8Array());
  const name = 'xl/worksheets/sheet2.xml';
  members[name] = strToU8(change(Buffer.from(members[name] ?? []).toString('utf8')));
  files.set('mokuhyo.xlsx', Buffer.from(zipSync(members)));
};

test('clean output, every flavour included, has nothing to find', async () => {
  const report = await lint(copy(), 7);
  expect(report.rules.flatMap((result) => result.findings).filter((finding) => finding.level !== 'warning')).toEqual(
    [],
  );
  expect(report.counts).toEqual({ fail: 0, warning: 0, info: 0 });
  expect(report.rows).toBeGreaterThan(20);
});

test('what only a person can say is missed where nobody has said it', async () => {
  const files = copy();
  const textOf = (name: string): string => files.get(name)?.toString('utf8') ?? '';
  const { licenses: _licences, contributors: _contributors, ...rest } = JSON.parse(textOf('datapackage.json'));
  files.set('datapackage.json', Buffer.from(JSON.stringify(rest)));
  files.set('dcat.jsonld', Buffer.from(textOf('dcat.jsonld').replace(/"dct:accrualPeriodicity": \{[^}]*\},/, '')));
  const found = (await lint(files)).rules.find(({ rule }) => rule === 'catalogue/needs')?.findings ?? [];
  expect(found.map(({ column, level }) => `${column} ${level}`)).toEqual([
    'licence warning',
    'publisher warning',
    'update_frequency warning',
  ]);
});

test('clean output of awkward but right content has nothing to find', async () => {
  const base = exampleResult('a', {
    title: '目標　',
    municipality: '',
    municipality_code: '',
    document_fiscal_year: null,
  });
  const id = base.document.document_id;
  const observations = [
    exampleObservation(id, '1/1/4/1', {
      status: 'range',
      value_number: null,
      value_min: '80',
      text_value: '',
      value_text: '80％以上',
      fiscal_year: null,
      period_start: null,
      municipality: '',
      municipality_code: '',
      document_fiscal_year: null,
    }),
    exampleObservation(id, '1/1/5/1', {
      status: 'text',
      value_number: null,
      modifiers: 'ditto',
      text_value: '',
      unit: '',
      unit_text: '',
      value_text: '〃',
    }),
    exampleObservation(id, '1/1/6/1', {
      value_number: '-0.50',
      value_text: '△0.50,「引用」"',
      unit: '',
      unit_text: '',
    }),
  ];
  const change = { observations: 3, issues: 1 };
  const report = await lint(
    await exampleFolder([
      {
        ...base,
        document: { ...base.document, ...change },
        observations: observations.map((one) => ({ ...one })),
        issues: base.issues.map((issue) => ({ ...issue, actual: ' 〃 ', observation_id: `${id}/1/1/5/1` })),
      },
    ]),
  );
  expect(report.rules.flatMap((result) => result.findings)).toEqual([]);
});

/** Each fault with the rules that must fail, the files' hashes being recorded anew. */
const faults: readonly (readonly [string, (files: Files) => void, readonly RuleName[]])[] = [
  ['a missing table', (files) => files.delete('notes.csv'), ['mic/1-1', 'file/missing']],
  ['two numbers in a cell', setCell('observations.csv', 3, 'value_number', '35.2 40.1'), ['mic/1-2']],
  ['two numbers with a slash', setCell('observations.csv', 3, 'value_number', '3／5'), ['mic/1-2']],
  ['a separator in a number', setCell('observations.csv', 3, 'value_number', '1,200'), ['mic/1-3']],
  ['a unit in a number', setCell('observations.csv', 3, 'value_number', '12円'), ['mic/1-3']],
  ['▲ for minus', setCell('observations.csv', 3, 'value_number', '▲5'), ['mic/1-3']],
  ['full-width digits', setCell('observations.csv', 3, 'value_number', '１２'), ['mic/1-3']],
  [
    'a blank key as merged cells leave it',
    setCell('indicators.csv', 3, 'document_id', ''),
    ['mic/1-4', 'type/required', 'row/count'],
  ],
  [
    'merged cells in the workbook',
    editSheet((xml) =>
      xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'),
    ),
    ['mic/1-4'],
  ],
  ['a line break in a cell', setCell('observations.csv', 3, 'project_name', '子育て\n支援'), ['mic/1-5']],
  ['spaces around a value', setCell('observations.csv', 3, 'unit', ' 箇所'), ['mic/1-5']],
  ['a ditto mark', setCell('observations.csv', 3, 'division', '〃'), ['mic/1-6']],
  ['a formula', setCell('observations.csv', 3, 'unit', '=A1'), ['mic/1-7']],
  ['a formula in the workbook', editSheet((xml) => xml.replace('<v>', '<f>1+1</f><v>')), ['mic/1-7']],
  [
    'a drawing in the workbook',
    editSheet((xml) => xml.replace('</worksheet>', '<drawing r:id="rId1"/></worksheet>')),
    ['mic/1-8'],
  ],
  ['a unit that was lost', setCell('observations.csv', 3, 'unit', ''), ['mic/1-9']],
  ['a private-use character', setCell('observations.csv', 3, 'project_name', '\uE000'), ['mic/1-10']],
  ['a radical', setCell('observations.csv', 3, 'project_name', '⽬標'), ['mic/1-10']],
  ['an era year', setCell('observations.csv', 3, 'fiscal_year', '令和2'), ['mic/1-11']],
  ['a day as Excel writes it', setCell('observations.csv', 3, 'period_start', '2020/4/1'), ['mic/1-11']],
  ['a day that is none', setCell('observations.csv', 3, 'period_start', '2020-02-30'), ['mic/1-11']],
  ['a wrong municipality code', setCell('observations.csv', 3, 'municipality_code', '142141'), ['mic/1-12']],
  ['a code that lost its zero', setCell('documents.csv', 2, 'municipality_code', '11002'), ['mic/1-12']],
  ['a symbol for a number', setCell('observations.csv', 3, 'value_number', '…'), ['mic/1-13']],
  ['a blank row', edit('roles.csv', (text) => text.replace('\r\n', '\r\n,,\r\n')), ['mic/1-14']],
  ['a second header', edit('roles.csv', (text) => `${text}${line(text, 1)}\r\n`), ['mic/1-15']],
  [
    'Shift_JIS bytes',
    (files) => files.set('roles.csv', files.get('roles_sjis.csv') ?? Buffer.alloc(0)),
    ['csv/encoding'],
  ],
  ['a byte order mark', edit('roles.csv', (text) => `\uFEFF${text}`), ['csv/bom']],
  ['no byte order mark for Excel', swap('roles_ja.csv', '\uFEFF', ''), ['csv/bom']],
  ['LF line ends', edit('roles.csv', (text) => text.replaceAll('\r\n', '\n')), ['csv/line-end']],
  ['a stray quote', swap('roles.csv', '児童', '児"童'), ['csv/quotes']],
  ['a ragged row', edit('roles.csv', (text) => text.replace(/\r\n$/, ',x\r\n')), ['csv/fields']],
  ['an empty file', (files) => files.set('roles.csv', Buffer.alloc(0)), ['csv/empty']],
  ['a Japanese header', swap('roles.csv', 'position', '順番'), ['header/ascii', 'header/columns']],
  ['a capital in a header', swap('roles.csv', 'position', 'Position'), ['header/ascii', 'header/columns']],
  ['a header that is too long', swap('wide.csv', 'target_2020', `t${'x'.repeat(63)}`), ['header/length']],
  ['a header without a name', swap('wide.csv', 'target_2020', ''), ['header/blank']],
  ['a name twice', swap('wide.csv', 'target_2020', 'baseline_2017'), ['header/duplicate']],
  ['a name with an underscore', swap('wide.csv', 'target_2020', '_id'), ['header/underscore']],
  ['a column that is gone', edit('roles.csv', (text) => text.replaceAll(/,[^,\r]*\r\n/g, '\r\n')), ['header/columns']],
  ['Japanese headers changed', swap('roles_ja.csv', '役割', 'やくわり'), ['header/columns']],
  ['a blank where a value is required', setCell('observations.csv', 3, 'value_kind', ''), ['type/required']],
  ['a fraction in an integer column', setCell('observations.csv', 3, 'page', '1.5'), ['type/integer']],
  ['TRUE as Excel writes it', setCell('observations.csv', 3, 'needs_review', 'TRUE'), ['type/boolean']],
  ['an unknown code', setCell('observations.csv', 3, 'value_kind', 'goal'), ['type/code']],
  ['a box that is none', setCell('observations.csv', 3, 'bbox', '1 2 3'), ['type/form']],
  ['a year out of range', setCell('observations.csv', 3, 'fiscal_year', '20200'), ['type/form']],
  ['a cell without its guard', setCell('indicators_ja.csv', 2, '事業番号', '3-6-1'), ['excel/guard']],
  ['a repeated row', edit('roles.csv', (text) => `${text}${line(text, 2)}\r\n`), ['key/duplicate']],
  [
    'a document that is gone',
    edit('documents.csv', (text) => `${line(text, 1)}\r\n${line(text, 2)}\r\n`),
    ['key/foreign'],
  ],
  ['a status without its number', setCell('observations.csv', 3, 'value_number', ''), ['row/status']],
  ['a missing value with a number', setCell('observations.csv', 2, 'value_number', '0'), ['row/status']],
  ['a row that is gone', edit('issues.csv', (text) => `${line(text, 1)}\r\n${line(text, 2)}\r\n`), ['row/count']],
  ['characters that vanished', setCell('documents.csv', 2, 'glyphs_placed', '98'), ['row/glyphs']],
  [
    'a document without its JSON',
    (files) => files.delete([...files.keys()].find((path) => path.startsWith('documents/')) ?? ''),
    ['document/json'],
  ],
];

test.each(faults)('planted fault: %s', async (_, plant, expected) => {
  const files = copy();
  plant(files);
  recordAnew(files);
  expect(failedRules(await lint(files))).toEqual(expected);
});

test('a file that is not read to its end is blamed for that alone', async () => {
  const files = copy();
  files.set('roles.csv', files.get('roles_sjis.csv') ?? Buffer.alloc(0));
  recordAnew(files);
  expect(failedRules(await lint(files, 3))).toEqual(['csv/encoding']);
});

describe('records', () => {
  test.each([
    ['a changed cell', swap('roles.csv', '児童', '児重'), 'roles.csv'],
    ['a changed flavour', swap('observations.jsonl', '12.50', '12.5'), 'observations.jsonl'],
    ['a changed README', swap('README.md', '#', '##'), 'README.md'],
  ])('%s is found by its hash', async (_, plant, file) => {
    const files = copy();
    plant(files);
    const { rules } = await lint(files);
    expect(rules.find(({ rule }) => rule === 'file/hash')?.findings.map((finding) => finding.file)).toContain(file);
  });

  test.each([
    ['datapackage.json', 'file/missing'],
    ['observations.parquet', 'file/missing'],
  ])('%s that is gone', async (file, rule) => {
    const files = copy();
    files.delete(file);
    expect(failedRules(await lint(files))).toContain(rule);
  });

  test.each([
    ['datapackage.json', '{"resources": 1}'],
    ['datapackage.json', '{'],
    ['csv-metadata.json', '[]'],
    ['dcat.jsonld', 'x'],
    ['CHECKSUMS.txt', 'not a checksum\n'],
    ['mokuhyo.xlsx', 'not a workbook'],
  ])('%s that cannot be read: %s', async (file, text) => {
    const files = copy();
    files.set(file, Buffer.from(text));
    recordAnewExcept(files, file);
    expect(failedRules(await lint(files))).toContain('file/metadata');
  });

  test('a column that the data package does not describe', async () => {
    const files = copy();
    swap('datapackage.json', '"name": "value_number"', '"name": "value"')(files);
    expect(failedRules(await lint(files))).toContain('file/metadata');
  });
});

function recordAnewExcept(files: Files, file: string): void {
  if (file !== 'datapackage.json') recordAnew(files);
}

test('characters outside JIS X 0213 are named, not blamed', async () => {
  const files = copy();
  setCell('documents.csv', 2, 'speaker_name', '髙橋 𠮷子')(files);
  recordAnew(files);
  const report = await lint(files);
  expect(failedRules(report)).toEqual([]);
  expect(report.rules.find(({ rule }) => rule === 'mic/1-10')?.findings).toEqual([
    expect.objectContaining({
      level: 'warning',
      file: 'documents.csv',
      line: 2,
      column: 'speaker_name',
      actual: '髙 U+9AD9',
    }),
    expect.objectContaining({ level: 'warning', actual: '𠮷 U+20BB7' }),
  ]);
});

test('cells that Excel would change are named, and blamed only where nothing guards them', async () => {
  const files = copy();
  setCell('observations.csv', 3, 'value_text', '+5人')(files);
  setCell('wide.csv', 2, 'target_2020', '-花壇')(files);
  setCell('observations.csv', 3, 'project_name', '=合計事業')(files);
  setCell('indicators.csv', 2, 'project_code', '1/4')(files);
  setCell('observations.csv', 3, 'value_number', '-3')(files);
  recordAnew(files);
  const report = await lint(files);
  expect(failedRules(report)).toEqual([]);
  const found = (rule: RuleName) => report.rules.find((result) => result.rule === rule)?.findings;
  expect(found('excel/formula')).toEqual([
    expect.objectContaining({ level: 'warning', file: 'observations.csv', line: 3, column: 'project_name' }),
    expect.objectContaining({
      level: 'warning',
      file: 'observations.csv',
      line: 3,
      column: 'value_text',
      actual: '+5人',
    }),
    expect.objectContaining({ level: 'warning', file: 'wide.csv', line: 2, column: 'target_2020', actual: '-花壇' }),
  ]);
  expect(found('excel/changed')).toEqual([
    expect.objectContaining({ level: 'info', file: 'indicators.csv', line: 2, column: 'project_code', actual: '1/4' }),
  ]);
});

test('documents that are not complete are named', async () => {
  const report = await lint(await exampleFolder([exampleResult('a'), exampleResult('b', { status: 'partial' })]));
  expect(report.counts).toMatchObject({ fail: 0, info: 1 });
  expect(report.rules.find(({ rule }) => rule === 'document/incomplete')?.findings[0]?.actual).toContain(
    'b/目標宣言.pdf',
  );
});

test('many faults of one kind are counted, not all listed', async () => {
  const base = exampleResult('a');
  const observations = Array.from({ length: 40 }, (_, row) =>
    exampleObservation(base.document.document_id, `1/${row + 1}/4/1`, { text_value: '', unit: '' }),
  );
  const report = await lint(
    await exampleFolder([
      { ...base, observations, issues: [], document: { ...base.document, observations: 40, issues: 0 } },
    ]),
  );
  const result = report.rules.find(({ rule }) => rule === 'mic/1-9');
  expect([result?.counts.fail, result?.findings.length, result?.more]).toEqual([40, 10, 30]);
});

test('files of other origin are left alone', async () => {
  const files = copy();
  files.set('memo.csv', Buffer.from('ノート,\n,,,"'));
  expect(failedRules(await lint(files))).toEqual([]);
});
