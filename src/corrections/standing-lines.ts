// Of lines of corrections about one thing, the one that counts, and what contradicts it.

import { groupBy } from '../groups/group-by.js';
import type { Correction } from './correction-schema.js';

/** What a line is about: two lines of one key cannot both count. */
export function keyOf({ document, place, field, value, printed_text, bbox }: Correction): string {
  const accepts = field === 'accept' ? [value, printed_text, bbox] : [];
  const other = field.startsWith('series:') ? [value] : [];
  return JSON.stringify([document.slice(0, ID_DIGITS), place, field, ...accepts, ...other]);
}

/** Hex digits by which a line's document is told from others: its id, though a line may give the whole hash. */
const ID_DIGITS = 12;

/** Lines by the documents that they are about. */
export function linesByDocument(lines: readonly Correction[]): ReadonlyMap<string, readonly Correction[]> {
  return groupBy(lines, ({ document }) => document.slice(0, ID_DIGITS));
}

/** The line that counts of those about one thing. */
export interface StandingLine {
  readonly line: Correction;
  /** Another person says something else, and neither is later: nobody can tell whose word counts. */
  readonly against: Correction | undefined;
}

/**
 * Of several lines about the same thing the later one counts: by their days (`at`) where these differ, else by their order in the file.
 * Where two people contradict each other on the same day, or without days, their order says nothing.
 */
function choose(lines: readonly Correction[]): StandingLine | undefined {
  const line = lines.reduce<Correction | undefined>(
    (last, next) => (last === undefined || last.at <= next.at ? next : last),
    undefined,
  );
  if (!line) return undefined;
  const against = lines.find((other) => other.by !== line.by && other.at === line.at && other.value !== line.value);
  return { line, against };
}

/** The lines that count, each with what contradicts it. */
export function standingOf(lines: readonly Correction[]): readonly StandingLine[] {
  return [...groupBy(lines, keyOf).values()].flatMap((same) => choose(same) ?? []);
}
