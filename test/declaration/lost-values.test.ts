import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../src/declaration/declaration.js';
import type { PageDrawing } from '../tables/draw-page.js';
import { drawForm, saidOf } from './draw-form.js';
import { page, readDrawing } from './read-drawing.js';

const write = (drawing: PageDrawing, rows: readonly (readonly string[])[], top: number, left = 60): PageDrawing => {
  rows.forEach((row, index) => {
    row.forEach((text, column) => {
      drawing.text(left + column * 110, top + index * 18, text, { size: 8 });
    });
  });
  return drawing;
};

const told = ({ issues }: Declaration): string[] =>
  issues
    .filter(({ code }) => code === 'table/not-understood' || code === 'text/states-value')
    .map(({ code, actual }) => `${code} ${actual ?? ''}`.trim());

const dated = [
  ['指標', 'R5実績', 'R6目標'],
  ['林道を歩いた人', '310人', '350人'],
];

describe('values that no table holds are told, whatever else is read on the page', () => {
  test('in a frame with sentences', async () => {
    const drawing = page('令和6年度　観光課の重点目標').box(50, 300, 540, 420);
    drawForm(drawing, [
      ['指標', 'R5実績', 'R6目標'],
      ['星を見た人', '95人', '120人'],
    ]);
    drawing.text(
      60,
      320,
      '林道を直し、どなたでも安心して森を歩いていただけるように、道しるべと休む場所を増やします。',
      { size: 8 },
    );
    write(drawing, dated, 345);
    drawing.text(60, 390, '案内人の担い手が足りないため、学校にも声をかけて、若い世代へ広げていく取組を進めます。', {
      size: 8,
    });
    const read = await readDrawing(drawing);
    expect(saidOf(read)).toEqual(['星を見た人 actual 2023 95人', '星を見た人 target 2024 120人']);
    expect(told(read)).toHaveLength(1);
    expect(told(read)[0]).toMatch(/^table\/not-understood/u);
  });

  test('in two lines without rules', async () => {
    const read = await readDrawing(write(page('令和6年度　観光課の重点目標'), dated, 200));
    expect(saidOf(read)).toEqual([]);
    expect(told(read)).toEqual(['text/states-value R5実績 310人', 'text/states-value R6目標 350人']);
  });

  test('beside their labels', async () => {
    const rows = [
      ['現状値', '310人'],
      ['目標値', '350人'],
    ];
    const read = await readDrawing(write(page('令和6年度　観光課の重点目標'), rows, 200));
    expect(told(read)).toEqual(['text/states-value 現状値 310人', 'text/states-value 目標値 350人']);
  });

  test.each([
    ['years over statistics', ['区分', '令和4年', '令和5年'], ['世帯数', '8,120世帯', '8,090世帯']],
    ['limits that others have set', ['地域の類型', '基準値（昼間）', '基準値（夜間）'], ['Ａ', '55', '45']],
    ['words without figures', ['指標', 'R5実績', 'R6目標'], ['計画', '策定', '運用']],
  ])('but not %s', async (_, ...rows) => {
    const title = '令和6年度　観光課の重点目標';
    expect(told(await readDrawing(write(page(title), rows, 200)))).toEqual([]);
    expect(told(await readDrawing(drawForm(page(title), rows)))).toEqual([]);
  });
});

test('figures that went into the column of offices are told, and put their rows in review', async () => {
  const drawing = page('令和6年度　観光課の重点目標');
  drawForm(drawing, [
    ['指標', 'R5実績', 'R6目標 担当課'],
    ['星を見た人', '95人', '120人 観光課'],
    ['林道を歩いた人', '310人', '350人 農林課'],
  ]);
  const read = await readDrawing(drawing);
  expect(read.issues.filter(({ code }) => code === 'table/unread-figures').map(({ actual }) => actual)).toEqual([
    '120人 観光課、350人 農林課',
  ]);
  expect(saidOf(read).every((line) => line.includes('⚠value/near-unread'))).toBe(true);
});
