import { describe, expect, test } from 'vitest';
import { namesCount, namesMeasure, namesQuantity, namesRatio } from '../../src/declaration/quantity-names.js';
import { PageDrawing } from '../tables/draw-page.js';
import { readForm, saidOf } from './draw-form.js';
import { drawTable, readDrawing } from './read-drawing.js';

describe('what a name ends with says', () => {
  test.each([
    ['受診率', 'ratio'],
    ['収納率（％）', 'ratio'],
    ['満足度', 'ratio'],
    ['前年度比', 'ratio'],
    ['蔵書冊数（冊）', 'count'],
    ['人口', 'count'],
    ['歩道の延長', 'extent'],
    ['緑地面積', 'extent'],
    ['講座の参加者', 'counted'],
    ['相談件', 'counted'],
    ['貸出冊', 'counted'],
    ['第1回', 'counted'],
    ['令和4年度', ''],
    ['小学校', ''],
    ['応募の条件', ''],
    ['協働の推進', ''],
  ])('%s: %s', (name, kind) => {
    expect([namesRatio(name), namesCount(name), namesMeasure(name), namesQuantity(name)]).toEqual([
      kind === 'ratio',
      kind === 'count' || kind === 'counted',
      kind !== '' && kind !== 'counted',
      kind !== '',
    ]);
  });
});

describe('a row without values over names that are set in', () => {
  const namesUnder = async (whole: string, below: string): Promise<string[]> => {
    const header = ['指標', '単位', '令和4年度実績', '令和6年度目標'];
    const rows = [header, [whole, '', '', ''], [`　${below}`, '点', '40', '60']];
    const { observations } = await readDrawing(drawTable(new PageDrawing(), rows, { columnWidth: 110 }));
    return [...new Set(observations.map(({ indicator }) => indicator.indicatorName))];
  };

  test.each(['高齢者', '第2回', '令和5年度入学'])('is their whole: %s', async (part) => {
    expect(await namesUnder('講座の内容', part)).toEqual([`講座の内容 ${part}`]);
  });

  test.each(['満足度', '前年度比', '歩道の延長'])('heads measures of their own: %s', async (measure) => {
    expect(await namesUnder('１ 講座の内容', measure)).toEqual([measure]);
  });
});

describe('a line over a table whose rows are projects', () => {
  const saidUnder = async (caption: string): Promise<string[]> => {
    const rows = [
      ['取組', '令和4年度実績', '令和6年度目標'],
      ['朝の体操', '40人', '60人'],
      ['夜の散歩', '25人', '30人'],
    ];
    const read = await readForm({ rows, above: [caption], style: { columnWidths: [150, 100, 100] } });
    return saidOf(read);
  };
  test.each(['講座の参加者', '歩道の延長'])('%s is their indicator', async (caption) => {
    expect((await saidUnder(caption))[0]).toContain(caption);
  });
  test.each(['健康課の担当', '令和4年度'])('%s is none', async (caption) => {
    expect((await saidUnder(caption)).filter((line) => line.includes(caption))).toEqual([]);
  });
});
