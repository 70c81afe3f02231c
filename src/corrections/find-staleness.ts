import type { DocumentResult } from '../schema/document-result.js';
import type { Observation } from '../schema/observation.js';
import type { Correction } from './correction-schema.js';
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
function boxesMeet(one: string, other: string): boolean {
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

/** Does a correction still fit what was read? undefined where it does. */
export function findStaleness(correction: Correction, result: DocumentResult): Staleness | undefined {
  return /^\d/.test(correction.place)
    ? findValueStaleness(correction, result.observations)
    : findPageStaleness(correction, result.issues);
}
