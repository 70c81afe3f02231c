import type { Issue } from '../issues/issue.js';
import type { Column } from './columns.js';
import { cellText } from './line-text.js';
import type { JoinedText } from './passage.js';
import type { ReadObservation } from './read-observation.js';
import { cellAt } from './stitch.js';
import { isStandingWord, type Standing, type StandingOver, standingOf } from './withdrawn.js';

/** Values of a table that stand, and those that a label beside or above them takes back. */
export interface StandingValues {
  readonly standing: readonly ReadObservation[];
  readonly withdrawn: readonly ReadObservation[];
  readonly issues: readonly Issue[];
}

const labelling: ReadonlySet<Column['role']> = new Set<Column['role']>(['kind', 'group', 'unknown', 'remarks']);

interface Said {
  readonly standing: Standing;
  readonly text: string;
}

/** The label of a value that says whether it holds: over its column, beside its row, or in its cell. */
function saidOf({ column, row, value }: ReadObservation, joined: JoinedText): Said | undefined {
  const beside = row.columns
    .filter(({ role }) => labelling.has(role))
    .flatMap((each) => cellAt(row, each.column) ?? [])
    .map(({ passage }) => joined(passage))
    .filter(isStandingWord);
  const labels = [...column.cells.map(cellText), ...beside, value.part_label];
  const said = labels.flatMap((text): Said[] => {
    const standing = standingOf(text);
    return standing ? [{ standing, text }] : [];
  });
  return said.find(({ standing }) => standing === 'withdrawn') ?? said[0];
}

/**
 * Takes out the values under a label that takes them back (誤, 訂正前), and marks those that others replaced (変更前, 旧); `over` is what the
 * lines over the table say of all of it.
 */
export function tellStanding(
  observations: readonly ReadObservation[],
  over: StandingOver | undefined,
  joined: JoinedText,
): StandingValues {
  const standing: ReadObservation[] = [];
  const withdrawn: ReadObservation[] = [];
  const told = new Map<string, Issue>();
  const issues: Issue[] = [];
  for (const observation of observations) {
    const { id, page, box, valueText } = observation;
    const said = saidOf(observation, joined);
    if (said?.standing === 'withdrawn') {
      withdrawn.push(observation);
      if (!told.has(said.text)) told.set(said.text, { code: 'table/withdrawn', page, box, actual: said.text });
      continue;
    }
    standing.push(observation);
    // Its part label says it along with the value.
    const isSaid = said !== undefined && observation.value.part_label.includes(said.text.trim());
    const doubt = said?.standing === 'superseded' && !isSaid ? said : said === undefined ? over : undefined;
    if (doubt)
      issues.push({
        code: 'value/superseded',
        page,
        box,
        observationId: id,
        actual: valueText,
        expected: doubt.text,
      });
  }
  return { standing, withdrawn, issues: [...told.values(), ...issues] };
}
