import { expect, test } from 'vitest';
import { candidatesOf } from '../../src/review/parts/candidates.js';

test('what each engine read, and a scanner’s own text, are candidates, each once', () => {
  const doubts = [
    { code: 'value/ocr', expected: '' },
    { code: 'value/ocr-doubt', expected: '162人 / 163人; 令和元年度 / 令和5年度' },
    { code: 'value/ocr-layer', expected: '163人 / 168人' },
    { code: 'value/unknown-unit', expected: '人 / 件' },
  ];
  expect(candidatesOf(doubts)).toEqual(['162人', '163人', '令和元年度', '令和5年度', '168人']);
  expect(candidatesOf([])).toEqual([]);
});
