import { type Column, type ColumnType, columnsOf, type TableName, tableNames, tables } from '../schema/tables.js';
import type { DatasetDescription } from './dataset-description.js';

/** Where the W3C's model for tabular data looks for the description of a CSV file beside it. */
export const csvwPath = 'csv-metadata.json';

const datatypes = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: { base: 'boolean', format: 'true|false' },
  date: { base: 'date', format: 'yyyy-MM-dd' },
} as const satisfies Record<ColumnType, unknown>;

const buildColumn = (column: Column): object => ({
  name: column.name,
  // The first is the header as it stands in the file.
  titles: [column.name, column.title],
  'dc:description': column.description,
  datatype: datatypes[column.type],
  ...(column.missing === undefined ? { required: true } : { null: '' }),
});

/** One key stands by itself, several as a list. */
const names = (fields: readonly string[]): string | readonly string[] =>
  fields.length === 1 ? (fields[0] ?? '') : fields;

function buildTable(table: TableName): object {
  const { title, description, primaryKey, foreignKeys } = tables[table];
  return {
    url: `${table}.csv`,
    'dc:title': title,
    'dc:description': description,
    tableSchema: {
      columns: columnsOf(table).map(buildColumn),
      ...(primaryKey.length > 0 ? { primaryKey: names(primaryKey) } : {}),
      ...(primaryKey.length > 0
        ? { aboutUrl: `${table}.csv#${primaryKey.map((field) => `{${field}}`).join('/')}` }
        : {}),
      ...(foreignKeys.length > 0
        ? {
            foreignKeys: foreignKeys.map((key) => ({
              columnReference: names(key.fields),
              reference: { resource: `${key.table}.csv`, columnReference: names(key.references) },
            })),
          }
        : {}),
    },
  };
}

/** csv-metadata.json: CSV on the Web (W3C 2015), one table group over all CSV files, in Japanese. */
export function emitCsvw({ config }: DatasetDescription): string {
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'ja' }],
    'dc:title': config.title,
    'dc:description': config.description,
    ...(config.licence ? { 'dc:license': { '@id': config.licence.path } } : {}),
    ...(config.publisher ? { 'dc:publisher': config.publisher.name } : {}),
    dialect: {
      encoding: 'utf-8',
      header: true,
      delimiter: ',',
      quoteChar: '"',
      doubleQuote: true,
      lineTerminators: ['\r\n'],
    },
    tables: tableNames.map(buildTable),
  };
  return `${JSON.stringify(metadata, undefined, 1)}\n`;
}
