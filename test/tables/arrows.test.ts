import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, textsOf } from './draw-page.js';

const rows = [
  ['番号', '名前', '前の値', '値'],
  ['一', '花', '20団体', '22団体'],
  ['二', '木', '14枚', '16枚'],
];
const xs = [40, 120, 220, 300, 380];
const ys = [100, 130, 160, 190];

function table(drawing = new PageDrawing()): PageDrawing {
  rows.forEach((row, r) => {
    for (const [c, cell] of row.entries()) drawing.text((xs[c] ?? 0) + 6, (ys[r] ?? 0) + 18, cell);
  });
  return drawing;
}

/** Two strokes that meet at the end of a line. */
const strokedHead = (drawing: PageDrawing, x: number, y: number): PageDrawing => {
  drawing.diagonals.push({ box: { left: x - 4, right: x, top: y - 3, bottom: y }, falls: true });
  drawing.diagonals.push({ box: { left: x - 4, right: x, top: y, bottom: y + 3 }, falls: false });
  return drawing;
};

const filledHead = (drawing: PageDrawing, x: number, y: number): PageDrawing => {
  drawing.drawings.push({ left: x - 5, right: x, top: y - 3, bottom: y + 3 });
  return drawing;
};

describe('arrows and leading lines are no rows and no columns', () => {
  test.each([
    [
      'from value to value, its head two strokes',
      (d: PageDrawing) => strokedHead(d.horizontal(145, 262, 303), 303, 145),
    ],
    ['its head a filled triangle', (d: PageDrawing) => filledHead(d.horizontal(145, 262, 303), 303, 145)],
    ['that ends at a rule', (d: PageDrawing) => filledHead(d.horizontal(145, 262, 300), 300, 145)],
    ['without a head', (d: PageDrawing) => d.horizontal(175, 250, 312)],
    ['downwards', (d: PageDrawing) => d.vertical(285, 150, 172)],
    [
      'downwards with a head',
      (d: PageDrawing) => {
        d.vertical(285, 130, 172).drawings.push({ left: 282, right: 288, top: 168, bottom: 172 });
        return d;
      },
    ],
  ])('%s', (_, draw) => {
    const { grids } = findLayout(draw(table().lattice(xs, ys)).page());
    expect(grids.map(textsOf)).toEqual([rows]);
  });
});

describe('rules that end in the free stay rules', () => {
  test('level rules longer than the table is wide', () => {
    const drawing = table();
    for (const y of ys) drawing.horizontal(y, 30, 390);
    for (const x of [120, 220, 300]) drawing.vertical(x, 95, 195);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([rows]);
  });

  test('one level rule across all upright ones', () => {
    const drawing = table().horizontal(130, 30, 390);
    for (const x of [120, 220, 300]) drawing.vertical(x, 95, 195);
    const [first = []] = findLayout(drawing.page()).grids.map(textsOf);
    expect(first[0]).toEqual(['名前', '前の値']);
  });
});

describe('figures drawn as strips', () => {
  const strips = (drawing: PageDrawing, left: number, top: number): PageDrawing => {
    for (let y = 0; y < 8; y += 0.5)
      for (const x of [left, left + 3.2, left + 6.5])
        drawing.rulings.push({
          orientation: 'horizontal',
          position: top + y,
          start: x,
          end: x + 2.5,
          thickness: 0.5,
          drawnAs: 'fill',
        });
    return drawing;
  };

  test('are no rules', () => {
    const drawing = strips(strips(table().lattice(xs, ys), 340, 140), 340, 170);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([rows]);
  });

  test('the dashes of three rules close together are', () => {
    const drawing = table();
    for (const y of ys)
      for (const off of [0, 1, 2])
        for (let x = 40; x < 380; x += 4)
          drawing.rulings.push({
            orientation: 'horizontal',
            position: y + off,
            start: x,
            end: x + 3,
            thickness: 0.5,
            drawnAs: 'fill',
          });
    for (const x of xs) drawing.vertical(x, 100, 192);
    expect(findLayout(drawing.page()).grids.map(textsOf)).toContainEqual(rows);
  });
});
