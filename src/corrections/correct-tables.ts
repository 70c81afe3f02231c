// What a person says of whole tables (dropped ones: their values go, and their doubts), and of whole rows and columns.

import type { Issue } from '../issues/issue.js';
import type { DeclaredTable, DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { Observation } from '../schema/observation.js';
import type { Correction } from './correction-schema.js';
import { boxesMeet } from './find-staleness.js';
import { linesAt, readPlace } from './place.js';
import { describeAuthor } from './replay-observation.js';
import { placeOfObservation } from './settle-issues.js';

/** Tables of which a person says that nothing in them is an indicator (目標の表ではない). */
export interface DroppedTables {
  readonly numbers: ReadonlySet<number>;
  readonly issues: readonly Issue[];
}

export function findDroppedTables({ tables }: DocumentResult, lines: readonly Correction[]): DroppedTables {
  const numbers = new Set<number>();
  const issues: Issue[] = [];
  for (const line of linesAt(lines, 'table')) {
    const place = readPlace(line.place);
    if (line.field !== 'not_a_kpi_table' || line.value !== 'true' || place?.kind !== 'table') continue;
    const [part] = tables.find(({ table }) => table === place.table)?.parts ?? [];
    numbers.add(place.table);
    issues.push({
      code: 'correction/no-kpi-table',
      ...(part ? { page: part.page } : {}),
      actual: `${line.place} 「${line.printed_text}」`,
      expected: describeAuthor(line),
    });
  }
  return { numbers, issues };
}

/** Does a doubt stand inside of one of these tables? */
export function isInTables(issue: IssueRow, tables: readonly DeclaredTable[], numbers: ReadonlySet<number>): boolean {
  if (issue.level === 'info') return false;
  if (issue.observation_id !== '') return numbers.has(Number(issue.observation_id.split('/')[1]));
  if (issue.page === null || issue.bbox === '') return false;
  return tables.some(
    ({ table, parts }) =>
      numbers.has(table) && parts.some(({ page, bbox }) => page === issue.page && boxesMeet(bbox, issue.bbox)),
  );
}

/** What is said of a whole row or column, as lines about one of its values. */
export function linesFromAround(observation: Observation, lines: readonly Correction[]): readonly Correction[] {
  const place = readPlace(placeOfObservation(observation.observation_id));
  if (place?.kind !== 'value') return [];
  const isNumeric = observation.status === 'number' || observation.status === 'range';
  return lines.filter((line) => {
    const at = readPlace(line.place);
    if (at?.kind === 'column') {
      const fits = at.table === place.table && at.column === place.column;
      return (
        fits && (line.field === 'value_kind' || line.field === 'fiscal_year' || (line.field === 'unit' && isNumeric))
      );
    }
    return at?.kind === 'row' && at.table === place.table && at.row === place.row && line.field === 'unit' && isNumeric;
  });
}
