import type { DocumentResult } from '../schema/document-result.js';

/** Rows that two states of a document are compared by, with what tells a row from the others. */
const compared = {
  documents: { rows: ({ document }: DocumentResult) => [document], key: ['document_id'] },
  declarations: { rows: ({ declarations }: DocumentResult) => declarations, key: ['declaration'] },
  indicators: { rows: ({ indicators }: DocumentResult) => indicators, key: ['table', 'row'] },
  observations: { rows: ({ observations }: DocumentResult) => observations, key: ['observation_id'] },
  policies: { rows: ({ policies }: DocumentResult) => policies, key: ['declaration', 'number', 'page'] },
  divisions: { rows: ({ divisions }: DocumentResult) => divisions, key: ['declaration', 'position'] },
  roles: { rows: ({ roles }: DocumentResult) => roles, key: ['declaration', 'position'] },
  notes: { rows: ({ notes }: DocumentResult) => notes, key: ['note_id'] },
} as const;
export type ComparedTable = keyof typeof compared;

/** One difference between two states of a dataset (差分). */
export interface Difference {
  readonly table: ComparedTable;
  readonly documentId: string;
  /** The row's key: `1/3/4/1` of an observation, `1/3` of an indicator, nothing of a document. */
  readonly row: string;
  /** What a person recognises the row by. */
  readonly label: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Of a changed row: the fields that differ, before and after. */
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

function labelOf(row: Row): string {
  const names = ['title', 'project_code', 'indicator_name', 'value_kind', 'fiscal_year', 'division', 'role', 'text'];
  return names
    .map((name) => textOf(row[name]))
    .filter((text) => text !== '')
    .join(' ');
}

/** What is true of every row of a document or declaration is said once, of that. */
const ofDocument = ['municipality_code', 'municipality', 'department', 'document_fiscal_year', 'plan_name'];

function rowsByKey(table: ComparedTable, result: DocumentResult | undefined): Map<string, Row> {
  const { rows, key } = compared[table];
  const byKey = new Map<string, Row>();
  for (const row of result ? (rows(result) as readonly Row[]) : []) {
    const name = key.map((field) => textOf(row[field])).join('/');
    const own = table === 'observations' ? name.split('/').slice(1).join('/') : table === 'documents' ? '' : name;
    byKey.set(own, row);
  }
  return byKey;
}

function changedFields(table: ComparedTable, before: Row, after: Row): Difference['fields'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((field) => table === 'documents' || table === 'declarations' || !ofDocument.includes(field))
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }))
    .filter((one) => one.before !== one.after);
}

function compareTable(
  table: ComparedTable,
  documentId: string,
  before: DocumentResult | undefined,
  after: DocumentResult | undefined,
): readonly Difference[] {
  const [old, now] = [rowsByKey(table, before), rowsByKey(table, after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((row): readonly Difference[] => {
    const [was, is] = [old.get(row), now.get(row)];
    const base = { table, documentId, row, label: labelOf(is ?? was ?? {}) };
    if (!was || !is) return [{ ...base, change: was ? 'removed' : 'added', fields: [] }];
    const fields = changedFields(table, was, is);
    return fields.length === 0 ? [] : [{ ...base, change: 'changed', fields }];
  });
}

/** What differs between two states of one document; of a document that only one of them has, that alone and not its rows. */
export function compareResults(
  documentId: string,
  before: DocumentResult | undefined,
  after: DocumentResult | undefined,
): readonly Difference[] {
  const tables = Object.keys(compared) as ComparedTable[];
  const used = before && after ? tables : (['documents'] as const);
  return used.flatMap((table) => compareTable(table, documentId, before, after));
}
