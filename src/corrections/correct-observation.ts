import type { Observation } from '../schema/observation.js';
import { observationSchema } from '../schema/observation.js';
import { type Correction, type ObservationField, observationFields } from './correction-schema.js';

/** New values of an observation's fields, as text; a later line about the same field has replaced an earlier one. */
export type FieldChanges = Partial<Record<ObservationField, string>>;

const isObservationField = (field: string): field is ObservationField =>
  observationFields.some((known) => known === field);

/** The lines that set a field → the changes that they ask for together. */
export function findChanges(corrections: readonly Correction[]): FieldChanges {
  const changes: FieldChanges = {};
  for (const { field, value } of corrections) {
    if (isObservationField(field)) changes[field] = field === 'modifiers' ? sortWords(value) : value;
  }
  return changes;
}

const sortWords = (text: string): string =>
  [...new Set(text.split(' ').filter((word) => word !== ''))].sort().join(' ');

/**
 * The status that the changes bring about: the one named, else what follows from what was set (figures make a number, a
 * reason makes it missing, a bound a range), else words where the figures were taken away, else as it was.
 */
function findStatus(before: Observation, changes: FieldChanges): Observation['status'] | string {
  if (changes.status !== undefined) return changes.status;
  if (changes.missing_reason) return 'missing';
  if (changes.value_number) return 'number';
  if (changes.value_min || changes.value_max) return 'range';
  const text = changes.text_value ?? before.text_value;
  const lostNumber = before.status === 'number' && changes.value_number === '';
  const lostReason = before.status === 'missing' && (changes.missing_reason === '' || Boolean(changes.text_value));
  return text !== '' && (lostNumber || lostReason) ? 'text' : before.status;
}

/** What a status rules out is emptied: a number has no bounds, words have no figures, what is missing has neither. */
function emptyRuledOut(status: string): Readonly<Record<string, null | string>> {
  const noBounds = { value_min: null, value_max: null };
  switch (status) {
    case 'number':
      return { ...noBounds, missing_reason: null };
    case 'range':
      return { value_number: null, missing_reason: null };
    case 'text':
      return { ...noBounds, value_number: null, missing_reason: null };
    default:
      return { ...noBounds, value_number: null, text_value: '' };
  }
}

/** A fiscal year that is set without its days brings them: 1 April to 31 March. */
function findPeriod(changes: FieldChanges): Readonly<Record<string, string | number | null>> {
  if (changes.fiscal_year === undefined) return {};
  if (changes.fiscal_year === '') return { fiscal_year: null };
  const year = Number(changes.fiscal_year);
  return { fiscal_year: year, period_start: `${year}-04-01`, period_end: `${year + 1}-03-31` };
}

/** What a whole value of this status needs and this one lacks; undefined where it is whole. */
function findLack(observation: Observation): string | undefined {
  const { period_start: start, period_end: end } = observation;
  if (start !== null && end !== null && start > end) return 'period_start ≤ period_end';
  switch (observation.status) {
    case 'number':
      return observation.value_number === null ? 'value_number' : undefined;
    case 'range':
      return rangeLack(observation.value_min, observation.value_max);
    case 'text':
      return observation.text_value === '' ? 'text_value' : undefined;
    case 'missing':
      return observation.missing_reason === null ? 'missing_reason' : undefined;
    default:
      throw new Error(`no rule for ${observation.status satisfies never}`);
  }
}

function rangeLack(min: string | null, max: string | null): string | undefined {
  if (min === null && max === null) return 'value_min, value_max';
  return min !== null && max !== null && Number(min) > Number(max) ? 'value_min ≤ value_max' : undefined;
}

export type CorrectedObservation =
  | { readonly kind: 'whole'; readonly observation: Observation }
  | { readonly kind: 'lacking'; readonly lack: string };

/** An observation with a person's changes; `lacking` where they do not leave a whole value. What is printed stays. */
export function correctObservation(before: Observation, changes: FieldChanges): CorrectedObservation {
  const status = findStatus(before, changes);
  const { fiscal_year: _, ...others } = changes;
  const nulled = Object.fromEntries(
    Object.entries(others).map(([field, value]) => [field, value === '' && isNullable(field) ? null : value]),
  );
  // As a text the words were the whole cell; beside a number only the rest of it would stand, and nobody said what that is.
  const isNumeric = status === 'number' || status === 'range';
  const lostWholeCell = before.status === 'text' && isNumeric && changes.text_value === undefined;
  const after = observationSchema.parse({
    ...before,
    ...findPeriod(changes),
    ...nulled,
    status,
    ...(status === before.status && !touchesValue(changes) ? {} : emptyRuledOut(status)),
    ...(lostWholeCell ? { text_value: '' } : {}),
    corrected: true,
  });
  const lack = findLack(after);
  return lack === undefined ? { kind: 'whole', observation: after } : { kind: 'lacking', lack };
}

const nullable = ['value_number', 'value_min', 'value_max', 'missing_reason', 'period_start', 'period_end'];
const isNullable = (field: string): boolean => nullable.includes(field);

/** Is the value itself changed, rather than its kind or period? Only then are ruled-out fields emptied. */
const touchesValue = (changes: FieldChanges): boolean =>
  ['status', 'value_number', 'value_min', 'value_max', 'missing_reason', 'text_value'].some(
    (field) => field in changes,
  );

/** The fields in which the two differ, as they were before. */
export function findReplaced(before: Observation, after: Observation): Partial<Observation> {
  const entries = Object.entries(before).filter(
    ([field, value]) => field !== 'corrected' && after[field as keyof Observation] !== value,
  );
  return Object.fromEntries(entries);
}
