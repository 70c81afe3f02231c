import type { Issue } from '../issues/issue.js';
import type { Column } from './columns.js';
import { textOf } from './line-text.js';
import type { ReadTable } from './note-scope.js';
import type { ReadObservation } from './read-observation.js';
import type { Hypothesis, View } from './readings.js';
import { isTakenOtherwise } from './settle.js';
import { compareWeights } from './weight.js';

/** What another reading, as good as the one taken, makes of a table. */
interface OtherReading {
  /** Does it say something else of this value? */
  readonly bearsOn: (observation: ReadObservation) => boolean;
  /** `令和5年度: target`, or the way in which the grid is read: `turned: 指標, 令和5年度`. */
  readonly words: string;
}

/** What says nothing of any value. That words under a header of values could be a remark as well makes none of them another value. */
const besideValues: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'remarks',
  'unit',
  'division',
  'group',
  'unknown',
]);

const takenFor = ({ header, role, valueKind }: Column): string => `${header}: ${valueKind ?? role}`;

/** The same table with its columns taken for something else. Only among columns of values does that stay with the columns. */
function otherColumns({ settled: [best, next] }: View): OtherReading | undefined {
  if (!best || !next || compareWeights(best.weight, next.weight) !== 0) return undefined;
  const taken = next.columns.filter(
    (column, index) => isTakenOtherwise(column, best.columns[index]) && !besideValues.has(column.role),
  );
  const replaced = best.columns.filter((column, index) => isTakenOtherwise(column, next.columns[index]));
  const ofValues = [...taken, ...replaced].every(({ role }) => role === 'value');
  const places = new Set(replaced.map(({ column }) => column));
  return taken.length === 0
    ? undefined
    : {
        bearsOn: ({ column }) => !ofValues || places.has(column.column),
        words: taken.map(takenFor).join('、'),
      };
}

/** All that a view says of its cells, as one text: which they are, how its columns are taken, what its form says. */
const sayingOf = ({ grid, header, facts }: View): string =>
  JSON.stringify([grid.cells.map(({ lines }) => lines.map(textOf)), header.columns.map(takenFor), facts]);

const viewsSay = ({ views }: Hypothesis): string => views.map(sayingOf).join('\n');

/** The grid read in another way: turned, or as a form. */
function otherForm([winner, next]: readonly Hypothesis[]): OtherReading | undefined {
  if (!winner || !next || next.views.length === 0 || compareWeights(winner.weight, next.weight) !== 0) return undefined;
  if (viewsSay(winner) === viewsSay(next)) return undefined;
  const columns = next.views.flatMap(({ header }) => header.columns.map(takenFor));
  return { bearsOn: () => true, words: `${next.form}: ${columns.join('、')}` };
}

/** Values that mean something else by a reading that explains the table just as well: each is in doubt, and the other reading is told. */
export function findEqualReadings({ table, observations }: Pick<ReadTable, 'table' | 'observations'>): Issue[] {
  const view = table.hypotheses[0]?.views.find(({ grid }) => grid === table.parts[0]?.grid);
  const other = (view && otherColumns(view)) ?? otherForm(table.hypotheses);
  if (!other) return [];
  return observations.filter(other.bearsOn).map(
    ({ id, page, box, valueText }): Issue => ({
      code: 'value/two-readings',
      page,
      box,
      observationId: id,
      actual: valueText,
      expected: other.words,
    }),
  );
}
