import { describe, expect, test } from 'vitest';
import { buildSeries, joinYears, type SeriesTables } from '../../src/series/build-series.js';
import { type SeriesProjection, seriesProjection } from '../../src/series/projection.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { makeHistory } from './history/make-history.js';
import { measureLinks } from './history/measure.js';
import { seededChance } from './history/random.js';
import { buildResult } from './history/result.js';
import { withKeywords } from './with-keywords.js';

const size = { departments: 30, from: 2008, years: 15, projectsPerDepartment: 10 };

describe.each([
  { seed: 1, numbered: true },
  { seed: 2, numbered: true },
  { seed: 3, numbered: false },
])('thirty departments over fifteen years (seed $seed, 事業番号 $numbered)', async ({ seed, numbered }) => {
  const history = makeHistory({ ...size, seed, numbered });
  const documents = await withKeywords(history.documents);
  const projections = documents.map((document) => seriesProjection(buildResult(document)));
  const tables = await buildSeries(projections, { segment });
  const measured = measureLinks(tables.links, history.truth);

  test('the history is long enough to mean something', () => {
    expect(history.truth.size).toBeGreaterThan(5000);
    expect(measured.certainPairs).toBeGreaterThan(5000);
  });

  test('certain links are right, all of them', () => {
    expect(measured.wrongPairs).toEqual([]);
    expect(measured.precision).toBe(1);
  });

  test('certain and proposed links cover the truth', () => {
    expect(measured.recall).toBeGreaterThanOrEqual(0.95);
    expect(measured.certainRecall).toBeGreaterThanOrEqual(0.65);
  });

  test('most proposals are right, so that they are worth a look', () => {
    expect(measured.proposalPrecision).toBeGreaterThanOrEqual(0.9);
  });

  test('every row is in exactly one series', () => {
    const inForce = tables.links.filter(({ certainty }) => certainty !== 'proposed');
    const refs = inForce.map(({ document_id, table, row }) => `${document_id}/${table}/${row}`);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.toSorted()).toEqual([...history.truth.keys()].toSorted());
  });
});

describe('without a dictionary', async () => {
  const history = makeHistory({ ...size, departments: 8, seed: 4, numbered: true });
  const projections = history.documents.map((document) => seriesProjection(buildResult(document)));

  test('names are compared as written, and certain links are as right', async () => {
    const measured = measureLinks((await buildSeries(projections)).links, history.truth);
    expect(measured.precision).toBe(1);
    expect(measured.recall).toBeGreaterThanOrEqual(0.95);
  });
});

function shuffled<Thing>(things: readonly Thing[], seed: number): Thing[] {
  const chance = seededChance(seed);
  return things
    .map((thing) => ({ thing, at: chance.next() }))
    .sort((left, right) => left.at - right.at)
    .map(({ thing }) => thing);
}

async function collect(documents: readonly SeriesProjection[]): Promise<SeriesTables[]> {
  const tables: SeriesTables[] = [];
  for await (const table of joinYears(documents)) tables.push(table);
  return tables;
}

describe('order and cities', async () => {
  const options = { ...size, departments: 4, years: 6 };
  const city = (seed: number, municipalityCode: string): SeriesProjection[] =>
    makeHistory({ ...options, seed, numbered: true }).documents.map((document) =>
      seriesProjection(
        buildResult({ ...document, id: `${municipalityCode.slice(-2)}${document.id.slice(2)}`, municipalityCode }),
      ),
    );
  const [east, west] = [city(5, '999911'), city(5, '999922')];

  test.each([1, 2, 3])('the same documents in any order give the same rows (%i)', async (seed) => {
    expect(await buildSeries(shuffled([...east, ...west], seed))).toEqual(await buildSeries([...east, ...west]));
  });

  test('cities stream by one at a time and are never joined with each other', async () => {
    const streamed = await collect([...east, ...west]);
    const ofWest = streamed.filter(({ links }) => links[0]?.municipality_code === '999922');
    expect(ofWest.flatMap(({ links }) => links)).toEqual((await buildSeries(west)).links);
    for (const { links } of streamed) {
      expect(new Set(links.map(({ municipality_code }) => municipality_code)).size).toBeLessThanOrEqual(1);
      expect(new Set(links.map(({ series_id }) => series_id.slice(0, 2))).size).toBeLessThanOrEqual(1);
    }
  });

  test('more rows than a city can have are not joined, and it is said', async () => {
    const rows = west.reduce((sum, document) => sum + document.rows.length, 0);
    const tables = await buildSeries([...east, ...west], { mostRows: rows - 1 });
    expect(tables.issues.map(({ code }) => code)).toEqual(['series/too-many-rows', 'series/too-many-rows']);
    expect(tables.links).toEqual([]);
    expect((await buildSeries(west, { mostRows: rows })).links).not.toEqual([]);
  });

  test('the tables of many copies of one declaration come in pieces, each series whole', async () => {
    const copies = Array.from({ length: 2000 }, (_, index) =>
      east.slice(0, 1).map((document) => ({ ...document, documentId: String(index).padStart(12, '0') })),
    ).flat();
    const pieces = (await collect(copies)).filter(({ links }) => links.length > 0);
    expect(pieces.length).toBeGreaterThan(1);
    for (const { links } of pieces) expect(links.length).toBeLessThanOrEqual(5000);
    const ids = pieces.flatMap(({ links }) => [...new Set(links.map(({ series_id }) => series_id))]);
    expect(ids.length).toBe(new Set(ids).size);
    expect(pieces.flatMap(({ links }) => links).length).toBe(2000 * (copies[0]?.rows.length ?? 0));
  });

  test('nothing comes of nothing', async () => {
    expect(await buildSeries([])).toEqual({ series: [], links: [], changes: [], issues: [] });
  });
});
