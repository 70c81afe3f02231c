import type { Issue } from '../issues/issue.js';
import type { Column } from './columns.js';
import { cellText } from './line-text.js';
import type { ReadObservation } from './read-observation.js';

/** Headings of boxes for one digit each (位取りの欄). */
const place = /^(?:[億万千百十一]|[十百千]?万)$/u;
/** So many of them side by side are no kinds of values. */
const FEWEST = 3;

const isDigitBox = ({ cells }: Column): boolean => {
  const last = cells.at(-1);
  return last !== undefined && place.test(cellText(last).trim());
};

/** Values that are single digits of a number written over several columns (万 | 千 | 百 | 十 | 一): none of them is one by itself. */
export function digitBoxIssues(observations: readonly ReadObservation[]): Issue[] {
  const boxes = new Set(observations.map(({ column }) => column).filter(isDigitBox));
  if (boxes.size < FEWEST) return [];
  return observations
    .filter(({ column }) => boxes.has(column))
    .map(({ id, page, box, valueText, column }) => ({
      code: 'value/digit-box',
      page,
      box,
      observationId: id,
      actual: valueText,
      expected: column.header,
    }));
}
