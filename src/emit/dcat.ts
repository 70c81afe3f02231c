import type { Source } from '../dataset/facts.js';
import type { DatasetConfig, UpdateFrequency } from '../schema/dataset-config.js';
import { tableNames, tables } from '../schema/tables.js';
import { dcatWithAddresses } from './catalogue-addresses.js';
import { sourceAddress } from './data-package.js';
import type { DatasetDescription } from './dataset-description.js';
import { longJson } from './long-json.js';
import { mediaTypeOf } from './media-types.js';
import type { MadeFile } from './output-file.js';

export const dcatPath = 'dcat.jsonld';

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dqv: 'http://www.w3.org/ns/dqv#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** Frequencies as the Publications Office of the EU names them, which DCAT-AP uses. */
const frequencies = {
  annual: 'ANNUAL',
  biannual: 'ANNUAL_2',
  quarterly: 'QUARTERLY',
  monthly: 'MONTHLY',
  irregular: 'IRREG',
  never: 'NEVER',
} as const satisfies Record<UpdateFrequency, string>;

/** The dataset is the folder that the file lies in. */
const datasetId = './';
const conversionId = '#conversion';

type Node = Readonly<Record<string, unknown>>;

const japanese = (text: string): Node => ({ '@value': text, '@language': 'ja' });
const typed = (value: string | number, type: string): Node => ({ '@value': String(value), '@type': `xsd:${type}` });
const reference = (id: string): Node => ({ '@id': id });

