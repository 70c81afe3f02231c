import { expect, test } from 'vitest';
import { labelComponents } from '../../src/ocr/components.js';
import { inkPlaces } from '../../src/ocr/ink-places.js';
import { dissect } from '../../src/ocr/read-picture.js';
import { drawPicture, drawWords, toInk } from './drawn.js';

const edges: Parameters<typeof drawPicture>[2] = (context) => {
  context.fillRect(0, 0, 30, 500);
  context.fillRect(0, 0, 700, 20);
};

test('a black edge around two sides lies there, and not in the page between', () => {
  const labelled = labelComponents(toInk(drawPicture(700, 500, edges)));
  const [component] = labelled.components;
  if (!component) throw new Error('no ink');
  const places = inkPlaces(labelled, component, 700, 25);
  expect(places.every(({ left, top }) => left < 30 || top < 20)).toBe(true);
  expect(Math.max(...places.map(({ right }) => right))).toBe(700);
  expect(Math.max(...places.map(({ bottom }) => bottom))).toBe(500);
});

test('ink that is not read does not reach into the cells of a page with black edges', () => {
  const { text, unread } = dissect(
    drawPicture(700, 500, (context) => {
      edges(context);
      for (const y of [100, 200, 300]) context.fillRect(100, y, 500, 2);
      for (const x of [100, 350, 598]) context.fillRect(x, 100, 2, 202);
      for (const x of [130, 380]) for (const y of [140, 240]) drawWords(context, x, y, 5);
    }),
    200,
  );
  expect(text.blocks.filter(({ isCell }) => isCell)).toHaveLength(4);
  expect(unread.length).toBeGreaterThan(0);
  expect(unread.filter(({ right, bottom }) => right > 100 && bottom > 100)).toEqual([]);
});
