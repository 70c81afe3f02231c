import { describe, expect, test } from 'vitest';
import { toleranceCases } from '../../src/tables/tolerance-cases.js';
import { namedTolerances } from '../../src/tables/tolerances.js';
import { corpus } from './recipe/small-tables.js';
import { layoutText, movesOf, withTolerance } from './recipe/tolerance-moves.js';

const pages = new Map(corpus.map(({ name, page }) => [name, page]));
const sides = ['below', 'above'] as const;
const held = namedTolerances.flatMap(([name, tolerance]) =>
  sides.flatMap((side) => {
    const page = pages.get(toleranceCases[name]?.[side] ?? '');
    return page ? [[name, side, tolerance, page] as const] : [];
  }),
);

describe('a tolerance is held by the small table that the record names', () => {
  test.each(held)('%s from %s', (name, side, tolerance, page) => {
    const moved = withTolerance(name, movesOf(tolerance)[side], () => layoutText(page));
    expect(moved).not.toBe(layoutText(page));
  });

  test('every tolerance is in the list of cases, and those that nothing holds on both sides say why', () => {
    expect(Object.keys(toleranceCases)).toEqual(namedTolerances.map(([name]) => name));
    const silent = namedTolerances.filter(
      ([name, { unheld }]) => unheld === undefined && sides.some((side) => toleranceCases[name]?.[side] === null),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});
