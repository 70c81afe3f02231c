import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FactsGatherer } from '../../src/dataset/facts.js';
import { emitDataPackage, sourceAddress } from '../../src/emit/data-package.js';
import type { DatasetDescription } from '../../src/emit/dataset-description.js';
import { datasetConfigSchema, defaultDatasetConfig } from '../../src/schema/dataset-config.js';
import { columnsOf, columnTypes, tableNames, tables } from '../../src/schema/tables.js';
import { licence } from './example-dataset.js';
import { exampleResult } from './example-result.js';

/** The facts of Data Package v2 that a reader relies on, written down once more and independently of what writes them. */
const nonEmpty = z.string().min(1);
const path = z.string().regex(/^((?=[^./~])(?!file:)((?!\/\.\.\/)(?!\\)(?!:\/\/).)*|(http|ftp)s?:\/\/.*)$/);
const fieldSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
  type: z.enum(columnTypes),
  title: nonEmpty.max(21),
  description: nonEmpty,
  unit: nonEmpty.optional(),
  missingValues: z.array(z.strictObject({ value: z.literal(''), label: nonEmpty })).max(1),
  categories: z.array(z.strictObject({ value: nonEmpty, label: nonEmpty })).optional(),
  constraints: z.strictObject({
    required: z.boolean(),
    unique: z.boolean().optional(),
    enum: z.array(nonEmpty).min(1).optional(),
    pattern: nonEmpty.optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
});
const foreignKeySchema = z.strictObject({
  fields: z.array(nonEmpty).min(1),
  reference: z.strictObject({ resource: z.enum(tableNames), fields: z.array(nonEmpty).min(1) }),
});
const resourceSchema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/dataresource.json'),
  name: z.enum(tableNames),
  type: z.literal('table'),
  path,
  title: nonEmpty,
  description: nonEmpty,
  format: z.literal('csv'),
  mediatype: z.literal('text/csv'),
  encoding: z.literal('utf-8'),
  bytes: z.int().min(1),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  dialect: z.looseObject({ header: z.literal(true), lineTerminator: z.literal('\r\n') }),
  schema: z.strictObject({
    $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
    fields: z.array(fieldSchema).min(1),
    primaryKey: z.array(nonEmpty).min(1).optional(),
    foreignKeys: z.array(foreignKeySchema).min(1).optional(),
  }),
});
const packageSchema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: nonEmpty,
  title: nonEmpty,
  description: nonEmpty,
  homepage: z.url().optional(),
  version: nonEmpty,
  keywords: z.array(nonEmpty).min(1).optional(),
  licenses: z
    .array(z.strictObject({ name: z.string().regex(/^[-a-zA-Z0-9._]+$/), title: nonEmpty, path }))
    .min(1)
    .optional(),
  contributors: z.array(z.looseObject({ title: nonEmpty, roles: z.array(nonEmpty).min(1), path: path.optional() })),
  spatial: nonEmpty.optional(),
  temporal: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).optional(),
  sources: z.array(
    z.strictObject({
      title: nonEmpty,
      path: path.optional(),
      version: nonEmpty.optional(),
      hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      document_id: z.string().regex(/^[0-9a-f]{12}$/),
    }),
  ),
  resources: z.array(resourceSchema),
});

const digest = { bytes: 1, sha256: '0'.repeat(64) };
function describeDataset(change: Partial<DatasetDescription> = {}): DatasetDescription {
  const gatherer = new FactsGatherer();
  gatherer.add(exampleResult('a', { source_url: 'https://example.jp/a.pdf', published: '2020-07-01' }));
  gatherer.add(exampleResult('b', { title: '' }));
  return {
    config: defaultDatasetConfig,
    facts: gatherer.facts(),
    tables: Object.fromEntries(tableNames.map((name) => [name, digest])) as DatasetDescription['tables'],
    program: { name: 'mokuhyo', version: '0.1.0', url: 'https://example.jp/mokuhyo' },
    ...change,
  };
}
const read = (description: DatasetDescription) =>
  packageSchema.parse(JSON.parse([...emitDataPackage(description)].join('')));

