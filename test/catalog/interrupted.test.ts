import { beforeEach, describe, expect, test } from 'vitest';
import { type CatalogueSettings, planCatalogue, pushCatalogue } from '../../src/catalog/catalogue.js';
import { outcomeOf } from '../../src/catalog/plan-schema.js';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { makeDataset, quick } from './example-dataset.js';
import { editorToken, type Meddling, type StandIn, startStandIn } from './stand-in.js';

let server: StandIn;
beforeEach(async () => {
  server = await startStandIn();
});

const settings = (folder: string, changes: Partial<CatalogueSettings> = {}): CatalogueSettings => ({
  folder,
  site: new URL(server.address),
  dataset: 'mokuhyo',
  token: editorToken,
  version: '0.0.0',
  files: ['observations', 'indicators', 'documents'],
  patience: quick,
  allowed: ['many-removals', 'type-change'],
  ...changes,
});
const push = (folder: string, changes: Partial<CatalogueSettings> = {}) =>
  pushCatalogue(settings(folder, changes), () => {});

/** One try each: whatever goes wrong ends the push. */
const impatient = { ...quick, tries: 1 };

/** All that a citizen could see. */
const stateOf = ({ packages, store }: StandIn) =>
  [...packages.values()].map(({ fields, resources }) => ({
    title: fields['title'],
    tags: fields['tags'],
    resources: resources.map((resource) => ({
      name: resource.fields['name'],
      hash: resource.fields['hash'],
      text: resource.bytes.toString('utf8'),
      rows: store
        .rows(resource.fields['id'])
        .map((row) => JSON.stringify(row))
        .sort(),
    })),
  }));

const isWrite = (action: string): boolean => /_(create|patch|update|upsert|delete)$/.test(action);

/** Meddles with the n-th request that changes something (from 0), and with no other. */
function atWrite(n: number, meddling: Meddling): void {
  let writes = -1;
  server.meddle = ({ action }) => {
    if (!isWrite(action)) return 'pass';
    writes += 1;
    return writes === n ? meddling : 'pass';
  };
}

const first = { 'kodomo.pdf': 'こども部 2020 3 values', 'bunka.pdf': '文化部 2020 2 values' };
const second = { 'kodomo.pdf': 'こども部 2020 3 values', 'toshi.pdf': '都市部 2020 4 values' };

describe.each<Meddling>(['drop', 'do-and-drop'])('a push that is cut off at any request (%s)', (meddling) => {
  test('of a new dataset is completed by the next', async () => {
    const out = await makeDataset(temporaryFolder(), { documents: first });
    await push(out);
    const [whole, writes] = [stateOf(server), server.writes.length];
    expect(writes).toBe(10);
    for (let n = 0; n < writes; n += 1) {
      server = await startStandIn();
      atWrite(n, meddling);
      await expect(push(out, { patience: impatient })).rejects.toMatchObject({ code: 'no-answer' });
      server.meddle = () => 'pass';
      await push(out);
      expect(stateOf(server)).toEqual(whole);
    }
  });

  test('of a changed dataset is completed by the next', async () => {
    const [before, after] = [
      await makeDataset(temporaryFolder(), { documents: first }),
      await makeDataset(temporaryFolder(), { documents: second, first: '7.50' }),
    ];
    await push(before);
    const made = server.writes.length;
    await push(after);
    const [whole, writes] = [stateOf(server), server.writes.length - made];
    expect(writes).toBe(9);
    for (let n = 0; n < writes; n += 1) {
      server = await startStandIn();
      await push(before);
      atWrite(n, meddling);
      await expect(push(after, { patience: impatient })).rejects.toMatchObject({ code: 'no-answer' });
      server.meddle = () => 'pass';
      await push(after);
      expect(stateOf(server)).toEqual(whole);
      expect(outcomeOf(await planCatalogue(settings(after)))).toBe('nothing');
    }
  });
});

test('a plan that was signed off is gone on with after an interruption', async () => {
  const out = await makeDataset(temporaryFolder(), { documents: first });
  const signed = await planCatalogue(settings(out));
  atWrite(5, 'do-and-drop');
  const pushSigned = () => pushCatalogue(settings(out, { patience: impatient }), () => {}, signed);
  await expect(pushSigned()).rejects.toMatchObject({ code: 'no-answer' });
  server.meddle = () => 'pass';
  await pushSigned();
  expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
});

test('whoever asks it to stop is heard between two requests', async () => {
  const out = await makeDataset(temporaryFolder(), { documents: first });
  const stopping = new AbortController();
  server.meddle = ({ action }) => {
    if (action === 'datastore_create') stopping.abort();
    return 'pass';
  };
  await expect(push(out, { stopping: stopping.signal })).rejects.toMatchObject({ code: 'stopped' });
  expect(server.writes).toEqual(['package_create', 'resource_create', 'datastore_create']);
  server.meddle = () => 'pass';
  await push(out);
  expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
});

describe('a server that is busy', () => {
  test('is asked again after 429, 5xx and a lost connection', async () => {
    const out = await makeDataset(temporaryFolder(), { documents: first });
    const failures: Meddling[] = [{ status: 503 }, { status: 429, headers: { 'retry-after': '0.01' } }];
    server.meddle = ({ action }, count) => (action === 'datastore_upsert' ? (failures[count - 1] ?? 'pass') : 'pass');
    await push(out);
    server.meddle = () => 'pass';
    expect(outcomeOf(await planCatalogue(settings(out)))).toBe('nothing');
  });

  test.each(['package_create', 'resource_create'])('does not make anything twice by %s', async (action) => {
    const out = await makeDataset(temporaryFolder(), { documents: first });
    server.meddle = (call, count) => (call.action === action && count === 1 ? 'do-and-drop' : 'pass');
    await push(out);
    expect([...server.packages.values()].map(({ resources }) => resources.length)).toEqual([3]);
    expect(server.calls.filter((call) => call.action === action)).toHaveLength(action === 'package_create' ? 1 : 3);
  });

  test('is left alone after some tries, with what it said', async () => {
    const out = await makeDataset(temporaryFolder(), { documents: first });
    server.meddle = ({ action }) =>
      action === 'package_create' ? { status: 502, body: '<html>Bad Gateway</html>' } : 'pass';
    await expect(push(out)).rejects.toMatchObject({ code: 'server-error', words: ['package_create', '502'] });
    expect(server.writes).toHaveLength(quick.tries);
  });
});

test('whoever has nothing to push changes nothing, and sends one request at a time', async () => {
  const out = await makeDataset(temporaryFolder(), { documents: first });
  let [open, most] = [0, 0];
  const handle = server.handle.bind(server);
  server.handle = async (request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    await handle(request, response);
  };
  await push(out);
  const writes = server.writes.length;
  await push(out);
  expect(server.writes).toHaveLength(writes);
  expect(most).toBe(1);
  expect(server.writes).not.toContain('package_update');
  expect(server.calls.filter(({ action, fields }) => action === 'package_patch' && 'resources' in fields)).toEqual([]);
});

test('two at a time from one folder are not', async () => {
  const out = await makeDataset(temporaryFolder(), { documents: first });
  const [one, other] = await Promise.allSettled([push(out), push(out)]);
  expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
  expect([one, other].find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'locked' } });
});
