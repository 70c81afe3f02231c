import type { Correction } from './correction-schema.js';
import { mergeCorrections } from './merge-corrections.js';

const isLink = ({ field }: Correction): boolean => field === 'series:accept' || field === 'series:reject';

/** Is an older line the opposite of a newer one about the same link, by the same person? */
const isOpposite = (older: Correction, newer: Correction): boolean =>
  isLink(older) &&
  isLink(newer) &&
  older.field !== newer.field &&
  older.by === newer.by &&
  older.document.slice(0, 12) === newer.document.slice(0, 12) &&
  older.place === newer.place &&
  older.value === newer.value;

/** Lines of a person's step put beside those that stand: each is later than what it is about. */
export function addNewer(own: readonly Correction[], given: readonly Correction[]): readonly Correction[] {
  const kept = own.filter((line) => !given.some((newer) => isOpposite(line, newer)));
  const merged = mergeCorrections(kept, given);
  if (merged.kind === 'undecidable') throw new Error('two lines of one moment');
  return merged.lines;
}

/** Days in ascending order, even where two steps fall on one millisecond: of two lines about one thing the later counts. */
export function openClock(): () => string {
  let last = 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last).toISOString();
  };
}
