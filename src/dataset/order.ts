// The order of documents and rows in every file, the same on every machine.

import type { DocumentResult } from '../schema/document-result.js';

/** What the order of documents depends on: columns of documents.csv. */
export interface OrderedDocument {
  readonly municipality_code: string;
  readonly municipality: string;
  readonly document_fiscal_year: number | null;
  readonly department: string;
  readonly document_id: string;
}

/** Order of code points, the same on every machine: no locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [[...a], [...b]];
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A document without a year stands before those that have one, as an empty cell sorts before a full one. */
const yearOf = (document: OrderedDocument): number => document.document_fiscal_year ?? Number.NEGATIVE_INFINITY;

/** Order of documents in every file: municipality, document fiscal year, department, document_id. Total: no two documents are equal. */
export function compareDocuments(a: OrderedDocument, b: OrderedDocument): number {
  const years = yearOf(a) === yearOf(b) ? 0 : yearOf(a) - yearOf(b);
  return (
    compareText(a.municipality_code, b.municipality_code) ||
    compareText(a.municipality, b.municipality) ||
    years ||
    compareText(a.department, b.department) ||
    compareText(a.document_id, b.document_id)
  );
}

/** Numbers of an id such as `22e1df3fb0bf/1/12/4/1` behind the document: table, row, column, part. */
const placeOf = (observationId: string): number[] => observationId.split('/').slice(1).map(Number);

/** What the order of observations inside one document depends on. */
interface OrderedObservation {
  readonly observation_id: string;
  readonly page: number;
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

interface Positioned {
  readonly declaration: number;
  readonly position: number;
}

const byPosition = (a: Positioned, b: Positioned): number => a.declaration - b.declaration || a.position - b.position;

/**
 * Observations of one document in the order of the files: page, table, row, column, part; as numbers, so that row 10 follows row 9. Ids are
 * taken apart once, not at every comparison.
 */
function orderObservations<T extends OrderedObservation>(observations: readonly T[]): T[] {
  return observations
    .map((observation) => ({ observation, place: [observation.page, ...placeOf(observation.observation_id)] }))
    .sort(
      (a, b) =>
        comparePlaces(a.place, b.place) || compareText(a.observation.observation_id, b.observation.observation_id),
    )
    .map(({ observation }) => observation);
}

/** A result with its rows in the order of the files, whatever order they were built in. Rows of the same place keep theirs. */
export function orderResult(result: DocumentResult): DocumentResult {
  return {
    ...result,
    observations: orderObservations(result.observations),
    indicators: result.indicators.toSorted((a, b) => a.page - b.page || a.table - b.table || a.row - b.row),
    divisions: result.divisions.toSorted(byPosition),
    roles: result.roles.toSorted(byPosition),
  };
}
