import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type CatalogueSettings, planCatalogue, pushCatalogue, verifyCatalogue } from '../../src/catalog/catalogue.js';
import { describeFault } from '../../src/catalog/describe.js';
import { CatalogueError } from '../../src/catalog/fault.js';
import { outcomeOf } from '../../src/catalog/plan-schema.js';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { makeDataset, quick } from './example-dataset.js';
import { editorToken, listen, type StandIn, startStandIn } from './stand-in.js';

let server: StandIn;
let out: string;
beforeEach(async () => {
  server = await startStandIn();
  out = await makeDataset(temporaryFolder(), { documents: { 'kodomo.pdf': 'こども部 2020 3 values' } });
});

const brief = { ...quick, tries: 1, answerMs: 300, idleMs: 300, totalMs: 900 };
const settings = (changes: Partial<CatalogueSettings> = {}): CatalogueSettings => ({
  folder: out,
  site: new URL(server.address),
  dataset: 'mokuhyo',
  token: editorToken,
  version: '0.0.0',
  files: ['observations', 'documents'],
  patience: quick,
  ...changes,
});
const plan = (changes: Partial<CatalogueSettings> = {}) => planCatalogue(settings(changes));
const push = (changes: Partial<CatalogueSettings> = {}) => pushCatalogue(settings(changes), () => {});

/** What stood in the way; whatever it says holds no token, in either language. */
async function faultOf(work: Promise<unknown>): Promise<CatalogueError> {
  const problem: unknown = await work.then(
    () => new Error('nothing stood in the way'),
    (reason: unknown) => reason,
  );
  if (!(problem instanceof CatalogueError)) throw problem;
  const said = [problem.message, problem.stack, JSON.stringify(problem), ...problem.words];
  for (const text of [...said, describeFault(problem, 'ja'), describeFault(problem, 'en')]) {
    expect(text).not.toContain(editorToken);
  }
  return problem;
}

const json = (body: unknown) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** A second host, which notes what it is sent. */
async function otherHost(answer = 'elsewhere'): Promise<{ address: string; tokens: (string | undefined)[] }> {
  const tokens: (string | undefined)[] = [];
  const address = await listen((request, response) => {
    tokens.push(request.headers.authorization);
    response.end(answer);
  });
  return { address, tokens };
}

describe('the token', () => {
  test('does not follow a redirect of the API', async () => {
    const { address, tokens } = await otherHost();
    server.meddle = () => ({ status: 307, headers: { location: `${address}/api/3/action/status_show` } });
    expect(await faultOf(plan())).toMatchObject({ code: 'redirected' });
    expect(tokens).toEqual([]);
  });

  test('does not follow a download to another host', async () => {
    await push();
    const { address, tokens } = await otherHost();
    server.meddle = ({ action }) =>
      action.startsWith('GET') ? { status: 302, headers: { location: `${address}/storage/file` } } : 'pass';
    expect(outcomeOf(await plan())).toBe('something');
    expect(tokens).toEqual([undefined, undefined]);
    expect(
      server.calls.filter(({ action }) => action.startsWith('GET')).every(({ authorization }) => authorization),
    ).toBe(true);
  });

  test('does not go to the host that a resource is said to lie at', async () => {
    await push();
    const { address, tokens } = await otherHost();
    for (const { resources } of server.packages.values()) {
      for (const { fields } of resources) fields['url'] = `${address}/observations.csv`;
    }
    await plan();
    expect(tokens).toEqual([]);
    const { checks } = await verifyCatalogue(settings());
    expect(checks.filter(({ check, isSame }) => check === 'download' && isSame)).toEqual([]);
    expect(tokens).toEqual([undefined, undefined]);
  });

  test('is not shown where the server sends it back', async () => {
    server.meddle = ({ action }) =>
      action === 'package_create'
        ? {
            ...json({ success: false, error: { __type: 'Validation Error', name: [`key ${editorToken} is bad`] } }),
            status: 409,
          }
        : 'pass';
    expect(await faultOf(push())).toMatchObject({
      code: 'rejected',
      words: ['package_create', 'name: ["key *** is bad"]'],
    });
  });

  test('that is wrong is found out before anything is written', async () => {
    expect(await faultOf(plan({ token: 'wrong-token-123' }))).toMatchObject({ code: 'no-rights' });
    expect(await faultOf(push({ token: 'wrong-token-123' }))).toMatchObject({ code: 'no-rights' });
    expect(server.writes).toEqual([]);
  });

  test('of somebody who may not edit the dataset is told so', async () => {
    server.meddle = ({ action }) =>
      action === 'package_create'
        ? { ...json({ success: false, error: { __type: 'Authorization Error', message: 'no' } }), status: 403 }
        : 'pass';
    expect(describeFault(await faultOf(push()), 'ja')).toContain('編集者');
  });

  test('is asked for by a push, and not by a plan', async () => {
    expect((await plan({ token: undefined })).notes.map(({ code }) => code)).toContain('no-token');
    expect(await faultOf(push({ token: undefined }))).toMatchObject({ code: 'no-token' });
  });

  test('is not sent where somebody verifies what a citizen sees', async () => {
    await push();
    const before = server.calls.length;
    await verifyCatalogue(settings());
    expect(
      server.calls
        .slice(before)
        .map(({ authorization }) => authorization)
        .filter(Boolean),
    ).toEqual([]);
  });
});

