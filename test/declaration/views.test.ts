import { describe, expect, test } from 'vitest';
import { cardSections } from '../../src/declaration/cards.js';
import { factsOf } from '../../src/declaration/form-facts.js';
import { cellText } from '../../src/declaration/line-text.js';
import { splitPanels } from '../../src/declaration/panels.js';
import { cutRows, type Section, tellRows, turn } from '../../src/declaration/views.js';
import type { TableGrid } from '../../src/tables/table-grid.js';
import { gridOf } from './grids.js';
import { vocabulary } from './read-drawing.js';

const setting = { vocabulary, context: {} };

const textsOf = (grid: TableGrid): string[][] =>
  Array.from({ length: grid.rows }, (_, row) =>
    grid.cells.filter((cell) => cell.row === row + 1).map((cell) => cellText(cell)),
  );
const pairsOf = (grid: TableGrid): string[] =>
  tellRows(grid, setting).pairs.map(({ labels, value }) => `${labels.map(cellText).join(' ')}: ${cellText(value)}`);
const bodiesOf = (sections: readonly Section[]): string[][][] => sections.map(({ grid }) => textsOf(grid));

describe('turn', () => {
  const grid = gridOf([
    ['指標', 'R4', 'R5'],
    ['来館', '1', '<'],
    ['貸出', '2', '3'],
  ]);

  test('exchanges rows and columns, and what cells span', () => {
    expect(textsOf(turn(grid))).toEqual([
      ['指標', '来館', '貸出'],
      ['R4', '1', '2'],
      ['R5', '3'],
    ]);
    expect(turn(grid).cells.find((cell) => cellText(cell) === '1')).toMatchObject({ rowSpan: 2, columnSpan: 1 });
  });

  test('twice gives the grid again', () => {
    expect(turn(turn(grid))).toEqual(grid);
  });
});

test('cutRows cuts a cell that reaches over an end', () => {
  const cut = cutRows(
    gridOf([
      ['指標', 'R4'],
      ['来館', '1'],
      ['^', '2'],
    ]),
    3,
    3,
  );
  expect(cut.cells.map(({ row, column, rowSpan }) => ({ row, column, rowSpan }))).toEqual([
    { row: 1, column: 1, rowSpan: 1 },
    { row: 1, column: 2, rowSpan: 1 },
  ]);
});

describe('tellRows', () => {
  test('takes a plain table for one section without pairs', () => {
    const grid = gridOf([
      ['指標', 'R4実績', 'R5目標'],
      ['来館', '1人', '2人'],
    ]);
    const { sections, pairs } = tellRows(grid, setting);
    expect(sections.map((section) => section.grid)).toEqual([grid]);
    expect(pairs).toEqual([]);
  });

  test('parts the rows of a form from the table among them', () => {
    const grid = gridOf([
      ['事業名', '本の修理', '<', '所管課', '図書課'],
      ['指標', '単位', '区分', 'R4', 'R5'],
      ['修理の数', '冊', '実績', '40', '52'],
      ['総合評価', 'Ａ', '<', '今後の方向性', '継続'],
    ]);
    expect(pairsOf(grid)).toEqual(['事業名: 本の修理', '所管課: 図書課', '総合評価: Ａ', '今後の方向性: 継続']);
    const { sections } = tellRows(grid, setting);
    expect(bodiesOf(sections)).toEqual([
      [
        ['指標', '単位', '区分', 'R4', 'R5'],
        ['修理の数', '冊', '実績', '40', '52'],
      ],
    ]);
    expect(sections[0]?.facts).toMatchObject({ projectName: '本の修理', division: '図書課' });
  });

  test('takes a name that ends like a label (…事業) for a value, above a header', () => {
    const grid = gridOf([
      ['事業名', '本の修理事業', '<'],
      ['指標', 'R4実績', 'R5目標'],
      ['修理の数', '40', '52'],
    ]);
    expect(pairsOf(grid)).toEqual(['事業名: 本の修理事業']);
    expect(tellRows(grid, setting).sections[0]?.facts.projectName).toBe('本の修理事業');
  });

  test('takes a label beside a table of its own for a block', () => {
    const grid = gridOf([
      ['指標', '指標名', 'R4実績', 'R5目標'],
      ['^', '修理の数', '40', '52'],
      ['^', '寄贈の数', '8', '10'],
    ]);
    expect(bodiesOf(tellRows(grid, setting).sections)).toEqual([
      [
        ['指標名', 'R4実績', 'R5目標'],
        ['修理の数', '40', '52'],
        ['寄贈の数', '8', '10'],
      ],
    ]);
  });

  test.each([
    ['年度', '値'],
    ['単年', '累計'],
  ])('takes no levels of a header (%s, %s) for a block', (first, second) => {
    const grid = gridOf([
      ['指標', 'R4実績', '<', 'R5実績', '<'],
      ['^', first, second, first, second],
      ['修理の数', '40', '52', '12', '64'],
    ]);
    expect(tellRows(grid, setting).sections.map((section) => section.grid)).toEqual([grid]);
  });
});

