import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { placedGlyphs, textsOf } from './draw-page.js';
import { corpus, type SmallTables } from './recipe/small-tables.js';

/** Pages that are read otherwise than a person reads them, and why; each is to leave this list when its class is read. */
const misread: Readonly<Record<string, string>> = {
  'sparse 1': 'neighbouring rows whose figures stand in different columns are taken as one',
  'worded 4': 'the first rows of a table of three columns fall away, the second of which holds words',
  'two-levels 1': 'headings over years, set apart from them as rows are, are left outside',
  'two-levels 3': 'a heading over two years is taken for the second one’s',
  'two-levels 4': 'a heading over two years is taken for the second one’s',
  'stub 2': 'labels between rows alone, in a column of their own, are taken for rows',
  'horizontal-levels 1': 'a heading over three years is taken for the middle one’s',
  'between 4': 'the second line of a label below the last rule is left outside',
};

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
