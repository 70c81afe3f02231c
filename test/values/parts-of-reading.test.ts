import { describe, expect, test } from 'vitest';
import { decimalOf, formatDecimal, negated, plus, quotient, scaled } from '../../src/values/print/decimal.js';
import { gap, normalisePrinted, printedForm, printedWords } from '../../src/values/print/printed-text.js';
import { isDitto } from '../../src/values/quantities/ditto.js';
import { readMissing } from '../../src/values/quantities/missing.js';
import { stripParticle, stripTrailingParticle } from '../../src/values/quantities/particles.js';
import { readText } from '../../src/values/readings.js';

describe('printed text', () => {
  test.each([
    ['㍻30年度', '平成30年度'],
    ['Ｈ２９　実績', 'H29実績'],
    ['カ\u3099', 'ガ'],
    ['ｶﾞ', 'ガ'],
    ['\uF9A8和', '令和'],
    ['10〜20', '10~20'],
    ['10−20', '10-20'],
    ['―', '—'],
    ['\u0336', '—'],
    ['①', '①'],
    ['75.0¹', '75.0†'],
    ['m²', 'm2'],
    ['1½', '1½'],
    ['½', '1/2'],
    ['…', '…'],
    ['A·B', 'A・B'],
    ['𠮷野', '𠮷野'],
  ])('%j is read as %j', (source, chars) => {
    expect(normalisePrinted(source).chars).toBe(chars);
  });

  test('every character is traceable', () => {
    const text = normalisePrinted('a ㍻\n30 年');
    expect(text.chars).toBe('a平成30年');
    expect(text.gaps).toEqual([gap.none, gap.space, gap.none, gap.line, gap.none, gap.space]);
    expect(printedForm(text, 1, 6)).toBe('㍻30 年');
    expect(printedWords(text, 1, 6)).toBe('㍻ 30 年');
    expect(printedForm(text, 2, 2)).toBe('');
    expect(printedWords(text, 9, 12)).toBe('');
  });
});

describe('decimals', () => {
  test.each([
    ['80.0', 0, '80.0'],
    ['80.0', 3, '80000'],
    ['1.2345', 3, '1234.5'],
    ['0', 8, '0'],
    ['007', 0, '7'],
    ['.5', 0, '0.5'],
  ])('%s times ten to the %i is %s', (digits, power, expected) => {
    expect(formatDecimal(scaled(decimalOf(digits), power))).toBe(expected);
  });

  test('sums and signs are exact', () => {
    expect(formatDecimal(plus(decimalOf('0.1'), decimalOf('0.25')))).toBe('0.35');
    expect(formatDecimal(negated(decimalOf('0.05')))).toBe('-0.05');
    expect(formatDecimal(negated(decimalOf('0')))).toBe('0');
  });

  test.each([
    ['1', '3', '0.3333333333333333'],
    ['3', '4', '0.75'],
    ['1', '10000000', '0.0000001'],
    ['5', '0', undefined],
  ])('%s/%s', (a, b, expected) => {
    expect(quotient(decimalOf(a), decimalOf(b))).toBe(expected);
  });
});

test.each([
  ['で実施', '実施'],
  ['での実施', '実施'],
  ['を新設', '新設'],
  ['をあらたに', 'あらたに'],
  ['できた', 'できた'],
  ['にわたり', 'にわたり'],
  ['のみ', 'のみ'],
  ['とも', 'とも'],
  ['がん検診', 'がん検診'],
  ['新設', '新設'],
  ['、新設', '新設'],
  ['', ''],
])('the leading particle of %j goes: %j', (words, expected) => {
  expect(stripParticle(words)).toBe(expected);
});

test.each([
  ['基本設計を', '基本設計'],
  ['男性', '男性'],
  ['が', ''],
  ['こども', 'こども'],
])('the trailing particle of %j goes: %j', (words, expected) => {
  expect(stripTrailingParticle(words)).toBe(expected);
});

test('what says nothing, and what says something', () => {
  expect(readMissing('')).toBe('blank');
  expect(readMissing('未定です')).toBe('pending');
  expect(readMissing('検討中')).toBeUndefined();
  expect(readMissing('0')).toBeUndefined();
  expect(isDitto('(同左)')).toBe(true);
  expect(isDitto('同じ')).toBe(false);
});

test('a text by itself is answered in the contract’s keys, in their order', () => {
  const reading = readText('前年度 12件(平成29年度)', { documentFiscalYear: 2020 });
  expect(Object.keys(reading)).toEqual(['text', 'periods', 'values']);
  expect(reading.periods.map((period) => Object.keys(period))).toEqual([
    ['text', 'kind', 'fiscal_year', 'period_start', 'period_end', 'offset'],
    ['text', 'kind', 'fiscal_year', 'period_start', 'period_end'],
  ]);
  expect(Object.keys(reading.values[0] ?? {})).toEqual([
    'status',
    'value_number',
    'value_min',
    'value_max',
    'unit',
    'unit_text',
    'text_value',
    'modifiers',
    'missing_reason',
    'part_label',
  ]);
});

test('running text beyond a cell’s length stays words, with a warning where it holds digits', () => {
  const long = '市内で説明会を開催する。'.repeat(400);
  expect(readText(long).values[0]).toMatchObject({ status: 'text', value_number: null, text_value: long });
});
