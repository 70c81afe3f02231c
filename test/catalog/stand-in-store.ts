import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ok, type Recorded, recorded } from './stand-in.js';

type Json = Record<string, unknown>;

interface Field {
  id: string;
  type: string;
  info?: Json;
}

interface Table {
  fields: Field[];
  key: string[];
  rows: { id: number; cells: Json }[];
  next: number;
}

const numeric = /^[+-]?\d+(\.\d+)?$/;

/** A cell as PostgreSQL reads it into a type; undefined where it cannot. */
function readCell(value: unknown, type: string): { readonly value: unknown } | undefined {
  if (value === null || value === undefined) return { value: null };
  const text = String(value);
  switch (type) {
    case 'numeric':
      return numeric.test(text) ? { value: text } : undefined;
    case 'int4':
      return /^[+-]?\d+$/.test(text) ? { value: String(Number(text)) } : undefined;
    case 'bool':
      return /^(true|false)$/.test(text) ? { value: text === 'true' } : undefined;
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) ? { value: text } : undefined;
    default:
      return { value: text };
  }
}

/** The DataStore of the stand-in, with its traps. */
export class StandInStore {
  readonly tables = new Map<string, Table>();

  constructor(
    private readonly mostRows: number,
    /** Before 2.10. */
    private readonly isOld: boolean,
  ) {}

  has(id: string): boolean {
    return this.tables.has(id);
  }

  /** Rows of a resource's table, as they stand. */
  rows(id: unknown): readonly Json[] {
    return this.tables.get(String(id))?.rows.map(({ cells }) => cells) ?? [];
  }

  act(action: string, fields: Json): Recorded {
    const id = String(fields['resource_id'] ?? fields['id']);
    const table = this.tables.get(id);
    const isRead = action === 'datastore_info' || action === 'datastore_search';
    if (!isRead && fields['force'] !== true) return recorded('store-read-only');
    if (action === 'datastore_create') return this.create(id, table, fields);
    if (table === undefined) return recorded('no-store');
    switch (action) {
      case 'datastore_info':
        return this.isOld ? oldInfo(table) : info(id, table);
      case 'datastore_search':
        return this.search(table, fields);
      case 'datastore_upsert':
        return upsert(table, fields);
      case 'datastore_delete':
        return this.remove(id, table, fields);
      default:
        return recorded('unknown-action');
    }
  }

  /** What a loader makes of a file: all columns as text, no key, no label. */
  load(id: string, text: string): void {
    const [names = [], ...lines]: string[][] = parse(text);
    const rows = lines.map((line, index) => ({
      id: index + 1,
      cells: Object.fromEntries(names.map((name, place) => [name, line[place] === '' ? null : line[place]])),
    }));
    this.tables.set(id, {
      fields: names.map((name) => ({ id: name, type: 'text' })),
      key: [],
      rows,
      next: rows.length + 1,
    });
  }

  private create(id: string, table: Table | undefined, fields: Json): Recorded {
    const given = (fields['fields'] as Field[] | undefined) ?? [];
    const key = (fields['primary_key'] as string[] | undefined) ?? [];
    if (table === undefined) {
      this.tables.set(id, { fields: structuredClone(given), key, rows: [], next: 1 });
      return recorded('store-created');
    }
    if (given.some((field, index) => index < table.fields.length && field.id !== table.fields[index]?.id)) {
      return recorded('store-other-order');
    }
    // Types of columns that are there already are not looked at: 200, and nothing changes.
    for (const [index, field] of given.entries()) {
      const known = table.fields[index];
      if (known === undefined) table.fields.push(structuredClone(field));
      else if (field.info) known.info = field.info;
    }
    if (key.length > 0) table.key = key;
    return recorded('store-created');
  }

  private search(table: Table, fields: Json): Recorded {
    const filters = (fields['filters'] as Json | undefined) ?? {};
    const columns = (fields['fields'] as string[] | undefined) ?? table.fields.map((field) => field.id);
    const found = table.rows.filter((row) => fits(row.cells, filters));
    const limit = Math.min(Number(fields['limit'] ?? 100), this.mostRows);
    const offset = Number(fields['offset'] ?? 0);
    const page = found.slice(offset, offset + limit);
    const lines = page.map(({ cells }) => columns.map((name) => cells[name]));
    const records = stringify(lines, {
      cast: { boolean: (value) => (value ? 't' : 'f') },
      quoted_empty: false,
      quoted_match: /^$/,
    });
    const told = [{ id: '_id', type: 'int' }, ...table.fields];
    return ok({ records, total: found.length, limit, fields: told });
  }

  /** Without filters the whole table goes; with empty ones all of its rows. */
  private remove(id: string, table: Table, fields: Json): Recorded {
    const filters = fields['filters'] as Json | undefined;
    if (filters === undefined) {
      this.tables.delete(id);
      return recorded('store-deleted');
    }
    if (Object.keys(filters).some((name) => !table.fields.some((field) => field.id === name))) {
      return recorded('store-bad-filter');
    }
    if (Object.values(filters).some((value) => Array.isArray(value) && value.length === 0)) {
      return recorded('store-empty-list');
    }
    table.rows = table.rows.filter((row) => !fits(row.cells, filters));
    return recorded('store-deleted');
  }
}

function fits(cells: Json, filters: Json): boolean {
  return Object.entries(filters).every(([name, wanted]) =>
    (Array.isArray(wanted) ? wanted : [wanted]).some((value) => String(value) === String(cells[name])),
  );
}

function info(id: string, { fields, key, rows }: Table): Recorded {
  return ok({
    meta: { id, count: rows.length },
    fields: fields.map((field) => ({ ...field, schema: { is_index: key.includes(field.id) } })),
  });
}

/** `datastore_info` of CKAN 2.8 and 2.9, after their source: columns without order, and three types. */
function oldInfo({ fields, rows }: Table): Recorded {
  const types: Record<string, string> = { numeric: 'number', int4: 'number', timestamp: 'date' };
  const schema = Object.fromEntries(fields.map(({ id, type }) => [id, types[type] ?? 'text']));
  return ok({ schema, meta: { count: rows.length } });
}

/** All of a request, or nothing of it. */
function upsert(table: Table, fields: Json): Recorded {
  const records = (fields['records'] as Json[] | undefined) ?? [];
  const rows = structuredClone(table.rows);
  let { next } = table;
  for (const record of records) {
    if (table.key.length === 0 || table.key.some((name) => !(name in record))) return recorded('store-no-key');
    const cells: Json = {};
    for (const [name, value] of Object.entries(record)) {
      const field = table.fields.find((one) => one.id === name);
      const read = field && readCell(value, field.type);
      if (!read) return recorded('store-bad-value');
      cells[name] = read.value;
    }
    const there = rows.find((row) => table.key.every((name) => String(row.cells[name]) === String(cells[name])));
    if (there) Object.assign(there.cells, cells);
    else
      rows.push({ id: next++, cells: { ...Object.fromEntries(table.fields.map(({ id }) => [id, null])), ...cells } });
  }
  table.rows = rows;
  table.next = next;
  return recorded('store-upserted');
}
