import type { Source } from '../dataset/facts.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import { type Column, columnsOf, type ForeignKey, type TableName, tableNames, tables } from '../schema/tables.js';
import { packageWithAddresses } from './catalogue-addresses.js';
import type { DatasetDescription, FileDigest } from './dataset-description.js';
import { longJson } from './long-json.js';
import { mediaTypeOf } from './media-types.js';
import type { MadeFile } from './output-file.js';

const profile = 'https://datapackage.org/profiles/2.0/datapackage.json';
const resourceProfile = 'https://datapackage.org/profiles/2.0/dataresource.json';
const schemaProfile = 'https://datapackage.org/profiles/2.0/tableschema.json';

/** Members that have no value are left out: neither null nor an empty text says anything in a Data Package. */
const stated = <T extends object>(members: T): Partial<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;

function buildField(column: Column, primaryKey: readonly string[]): object {
  const codes = [...column.labels];
  return stated({
    name: column.name,
    type: column.type,
    title: column.title,
    description: column.description,
    unit: column.unit,
    // Per field: an empty cell says something else in each column, and nothing where no cell is empty.
    missingValues: column.missing === undefined ? [] : [{ value: '', label: column.missing }],
    categories: codes.length > 0 ? codes.map(([value, label]) => ({ value, label })) : undefined,
    constraints: stated({
      required: column.missing === undefined,
      unique: primaryKey.length === 1 && primaryKey[0] === column.name ? true : undefined,
      enum: codes.length > 0 ? codes.map(([value]) => value) : undefined,
      pattern: column.type === 'string' ? column.pattern : undefined,
      minimum: column.minimum,
      // The largest safe integer is zod's own bound, not one of the data.
      maximum: column.maximum === Number.MAX_SAFE_INTEGER ? undefined : column.maximum,
    }),
  });
}

const buildForeignKey = (key: ForeignKey): object => ({
  fields: key.fields,
  reference: { resource: key.table, fields: key.references },
});

/** Table Schema of a CSV file. */
export function buildTableSchema(table: TableName): object {
  const { primaryKey, foreignKeys } = tables[table];
  return stated({
    $schema: schemaProfile,
    fields: columnsOf(table).map((column) => buildField(column, primaryKey)),
    primaryKey: primaryKey.length > 0 ? primaryKey : undefined,
    foreignKeys: foreignKeys.length > 0 ? foreignKeys.map(buildForeignKey) : undefined,
  });
}

const csvDialect = { header: true, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true };

function buildResource(table: TableName, digest: FileDigest): object {
  return {
    $schema: resourceProfile,
    name: table,
    type: 'table',
    path: `${table}.csv`,
    title: tables[table].title,
    description: tables[table].description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: digest.bytes,
    hash: `sha256:${digest.sha256}`,
    dialect: csvDialect,
    schema: buildTableSchema(table),
  };
}

const encodings = [
  ['_sjis.csv', 'windows-31j'],
  ['.csv', 'utf-8'],
  ['.jsonl', 'utf-8'],
] as const;

/** A file that is none of the canonical tables: a flavour. Its rows may be fewer: documents that are not complete stay out of it. */
function buildFlavour(file: MadeFile): object {
  const extension = file.path.split('.').at(-1) ?? '';
  return stated({
    $schema: resourceProfile,
    name: file.path.replace(/\.csv$/, '').replaceAll('.', '-'),
    type: file.columns ? 'table' : undefined,
    path: file.path,
    format: extension,
    mediatype: mediaTypeOf(file.path),
    encoding: encodings.find(([ending]) => file.path.endsWith(ending))?.[1],
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    dialect: file.columns ? csvDialect : undefined,
    schema: file.columns
      ? { $schema: schemaProfile, fields: file.columns.map((column) => buildField(column, [])) }
      : undefined,
  });
}

/** Address of a PDF: from the sources file, else below the address that the configuration names; undefined where neither knows it. */
export function sourceAddress(source: Source, config: DatasetConfig): string | undefined {
  if (/^https?:\/\/\S+$/.test(source.source_url)) return source.source_url;
  if (config.source_base === undefined) return undefined;
  return new URL(source.source_file.split('/').map(encodeURIComponent).join('/'), config.source_base).href;
}

const buildSource = (source: Source, config: DatasetConfig): object =>
  stated({
    title: source.title === '' ? source.source_file : `${source.title} (${source.source_file})`,
    path: sourceAddress(source, config),
    version: source.published === '' ? undefined : source.published,
    hash: `sha256:${source.sha256}`,
    document_id: source.document_id,
  });

function buildContributors({ config, program }: DatasetDescription): object[] {
  const { publisher, contact } = config;
  return [
    ...(publisher ? [stated({ title: publisher.name, path: publisher.url, roles: ['publisher'] })] : []),
    ...(contact ? [stated({ title: contact.name, email: contact.email, path: contact.url, roles: ['contact'] })] : []),
    { title: `${program.name} ${program.version}`, path: program.url, roles: ['wrangler'] },
  ];
}

/** Data Package v2 over all CSV files of a run and its flavours, in Japanese. */
function buildDataPackage(
  description: DatasetDescription,
  flavours: readonly MadeFile[],
  sources: readonly unknown[],
): object {
  const { config, facts } = description;
  const { periodStart, periodEnd } = facts;
  return stated({
    $schema: profile,
    name: config.name,
    title: config.title,
    description: config.description,
    homepage: config.homepage,
    version: config.version,
    keywords: config.keywords.length > 0 ? config.keywords : undefined,
    licenses: config.licence && [config.licence],
    contributors: buildContributors(description),
    spatial: facts.municipalities.length > 0 ? facts.municipalities.join('、') : undefined,
    temporal: periodStart !== undefined && periodEnd !== undefined ? { start: periodStart, end: periodEnd } : undefined,
    sources,
    resources: [
      ...tableNames.map((table) => buildResource(table, description.tables[table])),
      ...flavours.map(buildFlavour),
    ],
  });
}

/** datapackage.json in pieces: a large run has too many sources to hold them as one text. */
export function* emitDataPackage(
  description: DatasetDescription,
  flavours: readonly MadeFile[] = [],
): Generator<string> {
  const { facts, config, addresses } = description;
  const build = (sources: readonly unknown[]): object =>
    packageWithAddresses({ ...buildDataPackage(description, flavours, sources) }, addresses);
  yield* longJson(build, facts.sources, (source) => buildSource(source, config));
}
