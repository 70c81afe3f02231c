import { describe, expect, test } from 'vitest';
import { type PairMark, readPair, splitPair } from '../../src/values/pairs.js';
import type { CellReading, ReadingContext } from '../../src/values/reading-context.js';

const inShort = ({ values }: CellReading): string =>
  values
    .map(({ status, value_number, value_min, value_max, unit, missing_reason, period }) =>
      [
        status === 'range' ? `${value_min ?? ''}..${value_max ?? ''}` : (value_number ?? missing_reason ?? status),
        unit,
        period?.fiscal_year ?? '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join(' | ');

function pairInShort(text: string, mark: PairMark, context?: ReadingContext): string | undefined {
  const pair = readPair(text, mark, context);
  return pair && `${inShort(pair.first)} & ${inShort(pair.second)}`;
}

describe('a cell of two values', () => {
  test.each<[string, PairMark, string | undefined, ReadingContext?]>([
    ['420／405', 'slash', '420 人 & 405 人', { outerUnit: '人' }],
    ['35.0/31.2', 'slash', '35.0 & 31.2'],
    ['15／12人', 'slash', '15 人 & 12 人'],
    ['15人／12', 'slash', '15 人 & 12 人'],
    ['12回／360人', 'slash', '12 回 & 360 人'],
    ['120人/日／115人/日', 'slash', '120 人/日 & 115 人/日'],
    ['120／－', 'slash', '120 & dash'],
    ['未定/15', 'slash', 'pending & 15'],
    ['120人/日', 'slash', undefined],
    ['120', 'slash', undefined],
    ['1/2/3', 'slash', undefined],
    ['52.3%→60%', 'arrow', '52.3 % & 60 %'],
    ['52.3→60%以上', 'arrow', '52.3 % & 60.. %'],
    ['0人（2014年度）→6人（2019年度）', 'arrow', '0 人 2014 & 6 人 2019'],
    ['➡', 'arrow', undefined],
    ['310人（280人）', 'bracket', '310 人 & 280 人'],
    ['310（280）人', 'bracket', '310 人 & 280 人'],
    ['310（－）', 'bracket', '310 & dash'],
    ['310人（R3：280人）', 'bracket', '310 人 & 280 人 2021'],
    ['310人', 'bracket', undefined],
    ['310人（延べ）', 'bracket', undefined],
    ['85\n88.2', 'line', '850000 人 & 882000 人', { outerUnit: '万人' }],
    ['85 88.2', 'line', '85 & 88.2'],
    ['1,234\n人', 'line', undefined],
  ])('%j by its %s → %s', (text, mark, expected, context) => {
    expect(pairInShort(text, mark, context)).toBe(expected);
  });
});

describe('a text cut at its one mark', () => {
  test.each<[string, PairMark, readonly [string, string] | undefined]>([
    ['現状値（2019）→目標値（2024）', 'arrow', ['現状値（2019）', '目標値（2024）']],
    ['目標／実績', 'slash', ['目標', '実績']],
    ['目標値（実績値）', 'bracket', ['目標値', '実績値']],
    ['目標（R2/4）／実績', 'slash', ['目標（R2/4）', '実績']],
    ['目標／実績／差', 'slash', undefined],
    ['目標', 'arrow', undefined],
  ])('%j by its %s', (text, mark, halves) => {
    const split = splitPair(text, mark);
    expect(split && [split.first, split.second]).toEqual(halves);
  });
});
