// All tables of a dataset: their columns, keys and files.

import * as z from 'zod';
import { declarationSchema } from './declaration.js';
import { documentSchema } from './document.js';
import { indicatorSchema } from './indicator.js';
import { issueSchema } from './issue.js';
import { observationSchema } from './observation.js';
import { divisionSchema, noteSchema, policySchema, roleSchema } from './sections.js';
import { seriesSchema } from './series.js';
import { seriesChangeSchema } from './series-change.js';
import { seriesLinkSchema } from './series-link.js';

/** Tables whose rows come of one document each. */
export const documentTables = [
  'observations',
  'indicators',
  'policies',
  'divisions',
  'roles',
  'notes',
  'documents',
  'declarations',
  'issues',
] as const;
export type DocumentTable = (typeof documentTables)[number];

/** Tables whose rows come of a city's documents together: the joined years (系列). */
export const joinedTables = ['series', 'series_links', 'changes'] as const;
export type JoinedTable = (typeof joinedTables)[number];

/** The CSV files of a run, in the order of the data package. A file is `<name>.csv`. */
export const tableNames = [...documentTables, ...joinedTables] as const;
export type TableName = (typeof tableNames)[number];

export interface ForeignKey {
  readonly fields: readonly string[];
  readonly table: TableName;
  readonly references: readonly string[];
}

