import { expect, test } from 'vitest';
import { labelComponents } from '../../src/ocr/components.js';
import { findFaces } from '../../src/ocr/faces.js';
import { findText, findUsualEm, type PageText } from '../../src/ocr/find-lines.js';
import { eraseRules, findPictureRules, type PictureRule } from '../../src/ocr/picture-rules.js';
import { findWhiteRules } from '../../src/ocr/white-rules.js';
import { drawPicture, drawWords, toInk } from './drawn.js';

const DPI = 200;
const [WIDTH, HEIGHT] = [1000, 600];
type Paint = Parameters<typeof drawPicture>[2];

function read(paint: Paint): {
  readonly text: PageText;
  readonly white: readonly PictureRule[];
  readonly sure: readonly PictureRule[];
} {
  const ink = toInk(drawPicture(WIDTH, HEIGHT, paint));
  const rules = findPictureRules(ink, DPI);
  const { components } = labelComponents(eraseRules(ink, rules, DPI));
  const { rules: white, sure } = findWhiteRules(components, rules, findUsualEm(components, DPI) ?? 0);
  const facesOf = (all: readonly PictureRule[]) => findFaces(all, WIDTH, HEIGHT, DPI);
  return {
    text: findText(components, facesOf([...rules, ...white]), rules, DPI, facesOf([...rules, ...sure])),
    white,
    sure,
  };
}

/** A header over two columns, and four rows of three columns that stand less than two ems apart; the first cell of the last row has two lines. */
const horizontals: Paint = (context) => {
  for (let y = 100; y <= 500; y += 80) context.fillRect(100, y - 1, 760, 2);
  drawWords(context, 120, 120, 4);
  drawWords(context, 420, 120, 12);
  for (const y of [200, 280, 360]) drawWords(context, 120, y, 10);
  for (const y of [425, 460]) drawWords(context, 120, y, 9);
  for (const y of [200, 280, 360, 440]) {
    drawWords(context, 410, y, 6);
    drawWords(context, 600, y, 6);
  }
};

test('columns of a table with horizontal rules only are told by the white between them', () => {
  const { text } = read(horizontals);
  const places = text.blocks.map(({ left, top, lines }) => [left, top, lines.length]);
  expect(places).toEqual([
    [120, 120, 1],
    [420, 120, 1],
    ...[200, 280, 360].flatMap((y) => [120, 410, 600].map((x) => [x, y, 1])),
    [120, 425, 2],
    [410, 440, 1],
    [600, 440, 1],
  ]);
});

/** The same table with a header of its own over each column, and no cell of two lines. */
const plain: Paint = (context) => {
  for (let y = 100; y <= 500; y += 80) context.fillRect(100, y - 1, 760, 2);
  drawWords(context, 150, 120, 4);
  for (const y of [200, 280, 360, 440]) drawWords(context, 120, y, 10);
  for (const y of [120, 200, 280, 360, 440]) for (const x of [410, 600]) drawWords(context, x, y, 6);
};

test('columns that each have a header and writing in every row are sure: their white makes cells', () => {
  const { text, sure } = read(plain);
  expect(sure.map(({ position }) => Math.round(position))).toEqual([100, 860, 393, 581]);
  expect(text.blocks.every(({ isCell }) => isCell)).toBe(true);
});

test.each<[string, Paint]>([
  ['a column has no header of its own', (context) => context.fillRect(605, 110, 200, 60)],
  ['many of its cells are blank', (context) => context.fillRect(605, 190, 200, 160)],
  [
    'writing stands beside the table',
    (context) => {
      context.fillStyle = '#000000';
      drawWords(context, 60, 280, 1);
    },
  ],
  [
    'white may part a column once more',
    (context) => {
      for (const y of [200, 280, 360]) context.fillRect(640, y - 5, 40, 40);
    },
  ],
])('no column is sure where %s', (_, spoil) => {
  const { sure } = read((context) => {
    plain(context);
    context.fillStyle = '#ffffff';
    spoil(context);
  });
  expect(sure).toEqual([]);
});

test('a bracket behind some names makes no column', () => {
  const { white } = read((context) => {
    for (let y = 100; y <= 580; y += 60) context.fillRect(100, y - 1, 760, 2);
    for (let y = 118; y < 580; y += 60) {
      drawWords(context, 120, y, 6);
      drawWords(context, 600, y, 6);
    }
    for (const y of [178, 238, 298]) drawWords(context, 292, y, 3);
  });
  expect(white.map(({ position }) => Math.round(position))).not.toContain(283);
  expect(white.filter(({ position }) => position > 150 && position < 400).length).toBeLessThanOrEqual(1);
});

test('what only white closes is no cell: what stands there is not sure', () => {
  expect(read(horizontals).text.blocks.filter(({ isCell }) => isCell)).toEqual([]);
});

test('white tells nothing where rules part the columns, or where there are but two rows', () => {
  const ruled = read((context) => {
    horizontals(context);
    for (const x of [100, 395, 585, 858]) context.fillRect(x, 100, 2, 400);
  });
  expect(ruled.white).toEqual([]);
  expect(ruled.text.blocks.every(({ isCell }) => isCell)).toBe(true);
  const low = read((context) => {
    for (const y of [100, 180, 260]) context.fillRect(100, y - 1, 760, 2);
    for (const y of [120, 200]) for (const x of [120, 410, 600]) drawWords(context, x, y, 5);
  });
  expect(low.white).toEqual([]);
});

test('short pieces of worn rules are no table', () => {
  const { white } = read((context) => {
    for (let y = 100; y <= 500; y += 80) context.fillRect(100, y - 1, 90, 2);
    drawWords(context, 100, 120, 20);
  });
  expect(white).toEqual([]);
});

/** Rows beside merged cells: four shorter rules stand between those of the table. */
const merged: Paint = (context) => {
  for (const y of [60, 120, 180, 360, 540]) context.fillRect(100, y - 1, 760, 2);
  for (const y of [240, 300, 420, 480]) context.fillRect(380, y - 1, 480, 2);
  for (const x of [150, 420, 620]) drawWords(context, x, 80, 4);
  for (const y of [140, 260, 440]) drawWords(context, 120, y, 8);
  for (const y of [140, 200, 260, 320, 380, 440, 500]) for (const x of [400, 600]) drawWords(context, x, y, 6);
};

test('rules beside merged cells are no table of their own', () => {
  const { white } = read(merged);
  const ends = white.filter(({ start, end }) => end - start > 200);
  expect(ends.length).toBeGreaterThan(0);
  expect(ends.every(({ start, end }) => start < 70 && end > 530)).toBe(true);
});
