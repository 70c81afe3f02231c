import { describe, expect, test } from 'vitest';
import { hiragana, normaliseCode, normaliseName, projectCore } from '../../src/series/names.js';

describe('the same name, written otherwise', () => {
  test.each([
    ['つどいの広場の実施箇所数', 'つどいの広場実施か所数'],
    ['つどいの広場の実施箇所数', 'つどいの広場の実施ヶ所数'],
    ['利用者数', '利用者数（人）'],
    ['利用者数', '利用者数(単位：人)'],
    ['利用者数', '利用者数※1'],
    ['待機児童数', '待機児童数（注2）'],
    ['子育て相談窓口ワンストップ化の実施', '子育て相談窓口 ワンストップ化の 実施'],
    ['子どもの貧困対策', 'こどもの貧困対策'],
    ['子どもの貧困対策', '子供の貧困対策'],
    ['申込件数', '申し込み件数'],
    ['空き家の除却件数', '空家の除却件数'],
    ['障害者の雇用数', '障がい者の雇用数'],
    ['GIGAスクール', 'ＧＩＧＡスクール'],
    ['講座・教室の開催回数', '講座、教室の開催回数'],
    ['年度末の⼈数', '年度末の人数'],
    ['子育て', '子育て（の）'],
    ['緑のまちづくり', '緑\u{E0100}のまち\u200Bづくり'],
  ])('%s = %s', (left, right) => {
    expect(normaliseName(left)).toBe(normaliseName(right));
  });

  test('a unit of the row itself may stand in the bracket', () => {
    expect(normaliseName('CO2排出量（t-CO2）', 't-CO2')).toBe(normaliseName('CO2排出量', 't-CO2'));
  });
});

describe('another name', () => {
  test.each([
    ['収納率（現年分）', '収納率（滞納繰越分）'],
    ['収納率（現年分）', '収納率'],
    ['平均正答率（小6国語）', '平均正答率（小6算数）'],
    ['養成者数（累計）', '養成者数'],
    ['開催数', '開催回数'],
    ['利用者数', '利用人数'],
    ['講座の参加者数', '講座等の参加者数'],
    ['1.5倍化', '15倍化'],
    ['満足度（1）', '満足度（2）'],
  ])('%s ≠ %s', (left, right) => {
    expect(normaliseName(left)).not.toBe(normaliseName(right));
  });
});

test.each([
  ['放課後子ども教室推進事業', '放課後子ども教室'],
  ['婚活支援事業', '婚活支援'],
  ['観光の推進', '観光'],
  ['推進事業', '推進事業'],
  ['', ''],
])('the core of %s is %s', (name, core) => {
  expect(projectCore(normaliseName(name))).toBe(core);
});

test.each([
  ['06-101', '6-101'],
  ['6-101', '6-101'],
  ['０６－１０１', '6-101'],
  ['06ー101', '6-101'],
  ['19-103-1', '19-103-1'],
  ['19-103①', '19-103-1'],
  ['19-103(1)', '19-103-1'],
  ['3.6.1', '3-6-1'],
  ['E-01', 'E-1'],
  ['e-01', 'E-1'],
  ['6 - 101', '6-101'],
  ['100', '100'],
  ['0', '0'],
  ['—', ''],
  ['', ''],
])('the number %s is %s', (code, normalised) => {
  expect(normaliseCode(code)).toBe(normalised);
});

test('kana are folded for likeness', () => {
  expect(hiragana('ヒキコモリ相談')).toBe('ひきこもり相談');
});
