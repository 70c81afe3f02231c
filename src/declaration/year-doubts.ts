// Doubts about the years of values.

import type { Issue } from '../issues/issue.js';
import type { Period } from '../schema/reading.js';
import { kindMeta } from '../schema/value-kinds.js';
import { readPeriods } from '../values/periods/periods.js';
import type { Column } from './columns.js';
import { namesOtherTime, printsUnknownYear } from './dating.js';
import type { ReadObservation } from './read-observation.js';
import { hintsFor } from './said-years.js';
import type { StitchedTable } from './stitch.js';

/** No period, or one that nothing counts (前年同期 alone). */
export const isUndated = (period: Period | undefined): boolean =>
  period === undefined || (period.fiscal_year === null && period.period_start === null && period.period_end === null);

/** Without its year the value says nothing: its label speaks of a time that was not found, or the values beside it have years. */
const needsYear = ({ valueKind, period, column }: ReadObservation, tableIsDated: boolean): boolean =>
  period !== undefined ||
  printsUnknownYear(column) ||
  namesOtherTime(column.header) ||
  (tableIsDated && kindMeta(valueKind).datedByTitle);

/** A sentence that names the label and a year, or dates one of several columns of a kind, may have said when. */
const mayHaveBeenDated = ({ column, valueKind }: ReadObservation, { legend }: StitchedTable): boolean =>
  hintsFor(column.header, legend.yearsSaid).length > 0 || legend.dated.some((said) => said.valueKind === valueKind);

/** Does a sentence name a year besides the one that a value has? */
const saysOtherYear = (sentence: string, period: Period | undefined): boolean =>
  readPeriods(sentence).some(({ period_end }) => period_end !== null && period_end !== period?.period_end);

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
  const hints = hintsFor(column.header, table.legend.yearsSaid);
  const byTitle = values.flatMap((value) => {
    const hint = value.datedBy === 'title' && hints.find((sentence) => saysOtherYear(sentence, value.period));
    return hint ? [{ ...value, hint }] : [];
  });
  // 令和5年度（令和4年度） over figures in brackets says which are of which.
  const { bracketYear } = column;
  const isToldApart = values.some(({ period }) => bracketYear && period?.fiscal_year === bracketYear.fiscal_year);
  const severalYears = column.severalYears && !isToldApart;
  const ofSeveral = values.filter(({ datedBy, period }) => severalYears && datedBy === 'label' && period);
  const fromAbove = values.filter(({ datedBy }) => datedBy === 'above');
  return [
    ...(undated.some(({ valueKind }) => valueKind !== 'baseline')
      ? [{ code: 'table/no-period', actual } as const]
      : []),
    ...needing.map(({ id, page, box }): Issue => ({ code: 'table/no-period', page, box, observationId: id, actual })),
    ...byTitle.map(({ id, page, box, valueText, hint }): Issue => {
      const place = { page, box, observationId: id };
      return { code: 'note/says-otherwise', ...place, actual: valueText, expected: hint };
    }),
    ...ofSeveral.map(({ id, page, box, valueText }): Issue => {
      const place = { page, box, observationId: id };
      return { code: 'value/years-in-header', ...place, actual: valueText, expected: column.header };
    }),
    ...fromAbove.map(({ id, page, box, period }): Issue => {
      const expected = period?.text ?? '';
      return { code: 'value/year-from-above', page, box, observationId: id, actual, expected };
    }),
  ];
}
