import { expect, test } from 'vitest';
import { compareResults } from '../../src/dataset/compare-results.js';
import { documentId, sampleObservation, sampleResult } from '../corrections/sample.js';

const twelve = sampleObservation('1/1/3/1', '12人');
const before = sampleResult([twelve, sampleObservation('1/2/3/1', '7人')]);

test('two states that are the same do not differ', () => {
  expect(compareResults(documentId, before, structuredClone(before))).toEqual([]);
});

test('a value that changed, one that went and one that came are named with their fields', () => {
  const after = sampleResult([{ ...twelve, value_number: '13', corrected: true }, sampleObservation('1/3/3/1', '9人')]);
  expect(compareResults(documentId, before, after)).toMatchObject([
    {
      table: 'observations',
      row: '1/1/3/1',
      label: '01-101 参加者数 actual 2018 健康課',
      change: 'changed',
      fields: [
        { field: 'value_number', before: '12', after: '13' },
        { field: 'corrected', before: 'false', after: 'true' },
      ],
    },
    { row: '1/2/3/1', change: 'removed' },
    { row: '1/3/3/1', change: 'added' },
  ]);
});

test('what is true of the whole document is said once', () => {
  const named = { ...before, document: { ...before.document, department: '保健部' } };
  const after = { ...named, observations: before.observations.map((one) => ({ ...one, department: '保健部' })) };
  expect(compareResults(documentId, before, after)).toMatchObject([
    { table: 'documents', change: 'changed', fields: [{ field: 'department', before: '健康部', after: '保健部' }] },
  ]);
});

test.each([
  ['added', undefined, before],
  ['removed', before, undefined],
] as const)('a document that was %s is named, its rows are not', (change, old, now) => {
  expect(compareResults(documentId, old, now)).toMatchObject([{ table: 'documents', row: '', change, fields: [] }]);
});
