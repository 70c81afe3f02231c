import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { planSchema } from '../../src/catalog/plan-schema.js';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { type Ran, runMokuhyo } from '../cli/run-mokuhyo.js';
import { makeDataset } from './example-dataset.js';
import { editorToken, type StandIn, startStandIn } from './stand-in.js';

let server: StandIn;
let folder: string;
let out: string;

beforeEach(async () => {
  server = await startStandIn();
  folder = temporaryFolder();
  out = await makeDataset(folder, { documents: { 'kodomo.pdf': 'こども部 2020 3 values' } });
});

/** `mokuhyo catalog <name> …`; nothing that it says holds the token. */
async function catalog(name: string, flags: readonly string[] = [], env: Record<string, string> = {}): Promise<Ran> {
  const parameters = ['catalog', name, out, '--to', server.address, '--dataset', 'mokuhyo', ...flags];
  const ran = await runMokuhyo(parameters, { env: { MOKUHYO_CATALOG_TOKEN: editorToken, ...env } });
  expect(`${ran.stdout}${ran.stderr}`).not.toContain(editorToken);
  return ran;
}

describe('mokuhyo catalog', () => {
  test('plans, pushes, verifies, and says by its status how it went', async () => {
    const planned = await catalog('plan');
    expect([planned.status, planned.stderr]).toEqual([3, '']);
    expect(planned.stdout).toContain('+ create: 観測値（observations.csv）');
    expect(planned.stdout).toContain('rows: 3 added, 0 changed, 0 removed');
    const pushed = await catalog('push');
    expect(pushed.status).toBe(0);
    expect(pushed.stderr).toContain(`Pushed: ${server.address}/dataset/mokuhyo`);
    expect((await catalog('plan')).status).toBe(0);
    const again = await catalog('push');
    expect([again.status, again.stderr, again.stdout.trim().split('\n').at(-1)]).toEqual([0, '', 'Nothing to do.']);
    const verified = await catalog('verify');
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    expect(verified.stdout).toMatch(/All \d+ checks agree\.\n$/);
    server.resource('指標（indicators.csv）').bytes = Buffer.from('');
    const differing = await catalog('verify', [], { LC_ALL: 'ja_JP.UTF-8' });
    expect(differing.status).toBe(3);
    expect(differing.stdout).toContain('! 指標（indicators.csv）: ダウンロードしたファイルのハッシュ');
  });

  test('refuses in the reader’s language and names the flag', async () => {
    await makeDataset(folder, { documents: { 'kodomo.pdf': 'こども部 2020 3 values' }, doubtful: true });
    const refused = await catalog('push', [], { LC_ALL: 'ja_JP.UTF-8' });
    expect(refused.status).toBe(4);
    expect(refused.stdout).toContain('! 拒否: 確かめていない値が1件');
    expect(refused.stdout).toContain('--allow-open-doubts');
    expect(server.writes).toEqual([]);
    expect((await catalog('plan')).status).toBe(4);
    expect((await catalog('push', ['--allow-open-doubts'])).status).toBe(0);
  });

  test('saves a plan for somebody to sign off, and does that and no more', async () => {
    const file = join(folder, 'plan.json');
    await catalog('plan', ['--save', file, '--resources', 'observations,documents']);
    const plan = planSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(plan.resources.map((resource) => resource.file)).toEqual(['observations.csv', 'documents.csv']);
    expect(readFileSync(file, 'utf8')).not.toContain(editorToken);
    await makeDataset(folder, { documents: { 'bunka.pdf': '文化部 2020 5 values' } });
    const stale = await catalog('push', ['--plan', file]);
    expect([stale.status, server.writes]).toEqual([4, []]);
    expect(stale.stderr).toContain('Make a new plan');
    await catalog('plan', ['--save', file, '--resources', 'observations,documents']);
    expect((await catalog('push', ['--plan', file])).status).toBe(0);
    writeFileSync(file, '{}');
    expect((await catalog('push', ['--plan', file])).status).toBe(2);
  });

  test('takes the token from a file that nobody else can read', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, editorToken);
    chmodSync(file, 0o644);
    const open = await catalog('push', ['--token-file', file], { MOKUHYO_CATALOG_TOKEN: '' });
    expect([open.status, server.calls]).toEqual([2, []]);
    expect(open.stderr).toContain(`chmod 600 ${file}`);
    chmodSync(file, 0o600);
    expect((await catalog('push', ['--token-file', file], { MOKUHYO_CATALOG_TOKEN: '' })).status).toBe(0);
  });

  test('says what stood in the way: 1 there, 2 here', async () => {
    server.meddle = ({ action }) => (action === 'package_create' ? { status: 400, body: '<html>' } : 'pass');
    const failed = await catalog('push');
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('not from the API of CKAN');
    expect((await catalog('push', [], { MOKUHYO_CATALOG_TOKEN: '' })).status).toBe(2);
    expect((await catalog('plan', ['--resources', 'nothing'])).status).toBe(2);
  });

  test.each([
    ['--to', 'ftp://data.example.jp/', '--to is an address'],
    ['--to', 'https://user:secret@data.example.jp/', '--to is an address'],
    ['--to', 'http://data.example.jp/', 'not https'],
    ['--dataset', '目標', '--dataset is 2 to 100'],
    ['--dataset', '../admin', '--dataset is 2 to 100'],
  ])('a wrong command line: %s %s', async (flag, value, words) => {
    const ran = await catalog('push', [flag, value]);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).not.toContain('secret');
    expect(server.calls).toEqual([]);
  });
});
