import { expect, test } from 'vitest';
import { emitDocument } from '../../src/emit/json.js';
import { readDocumentJson, upgradeResult } from '../../src/schema/upgrade-result.js';
import { sampleObservation, sampleResult } from '../corrections/sample.js';

const result = sampleResult([sampleObservation('1/1/3/1', '12.50人', { value_number: '12.50' })]);

test('a document’s JSON is what it was made of, decimals as printed', () => {
  expect(readDocumentJson(emitDocument(result))).toEqual(result);
  expect(emitDocument(result)).toContain('"value_number": 12.50');
});

test('a result of version 0.1 is one declaration, and what it did not know is empty', () => {
  const { declarations: _declarations, kind_evidence: _kind, municipality_evidence: _city, ...known } = result;
  const { declarations: _count, document_kind: _document_kind, ...document } = known.document;
  const observations = known.observations.map(({ declaration: _declaration, ...rest }) => rest);
  const hidden = [{ page: 1, bbox: '0.00 0.00 1.00 1.00', reason: 'white', text: '秘密' }];
  const upgraded = upgradeResult({ ...known, document, observations, hidden });
  expect(upgraded).toMatchObject({
    document: { declarations: 1, document_kind: '' },
    declarations: [
      {
        declaration: 1,
        first_page: 1,
        last_page: 1,
        department: '健康部',
        document_fiscal_year: 2020,
        observations: 1,
      },
    ],
    observations: [{ declaration: 1, value_number: '12.50' }],
    kind_evidence: [],
  });
  expect(upgraded?.hidden).toEqual([{ page: 1, bbox: '0.00 0.00 1.00 1.00', reason: 'white', characters: 2 }]);
});

test.each(['', 'no json', '[]', '{}', '{"document":{"document_id":"x"}}'])('%j is no result', (text) => {
  expect(readDocumentJson(text)).toBeUndefined();
});
