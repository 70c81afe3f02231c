import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDocuments, compareText, orderResult } from '../../src/dataset/order.js';
import { sampleObservation, sampleResult } from '../corrections/sample.js';
import { anyCharacter } from '../text/any-character.js';

describe('compareText', () => {
  test.each([
    ['', 'a'],
    ['a', 'aa'],
    ['Z', 'a'],
    ['子ども部', '総務部'],
    ['\uFF5E', '𠮷'], // code points, not UTF-16 units
  ])('%s before %s', (a, b) => {
    expect(compareText(a, b)).toBeLessThan(0);
    expect(compareText(b, a)).toBeGreaterThan(0);
  });

  test('is the order of UTF-8 bytes', () => {
    const text = fc.string({ unit: anyCharacter });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});

describe('compareDocuments', () => {
  const base = {
    municipality_code: '142140',
    municipality: '伊勢原市',
    document_fiscal_year: 2020,
    department: '子ども部',
    document_id: 'b'.repeat(12),
  };
  test.each([
    [{ municipality_code: '' }],
    [{ municipality_code: '112089' }],
    [{ document_fiscal_year: null }],
    [{ document_fiscal_year: 2019 }],
    [{ department: 'あ' }],
    [{ document_id: 'a'.repeat(12) }],
    [{ municipality_code: '011002', document_fiscal_year: 2021, department: '部' }],
  ])('%j comes first', (change) => {
    expect(compareDocuments({ ...base, ...change }, base)).toBeLessThan(0);
    expect(compareDocuments(base, { ...base, ...change })).toBeGreaterThan(0);
    expect(compareDocuments(base, { ...base })).toBe(0);
  });
  test('two documents without a year are ordered by what follows', () => {
    const undated = { ...base, document_fiscal_year: null };
    expect(compareDocuments({ ...undated, department: 'あ' }, undated)).toBeLessThan(0);
  });
});

describe('observations of a document', () => {
  test.each([
    ['x/1/9/4/1', 1, 'x/1/10/4/1', 1],
    ['x/1/10/4/1', 1, 'x/1/9/4/1', 2],
    ['x/1/9/4/1', 1, 'x/1/9/4/2', 1],
    ['x/1/9/4/9', 1, 'x/2/1/1/1', 1],
    ['a/1/1/1/1', 1, 'b/1/1/1/1', 1],
  ])('%s (page %d) before %s (page %d)', (a, pageA, b, pageB) => {
    const left = sampleObservation('1/1/1/1', '1人', { observation_id: a, page: pageA });
    const right = sampleObservation('1/1/1/1', '1人', { observation_id: b, page: pageB });
    for (const observations of [
      [left, right],
      [right, left],
    ]) {
      expect(orderResult(sampleResult(observations)).observations).toEqual([left, right]);
    }
  });
});
