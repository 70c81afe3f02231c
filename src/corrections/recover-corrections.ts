import type { DocumentResult } from '../schema/document-result.js';
import type { Observation } from '../schema/observation.js';
import { type Correction, observationFields } from './correction-schema.js';
import { placeOfIssue, placeOfObservation } from './settle-issues.js';

type Line = Pick<Correction, 'place' | 'printed_text' | 'field' | 'value' | 'reason'> & Partial<Correction>;

/** Who answers for a correction, as its issue says it in its last brackets. */
const authorOf = (expected: string): string => /\(([^()]*)\)$/.exec(expected)?.[1] ?? expected;

/** What a person set of one value. */
function linesOfValue(before: object, after: Observation, reason: string): readonly Line[] {
  const { page, bbox, value_text } = after;
  return observationFields
    .filter((field) => field in before)
    .map((field) => ({
      place: placeOfObservation(after.observation_id),
      page: String(page),
      bbox,
      printed_text: value_text,
      field,
      value: String(after[field] ?? ''),
      reason,
    }));
}

function linesOfValues({ observations, read_before_correction, issues }: DocumentResult): readonly Line[] {
  return Object.entries(read_before_correction).flatMap(([id, before]): readonly Line[] => {
    const said = issues.find(({ code, observation_id }) => code === 'correction/applied' && observation_id === id);
    const after = observations.find(({ observation_id }) => observation_id === id);
    if (after) return linesOfValue(before, after, authorOf(said?.expected ?? ''));
    const removed = issues.find(({ code, actual }) => code === 'correction/removed' && actual.startsWith(`${id} `));
    const printed_text = before.value_text ?? '';
    const reason = removed?.expected ?? '';
    return [{ place: placeOfObservation(id), printed_text, field: 'not_an_observation', value: 'true', reason }];
  });
}

/** Doubts that a person accepted: `code 「what it names」`. */
function linesOfAccepts({ issues, observations }: DocumentResult): readonly Line[] {
  return issues
    .filter(({ code }) => code === 'correction/accepted')
    .map((issue): Line => {
      const [, value = '', named = ''] = /^(\S+)(?: 「([\s\S]*)」)?$/.exec(issue.actual) ?? [];
      const there = observations.find(({ observation_id }) => observation_id === issue.observation_id);
      const printed_text = there?.value_text ?? named;
      return { place: placeOfIssue(issue), printed_text, field: 'accept', value, reason: issue.expected };
    });
}

/**
 * The lines that a corrected result was made with (訂正の復元): for folders of version 0.1, which replayed a file and did not keep it. What a person decided
 * about series is not in a document's result and is not found here.
 */
export function recoverCorrections(result: DocumentResult): readonly Correction[] {
  const nothing = { page: '', bbox: '', by: '', at: '' };
  return [...linesOfValues(result), ...linesOfAccepts(result)].map((line) => ({
    document: result.document.document_id,
    ...nothing,
    ...line,
  }));
}
