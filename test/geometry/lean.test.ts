import { expect, test } from 'vitest';
import { leanBox } from '../../src/geometry/lean.js';

const page = { width: 600, height: 800 };

test('a box in the middle of a leaning page stays; one at its edge moves along, with its size', () => {
  expect(leanBox({ left: 290, top: 390, right: 310, bottom: 410 }, 2, page)).toEqual({
    left: 290,
    top: 390,
    right: 310,
    bottom: 410,
  });
  const { left, top, right, bottom } = leanBox({ left: 540, top: 395, right: 560, bottom: 405 }, 2, page);
  expect([right - left, bottom - top].map(Math.round)).toEqual([20, 10]);
  // Clockwise by two degrees, 250 points to the right of the middle: 8.7 points down.
  expect(top - 395).toBeCloseTo(8.72, 1);
});
