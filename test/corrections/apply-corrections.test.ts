import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyCorrections, findOtherDocuments } from '../../src/corrections/apply-corrections.js';
import { findCorrectionProblems } from '../../src/corrections/check-correction.js';
import type { Correction } from '../../src/corrections/correction-schema.js';
import { correctionFields } from '../../src/corrections/correction-schema.js';
import { documentResultSchema } from '../../src/schema/document-result.js';
import type { Observation } from '../../src/schema/observation.js';
import { documentId, sampleCorrection, sampleIssue, sampleObservation, sampleResult } from './sample.js';

const id = `${documentId}/1/1/3/1`;
const twelve = (fields: Partial<Observation> = {}) => sampleObservation('1/1/3/1', '12人', fields);

function correct(observation: Observation, ...lines: Partial<Correction>[]) {
  const result = applyCorrections(
    sampleResult([observation]),
    lines.map((fields) => sampleCorrection(fields)),
  );
  return { ...result, first: result.observations[0], codes: result.issues.map(({ code }) => code) };
}

describe('a value', () => {
  test.each([
    ['a number', [{ value: '21' }], { value_number: '21', status: 'number' }],
    ['a unit', [{ field: 'unit', value: '名' }], { unit: '名', value_number: '12' }],
    [
      'words beside a number',
      [{ field: 'text_value', value: '新設' }],
      { text_value: '新設', status: 'number', value_number: '12' },
    ],
    [
      'words instead of a number',
      [
        { field: 'value_number', value: '' },
        { field: 'text_value', value: '検討' },
      ],
      { status: 'text', value_number: null, text_value: '検討' },
    ],
    [
      'a bound',
      [{ field: 'value_min', value: '80' }],
      { status: 'range', value_number: null, value_min: '80', value_max: null },
    ],
    [
      'nothing there',
      [{ field: 'missing_reason', value: 'dash' }],
      { status: 'missing', value_number: null, missing_reason: 'dash' },
    ],
    ['a kind', [{ field: 'value_kind', value: 'estimate' }], { value_kind: 'estimate', value_number: '12' }],
    [
      'a year, with its days',
      [{ field: 'fiscal_year', value: '2019' }],
      { fiscal_year: 2019, period_start: '2019-04-01', period_end: '2020-03-31' },
    ],
    [
      'a year with days of its own',
      [
        { field: 'fiscal_year', value: '2019' },
        { field: 'period_end', value: '2019-09-30' },
      ],
      { fiscal_year: 2019, period_start: '2019-04-01', period_end: '2019-09-30' },
    ],
    [
      'no year',
      [
        { field: 'fiscal_year', value: '' },
        { field: 'period_start', value: '' },
        { field: 'period_end', value: '' },
      ],
      { fiscal_year: null, period_start: null, period_end: null },
    ],
    ['modifiers, sorted', [{ field: 'modifiers', value: 'gross approx approx' }], { modifiers: 'approx gross' }],
    ['the later of two lines', [{ value: '20' }, { value: '21' }], { value_number: '21' }],
  ] as const)('%s', (_, lines, expected) => {
    const { first, codes, read_before_correction: before } = correct(twelve(), ...lines);
    expect(first).toMatchObject({ ...expected, corrected: true, value_text: '12人', period_text: '平成30年度' });
    expect(codes).toEqual(['correction/applied']);
    expect({ ...first, ...before[id], corrected: false }).toEqual(twelve());
  });

  test.each([
    [
      twelve({ status: 'missing', value_number: null, missing_reason: 'dash' }),
      { value: '0' },
      { status: 'number', missing_reason: null },
    ],
    [
      twelve({ status: 'missing', value_number: null, missing_reason: 'dash' }),
      { field: 'text_value', value: '検討' },
      { status: 'text', missing_reason: null },
    ],
    [
      twelve({ status: 'range', value_number: null, value_min: '80' }),
      { field: 'value_max', value: '90' },
      { status: 'range', value_min: '80', value_max: '90' },
    ],
    [
      twelve({ status: 'text', value_number: null, text_value: '検討' }),
      { value: '3' },
      { status: 'number', text_value: '' },
    ],
  ] as const)('changes its status with what it holds (%#)', (observation, line, expected) => {
    expect(correct(observation, line).first).toMatchObject({ ...expected, corrected: true });
  });

  test('that a person confirms is not called corrected', () => {
    const { first, codes } = correct(twelve(), { value: '12' });
    expect(first).toEqual(twelve());
    expect(codes).toEqual([]);
  });

  test.each([
    [{ field: 'value_number', value: '' }, 'value_number'],
    [{ field: 'status', value: 'text' }, 'text_value'],
    [{ field: 'status', value: 'range' }, 'value_min, value_max'],
    [{ field: 'status', value: 'missing' }, 'missing_reason'],
    [{ field: 'period_end', value: '2017-03-31' }, 'period_start ≤ period_end'],
  ] as const)('is left alone where the lines leave none whole: %j', (line, lack) => {
    const { first, issues } = correct(twelve(), line);
    expect(first).toEqual(twelve({ needs_review: true }));
    expect(issues).toMatchObject([{ code: 'correction/inconsistent', observation_id: id, expected: lack }]);
  });

  test('with reversed bounds is refused', () => {
    const { codes } = correct(twelve(), { field: 'value_min', value: '9' }, { field: 'value_max', value: '8' });
    expect(codes).toEqual(['correction/inconsistent']);
  });
});

