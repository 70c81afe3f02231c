import type { Issue } from '../issues/issue.js';
import { type ColumnRole, columnRoles, type DeclaredTable, type DocumentResult } from '../schema/document-result.js';
import type { Observation } from '../schema/observation.js';
import { type ValueKind, valueKinds } from '../schema/value-kinds.js';
import type { Correction } from './correction-schema.js';
import { linesAt, readPlace } from './place.js';
import { describeAuthor } from './replay-observation.js';
import { placeOfObservation } from './settle-issues.js';

/** What a person says that a column is for (指し示した列): in the form that a profile takes, so that reading can go by it. */
export interface PointedColumn {
  readonly header: string;
  readonly role: ColumnRole | undefined;
  readonly valueKind: ValueKind | undefined;
}

const isMeaning = ({ field }: Correction): boolean => field === 'role' || field === 'value_kind';

/** The columns that lines give a meaning to, by their headers. */
export function pointedColumns(lines: readonly Correction[]): readonly PointedColumn[] {
  const byHeader = new Map<string, PointedColumn>();
  for (const { printed_text: header, field, value } of linesAt(lines, 'column').filter(isMeaning)) {
    if (header === '') continue;
    const known = byHeader.get(header) ?? { header, role: undefined, valueKind: undefined };
    const said =
      field === 'role'
        ? { role: columnRoles.find((role) => role === value) }
        : { valueKind: valueKinds.find((kind) => kind === value) };
    byHeader.set(header, { ...known, ...said });
  }
  return [...byHeader.values()];
}

const meaningOf = ({ field }: Correction, column: DeclaredTable['columns'][number]): string =>
  (field === 'role' ? column.role : column.value_kind) ?? '';

/** The columns under a header, wherever they stand: a table that is understood now may have another number than before. */
const columnsUnder = ({ tables }: DocumentResult, header: string) =>
  tables.flatMap((table) =>
    table.columns.filter((column) => column.header === header).map((column) => ({ table, column })),
  );

export interface JudgedColumns {
  /** `<table>/<column>` of columns that are read as a person said. */
  readonly agreed: ReadonlySet<string>;
  readonly issues: readonly Issue[];
}

/** Is each column read as the lines say? Where it is not, its document waits for a run that has its PDF, or its header is not the column's own. */
export function judgeColumns(read: DocumentResult, lines: readonly Correction[]): JudgedColumns {
  const agreed = new Set<string>();
  const issues: Issue[] = [];
  for (const line of linesAt(lines, 'column').filter(isMeaning)) {
    const found = columnsUnder(read, line.printed_text);
    const fitting = found.filter(({ column }) => meaningOf(line, column) === line.value);
    for (const { table, column } of fitting) agreed.add(`${table.table}/${column.column}`);
    const [first] = fitting;
    const said = `${line.place} 「${line.printed_text}」 ${line.field}=${line.value}`;
    if (first) {
      const at = first.table.parts[0] ? { page: first.table.parts[0].page } : {};
      issues.push({ code: 'correction/column', ...at, actual: said, expected: describeAuthor(line) });
    } else if (line.field === 'role') {
      const now = found.map(({ column }) => `${line.field}=${meaningOf(line, column)}`).join(', ') || '—';
      issues.push({ code: 'correction/column-unread', actual: now, expected: said });
    }
  }
  return { agreed, issues };
}

/** Does a value stand in a column whose meaning is a person's? */
export function isPointedAt(observation: Observation, { agreed }: JudgedColumns): boolean {
  const place = readPlace(placeOfObservation(observation.observation_id));
  return place?.kind === 'value' && agreed.has(`${place.table}/${place.column}`);
}

/** Does any table have a cell with this text in the column that the line names, or a column under it? */
export function hasHeader({ tables }: DocumentResult, { place, printed_text }: Correction): boolean {
  const at = readPlace(place);
  return tables.some(
    ({ table, columns, cells, header }) =>
      columns.some((column) => column.header === printed_text) ||
      (at?.kind === 'column' &&
        table === at.table &&
        [...header, ...cells].some(({ column, text }) => column === at.column && text === printed_text)),
  );
}
