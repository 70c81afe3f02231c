import type { Correction } from '../corrections/correction-schema.js';
import type { Proposal } from './review-data.js';

/** What lines of corrections say of a proposed link; empty where nobody has decided. */
export function saidOf(
  { document, place, linked_to }: Pick<Proposal, 'document' | 'place' | 'linked_to'>,
  lines: readonly Correction[],
): Proposal['said'] {
  const said = lines.findLast(
    (line) =>
      line.document.slice(0, document.length) === document &&
      line.place === place &&
      line.value === linked_to &&
      (line.field === 'series:accept' || line.field === 'series:reject'),
  );
  return said === undefined ? '' : said.field === 'series:accept' ? 'accept' : 'reject';
}
