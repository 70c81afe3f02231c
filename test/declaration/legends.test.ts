import { describe, expect, test } from 'vitest';
import { indicatorInCaption, readLegend, unitsSaid } from '../../src/declaration/legends.js';
import type { TextLine } from '../../src/tables/table-grid.js';
import { readForm, saidOf } from './draw-form.js';
import { codesOf, vocabulary } from './read-drawing.js';

const setting = { vocabulary, context: {} };
const lineOf = (text: string): TextLine => ({
  text,
  glyphs: [],
  box: { left: 0, top: 0, right: 10, bottom: 10 },
  vertical: false,
});
const legendOf = (captions: string[], others: string[] = []) =>
  readLegend(captions.map(lineOf), others.map(lineOf), setting, {
    page: 1,
    box: { left: 0, top: 0, right: 500, bottom: 100 },
  });

describe('the indicator that a caption names', () => {
  test.each([
    ['指標：貸出冊数（冊）', '貸出冊数（冊）'],
    ['【成果指標】子ども食堂の数', '子ども食堂の数'],
    ['KPI　広報アプリの利用者', '広報アプリの利用者'],
    ['(3) 図書館の来館者数', '図書館の来館者数'],
    ['■ごみの排出量の推移', 'ごみの排出量'],
    ['④ ごみの排出量の推移（t）', 'ごみの排出量（t）'],
    ['「通いの場の参加者」の目標と実績', '通いの場の参加者'],
  ])('%s', (caption, name) => {
    expect(indicatorInCaption(caption, setting)).toBe(name);
  });

  test.each([
    '主な指標',
    '数値目標',
    '目標と実績',
    '2　成果指標の達成状況',
    '令和5年度の目標値及び実績値',
    '単位：人',
    '上下水道局　経営企画課　令和7年6月',
    '令和5年度末現在　みどり野市企画課',
    'この表は、計画の進み具合を示します。',
    '指標：',
    '第8期計画の目標と実績',
    '健康づくり推進計画',
  ])('none in %s', (caption) => {
    expect(indicatorInCaption(caption, setting)).toBe('');
  });
});

describe('units said for a whole table', () => {
  test.each([
    ['（単位：千人）', ['千人']],
    ['単位：人、％', ['人', '％']],
    ['（単位：千円、税抜き）', ['千円']],
    ['主な指標（単位は件）', ['件']],
    ['単位の取り方', []],
    ['単位：別表のとおり', []],
    ['（単位：ｇ／人・日）', ['ｇ／人・日']],
    ['単位：人・％', ['人', '％']],
  ])('%s', (line, units) => {
    expect(unitsSaid(line)).toEqual(units);
  });

  test('are those of the figures without one', async () => {
    const rows = [
      ['指標', '令和5年度実績', '令和6年度目標'],
      ['来場者の数', '12.5', '14'],
    ];
    expect(saidOf(await readForm({ above: ['主な指標（単位：千人）'], rows }))).toEqual([
      '来場者の数 actual 2023 12500人',
      '来場者の数 target 2024 14000人',
    ]);
  });

  test.each([
    ['behind the values', ['指標', '基準値（R2）', '単位', '目標値（R7）', '単位'], ['講座', '12', '回', '300', '人']],
    ['before the values', ['指標', '単位', '基準値（R2）', '単位', '目標値（R7）'], ['講座', '回', '12', '人', '300']],
  ])('in columns %s are those of their values', async (_name, header, row) => {
    expect(saidOf(await readForm({ rows: [header, row] }))).toEqual([
      '講座 baseline 2020 12回',
      '講座 target 2025 300人',
    ]);
  });

  test('are told apart by what is counted and what is a rate; what fits neither has none', async () => {
    const rows = [
      ['指標', '令和5年度実績', '令和6年度目標'],
      ['来場者の人数', '1,250', '1,400'],
      ['苦情の解消率', '88.0', '90.0'],
      ['満足の具合', '3.2', '3.5'],
    ];
    const read = await readForm({ above: ['主な指標（単位：人、％）'], rows });
    expect(read.observations.map(({ value }) => value.unit)).toEqual(['人', '人', '%', '%', '', '']);
  });
});

describe('colours and looks that a note gives a meaning', () => {
  test.each([
    ['※網掛けは見込値です。', 'estimate', 'ground', undefined],
    ['（注）黄色のセルは目標値', 'target', 'ground', 'yellow'],
    ['青字は見込値を示す。', 'estimate', 'ink', 'blue'],
    ['太字は目標値', undefined, 'other', undefined],
    ['着色部分は重点事業', undefined, 'ground', undefined],
  ])('%s', (line, valueKind, shownBy, colour) => {
    expect(legendOf([], [line]).tint).toMatchObject({ shownBy, text: line });
    expect(legendOf([], [line]).tint?.valueKind).toBe(valueKind);
    expect(legendOf([], [line]).tint?.colour).toBe(colour);
  });

  test('none where no look is spoken of', () => {
    expect(legendOf(['青色申告の件数'], ['色々な見込値']).tint).toBeUndefined();
  });
});

