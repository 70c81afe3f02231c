import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyCorrections } from '../../src/corrections/apply-corrections.js';
import { findCorrectionProblems } from '../../src/corrections/check-correction.js';
import { type Correction, correctionFields } from '../../src/corrections/correction-schema.js';
import { type DocumentResult, documentResultSchema } from '../../src/schema/document-result.js';
import type { Indicator } from '../../src/schema/indicator.js';
import type { IssueRow } from '../../src/schema/issue.js';
import { documentId, sampleCorrection, sampleIssue, sampleObservation, sampleResult } from './sample.js';

const box = '40.00 20.00 300.00 120.00';

const indicator = (row: number, fields: Partial<Indicator> = {}): Indicator => ({
  document_id: documentId,
  table: 1,
  row,
  project_code: '01-101',
  project_name: '歩こう事業',
  indicator_name: '参加者数',
  division: '健康課',
  keywords: '事業 参加者',
  page: 1,
  bbox: '40.00 20.00 300.00 32.00',
  baseline_text: '',
  actual_text: '12人',
  estimate_text: '',
  target_text: '',
  interim_target_text: '',
  plan_text: '',
  declaration: 1,
  indicator_group: '',
  ...fields,
});

const column = (number: number, header: string, value: 'actual' | 'target' | null) => ({
  column: number,
  header,
  role: value === null ? ('indicator_name' as const) : ('value' as const),
  value_kind: value,
  period: null,
  unit: '',
});

/** Two rows with two values each, in one table; an unread table beside it; doubts of the document, the table and a value. */
function sample(issues: readonly IssueRow[] = []): DocumentResult {
  const place = (text: string, printed: string) =>
    sampleObservation(text, printed, { value_number: printed.replace('人', ''), bbox: box });
  const base = sampleResult(
    [place('1/1/3/1', '12人'), place('1/1/4/1', '20人'), place('1/2/3/1', '7人'), place('1/2/4/1', '9人')],
    issues,
  );
  return documentResultSchema.parse({
    ...base,
    document: { ...base.document, indicators: 2 },
    indicators: [indicator(1), indicator(2, { indicator_name: '相談件数', keywords: '相談 件数' })],
    tables: [
      {
        table: 1,
        kind: 'kpi',
        caption: '',
        parts: [{ page: 1, bbox: box, evidence: 'ruled' }],
        columns: [
          column(2, '事業指標', null),
          column(3, '平成30年度実績値', 'actual'),
          column(4, 'めざす姿', 'target'),
        ],
        header: [],
        cells: [],
      },
      {
        table: 2,
        kind: 'other',
        caption: '',
        parts: [{ page: 1, bbox: '40.00 200.00 300.00 300.00', evidence: 'ruled' }],
        columns: [],
        header: [],
        cells: [
          {
            row: 1,
            column: 1,
            row_span: 1,
            column_span: 1,
            text: 'ものさし',
            page: 1,
            bbox: '40.00 200.00 90.00 220.00',
          },
          {
            row: 1,
            column: 2,
            row_span: 1,
            column_span: 1,
            text: 'すがた',
            page: 1,
            bbox: '90.00 200.00 140.00 220.00',
          },
        ],
      },
    ],
  });
}

const line = (fields: Partial<Correction>): Correction => sampleCorrection({ reason: '', by: '甲', at: '', ...fields });
const codesOf = ({ issues }: DocumentResult): string[] => issues.map(({ code }) => code);
const correctedIds = ({ observations }: DocumentResult): string[] =>
  observations.filter(({ corrected }) => corrected).map(({ observation_id }) => observation_id.slice(13));