describe('a stale line is not applied, and an issue names both', () => {
  test.each([
    ['another text', { printed_text: '13人' }, /13人/, /12人/, id],
    ['another place', { place: '1/2/3/1' }, /1\/2\/3\/1 「12人」/, /12人.*1\/1\/3\/1/, ''],
    ['no such text anywhere', { place: '2/2/2/1', printed_text: '99' }, /99/, /^—$/, ''],
    ['another page', { page: '2' }, /p\.2/, /p\.1/, id],
    ['another part of the page', { page: '1', bbox: '10.00 500.00 50.00 512.00' }, /500\.00/, /150\.00/, id],
  ])('%s', (_, fields, expected, actual, observationId) => {
    const { issues, first, document } = correct(twelve(), fields);
    expect(first?.value_number).toBe('12');
    expect(first?.corrected).toBe(false);
    expect(first?.needs_review).toBe(observationId !== '');
    expect(issues).toMatchObject([{ code: 'correction/stale', level: 'warning', observation_id: observationId }]);
    expect(issues[0]?.expected).toMatch(expected);
    expect(issues[0]?.actual).toMatch(actual);
    expect(document.status).toBe('complete');
  });

  test('but a box that moved a little is the same place', () => {
    expect(correct(twelve(), { page: '1', bbox: '151.20 19.40 191.00 31.70' }).first?.value_number).toBe('21');
  });
});

test('lines about other documents and about series are passed over', () => {
  const result = sampleResult([twelve()]);
  const others = [
    sampleCorrection({ document: 'ffffffffffff' }),
    sampleCorrection({ field: 'series:reject', value: 'x' }),
  ];
  expect(applyCorrections(result, others)).toBe(result);
  expect(findOtherDocuments(others, [documentId])).toEqual({
    code: 'correction/other-document',
    actual: 'ffffffffffff',
  });
  expect(findOtherDocuments([sampleCorrection()], [documentId])).toBeUndefined();
});

test('a whole hash names the document as well', () => {
  expect(correct(twelve(), { document: documentId.padEnd(64, '0') }).first?.value_number).toBe('21');
});

describe('no observation', () => {
  const other = sampleObservation('1/2/3/1', '3回');
  const doubt = sampleIssue('value/unreadable', { observation_id: id });
  const error = sampleIssue('page/ocr-layer', { level: 'error', page: 1, observation_id: id });
  const result = sampleResult([twelve({ needs_review: true }), other], [doubt, error]);
  const after = applyCorrections(result, [sampleCorrection({ field: 'not_an_observation', value: '' })]);

  test('leaves the tables and stays in the JSON', () => {
    expect(after.observations).toEqual([other]);
    expect(after.document.observations).toBe(1);
    expect(after.read_before_correction[id]).toEqual(twelve({ needs_review: true }));
  });

  test('takes its doubts with it, but no error, and points nowhere', () => {
    expect(after.issues.map(({ code, observation_id }) => [code, observation_id])).toEqual([
      ['page/ocr-layer', ''],
      ['correction/removed', ''],
    ]);
    expect(after.settled_issues).toEqual([doubt]);
    expect(after.document.status).toBe('partial');
  });
});

