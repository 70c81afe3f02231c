import type { GridCell, TableGrid, TextLine } from '../../src/tables/table-grid.js';
import { PageDrawing } from '../tables/draw-page.js';

/** A cell's text as lines; nothing for a blank one. */
const linesOf = (text: string, left: number, top: number): TextLine[] =>
  text === ''
    ? []
    : text.split('\n').map((line, index) => ({
        text: line,
        glyphs: new PageDrawing().text(left, top + index * 10 + 7, line, { size: 8 }).glyphs,
        box: { left, top: top + index * 10, right: left + line.length * 8, bottom: top + index * 10 + 8 },
        vertical: false,
      }));

/** A grid from its texts: `^` where a cell goes on that began above, `<` one that began to the left. */
export function gridOf(rows: readonly (readonly string[])[]): TableGrid {
  const [width, height] = [80, 30];
  const cells = rows.flatMap((row, r) =>
    row.flatMap((text, c): GridCell[] => {
      if (text === '^' || text === '<') return [];
      let columnSpan = 1;
      while (row[c + columnSpan] === '<') columnSpan += 1;
      let rowSpan = 1;
      while (rows[r + rowSpan]?.[c] === '^') rowSpan += 1;
      const [left, top] = [c * width, r * height];
      const box = { left, top, right: left + columnSpan * width, bottom: top + rowSpan * height };
      return [{ row: r + 1, column: c + 1, rowSpan, columnSpan, box, lines: linesOf(text, left + 3, top + 3) }];
    }),
  );
  const columns = Math.max(...rows.map((row) => row.length));
  const box = { left: 0, top: 0, right: columns * width, bottom: rows.length * height };
  return { index: 1, page: 1, box, evidence: 'rulings', rows: rows.length, columns, cells, overflows: [] };
}
