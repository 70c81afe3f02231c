import { describe, expect, it } from 'vitest';
import { judgeScans } from '../src/judge-scans.js';
import type { OcrPage } from '../src/ocr/ocr-page.js';
import { drawTable, numbered, page, readDrawing } from './declaration/read-drawing.js';
import type { PageDrawing } from './tables/draw-page.js';

const rows = [
  ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値'],
  ['01-101', '読書講座の参加者数', '12人', '20人'],
  ['01-102', '体操講座の参加者数', '', '24人'],
  ['01-103', '将棋講座の参加者数', '18人', '28人'],
  ['01-104', '手話講座の参加者数', '21人', '32人'],
];

/** The same table with rules between its rows only. */
function drawRows(): PageDrawing {
  const drawing = page();
  rows.forEach((row, y) => {
    drawing.horizontal(120 + y * 34, 40, 400);
    row.forEach((text, x) => {
      drawing.text(43 + x * 90, 131 + y * 34, text, { size: 8 });
    });
  });
  return drawing.horizontal(120 + rows.length * 34, 40, 400);
}

/** What is not sure in a picture: glyphs that engines read differently, and ink that nobody read. */
type Unsure = { readonly texts?: string; readonly unread?: OcrPage['unread']; readonly isSupplied?: boolean };

/** Every glyph as a reading that all engines agreed on, as in a picture of the drawing; those of `texts` as one that they did not. */
function scanOf(
  drawing: PageDrawing,
  inCell: boolean,
  { texts = '', unread = [], isSupplied = false }: Unsure = {},
): OcrPage {
  const [content] = numbered([drawing]);
  if (!content) throw new Error('no page');
  const readings = drawing.glyphs.map(({ order, box, text }) => ({
    from: order,
    to: order + 1,
    box,
    text,
    candidates: [text],
    inCell,
    agreed: !texts.includes(text),
    isSupplied: isSupplied && texts.includes(text),
  }));
  const place = { left: 0, top: 0, right: content.width, bottom: content.height };
  return { page: content, place, readings, unread, skew: 0, turned: 0 };
}

async function doubtedTexts(
  drawing: PageDrawing,
  inCell: boolean,
  unsure: Unsure = {},
): Promise<{ all: number; doubted: string[] }> {
  const declaration = await readDrawing(drawing);
  const issues = judgeScans([declaration], new Map([[1, [scanOf(drawing, inCell, unsure)]]]), true);
  return {
    all: declaration.observations.length,
    doubted: issues.filter(({ code }) => code === 'value/ocr-doubt').map(({ actual = '' }) => actual),
  };
}

describe('values of a picture that all engines read alike', () => {
  it('are sure in a table with rules around its cells, a blank too', async () => {
    expect(await doubtedTexts(drawTable(page(), rows), true)).toEqual({ all: 8, doubted: [] });
  });

  it('are in doubt where the unit is not that of the row: a g was seen as a 9', async () => {
    const weights = [
      ['事業番号', '事業指標', '平成30年度実績値', '令和元年度実績値', '令和2年度目標値'],
      ['01-101', '1人1日当たりの排出量', '447g', '4439', '440g'],
      ['01-102', '体操講座の参加者数', '21人', '24人', '28人'],
    ];
    expect(await doubtedTexts(drawTable(page(), weights), true)).toEqual({ all: 6, doubted: ['4439'] });
  });

  it('are in doubt where their unit or year stands over the table or beside it, where no reading is followed to', async () => {
    const bare = rows.map((row) => row.map((cell) => cell.replace('人', '')));
    const over = (line: string, table: readonly string[][]) => {
      const drawing = page().text(40, 92, line, { size: 8 }).text(40, 110, '（１）　重点事業', { size: 8 });
      return doubtedTexts(drawTable(drawing, table), true);
    };
    expect((await over('（単位：人）', bare)).doubted).toEqual(['12', '20', '24', '18', '28', '21', '32']);
    const undated = rows.map((row, at) => (at === 0 ? ['事業番号', '事業指標', '現状値', '目標値'] : row));
    const note = '※現状値は平成30年度、目標値は令和2年度の値です。';
    expect((await over(note, undated)).doubted).toEqual(['12人', '20人', '', '24人', '18人', '28人', '21人', '32人']);
    expect((await over('事業の一覧', rows)).doubted).toEqual([]);
  });

  it('are in doubt where a point before three digits may be the comma of thousands', async () => {
    const lengths = [
      ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値'],
      ['01-101', '調査の延長', '2.337m', '2,450m'],
      ['01-102', '水路の延長', '0.125m', '12.50m'],
    ];
    expect((await doubtedTexts(drawTable(page(), lengths), true)).doubted).toEqual(['2.337m']);
  });

  it('are in doubt where none of a row has a unit, though the others of the table have one', async () => {
    const weights = [
      ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値'],
      ['01-101', '1人1日当たりの排出量', '4479', '4439'],
      ['01-102', '体操講座の参加者数', '21人', '28人'],
      ['01-103', '将棋講座の参加者数', '18人', '28人'],
    ];
    expect(await doubtedTexts(drawTable(page(), weights), true)).toEqual({ all: 6, doubted: ['4479', '4439'] });
    const bare = weights.map((row) => row.map((text) => text.replace(/(?<=^\d+)人$/u, '')));
    expect((await doubtedTexts(drawTable(page(), bare), true)).doubted).toEqual([]);
  });

  it('are in doubt where the header of a column that says nothing was misread: the column may name the row', async () => {
    const lost = rows.map(([first = '', ...others], index) => [index === 0 ? '壬菱号' : first, ...others]);
    const { all, doubted } = await doubtedTexts(drawTable(page(), lost), true, { texts: '壬菱号' });
    expect(doubted).toHaveLength(all);
    expect((await doubtedTexts(drawTable(page(), lost), true)).doubted).toEqual([]);
  });

  it('are in doubt where no engine read the header of a column that names the row as it is taken to be', async () => {
    const names = { texts: '指' };
    expect((await doubtedTexts(drawTable(page(), rows), true, names)).doubted).toEqual([]);
    const { all, doubted } = await doubtedTexts(drawTable(page(), rows), true, { ...names, isSupplied: true });
    expect(doubted).toHaveLength(all);
  });

  it('are in doubt where nobody could read what stands in a cell that names the row', async () => {
    const blank = rows.map((row, index) => (index === 1 ? ['', ...row.slice(1)] : row));
    const drawing = drawTable(page(), blank);
    const first = drawing.glyphs.find(({ text }) => text === '読');
    if (!first) throw new Error('no name');
    const { top, bottom } = first.box;
    const spot = { left: first.box.left - 30, top, right: first.box.left - 20, bottom };
    expect((await doubtedTexts(drawing, true, { unread: [spot] })).doubted).toEqual(['12人', '20人']);
  });

  it('are in doubt without such rules, a blank too', async () => {
    const { all, doubted } = await doubtedTexts(drawRows(), false);
    expect(all).toBe(8);
    expect(doubted.toSorted()).toEqual(['', '12人', '18人', '20人', '21人', '24人', '28人', '32人']);
  });
});
