import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

const xs = [50, 150, 190, 260, 340, 420, 500];
const labels = ['指標', '単位', '病院', '令和4年度', '令和5年度', '令和6年度'];
const right = 500;

type Header = 'rules' | 'ground' | 'across';

/** Groups of rows under names over several of them, with rules within a group that begin at the third column. */
function drawGroups(
  drawing: PageDrawing,
  top: number,
  groups: number,
  parts: readonly string[],
  header: Header,
): PageDrawing {
  if (header === 'ground') drawing.shade(50, top, right, top + 24, '#234a6d');
  else drawing.horizontal(top, 50, right).horizontal(top + 24, 50, right);
  if (header === 'rules') for (const x of xs) drawing.vertical(x, top, top + 24);
  labels.forEach((label, at) => {
    drawing.text((xs[at] ?? 0) + 4, top + 15, label, { size: 9 });
  });
  for (let group = 0; group < groups; group += 1) {
    const from = top + 24 + 20 * parts.length * group;
    const middle = from + 10 * parts.length + 3;
    drawing.text(54, middle, `患者数${group}`, { size: 9 }).text(154, middle, '人', { size: 9 });
    parts.forEach((part, at) => {
      const y = from + 20 * at;
      drawing.text(194, y + 13, part, { size: 9 });
      for (const column of [3, 4, 5])
        drawing.text((xs[column] ?? 0) + 40, y + 13, `${group}${at}${column}`, { size: 9 });
      const isLast = at === parts.length - 1;
      drawing.horizontal(y + 20, isLast ? 50 : 190, right);
    });
  }
  return drawing;
}

const wanted = (groups: number, parts: readonly string[]): (string | null)[][] => [
  labels,
  ...Array.from({ length: groups }, (_, group) =>
    parts.map((part, at) => [
      ...(at === 0 ? [`患者数${group}`, '人'] : [null, null]),
      part,
      ...[3, 4, 5].map((column) => `${group}${at}${column}`),
    ]),
  ).flat(),
];

describe('rules within groups that begin behind the labels of the groups', () => {
  const cases = (['rules', 'ground', 'across'] as const).flatMap((header) =>
    [1, 3, 4]
      .filter((groups) => groups > 1 || header !== 'ground')
      .flatMap((groups) =>
        [
          ['中央', '北'],
          ['中央', '北', '南'],
        ].map((parts) => [header, groups, parts] as const),
      ),
  );
  test.each(cases)('header %s, %i groups of %j', (header, groups, parts) => {
    const drawing = drawGroups(new PageDrawing(), 100, groups, parts, header);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([wanted(groups, parts)]);
    expect(placedGlyphs(layout)).toHaveLength(drawing.glyphs.length);
  });

  test('a narrower table with a drawn header below is another one', () => {
    const parts = ['中央', '北'];
    const drawing = drawGroups(new PageDrawing(), 100, 1, parts, 'rules').text(50, 190, '※ 延べ人数です。', {
      size: 8,
    });
    const head = ['項目', '現状', '目標'];
    const edges = [50, 200, 300, 420];
    for (const y of [210, 230]) drawing.horizontal(y, 50, 420);
    for (const x of edges) drawing.vertical(x, 210, 230);
    const rows = [head, ['病床の数', '8床', '12床'], ['離職率', '9.6%', '8.0%'], ['手術の数', '120件', '140件']];
    rows.forEach((texts, row) => {
      if (row > 0) drawing.horizontal(230 + 20 * row, 50, 420);
      texts.forEach((text, at) => {
        drawing.text((edges[at] ?? 0) + 10, 223 + 20 * row, text, { size: 9 });
      });
    });
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([wanted(1, parts), rows]);
  });
});

test('stripes under a header with rules between its cells are its rows', () => {
  const edges = [50, 200, 280, 360, 440];
  const drawing = new PageDrawing();
  for (const y of [100, 140]) drawing.horizontal(y, 50, 440);
  drawing.horizontal(120, 200, 360);
  for (const x of [50, 200, 360, 440]) drawing.vertical(x, 100, 140);
  drawing.vertical(280, 120, 140);
  drawing.text(110, 124, '取組').text(270, 114, '実績').text(390, 124, '目標');
  drawing.text(215, 134, '令和4年度', { size: 8 }).text(295, 134, '令和5年度', { size: 8 });
  const rows = [
    ['窓口の手続', '142件', '188件', '300件'],
    ['講座の開催', '31回', '33回', '40回'],
    ['巡回の相談', '56件', '61件', '90件'],
    ['点検の回数', '12回', '14回', '24回'],
  ];
  rows.forEach((texts, row) => {
    const top = 140.4 + 20 * row;
    if (row % 2 === 0)
      for (const [at, left] of edges.slice(0, -1).entries())
        drawing.shade(left, top, edges[at + 1] ?? left, top + 20, '#e8eef5');
    texts.forEach((text, at) => {
      drawing.text((edges[at] ?? 0) + 20, top + 13, text);
    });
  });
  const [grid, ...others] = findLayout(drawing.page()).grids;
  expect(others).toEqual([]);
  expect(textsOf(grid).slice(2)).toEqual(rows);
  expect(textsOf(grid)[0]?.filter((text) => text !== null)).toEqual(['取組', '実績', '目標']);
});

describe('a header whose lower rule stands under its last columns only', () => {
  const drawHeader = (ends: number): PageDrawing => {
    const drawing = new PageDrawing();
    for (const y of [100, 165, 185, 205, 225]) drawing.horizontal(y, 50, 450);
    drawing.horizontal(122, 320, 450).horizontal(144, ends, 450);
    drawing
      .text(100, 126, '指標')
      .text(240, 126, '基準値')
      .text(370, 115, '目標値')
      .text(340, 137, '当初')
      .text(410, 137, '最終');
    for (const row of [0, 1, 2, 3]) {
      const y = 158 + 20 * row;
      drawing.text(60, y, `来訪者数${row}`).text(250, y, `${row}1`).text(345, y, `${row}2`).text(415, y, `${row}3`);
    }
    return drawing;
  };

  test.each([320, 330, 50])('from %i on', (ends) => {
    const [grid] = findLayout(drawHeader(ends).page()).grids;
    expect(textsOf(grid)).toEqual([
      ['指標', '基準値', '目標値', null],
      [null, null, '当初', '最終'],
      ...[0, 1, 2, 3].map((row) => [`来訪者数${row}`, `${row}1`, `${row}2`, `${row}3`]),
    ]);
  });
});
