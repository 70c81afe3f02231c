import type { Issue } from '../issues/issue.js';
import type { ReadTable } from './note-scope.js';
import { unitOverNames } from './outer-unit.js';
import type { ReadObservation } from './read-observation.js';

/** A dash or a word in the place of a unit that there is none of. */
const saysNone = /^(?:[\s\p{Pd}ー―─]+|な\s?し|無し?|指数|倍数?)$/u;

/**
 * Figures whose printed unit was not understood, and those whose unit only words around the table could tell: where a caption names several and
 * does not say which (単位：千円、％) or makes an exception that was not understood (単位：件、ただし利用者数は人), or a sentence names it.
 */
export function unitIssues(tables: readonly ReadTable[], observations: readonly ReadObservation[]): Issue[] {
  const said = new Map(
    tables
      .filter(({ table: { legend } }) => legend.units.length > 1 || legend.unreadUnits !== '')
      .map(({ table: { number, legend } }) => [number, legend]),
  );
  return observations.flatMap(({ id, page, box, indicator, row, column, value, valueText }): Issue[] => {
    if (value.status !== 'number' && value.status !== 'range') return [];
    const printed = indicator.unit || column.unit || unitOverNames(row);
    // 箇所/100㎢ in a column of units: what it says was not understood.
    if (printed !== '' && !saysNone.test(printed) && value.unit === '')
      return [{ code: 'value/unit-in-doubt', page, box, observationId: id, actual: valueText, expected: printed }];
    const legend = said.get(indicator.table);
    if (!legend) return [];
    const hasOwn = printed !== '' || (value.unit !== '' && valueText.includes(value.unit_text));
    if (hasOwn || (value.unit !== '' && legend.unreadUnits === '')) return [];
    const expected = [...legend.units, legend.unreadUnits].filter((each) => each !== '').join('、');
    return [{ code: 'value/unit-in-doubt', page, box, observationId: id, actual: valueText, expected }];
  });
}
