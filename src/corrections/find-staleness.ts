import type { DeclaredTable, DocumentResult } from '../schema/document-result.js';
import type { Observation } from '../schema/observation.js';
import {
  type Correction,
  declarationFields,
  documentFields,
  type IndicatorField,
  indicatorFields,
} from './correction-schema.js';
import { type Place, readPlace } from './place.js';
import { hasHeader } from './pointed-columns.js';
import { placeOfIssue, placeOfObservation } from './settle-issues.js';

/** Why a correction no longer fits: what it was made for, and what stands there now. */
export interface Staleness {
  readonly expected: string;
  readonly actual: string;
}

const quote = (place: string, text: string): string => `${place} 「${text}」`;

/** Numbers of a bbox; undefined where there is none. */
const edgesOf = (bbox: string): readonly number[] | undefined =>
  bbox === '' ? undefined : bbox.split(' ').map(Number);

/** Do two boxes of one page share more than an edge? A better measured font moves a box a little, another cell is elsewhere. */
export function boxesMeet(one: string, other: string): boolean {
  const [left = 0, top = 0, right = 0, bottom = 0] = edgesOf(one) ?? [];
  const [otherLeft = 0, otherTop = 0, otherRight = 0, otherBottom = 0] = edgesOf(other) ?? [];
  return left < otherRight && otherLeft < right && top < otherBottom && otherTop < bottom;
}

function standsWhere(correction: Correction, observation: Observation): boolean {
  const { page, bbox } = correction;
  return (
    (page === '' || Number(page) === observation.page) &&
    (bbox === '' || bbox === observation.bbox || boxesMeet(bbox, observation.bbox))
  );
}

const describeGuards = ({ page, bbox }: Pick<Correction, 'page' | 'bbox'>): string =>
  [page === '' ? '' : ` p.${page}`, bbox === '' ? '' : ` [${bbox}]`].join('');

function whatWasMeant(correction: Correction, withGuards: boolean): string {
  const { place, printed_text, field, value } = correction;
  const guards = withGuards ? describeGuards(correction) : '';
  return `${quote(place, printed_text)}${guards} (${field}=${value})`;
}

/** A line about a value: its place must hold one, with the text that was printed there, where it was on the page. */
function findValueStaleness(correction: Correction, observations: readonly Observation[]): Staleness | undefined {
  const { place, printed_text } = correction;
  const there = observations.find((observation) => placeOfObservation(observation.observation_id) === place);
  if (!there) {
    const elsewhere = observations.filter((observation) => observation.value_text === printed_text).slice(0, 3);
    const places = elsewhere.map((observation) => placeOfObservation(observation.observation_id)).join(', ');
    return {
      expected: whatWasMeant(correction, false),
      actual: places === '' ? '—' : `— (「${printed_text}」: ${places})`,
    };
  }
  if (there.value_text === printed_text && standsWhere(correction, there)) return undefined;
  const moved = there.value_text === printed_text;
  const guards = moved ? describeGuards({ page: String(there.page), bbox: there.bbox }) : '';
  return { expected: whatWasMeant(correction, moved), actual: `${quote(place, there.value_text)}${guards}` };
}

/** An accepted doubt about a page or the document: stale where the same doubt now names another text, moot where it is gone. */
function findPageStaleness(correction: Correction, issues: DocumentResult['issues']): Staleness | undefined {
  const { place, value, printed_text } = correction;
  const same = issues.filter((issue) => issue.code === value && placeOfIssue(issue) === place);
  const [first] = same;
  if (!first || same.some((issue) => issue.actual === printed_text)) return undefined;
  return { expected: whatWasMeant(correction, false), actual: quote(place, first.actual) };
}

/** How a table is told from others: the headers of its columns, else its first row. */
export function nameOfTable({ columns, cells }: DeclaredTable): string {
  const headers = columns.map(({ header }) => header).filter((text) => text !== '');
  const first = cells.filter(({ row }) => row === cells[0]?.row).map(({ text }) => text);
  return (headers.length > 0 ? headers : first).join(' ');
}

/** What stands at a place that is no value, as it was read: the text that a line about it must name; undefined where there is nothing. */
export function textAt(place: Exclude<Place, { kind: 'value' | 'page' }>, field: string, result: DocumentResult) {
  switch (place.kind) {
    case 'document': {
      const column = documentFields.find((known) => known === field);
      return column && String(result.document[column] ?? '');
    }
    case 'declaration': {
      const column = declarationFields.find((known) => known === field);
      const row = result.declarations.find(({ declaration }) => declaration === place.declaration);
      return column && row && String(row[column] ?? '');
    }
    case 'row': {
      const row = result.indicators.find(({ table, row: number }) => table === place.table && number === place.row);
      return (
        row && (indicatorFields.some((known) => known === field) ? row[field as IndicatorField] : row.indicator_name)
      );
    }
    case 'table': {
      const table = result.tables.find((one) => one.table === place.table);
      return table && nameOfTable(table);
    }
    case 'column':
      return result.tables
        .find((one) => one.table === place.table)
        ?.columns.find(({ column }) => column === place.column)?.header;
    default:
      return place satisfies never;
  }
}

/** A line about a row, a column, a table or the document: stale where another text stands there. */
function findTextStaleness(
  correction: Correction,
  place: Exclude<Place, { kind: 'value' | 'page' }>,
  result: DocumentResult,
): Staleness | undefined {
  const text = textAt(place, correction.field, result);
  if (text === correction.printed_text) return undefined;
  return {
    expected: whatWasMeant(correction, false),
    actual: text === undefined ? '—' : quote(correction.place, text),
  };
}

/** An addition is stale where the program now reads what it adds, or where the document has no such page. */
function findAddedStaleness(correction: Correction, place: Place, result: DocumentResult): Staleness | undefined {
  const { page, place: text } = correction;
  const expected = whatWasMeant(correction, true);
  if (Number(page) > result.document.pages) return { expected, actual: `p.1–${result.document.pages}` };
  const there =
    place.kind === 'row'
      ? result.indicators.find(({ table, row }) => table === place.table && row === place.row)?.indicator_name
      : result.observations.find(({ observation_id }) => placeOfObservation(observation_id) === text)?.value_text;
  return there === undefined ? undefined : { expected, actual: quote(text, there) };
}

/** Does a correction still fit what was read? undefined where it does. `added`: places that other lines add. */
export function findStaleness(
  correction: Correction,
  result: DocumentResult,
  added: ReadonlyMap<string, string>,
): Staleness | undefined {
  const place = readPlace(correction.place);
  if (!place) return { expected: whatWasMeant(correction, false), actual: '—' };
  if (correction.field === 'add') return findAddedStaleness(correction, place, result);
  if (added.has(correction.place)) return undefined;
  if (place.kind === 'value') return findValueStaleness(correction, result.observations);
  if (place.kind === 'page' || correction.field === 'accept') return findPageStaleness(correction, result.issues);
  if (place.kind === 'column' && hasHeader(result, correction)) return undefined;
  return findTextStaleness(correction, place, result);
}
