import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../src/declaration/declaration.js';
import { fiscalYearOf } from '../../src/declaration/title.js';
import { PageDrawing } from '../tables/draw-page.js';
import { drawTable, readDrawing } from './read-drawing.js';

const prose = (drawing: PageDrawing, top: number): PageDrawing =>
  drawing
    .text(42, top, '本計画は、令和12年度を目標年度とします。', { size: 10 })
    .text(42, top + 16, '市民のために、総務部と企画部が取り組みます。', { size: 10 })
    .text(42, top + 32, '目標の達成に向けて、関係機関と連携します。', { size: 10 });

const kpi = (drawing: PageDrawing, top = 300): PageDrawing =>
  drawTable(
    drawing,
    [
      ['指標', '現状値（令和3年度）', '目標値（令和8年度）'],
      ['待機児童数', '12人', '0人'],
      ['参加者数', '120人', '200人'],
    ],
    { top, columnWidth: 150 },
  );

const facts = ({ title, fiscalYear, department, stage, kind }: Declaration) => ({
  title,
  fiscalYear,
  department,
  stage,
  kind: kind.kind,
});

describe('a title by its place and its size', () => {
  test.each<[string, (drawing: PageDrawing) => PageDrawing, string, number]>([
    [
      'over two lines',
      (page) => page.text(250, 60, '令和5年度', { size: 16 }).text(200, 82, '総務部　組織目標', { size: 16 }),
      '令和5年度 総務部 組織目標',
      2023,
    ],
    [
      'under a small year',
      (page) => page.text(270, 60, '令和5年度', { size: 10 }).text(200, 82, '総務部　組織目標', { size: 18 }),
      '令和5年度 総務部 組織目標',
      2023,
    ],
    [
      'above a small year',
      (page) => page.text(200, 60, '総務部　組織目標', { size: 18 }).text(240, 78, '（令和5年度）', { size: 12 }),
      '総務部 組織目標 （令和5年度）',
      2023,
    ],
    [
      'below a larger slogan',
      (page) =>
        page.text(150, 50, 'みんなで創るまち', { size: 22 }).text(180, 90, '令和5年度　総務部の目標', { size: 14 }),
      '令和5年度 総務部の目標',
      2023,
    ],
    [
      'over three lines, called as a section is',
      (page) =>
        ['令和5年度', '総務部', '運営方針'].reduce(
          (all, text, index) => all.text(260, 60 + index * 20, text, { size: 14 }),
          page,
        ),
      '令和5年度 総務部 運営方針',
      2023,
    ],
    [
      'behind a number',
      (page) => page.text(42, 60, '１　令和5年度　総務部の目標', { size: 14 }),
      '１ 令和5年度 総務部の目標',
      2023,
    ],
    [
      'downwards, its number upright',
      (page) =>
        [...'令和']
          .reduce((all, glyph, index) => all.text(540, 60 + index * 18, glyph, { size: 18 }), page)
          .text(545, 96, '5', { size: 18 })
          .text(540, 114, '年', { size: 18 })
          .text(540, 132, '度', { size: 18 })
          .text(540, 150, '総務部', { size: 18, vertical: true })
          .text(540, 222, '組織目標', { size: 18, vertical: true }),
      '令和5年度 総務部 組織目標',
      2023,
    ],
  ])('%s', async (_, draw, title, fiscalYear) => {
    const read = await readDrawing(kpi(prose(draw(new PageDrawing()), 150)));
    expect(facts(read)).toEqual({ title, fiscalYear, department: '総務部', stage: 'declared', kind: 'declaration' });
  });

  test('in a cell over the whole table, the office in a labelled one', async () => {
    const drawing = new PageDrawing();
    drawing.box(40, 60, 490, 90).text(150, 80, '令和5年度　重点目標シート', { size: 16 });
    drawing.box(40, 90, 140, 110).text(50, 104, '部局名', { size: 9 });
    drawing.box(140, 90, 490, 110).text(150, 104, '総務部', { size: 9 });
    const read = await readDrawing(kpi(drawing));
    expect(facts(read)).toMatchObject({ title: '令和5年度 重点目標シート', fiscalYear: 2023, department: '総務部' });
  });

  test('in the sentence that a letter begins with, and not in one about other things', async () => {
    const letter = (sentence: string) =>
      kpi(
        new PageDrawing()
          .text(180, 60, '消防本部の業務目標について', { size: 14 })
          .text(42, 100, sentence, { size: 10 }),
      );
    const declared = letter('令和6年度における本部の業務目標を次のとおり定めたので、公表します。');
    expect((await readDrawing(declared)).fiscalYear).toBe(2024);
    const told = letter('令和6年度の目標に向けて、訓練を重ねてきました。');
    expect((await readDrawing(told)).fiscalYear).toBeUndefined();
  });

  /** So many letters, beside the middle of the page by so many points. */
  test.each<[string, number, number, boolean]>([
    ['in the middle', 14, 0, true],
    ['a little beside it', 14, 23, true],
    ['farther beside it', 14, 35, false],
    ['at the left edge', 14, -200, false],
    ['with room on both sides', 40, 0, true],
    ['nearly as wide as the text', 50, 0, false],
  ])('as small as the text and called like nothing, %s', async (_, letters, beside, isTitle) => {
    const words = '緑のまちづくりの進め方案内図と公園の手入れ'.repeat(3).slice(0, letters);
    const drawing = new PageDrawing().text((595 - letters * 8) / 2 + beside, 60, words, { size: 8 });
    expect((await readDrawing(kpi(drawing))).title).toBe(isTitle ? words : '');
  });

  test('a year that is stated apart from the title', async () => {
    const drawing = new PageDrawing().text(180, 60, '総務部　組織目標', { size: 16 });
    const read = await readDrawing(kpi(prose(drawing.text(42, 100, '対象年度：令和5年度', { size: 10 }), 130)));
    expect(read.fiscalYear).toBe(2023);
  });
});

