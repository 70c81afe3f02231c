import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../src/declaration/declaration.js';
import { buildPlacements, countGlyphs } from '../../src/declaration/ledger.js';
import type { PageDrawing } from '../tables/draw-page.js';
import { codesOf, drawTable, linesOf, page, readDrawing } from './read-drawing.js';

const header = ['番号', '事業', '指標', '平成30年度/実績', '令和2年度/目標'];
const rows = [header, ['1', '花壇', '団体数', '19団体', '22団体'], ['2', '樹木', '枚数', '12枚', '16枚']];
const left = 40;
const columnWidth = 75;

/** The table with these cells (row, column from 0) emptied. */
function drawn(
  blank: readonly (readonly [number, number])[],
  more: (at: (row: number, column: number) => readonly [number, number], d: PageDrawing) => void,
) {
  const cells = rows.map((row, r) => row.map((text, c) => (blank.some(([y, x]) => y === r && x === c) ? '' : text)));
  const drawing = drawTable(page(), cells);
  more((row, column) => [left + column * columnWidth + 3, 120 + row * 34 + 11], drawing);
  return drawing;
}

describe('what is struck out', () => {
  test('is no observation where nothing replaces it, and no blank', async () => {
    const read = await readDrawing(drawn([[1, 4]], (at, d) => d.struckText(...at(1, 4), '22団体', { size: 8 })));
    expect(linesOf(read)).toEqual([
      '団体数 actual 2018 19団体 19',
      '枚数 actual 2018 12枚 12',
      '枚数 target 2020 16枚 16',
    ]);
    expect(codesOf(read)).toEqual([]);
  });

  test('leaves what replaces it', async () => {
    const read = await readDrawing(
      drawn([[1, 4]], (at, d) => {
        const [x, y] = at(1, 4);
        d.struckText(x, y, '22団体', { size: 8 }).text(x, y + 10, '25団体', { size: 8 });
      }),
    );
    expect(linesOf(read)).toContain('団体数 target 2020 25団体 25');
    expect(codesOf(read)).toEqual([]);
  });

  test('takes the remark on it along', async () => {
    const read = await readDrawing(
      drawn([[1, 4]], (at, d) => {
        const [x, y] = at(1, 4);
        d.struckText(x, y, '22団体', { size: 8 }).text(x, y + 10, '(暫定)', { size: 8 });
      }),
    );
    expect(linesOf(read)).toHaveLength(3);
    expect(linesOf(read).join()).not.toMatch(/22団体|暫定/u);
  });

  test('is doubted where words are left that are no value', async () => {
    const read = await readDrawing(
      drawn([[1, 4]], (at, d) => {
        const [x, y] = at(1, 4);
        d.struckText(x, y, '22', { size: 8 }).text(x + 12, y, '団体ほど', { size: 8 });
      }),
    );
    const issue = read.issues.find(({ code }) => code === 'value/struck-in-part');
    expect(issue).toMatchObject({ actual: '22', expected: '団体ほど', observationId: 'd/1/1/5/1' });
  });

  test('takes the row with it where it is the name of the row', async () => {
    const read = await readDrawing(drawn([[1, 2]], (at, d) => d.struckText(...at(1, 2), '団体数', { size: 8 })));
    expect(linesOf(read)).toEqual(['枚数 actual 2018 12枚 12', '枚数 target 2020 16枚 16']);
    expect(read.issues).toMatchObject([{ code: 'table/struck-row', actual: '団体数' }]);
  });

  test('takes no name over from the row above', async () => {
    const whole = [0, 1, 2, 3, 4].map((column) => [2, column] as const);
    const read = await readDrawing(
      drawn(whole, (at, d) => {
        for (const [row, column] of whole) d.struckText(...at(row, column), '無', { size: 8 });
      }),
    );
    expect(linesOf(read)).toHaveLength(2);
    expect(codesOf(read)).toEqual([]);
  });

  test('has its place in the ledger', async () => {
    const { layouts, ledger } = await readDrawing(
      drawn([[1, 4]], (at, d) => d.struckText(...at(1, 4), '22団体', { size: 8 })),
    );
    const glyphs = layouts.flatMap((layout) => layout.page.glyphs).length;
    expect(countGlyphs(layouts, ledger)).toMatchObject({ placed: glyphs + 4 });
    expect(buildPlacements(layouts, ledger)).toContainEqual(
      expect.objectContaining({ place: 'struck-out', text: '22団体' }),
    );
  });
});

