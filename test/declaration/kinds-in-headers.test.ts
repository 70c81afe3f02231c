import { describe, expect, test } from 'vitest';
import type { PageDrawing } from '../tables/draw-page.js';
import { readForm, saidOf } from './draw-form.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

const years = ['令和3年度', '令和4年度', '令和5年度', '令和6年度'];
const left = 200;
const width = 75;

/** Years under a header cell over all of them, with a frame and rules between all cells. */
function draw(heading: (drawing: PageDrawing, y: number) => void, below = years): PageDrawing {
  const drawing = page();
  const right = left + width * years.length;
  drawing.horizontal(100, 40, right).horizontal(120, left, right);
  for (const y of [140, 160, 180]) drawing.horizontal(y, 40, right);
  for (const x of [40, left, right]) drawing.vertical(x, 100, 180);
  for (const at of [1, 2, 3]) drawing.vertical(left + width * at, 120, 180);
  drawing.text(60, 124, '指標');
  heading(drawing, 114);
  below.forEach((year, at) => {
    drawing.text(left + width * at + 6, 134, year, { size: 9 });
  });
  ['給水人口', '有収水量'].forEach((name, row) => {
    drawing.text(45, 154 + 20 * row, name);
    years.forEach((_, at) => {
      drawing.text(left + width * at + 20, 154 + 20 * row, `${row + 1}${at}5件`);
    });
  });
  return drawing;
}

const code = 'value/kinds-in-header';

/** How many values there are, and how many of them say that their header names several kinds. */
async function marked(drawing: PageDrawing): Promise<readonly [number, number]> {
  const { observations, issues } = await readDrawing(drawing);
  return [observations.length, issues.filter((issue) => issue.code === code).length];
}

describe('words for several kinds in one header cell over several years', () => {
  test.each([
    [
      'words',
      (drawing: PageDrawing, y: number) => drawing.text(230, y, '実績').text(330, y, '見込').text(430, y, '計画'),
    ],
    ['words set wide', (drawing: PageDrawing, y: number) => drawing.text(230, y, '実績目標', { spacing: 40 })],
    ['two of them', (drawing: PageDrawing, y: number) => drawing.text(260, y, '実　績　　目　標')],
  ])('mark every value: %s', async (_, heading) => {
    const [values, told] = await marked(draw(heading));
    expect(values).toBe(8);
    expect(told).toBe(8);
  });

  test.each([
    ['one word', '目標'],
    ['one word set wide', '目　　標'],
    ['one word of two', '計画目標'],
  ])('do not where there is one kind: %s', async (_, heading) => {
    const [values, told] = await marked(draw((drawing, y) => drawing.text(330, y, heading)));
    expect([values, told]).toEqual([8, 0]);
  });

  test('say nothing against the words below them', async () => {
    const own = ['令和3年度実績', '令和4年度実績', '令和5年度目標', '令和6年度目標'];
    const drawing = draw((each, y) => each.text(260, y, '実績　　　目標'), own);
    const declaration = await readDrawing(drawing);
    expect(declaration.observations.map(({ valueKind }) => valueKind).slice(0, 4)).toEqual([
      'actual',
      'actual',
      'target',
      'target',
    ]);
    expect(codesOf(declaration)).not.toContain(code);
  });

  test('give no kind to a table as its caption', async () => {
    const drawing = draw(() => undefined)
      .text(230, 92, '実績')
      .text(430, 92, '計画');
    expect((await readDrawing(drawing)).observations).toEqual([]);
  });
});

test('計画期間 over years leaves the kind to the rows', async () => {
  const rows = [
    ['KPI', '基準値（R1年度）', '区分', '計画期間', '<', '<'],
    ['^', '^', '^', 'R3年度', 'R4年度', 'R5年度'],
    ['立地した会社', '3社', '目標値', '4社', '5社', '6社'],
    ['^', '^', '実績値', '2社', '5社', '7社'],
  ];
  expect(saidOf(await readForm({ rows }))).toEqual([
    '立地した会社 baseline 2019 3社',
    ...['target 2021 4社', 'target 2022 5社', 'target 2023 6社'].map((value) => `立地した会社 ${value}`),
    ...['actual 2021 2社', 'actual 2022 5社', 'actual 2023 7社'].map((value) => `立地した会社 ${value}`),
  ]);
});
