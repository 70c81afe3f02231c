import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { emitExtras } from '../../src/emit/emit-extras.js';
import { type FlavourName, flavourNames, readFlavours } from '../../src/emit/flavours.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { columnsOf, tableNames } from '../../src/schema/tables.js';
import { csvFiles, describeResults, streamOf } from './example-dataset.js';
import { exampleObservation, exampleResult } from './example-result.js';
import { memoryFolder, pathsOf } from './memory-folder.js';

async function emit(
  results: readonly DocumentResult[],
  also: readonly FlavourName[],
  includePartial = false,
  includeOther = false,
) {
  const { files, open } = memoryFolder();
  const input = {
    results: streamOf(results),
    description: describeResults(results),
    also,
    includePartial,
    includeOther,
    open,
  };
  const made = await emitExtras(input);
  expect([...files.keys()].sort()).toEqual(pathsOf(made).sort());
  return (path: string): Buffer => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`${path} was not written: ${[...files.keys()].join(' ')}`);
    return bytes;
  };
}

const odd = exampleResult('b', { status: 'partial' });

describe('what is no declaration of goals', () => {
  const other = exampleResult('c', { document_kind: 'other', declarations: 0 });
  const idsIn = (csv: Buffer): boolean => csv.toString('utf8').includes(other.document.document_id);

  test('stays out of the flavours unless it is asked for', async () => {
    expect(idsIn((await emit([exampleResult('a'), other], ['wide']))('wide.csv'))).toBe(false);
    expect(idsIn((await emit([exampleResult('a'), other], ['wide'], false, true))('wide.csv'))).toBe(true);
  });
});

describe('readFlavours', () => {
  test.each([
    ['ja,wide', ['ja', 'wide']],
    ['WIDE ja,,ja', ['ja', 'wide']],
    ['', []],
  ])('%s', (text, names) => {
    expect(readFlavours(text)).toEqual({ kind: 'flavours', names });
  });
  test('names what it does not know', () => {
    expect(readFlavours('ja,csv')).toEqual({ kind: 'unknown', word: 'csv' });
  });
});

describe('ja', () => {
  test('has the rows of the canonical files under Japanese headers, for Excel', async () => {
    const results = [exampleResult('a'), exampleResult('c')];
    const file = await emit(results, ['ja']);
    const canonical = csvFiles(results);
    for (const table of tableNames) {
      const text = file(`${table}_ja.csv`).toString('utf8');
      expect(text.startsWith('\uFEFF')).toBe(true);
      const [header, ...rows] = parse(text, { bom: true });
      expect(header).toEqual(columnsOf(table).map((column) => column.title));
      expect(rows).toEqual(parse(canonical[table]).slice(1));
    }
  });

  test('guards what Excel would compute or turn into dates, and numbers not', async () => {
    const base = exampleResult('a');
    const odd = exampleObservation(base.document.document_id, '1/1/4/1', {
      project_code: '3-6-1',
      project_name: '=SUM(A1:A3)',
      value_text: '-3人',
      value_number: '-3',
    });
    const results = [{ ...base, observations: [odd] }];
    const file = await emit(results, ['ja', 'wide', 'sjis']);
    for (const text of [
      file('observations_ja.csv').toString('utf8'),
      iconv.decode(file('observations_sjis.csv'), 'cp932'),
    ]) {
      const [row = {}] = parse<Record<string, string>>(text, { bom: true, columns: true });
      expect(['事業番号', '事業名', 'セルの表記', '数値', '期間の初日'].map((title) => row[title])).toEqual([
        "'3-6-1",
        "'=SUM(A1:A3)",
        "'-3人",
        '-3',
        '2020-04-01',
      ]);
    }
    expect(file('wide_ja.csv').toString('utf8')).toContain("'-3人");
    expect(file('wide.csv').toString('utf8')).not.toContain("'-3人");
    expect(csvFiles(results).observations).not.toContain("'");
  });

  test('leaves out documents that are not complete, unless asked', async () => {
    const results = [exampleResult('a'), odd];
    const ids = (bytes: Buffer): unknown[] =>
      parse(bytes, { bom: true })
        .slice(1)
        .map((row) => row[0]);
    expect(ids((await emit(results, ['ja']))('documents_ja.csv'))).toEqual([results[0]?.document.document_id]);
    expect(ids((await emit(results, ['ja'], true))('documents_ja.csv'))).toHaveLength(2);
  });
});