describe('an accepted doubt', () => {
  const mine = sampleIssue('value/odd', { observation_id: id, page: 1 });
  const sibling = sampleIssue('value/mixed', { observation_id: id, page: 1 });
  const accept = sampleCorrection({ field: 'accept', value: 'value/odd' });

  test('is silenced, says by whom, and the value is as it was', () => {
    const after = applyCorrections(sampleResult([twelve({ needs_review: true })], [mine]), [accept]);
    expect(after.observations).toEqual([twelve({ needs_review: false })]);
    expect(after.issues).toMatchObject([
      { code: 'correction/accepted', level: 'info', observation_id: id, expected: '原本で確認; 統計担当, 2021-05-01' },
    ]);
    expect(after.settled_issues).toEqual([mine]);
  });

  test('silences nothing else', () => {
    const elsewhere = sampleIssue('value/odd', { observation_id: `${documentId}/1/2/3/1` });
    const result = sampleResult(
      [twelve({ needs_review: true }), sampleObservation('1/2/3/1', '12人', { needs_review: true })],
      [mine, sibling, elsewhere],
    );
    const after = applyCorrections(result, [accept]);
    expect(after.issues.map(({ code }) => code)).toEqual(['value/mixed', 'value/odd', 'correction/accepted']);
    expect(after.observations.map((observation) => observation.needs_review)).toEqual([true, true]);
  });

  test('is stale where the text has changed', () => {
    const after = applyCorrections(sampleResult([twelve({ value_text: '13人' })], [mine]), [accept]);
    expect(after.issues.map(({ code }) => code)).toEqual(['value/odd', 'correction/stale']);
  });

  test('that is no longer raised is moot', () => {
    expect(applyCorrections(sampleResult([twelve()]), [accept]).issues).toEqual([]);
  });

  const image = sampleIssue('page/no-text', { level: 'error', page: 2, actual: 'a' });
  const onPage = sampleCorrection({ field: 'accept', value: 'page/no-text', place: 'page/2', printed_text: 'a' });

  test('of a page is found by what it names; the status follows', () => {
    const other = sampleIssue('page/no-text', { page: 2, actual: 'b' });
    const after = applyCorrections(sampleResult([], [image, other]), [onPage]);
    expect(after.issues.map(({ code, actual }) => [code, actual])).toEqual([
      ['page/no-text', 'b'],
      ['correction/accepted', 'page/no-text 「a」'],
    ]);
    expect(after.document).toMatchObject({ status: 'complete', issues: 2 });
  });

  test('of a page is stale where it names something else now, moot where it is gone', () => {
    const changed = applyCorrections(sampleResult([], [{ ...image, actual: 'c' }]), [onPage]);
    expect(changed.issues).toMatchObject([
      { code: 'page/no-text' },
      { code: 'correction/stale', actual: 'page/2 「c」' },
    ]);
    expect(changed.document.status).toBe('partial');
    expect(applyCorrections(sampleResult([]), [onPage]).issues).toEqual([]);
  });

  test('does not make a document of which nothing was read complete', () => {
    const failed = sampleResult([], [sampleIssue('document/broken', { level: 'error' })]);
    const result = { ...failed, document: { ...failed.document, status: 'failed' as const } };
    const line = sampleCorrection({ field: 'accept', value: 'document/broken', place: 'document', printed_text: '' });
    expect(applyCorrections(result, [line]).document.status).toBe('failed');
  });
});

describe('an issue over a whole page, as of an OCR layer', () => {
  const layer = sampleIssue('page/ocr-layer', { level: 'error', page: 1 });
  const other = sampleObservation('1/2/3/1', '3回', { needs_review: true });
  const result = sampleResult([twelve({ needs_review: true }), other], [layer]);
  const doubts = (line: Partial<Correction>) =>
    applyCorrections(result, [sampleCorrection(line)]).observations.map((one) => one.needs_review);

  test('accepted for one value settles that value alone and stands for the others', () => {
    const line = sampleCorrection({ field: 'accept', value: 'page/ocr-layer' });
    const after = applyCorrections(result, [line]);
    expect(after.observations.map((one) => one.needs_review)).toEqual([false, true]);
    expect(after.issues.map(({ code, observation_id }) => [code, observation_id])).toEqual([
      ['page/ocr-layer', ''],
      ['correction/accepted', id],
    ]);
    expect(after.document.status).toBe('partial');
    expect(applyCorrections(after, [line])).toEqual(after);
  });

  test('accepted for the page settles all its values that have no doubt of their own', () => {
    const own = sampleIssue('value/odd', { observation_id: `${documentId}/1/3/3/1`, page: 1 });
    const third = sampleObservation('1/3/3/1', '5人', { needs_review: true });
    const line = sampleCorrection({ field: 'accept', value: 'page/ocr-layer', place: 'page/1', printed_text: '' });
    const read = sampleResult([twelve({ needs_review: true }), other, third], [layer, own]);
    const after = applyCorrections(read, [line]);
    expect(after.observations.map((one) => one.needs_review)).toEqual([false, false, true]);
    expect(after.settled_issues).toEqual([layer]);
    expect(applyCorrections(after, [line])).toEqual(after);
    const second = sampleIssue('text/untrusted', { level: 'error', page: 1 });
    const both = applyCorrections(sampleResult([twelve({ needs_review: true })], [layer, second]), [line]);
    expect(both.observations[0]?.needs_review).toBe(true);
  });

  test('a value that a person set is no longer doubtful', () => {
    expect(doubts({ field: 'value_number', value: '21' })).toEqual([false, true]);
    expect(doubts({ field: 'unit', value: '名' })).toEqual([true, true]);
    expect(doubts({ field: 'accept', value: 'page/other' })).toEqual([true, true]);
  });
});

