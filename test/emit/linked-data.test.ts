import jsonld, { type Options } from 'jsonld';
import { describe, expect, test } from 'vitest';
import { csvwPath } from '../../src/emit/csvw.js';
import { dcatPath } from '../../src/emit/dcat.js';
import { emitExtras } from '../../src/emit/emit-extras.js';
import { datasetConfigSchema } from '../../src/schema/dataset-config.js';
import { columnsOf, tableNames } from '../../src/schema/tables.js';
import { describeResults, licence, streamOf } from './example-dataset.js';
import { exampleResult } from './example-result.js';
import { memoryFolder } from './memory-folder.js';

const base = 'https://example.jp/data/';
const config = datasetConfigSchema.parse({
  title: '例市 目標宣言',
  homepage: 'https://example.jp/opendata',
  publisher: { name: '例市', url: 'https://example.jp/' },
  contact: { name: '企画課', email: 'kikaku@example.jp', url: 'https://example.jp/kikaku' },
  modified: '2021-04-01',
  licence,
  update_frequency: 'annual',
  source_page: 'https://example.jp/sengen',
});
const results = [
  exampleResult('a', { source_url: 'https://example.jp/a.pdf', published: '2020-07-01' }),
  exampleResult('b', { status: 'partial' }),
];
const { files, open } = memoryFolder();
await emitExtras({
  results: streamOf(results),
  description: describeResults(results, { config }),
  also: ['ja'],
  includePartial: false,
  includeOther: false,
  open,
});
const read = (path: string) => JSON.parse(files.get(path)?.toString('utf8') ?? '');

/** The terms of CSVW's context that are used here, written down from the recommendation: tests load nothing from the network. */
const csvwContext = {
  csvw: 'http://www.w3.org/ns/csvw#',
  dc: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  tables: { '@id': 'csvw:table', '@container': '@set' },
  url: { '@id': 'csvw:url', '@type': '@id' },
  tableSchema: 'csvw:tableSchema',
  columns: { '@id': 'csvw:column', '@container': '@list' },
  name: { '@id': 'csvw:name', '@language': null },
  titles: 'csvw:title',
  datatype: { '@id': 'csvw:datatype', '@type': '@vocab' },
  required: 'csvw:required',
  primaryKey: { '@id': 'csvw:primaryKey', '@language': null },
  foreignKeys: 'csvw:foreignKey',
  reference: 'csvw:reference',
  resource: { '@id': 'csvw:resource', '@type': '@id' },
  columnReference: { '@id': 'csvw:columnReference', '@language': null },
  base: { '@id': 'csvw:base', '@language': null },
  format: { '@id': 'csvw:format', '@language': null },
  string: 'xsd:string',
  integer: 'xsd:integer',
  decimal: 'xsd:decimal',
};

async function triplesOf(document: Record<string, unknown>): Promise<{ s: string; p: string; o: string }[]> {
  const dataset = await jsonld.toRDF(document, {
    base,
    documentLoader: async (url: string) => {
      if (url !== 'http://www.w3.org/ns/csvw') throw new Error(`no network: ${url}`);
      return { documentUrl: url, document: { '@context': csvwContext } };
    },
  } as unknown as Options.ToRdf);
  return (dataset as unknown as { subject: Term; predicate: Term; object: Term }[]).map(
    ({ subject, predicate, object }) => ({
      s: subject.value,
      p: predicate.value,
      o: object.value,
    }),
  );
}
interface Term {
  readonly value: string;
}

