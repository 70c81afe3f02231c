import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type CatalogueSettings, planCatalogue, pushCatalogue, verifyCatalogue } from '../../src/catalog/catalogue.js';
import { describePlan } from '../../src/catalog/describe.js';
import { outcomeOf, type Plan, type RefusalCode } from '../../src/catalog/plan-schema.js';
import { datasetConfigSchema } from '../../src/schema/dataset-config.js';
import { hashOfText } from '../batch/fake-document.js';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { exampleConfig, exampleDocuments, makeDataset, quick, withdraw } from './example-dataset.js';
import { freshName, type Server, startServer } from './servers.js';

/** The whole way, against the stand-in or the real CKAN. */
let server: Server;
let folder: string;
let name: string;

beforeEach(async () => {
  server = await startServer();
  folder = temporaryFolder();
  name = freshName();
});

const settings = (out: string, changes: Partial<CatalogueSettings> = {}): CatalogueSettings => ({
  folder: out,
  site: new URL(server.address),
  dataset: name,
  token: server.token,
  version: '0.0.0',
  patience: quick,
  ...changes,
});

const push = (out: string, changes: Partial<CatalogueSettings> = {}, signed?: Plan) =>
  pushCatalogue(settings(out, changes), () => {}, signed);

async function ask(action: string, fields: object): Promise<unknown> {
  const response = await fetch(`${server.address}/api/3/action/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: server.token },
    body: JSON.stringify(fields),
  });
  return z.looseObject({ result: z.unknown() }).parse(await response.json()).result;
}

async function sendFile(action: string, fields: Record<string, string>, text: string): Promise<unknown> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('upload', new Blob([text]), 'by-hand.csv');
  const headers = { authorization: server.token };
  const response = await fetch(`${server.address}/api/3/action/${action}`, { method: 'POST', headers, body: form });
  return response.json();
}

const packageSchema = z.looseObject({
  title: z.string(),
  license_id: z.string().nullable(),
  tags: z.array(z.looseObject({ name: z.string() })),
  extras: z.array(z.looseObject({ key: z.string(), value: z.string() })),
  resources: z.array(z.looseObject({ id: z.string(), name: z.string(), url: z.string(), hash: z.string() })),
});
const shown = async (): Promise<z.infer<typeof packageSchema>> =>
  packageSchema.parse(await ask('package_show', { id: name }));

async function idOf(file: string): Promise<string> {
  const found = (await shown()).resources.find((resource) => resource.name.includes(file));
  if (!found) throw new Error(`no resource for ${file}`);
  return found.id;
}

const rowSchema = z.looseObject({ records: z.array(z.record(z.string(), z.unknown())) });
const rowsOf = async (id: string): Promise<readonly Record<string, unknown>[]> => {
  const csv = z.looseObject({ records: z.string(), fields: z.array(z.looseObject({ id: z.string() })).optional() });
  const fields = ['observation_id', 'municipality_code', 'project_code', 'value_number'];
  const found = csv.parse(
    await ask('datastore_search', { resource_id: id, records_format: 'csv', fields, sort: '_id', limit: 1000 }),
  );
  const lines = found.records
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rowSchema.parse({
    records: lines.map((line) => Object.fromEntries(fields.map((field, index) => [field, line[index]]))),
  }).records;
};

const rows = (plan: Plan, file: string): string => {
  const store = plan.resources.find((resource) => resource.file === file)?.store;
  return `+${store?.added} ~${store?.changed} -${store?.removed}`;
};
const refused = ({ refusals }: Plan): readonly RefusalCode[] =>
  refusals.filter(({ allowed }) => !allowed).map(({ code }) => code);

describe('a dataset', () => {
  test('is made, verified, and then nothing is left to do', async () => {
    const out = await makeDataset(folder);
    const before = await planCatalogue(settings(out));
    expect([outcomeOf(before), before.action]).toEqual(['something', 'create']);
    expect(before.resources.map(({ file, action }) => `${action} ${file}`)).toEqual([
      'create observations.csv',
      'create indicators.csv',
      'create series.csv',
      'create documents.csv',
      'create mokuhyo.xlsx',
    ]);
    await push(out);
    expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
    const { checks } = await verifyCatalogue(settings(out));
    expect(checks.filter(({ isSame }) => !isSame)).toEqual([]);
    expect(new Set(checks.map(({ check }) => check)).size).toBe(10);
    const { resources, license_id } = await shown();
    expect(license_id).toBe('cc-by');
    expect(resources.map(({ url }) => url.split('/').at(-1))).toEqual([
      'observations.csv',
      'indicators.csv',
      'series.csv',
      'documents.csv',
      'mokuhyo.xlsx',
    ]);
  });

  test('keeps codes as texts and decimals as printed', async () => {
    await push(await makeDataset(folder));
    const [first] = await rowsOf(await idOf('observations.csv'));
    expect(first).toMatchObject({ municipality_code: '142140', project_code: '06-101', value_number: '1200.50' });
  });

  test('changes exactly one row for a corrected value, and no id', async () => {
    const documents = { 'kodomo.pdf': 'こども部 2020 30 values' };
    await push(await makeDataset(folder, { documents }));
    const { resources } = await shown();
    const out = await makeDataset(folder, { documents, first: '1300' });
    const { plan } = await push(out);
    expect(rows(plan, 'observations.csv')).toBe('+0 ~1 -0');
    expect(rows(plan, 'indicators.csv')).toBe('+0 ~0 -0');
    const stored = await rowsOf(await idOf('observations.csv'));
    expect(stored.filter(({ value_number }) => value_number === '1300')).toHaveLength(1);
    expect(stored).toHaveLength(30);
    expect((await shown()).resources.map(({ id }) => id)).toEqual(resources.map(({ id }) => id));
    expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
  });

  test('empties a cell that holds nothing any more', async () => {
    const documents = { 'kodomo.pdf': 'こども部 2020 3 values' };
    await push(await makeDataset(folder, { documents }));
    const out = await makeDataset(folder, { documents, first: null });
    await push(out);
    expect((await rowsOf(await idOf('observations.csv'))).map((row) => row['value_number'])).toEqual(['', '2', '3']);
    expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
  });

  test('takes rows away that are no longer in the file', async () => {
    await push(await makeDataset(folder));
    const out = await makeDataset(temporaryFolder(), { documents: { 'kodomo.pdf': 'こども部 2020 30 values' } });
    const plan = await planCatalogue(settings(out));
    expect(refused(plan)).toEqual(['many-removals', 'many-removals', 'many-removals', 'many-removals']);
    expect(rows(plan, 'observations.csv')).toBe('+0 ~0 -90');
    expect((await push(out)).addresses).toBeUndefined();
    expect(await rowsOf(await idOf('observations.csv'))).toHaveLength(120);
    await push(out, { allowed: ['many-removals'] });
    expect(await rowsOf(await idOf('observations.csv'))).toHaveLength(30);
    expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
  });

  test('withdraws there what was withdrawn here, without a flag', async () => {
    const sha256 = hashOfText(exampleDocuments['toshi.pdf'] ?? '');
    const id = sha256.slice(0, 12);
    const out = await makeDataset(folder);
    const files = ['observations', 'documents', `documents/${id}.json`];
    await push(out, { files });
    await withdraw(out, sha256);
    const { plan } = await push(out, { files: ['observations', 'documents'] });
    expect(plan.resources.map(({ file, action }) => `${action} ${file}`)).toEqual([
      'patch observations.csv',
      'patch documents.csv',
      'delete ',
    ]);
    expect(plan.resources[0]?.store).toMatchObject({ removed: 50, withdrawn: 50 });
    expect(
      (await rowsOf(await idOf('observations.csv'))).filter((row) => String(row['observation_id']).startsWith(id)),
    ).toEqual([]);
    expect((await shown()).resources.map(({ name: shownName }) => shownName)).toHaveLength(2);
  });

  test('brings along what stands there from an earlier push, and says what it leaves', async () => {
    const out = await makeDataset(folder);
    await push(out, { files: ['notes', 'documents', 'datapackage.json'] });
    const named = await planCatalogue(settings(out, { files: ['documents'] }));
    expect(named.notes).toContainEqual({
      code: 'left-out',
      words: ['注記（notes.csv）、データパッケージ（datapackage.json）'],
    });
    await withdraw(out, hashOfText(exampleDocuments['toshi.pdf'] ?? ''));
    const { plan } = await push(out);
    expect(plan.resources.map(({ file, action }) => `${action} ${file}`)).toEqual([
      'create observations.csv',
      'create indicators.csv',
      'create series.csv',
      'patch documents.csv',
      'create mokuhyo.xlsx',
      'keep notes.csv',
      'patch datapackage.json',
    ]);
    expect((await verifyCatalogue(settings(out))).checks.filter(({ isSame }) => !isSame)).toEqual([]);
  });

  test('keeps tags, extras and resources of others', async () => {
    const out = await makeDataset(folder);
    await push(out);
    const { tags } = await shown();
    await ask('package_patch', {
      id: name,
      tags: [...tags.map((tag) => ({ name: tag.name })), { name: '福祉' }],
      extras: [{ key: '担当', value: '企画課' }],
      title: '別の題名',
    });
    await sendFile('resource_create', { package_id: name, name: '別の資料' }, 'a');
    const plan = await planCatalogue(settings(out));
    expect(plan.changes[0]).toEqual({ field: 'title', before: '別の題名', after: '見晴市の目標宣言' });
    expect(plan.changes.map(({ field }) => field)).toEqual(['title', 'extras']);
    expect(refused(plan)).toEqual(['other-resources']);
    await push(out, { allowed: ['other-resources'] });
    const after = await shown();
    expect(after.title).toBe('見晴市の目標宣言');
    expect(after.tags.map((tag) => tag.name)).toContain('福祉');
    const extras = new Map(after.extras.map(({ key, value }) => [key, value]));
    expect([extras.get('担当'), extras.get('publisher_name')]).toEqual(['企画課', '見晴市']);
    expect(after.resources).toHaveLength(6);
  });
});

describe('a catalogue that was changed by hand', () => {
  test('a file of the same recorded hash is sent again', async () => {
    const out = await makeDataset(folder);
    await push(out);
    await sendFile('resource_patch', { id: await idOf('observations.csv') }, 'something else');
    const plan = await planCatalogue(settings(out));
    expect(plan.resources.filter(({ action }) => action !== 'keep').map(({ file, upload }) => [file, upload])).toEqual([
      ['observations.csv', true],
    ]);
    expect(
      (await verifyCatalogue(settings(out))).checks.filter(({ isSame }) => !isSame).map(({ check }) => check),
    ).toEqual(['download']);
    await push(out);
    expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
  });

  test('a name that stands twice is refused', async () => {
    const out = await makeDataset(folder);
    await push(out);
    await sendFile('resource_create', { package_id: name, name: '観測値（observations.csv）' }, 'a');
    expect(refused(await planCatalogue(settings(out)))).toEqual(['duplicate-names']);
    expect((await push(out)).addresses).toBeUndefined();
  });

  test('rows that were changed, added or lost are put right', async () => {
    const out = await makeDataset(folder);
    await push(out);
    const resource_id = await idOf('observations.csv');
    const [first, second] = await rowsOf(resource_id);
    const target = { resource_id, force: true };
    await ask('datastore_upsert', {
      ...target,
      method: 'upsert',
      records: [
        { observation_id: first?.['observation_id'], value_number: '7' },
        { observation_id: 'nobody/1/1/1/1', value_number: '8' },
      ],
    });
    await ask('datastore_delete', { ...target, filters: { observation_id: [second?.['observation_id']] } });
    const { plan } = await push(out);
    expect(rows(plan, 'observations.csv')).toBe('+1 ~1 -1');
    expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
  });

  test('a table of other types is made anew, but only where that is allowed', async () => {
    const out = await makeDataset(folder);
    await push(out);
    const resource_id = await idOf('documents.csv');
    await ask('datastore_delete', { resource_id, force: true });
    const fields = [
      { id: 'document_id', type: 'text' },
      { id: 'pages', type: 'text' },
    ];
    await ask('datastore_create', { resource_id, force: true, fields, primary_key: ['document_id'] });
    expect(refused(await planCatalogue(settings(out)))).toEqual(['type-change']);
    const { plan } = await push(out, { allowed: ['type-change'] });
    expect(plan.resources.find(({ file }) => file === 'documents.csv')?.store?.action).toBe('recreate');
    const { checks } = await verifyCatalogue(settings(out));
    expect(checks.filter(({ isSame }) => !isSame)).toEqual([]);
  });
});

describe('what nobody should push without knowing', () => {
  test.each<[RefusalCode, Parameters<typeof makeDataset>[1]]>([
    ['no-licence', { config: { ...exampleConfig, licence: undefined } }],
    ['no-publisher', { config: { ...exampleConfig, publisher: undefined } }],
    ['open-doubts', { doubtful: true }],
    ['other-documents', { kind: 'other' }],
  ])('%s is refused, and its flag allows just that', async (code, changes) => {
    const out = await makeDataset(folder, changes);
    const plan = await planCatalogue(settings(out));
    expect([outcomeOf(plan), refused(plan)]).toEqual(['refused', [code]]);
    expect(describePlan(plan, 'ja').join('\n')).toContain(`--allow-${code}`);
    const other: RefusalCode = code === 'no-licence' ? 'no-publisher' : 'no-licence';
    expect(outcomeOf(await planCatalogue(settings(out, { allowed: [other] })))).toBe('refused');
    expect(outcomeOf(await planCatalogue(settings(out, { allowed: [code] })))).toBe('something');
  });

  test('a licence that the catalogue does not know', async () => {
    const licence = {
      name: 'Miharashi-1.0',
      title: '見晴市利用規約',
      path: 'https://www.city.miharashi.example.jp/terms',
    };
    const out = await makeDataset(folder, { config: datasetConfigSchema.parse({ ...exampleConfig, licence }) });
    expect(refused(await planCatalogue(settings(out)))).toEqual(['no-licence']);
    await push(out, { allowed: ['no-licence'] });
    expect((await shown()).license_id ?? '').toBe('');
  });

  test('a file of which two columns have one name', async () => {
    const out = await makeDataset(folder);
    mkdirSync(join(out, 'x'));
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const text = '名称,名称\r\n1,2\r\n';
    writeFileSync(join(out, 'twice.csv'), text);
    manifest.files.push({ path: 'twice.csv', bytes: Buffer.byteLength(text), sha256: hashOfText(text) });
    writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest));
    expect(refused(await planCatalogue(settings(out, { files: ['twice.csv'] })))).toEqual(['bad-headers']);
  });
});

describe('a plan that was signed off', () => {
  test('is what a push does', async () => {
    const out = await makeDataset(folder);
    const signed = await planCatalogue(settings(out, { files: ['observations', 'documents'] }));
    await push(out, {}, signed);
    expect((await shown()).resources).toHaveLength(2);
    // Once more: it is done already.
    expect(outcomeOf((await push(out, {}, signed)).plan)).toBe('nothing');
  });

  test('does not cover what came after it', async () => {
    const documents = { 'kodomo.pdf': 'こども部 2020 30 values' };
    const out = await makeDataset(folder, { documents });
    await push(out);
    await makeDataset(folder, { documents, first: '1300' });
    const signed = await planCatalogue(settings(out));
    await makeDataset(folder, { documents, first: '1400' });
    await expect(push(out, {}, signed)).rejects.toMatchObject({ code: 'changed-since' });
    await makeDataset(folder, { documents, first: '1300' });
    const target = { resource_id: await idOf('documents.csv'), force: true };
    const stranger = { document_id: 'ffffffffffff', pages: 1 };
    await ask('datastore_upsert', { ...target, method: 'upsert', records: [stranger] });
    await expect(push(out, { allowed: ['many-removals'] }, signed)).resolves.toMatchObject({ addresses: undefined });
  });

  test('holds its allowances', async () => {
    const out = await makeDataset(folder, { doubtful: true });
    const signed = await planCatalogue(settings(out, { allowed: ['open-doubts'] }));
    expect((await push(out, {}, signed)).addresses?.dataset).toBe(name);
  });
});
