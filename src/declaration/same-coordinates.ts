import { groupBy } from '../groups/group-by.js';
import { entryOf } from '../issues/catalogue.js';
import type { Issue } from '../issues/issue.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { ReadObservation } from './read-observation.js';

/** All that tells one value of a declaration from another. */
function coordinatesOf({ indicator, row, valueKind, period, value }: ReadObservation): string {
  const { projectCode, projectName, indicatorName, division, group } = indicator;
  const has = (role: ColumnRole): boolean => row.columns.some((column) => column.role === role);
  // A number before figures that nothing in their row names tells nobody what they are.
  const isNumbered = has('project_code') && !has('indicator_name') && !has('project_name');
  const names = [isNumbered ? '' : projectCode, projectName, indicatorName, division, group];
  const time = [period?.fiscal_year, period?.period_start, period?.period_end];
  // Under one name beside the table, rows of several units are rather several indicators whose names were not read.
  const unit = has('indicator_name') ? value.unit : '';
  return JSON.stringify([...names, valueKind, ...time, unit, value.part_label, value.modifiers]);
}

const isFigure = ({ value }: ReadObservation): boolean => value.status === 'number' || value.status === 'range';
const figureOf = ({ value }: ReadObservation): string =>
  [value.value_number, value.value_min, value.value_max].join(' ');

/**
 * Cells that say different figures of the same indicator, kind and time contradict each other: what tells them apart was not read (a column
 * of places, a year, a part), or one of their tables no longer holds. What is in doubt for another reason (`known`) contradicts nobody.
 */
export function findSameCoordinates(observations: readonly ReadObservation[], known: readonly Issue[]): Issue[] {
  const doubted = new Set(
    known.filter(({ code }) => entryOf(code).level !== 'info').map((issue) => issue.observationId),
  );
  const figures = observations.filter((each) => isFigure(each) && !doubted.has(each.id));
  const contradictions = [...groupBy(figures, coordinatesOf).values()].flatMap((group): Issue[] => {
    const cells = new Set(group.map(({ cell }) => cell));
    if (cells.size < 2 || new Set(group.map(figureOf)).size < 2) return [];
    return group.map(
      ({ id, page, box, valueText }): Issue => ({
        code: 'value/not-told-apart',
        page,
        box,
        observationId: id,
        actual: valueText,
        expected: group
          .filter((other) => other.id !== id)
          .map((other) => other.valueText)
          .join('、'),
      }),
    );
  });
  return [...contradictions, ...blanksBesideValues(observations.filter(({ id }) => !doubted.has(id)))];
}

/** A blank in a column of its own beside a value of the same row, kind and time: one of two columns that are one, or its header was not read. */
function blanksBesideValues(observations: readonly ReadObservation[]): Issue[] {
  const isBlank = ({ value }: ReadObservation): boolean => value.missing_reason === 'blank';
  const placeOf = ({ row, valueKind, period, indicator }: ReadObservation): string =>
    JSON.stringify([indicator.table, row.number, valueKind, period?.period_start, period?.period_end]);
  return [...groupBy(observations, placeOf).values()].flatMap((group) => {
    const told = group.find((each) => !isBlank(each));
    const blanks = told ? group.filter((each) => isBlank(each) && each.column !== told.column) : [];
    return blanks.map(({ id, page, box, valueText }): Issue => {
      const place = { page, box, observationId: id };
      return { code: 'value/not-told-apart', ...place, actual: valueText, expected: told?.valueText ?? '' };
    });
  });
}
