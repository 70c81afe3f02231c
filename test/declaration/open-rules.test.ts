import { describe, expect, it } from 'vitest';
import type { PageDrawing } from '../tables/draw-page.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

// Tables in which some rules between rows or columns are missing (一部の罫線がない表).

const heads = ['事業番号', '主な事業', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'];
const rows = ['読書', '体操', '将棋', '手話', '園芸', '茶道'].map((subject, index) => [
  `21-10${index + 1}`,
  `${subject}講座`,
  `${subject}講座の参加者数`,
  `${12 + 3 * index}人`,
  `${20 + 4 * index}人`,
  index < 3 ? '市民課' : '文化課',
]);

interface Drawn {
  readonly height?: number;
  /** Is the rule above this cell missing? */
  readonly openAbove?: (column: number, row: number) => boolean;
  /** Is the rule to the left of this cell missing? */
  readonly openLeft?: (column: number, row: number) => boolean;
  readonly rows?: readonly (readonly string[])[];
  /** How far below its place a text stands, in points. */
  readonly lowered?: (column: number, row: number) => number;
}

function draw({
  height = 34,
  openAbove = () => false,
  openLeft = () => false,
  rows: body = rows,
  lowered = () => 0,
}: Drawn): PageDrawing {
  const drawing = page();
  const [left, top, width] = [40, 120, 80];
  const all = [heads, ...body];
  all.forEach((row, y) => {
    row.forEach((text, x) => {
      const [cellLeft, cellTop] = [left + x * width, top + y * height];
      if (!openAbove(x, y)) drawing.horizontal(cellTop, cellLeft, cellLeft + width);
      if (!openLeft(x, y)) drawing.vertical(cellLeft, cellTop, cellTop + height);
      drawing.text(cellLeft + 3, cellTop + height / 2 + 3 + lowered(x, y), text, { size: 8 });
    });
  });
  const bottom = top + all.length * height;
  return drawing.vertical(left + 6 * width, top, bottom).horizontal(bottom, left, left + 6 * width);
}

async function read(drawn: Drawn): Promise<{ values: readonly string[]; codes: readonly string[] }> {
  const declaration = await readDrawing(draw(drawn));
  const values = declaration.observations.map(({ indicator, valueKind, period, valueText, value }) =>
    [
      indicator.projectCode,
      indicator.projectName,
      indicator.indicatorName,
      indicator.division,
      valueKind,
      period?.fiscal_year,
      valueText,
      value.value_number,
    ].join(' '),
  );
  return { values, codes: codesOf(declaration) };
}

const body = (row: number): boolean => row > 1;
/** The rows with a column's text only where asked for. */
const only = (column: number, isKept: (row: number) => boolean): string[][] =>
  rows.map((row, at) => row.map((text, x) => (x === column && !isKept(at) ? '' : text)));

describe('a table in which rules are missing', () => {
  it.each<[string, Drawn]>([
    ['codes', { openAbove: (x, y) => x === 0 && body(y) }],
    ['names of projects', { openAbove: (x, y) => x === 1 && body(y) }],
    ['names of indicators', { openAbove: (x, y) => x === 2 && body(y) }],
    ['values', { openAbove: (x, y) => x === 3 && body(y) }],
    ['values, below the heading too', { openAbove: (x, y) => x === 3 && y > 0 }],
    ['several columns', { openAbove: (x, y) => x <= 3 && body(y) }],
    ['two rows of one column', { openAbove: (x, y) => x === 3 && y === 3 }],
    ['values in low rows', { height: 14, openAbove: (x, y) => x === 3 && body(y) }],
    ['all columns of one row', { openLeft: (x, y) => y === 3 && x > 0 }],
    ['two columns of one row', { openLeft: (x, y) => y === 3 && x === 4 }],
    ['two columns of the heading', { openLeft: (x, y) => y === 0 && x === 4 }],
  ])('reads as if they were there: %s', async (_, drawn) => {
    const whole = await read({});
    expect(whole.values).toHaveLength(12);
    expect(await read(drawn)).toEqual(whole);
  });

  it('leaves a value blank where the page is, and takes none from the rows beside it', async () => {
    const { values } = await read({
      openAbove: (x, y) => x === 3 && body(y),
      rows: only(3, (row) => row === 0 || row === 3),
    });
    expect(values.filter((value) => value.includes(' actual '))).toEqual([
      '21-101 読書講座 読書講座の参加者数 市民課 actual 2018 12人 12',
      '21-102 体操講座 体操講座の参加者数 市民課 actual 2018  ',
      '21-103 将棋講座 将棋講座の参加者数 市民課 actual 2018  ',
      '21-104 手話講座 手話講座の参加者数 文化課 actual 2018 21人 21',
      '21-105 園芸講座 園芸講座の参加者数 文化課 actual 2018  ',
      '21-106 茶道講座 茶道講座の参加者数 文化課 actual 2018  ',
    ]);
  });

  it('gives labels that stand in the middle of their rows to all of them', async () => {
    const whole = await read({});
    const divisions = {
      openAbove: (x: number, y: number) => x === 5 && body(y),
      rows: only(5, (row) => row % 3 === 1),
    };
    expect((await read(divisions)).values).toEqual(whole.values);
  });

  it('keeps a text whole that is wrapped over low rows', async () => {
    const lines = ['この地域に住み働く', 'すべての人の学びの', '場をひらく講座事業'];
    const { values } = await read({
      height: 14,
      openAbove: (x, y) => x === 1 && body(y) && y !== 4,
      rows: rows.map((row, at) => row.map((text, x) => (x === 1 ? (lines[at % 3] ?? '') : text))),
    });
    expect(new Set(values.map((value) => value.split(' ')[1]))).toEqual(new Set([lines.join('')]));
  });

  it.each([0, 2, 3])('marks the values where the text stands in no row: column %i', async (column) => {
    const { codes } = await read({
      openAbove: (x, y) => x === column && body(y),
      lowered: (x, y) => (x === column && y > 0 ? 9 : 0),
    });
    expect(codes).toContain('table/cell-over-rows');
  });

  it('reads a value once where a stroke in another row parts its column in two', async () => {
    const [height, left, top] = [34, 40, 120];
    const stroke = left + 3.5 * 80;
    const drawing = draw({}).vertical(stroke, top + 6 * height, top + 7 * height);
    const declaration = await readDrawing(drawing);
    const values = declaration.observations.map(({ indicator, valueText }) => `${indicator.projectCode} ${valueText}`);
    expect(values.filter((value) => !value.startsWith('21-106'))).toEqual(
      rows.slice(0, 5).flatMap(([code, , , actual, target]) => [`${code} ${actual}`, `${code} ${target}`]),
    );
  });
});
