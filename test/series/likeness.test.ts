import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildNameForm, likenessOf } from '../../src/series/likeness.js';
import { normaliseName } from '../../src/series/names.js';
import { plainDecimal } from '../../src/series/projection.js';

const form = (name: string, words: readonly string[] = []) => buildNameForm(normaliseName(name), words);
const likeness = (left: string, right: string): number => likenessOf(form(left), form(right));

describe('reworded names are alike, others are not', () => {
  test.each([
    ['婚活セミナー等の開催数', '婚活セミナー等の開催回数'],
    ['開催数', '開催回数'],
    ['参加者数', '延べ参加者数'],
    ['妊婦健康診査受診率', '妊婦健康診査の受診割合'],
    ['ひきこもり相談件数', 'ヒキコモリ相談の件数'],
    ['地域支え合い講座の受講者数', '支え合い講座受講者数'],
  ])('%s ~ %s', (left, right) => {
    expect(likeness(left, right)).toBeGreaterThan(0.7);
  });

  test.each([
    ['開催回数', '参加者数'],
    ['待機児童数', '図書館の貸出冊数'],
    ['道路の整備延長', '相談件数'],
    ['', '相談件数'],
  ])('%s ≁ %s', (left, right) => {
    expect(likeness(left, right)).toBeLessThan(0.4);
  });

  test('words that are read the same count as the same', () => {
    const [left, right] = [
      buildNameForm('引籠対策', ['ひきこもり', 'たいさく']),
      buildNameForm('ひきこもり施策', ['ひきこもり', 'しさく']),
    ];
    expect(likenessOf(left, right)).toBeGreaterThan(
      likenessOf(buildNameForm('引籠対策', []), buildNameForm('ひきこもり施策', [])),
    );
  });

  test('very long names are compared by words and bigrams', () => {
    const long = '地域における子育て支援の'.repeat(12);
    expect(likeness(`${long}実施`, `${long}取組`)).toBeGreaterThan(0.4);
  });
});

const name = fc.string({ unit: fc.constantFrom(...'子育て支援センター相談件数の利用者回（）年間'), maxLength: 20 });

test('likeness is the same both ways, from 0 to 1, and 1 for equal names only', () => {
  fc.assert(
    fc.property(name, name, (left, right) => {
      const found = likeness(left, right);
      expect(found).toBe(likeness(right, left));
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(1);
      expect(found === 1).toBe(form(left).plain === form(right).plain);
    }),
  );
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(name, (text) => {
      const once = normaliseName(text);
      expect(normaliseName(once)).toBe(once);
    }),
  );
});

test.each([
  ['35.20', '35.2'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['007', '7'],
  ['100', '100'],
  ['-3.50', '-3.5'],
  ['0.05', '0.05'],
])('%s is the number %s', (decimal, plain) => {
  expect(plainDecimal(decimal)).toBe(plain);
});
