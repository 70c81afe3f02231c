import { heightOf } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import type { TextLine } from '../tables/table-grid.js';
import { tolerances } from '../tables/tolerances.js';
import type { Column } from './columns.js';
import { joinedText } from './line-text.js';
import type { ReadObservation } from './read-observation.js';
import { type BodyCell, cellAt } from './stitch.js';

const naming: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'project_code',
  'project_name',
  'indicator_name',
  'division',
  'unit',
]);

/**
 * Values whose cell, or a cell that names them, covers several rows and holds several texts that stand apart (罫線が欠けた列): each may
 * belong to a row of its own, so none is sure for all of them.
 */
export function tallCellIssues(observations: readonly ReadObservation[]): Issue[] {
  return observations.flatMap(({ id, page, box, cell, row }): Issue[] => {
    const names = row.columns.filter(({ role }) => naming.has(role)).map(({ column }) => cellAt(row, column));
    const parted = [cell, ...names].find((each) => each && holdsSeveralTexts(each));
    return parted
      ? [{ code: 'table/cell-over-rows', page, box, observationId: id, actual: joinedText(parted.passage.lines) }]
      : [];
  });
}

const holdsSeveralTexts = ({ firstRow, lastRow, places, passage }: BodyCell): boolean =>
  lastRow > firstRow &&
  places.length === 1 &&
  !passage.lines.every(({ glyphs }) => glyphs.length === 1) &&
  passage.lines.some((line, index) => {
    const above = passage.lines[index - 1];
    return above !== undefined && line.box.top - above.box.bottom > tolerances.length.character * sizeOf(line);
  });

const sizeOf = ({ box, vertical, glyphs }: TextLine): number => (vertical ? (glyphs[0]?.fontSize ?? 0) : heightOf(box));
