import type { DocumentResult } from '../src/schema/document-result.js';
import type { Observation } from '../src/schema/observation.js';
import { sameForm } from '../test/expectation.js';

/** What is counted of scans: cells as printed, and what was read of them. */
export interface Tally {
  readonly scans: number;
  readonly pages: number;
  readonly milliseconds: number;
  /** Value cells as printed, and values that the scan gave. */
  readonly cells: number;
  readonly read: number;
  /** Of the cells as printed: those whose value, name, code, or every field is the same. */
  readonly values: number;
  readonly names: number;
  readonly codes: number;
  readonly whole: number;
  /** Values without a mark, and those of them that are not printed so. */
  readonly accepted: number;
  readonly wrong: number;
}
export const emptyTally: Tally = {
  scans: 0,
  pages: 0,
  milliseconds: 0,
  cells: 0,
  read: 0,
  values: 0,
  names: 0,
  codes: 0,
  whole: 0,
  accepted: 0,
  wrong: 0,
};

export function addTally(a: Tally, b: Tally): Tally {
  const sums = Object.entries(a).map(([key, value]) => [key, value + b[key as keyof Tally]]);
  return { ...emptyTally, ...Object.fromEntries(sums) };
}

/** Table, row, column and part: the same in the printed document and its scan, where both are taken apart alike. */
const placeOf = ({ observation_id }: Observation): string => observation_id.slice(observation_id.indexOf('/'));
/** All that a value says; what follows from its text, too. */
const fields = [
  'project_code',
  'indicator_name',
  'value_text',
  'value_kind',
  'fiscal_year',
  'status',
  'value_number',
  'unit',
  'text_value',
  'period_start',
  'period_end',
] as const;
const says = (observation: Observation): string => fields.map((field) => sameForm(observation[field])).join('|');

/** Compares what a scan gave with what is printed; `tell` hears of each difference. */
export function compareScan(
  printed: DocumentResult,
  scanned: DocumentResult,
  tell: (line: string) => void,
): Pick<Tally, 'cells' | 'read' | 'values' | 'names' | 'codes' | 'whole' | 'accepted' | 'wrong'> {
  const byPlace = new Map(scanned.observations.map((observation) => [placeOf(observation), observation]));
  const sentences = new Set(printed.observations.map(says));
  const pairs = printed.observations.map((wanted) => ({ wanted, found: byPlace.get(placeOf(wanted)) }));
  const share = (field: (typeof fields)[number]): number =>
    pairs.filter(({ wanted, found }) => found && sameForm(found[field]) === sameForm(wanted[field])).length;
  for (const { wanted, found } of pairs) {
    if (!found) tell(`  missing ${says(wanted)}`);
    else if (says(found) !== says(wanted)) tell(`  marked ${says(found)}\n     for ${says(wanted)}`);
  }
  const accepted = scanned.observations.filter(({ needs_review }) => !needs_review);
  const wrong = accepted.filter((observation) => !sentences.has(says(observation)));
  for (const observation of wrong) tell(`  WRONG ${observation.observation_id} ${says(observation)}`);
  return {
    cells: printed.observations.length,
    read: scanned.observations.length,
    values: share('value_text'),
    names: share('indicator_name'),
    codes: share('project_code'),
    whole: pairs.filter(({ wanted, found }) => found && says(found) === says(wanted)).length,
    accepted: accepted.length,
    wrong: wrong.length,
  };
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`).padStart(7);

export function lineOf(name: string, tally: Tally): string {
  const { scans, cells, read, values, names, codes, whole, accepted, wrong, milliseconds, pages } = tally;
  const shares = [
    `values ${percent(values, cells)}`,
    `names ${percent(names, cells)}`,
    `codes ${percent(codes, cells)}`,
    `whole ${percent(whole, cells)}`,
    `accepted ${percent(accepted, cells)} = ${accepted}`,
    `WRONG ${wrong}`,
  ];
  const seconds = (milliseconds / 1000 / Math.max(1, pages)).toFixed(1);
  return `${name.padEnd(30)} scans ${scans}  cells ${cells} read ${read}  ${shares.join('  ')}  ${seconds} s/page`;
}
