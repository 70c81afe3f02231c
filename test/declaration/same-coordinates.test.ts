import { expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { drawTable, page, readDrawing } from './read-drawing.js';

const rows = [
  ['施設', '令和5年度実績', '令和6年度目標'],
  ['北館', '40人', '45人'],
  ['南館', '30人', '45人'],
];

test('different figures of the same indicator, kind and year are in doubt: what tells them apart was not read', async () => {
  const said = saidOf(await readForm({ above: ['指標：来館者数'], rows }));
  const actuals = said.filter((line) => line.includes(' actual '));
  expect(actuals).toHaveLength(2);
  // Either the places are read, or nobody is told that the whole city had 40, and 30.
  expect(actuals.every((line) => line.includes('⚠') || line.includes('館 '))).toBe(true);
});

test('the same figure twice is no contradiction, nor are years, parts or units that differ', async () => {
  const quiet = [
    ['指標', '単位', '令和4年度実績', '令和5年度実績', '<'],
    ['^', '^', '^', '男', '女'],
    ['講座', '回', '12', '14', '15'],
    ['講座', '人', '80', '91', '88'],
  ];
  expect(saidOf(await readForm({ rows: quiet })).filter((line) => line.includes('⚠'))).toEqual([]);
});

test('figures of several units under one name beside the table are in doubt', async () => {
  const joined = [
    ['令和5年度実績', '令和6年度目標'],
    ['40人', '45人'],
    ['300冊', '350冊'],
  ];
  const said = saidOf(await readForm({ above: ['指標：来館者数'], rows: joined }));
  expect(said.every((line) => line.includes('⚠'))).toBe(true);
});

test('what stands before a name under a label of its own tells it apart, a label of sums its values', async () => {
  const places = [
    ['地区', '指標', '令和5年度実績', '令和6年度目標'],
    ['北部', '行事の参加者数', '40人', '45人'],
    ['南部', '行事の参加者数', '30人', '35人'],
  ];
  const { observations, issues } = await readForm({ rows: places });
  expect(observations.map(({ indicator }) => indicator.group)).toEqual(['北部', '北部', '南部', '南部']);
  expect(issues.filter(({ code }) => code === 'value/not-told-apart')).toEqual([]);
  const sums = [
    ['指標', 'R5実績（単年）', 'R5実績（累計）'],
    ['間伐の面積', '58ha', '112ha'],
  ];
  const read = await readForm({ rows: sums });
  expect(read.observations.map(({ value }) => value.modifiers)).toEqual([[], ['cumulative']]);
  expect(read.issues.filter(({ code }) => code === 'value/not-told-apart')).toEqual([]);
});

test('indicators of one name in projects of their own are told apart', async () => {
  const projects = [
    ['事業', '指標', '令和5年度実績', '令和6年度目標'],
    ['北の講座', '参加者数', '40人', '45人'],
    ['南の講座', '参加者数', '30人', '35人'],
  ];
  expect(saidOf(await readForm({ rows: projects })).filter((line) => line.includes('⚠'))).toEqual([]);
});

test('a blank in a column of the same kind and year as a value is in review', async () => {
  const headers = ['指標', '令和3年度実績', '令和4年度目標', '令和4年度目標'];
  const drawing = drawTable(page('令和4年度　目標宣言'), [
    headers,
    ['講座の数', '12回', '15回', ''],
    ['窓口の数', '2件', '', '3件'],
  ]);
  const { issues } = await readDrawing(drawing);
  const told = issues.filter(({ code }) => code === 'value/not-told-apart');
  expect(told.map(({ actual, expected }) => [actual, expected])).toEqual([
    ['', '15回'],
    ['', '3件'],
  ]);
});