describe('what is no title and gives no year', () => {
  test('a header of a table, a sentence and a caption', async () => {
    const drawing = prose(new PageDrawing().text(42, 60, '図表３：指標の推移', { size: 14 }), 80);
    const read = await readDrawing(kpi(drawing));
    expect(facts(read)).toMatchObject({ title: '', fiscalYear: undefined, department: '', kind: 'plan' });
    expect(read.observations).not.toEqual([]);
  });

  test('a figure with its years', async () => {
    const drawing = new PageDrawing().text(42, 60, '入学者数４０人（2014年度）→４０人（2019年度）', { size: 14 });
    expect(facts(await readDrawing(kpi(drawing)))).toMatchObject({ title: '', fiscalYear: undefined });
  });

  test.each([
    ['令和2年度　総務部の目標', 2020],
    ['令和2年度版', 2020],
    ['目標年度：令和12年度', undefined],
    ['基本計画（令和3年度～令和7年度）', undefined],
    ['基本計画（令和3年度策定）', undefined],
    ['令和12年度末までに', undefined],
    ['令和2年4月1日', undefined],
  ])('the year of %s', (text, year) => {
    expect(fiscalYearOf(text)).toBe(year);
  });
});

describe('papers that declare nothing', () => {
  test.each([
    ['議案第12号　手数料条例の一部を改正する条例', undefined],
    ['令和5年度一般会計予算書', 2023],
    ['令和5年度 総務部だより', 2023],
  ])('%s', async (title, fiscalYear) => {
    const drawing = prose(new PageDrawing().text(120, 60, title, { size: 14 }), 120);
    const read = await readDrawing(drawing.text(380, 200, '総務部長　山田　太郎', { size: 10 }));
    expect(facts(read)).toEqual({
      title: title.replaceAll('　', ' '),
      fiscalYear,
      department: '',
      stage: '',
      kind: 'other',
    });
    expect(read.speaker).toBeUndefined();
  });

  test('a table of limits in a water analysis is none of goals', async () => {
    const rows = [
      ['項目', '基準値', '実績値'],
      ['塩化物イオン', '200mg/L以下', '8mg/L'],
      ['色度', '5度以下', '1度'],
    ];
    const drawing = new PageDrawing().text(180, 60, '令和5年度　水質検査結果', { size: 14 });
    const read = await readDrawing(drawTable(drawing, rows, { columnWidth: 150 }));
    expect(read.observations).toEqual([]);
    expect(read.otherGrids).toHaveLength(1);
  });
});