describe('a row', () => {
  test.each([
    ['project_code', '01-101', '01-102'],
    ['project_name', '歩こう事業', '走ろう事業'],
    ['indicator_name', '参加者数', '走った人の数'],
    ['division', '健康課', '体育課'],
  ] as const)('%s changes with all of its values', (field, printed_text, value) => {
    const after = applyCorrections(sample(), [line({ place: 'row/1/1', field, printed_text, value })]);
    expect(after.indicators.map((row) => row[field])).toEqual([value, sample().indicators[1]?.[field]]);
    expect(after.observations.slice(0, 2).map((one) => one[field])).toEqual([value, value]);
    expect(correctedIds(after)).toEqual(['1/1/3/1', '1/1/4/1']);
    expect(codesOf(after)).toEqual(['correction/applied']);
    expect(after.read_before_correction[`${documentId}/1/1/3/1`]).toEqual({ [field]: printed_text });
  });

  test('keeps those content words that its new name still has', () => {
    const lines = [
      line({ place: 'row/1/1', field: 'indicator_name', printed_text: '参加者数', value: '延べ参加者数' }),
    ];
    expect(applyCorrections(sample(), lines).indicators[0]?.keywords).toBe('事業 参加者');
    const other = [line({ place: 'row/1/1', field: 'indicator_name', printed_text: '参加者数', value: '人数' })];
    expect(applyCorrections(sample(), other).indicators[0]?.keywords).toBe('事業');
  });

  test('has a unit for all of its numbers', () => {
    const lines = [line({ place: 'row/1/1', field: 'unit', printed_text: '参加者数', value: '名' })];
    expect(applyCorrections(sample(), lines).observations.map(({ unit }) => unit)).toEqual(['名', '名', '人', '人']);
  });

  test('that reads otherwise now makes its line stale', () => {
    const lines = [line({ place: 'row/1/1', field: 'division', printed_text: '福祉課', value: '体育課' })];
    expect(codesOf(applyCorrections(sample(), lines))).toEqual(['correction/stale']);
    expect(codesOf(applyCorrections(sample(), [line({ place: 'row/7/1', field: 'division', value: 'x' })]))).toEqual([
      'correction/stale',
    ]);
  });
});

describe('the document', () => {
  test.each([
    ['title', '令和2年度 健康部長の目標宣言', '別の題', '別の題', 0],
    ['document_fiscal_year', '2020', '2021', 2021, 4],
    ['stage', 'declared', 'result', 'result', 0],
    ['department', '健康部', '保健部', '保健部', 4],
    ['municipality', '', '例市', '例市', 4],
    ['municipality_code', '', '142140', '142140', 4],
  ] as const)('%s changes with all of its values', (field, printed_text, value, expected, corrected) => {
    const after = applyCorrections(sample(), [line({ place: 'document', field, printed_text, value })]);
    expect(after.document[field]).toBe(expected);
    expect(correctedIds(after)).toHaveLength(corrected);
    if (corrected > 0)
      expect(new Set(after.observations.map((one) => one[field as 'department']))).toEqual(new Set([expected]));
  });

  test('settles its own doubt by that, and no other', () => {
    const doubts = [sampleIssue('document/no-fiscal-year', { page: 1 }), sampleIssue('document/no-kpi-table')];
    const lines = [line({ place: 'document', field: 'document_fiscal_year', printed_text: '2020', value: '2021' })];
    const after = applyCorrections(sample(doubts), lines);
    expect(codesOf(after)).toEqual(['document/no-kpi-table', 'correction/applied']);
    expect(after.settled_issues).toEqual([doubts[0]]);
  });
});