describe('dcat.jsonld, parsed by a JSON-LD library', async () => {
  const triples = await triplesOf(read(dcatPath));
  const dcat = 'http://www.w3.org/ns/dcat#';
  const dct = 'http://purl.org/dc/terms/';
  const prov = 'http://www.w3.org/ns/prov#';
  const schema = 'https://schema.org/';
  const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
  const objects = (s: string, p: string) => triples.filter((t) => t.s === s && t.p === p).map((t) => t.o);

  test.each([
    [rdfType, `${dcat}Dataset`],
    [rdfType, `${schema}Dataset`],
    [`${dct}title`, '例市 目標宣言'],
    [`${schema}name`, '例市 目標宣言'],
    [`${dct}license`, 'https://creativecommons.org/licenses/by/4.0/deed.ja'],
    [`${dct}modified`, '2021-04-01'],
    [`${dct}publisher`, 'https://example.jp/'],
    [`${dct}accrualPeriodicity`, 'http://publications.europa.eu/resource/authority/frequency/ANNUAL'],
    [`${dcat}landingPage`, 'https://example.jp/opendata'],
    [`${prov}wasDerivedFrom`, 'https://example.jp/a.pdf'],
    [`${schema}temporalCoverage`, '2017-04-01/2021-03-31'],
    [`${prov}wasGeneratedBy`, `${base}#conversion`],
  ])('the dataset has %s %s', (predicate, object) => {
    expect(objects(base, predicate)).toContain(object);
  });

  test('a PDF without an address is named by its hash', () => {
    const named = objects(base, `${dct}source`).find((source) => source.startsWith('ni:'));
    expect(Buffer.from(named?.split(';')[1] ?? '', 'base64url').toString('hex')).toBe(results[1]?.document.sha256);
  });

  test('says which program made it of which PDFs', () => {
    const activity = `${base}#conversion`;
    expect(objects(activity, `${prov}used`)).toContain('https://example.jp/a.pdf');
    const [agent = ''] = objects(activity, `${prov}wasAssociatedWith`);
    expect(objects(agent, `${schema}softwareVersion`)).toEqual(['0.1.0']);
  });

  test('distributes every file, with its hash and size', () => {
    const distributions = objects(base, `${dcat}distribution`);
    expect(distributions).toEqual(
      expect.arrayContaining(tableNames.flatMap((name) => [`${base}${name}.csv`, `${base}${name}_ja.csv`])),
    );
    for (const distribution of distributions) {
      expect(objects(distribution, `${dcat}downloadURL`)).toEqual([distribution]);
      expect(Number(objects(distribution, `${dcat}byteSize`)[0])).toBeGreaterThan(0);
      expect(objects(distribution, `${schema}sha256`)[0]).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('measures its quality', () => {
    const dqv = 'http://www.w3.org/ns/dqv#';
    const measured = objects(base, `${dqv}hasQualityMeasurement`).map((measurement) => [
      objects(measurement, `${dqv}isMeasurementOf`)[0]?.split('#quality-')[1],
      objects(measurement, `${dqv}value`)[0],
    ]);
    expect(Object.fromEntries(measured)).toMatchObject({
      documentsComplete: '1',
      documentsPartial: '1',
      cellsRead: '4',
      cellsTyped: '2',
      cellsMissing: '2',
      charactersUnplaced: '2',
    });
  });
});

describe('csv-metadata.json', () => {
  test('describes each table as the W3C asks, parsed by a JSON-LD library', async () => {
    const triples = await triplesOf(read(csvwPath));
    const csvw = 'http://www.w3.org/ns/csvw#';
    const urls = triples.filter((t) => t.p === `${csvw}url`).map((t) => t.o);
    expect(urls.sort()).toEqual(tableNames.map((name) => `${base}${name}.csv`).sort());
    const keys = triples.filter((t) => t.p === `${csvw}primaryKey`).map((t) => t.o);
    expect(keys).toContain('observation_id');
    const titles = triples.filter((t) => t.p === 'http://purl.org/dc/terms/title').map((t) => t.o);
    expect(titles).toEqual(expect.arrayContaining(['例市 目標宣言', '観測値', '文書']));
    const references = triples.filter((t) => t.p === `${csvw}resource`).map((t) => t.o);
    expect(references).toEqual(expect.arrayContaining([`${base}documents.csv`, `${base}observations.csv`]));
  });

  test('names the columns as the header does', () => {
    const { tables } = read(csvwPath);
    expect(tables).toHaveLength(tableNames.length);
    for (const { url, tableSchema } of tables) {
      const table = tableNames.find((name) => `${name}.csv` === url);
      if (table === undefined) throw new Error(`unknown table ${url}`);
      const columns = tableSchema.columns.map((column: { name: string; titles: string[] }) => [
        column.name,
        ...column.titles,
      ]);
      expect(columns).toEqual(columnsOf(table).map(({ name, title }) => [name, name, title]));
    }
  });
});