describe('a correction settles the doubts about what it sets', () => {
  test.each([
    ['value_number', '21', 'value/unreadable', true],
    ['value_number', '21', 'value/unknown-unit', false],
    ['unit', '名', 'value/unknown-unit', true],
    ['unit', '名', 'value/unreadable', false],
    ['fiscal_year', '2019', 'value/bare-year', true],
    ['fiscal_year', '2019', 'table/torn-row', false],
    ['value_kind', 'estimate', 'declaration/kind-by-note', true],
  ] as const)('%s=%s, %s: %s', (field, value, code, settled) => {
    const doubt = sampleIssue(code, { observation_id: id });
    const after = applyCorrections(sampleResult([twelve({ needs_review: true })], [doubt]), [
      sampleCorrection({ field, value }),
    ]);
    expect(after.observations[0]?.needs_review).toBe(!settled);
    expect(after.settled_issues ?? []).toEqual(settled ? [doubt] : []);
  });

  test('but leaves what it is only told', () => {
    const info = sampleIssue('value/folded', { level: 'info', observation_id: id });
    const after = applyCorrections(sampleResult([twelve()], [info]), [sampleCorrection()]);
    expect(after.issues.map(({ code }) => code)).toEqual(['value/folded', 'correction/applied']);
  });
});

test('of two lines about the same value that which fits counts, whichever is later', () => {
  const lines = [sampleCorrection({ value: '21' }), sampleCorrection({ value: '22', printed_text: '十二人' })];
  for (const order of [lines, lines.toReversed()]) {
    const after = applyCorrections(sampleResult([twelve()]), order);
    expect(after.observations[0]?.value_number).toBe('21');
    expect(after.issues.map(({ code }) => code)).toEqual(['correction/applied']);
  }
});

test('whatever the lines: printed texts stay, the result is valid, and replaying twice changes nothing', () => {
  const result = sampleResult(
    [
      twelve({ needs_review: true }),
      sampleObservation('1/2/3/1', '—', { status: 'missing', value_number: null, missing_reason: 'dash' }),
      sampleObservation('1/10/3/1', '検討', { status: 'text', value_number: null, text_value: '検討' }),
    ],
    [
      sampleIssue('value/odd', { observation_id: id }),
      sampleIssue('table/torn', { level: 'error', page: 1, actual: 'x' }),
    ],
  );
  const values = ['', '21', '2019', 'number', 'text', 'estimate', 'dash', 'value/odd', '2018-04-01'];
  const lines = fc.array(
    fc.record({
      field: fc.constantFrom(...correctionFields),
      value: fc.constantFrom(...values),
      place: fc.constantFrom('1/1/3/1', '1/2/3/1', '1/10/3/1', '9/9/9/9', 'page/1'),
      printed_text: fc.constantFrom('12人', '—', '検討', 'x'),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lines, (drawn) => {
      const corrections = drawn.map((fields) => sampleCorrection(fields)).filter(isWellFormed);
      const once = applyCorrections(result, corrections);
      documentResultSchema.parse(once);
      expect(applyCorrections(once, corrections)).toEqual(once);
      const texts = new Map(result.observations.map(({ observation_id, value_text }) => [observation_id, value_text]));
      for (const observation of once.observations) {
        expect(observation.value_text).toBe(texts.get(observation.observation_id));
      }
      const back = applyCorrections(once, []);
      expect(back.observations).toEqual(result.observations);
      expect(new Set(back.issues)).toEqual(new Set(result.issues));
      expect(back.document).toEqual(result.document);
    }),
    { numRuns: 500 },
  );
});

const isWellFormed = (correction: Correction): boolean => findCorrectionProblems(correction).length === 0;