describe('a server that', () => {
  test.each([
    ['shows a web page', { status: 200, body: '<html>メンテナンス中</html>' }],
    ['shows a page of refusal', { status: 403, body: '<html>Forbidden</html>' }],
    ['answers half', { status: 200, body: '{"success": true, "resu' }],
    ['answers a list', { status: 200, body: '[]' }],
    ['redirects to nowhere', { status: 302, headers: { location: 'file:///etc/passwd' } }],
  ])('%s is no CKAN', async (_, meddling) => {
    server.meddle = () => meddling;
    expect(await faultOf(plan())).toMatchObject({ code: 'no-ckan' });
  });

  test('hangs is not waited for', async () => {
    server.meddle = () => 'hang';
    expect(await faultOf(plan({ patience: brief }))).toMatchObject({ code: 'timeout' });
  });

  test('begins to answer and stops is not waited for', async () => {
    server.meddle = () => (response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"success"');
    };
    expect(await faultOf(plan({ patience: brief }))).toMatchObject({ code: 'timeout' });
  });

  test('drips without end is not listened to', async () => {
    server.meddle = () => (response) => {
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    };
    expect(await faultOf(plan({ patience: brief }))).toMatchObject({ code: 'timeout' });
  });

  test('answers without end is cut off', async () => {
    const megabyte = Buffer.alloc(1 << 20, ' ');
    server.meddle = () => (response) => {
      const go = (): void => {
        while (!response.destroyed && response.write(megabyte)) if (response.writableLength > 1 << 24) break;
      };
      response.on('drain', go);
      go();
    };
    expect(await faultOf(plan())).toMatchObject({ code: 'too-much' });
  });

  test('gives out 10 GB for a file is cut off at what the file has', async () => {
    await push();
    const piece = Buffer.alloc(1 << 16, 'x');
    let sent = 0;
    server.meddle = ({ action }) =>
      action.startsWith('GET')
        ? (response) => {
            response.writeHead(200, { 'content-length': String(10 * 1024 ** 3) });
            const go = (): void => {
              while (!response.destroyed) {
                sent += piece.length;
                if (!response.write(piece)) break;
              }
            };
            response.on('drain', go);
            go();
          }
        : 'pass';
    const made = await plan();
    expect(made.resources.map(({ upload }) => upload)).toEqual([true, true]);
    expect(sent).toBeLessThan(32 * 1024 * 1024);
    const { checks } = await verifyCatalogue(settings());
    expect(checks.filter(({ check, isSame }) => check === 'download' && !isSame)).toHaveLength(2);
  });

  test('says that it did, and did not, is not believed', async () => {
    await push();
    const lie = server.resource('観測値（observations.csv）');
    lie.bytes = Buffer.from('other');
    const former = { ...lie.fields, hash: 'sha256:former' };
    server.meddle = ({ action }) => (action === 'resource_patch' ? json({ success: true, result: former }) : 'pass');
    expect(await faultOf(push())).toMatchObject({ code: 'not-done', words: ['resource_patch', 'hash: sha256:former'] });
  });

  test('says that a licence is set, and shows another, is not believed', async () => {
    server.meddle = ({ action }) =>
      action === 'package_create'
        ? json({ success: true, result: { id: 'x', name: 'mokuhyo', license_id: 'notspecified' } })
        : 'pass';
    expect(await faultOf(push())).toMatchObject({ code: 'not-done' });
  });

  test('counts more rows than it gives is not asked for ever', async () => {
    await push();
    server.meddle = ({ action }) =>
      action === 'datastore_search' ? json({ success: true, result: { records: '', total: 12_345 } }) : 'pass';
    expect(await faultOf(plan())).toMatchObject({ code: 'strange' });
  });

  test('gives more rows than it counts is not believed', async () => {
    await push();
    server.meddle = ({ action }) =>
      action === 'datastore_search' ? json({ success: true, result: { records: 'a,b\nc,d\n', total: 1 } }) : 'pass';
    expect(await faultOf(plan())).toMatchObject({ code: 'strange' });
  });

  test('answers for another dataset is not believed', async () => {
    server.meddle = ({ action }) =>
      action === 'package_show' ? json({ success: true, result: { id: 'x', name: 'another' } }) : 'pass';
    expect(await faultOf(plan())).toMatchObject({ code: 'strange' });
  });

  test('has a certificate of its own making is not trusted', async () => {
    const read = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'tls', name));
    const secure = createServer({ key: read('key.pem'), cert: read('certificate.pem') }, (_, response) =>
      response.end(),
    );
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void secure.close());
    const site = new URL(`https://127.0.0.1:${(secure.address() as AddressInfo).port}`);
    const fault = await faultOf(plan({ site }));
    expect(fault.code).toBe('certificate');
    expect(describeFault(fault, 'ja')).toContain('NODE_EXTRA_CA_CERTS');
  });

  test('is not there', async () => {
    expect(await faultOf(plan({ site: new URL('http://127.0.0.1:1/') }))).toMatchObject({ code: 'no-answer' });
  });

  test('writes escapes into what it says cannot steer a terminal', async () => {
    server.meddle = ({ action }) =>
      action === 'package_show'
        ? { ...json({ success: false, error: { __type: 'Validation Error', id: ['\u001b[2J\u202e'] } }), status: 409 }
        : 'pass';
    expect(describeFault(await faultOf(plan()), 'en')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('a catalogue of another kind', () => {
  test('without a DataStore takes files only, and that is said', async () => {
    server = await startStandIn({ extensions: [] });
    const made = await plan();
    expect(made.notes.map(({ code }) => code)).toContain('no-datastore');
    await push();
    expect(server.calls.filter(({ action }) => action.startsWith('datastore'))).toEqual([]);
    expect(outcomeOf(await plan())).toBe('nothing');
    const { checks, hasDataStore } = await verifyCatalogue(settings());
    expect([hasDataStore, checks.filter(({ isSame }) => !isSame)]).toEqual([false, []]);
  });

  test('without a DataStore keeps its lines as well', async () => {
    server = await startStandIn({ extensions: [] });
    const rich = await makeDataset(temporaryFolder(), { documents: { 'kodomo.pdf': 'こども部 2020 9 values' } });
    await push({ folder: rich });
    expect((await plan()).refusals.map(({ code }) => code)).toEqual(['many-removals', 'many-removals']);
  });

  test.each(['2.8.12', '2.9.11', '2.11.5', ''])('%s is understood', async (version) => {
    server = await startStandIn({ version });
    await push();
    expect(outcomeOf(await plan())).toBe('nothing');
    expect((await verifyCatalogue(settings())).checks.filter(({ isSame }) => !isSame)).toEqual([]);
  });

  test('that is too old is told apart', async () => {
    server = await startStandIn({ version: '2.7.9' });
    expect(await faultOf(plan())).toMatchObject({ code: 'too-old', words: ['2.7.9'] });
  });

  test('that loads files by itself is waited for, and its tables of texts made anew', async () => {
    server = await startStandIn({ extensions: ['datastore', 'xloader'] });
    const files = ['observations', 'series'];
    expect((await plan({ files })).notes).toContainEqual({ code: 'loader', words: ['xloader'] });
    await push({ files });
    expect(outcomeOf(await plan({ files }))).toBe('nothing');
    expect((await verifyCatalogue(settings({ files }))).checks.filter(({ isSame }) => !isSame)).toEqual([]);
    out = await makeDataset(temporaryFolder(), { documents: { 'kodomo.pdf': 'こども部 2020 3 values' }, first: '7' });
    const changed = await plan({ files });
    expect(changed.resources.map(({ store }) => [store?.action, store?.changed])).toEqual([
      ['recreate', 1],
      ['recreate', 1],
    ]);
    await push({ files });
    expect(outcomeOf(await plan({ files }))).toBe('nothing');
  });

  test('whose loader is busy for too long is left alone, and gone on with later', async () => {
    server = await startStandIn({ extensions: ['datastore', 'xloader'] });
    const busy = json({ success: true, result: { status: 'running' } });
    server.meddle = ({ action }) => (action === 'xloader_status' ? busy : 'pass');
    expect(await faultOf(push({ patience: { ...quick, loaderMs: 20 } }))).toMatchObject({ code: 'loader-busy' });
    server.meddle = () => 'pass';
    await push();
    expect(outcomeOf(await plan())).toBe('nothing');
  });

  test('that gives a few rows at a time is read to the end', async () => {
    server = await startStandIn({ mostRows: 2 });
    await push();
    expect(outcomeOf(await plan())).toBe('nothing');
    expect((await verifyCatalogue(settings())).checks.filter(({ isSame }) => !isSame)).toEqual([]);
  });

  test('that takes small files only says which file is too large', async () => {
    server = await startStandIn({ mostBytes: 100 });
    expect(await faultOf(push())).toMatchObject({ code: 'file-too-large', words: ['observations.csv'] });
    server = await startStandIn();
    server.meddle = ({ action }) =>
      action === 'resource_create' ? { status: 413, body: '<html>nginx</html>' } : 'pass';
    expect(await faultOf(push())).toMatchObject({ code: 'file-too-large', words: ['observations.csv'] });
  });

  test('with several organizations asks which', async () => {
    server.meddle = ({ action }) =>
      action === 'organization_list_for_user'
        ? json({
            success: true,
            result: [
              { id: '1', name: 'kikaku' },
              { id: '2', name: 'soumu' },
            ],
          })
        : 'pass';
    expect(await faultOf(plan())).toMatchObject({ code: 'choose-organization', words: ['kikaku soumu'] });
    expect((await plan({ organization: 'soumu' })).organization).toBe('2');
    expect(await faultOf(plan({ organization: 'none' }))).toMatchObject({ code: 'choose-organization' });
  });

  test('below a path is found there', async () => {
    const made = await plan({ site: new URL(`${server.address}/`) });
    expect(made.site).toBe(`${server.address}/`);
    await expect(plan({ site: new URL(`${server.address}/data`) })).rejects.toMatchObject({ code: 'no-ckan' });
    expect(server.calls.at(-1)?.action).toBe('GET status_show');
  });

  test('where the dataset is private, that is what verify says', async () => {
    await push();
    for (const { fields } of server.packages.values()) fields['private'] = true;
    expect(outcomeOf(await plan())).toBe('nothing');
    const { checks } = await verifyCatalogue(settings());
    expect(checks.filter(({ isSame }) => !isSame).map(({ check }) => check)).toEqual(['visible']);
  });
});

describe('a dataset that', () => {
  test('was changed by hand is not pushed', async () => {
    writeFileSync(join(out, 'observations.csv'), `${readFileSync(join(out, 'observations.csv'), 'utf8')}\r\n`);
    expect(await faultOf(push())).toMatchObject({ code: 'file-changed', words: ['observations.csv'] });
    expect(server.writes).toEqual([]);
  });

  test('is none is told so', async () => {
    expect(await faultOf(plan({ folder: temporaryFolder() }))).toMatchObject({ code: 'no-dataset' });
  });

  test('has no such file says which it has', async () => {
    const fault = await faultOf(plan({ files: ['nothing'] }));
    expect(fault.code).toBe('no-such-file');
    expect(fault.words[1]).toContain('policies.csv');
    expect(fault.words[1]).not.toContain('CHECKSUMS');
  });
});