describe('a blank cell that is none', () => {
  const cell = { left: 345, top: 158, right: 400, bottom: 184 };
  const doubts = (d: Awaited<ReturnType<typeof readDrawing>>) =>
    d.issues.filter(({ code }) => code === 'value/picture-in-cell').map(({ observationId }) => observationId);

  test.each([
    ['a stamp', (d: PageDrawing) => d.unread.push({ box: cell, what: 'annotation', shown: '' })],
    ['a picture', (d: PageDrawing) => d.images.push(cell)],
    ['an arrow', (d: PageDrawing) => d.drawings.push({ left: 360, top: 164, right: 385, bottom: 176 })],
    [
      'a figure made of strips',
      (d: PageDrawing) => {
        for (let y = 164; y < 176; y += 1) d.horizontal(y, 360, 368);
      },
    ],
  ])('%s stands in it', async (_, add) => {
    const read = await readDrawing(drawn([[1, 4]], (_at, d) => add(d)));
    expect(linesOf(read)).toContain('団体数 target 2020  missing');
    expect(doubts(read)).toEqual(['d/1/1/5/1']);
  });

  test('a picture behind the whole table is none', async () => {
    const all = { left: 0, top: 0, right: 595, bottom: 842 };
    expect(doubts(await readDrawing(drawn([[1, 4]], (_at, d) => d.images.push(all))))).toEqual([]);
  });

  test('a field that shows another text than its value is doubted though it is read', async () => {
    const read = await readDrawing(
      drawn([], (_at, d) => d.unread.push({ box: cell, what: 'field-differs', shown: '22団体' })),
    );
    expect(doubts(read)).toEqual(['d/1/1/5/1']);
  });
});

describe('lines drawn over values and in blank cells', () => {
  const header = ['番号', '事業', '指標', 'H30実績', 'R1見込', 'R2目標'];
  const drawn = (values: readonly string[]): PageDrawing =>
    drawTable(page(), [
      header,
      ['1', '花壇事業', '花壇の数', ...values],
      ['2', '公園事業', '公園の数', '1園', '2園', '3園'],
    ]);
  const marked = (d: Declaration, code: string): (string | undefined)[] =>
    d.issues.filter((issue) => issue.code === code).map(({ observationId }) => observationId);

  test('a slanted line through a row marks its values', async () => {
    const drawing = drawn(['1箇所', '2箇所', '3箇所']);
    drawing.diagonals.push({ box: { left: 40, right: 490, top: 154, bottom: 188 }, falls: true });
    const d = await readDrawing(drawing);
    expect(marked(d, 'value/line-over')).toEqual(['d/1/1/4/1', 'd/1/1/5/1', 'd/1/1/6/1']);
  });

  test('one that leads to a value, and one through a blank cell, mark nothing', async () => {
    const drawing = drawn(['1箇所', '', '3箇所']);
    drawing.diagonals.push({ box: { left: 300, right: 440, top: 100, bottom: 165 }, falls: true });
    drawing.diagonals.push({ box: { left: 340, right: 415, top: 154, bottom: 188 }, falls: false });
    expect(marked(await readDrawing(drawing), 'value/line-over')).toEqual([]);
  });

  test.each([
    ['an arrow', 345, 405],
    ['a dash', 370, 380],
  ])('%s drawn in a blank cell is told', async (_, start, end) => {
    const drawing = drawn(['1箇所', '', '3箇所']).horizontal(171, start, end);
    expect(marked(await readDrawing(drawing), 'value/picture-in-cell')).toEqual(['d/1/1/5/1']);
  });
});

describe('a blank in which characters of something else stand', () => {
  const over = '団体の数と団体に属する人の数';

  test('is in review, and says which', async () => {
    const empty = [
      [1, 2],
      [1, 3],
    ] as const;
    const read = await readDrawing(drawn(empty, (at, d) => d.text(...at(1, 2), over, { size: 8 })));
    const found = read.issues.filter(({ code }) => code === 'value/text-in-blank');
    expect(found.map(({ observationId }) => observationId)).toEqual(['d/1/1/4/1']);
    expect(over.endsWith(found[0]?.actual ?? '?')).toBe(true);
  });

  test('is none where the cell is bare', async () => {
    expect(codesOf(await readDrawing(drawn([[1, 3]], (_, d) => d)))).not.toContain('value/text-in-blank');
  });
});
