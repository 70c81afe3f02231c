import { createHash } from 'node:crypto';
import { FactsGatherer } from '../../src/dataset/facts.js';
import { csvHeader, csvRows } from '../../src/emit/csv.js';
import type { DatasetDescription } from '../../src/emit/dataset-description.js';
import { datasetConfigSchema } from '../../src/schema/dataset-config.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { type TableName, tableNames } from '../../src/schema/tables.js';

/** The CSV files of some results, as a run writes them. */
export function csvFiles(results: readonly DocumentResult[]): Record<TableName, string> {
  const rows: readonly Partial<Record<TableName, string>>[] = results.map(csvRows);
  const text = (name: TableName): string => csvHeader(name) + rows.map((lines) => lines[name] ?? '').join('');
  return Object.fromEntries(tableNames.map((name) => [name, text(name)])) as Record<TableName, string>;
}

/** Licence, as a person grants it. */
export const licence = {
  name: 'CC-BY-4.0',
  title: 'クリエイティブ・コモンズ 表示 4.0 国際',
  path: 'https://creativecommons.org/licenses/by/4.0/deed.ja',
};

/** A configuration that says all that a catalogue needs. */
const saidConfig = datasetConfigSchema.parse({ licence, publisher: { name: '例市' }, update_frequency: 'annual' });

/** What a run knows of its results when all CSV files are written. */
export function describeResults(
  results: readonly DocumentResult[],
  change: Partial<DatasetDescription> = {},
): DatasetDescription {
  const gatherer = new FactsGatherer();
  for (const result of results) gatherer.add(result);
  const files = csvFiles(results);
  const digest = (name: TableName) => ({
    bytes: Buffer.byteLength(files[name]),
    sha256: createHash('sha256').update(files[name]).digest('hex'),
  });
  return {
    config: saidConfig,
    facts: gatherer.facts(),
    tables: Object.fromEntries(tableNames.map((name) => [name, digest(name)])) as DatasetDescription['tables'],
    program: { name: 'mokuhyo', version: '0.1.0', url: 'https://example.jp/mokuhyo' },
    ...change,
  };
}

/** Results one by one, as often as asked for. */
export const streamOf = (results: readonly DocumentResult[]) =>
  async function* (): AsyncGenerator<DocumentResult> {
    yield* results;
  };
