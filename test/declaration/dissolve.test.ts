import { describe, expect, test } from 'vitest';
import { dissolveChanceGrids } from '../../src/declaration/dissolve.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, textsOf } from '../tables/draw-page.js';
import { numbered, vocabulary } from './read-drawing.js';

type Cells = readonly (readonly string[])[];

/** A page with texts in columns and no rule. */
function written(rows: Cells): PageDrawing {
  const drawing = new PageDrawing();
  rows.forEach((row, line) => {
    for (const [column, cell] of row.entries()) {
      if (cell !== '') drawing.text(40 + column * 105, 100 + line * 18, cell);
    }
  });
  return drawing;
}

const table: Cells = [
  ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'],
  ['1-101', '健康教室の参加者数', '12人', '20人', '健康課'],
  ['1-102', '健康相談の件数', '30件', '35件', '健康課'],
  ['1-103', '訪問の件数', '3件', '5件', '保健課'],
];

const dissolved = (...rows: readonly Cells[]) =>
  dissolveChanceGrids(numbered(rows.map(written)).map(findLayout), vocabulary);

describe('grids that only alignment shows', () => {
  test('give the rows above their header back to the page', () => {
    const head = ['令和2年度', '経営目標', '子ども部', '部長', '山田太郎'];
    const rows = [head, [], ...table];
    expect(textsOf(findLayout(written(rows).page()).grids[0])?.[0]).toEqual(head);
    const [after] = dissolved(rows);
    expect(after?.grids.map(textsOf)).toEqual([table]);
    expect(after?.lines.map(({ text }) => text).join(' ')).toBe(head.join(' '));
  });

  test('whose words say nothing of a table are lines', () => {
    const rows = [
      ['春の遠足', '5', '12', '3', '川原'],
      ['夏の合宿', '8', '30', '4', '高原'],
      ['秋の文化祭', '11', '25', '6', '会館'],
      ['冬の音楽会', '12', '14', '2', '会館'],
    ];
    expect(findLayout(written(rows).page()).grids).toHaveLength(1);
    const [after] = dissolved(rows);
    expect(after?.grids).toEqual([]);
    expect(after?.lines.map(({ text }) => text).join('')).toContain('夏の合宿');
  });

  test('are whole where a header stands far below: what stands above it goes on from the page before', () => {
    const rows = Array.from({ length: 6 }, (_, row) => [
      `1-20${row}`,
      `第${row}講座の参加者数`,
      `${row + 3}人`,
      '20人',
      '健康課',
    ]);
    const [, after] = dissolved(table, [...rows, ...table]);
    expect(after?.grids.map(textsOf)).toEqual([[...rows, ...table]]);
  });

  test('without a header go on from such a one on the page before', () => {
    const [, after] = dissolved(table, table.slice(1));
    expect(after?.grids.map(textsOf)).toEqual([table.slice(1)]);
  });
});
