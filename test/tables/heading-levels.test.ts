import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

interface Groups {
  readonly words: readonly (readonly [string, number])[];
  readonly years: readonly string[];
}

const water: Groups = {
  words: [
    ['実績', 2],
    ['見込', 1],
    ['計画', 3],
  ],
  years: ['令和３年度', '令和４年度', '令和５年度', '令和６年度', '令和７年度', '令和８年度'],
};
const two: Groups = {
  words: [
    ['現状', 1],
    ['目標', 3],
  ],
  years: ['2021年度', '2022年度', '2023年度', '2024年度'],
};

interface Look {
  readonly size?: number;
  /** Rules under the headings: one under all, one under each, none. */
  readonly rules?: 'one' | 'each' | 'none';
  /** Is there a rule over the header? */
  readonly covered?: boolean;
  /** White between the characters of a heading, in ems. */
  readonly white?: number;
  readonly ground?: string;
}

const left = 50;
const stub = 150;
const width = 60;
const names = ['配水量（千㎥）', '有収水量（千㎥）', '有収率（％）'];

/** 区分 and years under headings for several of them, with rules between rows alone. */
function draw(drawing: PageDrawing, top: number, { words, years }: Groups, look: Look): PageDrawing {
  const { size = 8, rules = 'one', covered = true, white = 0, ground } = look;
  const row = 2.2 * size;
  const x = (column: number): number => left + stub + width * column;
  const right = x(years.length);
  const centred = (from: number, to: number, y: number, text: string, spacing: number): void => {
    const wide = [...text].reduce(
      (sum, character) => sum + (character > '\u00ff' ? size : size / 2) + spacing,
      -spacing,
    );
    drawing.text((from + to - wide) / 2, y, text, { size, spacing });
  };
  if (ground) drawing.shade(left, top, right, top + 2 * row, ground);
  if (covered) drawing.horizontal(top, left, right);
  if (rules === 'one') drawing.horizontal(top + row, x(0), right);
  centred(left, x(0), top + row + 0.4 * size, '区分', white * size);
  let column = 0;
  for (const [word, count] of words) {
    const [from, to] = [x(column), x(column + count)];
    if (rules === 'each') drawing.horizontal(top + row, from + 4, to - 4);
    centred(from, to, top + 0.65 * row, word, white * size);
    column += count;
  }
  years.forEach((year, index) => {
    centred(x(index), x(index + 1), top + 1.65 * row, year, 0);
  });
  names.forEach((name, index) => {
    const y = top + (2 + index) * row;
    drawing.horizontal(y, left, right);
    drawing.text(left + 3, y + 0.65 * row, name, { size });
    years.forEach((_, at) => {
      drawing.text(x(at) + width - 4 - 2 * size, y + 0.65 * row, `${index}${at}25`, { size });
    });
  });
  return drawing.horizontal(top + (2 + names.length) * row, left, right);
}

const wanted = ({ words, years }: Groups): (string | null)[][] => [
  ['区分', ...words.flatMap(([word, count]) => [word, ...Array.from({ length: count - 1 }, () => null)])],
  [null, ...years],
  ...names.map((name, index) => [name, ...years.map((_, at) => `${index}${at}25`)]),
];

const looks: readonly Look[] = [
  {},
  { white: 1 },
  { white: 1, size: 6.7 },
  { white: 2, size: 7 },
  { rules: 'each' },
  { rules: 'each', white: 1.2 },
  { rules: 'none' },
  { rules: 'none', white: 1 },
  { covered: false },
  { covered: false, white: 1, size: 7 },
  { covered: false, rules: 'each' },
  { covered: false, rules: 'none' },
  { ground: '#dddddd' },
  { ground: '#dddddd', white: 1 },
  { ground: '#dddddd', white: 1, covered: false },
  { ground: '#dddddd', rules: 'none' },
];

describe.each([
  ['six years', water],
  ['four years', two],
])('headings over several columns, rules between rows alone: %s', (_, groups) => {
  test.each(looks)('%o', (look) => {
    const drawing = draw(new PageDrawing(), 100, groups, look);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map(textsOf)).toEqual([wanted(groups)]);
    expect(placedGlyphs(layout)).toHaveLength(drawing.glyphs.length);
  });

  test.each(looks)('two below one another: %o', (look) => {
    const drawing = draw(new PageDrawing(), 100, groups, look);
    drawing.text(50, 212, '※　有収率は、水量を配水量で割った割合です。', { size: 7 });
    drawing.text(50, 232, '２　収支の見通し', { size: 9 }).text(400, 232, '（単位：千円）', { size: 7 });
    const layout = findLayout(draw(drawing, 240, groups, look).page());
    expect(layout.grids.map(textsOf)).toEqual([wanted(groups), wanted(groups)]);
  });

  test.each(looks)('another one below: %o', (look) => {
    const other = groups === water ? two : water;
    const drawing = draw(new PageDrawing(), 100, groups, look).text(50, 222, '２　収支の見通し', { size: 11 });
    const layout = findLayout(draw(drawing, 234, other, look).page());
    expect(layout.grids.map(textsOf)).toEqual([wanted(groups), wanted(other)]);
  });
});

test('a label of two lines beside labels of one is no heading of its neighbours', () => {
  const drawing = new PageDrawing();
  for (const y of [100, 130, 150, 170, 190]) drawing.horizontal(y, 50, 450);
  drawing
    .text(60, 119, '指標')
    .text(200, 119, '現状')
    .text(300, 112, '目標')
    .text(280, 124, '（令和９年度）')
    .text(400, 119, '備考');
  for (const row of [0, 1, 2]) {
    const y = 144 + 20 * row;
    drawing.text(60, y, `講座${row}`).text(200, y, `${row}5人`).text(300, y, `${row}9人`).text(400, y, '毎年');
  }
  const [grid] = findLayout(drawing.page()).grids;
  expect(textsOf(grid)[0]).toEqual(['指標', '現状', '目標/（令和９年度）', '備考']);
});

test('a rule that goes on beside the text that stands on its first piece is no underline', () => {
  const drawing = new PageDrawing().text(50, 98.5, '２　収支の見通し');
  const groups = two;
  draw(drawing, 100, groups, {});
  drawing.rulings.splice(0, 1);
  drawing.horizontal(100, 50, 130).horizontal(100, 130, 440);
  expect(findLayout(drawing.page()).grids.map(textsOf)).toEqual([wanted(groups)]);
});
