import { describe, expect, test } from 'vitest';
import { contentOf, type Looks, mostly } from '../../src/declaration/column-content.js';
import { gridOf } from './grids.js';
import { vocabulary } from './read-drawing.js';

const setting = { vocabulary, context: {} };
const looksOf = (...texts: string[]): readonly Looks[] =>
  contentOf(gridOf([['見出し'], ...texts.map((text) => [text])]), 1, 1, setting).looks;

describe('what a cell looks like', () => {
  test.each<[string, Looks]>([
    ['1,200人', 'figure'],
    ['△3.5', 'figure'],
    ['約120件', 'figure'],
    ['R7までに50%以上', 'figure'],
    ['12.5%', 'figure'],
    ['－', 'dash'],
    ['…', 'dash'],
    ['未定', 'dash'],
    ['令和5年度', 'year'],
    ['R5', 'year'],
    ['2023', 'bare-year'],
    ['目標値', 'kind'],
    ['実績', 'kind'],
    ['達成率', 'rate'],
    ['単位', 'label'],
    ['人', 'unit'],
    ['千円', 'unit'],
    ['①', 'mark'],
    ['(ア)', 'mark'],
    ['図書館の利用', 'words'],
    ['地域の皆さんと協力し、安心して暮らすことのできるまちをつくります。', 'prose'],
    ['第3期計画を策定し、令和5年度から5か年で順次実施していくこととする。', 'prose'],
  ])('%s: %s', (text, looks) => {
    expect(looksOf(text)).toEqual([looks]);
  });
});

test('only the cells below the header are looked at, blank ones left out', () => {
  const grid = gridOf([['年度'], ['目標'], [''], ['令和5年度'], ['令和6年度']]);
  expect(contentOf(grid, 1, 2, setting).texts).toEqual(['令和5年度', '令和6年度']);
});

test('a column is mostly of a look from four cells in five on; an empty one is of none', () => {
  const of = (...texts: string[]) => contentOf(gridOf([['区分'], ...texts.map((text) => [text])]), 1, 1, setting);
  expect(mostly(of('目標', '実績', '目標', '実績', '備え'), 'kind')).toBe(true);
  expect(mostly(of('目標', '実績', '備え'), 'kind')).toBe(false);
  expect(mostly(of('', ''), 'kind')).toBe(false);
  expect(mostly(of('R4', '2023', '－'), 'year', 'bare-year', 'dash')).toBe(true);
});