describe('splitPanels', () => {
  const panels = (grid: TableGrid): Section[] =>
    tellRows(grid, setting).sections.flatMap((section) => splitPanels(section, setting));

  test('cuts where the column of names comes again', () => {
    const grid = gridOf([
      ['指標', 'R4実績', '指標', 'R4実績'],
      ['修理の数', '40', '寄贈の数', '8'],
    ]);
    expect(bodiesOf(panels(grid))).toEqual([
      [
        ['指標', 'R4実績'],
        ['修理の数', '40'],
      ],
      [
        ['指標', 'R4実績'],
        ['寄贈の数', '8'],
      ],
    ]);
  });

  test('takes along what stands before the names in every half', () => {
    const grid = gridOf([
      ['番号', '指標', 'R4実績', '番号', '指標', 'R4実績'],
      ['1', '修理の数', '40', '2', '寄贈の数', '8'],
    ]);
    expect(bodiesOf(panels(grid)).map(([, row]) => row)).toEqual([
      ['1', '修理の数', '40'],
      ['2', '寄贈の数', '8'],
    ]);
  });

  test('shares what stands once before all halves', () => {
    const grid = gridOf([
      ['施策', '指標', 'R4実績', '指標', 'R4実績'],
      ['本', '修理の数', '40', '寄贈の数', '8'],
    ]);
    expect(bodiesOf(panels(grid)).map(([, row]) => row)).toEqual([
      ['本', '修理の数', '40'],
      ['本', '寄贈の数', '8'],
    ]);
  });

  test('names panels by the headings over them, without their bullets', () => {
    const grid = gridOf([
      ['年度', '◆修理の数', '<', '◆寄贈の数', '<'],
      ['^', '目標', '実績', '目標', '実績'],
      ['R4', '40', '52', '8', '9'],
    ]);
    expect(panels(grid).map(({ facts }) => facts.indicatorName)).toEqual(['修理の数', '寄贈の数']);
  });

  test('cuts nothing where the second half holds no values', () => {
    const grid = gridOf([
      ['指標', 'R4実績', '指標', '所管課'],
      ['修理の数', '40', '寄贈の数', '図書課'],
    ]);
    expect(panels(grid)).toHaveLength(1);
  });
});

describe('cards', () => {
  const cards = (grid: TableGrid): string[][][] => bodiesOf(cardSections(tellRows(grid, setting).pairs, grid, setting));

  test('become tables of one row; a name that comes again begins the next', () => {
    const grid = gridOf([
      ['指標', '修理の数', '<', '<'],
      ['現状値', '40冊', '目標値', '52冊'],
      ['指標', '寄贈の数', '<', '<'],
      ['現状値', '8冊', '目標値', '9冊'],
    ]);
    expect(cards(grid)).toEqual([
      [
        ['指標', '現状値', '目標値'],
        ['修理の数', '40冊', '52冊'],
      ],
      [
        ['指標', '現状値', '目標値'],
        ['寄贈の数', '8冊', '9冊'],
      ],
    ]);
  });

  test('without values are no tables', () => {
    const grid = gridOf([
      ['事業名', '本の修理'],
      ['所管課', '図書課'],
    ]);
    expect(cards(grid)).toEqual([]);
  });
});

test('of the facts of a form the first of each counts', () => {
  const { pairs } = tellRows(
    gridOf([
      ['事業名', '本の修理', '所管課', '図書課'],
      ['事業名', '本の寄贈', '単位', '冊'],
    ]),
    setting,
  );
  expect(factsOf(pairs, setting)).toMatchObject({ projectName: '本の修理', division: '図書課', unit: '冊' });
});
