// Rows of the same names, cut into chains with at most one row per declaration.

import { groupBy } from '../groups/group-by.js';
import type { Entry } from './entry.js';
import { compareValues, valuesByPeriod } from './same-values.js';

const baselineOf = ({ row }: Entry): string =>
  row.values
    .filter((value) => value.kind === 'baseline' && !value.missing)
    .map((value) => `${value.fiscalYear ?? ''}:${value.says}`)
    .join(' ');

/**
 * What tells rows apart that bear the same names in one declaration (男女別の2行, 2課の同名の指標), the most telling first. Each is tried
 * alone, then together.
 */
const discriminators: readonly ((entry: Entry) => string)[] = [
  () => '',
  (entry) => entry.department,
  (entry) => entry.unit,
  (entry) => entry.division,
  (entry) => `${entry.department}|${entry.division}`,
  (entry) => `${entry.unit}|${entry.division}`,
  baselineOf,
  (entry) => [entry.department, entry.unit, entry.division, baselineOf(entry)].join('|'),
];

const slotsOf = (entries: readonly Entry[]): Set<string> => new Set(entries.map((entry) => entry.vintage.slot));

/** True where no declaration has two of these rows, so that they can be one series. */
export const isOnePerDeclaration = (entries: readonly Entry[]): boolean => slotsOf(entries).size === entries.length;

/** Rows of one chain that were told apart by more than their names must not state different facts of one period. */
function agrees(chain: readonly Entry[]): boolean {
  return chain.every((entry, index) => {
    const before = chain[index - 1];
    return !before || compareValues(valuesByPeriod([before]), valuesByPeriod([entry])).conflicts === 0;
  });
}

/** Of rows that cannot be told apart in some declarations, those of the others. */
function withoutCrowdedSlots(entries: readonly Entry[]): Entry[] {
  return [...groupBy(entries, (entry) => entry.vintage.slot).values()].flatMap((rows) =>
    rows.length === 1 ? rows : [],
  );
}

/**
 * Cuts rows of the same names into chains with at most one row per declaration. Rows that nothing tells apart are in no chain: they wait
 * for a person.
 */
export function buildChains(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  for (const [tried, discriminator] of discriminators.entries()) {
    const chains = [...groupBy(entries, discriminator).values()];
    if (chains.every(isOnePerDeclaration)) return tried === 0 ? chains : chains.filter(agrees);
  }
  return [withoutCrowdedSlots(entries)];
}
