import type { SKRSContext2D } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../src/ocr/agreement.js';
import { labelComponents } from '../../src/ocr/components.js';
import { findFaces } from '../../src/ocr/faces.js';
import { findText } from '../../src/ocr/find-lines.js';
import { flattenGround } from '../../src/ocr/flatten-ground.js';
import { settleLookalikes } from '../../src/ocr/lookalikes.js';
import type { Grey } from '../../src/ocr/picture.js';
import { eraseRules, findPictureRules } from '../../src/ocr/picture-rules.js';
import { findSkew, straighten } from '../../src/ocr/straighten.js';
import { drawPicture as draw, toInk } from './drawn.js';

const DPI = 200;

/** A table of three by three cells, its middle row merged into one cell. */
function table(context: SKRSContext2D): void {
  for (const y of [100, 200, 300, 400]) context.fillRect(100, y - 1, 602, 2);
  for (const x of [100, 700]) context.fillRect(x - 1, 100, 2, 300);
  for (const x of [300, 500]) for (const y of [100, 300]) context.fillRect(x - 1, y, 2, 100);
}

describe('the ground', () => {
  test('a shaded cell becomes as white as the paper, and its writing stays', () => {
    const page = draw(400, 400, (context) => {
      context.fillStyle = '#b0b0b0';
      context.fillRect(100, 100, 200, 200);
      context.fillStyle = '#202020';
      context.fillRect(180, 180, 20, 4);
    });
    const flat = flattenGround(page, DPI);
    expect(flat.data[150 * 400 + 150]).toBeGreaterThan(230);
    expect(flat.data[182 * 400 + 190]).toBeLessThan(80);
  });
});

describe('skew', () => {
  test.each([-2.4, -0.37, 0.8, 3])('is found to a hundredth of a degree: %d°', (degrees) => {
    const page = draw(900, 700, (context) => {
      context.translate(450, 350);
      context.rotate((degrees * Math.PI) / 180);
      context.translate(-450, -350);
      table(context);
    });
    const skew = findSkew(toInk(page));
    expect(Math.abs(skew - degrees)).toBeLessThan(0.06);
    expect(Math.abs(findSkew(toInk(straighten(page, skew))))).toBeLessThan(0.06);
  });

  test('a straight page is left as it is', () => {
    const page = draw(900, 700, table);
    expect(straighten(page, findSkew(toInk(page)))).toBe(page);
  });
});

describe('rules', () => {
  test('of a table are found, with the cells that they close; a merged cell is one', () => {
    const ink = toInk(draw(900, 700, table));
    const rules = findPictureRules(ink, DPI);
    expect(
      rules.filter(({ orientation }) => orientation === 'horizontal').map(({ position }) => Math.round(position)),
    ).toEqual([100, 200, 300, 400]);
    const faces = findFaces(rules, 900, 700, DPI);
    const at = (x: number, y: number): number => faces.at(x, y);
    expect(new Set([at(200, 150), at(400, 150), at(600, 150)]).size).toBe(3);
    expect(new Set([at(200, 250), at(400, 250), at(600, 250)]).size).toBe(1);
    expect(at(200, 250)).not.toBe(at(200, 150));
    expect(faces.isOpen(at(50, 50))).toBe(true);
    expect(faces.isOpen(at(400, 250))).toBe(false);
  });

  test('strokes of letters between two close rules are none', () => {
    const letters = draw(900, 300, (context) => {
      context.fillRect(100, 99, 700, 2);
      context.fillRect(100, 129, 700, 2);
      // 田: strokes that join each other.
      for (const x of [200, 212, 224]) context.fillRect(x, 101, 2, 28);
      for (const y of [104, 114, 124]) context.fillRect(200, y, 26, 2);
    });
    expect(findPictureRules(toInk(letters), DPI).filter(({ orientation }) => orientation === 'vertical')).toEqual([]);
  });

  test('strokes of letters that touch those of the next line are none', () => {
    const letters = draw(900, 300, (context) => {
      context.fillRect(100, 99, 700, 2);
      context.fillRect(100, 199, 700, 2);
      // 部 over 第: a long stroke, with shorter ones beside it.
      context.fillRect(200, 101, 3, 52);
      for (let y = 104; y < 150; y += 12) context.fillRect(203, y, 14, 3);
    });
    expect(findPictureRules(toInk(letters), DPI).filter(({ orientation }) => orientation === 'vertical')).toEqual([]);
  });

  test('a thick rule of a low row is one in line with a longer rule, and none alone: it may be a 1', () => {
    const rows = (withLonger: boolean): Grey =>
      draw(900, 500, (context) => {
        for (const y of [99, 123, 399]) context.fillRect(100, y, 700, 2);
        context.fillRect(399, 99, 3, 26);
        if (withLonger) context.fillRect(399, 200, 3, 200);
      });
    const verticals = (grey: Grey) =>
      findPictureRules(toInk(grey), DPI).filter(({ orientation }) => orientation === 'vertical');
    expect(verticals(rows(true))).toHaveLength(2);
    expect(verticals(rows(false))).toEqual([]);
  });

  test('the rule of a single low row stands alone, and is one', () => {
    const row = draw(900, 300, (context) => {
      context.fillRect(100, 99, 700, 2);
      context.fillRect(100, 129, 700, 2);
      context.fillRect(400, 99, 2, 32);
    });
    expect(findPictureRules(toInk(row), DPI).filter(({ orientation }) => orientation === 'vertical')).toHaveLength(1);
  });

  test('are not the bars of a stamp that lies over a table', () => {
    const stamped = draw(900, 700, (context) => {
      table(context);
      context.fillRect(230, 150, 180, 3);
    });
    const rules = findPictureRules(toInk(stamped), DPI).filter(({ orientation }) => orientation === 'horizontal');
    expect(rules.map(({ position }) => Math.round(position))).toEqual([100, 200, 300, 400]);
  });

  test('erased, they leave a letter that crosses them', () => {
    const ink = toInk(
      draw(900, 700, (context) => {
        table(context);
        context.fillRect(398, 185, 4, 40);
      }),
    );
    const { components } = labelComponents(eraseRules(ink, findPictureRules(ink, DPI), DPI));
    expect(components.map(({ left, top, right, bottom }) => [left, top, right, bottom])).toContainEqual([
      398, 185, 402, 225,
    ]);
  });
});

