import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Quarter, turnBackBy, turnBox, turnSize } from '../../src/geometry/turn.js';
import { findTurn, turnPage } from '../../src/pdf/turn-page.js';
import { PageDrawing } from '../tables/draw-page.js';

const page = { width: 595, height: 842 };
const quarter = fc.constantFrom<Quarter>(0, 90, 180, 270);
const box = fc
  .tuple(
    fc.integer({ min: 0, max: 500 }),
    fc.integer({ min: 0, max: 800 }),
    fc.integer({ min: 0, max: 90 }),
    fc.integer({ min: 0, max: 40 }),
  )
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));

test('a turn undone gives the same box', () => {
  fc.assert(
    fc.property(box, quarter, (each, by) => {
      expect(turnBox(turnBox(each, by, page), turnBackBy(by), turnSize(page, by))).toEqual(each);
    }),
  );
});

test('four quarters are a whole turn', () => {
  fc.assert(
    fc.property(box, (each) => {
      let [turned, size] = [each, page];
      for (let i = 0; i < 4; i += 1) {
        turned = turnBox(turned, 90, size);
        size = turnSize(size, 90);
      }
      expect(turned).toEqual(each);
    }),
  );
});

test('a quarter clockwise takes the top-left corner to the top right', () => {
  expect(turnBox({ left: 0, top: 0, right: 10, bottom: 20 }, 90, page)).toEqual({
    left: 822,
    top: 0,
    right: 842,
    bottom: 10,
  });
});

test.each([90, 180, 270] as const)('a page turned by %i is turned back for reading, rules and all', (by) => {
  const upright = new PageDrawing()
    .text(40, 60, '目標宣言')
    .lattice([40, 100, 200], [80, 120])
    .shade(40, 80, 100, 120)
    .page();
  const turned = turnPage(upright, by);
  expect(findTurn(upright)).toBe(0);
  expect(findTurn(turned)).toBe(turnBackBy(by));
  const back = turnPage(turned, findTurn(turned));
  expect(back.rulings).toEqual(upright.rulings);
  expect(back.shadings).toEqual(upright.shadings);
  expect(back.glyphs.map(({ text, angle }) => [text, angle])).toEqual(
    upright.glyphs.map(({ text, angle }) => [text, angle]),
  );
  back.glyphs.forEach((glyph, index) => {
    expect(glyph.baseline).toBeCloseTo(upright.glyphs[index]?.baseline ?? 0, 6);
  });
});
