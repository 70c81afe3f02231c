import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../src/declaration/build-document.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing } from '../tables/draw-page.js';
import { drawTable, numbered, vocabulary } from './read-drawing.js';

async function readDocument(...pages: readonly PageDrawing[]) {
  const layouts = numbered(pages).map(findLayout);
  const document = await buildDocument(layouts, vocabulary, 'd', async (texts) => texts.map(() => []));
  return {
    ...document,
    said: document.parts.map(
      ({ number, title, department, fiscalYear, speaker, observations }) =>
        `${number} ${title} | ${department} | ${fiscalYear ?? ''} | ${speaker?.name ?? ''} | ${observations.map(({ id }) => id).join(' ')}`,
    ),
    codes: document.issues.map(({ code }) => code),
  };
}

const kpi = (drawing: PageDrawing, top: number, name: string): PageDrawing =>
  drawTable(
    drawing,
    [
      ['指標', '実績値（令和4年度）', '目標値（令和5年度）'],
      [name, '10件', '20件'],
    ],
    { top, columnWidth: 150, rowHeight: 24 },
  );

const declared = (drawing: PageDrawing, top: number, office: string, name: string): PageDrawing =>
  kpi(
    drawing
      .text(180, top, `令和5年度　${office}の目標`, { size: 16 })
      .text(400, top + 20, `${office}長　${name}`, { size: 9 })
      .text(42, top + 40, '市民のために、次の目標に取り組みます。', { size: 9 }),
    top + 60,
    `${office}の相談件数`,
  );

describe('a PDF of several declarations', () => {
  test('one on each page', async () => {
    const read = await readDocument(
      declared(new PageDrawing(), 60, '総務部', '山田　太郎'),
      declared(new PageDrawing(), 60, '福祉部', '佐藤　花子'),
    );
    expect(read.said).toEqual([
      '1 令和5年度 総務部の目標 | 総務部 | 2023 | 山田 太郎 | d/1/1/2/1 d/1/1/3/1',
      '2 令和5年度 福祉部の目標 | 福祉部 | 2023 | 佐藤 花子 | d/2/1/2/1 d/2/1/3/1',
    ]);
    expect(read.codes).toEqual(['document/several-declarations']);
  });

  test('one that ends where the next begins, on one page', async () => {
    const page = declared(declared(new PageDrawing(), 60, '総務部', '山田　太郎'), 300, '福祉部', '佐藤　花子');
    const read = await readDocument(declared(page, 540, '都市部', '鈴木　一郎'));
    expect(read.said.map((line) => line.split(' | ').slice(1, 4))).toEqual([
      ['総務部', '2023', '山田 太郎'],
      ['福祉部', '2023', '佐藤 花子'],
      ['都市部', '2023', '鈴木 一郎'],
    ]);
    expect(read.parts.map(({ pages }) => pages)).toEqual([1, 1, 1].map((page) => ({ first: page, last: page })));
  });

  test('behind a cover and a table of contents, the year on the cover', async () => {
    const cover = new PageDrawing()
      .text(200, 200, '令和5年度', { size: 22 })
      .text(180, 240, '部局の重点目標', { size: 22 });
    const contents = new PageDrawing()
      .text(250, 60, '目次', { size: 14 })
      .text(60, 100, '総務部の目標 ……………… 3')
      .text(60, 120, '福祉部の目標 ……………… 4');
    const undated = (office: string) =>
      kpi(
        new PageDrawing().text(200, 60, `${office}の目標`, { size: 18 }).text(42, 90, '次の目標に取り組みます。'),
        110,
        '件数',
      );
    const read = await readDocument(cover, contents, undated('総務部'), undated('福祉部'));
    expect(read.said).toEqual([
      '0 令和5年度 部局の重点目標 |  | 2023 |  | ',
      '1 総務部の目標 | 総務部 | 2023 |  | d/1/1/2/1 d/1/1/3/1',
      '2 福祉部の目標 | 福祉部 | 2023 |  | d/2/1/2/1 d/2/1/3/1',
    ]);
  });

  test('below a title for all, each under the name of its office', async () => {
    const page = new PageDrawing().text(180, 60, '令和5年度　各部の重点目標', { size: 18 });
    kpi(page.text(42, 120, '総務部', { size: 14 }), 140, '件数');
    kpi(page.text(42, 320, '福祉部', { size: 14 }), 340, '件数');
    const read = await readDocument(page);
    expect(read.said.map((line) => line.split(' | ').slice(0, 3).join(' | '))).toEqual([
      '0 令和5年度 各部の重点目標 |  | 2023',
      '1 総務部 | 総務部 | 2023',
      '2 福祉部 | 福祉部 | 2023',
    ]);
  });

  test('two years of one office', async () => {
    const former = kpi(
      new PageDrawing().text(150, 60, '令和4年度　総務部の目標（結果報告）', { size: 16 }),
      120,
      '件数',
    );
    const read = await readDocument(former, declared(new PageDrawing(), 60, '総務部', '山田　太郎'));
    expect(read.parts.map(({ fiscalYear, stage }) => [fiscalYear, stage])).toEqual([
      [2022, 'result'],
      [2023, 'declared'],
    ]);
  });

  test('notes and tables keep their own numbers', async () => {
    const first = declared(new PageDrawing(), 60, '総務部', '山田　太郎').text(42, 220, '※ 速報値です。');
    const second = declared(new PageDrawing(), 60, '福祉部', '佐藤　花子').text(42, 220, '※ 暫定値です。');
    const { parts } = await readDocument(first, second);
    expect(parts.flatMap(({ notes }) => notes.map(({ note, text }) => `${note.number} ${text}`))).toEqual([
      '1 速報値です。',
      '2 暫定値です。',
    ]);
  });
});

describe('a greeting of the mayor', () => {
  test('is no declaration, and the mayor no speaker', async () => {
    const page = new PageDrawing()
      .text(260, 60, 'ごあいさつ', { size: 16 })
      .text(42, 100, '本市では、次の計画を進めています。', { size: 10 })
      .text(400, 140, '平塚市長　山田　太郎', { size: 10 });
    const read = await readDocument(page);
    expect(read.parts).toMatchObject([{ number: 0, kind: { kind: 'other' }, speaker: undefined }]);
  });
});

describe('a PDF of one declaration', () => {
  test('whose title stands on every page', async () => {
    const read = await readDocument(
      declared(new PageDrawing(), 60, '総務部', '山田　太郎'),
      kpi(new PageDrawing().text(180, 60, '令和5年度　総務部の目標', { size: 16 }), 100, '続きの件数'),
    );
    expect(read.parts).toHaveLength(1);
    expect(read.codes).toEqual([]);
  });

  test('with headings of its divisions', async () => {
    const page = declared(new PageDrawing(), 60, '総務部', '山田　太郎');
    kpi(page.text(42, 300, '職員課', { size: 12 }), 320, '研修の回数');
    kpi(page.text(42, 420, '財政課', { size: 12 }), 440, '基金の残高');
    expect((await readDocument(page)).parts).toHaveLength(1);
  });

  test('a second title whose office is not known is told', async () => {
    const second = kpi(new PageDrawing().text(150, 60, '令和5年度　わたしたちの約束', { size: 16 }), 100, '件数');
    const read = await readDocument(declared(new PageDrawing(), 60, '総務部', '山田　太郎'), second);
    expect(read.parts).toHaveLength(1);
    expect(read.issues).toMatchObject([
      { code: 'document/second-title', page: 2, actual: '令和5年度 わたしたちの約束' },
    ]);
  });
});
