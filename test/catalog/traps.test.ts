import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { freshName, type Server, startServer } from './servers.js';

/**
 * What makes pushing by hand go wrong in silence. These hold of the stand-in and of the real CKAN: `npm run test:ckan` asks both the same, so
 * that what the other tests rest on is true.
 */
const showSchema = z.object({
  license_id: z.string().nullable(),
  resources: z.array(z.looseObject({ id: z.string(), url: z.string(), hash: z.string() })),
});
const idSchema = z.looseObject({ id: z.string(), url: z.string(), hash: z.string() });
const searchSchema = z.looseObject({ records: z.string(), total: z.number() });
const infoSchema = z.looseObject({ fields: z.array(z.looseObject({ id: z.string(), type: z.string() })) });

interface Said {
  readonly status: number;
  readonly result: unknown;
}

let server: Server;
let name: string;

async function ask(action: string, fields: object, token: string | undefined = server.token): Promise<Said> {
  const response = await fetch(`${server.address}/api/3/action/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: token } : {}) },
    body: JSON.stringify(fields),
  });
  const body = z.looseObject({ result: z.unknown().optional() }).parse(await response.json());
  return { status: response.status, result: body.result };
}

async function sendFile(action: string, fields: Record<string, string>, fileName: string, text: string): Promise<Said> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('upload', new Blob([text]), fileName);
  const address = `${server.address}/api/3/action/${action}`;
  const response = await fetch(address, { method: 'POST', headers: { authorization: server.token }, body: form });
  const body = z.looseObject({ result: z.unknown().optional() }).parse(await response.json());
  return { status: response.status, result: body.result };
}

const shown = async (): Promise<z.infer<typeof showSchema>> =>
  showSchema.parse((await ask('package_show', { id: name })).result);

const makeResource = async (fileName = 'a.csv', hash = 'sha256:first'): Promise<z.infer<typeof idSchema>> =>
  idSchema.parse(
    (await sendFile('resource_create', { package_id: name, name: '観測値', hash }, fileName, 'k\r\n')).result,
  );

async function makeTable(): Promise<string> {
  const { id } = await makeResource();
  const fields = [
    { id: 'k', type: 'text' },
    { id: 'n', type: 'text' },
  ];
  await ask('datastore_create', { resource_id: id, force: true, fields, primary_key: ['k'] });
  const records = ['a', 'b', 'c'].map((k) => ({ k, n: '1' }));
  await ask('datastore_upsert', { resource_id: id, force: true, method: 'upsert', records });
  return id;
}

const stored = async (id: string): Promise<z.infer<typeof searchSchema>> =>
  searchSchema.parse(
    (await ask('datastore_search', { resource_id: id, records_format: 'csv', fields: ['k', 'n'], sort: '_id' })).result,
  );

beforeEach(async () => {
  server = await startServer();
  name = freshName();
  await ask('package_create', { name, title: '題名', owner_org: 'miharashi', license_id: 'cc-by' });
});

describe('CKAN says 200 and', () => {
  test('takes all resources and the licence away, where package_update does not name them', async () => {
    await makeResource();
    expect((await ask('package_update', { id: name, name, title: '題名', owner_org: 'miharashi' })).status).toBe(200);
    expect(await shown()).toEqual({ license_id: null, resources: [] });
  });

  test('takes resources away that package_patch leaves out of a list', async () => {
    await makeResource();
    expect((await ask('package_patch', { id: name, resources: [] })).status).toBe(200);
    expect((await shown()).resources).toEqual([]);
  });

  test('stores 観測値.csv as .csv', async () => {
    expect((await makeResource('観測値.csv')).url).toMatch(/\/download\/\.csv$/);
  });

  test('takes a second resource of the same name', async () => {
    await makeResource();
    await makeResource();
    expect((await shown()).resources).toHaveLength(2);
  });

  test('keeps the former hash with a new file', async () => {
    const { id } = await makeResource();
    const patched = await sendFile('resource_patch', { id }, 'a.csv', 'k\r\nother\r\n');
    expect([patched.status, idSchema.parse(patched.result).hash]).toEqual([200, 'sha256:first']);
  });

  test('takes any word for a licence', async () => {
    expect((await ask('package_patch', { id: name, license_id: 'no such licence' })).status).toBe(200);
    expect((await shown()).license_id).toBe('no such licence');
  });

  test('leaves rows that an upsert does not name', async () => {
    const id = await makeTable();
    const records = [{ k: 'a', n: '2' }];
    expect((await ask('datastore_upsert', { resource_id: id, force: true, method: 'upsert', records })).status).toBe(
      200,
    );
    expect((await stored(id)).records).toBe('a,2\nb,1\nc,1\n');
  });

  test('leaves cells that an upsert does not name', async () => {
    const id = await makeTable();
    await ask('datastore_upsert', { resource_id: id, force: true, method: 'upsert', records: [{ k: 'a' }] });
    expect((await stored(id)).records).toContain('a,1\n');
  });

  test('changes no type, where datastore_create names another', async () => {
    const id = await makeTable();
    const fields = [
      { id: 'k', type: 'text' },
      { id: 'n', type: 'numeric' },
    ];
    expect((await ask('datastore_create', { resource_id: id, force: true, fields })).status).toBe(200);
    const info = infoSchema.parse((await ask('datastore_info', { id })).result);
    expect(info.fields.map(({ type }) => type)).toEqual(['text', 'text']);
  });

  test('deletes all rows for an empty filter, and the table for none', async () => {
    const id = await makeTable();
    expect((await ask('datastore_delete', { resource_id: id, force: true, filters: {} })).status).toBe(200);
    expect((await stored(id)).total).toBe(0);
    expect((await ask('datastore_delete', { resource_id: id, force: true })).status).toBe(200);
    expect((await ask('datastore_info', { id })).status).toBe(404);
  });

  test('answers a wrong token on reads like none', async () => {
    expect((await ask('package_show', { id: name }, 'wrong-token-123')).status).toBe(200);
    const organizations = await ask('organization_list_for_user', { permission: 'create_dataset' }, 'wrong-token-123');
    expect(organizations).toEqual({ status: 200, result: [] });
  });
});

describe('CKAN', () => {
  test('takes a whole batch or nothing of it', async () => {
    const id = await makeTable();
    const records = [{ k: 'd', n: '1' }, { n: '1' }];
    expect((await ask('datastore_upsert', { resource_id: id, force: true, method: 'upsert', records })).status).toBe(
      409,
    );
    expect((await stored(id)).total).toBe(3);
  });

  test('keeps texts and decimals as they were sent, and tells nothing from an empty text', async () => {
    const { id } = await makeResource();
    const fields = ['k', 'code', 'empty', 'none'].map((one) => ({ id: one, type: 'text' }));
    const all = [...fields, { id: 'n', type: 'numeric' }, { id: 'b', type: 'bool' }, { id: 'd', type: 'date' }];
    await ask('datastore_create', { resource_id: id, force: true, fields: all, primary_key: ['k'] });
    const record = { k: '142140', code: '06-101', empty: '', none: null, n: '1200.50', b: true, d: '2018-04-01' };
    await ask('datastore_upsert', { resource_id: id, force: true, method: 'upsert', records: [record] });
    const columns = all.map((field) => field.id);
    const { result } = await ask('datastore_search', { resource_id: id, records_format: 'csv', fields: columns });
    expect(searchSchema.parse(result).records).toBe('142140,06-101,"",,1200.50,t,2018-04-01\n');
  });

  test('deletes by a list of keys', async () => {
    const id = await makeTable();
    await ask('datastore_delete', { resource_id: id, force: true, filters: { k: ['a', 'c', 'nothing'] } });
    expect((await stored(id)).records).toBe('b,1\n');
  });

  test('writes into the table of an upload with force only', async () => {
    const id = await makeTable();
    expect((await ask('datastore_upsert', { resource_id: id, method: 'upsert', records: [] })).status).toBe(409);
  });
});
