import { describe, expect, test } from 'vitest';
import { seriesProjection } from '../../src/series/projection.js';
import { buildVintages, reissueRank } from '../../src/series/vintage.js';
import { buildResult, type PlainDocument } from './history/result.js';

const projection = (document: Partial<PlainDocument> & { readonly id: string }) =>
  seriesProjection(buildResult({ department: '子ども部', fiscalYear: 2020, rows: [], ...document }));

describe('is it a re-issue?', () => {
  test.each([
    ['令和2年度 子ども部長の目標宣言', 'r2.pdf', 0],
    ['令和2年度 子ども部長の目標宣言（訂正版）', 'r2.pdf', 1],
    ['令和2年度 子ども部長の目標宣言【改訂】', 'r2.pdf', 1],
    ['令和2年度 子ども部長の目標宣言', 'r2-kodomo-teisei.pdf', 1],
    ['令和2年度 子ども部長の目標宣言', '子ども部（修正版）.pdf', 1],
    ['令和2年度 子ども部長の目標宣言', 'kodomo_shusei.pdf', 1],
    ['令和2年度 子ども部長の目標宣言（再訂正版）', 'r2.pdf', 2],
    ['令和2年度 子ども部長の目標宣言 第3版', 'r2.pdf', 2],
    ['令和2年度 子ども部長の目標宣言（訂正版2）', 'r2.pdf', 2],
    ['改訂中期戦略事業プランに基づく目標宣言', 'r2.pdf', 0],
    ['令和2年度 行政改革部長の目標宣言', 'teisei/r2.pdf', 0],
  ])('%s, %s: %i', (title, sourceFile, rank) => {
    expect(reissueRank({ title, sourceFile })).toBe(rank);
  });
});

describe('the order of declarations', () => {
  test('by year, then stage, then edition', () => {
    const documents = [
      projection({ id: 'cccccccccccc', stage: 'result' }),
      projection({ id: 'dddddddddddd', fiscalYear: 2021 }),
      projection({ id: 'aaaaaaaaaaaa', title: '訂正版' }),
      projection({ id: 'bbbbbbbbbbbb', stage: 'interim' }),
      projection({ id: 'ffffffffffff' }),
      projection({ id: '111111111111', fiscalYear: null }),
    ];
    const order = buildVintages(documents).map(({ document }) => document.documentId.charAt(0));
    expect(order.join('')).toBe('1fabcd');
  });

  test('a chain of re-issues: each takes the place of the one before', () => {
    const vintages = buildVintages([
      projection({ id: 'aaaaaaaaaaaa', title: '再訂正版' }),
      projection({ id: 'bbbbbbbbbbbb', title: '訂正版' }),
      projection({ id: 'cccccccccccc' }),
    ]);
    expect(vintages.map(({ supersededBy }) => supersededBy)).toEqual(['bbbbbbbbbbbb', 'aaaaaaaaaaaa', undefined]);
    expect(vintages.map(({ reissue }) => reissue)).toEqual([false, true, true]);
  });

  test('without a mark the later publication is the later edition, and supersedes nothing', () => {
    const vintages = buildVintages([
      projection({ id: 'aaaaaaaaaaaa', published: '2020-06-01' }),
      projection({ id: 'bbbbbbbbbbbb', published: '2020-05-01' }),
    ]);
    expect(vintages.map(({ document }) => document.published)).toEqual(['2020-05-01', '2020-06-01']);
    expect(vintages.map(({ supersededBy }) => supersededBy)).toEqual([undefined, undefined]);
  });

  test('another department, year or stage is no edition of it', () => {
    const vintages = buildVintages([
      projection({ id: 'aaaaaaaaaaaa', title: '訂正版', department: '福祉部' }),
      projection({ id: 'bbbbbbbbbbbb' }),
      projection({ id: 'cccccccccccc', stage: 'result', title: '訂正版' }),
    ]);
    expect(vintages.map(({ supersededBy }) => supersededBy)).toEqual([undefined, undefined, undefined]);
  });
});
