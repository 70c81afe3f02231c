import type { DeclaredTable } from '../../schema/document-result.js';
import type { Observation } from '../../schema/observation.js';

/** What speaks for a part of a value's reading: a printed text, where it stands, and what it is. */
export interface Evidence {
  readonly kind: 'header' | 'label' | 'caption';
  /** Role of the label's column; empty of headers. */
  readonly role: string;
  readonly text: string;
  readonly page: number;
  readonly bbox: string;
}

type Cell = DeclaredTable['cells'][number];

const placeOf = ({ observation_id }: Observation): readonly number[] => observation_id.split('/').slice(1).map(Number);
const covers = (from: number, span: number, at: number): boolean => from <= at && at < from + span;

/** The headers above a value and the labels beside it, as they stand in its table. */
export function evidenceOf(observation: Observation, tables: readonly DeclaredTable[]): readonly Evidence[] {
  const [number, row = 0, column = 0] = placeOf(observation);
  const table = tables.find((one) => one.table === number);
  if (!table) return [];
  const asEvidence = (kind: Evidence['kind'], role: string, { text, page, bbox }: Cell): Evidence => ({
    kind,
    role,
    text,
    page,
    bbox,
  });
  const roleOf = (at: number): string => table.columns.find((one) => one.column === at)?.role ?? 'unknown';
  const headers = table.header
    .filter((cell) => cell.text !== '' && covers(cell.column, cell.column_span, column))
    .map((cell) => asEvidence('header', '', cell));
  const labels = table.cells
    .filter((cell) => cell.text !== '' && covers(cell.row, cell.row_span, row) && roleOf(cell.column) !== 'value')
    .map((cell) => asEvidence('label', roleOf(cell.column), cell));
  return [...headers, ...labels];
}
