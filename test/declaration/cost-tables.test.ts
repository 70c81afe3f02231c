import { describe, expect, it } from 'vitest';
import { listsCosts } from '../../src/declaration/cost-tables.js';
import { readForm, saidOf } from './draw-form.js';

describe('rows of costs', () => {
  it.each([
    [['事業費（千円）', '人件費', '合計']],
    [['①直接事業費', '②人件費', '総事業費計']],
    [['国・県支出金', '市債', 'その他', '一般財源', '計']],
    [['トータルコスト', 'うち一般財源', '正規職員（人工）']],
  ])('are an account: %j', (names) => {
    expect(listsCosts(names)).toBe(true);
  });

  it.each([
    [['健診の受診率', '人件費']],
    [['合計', 'その他']],
    [['事業費']],
    [['交付金の申請件数', '一般財源']],
    [['市民1人当たりの経費', '財源の確保額']],
  ])('are none where one of them is measured otherwise, or is alone: %j', (names) => {
    expect(listsCosts(names)).toBe(false);
  });

  const rows = (head: string) => [
    ['区分', `平成28年度${head}`, `平成29年度${head}`],
    ['事業費', '412,880', '428,115'],
    ['人件費', '61,200', '60,480'],
    ['合計', '474,080', '488,595'],
  ];

  it('hold no values of indicators', async () => {
    expect(saidOf(await readForm({ above: ['３　施策に要した経費（単位：千円）'], rows: rows('決算') }))).toEqual([]);
  });

  it('are goals where the header calls them so', async () => {
    const said = saidOf(await readForm({ above: ['３　経費削減の目標（単位：千円）'], rows: rows('目標') }));
    expect(said).toHaveLength(6);
  });

  const ofWater = (caption: string, head: string) =>
    readForm({
      above: [caption],
      rows: [
        ['項目', '単位', '令和元年度実績', `令和6年度${head}`],
        ['一日平均配水量', '㎥/日', '22,184', '22,541'],
        ['給水収益', '百万円', '1,215', '1,203'],
      ],
    });

  it.each([
    ['２　業務量及び料金の見通し', '計画', 4],
    ['２　予算の見通し', '計画', 0],
    ['２　使用料', '実績', 0],
  ])('goals beside actuals are values under %s too, budgets and prices are not', async (caption, head, count) => {
    expect(saidOf(await ofWater(caption, head))).toHaveLength(count);
  });
});