describe('wide', () => {
  const base = exampleResult('a');
  const id = base.document.document_id;
  const at = (place: string, change: Parameters<typeof exampleObservation>[2]) => exampleObservation(id, place, change);
  const result: DocumentResult = {
    ...base,
    observations: [
      at('1/1/4/1', { value_kind: 'target', fiscal_year: 2020, value_text: '男性 35.2% 女性 40.1%', part: 1 }),
      at('1/1/4/2', { value_kind: 'target', fiscal_year: 2020, value_text: '男性 35.2% 女性 40.1%', part: 2 }),
      at('1/1/5/1', { value_kind: 'actual', fiscal_year: 2019, value_text: '中間 3件' }),
      at('1/1/6/1', { value_kind: 'actual', fiscal_year: 2019, value_text: '5件' }),
      at('1/1/7/1', { value_kind: 'baseline', fiscal_year: 2018, value_text: '—' }),
      at('1/2/4/1', { value_kind: 'target', fiscal_year: null, value_text: '10件' }),
      at('2/1/4/1', { indicator_name: '別の表', value_kind: 'actual', fiscal_year: 2019, value_text: '' }),
    ],
  };

  test('has one row per indicator, one column per kind and year', async () => {
    const file = await emit([result], ['wide']);
    const [header, ...rows] = parse(file('wide.csv'));
    expect(header?.slice(-4)).toEqual(['baseline_2018', 'actual_2019', 'target_2020', 'target_undated']);
    expect(rows.map((row) => row.slice(-7))).toEqual([
      ['設置箇所数', '子育て支援課', '—', '中間 3件 ／ 5件', '男性 35.2% 女性 40.1%', '10件'].toSpliced(
        0,
        0,
        '子育て世代包括支援センター事業',
      ),
      ['子育て世代包括支援センター事業', '別の表', '子育て支援課', '', '', '', ''],
    ]);
  });

  test('has a Japanese twin for Excel', async () => {
    const file = await emit([result], ['wide']);
    const [header] = parse(file('wide_ja.csv'), { bom: true });
    expect(file('wide_ja.csv').subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(header?.slice(-4)).toEqual([
      '2018年度 当初水準',
      '2019年度 実績値',
      '2020年度 目標値',
      '目標値（年度なし）',
    ]);
    expect(new Set(header).size).toBe(header?.length);
  });
});

describe('jsonl', () => {
  test('has one object per row with typed members', async () => {
    const file = await emit([exampleResult('a')], ['jsonl']);
    const lines = file('observations.jsonl').toString('utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('"value_number":12.50,');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { value_number: null, missing_reason: 'dash', needs_review: false },
      { value_number: 12.5, missing_reason: null, fiscal_year: 2020 },
    ]);
  });
});

describe('sjis', () => {
  test('writes what Windows-31J can hold and lists the rest', async () => {
    const result = exampleResult('a', { speaker_name: '髙橋 𠮷子', title: '令和2年度〜目標' });
    const file = await emit([exampleResult('c'), result], ['sjis']);
    const text = iconv.decode(file('documents_sjis.csv'), 'cp932');
    expect(text.startsWith('文書ID,')).toBe(true);
    expect(text).toContain('髙橋 〓子');
    expect(text).toContain('令和2年度～目標');
    const [header, ...rows] = parse(file('sjis_unwritable.csv'));
    expect(header).toEqual(['file', 'row', 'column', 'character', 'code_point', 'written']);
    const named = rows.filter((row) => row[0] === 'documents_sjis.csv');
    expect(named).toEqual([
      ['documents_sjis.csv', '3', 'title', '〜', 'U+301C', '～'],
      ['documents_sjis.csv', '3', 'speaker_name', '𠮷', 'U+20BB7', '〓'],
    ]);
    // The dash of the example: U+2014 stands in Microsoft's table as U+2015.
    expect(rows[0]?.slice(2)).toEqual(['value_text', '—', 'U+2014', '―']);
  });
});

describe('all flavours', () => {
  test('give the same bytes every time', async () => {
    const results = [exampleResult('a'), odd];
    const emitAll = async () => {
      const { files, open } = memoryFolder();
      await emitExtras({
        results: streamOf(results),
        description: describeResults(results),
        also: flavourNames,
        includePartial: true,
        includeOther: false,
        open,
      });
      return new Map([...files].map(([path, bytes]) => [path, bytes.toString('base64')]));
    };
    expect(await emitAll()).toEqual(await emitAll());
  });

  test('are written of no document at all', async () => {
    const file = await emit([], flavourNames);
    expect(parse(file('wide.csv'))).toHaveLength(1);
    expect(file('observations.jsonl').length).toBe(0);
    expect(file('observations.parquet').subarray(0, 4).toString()).toBe('PAR1');
  });

  test('leave files of other origin alone', async () => {
    const { files, open } = memoryFolder(['README.md', 'wide.csv']);
    const results = [exampleResult('a')];
    const made = await emitExtras({
      results: streamOf(results),
      description: describeResults(results),
      also: ['wide'],
      includePartial: false,
      includeOther: false,
      open,
    });
    expect(pathsOf(made)).toEqual([
      'wide_ja.csv',
      'datapackage.json',
      'csv-metadata.json',
      'dcat.jsonld',
      'CHECKSUMS.txt',
    ]);
    expect(files.has('README.md')).toBe(false);
  });

  test('a failing write leaves nothing half-written', async () => {
    const { files, open } = memoryFolder();
    const broken = async function* (): AsyncGenerator<DocumentResult> {
      yield exampleResult('a');
      throw new Error('disk');
    };
    const input = {
      results: broken,
      description: describeResults([]),
      also: ['ja'] as const,
      includePartial: false,
      includeOther: false,
      open,
    };
    await expect(emitExtras(input)).rejects.toThrow('disk');
    expect(files.size).toBe(0);
  });
});
