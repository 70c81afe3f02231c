import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf } from '../../src/geometry/box.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs } from './draw-page.js';

const x = fc.integer({ min: 20, max: 560 });
const y = fc.integer({ min: 30, max: 800 });
const text = fc.record({
  x,
  y,
  text: fc.constantFrom('目標', '12.5%', '健康づくり　推進', '－', 'Plan 2020', '（平成29年度）'),
  size: fc.constantFrom(6, 9, 10.5, 14, 40),
  angle: fc.constantFrom(0, 0, 0, 0, -45, 90),
  vertical: fc.constantFrom(false, false, false, true),
});
const rule = fc.record({
  across: fc.boolean(),
  at: fc.integer({ min: 2, max: 26 }),
  from: x,
  length: fc.integer({ min: 5, max: 500 }),
});
const shade = fc.record({
  left: x,
  top: y,
  width: fc.integer({ min: 10, max: 500 }),
  height: fc.integer({ min: 5, max: 60 }),
});

test('whatever is drawn, every glyph ends once in a cell or a line, and cells tile their grid', () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 60 }),
      fc.array(rule, { maxLength: 40 }),
      fc.array(shade, { maxLength: 6 }),
      (texts, rules, shades) => {
        const drawing = new PageDrawing();
        for (const { text: words, ...at } of texts) drawing.text(at.x, at.y, words, at);
        for (const { across, at, from, length } of rules)
          if (across) drawing.horizontal(at * 30, from, from + length);
          else drawing.vertical(at * 20, from, from + length);
        for (const { left, top, width, height } of shades) drawing.shade(left, top, left + width, top + height);
        const layout = findLayout(drawing.page());
        expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
        for (const grid of layout.grids) {
          const places = grid.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
          expect(places).toBe(grid.rows * grid.columns);
          expect(grid.cells.reduce((sum, cell) => sum + areaOf(cell.box), 0)).toBeCloseTo(areaOf(grid.box), 3);
        }
      },
    ),
    { numRuns: 300, seed: 20 },
  );
});
