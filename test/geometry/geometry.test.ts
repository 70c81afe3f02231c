import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaOf, type Box, boundingBox, formatBox, holdsCentre, intersection } from '../../src/geometry/box.js';
import { mergeIntervals, overlapLength } from '../../src/geometry/interval.js';
import { bbox } from '../../src/schema/scalars.js';

const length = fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 10);
const box: fc.Arbitrary<Box> = fc.tuple(length, length, length, length).map(([a, b, c, d]) => ({
  left: Math.min(a, c),
  top: Math.min(b, d),
  right: Math.max(a, c),
  bottom: Math.max(b, d),
}));
const interval = fc.tuple(length, length).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

const contains = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;

describe('boxes', () => {
  test('a bounding box holds all and touches each side', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1 }), (boxes) => {
        const all = boundingBox(boxes);
        expect(all && boxes.every((each) => contains(all, each))).toBe(true);
        expect(boxes.some((each) => each.left === all?.left)).toBe(true);
        expect(boxes.some((each) => each.bottom === all?.bottom)).toBe(true);
      }),
    );
  });

  test('no boxes have no bounding box', () => {
    expect(boundingBox([])).toBeUndefined();
  });

  test('an intersection lies in both, whichever comes first', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const common = intersection(a, b);
        expect(common).toEqual(intersection(b, a));
        if (common) expect(contains(a, common) && contains(b, common)).toBe(true);
        if (common) expect(areaOf(common)).toBeLessThanOrEqual(Math.min(areaOf(a), areaOf(b)));
      }),
    );
  });

  test('a box holds its own centre', () => {
    fc.assert(fc.property(box, (each) => holdsCentre(each, each)));
  });

  test('is written as the contract says, and no zero is negative', () => {
    fc.assert(fc.property(box, (each) => bbox.safeParse(formatBox(each)).success));
    expect(formatBox({ left: -0.001, top: 1.006, right: 20, bottom: 30.456 })).toBe('0.00 1.01 20.00 30.46');
  });
});

describe('intervals', () => {
  test('merged ones lie apart, in order, and cover the same', () => {
    fc.assert(
      fc.property(fc.array(interval), (intervals) => {
        const merged = mergeIntervals(intervals);
        merged.slice(1).forEach((next, index) => {
          expect(next.start).toBeGreaterThan(merged[index]?.end ?? Number.POSITIVE_INFINITY);
        });
        for (const { start, end } of intervals) {
          expect(merged.some((each) => each.start <= start && each.end >= end)).toBe(true);
        }
      }),
    );
  });

  test('a gap within the tolerance is bridged', () => {
    expect(
      mergeIntervals(
        [
          { start: 0, end: 1 },
          { start: 3, end: 4 },
        ],
        2,
      ),
    ).toEqual([{ start: 0, end: 4 }]);
  });

  test('an overlap is the same both ways and no longer than either', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        expect(overlapLength(a, b)).toBe(overlapLength(b, a));
        expect(overlapLength(a, b)).toBeLessThanOrEqual(Math.min(a.end - a.start, b.end - b.start));
      }),
    );
  });
});
