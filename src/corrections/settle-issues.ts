// Which doubts a line of corrections settles.

import type { DeclarationRow } from '../schema/declaration.js';
import type { IssueRow } from '../schema/issue.js';
import type { Observation } from '../schema/observation.js';
import { type Correction, type CorrectionField, correctionFields } from './correction-schema.js';

/** What a doubt about a value is about: a person who sets that very thing has settled it. */
type Aspect = 'value' | 'unit' | 'period' | 'kind' | 'other';

/** Codes say in their second part what they doubt; what is not known is settled only by an `accept` line. */
function aspectOf(code: string): Aspect {
  if (/year|period|era|date/.test(code)) return 'period';
  if (/kind|estimate|provisional/.test(code)) return 'kind';
  if (/unit/.test(code)) return 'unit';
  return code.startsWith('value/') ? 'value' : 'other';
}

const aspectsOfField: Partial<Record<CorrectionField, Aspect>> = {
  status: 'value',
  value_number: 'value',
  value_min: 'value',
  value_max: 'value',
  text_value: 'value',
  missing_reason: 'value',
  modifiers: 'value',
  unit: 'unit',
  value_kind: 'kind',
  fiscal_year: 'period',
  period_start: 'period',
  period_end: 'period',
};

/** The fields of an observation whose correction settles this doubt about how it was read; none where only an `accept` line does. */
export function fieldsThatSettle(
  issue: Pick<IssueRow, 'code' | 'level' | 'observation_id'>,
): readonly CorrectionField[] {
  const aspect = aspectOf(issue.code);
  if (issue.level === 'info' || issue.observation_id === '' || aspect === 'other') return [];
  return correctionFields.filter((field) => aspectsOfField[field] === aspect);
}

/** What a doubt about the document as a whole is about, by the second part of its code. */
const documentAspects: readonly (readonly [RegExp, readonly CorrectionField[]])[] = [
  [/fiscal-year|year/, ['document_fiscal_year']],
  [/municipality/, ['municipality', 'municipality_code']],
  [/stage/, ['stage']],
  [/title/, ['title']],
  [/department|speaker/, ['department']],
];

/** Do lines that set something of the document, or of the declaration that the doubt lies in, settle it? */
export function isSettledForDocument(
  issue: IssueRow,
  lines: readonly Correction[],
  declarations: readonly DeclarationRow[],
): boolean {
  if (issue.level === 'info' || issue.observation_id !== '' || !issue.code.startsWith('document/')) return false;
  const fields = documentAspects.find(([pattern]) => pattern.test(issue.code))?.[1] ?? [];
  const around = declarations.filter(
    ({ first_page, last_page }) => issue.page !== null && first_page <= issue.page && issue.page <= last_page,
  );
  const places = ['document', ...around.map(({ declaration }) => `declaration/${declaration}`)];
  return lines.some(({ place, field }) => places.includes(place) && fields.includes(field));
}

/** Do corrections of an observation's fields settle this doubt about how it was read? */
export function isSettledBy(issue: IssueRow, lines: readonly Correction[]): boolean {
  const fields = fieldsThatSettle(issue);
  return lines.some(({ field }) => fields.includes(field));
}

/**
 * Issues that make a value doubtful though they point at no value: those of level error on its page (an OCR layer), where none points at
 * the value itself.
 */
export function findCoveringIssues(observation: Observation, issues: readonly IssueRow[]): readonly IssueRow[] {
  if (!observation.needs_review) return [];
  const own = issues.some(
    ({ observation_id, level }) => observation_id === observation.observation_id && level !== 'info',
  );
  if (own) return [];
  return issues.filter(
    ({ observation_id, level, page }) => observation_id === '' && level === 'error' && page === observation.page,
  );
}

/** Fields whose correction says what the value is, whatever made it doubtful. */
export const valueFields: readonly CorrectionField[] = correctionFields.filter(
  (field) => aspectsOfField[field] === 'value',
);

/** Do lines about a value settle what made it doubtful from outside: corrected by a person, or each covering issue accepted for it? */
export function isCoverSettled(covering: readonly IssueRow[], lines: readonly Correction[]): boolean {
  if (covering.length === 0) return false;
  if (lines.some(({ field }) => valueFields.includes(field))) return true;
  return covering.every(({ code }) => lines.some(({ field, value }) => field === 'accept' && value === code));
}

/** Where an issue stands, as corrections name places: its observation, else its page, else the document. */
export function placeOfIssue(issue: IssueRow): string {
  if (issue.observation_id !== '') return placeOfObservation(issue.observation_id);
  return issue.page === null ? 'document' : `page/${issue.page}`;
}

/** `<table>/<row>/<column>/<part>` of an observation_id. */
export const placeOfObservation = (observationId: string): string => observationId.split('/').slice(1).join('/');

/** Does an `accept` line mean this very issue? On a page several may share a code: what they found, or their box, tells them apart. */
export function isAcceptedBy(issue: IssueRow, { place, value, printed_text, bbox }: Correction): boolean {
  if (issue.level === 'info' || issue.code !== value || placeOfIssue(issue) !== place) return false;
  if (issue.observation_id !== '') return true;
  return issue.actual === printed_text && (bbox === '' || issue.bbox === '' || issue.bbox === bbox);
}
