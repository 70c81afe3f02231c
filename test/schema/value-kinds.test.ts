import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indicatorSchema } from '../../src/schema/indicator.js';
import { observationSchema } from '../../src/schema/observation.js';
import { seriesSchema } from '../../src/schema/series.js';
import { kindMeta, kindTable, type ValueKind, valueKinds } from '../../src/schema/value-kinds.js';
import { kindInWords } from '../../src/series/words-for-values.js';

const partsCss = readFileSync(join(import.meta.dirname, '../../src/review/parts/parts.css'), 'utf8');
const suffixes = ['', '_text', '_document', '_page'];

test.each(valueKinds)('%s has its columns, its names and its look', (kind) => {
  const { name, printed, short, english, look } = kindMeta(kind);
  expect([name, printed, short, english, look.mark, look.letter].filter((text) => text.trim() === '')).toEqual([]);
  expect(look.colour).toMatch(/^#[0-9a-f]{6}$/u);
  for (const suffix of suffixes) {
    const meta = seriesSchema.shape[`${kind}${suffix}` as ValueKind].meta();
    expect(meta?.title).toContain(name);
    expect(meta?.['meaning']).toContain(english);
  }
  expect(indicatorSchema.shape[`${kind}_text`].meta()?.title).toBe(`${name}の表記`);
  expect(observationSchema.shape.value_kind.meta()?.['labels']).toHaveProperty(kind, printed);
  expect(kindInWords(kind)).toBe(name);
  // Charts are drawn in these colours, in the light and in the dark.
  expect(partsCss).toMatch(new RegExp(`^  --${kind}: light-dark\\(#[0-9a-f]{6}, #[0-9a-f]{6}\\);$`, 'm'));
});

test.each(['name', 'short', 'english'] as const)('no two kinds share their %s', (field) => {
  expect(new Set(valueKinds.map((kind) => kindMeta(kind)[field])).size).toBe(valueKinds.length);
});

test('no two kinds look the same in a chart, with colours and without', () => {
  const looks = valueKinds.map((kind) => kindMeta(kind).look);
  for (const of of ['colour', 'mark', 'letter'] as const) {
    expect(new Set(looks.map((look) => look[of])).size).toBe(valueKinds.length);
  }
  const shapes = looks.map(({ symbol, hollow, turned }) => `${symbol} ${hollow} ${turned}`);
  expect(new Set(shapes).size).toBe(valueKinds.length);
  expect(looks.every(({ letter }) => letter.length === 1 && letter.charCodeAt(0) < 0x80)).toBe(true);
});

test('the columns stand in the order of the table', () => {
  const numbers = Object.keys(seriesSchema.shape).filter((name) => name in kindTable);
  expect(numbers).toEqual([...valueKinds]);
});