describe('kinds that a note gives to years', () => {
  const rows = [
    ['指標', '令和3年度', '令和4年度', '令和5年度'],
    ['来場者の数', '1,250人', '1,310人', '1,400人'],
  ];

  test.each([
    ['※令和3年度・令和4年度は実績、令和5年度は目標', []],
    ['※ R5は目標値', ['指標の実績値']],
    ['（注）令和5年度は目標値です。', ['指標の実績値']],
  ])('%s', async (note, above) => {
    expect(saidOf(await readForm({ above, rows, below: [note] }))).toEqual([
      '来場者の数 actual 2021 1250人',
      '来場者の数 actual 2022 1310人',
      '来場者の数 target 2023 1400人',
    ]);
  });

  test('are of no year where the line speaks of something else', () => {
    expect(legendOf([], ['※R5は改修のため休館']).kindsOfYears).toEqual([]);
    expect(legendOf([], ['目標値は令和5年度に見直す。']).kindsOfYears).toEqual([]);
    expect(legendOf([], ['令和5年度の北館は目標値']).kindsOfYears).toEqual([]);
  });

  test('say nothing against headers of their own, nor against kinds in rows', async () => {
    const own = [
      ['指標', '令和4年度実績', '令和5年度実績'],
      ['来場者の数', '1,310人', '1,400人'],
    ];
    expect(saidOf(await readForm({ rows: own, below: ['※R5は目標値'] }))[1]).toContain(' actual 2023 1400人');
    const inRows = [
      ['指標', '区分', '令和4年度', '令和5年度'],
      ['来場者の数', '目標', '1,300人', '1,400人'],
      ['^', '実績', '1,310人', '1,380人'],
    ];
    const read = saidOf(await readForm({ rows: inRows, below: ['※R5は目標値'] }));
    expect(read.filter((line) => line.includes(' actual '))).toEqual([
      '来場者の数 actual 2022 1310人',
      '来場者の数 actual 2023 1380人',
    ]);
  });
});

describe('years and kinds of a caption', () => {
  test('one year is of all values', () => {
    expect(legendOf(['令和4年度　数値目標と実績']).period?.fiscal_year).toBe(2022);
  });

  test('several years, or a range, are of none', () => {
    expect(legendOf(['令和4年度と令和5年度の実績']).period).toBeUndefined();
    expect(legendOf(['指標（令和4年度～令和8年度）']).period).toBeUndefined();
  });

  test('a kind for all values without one', async () => {
    expect(legendOf(['指標の実績値']).valueKind).toBe('actual');
    const rows = [
      ['指標', '令和4年度', '令和5年度'],
      ['来場者の数', '1,250人', '1,400人'],
    ];
    expect(saidOf(await readForm({ above: ['実績値'], rows }))).toEqual([
      '来場者の数 actual 2022 1250人',
      '来場者の数 actual 2023 1400人',
    ]);
  });

  test('no kind for figures of no kind: the table is told, and nothing made of it', async () => {
    const rows = [
      ['指標', '令和4年度', '令和5年度'],
      ['来場者の数', '1,250人', '1,400人'],
    ];
    const read = await readForm({ above: ['主な指標'], rows });
    expect(saidOf(read)).toEqual([]);
    expect(codesOf(read)).not.toEqual([]);
  });
});

describe('a title right above a table of years without kinds', () => {
  const rows = [
    ['指標', '単位', '令和4年度', '令和5年度'],
    ['資源化率', '%', '19.4', '19.8'],
    ['補助の件数', '件', '80', '85'],
  ];
  const kindsUnder = async (title: string) => {
    const { observations } = await readForm({ title, rows, style: { top: 80 } });
    return [...new Set(observations.map(({ valueKind }) => valueKind))];
  };

  test.each([
    ['前期計画における年度別目標値', ['target']],
    ['主な指標の計画値（一覧）', ['plan']],
    ['環境部の目標宣言', []],
  ])('%s', async (title, kinds) => {
    expect(await kindsUnder(title)).toEqual(kinds);
  });
});

describe('a key that tells what tinted cells hold and what the others do', () => {
  const rows = [
    ['年度', '延床面積（㎡）', '維持費（千円）'],
    ['令和5年度', '3,184', '1,876'],
    ['令和6年度', '3,120', '1,830'],
    ['令和7年度', '3,065', '1,790'],
  ];
  const ground = (row: number) => (row === 1 ? '#c8d4e8' : undefined);

  test.each(['網掛けは実績値　白地は計画値', '網掛けは実績値、無地は計画値'])('%s', async (line) => {
    const { observations } = await readForm({ above: [line], rows, style: { ground } });
    expect(observations.map(({ period, valueKind }) => `${period?.fiscal_year} ${valueKind}`)).toEqual([
      '2023 actual',
      '2024 plan',
      '2025 plan',
      '2023 actual',
      '2024 plan',
      '2025 plan',
    ]);
  });
});
