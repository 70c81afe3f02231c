import { expect, test } from 'vitest';
import { leanBox } from '../../src/geometry/lean.js';

const page = { left: 0, top: 0, right: 600, bottom: 800 };

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

test('a picture on a page leans around its own middle, and keeps what it holds', () => {
  const place = { left: 300, top: 400, right: 500, bottom: 600 };
  const box = { left: 395, top: 495, right: 405, bottom: 505 };
  expect(leanBox(box, 3, place)).toEqual(box);
  expect(leanBox({ left: 300, top: 590, right: 310, bottom: 600 }, -3, place).bottom).toBe(600);
});
