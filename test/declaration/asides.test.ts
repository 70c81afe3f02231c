import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const definition = ['算出式・定義', '登録者のうち活動した人', '<', '<', '<'];
const purpose = ['指標の説明', '活動の広がりを見る', '<', '<', '<'];
const head = ['指標名／単位', '基準値（H30）', '区分', 'R3', 'R4'];
const first = [
  ['参加者数\n（人）', '1,820', '目標', '1,900', '1,950'],
  ['^', '^', '実績', '1,876', '1,102'],
];
const second = [
  ['充足率\n（％）', '95.2', '目標', '96.0', '97.0'],
  ['^', '^', '実績', '95.8', '96.4'],
];
const expected = [
  '参加者数 （人） baseline 2018 1820人',
  '参加者数 （人） target 2021 1900人',
  '参加者数 （人） target 2022 1950人',
  '参加者数 （人） actual 2021 1876人',
  '参加者数 （人） actual 2022 1102人',
  '充足率 （％） baseline 2018 95.2%',
  '充足率 （％） target 2021 96.0%',
  '充足率 （％） target 2022 97.0%',
  '充足率 （％） actual 2021 95.8%',
  '充足率 （％） actual 2022 96.4%',
];

describe('rows of a form between the rows of a table', () => {
  test.each([
    ['one below each indicator', [...first, definition, ...second, definition]],
    ['two below each', [...first, definition, purpose, ...second, definition, purpose]],
    ['none', [...first, ...second]],
  ])('leave the table one: %s', async (_, rows) => {
    expect(saidOf(await readForm({ rows: [head, ...rows] }))).toEqual(expected);
  });

  test('end it where what follows are no rows of it', async () => {
    const form = [['担当課', 'みどり課', '<', '電話', '12-3456']];
    expect(saidOf(await readForm({ rows: [head, ...first, definition, ...form] }))).toEqual(expected.slice(0, 5));
  });
});

describe('projects measured in years without a word for goals', () => {
  const rows = (...cells: (readonly string[])[]) => [['番号', '事業名', '令和5年度', '令和6年度'], ...cells];

  test('are told, and not read', async () => {
    const found = await readForm({
      rows: rows(['101', '管の更新', '2.4km', '2.8km'], ['102', '広場の整備', '用地取得', '3公園']),
    });
    expect(found.observations).toEqual([]);
    expect(codesOf(found)).toContain('table/not-understood');
  });

  test('but a schedule is nothing of that', async () => {
    const schedule = rows(['101', '管の更新', '設計', '工事'], ['102', '広場の整備', '用地取得', '造成']);
    expect(codesOf(await readForm({ rows: schedule }))).not.toContain('table/not-understood');
  });
});

describe('rows that hold no values', () => {
  const heads = ['目標とする項目', '職員', '現状（R5）', '目標（R6）'];
  const values = (name: string, a: string, b: string) => [name, '', a, b];

  test('a heading with a remark in brackets beside it is no row of blanks', async () => {
    const found = await readForm({
      rows: [
        heads,
        ['■ 市民課', '（職員24名）', '', ''],
        values('カードの交付率', '15.2%', '25.0%'),
        ['■ 防災課', '（職員11名）', '', ''],
        values('訓練の参加者', '310人', '400人'),
      ],
    });
    expect(saidOf(found)).toEqual([
      'カードの交付率 baseline 2023 15.2%',
      'カードの交付率 target 2024 25.0%',
      '訓練の参加者 baseline 2023 310人',
      '訓練の参加者 target 2024 400人',
    ]);
    expect(found.observations.map(({ indicator }) => indicator.division)).toEqual([
      ...Array(2).fill('市民課'),
      ...Array(2).fill('防災課'),
    ]);
  });

  test('a row of arrows leads from value to value', async () => {
    const rows = [
      ['R4年度実績', 'R5年度目標', 'R7年度目標'],
      ['', '▶', '▶'],
      ['24手続', '40手続', '60手続'],
    ];
    expect(saidOf(await readForm({ above: ['指標：手続のオンライン化'], rows }))).toEqual([
      '手続のオンライン化 actual 2022 24手続',
      '手続のオンライン化 target 2023 40手続',
      '手続のオンライン化 target 2025 60手続',
    ]);
  });

  test('a schedule under 主な予定 is none of plans', async () => {
    const rows = [
      ['', '4～6月', '7～9月', '10～3月'],
      ['学校', '研修1回', '研修2回', '公開授業'],
      ['給食', '献立会議', '懇談会', '食育月間'],
    ];
    expect((await readForm({ above: ['【参考】令和6年度の主な予定'], rows })).observations).toEqual([]);
  });
});
