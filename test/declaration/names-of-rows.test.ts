import { describe, expect, it } from 'vitest';
import type { PageDrawing } from '../tables/draw-page.js';
import { readForm, saidOf } from './draw-form.js';
import { drawTable, page, readDrawing } from './read-drawing.js';

const heads = ['R4実績', 'R5目標'];
const namesIn = async (above: string, rows: readonly (readonly string[])[]): Promise<string[]> => {
  const { observations } = await readForm({ above: [above], rows });
  return [...new Set(observations.map(({ indicator }) => indicator.indicatorName))];
};
const figures = (label: string, index: number) => [label, String(410 + index), String(520 + index)];

describe('rows under a caption that names what is measured', () => {
  it.each(['施設名', '区分', '', '種別'])('go by their own words, in a column headed %j', async (head) => {
    const labels = ['中央公民館', '北の湯センター', '体育館', '合計'];
    expect(await namesIn('２　年間の利用者数（単位：人）', [[head, ...heads], ...labels.map(figures)])).toEqual(labels);
  });

  it('go by both words where two columns stand before their values', async () => {
    const rows = [
      ['税目等', '区分', ...heads],
      ['市民税', ...figures('現年分', 1)],
      ['^', ...figures('繰越分', 2)],
      ['固定資産税', ...figures('現年分', 3)],
      ['^', ...figures('繰越分', 4)],
    ];
    const names = ['市民税 現年分', '市民税 繰越分', '固定資産税 現年分', '固定資産税 繰越分'];
    expect(await namesIn('１　収納額の目標（単位：千円）', rows)).toEqual(names);
  });

  it('go by both where their words tell parts of it alone', async () => {
    const labels = ['男性', '女性', '計'];
    expect(await namesIn('２　健診の受診者数（単位：人）', [['区分', ...heads], ...labels.map(figures)])).toEqual(
      labels.map((label) => `健診の受診者数 ${label}`),
    );
  });

  it.each([
    ['parts of people', ['男性', '女性', '40歳代']],
    ['classes of schools', ['小学６年生', '中学３年生', '高校２年生']],
  ])('go by the name and the words beside it where those tell %s', async (_, labels) => {
    const rows = [
      ['分野', '目標項目', '対象', ...heads],
      ...labels.map((label, index) => [
        index === 0 ? '健康' : '^',
        index === 0 ? '朝食（％）' : '^',
        ...figures(label, index),
      ]),
      ['^', '運動（％）', ...figures(labels[0] ?? '', 5)],
    ];
    const { observations } = await readForm({ rows });
    expect([...new Set(observations.map(({ indicator }) => indicator.indicatorName))]).toEqual([
      ...labels.map((label) => `朝食（％） ${label}`),
      `運動（％） ${labels[0]}`,
    ]);
    expect([...new Set(observations.map(({ indicator }) => indicator.group))]).toEqual(['健康']);
  });

  it('may be words that are units elsewhere, beside a column of units', async () => {
    const rows = [
      ['指標', '<', '単位', ...heads],
      ['本を読む子の割合', '小学校', '%', '41.5', '45.0'],
      ['^', '中学校', '%', '28.7', '32.0'],
      ['朝食をとる割合', '小学校', '%', '91.5', '95.0'],
      ['^', '中学校', '%', '88.7', '92.0'],
    ];
    const { observations } = await readForm({ rows });
    const names = [...new Set(observations.map(({ indicator }) => indicator.indicatorName))];
    expect(names).toEqual([
      '本を読む子の割合 小学校',
      '本を読む子の割合 中学校',
      '朝食をとる割合 小学校',
      '朝食をとる割合 中学校',
    ]);
    expect([...new Set(observations.map(({ value }) => value.unit))]).toEqual(['%']);
  });
});