describe('a document of several declarations', () => {
  const declared = (declaration: number, department: string) => ({
    document_id: documentId,
    declaration,
    first_page: declaration,
    last_page: declaration,
    title: `令和2年度 ${department}の目標宣言`,
    document_fiscal_year: 2020,
    document_kind: 'declaration' as const,
    stage: 'declared' as const,
    department,
    speaker_title: '',
    speaker_name: '',
    plan_name: '',
    plan_start_fiscal_year: null,
    plan_end_fiscal_year: null,
    tables: 1,
    indicators: 1,
    observations: 2,
  });
  /** The second row and its values are another office's. */
  function several(issues: readonly IssueRow[] = []): DocumentResult {
    const one = sample(issues);
    return documentResultSchema.parse({
      ...one,
      document: { ...one.document, title: '', department: '', document_fiscal_year: null, declarations: 2 },
      declarations: [declared(1, '健康部'), declared(2, '福祉部')],
      indicators: one.indicators.map((row) => ({ ...row, declaration: row.row })),
      observations: one.observations.map((value) => {
        const declaration = Number(value.observation_id.split('/')[2]);
        return { ...value, declaration, department: declaration === 1 ? '健康部' : '福祉部' };
      }),
    });
  }
  const departments = (result: DocumentResult): readonly string[] =>
    result.observations.map(({ department }) => department);

  test('has its names corrected one by one', () => {
    const lines = [line({ place: 'declaration/2', field: 'department', printed_text: '福祉部', value: '保健福祉部' })];
    const after = applyCorrections(several(), lines);
    expect(after.declarations.map(({ department }) => department)).toEqual(['健康部', '保健福祉部']);
    expect(departments(after)).toEqual(['健康部', '健康部', '保健福祉部', '保健福祉部']);
    expect(after.document.department).toBe('');
    expect(correctedIds(after)).toEqual(['1/2/3/1', '1/2/4/1']);
    expect(applyCorrections(after, [])).toEqual(several());
  });

  test('keeps them whatever else is corrected, and its city is that of all', () => {
    const lines = [
      line({ place: '1/1/3/1', printed_text: '12人', field: 'value_number', value: '13' }),
      line({ place: 'document', field: 'municipality', printed_text: '', value: '例市' }),
    ];
    const after = applyCorrections(several(), lines);
    expect(departments(after)).toEqual(departments(several()));
    expect(after.observations.map(({ document_fiscal_year }) => document_fiscal_year)).toEqual([
      2020, 2020, 2020, 2020,
    ]);
    expect(new Set(after.observations.map(({ municipality }) => municipality))).toEqual(new Set(['例市']));
  });

  test('has no name of its own: a line that gives it one is told', () => {
    const lines = [line({ place: 'document', field: 'department', printed_text: '', value: '福祉部' })];
    const after = applyCorrections(several(), lines);
    expect(codesOf(after)).toEqual(['correction/inconsistent']);
    expect(departments(after)).toEqual(departments(several()));
  });

  test('counts what each declaration has', () => {
    const lines = [line({ place: '1/2/3/1', printed_text: '7人', field: 'not_an_observation', value: 'true' })];
    const after = applyCorrections(several(), lines);
    expect(after.declarations.map(({ observations }) => observations)).toEqual([2, 1]);
  });

  test('settles the doubt of the declaration that was set', () => {
    const doubts = [1, 2].map((page) => sampleIssue('document/no-fiscal-year', { page }));
    const lines = [
      line({ place: 'declaration/2', field: 'document_fiscal_year', printed_text: '2020', value: '2021' }),
    ];
    const after = applyCorrections(several(doubts), lines);
    expect(after.settled_issues).toEqual([doubts[1]]);
  });
});

describe('what was not read', () => {
  const at = { page: '1', bbox: '50.00 400.00 90.00 412.00' };
  const row = line({ ...at, place: 'row/901/1', printed_text: '満足度', field: 'add', value: 'true' });
  const value = { ...at, place: '901/1/1/1', printed_text: '八割' };
  const whole = [
    row,
    line({ place: 'row/901/1', printed_text: '', field: 'division', value: '健康課' }),
    line({ ...value, field: 'add', value: 'true' }),
    line({ ...value, field: 'value_kind', value: 'target' }),
    line({ ...value, field: 'value_number', value: '80' }),
    line({ ...value, field: 'unit', value: '%' }),
    line({ ...value, field: 'fiscal_year', value: '2020' }),
  ];

  test('a row and its value stand with page and box', () => {
    const after = applyCorrections(sample(), whole);
    expect(after.indicators.at(-1)).toMatchObject({
      table: 901,
      row: 1,
      indicator_name: '満足度',
      division: '健康課',
      page: 1,
      bbox: at.bbox,
      target_text: '八割',
    });
    expect(after.observations.at(-1)).toMatchObject({
      observation_id: `${documentId}/901/1/1/1`,
      indicator_name: '満足度',
      division: '健康課',
      department: '健康部',
      value_kind: 'target',
      status: 'number',
      value_number: '80',
      text_value: '',
      unit: '%',
      fiscal_year: 2020,
      value_text: '八割',
      page: 1,
      bbox: at.bbox,
      corrected: true,
      needs_review: false,
    });
    expect(after.document).toMatchObject({ indicators: 3, observations: 5 });
    expect(codesOf(after)).toContain('correction/added');
    expect(applyCorrections(after, [])).toEqual(sample());
  });

  test('a value of a row that was read', () => {
    const added = { ...at, place: '1/2/9/1', printed_text: '新設' };
    const lines = [
      line({ ...added, field: 'add', value: 'true' }),
      line({ ...added, field: 'value_kind', value: 'plan' }),
    ];
    const after = applyCorrections(sample(), lines);
    expect(after.observations.at(-1)).toMatchObject({
      indicator_name: '相談件数',
      status: 'text',
      text_value: '新設',
      value_kind: 'plan',
    });
    expect(after.indicators[1]?.plan_text).toBe('新設');
  });

  test.each([
    ['without a row', [whole[2], whole[3]], 'correction/inconsistent'],
    ['without a kind', [row, whole[2]], 'correction/inconsistent'],
    ['in a table that may come to be', [{ ...row, place: 'row/7/1' }], 'correction/inconsistent'],
    ['on a page that is not there', [{ ...row, page: '9' }], 'correction/stale'],
    ['that is read meanwhile', [{ ...row, place: 'row/1/1' }], 'correction/stale'],
  ] as const)('%s is not added, and said', (_what, lines, code) => {
    const after = applyCorrections(
      sample(),
      lines.flatMap((one) => one ?? []),
    );
    expect(codesOf(after)).toContain(code);
    expect(after.observations).toHaveLength(4);
  });

  test('the value lines of an addition go on to count when the program reads the value itself', () => {
    const lines = [
      line({ ...at, place: '1/1/3/1', printed_text: '12人', field: 'add', value: 'true' }),
      line({ place: '1/1/3/1', printed_text: '12人', field: 'value_number', value: '13' }),
    ];
    const after = applyCorrections(sample(), lines);
    expect(codesOf(after)).toEqual(['correction/stale', 'correction/applied']);
    expect(after.observations[0]?.value_number).toBe('13');
  });
});