/** One CSV file: its row's schema, its keys, and what people are told about it. */
export interface TableDefinition {
  readonly schema: z.ZodObject;
  /** Japanese name. */
  readonly title: string;
  /** What a row is, in Japanese. */
  readonly description: string;
  /** What a row is, in English. */
  readonly meaning: string;
  /** Empty where a document may print the same twice. */
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

const ofDocument: ForeignKey = { fields: ['document_id'], table: 'documents', references: ['document_id'] };

export const tables: Readonly<Record<TableName, TableDefinition>> = {
  observations: {
    schema: observationSchema,
    title: '観測値',
    description: '目標値の表に印字された値。1行が、一つの指標の、一つの期間の、一つの種類の値。',
    meaning: 'Value printed in a KPI table: one indicator × one period × one kind.',
    primaryKey: ['observation_id'],
    foreignKeys: [ofDocument],
  },
  indicators: {
    schema: indicatorSchema,
    title: '指標',
    description: '目標値の表の行。値の列の印字を並べ、目で確かめられるようにしたもの。',
    meaning: 'Row of a KPI table, with the printed text of its value columns.',
    primaryKey: ['document_id', 'table', 'row'],
    foreignKeys: [ofDocument],
  },
  policies: {
    schema: policySchema,
    title: '取組方針',
    description: '部等の取組方針。1行が、番号の付いた方針一つ。',
    meaning: 'Numbered policy (部等の取組方針).',
    primaryKey: [],
    foreignKeys: [ofDocument],
  },
  divisions: {
    schema: divisionSchema,
    title: '部等を構成する課等',
    description: '部等を構成する課等。1行が課等一つ。',
    meaning: 'Division (課) of the department.',
    primaryKey: ['document_id', 'declaration', 'position'],
    foreignKeys: [ofDocument],
  },
  roles: {
    schema: roleSchema,
    title: '部等の主な役割',
    description: '部等の主な役割。1行が役割一つ。',
    meaning: 'Role (役割) of the department.',
    primaryKey: ['document_id', 'declaration', 'position'],
    foreignKeys: [ofDocument],
  },
  notes: {
    schema: noteSchema,
    title: '注記',
    description: '注記（※など）と、それが何にかかるか。',
    meaning: 'Footnote (※…), with what it applies to.',
    primaryKey: ['document_id', 'note_id'],
    foreignKeys: [ofDocument],
  },
  documents: {
    schema: documentSchema,
    title: '文書',
    description: '目標宣言のPDF。1行がPDF一つで、読み取りの状態と文字の勘定を含む。',
    meaning: 'PDF, with its status.',
    primaryKey: ['document_id'],
    foreignKeys: [],
  },
  declarations: {
    schema: declarationSchema,
    title: '宣言',
    description: '宣言。1行が一つの部等の宣言で、一つのPDFに複数あることもある。ほかの表の declaration 列と対応する。',
    meaning:
      'Declaration of one office; a PDF can hold several. The column `declaration` of the other tables names it.',
    primaryKey: ['document_id', 'declaration'],
    foreignKeys: [ofDocument],
  },
  issues: {
    schema: issueSchema,
    title: '指摘',
    description: '人が確かめるべきこと。',
    meaning: 'Thing that a person should look at.',
    primaryKey: [],
    foreignKeys: [ofDocument, { fields: ['observation_id'], table: 'observations', references: ['observation_id'] }],
  },
  series: {
    schema: seriesSchema,
    title: '系列',
    description:
      '年度をつないだ指標の値。1行が、一つの指標の一つの期間で、値の種類ごとに最も新しい宣言のものを載せる。observations は上書きしない。',
    meaning: 'One period of one indicator through all declarations: the latest value of each kind, with its document.',
    primaryKey: [],
    foreignKeys: [],
  },
  series_links: {
    schema: seriesLinkSchema,
    title: '系列の対応',
    description: '指標の行がどの系列に属するか、その規則と根拠。候補は人の判断を待つもので、series には反映しない。',
    meaning: 'Which indicator row belongs to which series, and by what evidence; proposals wait for a person.',
    primaryKey: ['series_id', 'document_id', 'table', 'row'],
    foreignKeys: [
      ofDocument,
      {
        fields: ['document_id', 'table', 'row'],
        table: 'indicators',
        references: ['document_id', 'table', 'row'],
      },
    ],
  },
  changes: {
    schema: seriesChangeSchema,
    title: '変更',
    description: '後の宣言が前の宣言と違えて述べたこと。1行が一つの違いで、一文の説明を含む。',
    meaning: 'What a later declaration says differently, one sentence each.',
    primaryKey: [],
    foreignKeys: [
      { fields: ['earlier_document'], table: 'documents', references: ['document_id'] },
      { fields: ['later_document'], table: 'documents', references: ['document_id'] },
    ],
  },
};

/** Types of a column, by their names in Table Schema. */
export const columnTypes = ['string', 'integer', 'number', 'boolean', 'date'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** A column of a CSV file as its schema has it. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly meaning: string;
  readonly type: ColumnType;
  /** What an empty cell says, in Japanese; undefined where no cell is empty. */
  readonly missing: string | undefined;
  /** Unit of the numbers of the column, in Japanese. */
  readonly unit: string | undefined;
  /** Codes and their Japanese names, in order; empty where any value may stand. */
  readonly labels: ReadonlyMap<string, string>;
  readonly pattern: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** The part of a JSON Schema that a column can have: a flat value, or nothing. */
const branchSchema = z.object({
  type: z.enum(['string', 'integer', 'number', 'boolean', 'null']),
  fieldType: z.enum(columnTypes).optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const propertySchema = branchSchema.partial().extend({
  title: z.string(),
  description: z.string(),
  meaning: z.string(),
  missing: z.string().optional(),
  unit: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  anyOf: z.array(branchSchema).optional(),
});

function buildColumn(name: string, property: unknown): Column {
  const read = propertySchema.parse(property);
  const branches = (read.anyOf ?? [branchSchema.parse(property)]).filter(
    (branch) => branch.type !== 'null' && branch.const === undefined,
  );
  const branch = branches[0];
  if (branch === undefined || branches.length > 1) throw new Error(`column ${name} has not exactly one type`);
  const { title, description, meaning, missing, unit } = read;
  const labels = new Map(Object.entries(read.labels ?? {}));
  if ([...labels.keys()].join() !== (branch.enum ?? []).join())
    throw new Error(`column ${name} has codes without labels`);
  const { pattern, minimum, maximum } = branch;
  const type = branch.fieldType ?? columnTypes.find((known) => known === branch.type) ?? 'string';
  return { name, title, description, meaning, type, missing, unit, labels, pattern, minimum, maximum };
}

/** A column as JSON can hold it. */
export type WrittenColumn = Omit<Column, 'labels' | 'missing' | 'unit' | 'pattern' | 'minimum' | 'maximum'> &
  Partial<Pick<Column, 'missing' | 'unit' | 'pattern' | 'minimum' | 'maximum'>> & {
    readonly labels: readonly (readonly [code: string, label: string])[];
  };

/** All columns, where the build has put them in: to find them in the schemas takes as long as pdf.js takes for a page. Undefined in the sources. */
declare const BUILT_COLUMNS: Readonly<Record<TableName, readonly WrittenColumn[]>> | undefined;

/** A column that was written as JSON. */
export const readColumn = ({ labels, missing, unit, pattern, minimum, maximum, ...column }: WrittenColumn): Column => ({
  ...column,
  missing,
  unit,
  labels: new Map(labels),
  pattern,
  minimum,
  maximum,
});

function findColumns(table: TableName): readonly Column[] {
  if (typeof BUILT_COLUMNS !== 'undefined') return BUILT_COLUMNS[table].map(readColumn);
  const { properties = {} } = z.toJSONSchema(tables[table].schema);
  return Object.entries(properties).map(([name, property]) => buildColumn(name, property));
}

const columnLists = new Map<TableName, readonly Column[]>();

/** The columns of a CSV file, in order, from the schema of its rows. */
export function columnsOf(table: TableName): readonly Column[] {
  const columns = columnLists.get(table) ?? findColumns(table);
  columnLists.set(table, columns);
  return columns;
}

/** The columns of all files by their tables, as the build puts them in. */
export const writtenColumns = (): Readonly<Record<string, readonly WrittenColumn[]>> =>
  Object.fromEntries(
    tableNames.map((table) => [table, columnsOf(table).map((column) => ({ ...column, labels: [...column.labels] }))]),
  );
