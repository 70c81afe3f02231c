import { issuesAlone, joinCity, type SeriesOptions, type SeriesTables } from './join-city.js';
import type { SeriesProjection } from './projection.js';

export type { SeriesOptions, SeriesTables } from './join-city.js';

/**
 * Twenty years of a large city's departments, each with a declaration, an interim and a result report, are some 15,000 indicator rows. Ten times
 * that fits in some 400 MB; more is no city, and would take the memory of the whole run.
 */
const MOST_ROWS = 150_000;

/** What tells one city from another: its code, or its name where no code is known. */
export const cityOf = ({ municipalityCode, municipality }: SeriesProjection): string =>
  municipalityCode || municipality.normalize('NFKC');

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * Joins the years city by city as the documents stream by, so that no more than one city is in memory; the tables of a city come in several
 * pieces, to be put one behind the other. The documents of a city must come
 * one after the other, as they do in the order of the contract; within a city their order makes no difference.
 */
export async function* joinYears(
  documents: AsyncIterable<SeriesProjection> | Iterable<SeriesProjection>,
  options: SeriesOptions = {},
): AsyncGenerator<SeriesTables> {
  let city: City | undefined;
  for await (const document of documents) {
    if (city && city.key !== cityOf(document)) {
      yield* closeCity(city, options);
      city = undefined;
    }
    city ??= { key: cityOf(document), documents: [], rows: 0 };
    city.rows += document.rows.length;
    if (city.rows <= (options.mostRows ?? MOST_ROWS)) city.documents.push(document);
    else city.documents.length = 0;
  }
  if (city) yield* closeCity(city, options);
}

/** The documents of one city as they come; none are kept any more once there are too many. */
interface City {
  readonly key: string;
  readonly documents: SeriesProjection[];
  rows: number;
}

async function* closeCity({ key, documents, rows }: City, options: SeriesOptions): AsyncGenerator<SeriesTables> {
  const most = options.mostRows ?? MOST_ROWS;
  if (rows <= most) yield* joinCity(documents, options);
  else yield issuesAlone([{ code: 'series/too-many-rows', actual: `${key} ${rows}`, expected: String(most) }]);
}

/** Joins the years of all documents at once. The same documents give the same rows, whatever their order. */
export async function buildSeries(
  documents: Iterable<SeriesProjection>,
  options: SeriesOptions = {},
): Promise<SeriesTables> {
  const ordered = [...documents].sort((left, right) => compareTexts(cityOf(left), cityOf(right)));
  const tables: SeriesTables[] = [];
  for await (const table of joinYears(ordered, options)) tables.push(table);
  return {
    series: tables.flatMap(({ series }) => series),
    links: tables.flatMap(({ links }) => links),
    changes: tables.flatMap(({ changes }) => changes),
    issues: tables.flatMap(({ issues }) => issues),
  };
}
