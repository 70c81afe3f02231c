// The list of documents: search, filters, order, and the address that keeps them.

import type { ListedDocument } from '../review-data.js';
import { foldText } from './dom.js';

/** Columns that the list is sorted by. */
export const sortKeys = ['doubts', 'document', 'year', 'department', 'values', 'settled', 'checked', 'status'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Which documents are shown, and in which order: all of it stands in the address. */
export interface Wanted {
  readonly q: string;
  readonly year: string;
  readonly department: string;
  readonly kind: string;
  readonly show: '' | 'open' | 'unchecked' | 'failed' | 'others';
  readonly sort: SortKey;
  readonly down: boolean;
}

/** In which direction a column is sorted at first: what needs work comes first. */
const startsDown: Readonly<Record<SortKey, boolean>> = {
  doubts: true,
  document: false,
  year: true,
  department: false,
  values: true,
  settled: true,
  checked: false,
  status: true,
};

const shows = ['open', 'unchecked', 'failed', 'others'] as const;

export function readWanted(parameters: URLSearchParams): Wanted {
  const get = (name: string): string => parameters.get(name) ?? '';
  const sort = sortKeys.find((key) => key === get('sort')) ?? 'doubts';
  const down = get('order') === '' ? startsDown[sort] : get('order') === 'down';
  const show = shows.find((known) => known === get('show')) ?? '';
  return { q: get('q'), year: get('year'), department: get('department'), kind: get('kind'), show, sort, down };
}

/** The address's parameters of a wish; what goes without saying is left out. */
export function parametersOf({ sort, down, ...wanted }: Wanted): Record<string, string> {
  const isUsual = sort === 'doubts';
  const order = down === startsDown[sort] ? '' : down ? 'down' : 'up';
  return { ...wanted, sort: isUsual ? '' : sort, order };
}

/** The wish after a click on a column's head: sorted by it, or the other way round. */
export const sortedBy = (wanted: Wanted, sort: SortKey): Wanted =>
  wanted.sort === sort ? { ...wanted, down: !wanted.down } : { ...wanted, sort, down: startsDown[sort] };

const searchText = ({ title, municipality, department, source_file, document_id }: ListedDocument): string =>
  foldText([title, municipality, department, source_file, document_id].join(' '));

function isShown(document: ListedDocument, show: Wanted['show']): boolean {
  switch (show) {
    case 'open':
      return document.doubts.length > 0;
    case 'unchecked':
      return document.checked === null;
    case 'failed':
      return document.status === 'failed';
    case 'others':
      return document.kind === 'other' || document.kind === '';
    default:
      return true;
  }
}

function isWanted(document: ListedDocument, wanted: Wanted): boolean {
  return (
    foldText(wanted.q)
      .split(/\s+/)
      .every((word) => searchText(document).includes(word)) &&
    (wanted.year === '' || String(document.document_fiscal_year ?? '') === wanted.year) &&
    (wanted.department === '' || document.department === wanted.department) &&
    (wanted.kind === '' || document.doubts.some(({ code }) => code === wanted.kind)) &&
    isShown(document, wanted.show)
  );
}

const nameOf = ({ title, source_file }: ListedDocument): string => (title === '' ? source_file : title);
const statusRank = { complete: 0, partial: 1, failed: 2 } as const;

/** Compared by number, else by text. */
function sortValue(document: ListedDocument, key: SortKey): number | string {
  switch (key) {
    case 'doubts':
      return document.doubts.length;
    case 'document':
      return nameOf(document);
    case 'year':
      return document.document_fiscal_year ?? 0;
    case 'department':
      return document.department;
    case 'values':
      return document.observations;
    case 'settled':
      return document.settled;
    case 'checked':
      return document.checked?.at ?? '';
    case 'status':
      return statusRank[document.status];
    default:
      return key satisfies never;
  }
}

/** The documents wanted, in the order wanted; those that are equal in it stay as they were. */
export function findDocuments(documents: readonly ListedDocument[], wanted: Wanted): readonly ListedDocument[] {
  const sign = wanted.down ? -1 : 1;
  return documents
    .filter((document) => isWanted(document, wanted))
    .map((document) => ({ document, value: sortValue(document, wanted.sort) }))
    .sort((a, b) => {
      if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
      return sign * String(a.value).localeCompare(String(b.value), 'ja');
    })
    .map(({ document }) => document);
}
