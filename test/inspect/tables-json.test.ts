import { expect, test } from 'vitest';
import { tablesJson } from '../../src/inspect/tables-json.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing } from '../tables/draw-page.js';

test('grids in the form of the contract, numbered through the document', () => {
  const first = new PageDrawing().lattice([50, 150, 250], [100, 140]).text(55, 114, '事業').text(55, 128, '番号');
  first.text(155, 114, 'Smart').text(155, 128, 'City 2020');
  const second = new PageDrawing().box(50, 100, 250, 120).text(55, 114, '⽬標');
  const layouts = [first, second].map((drawing, index) => findLayout({ ...drawing.page(), number: index + 1 }));
  expect(tablesJson(layouts)).toEqual([
    {
      table: 1,
      page: 1,
      bbox: '50.00 100.00 250.00 140.00',
      evidence: 'rulings',
      cells: [
        { row: 1, column: 1, row_span: 1, column_span: 1, text: '事業番号', bbox: '50.00 100.00 150.00 140.00' },
        {
          row: 1,
          column: 2,
          row_span: 1,
          column_span: 1,
          text: 'Smart City 2020',
          bbox: '150.00 100.00 250.00 140.00',
        },
      ],
    },
    {
      table: 2,
      page: 2,
      bbox: '50.00 100.00 250.00 120.00',
      evidence: 'rulings',
      cells: [{ row: 1, column: 1, row_span: 1, column_span: 1, text: '目標', bbox: '50.00 100.00 250.00 120.00' }],
    },
  ]);
});