describe('a table', () => {
  const headers = '事業指標 平成30年度実績値 めざす姿';
  test('that is none of indicators loses its rows, values and doubts', () => {
    const doubts = [
      sampleIssue('value/unreadable', { observation_id: `${documentId}/1/1/3/1`, page: 1 }),
      sampleIssue('table/unknown-header', { page: 1, bbox: '100.00 20.00 200.00 30.00' }),
      sampleIssue('table/not-understood', { page: 1, bbox: '100.00 220.00 200.00 230.00' }),
    ];
    const lines = [line({ place: 'table/1', printed_text: headers, field: 'not_a_kpi_table', value: 'true' })];
    const after = applyCorrections(sample(doubts), lines);
    expect([after.observations, after.indicators]).toEqual([[], []]);
    expect(after.tables.map(({ kind }) => kind)).toEqual(['other', 'other']);
    expect(after.document).toMatchObject({ indicators: 0, observations: 0 });
    expect(codesOf(after)).toEqual(['table/not-understood', 'correction/no-kpi-table']);
    expect(Object.keys(after.read_before_correction)).toHaveLength(4);
  });

  test('whose headers are others now makes its line stale', () => {
    const lines = [line({ place: 'table/1', printed_text: '料金', field: 'not_a_kpi_table', value: 'true' })];
    expect(codesOf(applyCorrections(sample(), lines))).toEqual(['correction/stale']);
  });

  test.each([
    ['value_kind', 'estimate'],
    ['fiscal_year', '2017'],
    ['unit', '名'],
  ] as const)('%s of a column goes for all of its values, save those that say otherwise', (field, value) => {
    const own = line({
      place: '1/2/3/1',
      printed_text: '7人',
      field,
      value: field === 'fiscal_year' ? '2016' : 'plan',
    });
    const lines = [own, line({ place: 'column/1/3', printed_text: '平成30年度実績値', field, value })];
    const after = applyCorrections(sample(), lines);
    expect(after.observations.map((one) => String(one[field]))).toEqual([
      value,
      String(sample().observations[1]?.[field]),
      own.value,
      String(sample().observations[3]?.[field]),
    ]);
  });

  test('a column that is read as a person said is told, and its values are that person’s', () => {
    const lines = [line({ place: 'column/1/4', printed_text: 'めざす姿', field: 'value_kind', value: 'target' })];
    const read = sample();
    const target = {
      ...read,
      observations: read.observations.map((one) => ({ ...one, value_kind: 'target' as const })),
    };
    const after = applyCorrections(target, lines);
    expect(codesOf(after)).toEqual(['correction/column']);
    expect(correctedIds(after)).toEqual(['1/1/4/1', '1/2/4/1']);
  });

  test('a column of a table that is not understood waits until the document is read anew', () => {
    const lines = [line({ place: 'column/2/2', printed_text: 'すがた', field: 'role', value: 'division' })];
    expect(codesOf(applyCorrections(sample(), lines))).toEqual(['correction/column-unread']);
  });
});

