import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { placedGlyphs, textsOf } from './draw-page.js';
import { corpus, misread, type SmallTables } from './recipe/small-tables.js';

const layouts = new Map(corpus.map((one) => [one, findLayout(one.page)] as const));

/** What is read on a page, in the form of its truth. */
function readOf(one: SmallTables): Pick<SmallTables, 'tables' | 'around'> {
  const { grids, lines } = layouts.get(one) ?? findLayout(one.page);
  return { tables: grids.map(textsOf), around: lines.map(({ text }) => text).sort() };
}

const truthOf = ({ tables, around }: SmallTables): Pick<SmallTables, 'tables' | 'around'> => ({
  tables,
  around: [...around].sort(),
});

describe('small tables of a recipe are read as a person reads them', () => {
  const right = corpus.filter(({ name }) => misread[name] === undefined);

  test.each(right.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(readOf(one)).toEqual(truthOf(one));
  });

  test('but for these', () => {
    const wrong = corpus.filter((one) => JSON.stringify(readOf(one)) !== JSON.stringify(truthOf(one)));
    expect(wrong.map(({ name }) => name)).toEqual(Object.keys(misread));
  });

  test('no glyph is lost on any of them', () => {
    for (const [{ page }, layout] of layouts) expect(placedGlyphs(layout)).toEqual(page.glyphs);
  });
});