/** A PDF by its address, or by its hash (RFC 6920) where no address is known. */
function sourceId(source: Source, config: DatasetConfig): string {
  const hash = Buffer.from(source.sha256, 'hex').toString('base64url');
  return sourceAddress(source, config) ?? `ni:///sha-256;${hash}`;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const buildSource = (source: Source, config: DatasetConfig): Node => ({
  '@id': sourceId(source, config),
  '@type': ['prov:Entity', 'foaf:Document', 'schema:DigitalDocument'],
  'dct:title': japanese(source.title === '' ? source.source_file : source.title),
  'schema:name': japanese(source.title === '' ? source.source_file : source.title),
  'dct:identifier': source.document_id,
  'dct:format': 'application/pdf',
  'spdx:checksum': buildChecksum(source.sha256),
  ...(isDay(source.published) ? { 'dct:issued': typed(source.published, 'date') } : {}),
  // Said here rather than in lists at the dataset, which would hold every PDF four times.
  '@reverse': {
    'dct:source': reference(datasetId),
    'prov:wasDerivedFrom': reference(datasetId),
    'schema:isBasedOn': reference(datasetId),
    'prov:used': reference(conversionId),
  },
});

const buildChecksum = (sha256: string): Node => ({
  '@type': 'spdx:Checksum',
  'spdx:algorithm': reference('spdx:checksumAlgorithm_sha256'),
  'spdx:checksumValue': typed(sha256, 'hexBinary'),
});

function buildDistribution(file: MadeFile, licence: string | undefined): Node {
  const table = tableNames.find((name) => file.path === `${name}.csv`);
  const mediaType = mediaTypeOf(file.path);
  return {
    '@id': file.path,
    '@type': ['dcat:Distribution', 'schema:DataDownload'],
    'dct:title': japanese(table ? `${tables[table].title}（CSV）` : file.path),
    ...(table ? { 'dct:description': japanese(tables[table].description) } : {}),
    ...(licence === undefined ? {} : { 'dct:license': reference(licence) }),
    'dcat:downloadURL': reference(file.path),
    'dcat:accessURL': reference(file.path),
    'dcat:mediaType': reference(`https://www.iana.org/assignments/media-types/${mediaType}`),
    'dcat:byteSize': typed(file.bytes, 'nonNegativeInteger'),
    'spdx:checksum': buildChecksum(file.sha256),
    'schema:contentUrl': reference(file.path),
    'schema:encodingFormat': mediaType,
    'schema:contentSize': `${file.bytes} B`,
    'schema:sha256': file.sha256,
  };
}

/** What was counted (品質測定結果): name of the measure, its Japanese definition, its value. */
export function qualityMeasures({ facts }: DatasetDescription): readonly (readonly [string, string, number])[] {
  const { observations, rows, issues, documents } = facts;
  return [
    ['documentsComplete', '誤りの指摘がない文書の数', documents.complete],
    ['documentsPartial', '一部を読めない文書の数', documents.partial],
    ['documentsFailed', '読めない文書の数', documents.failed],
    ['cellsRead', '読み取った値の数', rows.observations],
    ['cellsTyped', '数値または範囲として読めた値の数', observations.number + observations.range],
    ['cellsText', '文字の値（節目など）の数', observations.text],
    ['cellsMissing', '欠測の数', observations.missing],
    ['cellsCorrected', '人が訂正した値の数', facts.corrected],
    ['cellsNeedingReview', '確認を要する値の数', facts.needsReview],
    ['issuesError', '誤りの指摘の数', issues.error],
    ['issuesWarning', '警告の指摘の数', issues.warning],
    ['charactersVisible', '見える文字の数', facts.glyphs],
    ['charactersUnplaced', '収める場所が分からない文字の数', facts.glyphsUnplaced],
  ];
}

const buildMeasurement = ([name, definition, value]: readonly [string, string, number]): Node => ({
  '@type': 'dqv:QualityMeasurement',
  'dqv:isMeasurementOf': {
    '@id': `#quality-${name}`,
    '@type': 'dqv:Metric',
    'dct:title': name,
    'dct:description': japanese(definition),
  },
  'dqv:value': typed(value, 'integer'),
});

function buildPeople({ publisher, contact }: DatasetConfig): Node {
  const agent = publisher && {
    ...(publisher.url ? { '@id': publisher.url } : {}),
    '@type': ['foaf:Organization', 'schema:Organization'],
    'foaf:name': japanese(publisher.name),
    'schema:name': japanese(publisher.name),
  };
  const point = contact && {
    '@type': ['vcard:Organization', 'schema:ContactPoint'],
    'vcard:fn': japanese(contact.name),
    'schema:name': japanese(contact.name),
    ...(contact.email ? { 'vcard:hasEmail': reference(`mailto:${contact.email}`), 'schema:email': contact.email } : {}),
    ...(contact.url ? { 'vcard:hasURL': reference(contact.url) } : {}),
  };
  return {
    ...(agent ? { 'dct:publisher': agent, 'schema:publisher': agent } : {}),
    ...(point ? { 'dcat:contactPoint': point, 'schema:contactPoint': point } : {}),
  };
}

function buildCoverage({ facts }: DatasetDescription): Node {
  const { periodStart, periodEnd, municipalities } = facts;
  const places = municipalities.map((name) => ({
    '@type': ['dct:Location', 'schema:Place'],
    'dct:identifier': name.split(' ')[0],
    'schema:name': japanese(name.split(' ').at(-1) ?? name),
  }));
  return {
    ...(places.length > 0 ? { 'dct:spatial': places, 'schema:spatialCoverage': places } : {}),
    ...(periodStart && periodEnd
      ? {
          'dct:temporal': {
            '@type': 'dct:PeriodOfTime',
            'dcat:startDate': typed(periodStart, 'date'),
            'dcat:endDate': typed(periodEnd, 'date'),
          },
          'schema:temporalCoverage': `${periodStart}/${periodEnd}`,
        }
      : {}),
  };
}

function buildProvenance({ facts, program }: DatasetDescription): Node {
  return {
    'prov:wasGeneratedBy': {
      '@id': conversionId,
      '@type': 'prov:Activity',
      'dct:title': japanese('PDFからの読み取り'),
      'prov:wasAssociatedWith': {
        '@id': program.url,
        '@type': ['prov:SoftwareAgent', 'schema:SoftwareApplication'],
        'foaf:name': program.name,
        'schema:name': program.name,
        'schema:softwareVersion': program.version,
      },
    },
    'dct:provenance': {
      '@type': 'dct:ProvenanceStatement',
      'dct:description': japanese(
        `${program.name} ${program.version} が、PDF ${facts.sources.length}件から読み取った。値ごとに出典のページと位置がある。`,
      ),
    },
  };
}

const frequencyOf = (frequency: UpdateFrequency): Node =>
  reference(`http://publications.europa.eu/resource/authority/frequency/${frequencies[frequency]}`);

function buildDataset(description: DatasetDescription, files: readonly MadeFile[]): Node {
  const { config } = description;
  return {
    '@id': datasetId,
    '@type': ['dcat:Dataset', 'schema:Dataset', 'prov:Entity'],
    'dct:identifier': config.name,
    'dct:title': japanese(config.title),
    'dct:description': japanese(config.description),
    'schema:name': japanese(config.title),
    'schema:description': japanese(config.description),
    'dct:language': reference('http://publications.europa.eu/resource/authority/language/JPN'),
    'schema:inLanguage': 'ja',
    ...(config.licence
      ? { 'dct:license': reference(config.licence.path), 'schema:license': reference(config.licence.path) }
      : {}),
    'dcat:version': config.version,
    'schema:version': config.version,
    'dcat:keyword': config.keywords.map(japanese),
    'schema:keywords': config.keywords.map(japanese),
    ...(config.update_frequency ? { 'dct:accrualPeriodicity': frequencyOf(config.update_frequency) } : {}),
    ...(config.homepage
      ? { 'dcat:landingPage': reference(config.homepage), 'schema:url': reference(config.homepage) }
      : {}),
    ...(config.source_page ? { 'dct:isReferencedBy': reference(config.source_page) } : {}),
    ...(config.modified ? { 'dct:modified': typed(config.modified, 'date') } : {}),
    'dct:conformsTo': reference('https://datapackage.org/profiles/2.0/datapackage.json'),
    ...buildPeople(config),
    ...buildCoverage(description),
    ...buildProvenance(description),
    'dqv:hasQualityMeasurement': qualityMeasures(description).map(buildMeasurement),
    'dcat:distribution': files.map((file) => buildDistribution(file, config.licence?.path)),
    'schema:distribution': files.map((file) => reference(file.path)),
  };
}

/**
 * dcat.jsonld in pieces: the dataset in DCAT 3 and schema.org at once, with where it comes from and how good it is. Addresses are
 * relative to the file.
 */
export function* emitDcat(description: DatasetDescription, files: readonly MadeFile[]): Generator<string> {
  const { facts, config, addresses } = description;
  const dataset = dcatWithAddresses(buildDataset(description, files), addresses);
  const build = (sources: readonly unknown[]): object => ({ '@context': context, '@graph': [dataset, ...sources] });
  yield* longJson(build, facts.sources, (source) => buildSource(source, config));
}
