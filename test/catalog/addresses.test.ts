import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { type CatalogueSettings, planCatalogue, pushCatalogue, verifyCatalogue } from '../../src/catalog/catalogue.js';
import { outcomeOf } from '../../src/catalog/plan-schema.js';
import { lintFolder } from '../../src/lint/lint-folder.js';
import { openLintFolder } from '../../src/lint/read-folder.js';
import { contentOf, temporaryFolder } from '../batch/temporary-folder.js';
import { makeDataset, quick } from './example-dataset.js';
import { editorToken, type StandIn, startStandIn } from './stand-in.js';

let server: StandIn;
let folder: string;
let out: string;
const documents = { 'kodomo.pdf': 'こども部 2020 3 values' };

beforeEach(async () => {
  server = await startStandIn();
  folder = temporaryFolder();
  out = await makeDataset(folder, { documents });
});

const files = ['observations', 'documents', 'mokuhyo.xlsx', 'dcat.jsonld', 'datapackage.json'];
const settings = (changes: Partial<CatalogueSettings> = {}): CatalogueSettings => ({
  folder: out,
  site: new URL(server.address),
  dataset: 'mokuhyo',
  token: editorToken,
  version: '0.0.0',
  files,
  patience: quick,
  ...changes,
});
const push = (changes: Partial<CatalogueSettings> = {}) => pushCatalogue(settings(changes), () => {});
const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const url = (name: string): string => String(server.resource(name).fields['url']);

const packageSchema = z.looseObject({
  catalogue_page: z.string().optional(),
  resources: z.array(z.looseObject({ path: z.string(), download_url: z.string().optional() })),
});
const reference = z.looseObject({ '@id': z.string() });
const dcatSchema = z.looseObject({
  '@graph': z.array(
    z.looseObject({
      'foaf:page': reference.optional(),
      'dcat:distribution': z
        .array(z.looseObject({ '@id': z.string(), 'dcat:downloadURL': reference, 'dcat:accessURL': reference }))
        .optional(),
    }),
  ),
});

test('the metadata files name the addresses in the catalogue once the dataset was pushed', async () => {
  await push();
  const descriptor = packageSchema.parse(JSON.parse(read('datapackage.json')));
  expect(descriptor.catalogue_page).toBe(`${server.address}/dataset/mokuhyo`);
  const addresses = new Map(descriptor.resources.map((resource) => [resource.path, resource.download_url]));
  expect(addresses.get('observations.csv')).toBe(url('観測値（observations.csv）'));
  expect(addresses.get('policies.csv')).toBeUndefined();
  const [dataset] = dcatSchema.parse(JSON.parse(read('dcat.jsonld')))['@graph'];
  const found = dataset?.['dcat:distribution']?.find((one) => one['@id'] === 'observations.csv');
  expect(found?.['dcat:downloadURL']['@id']).toBe(url('観測値（observations.csv）'));
  expect(found?.['dcat:accessURL']['@id']).toMatch(/\/dataset\/mokuhyo\/resource\/[0-9a-f-]+$/);
  expect(dataset?.['foaf:page']?.['@id']).toBe(`${server.address}/dataset/mokuhyo`);
});

test('so do those in the catalogue, whose hash leaves the addresses out: a second push has nothing to do', async () => {
  const before = await planCatalogue(settings());
  await push();
  const inCatalogue = server.resource('DCAT（dcat.jsonld）');
  expect(inCatalogue.bytes.toString('utf8')).toBe(read('dcat.jsonld'));
  expect(inCatalogue.bytes.toString('utf8')).toContain(url('観測値（observations.csv）'));
  const after = await planCatalogue(settings());
  expect(outcomeOf(after)).toBe('nothing');
  expect(after.resources.map(({ sha256 }) => sha256)).toEqual(before.resources.map(({ sha256 }) => sha256));
  const writes = server.writes.length;
  await push();
  expect(server.writes).toHaveLength(writes);
  expect((await verifyCatalogue(settings())).checks.filter(({ isSame }) => !isSame)).toEqual([]);
});

test('an address that is none of the web is not taken over', async () => {
  await push();
  server.resource('観測値（observations.csv）').fields['url'] = 'javascript:alert(1)//observations.csv';
  await push();
  expect(read('dcat.jsonld')).not.toContain('javascript');
  expect(read('catalogue.json')).not.toContain('javascript');
});

test('what vouches for the files is right after a push', async () => {
  await push();
  for (const line of read('CHECKSUMS.txt').trim().split('\n')) {
    const [sha256 = '', path = ''] = line.split('  ');
    expect([
      path,
      createHash('sha256')
        .update(readFileSync(join(out, path)))
        .digest('hex'),
    ]).toEqual([path, sha256]);
  }
  const manifest = z
    .looseObject({ files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.number() })) })
    .parse(JSON.parse(read('manifest.json')));
  for (const { path, sha256, bytes } of manifest.files) {
    const content = readFileSync(join(out, path));
    expect([path, createHash('sha256').update(content).digest('hex'), content.length]).toEqual([path, sha256, bytes]);
  }
  const source = await openLintFolder(out);
  const report = source && (await lintFolder(source));
  expect(report?.rules.filter(({ counts }) => counts.fail > 0).map(({ rule }) => rule)).toEqual([]);
});

test('a run of convert keeps the addresses, byte for byte', async () => {
  await push();
  const pushed = contentOf(out);
  await makeDataset(folder, { documents });
  expect(contentOf(out)).toEqual(pushed);
});

test('a run without catalogue.json makes the files as if nothing had been pushed', async () => {
  const before = contentOf(out);
  await push();
  rmSync(join(out, 'catalogue.json'));
  await makeDataset(folder, { documents });
  expect(contentOf(out)).toEqual(before);
  writeFileSync(join(out, 'catalogue.json'), 'no JSON');
  await makeDataset(folder, { documents });
  expect(read('datapackage.json')).toBe(Buffer.from(before['datapackage.json'] ?? '', 'latin1').toString('utf8'));
});

test('a push that was killed while it noted the addresses is gone on with', async () => {
  const { manifest, sums } = { manifest: read('manifest.json'), sums: read('CHECKSUMS.txt') };
  await push();
  const whole = contentOf(out);
  writeFileSync(join(out, 'manifest.json'), manifest);
  writeFileSync(join(out, 'CHECKSUMS.txt'), sums);
  await push();
  expect(contentOf(out)).toEqual(whole);
});