describe('datapackage.json', () => {
  test('describes every table and every column', () => {
    const { resources } = read(describeDataset());
    expect(resources.map((resource) => resource.path)).toEqual(tableNames.map((name) => `${name}.csv`));
    for (const { name, schema } of resources) {
      expect(schema.fields.map((field) => field.name)).toEqual(Object.keys(tables[name].schema.shape));
    }
  });

  test('has types as they are, not as they are written', () => {
    const types = Object.fromEntries(columnsOf('observations').map((column) => [column.name, column.type]));
    expect(types).toMatchObject({
      observation_id: 'string',
      municipality_code: 'string',
      project_code: 'string',
      fiscal_year: 'integer',
      period_start: 'date',
      value_number: 'number',
      needs_review: 'boolean',
    });
  });

  test('keys point at columns that exist', () => {
    const { resources } = read(describeDataset());
    expect(resources.flatMap(({ schema }) => schema.foreignKeys ?? [])).not.toEqual([]);
    for (const { name, schema } of resources) {
      const names = schema.fields.map((field) => field.name);
      expect(names).toEqual(expect.arrayContaining([...(schema.primaryKey ?? [])]));
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        expect(names).toEqual(expect.arrayContaining([...fields]));
        expect(columnsOf(reference.resource).map((column) => column.name)).toEqual(
          expect.arrayContaining([...reference.fields]),
        );
        expect(name).not.toBe(reference.resource);
      }
    }
  });

  test('gives Japanese names to codes', () => {
    const field = read(describeDataset()).resources[0]?.schema.fields.find(({ name }) => name === 'missing_reason');
    expect(field?.categories?.map((category) => category.value)).toEqual(field?.constraints.enum);
    expect(field?.missingValues).toEqual([{ value: '', label: '欠測でない' }]);
  });

  test('titles are unique within a table', () => {
    for (const name of tableNames) {
      const titles = columnsOf(name).map((column) => column.title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  test('names its sources, its period and its places', () => {
    const { sources, temporal, spatial } = read(describeDataset());
    expect(sources).toMatchObject([
      {
        title: '令和2年度 子ども部長の目標宣言 (a/目標宣言.pdf)',
        path: 'https://example.jp/a.pdf',
        version: '2020-07-01',
      },
      { title: 'b/目標宣言.pdf' },
    ]);
    expect(sources[1]).not.toHaveProperty('path');
    expect(temporal).toEqual({ start: '2017-04-01', end: '2021-03-31' });
    expect(spatial).toBe('142140 伊勢原市');
  });

  test('says who publishes, where the configuration says so', () => {
    const config = datasetConfigSchema.parse({
      name: 'isehara-mokuhyo',
      title: '伊勢原市 目標宣言',
      homepage: 'https://example.jp/data',
      publisher: { name: '例市', url: 'https://example.jp/' },
      contact: { name: '例市企画課', email: 'kikaku@example.jp' },
    });
    const { name, contributors, homepage } = read(describeDataset({ config }));
    expect([name, homepage]).toEqual(['isehara-mokuhyo', 'https://example.jp/data']);
    expect(contributors).toEqual([
      { title: '例市', path: 'https://example.jp/', roles: ['publisher'] },
      { title: '例市企画課', email: 'kikaku@example.jp', roles: ['contact'] },
      { title: 'mokuhyo 0.1.0', path: 'https://example.jp/mokuhyo', roles: ['wrangler'] },
    ]);
  });

  test('claims no licence that nobody granted', () => {
    expect(read(describeDataset()).licenses).toBeUndefined();
    const config = datasetConfigSchema.parse({ licence });
    expect(read(describeDataset({ config })).licenses).toEqual([licence]);
  });

  test('says nothing of what an empty dataset does not have', () => {
    const empty = read(describeDataset({ facts: new FactsGatherer().facts() }));
    expect(empty).not.toHaveProperty('temporal');
    expect(empty).not.toHaveProperty('spatial');
    expect(empty.sources).toEqual([]);
  });
});

describe('sourceAddress', () => {
  const source = {
    document_id: '',
    published: '',
    sha256: '',
    status: 'complete',
    document_kind: 'declaration',
    title: '',
  } as const;
  const config = { ...defaultDatasetConfig, source_base: 'https://example.jp/files/' };
  test.each([
    ['https://example.jp/x.pdf', config, 'https://example.jp/x.pdf'],
    ['', config, 'https://example.jp/files/R2/%E5%AD%90%20%E3%81%A9%E3%82%82.pdf'],
    ['not an address', defaultDatasetConfig, undefined],
    ['', defaultDatasetConfig, undefined],
  ])('%j', (source_url, using, address) => {
    expect(sourceAddress({ ...source, source_url, source_file: 'R2/子 ども.pdf' }, using)).toBe(address);
  });
});
