import type { Issue } from '../issues/issue.js';
import type { Period } from '../schema/reading.js';
import { kindMeta } from '../schema/value-kinds.js';
import type { Column } from './columns.js';
import { namesOtherTime } from './dating.js';
import type { ReadObservation } from './read-observation.js';
import { hintedBy } from './said-years.js';
import type { StitchedTable } from './stitch.js';

/** No period, or one that nothing counts (前年同期 alone). */
export const isUndated = (period: Period | undefined): boolean =>
  period === undefined || (period.fiscal_year === null && period.period_start === null && period.period_end === null);

/** Without its year the value says nothing: its label speaks of a time that was not found, or the values beside it have years. */
const needsYear = ({ valueKind, period, column }: ReadObservation, tableIsDated: boolean): boolean =>
  period !== undefined || namesOtherTime(column.header) || (tableIsDated && kindMeta(valueKind).datedByTitle);

/** A sentence that names the label and a year, or dates one of several columns of a kind, may have said when. */
const mayHaveBeenDated = ({ column, valueKind }: ReadObservation, { legend }: StitchedTable): boolean =>
  hintedBy(column.header, legend.yearsSaid) !== undefined || legend.dated.some((said) => said.valueKind === valueKind);

/** What is doubtful about the years of a column's values: none where one is needed, or one that stands in a row above. The issue of the column itself has no place. */
export function yearIssues(
  column: Column,
  values: readonly ReadObservation[],
  table: StitchedTable,
  tableIsDated: boolean,
): Issue[] {
  const actual = column.header;
  const undated = values.filter(({ period, value }) => isUndated(period) && value.status !== 'missing');
  const needing = undated.filter((each) => needsYear(each, tableIsDated) || mayHaveBeenDated(each, table));
  const fromAbove = values.filter(({ datedBy }) => datedBy === 'above');
  return [
    ...(undated.some(({ valueKind }) => valueKind !== 'baseline')
      ? [{ code: 'table/no-period', actual } as const]
      : []),
    ...needing.map(({ id, page, box }): Issue => ({ code: 'table/no-period', page, box, observationId: id, actual })),
    ...fromAbove.map(({ id, page, box, period }): Issue => {
      const expected = period?.text ?? '';
      return { code: 'value/year-from-above', page, box, observationId: id, actual, expected };
    }),
  ];
}
