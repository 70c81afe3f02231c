import { expect, test } from 'vitest';
import { readMark } from '../../src/ocr/marks.js';
import { dissect } from '../../src/ocr/read-picture.js';
import { drawPicture, drawWords } from './drawn.js';

/** Six cells: two with words, one blank, one with a pale dash, one with a pale dash beside words, one with a pale smear. */
function page() {
  return dissect(
    drawPicture(800, 400, (context) => {
      for (const y of [100, 200, 300]) context.fillRect(100, y, 601, 2);
      for (const x of [100, 300, 500, 700]) context.fillRect(x, 100, 2, 202);
      drawWords(context, 130, 140, 5);
      drawWords(context, 330, 240, 3);
      drawWords(context, 130, 240, 5);
      // A dash of which a bit is dark.
      context.fillRect(600, 150, 3, 2);
      context.fillStyle = '#d8d8d8';
      context.fillRect(590, 150, 10, 2);
      context.fillRect(603, 150, 13, 2);
      context.fillRect(420, 252, 26, 2);
      context.fillRect(540, 230, 26, 30);
    }),
    200,
  );
}

test('a dash of a hairline paler than ink is read in a cell without ink, and is not sure', () => {
  const { text, unread } = page();
  const marks = text.blocks.filter((block) => readMark(block, text.em) === '－');
  expect(marks.map(({ left, top }) => [left, top])).toEqual([[590, 150]]);
  expect(unread).toContainEqual({ left: 590, top: 150, right: 616, bottom: 152 });
});

test('a pale smear is no dash, and its cell is not sure to be blank; a blank cell stays blank', () => {
  const { text, unread } = page();
  expect(text.blocks.filter(({ left }) => left > 500)).toHaveLength(1);
  expect(unread.filter(({ left, top }) => left > 500 && top > 200)).toHaveLength(1);
  expect(unread.filter(({ left, top }) => left > 300 && left < 500 && top < 200)).toEqual([]);
});
