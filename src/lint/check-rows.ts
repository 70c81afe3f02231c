import type { TableName } from '../schema/tables.js';
import type { NamedRow } from './check-keys.js';
import type { Tell } from './finding.js';

/** What a status asks of the value columns of its row: those that must be filled, those that must be empty; `some`: at least one. */
const statusRules: Readonly<
  Record<
    string,
    { readonly full: readonly string[]; readonly some?: readonly string[]; readonly empty: readonly string[] }
  >
> = {
  number: { full: ['value_number'], empty: ['value_min', 'value_max', 'missing_reason'] },
  range: { full: [], some: ['value_min', 'value_max'], empty: ['value_number', 'missing_reason'] },
  text: { full: ['text_value'], empty: ['value_number', 'value_min', 'value_max', 'missing_reason'] },
  missing: { full: ['missing_reason'], empty: ['value_number', 'value_min', 'value_max'] },
};

function checkObservation(file: string, line: number, row: NamedRow, tell: Tell): void {
  const filled = (name: string): boolean => (row.get(name) ?? '') !== '';
  const rule = statusRules[row.get('status') ?? ''];
  const modifiers = (row.get('modifiers') ?? '').split(' ');
  if (rule) {
    // A ditto mark that nothing could be taken over from is words without words of its own.
    const full = modifiers.includes('ditto') ? rule.full.filter((name) => name !== 'text_value') : rule.full;
    const wrong = [...full.filter((name) => !filled(name)), ...rule.empty.filter(filled)];
    if (rule.some && !rule.some.some(filled)) wrong.push(...rule.some);
    const actual = `${row.get('status')}: ${wrong.join(' ')}`;
    if (wrong.length > 0) tell({ rule: 'row/status', level: 'fail', file, line, column: 'status', actual });
  }
  if (filled('unit_text') && !filled('unit')) {
    tell({ rule: 'mic/1-9', level: 'fail', file, line, column: 'unit', actual: row.get('unit_text') ?? '' });
  }
}

function checkDocument(file: string, line: number, row: NamedRow, tell: Tell): void {
  const count = (name: string): number => Number(row.get(name) ?? '');
  if (count('glyphs') !== count('glyphs_placed') + count('glyphs_unplaced')) {
    const actual = `${row.get('glyphs')} ≠ ${row.get('glyphs_placed')} + ${row.get('glyphs_unplaced')}`;
    tell({ rule: 'row/glyphs', level: 'fail', file, line, column: 'glyphs', actual });
  }
  const status = row.get('status') ?? '';
  if (status === 'partial' || status === 'failed') {
    const actual = `${row.get('document_id')} ${row.get('source_file')} (${status})`;
    tell({ rule: 'document/incomplete', level: 'info', file, line, actual });
  }
}

/** Tables whose rows documents.csv counts. */
const counted = ['declarations', 'indicators', 'observations', 'issues'] as const satisfies readonly TableName[];

/** What documents.csv says of a document, less the rows that were found. */
interface Expected {
  readonly line: number;
  readonly left: Map<TableName, number>;
}

/** Looks at whole rows, and at how the tables agree; documents.csv is read before the tables that it counts. */
export function gatherRows(
  tell: Tell,
  paths: ReadonlySet<string>,
): {
  add(table: TableName, file: string, line: number, row: NamedRow): void;
  finish(): void;
} {
  const documents = new Map<string, Expected>();
  const addDocument = (file: string, line: number, row: NamedRow, id: string): void => {
    checkDocument(file, line, row, tell);
    const left = counted.map((name) => [name, Number(row.get(name) ?? '')] as const);
    documents.set(id, { line, left: new Map(left) });
    const path = `documents/${id}.json`;
    if (!paths.has(path)) tell({ rule: 'document/json', level: 'fail', file, line, actual: path });
  };
  return {
    add(table, file, line, row) {
      const id = row.get('document_id') ?? '';
      if (table === 'documents') addDocument(file, line, row, id);
      const left = documents.get(id)?.left;
      const expected = left?.get(table);
      if (left && expected !== undefined) left.set(table, expected - 1);
      if (table === 'observations') checkObservation(file, line, row, tell);
    },
    finish() {
      for (const [id, { line, left }] of documents) {
        for (const [name, rest] of left) {
          // Above 0: rows that are not there; below: rows that nobody counted.
          const actual = `${id}: ${rest > 0 ? '-' : '+'}${Math.abs(rest)}`;
          if (rest !== 0) tell({ rule: 'row/count', level: 'fail', file: 'documents.csv', line, column: name, actual });
        }
      }
    },
  };
}
