import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const head = [
  ['基準値', '実績値', '実績値', '目標値'],
  ['R2', 'R3', 'R4', 'R8'],
];
const band = (text: string) => [text, '<', '<', '<'];

describe('bands over the full width, without a column of names', () => {
  test('name the one row below each of them, and give it its unit', async () => {
    const rows = [
      ...head,
      band('1．川の清掃に集まった人（人）'),
      ['310', '280', '355', '400'],
      band('※ 雨で中止した回を除く。'),
      band('2．生ごみ処理器の助成（件）'),
      ['12', '15', '11', '30'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '1．川の清掃に集まった人（人） baseline 2020 310人',
      '1．川の清掃に集まった人（人） actual 2021 280人',
      '1．川の清掃に集まった人（人） actual 2022 355人',
      '1．川の清掃に集まった人（人） target 2026 400人',
      '2．生ごみ処理器の助成（件） baseline 2020 12件',
      '2．生ごみ処理器の助成（件） actual 2021 15件',
      '2．生ごみ処理器の助成（件） actual 2022 11件',
      '2．生ごみ処理器の助成（件） target 2026 30件',
    ]);
  });

  test('name no indicators where several rows stand below one: it is told', async () => {
    const rows = [
      ...head,
      band('環境の分野'),
      ['310', '280', '355', '400'],
      ['12', '15', '11', '30'],
      band('福祉の分野'),
      ['7', '8', '9', '10'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([]);
    expect(codesOf(read)).toContain('table/not-understood');
  });

  test('are no names where they say whose the rows are', async () => {
    const rows = [...head, band('環境課'), ['310', '280', '355', '400'], band('福祉課'), ['12', '15', '11', '30']];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([]);
    expect(codesOf(read)).toContain('table/not-understood');
  });
});