it('a heading over measures of their own is what they belong to, and no part of their names', async () => {
  const drawing = page('令和5年度　図書館の目標');
  const rows = [
    ['指標', '令和4年度実績', '令和5年度目標'],
    ['１　資料の充実', '', ''],
    ['　蔵書冊数（冊）', '412,806', '420,000'],
    ['　電子書籍の点数（点）', '3,012', '5,000'],
    ['２　利用の促進', '', ''],
    ['　個人の貸出冊数（冊）', '604,719', '650,000'],
  ];
  const { observations } = await readDrawing(drawTable(drawing, rows, { columnWidth: 150 }));
  expect(observations.map(({ indicator }) => `${indicator.projectName}: ${indicator.indicatorName}`)).toEqual([
    ...Array(2).fill('１ 資料の充実: 蔵書冊数（冊）'),
    ...Array(2).fill('１ 資料の充実: 電子書籍の点数（点）'),
    ...Array(2).fill('２ 利用の促進: 個人の貸出冊数（冊）'),
  ]);
});

it.each([
  ['ruled', (drawing: PageDrawing, rows: readonly string[][]) => drawTable(drawing, rows, { columnWidth: 90 })],
  [
    'without rules',
    (drawing: PageDrawing, rows: readonly string[][]) => {
      drawing.horizontal(134, 40, 520);
      rows.forEach((row, index) => {
        const x = [40, 200, 300, 380, 460];
        row.forEach((text, column) => {
          drawing.text(x[column] ?? 0, 128 + index * 16, text, { size: 9 });
        });
      });
      return drawing;
    },
  ],
])('a unit in brackets below a name is that of both its rows, and no name: %s', async (_, draw) => {
  const rows = [
    ['取組項目・指標', '区分', 'R4年度', 'R5年度', 'R6年度'],
    ['収納率の向上', '計画', '98.2', '98.3', '98.4'],
    ['（単位：％）', '実績', '98.4', '98.1', '98.6'],
    ['導入した施設', '計画', '1', '2', '3'],
    ['（単位：施設）', '実績', '1', '1', '3'],
  ];
  const said = saidOf(await readDrawing(draw(page('市政改革プラン　数値目標の進捗状況'), rows)));
  expect(said).toEqual([
    ...['plan 2022 98.2%', 'plan 2023 98.3%', 'plan 2024 98.4%'].map((value) => `収納率の向上 ${value}`),
    ...['actual 2022 98.4%', 'actual 2023 98.1%', 'actual 2024 98.6%'].map((value) => `収納率の向上 ${value}`),
    ...['plan 2022 1施設', 'plan 2023 2施設', 'plan 2024 3施設'].map((value) => `導入した施設 ${value}`),
    ...['actual 2022 1施設', 'actual 2023 1施設', 'actual 2024 3施設'].map((value) => `導入した施設 ${value}`),
  ]);
});

it('the last character of a name in a row by itself is the end of the name above, and no row of blanks', async () => {
  const drawing = page('令和5年度　健康課の目標');
  const rows = [
    ['分野', '項目', 'R4年度実績', 'R5年度目標'],
    ['', '健診の受診率', '41.2%', '45.0%'],
    ['', '健診を受けた人の割', '42.6%', '50.0%'],
    ['健康', '合', '', ''],
    ['', '見守り協力員の人数', '836人', '900人'],
    ['', '健康教室の開催', '24回', '30回'],
  ];
  rows.forEach((row, index) => {
    row.forEach((text, column) => {
      if (text !== '') drawing.text([40, 90, 260, 380][column] ?? 0, 130 + index * 15, text, { size: 9 });
    });
  });
  const { observations } = await readDrawing(drawing);
  expect(observations.map(({ indicator, value }) => `${indicator.indicatorName} ${value.value_number}`)).toEqual([
    ...['健診の受診率 41.2', '健診の受診率 45.0'],
    ...['健診を受けた人の割合 42.6', '健診を受けた人の割合 50.0'],
    ...['見守り協力員の人数 836', '見守り協力員の人数 900'],
    ...['健康教室の開催 24', '健康教室の開催 30'],
  ]);
});
