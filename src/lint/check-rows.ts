import { type TableName, tableNames } from '../schema/tables.js';
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
const counted = ['indicators', 'observations', 'issues'] as const satisfies readonly TableName[];

/** A document's own counts, to be compared when all tables are read. */
interface DocumentCounts {
  readonly line: number;
  readonly counts: ReadonlyMap<string, string>;
}

/** Looks at whole rows, and at how the tables agree. */
export function gatherRows(
  tell: Tell,
  paths: ReadonlySet<string>,
): {
  add(table: TableName, file: string, line: number, row: NamedRow): void;
  finish(): void;
} {
  const rows = new Map<TableName, Map<string, number>>(tableNames.map((name) => [name, new Map()]));
  const documents = new Map<string, DocumentCounts>();
  return {
    add(table, file, line, row) {
      const id = row.get('document_id') ?? '';
      const ofTable = rows.get(table);
      ofTable?.set(id, (ofTable.get(id) ?? 0) + 1);
      if (table === 'observations') checkObservation(file, line, row, tell);
      if (table !== 'documents') return;
      checkDocument(file, line, row, tell);
      documents.set(id, { line, counts: new Map(counted.map((name) => [name, row.get(name) ?? ''])) });
      if (!paths.has(`documents/${id}.json`)) {
        tell({ rule: 'document/json', level: 'fail', file, line, actual: `documents/${id}.json` });
      }
    },
    finish() {
      for (const [id, { line, counts }] of documents) {
        for (const name of counted) {
          const found = rows.get(name)?.get(id) ?? 0;
          const actual = `${id}: ${counts.get(name)} ≠ ${found}`;
          if (counts.get(name) !== String(found)) {
            tell({ rule: 'row/count', level: 'fail', file: 'documents.csv', line, column: name, actual });
          }
        }
      }
    },
  };
}
