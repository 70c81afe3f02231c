import { describe, expect, test } from 'vitest';
import { unitsBySubject } from '../../src/values/quantities/unit-list.js';
import { readUnit } from '../../src/values/quantities/unit-text.js';
import { findUnit } from '../../src/values/quantities/units.js';

/** The canonical form of each unit: the first of its spellings. */
const knownUnits = Object.values(unitsBySubject).flatMap((units) =>
  units.split('|').map((unit) => unit.trim().split(' ')[0] ?? ''),
);

test('at least 200 units are known, each once', () => {
  expect(knownUnits.length).toBeGreaterThanOrEqual(200);
  expect(new Set(knownUnits).size).toBe(knownUnits.length);
});

test('every unit is found as itself', () => {
  for (const unit of knownUnits) {
    const folded = unit.normalize('NFKC');
    expect([unit, findUnit(folded, 0)?.unit]).toEqual([unit, unit]);
  }
});

describe('one canonical form for all spellings', () => {
  test.each([
    ['箇所', 'か所 ヶ所 カ所 ヵ所 ケ所 個所'],
    ['人', '名'],
    ['%', 'パーセント'],
    ['か月', 'ヶ月 カ月 ヵ月 ケ月 箇月'],
    ['年', '年間 か年'],
    ['㎡', 'm2 平方メートル 平米'],
    ['㎥', 'm3 立方メートル 立米'],
    ['kg', 'キログラム'],
    ['t-CO2', 'tCO2 トンCO2'],
    ['ha', 'ヘクタール'],
    ['ポイント', 'pt パーセントポイント'],
    ['手続', '手続き'],
  ])('%s', (unit, spellings) => {
    for (const spelling of spellings.split(' '))
      expect([spelling, findUnit(spelling, 0)?.unit]).toEqual([spelling, unit]);
  });
});

test('a Latin unit is not the beginning of a word', () => {
  expect(findUnit('mother', 0)).toBeUndefined();
  expect(findUnit('km', 0)?.unit).toBe('km');
  expect(findUnit('m', 0)?.unit).toBe('m');
});

describe('a unit that stands by itself', () => {
  test.each([
    ['千円', '円', '千円', 3],
    ['(千円)', '円', '千円', 3],
    ['（千円）', '円', '千円', 3],
    ['単位：%', '%', '%', 0],
    ['（単位：千円）', '円', '千円', 3],
    ['【単位：人】', '人', '人', 0],
    ['百万円', '円', '百万円', 6],
    ['万人', '人', '万人', 4],
    ['億円', '円', '億円', 8],
    ['人/10万人', '人/10万人', '人/10万人', 0],
    ['箇所/100k㎡', '箇所/100㎢', '箇所/100k㎡', 0],
    ['kWh/人・年', 'kWh/人・年', 'kWh/人・年', 0],
    ['か所', '箇所', 'か所', 0],
    ['人/日', '人/日', '人/日', 0],
    ['㎡', '㎡', '㎡', 0],
  ])('%s', (text, unit, unitText, power) => {
    expect(readUnit(text)).toEqual({ unit, unitText, power, modifiers: [], known: true });
  });

  test.each([
    ['人（延べ）', '人', ['gross']],
    ['件（累計）', '件', ['cumulative']],
    ['（単位：千人（延べ））', '人', ['gross']],
    ['回（年間）', '回', ['per_year']],
    ['%（年度平均）', '%', []],
    ['千円（税込）', '円', []],
    ['㎡（延べ）', '㎡', ['gross']],
  ])('%s with its remark', (text, unit, modifiers) => {
    expect(readUnit(text)).toMatchObject({ unit, modifiers, known: true });
  });

  test('a word that is in no list is one only by its place', () => {
    expect(readUnit('ドローン')).toEqual({
      unit: 'ドローン',
      unitText: 'ドローン',
      power: 0,
      modifiers: [],
      known: false,
    });
  });

  test('単位 by itself counts credits, or groups that are cared for', () => {
    expect(readUnit('単位')).toEqual({ unit: '単位', unitText: '単位', power: 0, modifiers: [], known: true });
  });

  test.each(['', '()', '（単位）', '単位：', '単位（人）', '人・%', '12人', '—', '※1', 'とても長い言葉は単位ではない'])(
    '%j is none',
    (text) => {
      expect(readUnit(text)).toBeUndefined();
    },
  );
});
