import { describe, expect, test } from 'vitest';
import { guessDarkRules } from '../../src/ocr/dark-rules.js';
import type { PictureRule } from '../../src/ocr/picture-rules.js';

const DPI = 200;
const header = { left: 100, top: 100, right: 700, bottom: 160 };
const down = (position: number, start: number, end: number): PictureRule => ({
  orientation: 'vertical',
  position,
  start,
  end,
  thickness: 2,
});
const letter = (left: number) => ({ left, top: 120, right: left + 20, bottom: 140 });
const table = [100, 300, 500, 700].map((x) => down(x, 161, 400));

describe('rules in a dark header', () => {
  test('are guessed from those that end at it, where no writing stands', () => {
    const { rules, boxes } = guessDarkRules([header], table, [letter(200), letter(600)], DPI);
    expect(rules).toEqual([down(300, 100, 160), down(500, 100, 160)]);
    expect(boxes).toEqual([header]);
  });

  test('are guessed where a piece of the rule is left', () => {
    const worn = { left: 299, top: 110, right: 302, bottom: 130 };
    expect(guessDarkRules([header], [down(300, 161, 400)], [worn], DPI).rules).toEqual([down(300, 100, 160)]);
  });

  test('are not guessed through writing, nor where they are seen', () => {
    const seen = [...table, down(500, 100, 160)];
    expect(guessDarkRules([header], seen, [letter(290)], DPI)).toEqual({ rules: [], boxes: [] });
  });

  test('are not guessed from rules that end elsewhere', () => {
    expect(guessDarkRules([header], [down(300, 200, 400)], [], DPI).rules).toEqual([]);
  });
});