test.each([
  [{ place: '1/1', field: 'project_code' }, 'place'],
  [{ place: 'column/1/3', field: 'project_code' }, 'place'],
  [{ place: 'row/1/1', field: 'fiscal_year', value: '2020' }, 'place'],
  [{ place: 'table/1', field: 'accept', value: 'a/b' }, 'place'],
  [{ place: 'row/1/1', field: 'add', value: 'true' }, 'page'],
  [{ place: 'row/1/1', field: 'add', value: 'true', page: '1' }, 'bbox'],
  [{ place: 'document', field: 'municipality_code', value: '14214' }, 'value'],
  [{ place: 'document', field: 'stage', value: 'draft' }, 'value'],
  [{ place: 'document', field: 'document_fiscal_year', value: '令和2' }, 'value'],
  [{ place: 'column/1/3', field: 'role', value: 'boss' }, 'value'],
] as const)('%j is refused', (fields, column) => {
  const problems = findCorrectionProblems(sampleCorrection(fields));
  expect(problems.map((problem) => problem.column)).toContain(column);
});

test('whatever the lines: the result is valid, whole, told, and can be taken back', () => {
  const doubts = [
    sampleIssue('document/no-fiscal-year'),
    sampleIssue('value/unreadable', { observation_id: `${documentId}/1/1/3/1`, page: 1 }),
    sampleIssue('page/ocr-layer', { level: 'error', page: 1, actual: 'x' }),
    sampleIssue('table/unknown-header', { page: 1, bbox: '100.00 20.00 200.00 30.00' }),
  ];
  const read = sample(doubts);
  const places = [
    '1/1/3/1',
    '1/2/4/1',
    '901/1/1/1',
    'row/1/1',
    'row/901/1',
    'column/1/3',
    'column/2/2',
    'table/1',
    'page/1',
    'document',
  ];
  const values = ['', 'true', '21', '2019', 'number', 'estimate', 'division', 'result', 'value/unreadable', '142140'];
  const texts = [
    '12人',
    '9人',
    '参加者数',
    '健康課',
    '平成30年度実績値',
    'すがた',
    '事業指標 平成30年度実績値 めざす姿',
    '2020',
    'x',
    '',
  ];
  const lines = fc.array(
    fc.record({
      place: fc.constantFrom(...places),
      field: fc.constantFrom(...correctionFields),
      value: fc.constantFrom(...values),
      printed_text: fc.constantFrom(...texts),
      by: fc.constantFrom('', '甲'),
      page: fc.constant('1'),
      bbox: fc.constantFrom('', box),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(lines, (drawn) => {
      const corrections = drawn
        .map((fields) => sampleCorrection({ at: '', reason: '', ...fields }))
        .filter((correction) => findCorrectionProblems(correction).length === 0);
      const once = applyCorrections(read, corrections);
      documentResultSchema.parse(once);
      expect(once.document).toMatchObject({
        indicators: once.indicators.length,
        observations: once.observations.length,
        issues: once.issues.length,
      });
      // Taken back to the byte, and the same when replayed.
      expect(JSON.stringify(applyCorrections(once, []))).toBe(JSON.stringify(read));
      expect(applyCorrections(once, corrections)).toEqual(once);
      // Where the values are others than was read, they say so.
      const before = new Map(read.observations.map((one) => [one.observation_id, one]));
      for (const observation of once.observations) {
        const was = before.get(observation.observation_id);
        const { needs_review: _review, corrected, ...rest } = observation;
        const isOther = Object.entries(rest).some(([field, value]) => was?.[field as keyof typeof was] !== value);
        if (isOther) expect(corrected).toBe(true);
        if (was) expect(observation.value_text).toBe(was.value_text);
      }
      // Ids are each other's only.
      expect(new Set(once.observations.map((one) => one.observation_id)).size).toBe(once.observations.length);
    }),
    { numRuns: 1_000 },
  );
});