describe('witnesses', () => {
  test('figures are compared with their points, separators and signs', () => {
    expect(figuresOf('1,204件')).toEqual(['1,204']);
    expect(figuresOf('1.204件')).toEqual(['1.204']);
    expect(figuresOf('△３．５％(平成29年度)')).toEqual(['△3.5%', '29']);
  });
});

test.each([
  ['コミュニティー', 'コミュニティー'],
  ['センタ一設置', 'センター設置'],
  ['窓口ワンストップ', '窓口ワンストップ'],
  ['二ーズ', 'ニーズ'],
  ['コミュ二ティ', 'コミュニティ'],
  ['第一次', '第一次'],
  ['06一101', '06-101'],
  ['窓ロ対応', '窓口対応'],
  ['{窓口を増やします】', '【窓口を増やします】'],
  ['【窓口を増やします}', '【窓口を増やします】'],
  ['{窓口}', '{窓口}'],
  ['防犯カメラ', '防犯カメラ'],
  ['体力テスト', '体力テスト'],
])('characters that look alike are told apart by their neighbours: %s', (read, wanted) => {
  expect(settleLookalikes([...read]).join('')).toBe(wanted);
});

test('the full stop of the last line of a cell is read, though the rule below is near; what is left of a rule is not', () => {
  const em = 25;
  const page = draw(900, 300, (context) => {
    for (const y of [99, 159]) context.fillRect(100, y, 700, 2);
    for (const x of [100, 798]) context.fillRect(x, 99, 2, 62);
    for (let at = 0; at < 6; at += 1) {
      context.fillRect(120 + at * em, 143, 17, 3);
      context.fillRect(127 + at * em, 133, 3, 22);
    }
    context.lineWidth = 2;
    context.beginPath();
    context.arc(120 + 6 * em, 153, 3, 0, 2 * Math.PI);
    context.stroke();
    // Worn off the rule below.
    context.fillRect(500, 157, 9, 1);
  });
  const ink = toInk(page);
  const rules = findPictureRules(ink, DPI);
  const { components } = labelComponents(eraseRules(ink, rules, DPI));
  const { blocks } = findText(components, findFaces(rules, 900, 300, DPI), rules, DPI);
  expect(blocks).toHaveLength(1);
  expect(blocks[0]?.right).toBeGreaterThan(120 + 6 * em);
  expect(blocks[0]?.right).toBeLessThan(400);
});

test('a point between figures that are as wide as kanji is read, and not sure', () => {
  const page = draw(900, 300, (context) => {
    for (const y of [99, 199]) context.fillRect(100, y, 700, 2);
    for (const x of [100, 798]) context.fillRect(x, 99, 2, 102);
    // 漢８．３: a kanji, two figures in the middle of their ems, and a point in the left corner of its own.
    context.fillRect(300, 140, 24, 24);
    context.fillRect(332, 143, 12, 18);
    context.fillRect(352, 157, 4, 4);
    context.fillRect(382, 143, 12, 18);
    // Dust where no point can stand.
    context.fillRect(365, 141, 4, 4);
  });
  const ink = toInk(page);
  const rules = findPictureRules(ink, DPI);
  const { components } = labelComponents(eraseRules(ink, rules, DPI));
  const { blocks } = findText(components, findFaces(rules, 900, 300, DPI), rules, DPI);
  const lefts = blocks.flatMap(({ lines }) => lines.flatMap(({ pieces }) => pieces.flatMap((each) => each.components)));
  expect(lefts.map(({ left }) => left).sort((a, b) => a - b)).toEqual([300, 332, 352, 382]);
  expect(blocks.flatMap(({ specks }) => specks.map(({ left }) => left)).sort((a, b) => a - b)).toEqual([352, 365]);
});
