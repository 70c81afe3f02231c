import type { Issue } from '../issues/issue.js';
import type { Vocabulary } from '../profiles/vocabulary.js';
import { valueColumns } from './columns.js';
import { joinedText, textOf } from './line-text.js';
import type { ReadTable } from './note-scope.js';
import type { ReadObservation } from './read-observation.js';
import { readBand } from './speaking-bands.js';
import { type BodyCell, type BodyRow, cellAt } from './stitch.js';

/** Lines of one cell stand nearer to each other than this share of the step from row to row, or they may be rows. */
const nearerThanRows = 0.92;

const namesOf = (row: BodyRow): BodyCell[] =>
  row.columns
    .filter(({ role }) => role === 'indicator_name' || role === 'project_name')
    .flatMap(({ column }) => cellAt(row, column) ?? []);

const topsOf = ({ passage }: BodyCell): number[] => passage.lines.map(({ box }) => box.top);
const isOneLine = (row: BodyRow): boolean => row.cells.every((cell) => cell.passage.lines.length < 2);
const topOf = (row: BodyRow): number => Math.min(...row.cells.flatMap(topsOf));

/** The smallest step from a row of single lines to the row below it. */
function smallestStep(rows: readonly BodyRow[]): number {
  const steps = rows.slice(1).flatMap((row, index) => {
    const above = rows[index];
    return above && above.page === row.page && isOneLine(above) ? [topOf(row) - topOf(above)] : [];
  });
  return Math.min(...steps.filter((step) => step > 0));
}

/** A line of a row's name that stands as far below the one above as rows do. */
function looseLine(row: BodyRow, step: number): string | undefined {
  const values = valueColumns(row.columns).flatMap(({ column }) => cellAt(row, column) ?? []);
  if (!values.every(({ passage }) => passage.lines.length < 2)) return undefined;
  for (const cell of namesOf(row)) {
    const tops = topsOf(cell);
    const at = tops.findIndex((top, index) => index > 0 && top - (tops[index - 1] ?? top) >= step * nearerThanRows);
    const line = cell.passage.lines[at];
    if (line) return textOf(line);
  }
  return undefined;
}

/** Does a line of the row's name, the first apart, say what a band over rows says? */
const holdsBand = (row: BodyRow, vocabulary: Vocabulary): boolean =>
  namesOf(row).some(({ passage }) =>
    passage.lines.slice(1).some((line) => readBand(joinedText([line]), { vocabulary, context: {} }) !== undefined),
  );

/**
 * In a table without rules a line of its own (a heading of the rows below, 実績) may have been taken for the end of the name above it. The row is
 * told; where the line names a kind or a year, so are the rows below.
 */
export function findGluedLines(
  { table }: ReadTable,
  observations: readonly ReadObservation[],
  vocabulary: Vocabulary,
): Issue[] {
  if (table.parts.every(({ grid }) => grid.evidence === 'rulings')) return [];
  const step = smallestStep(table.rows);
  const doubted = new Map<BodyRow, string>();
  let below: string | undefined;
  for (const row of table.rows) {
    const line = Number.isFinite(step) ? looseLine(row, step) : undefined;
    if (line !== undefined && holdsBand(row, vocabulary)) below = line;
    const actual = line ?? below;
    if (actual !== undefined) doubted.set(row, actual);
  }
  return observations.flatMap(({ id, page, box, row }): Issue[] => {
    const actual = doubted.get(row);
    return actual === undefined ? [] : [{ code: 'table/line-may-be-row', page, box, observationId: id, actual }];
  });
}
