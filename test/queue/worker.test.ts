import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordsOf } from '../batch/csv-records.js';
import { fill } from '../batch/temporary-folder.js';
import { program, type Ran, runBuilt, runMokuhyo } from '../cli/run-mokuhyo.js';
import { everythingIn } from '../parts/everything-in.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';
import { type Database, findPostgres, startPostgres } from './postgres.js';

const peer = join(import.meta.dirname, 'pg-boss');
/** Where `mokuhyo worker` finds pg-boss, which is no dependency of the project. */
const environment = { NODE_PATH: join(peer, 'node_modules') };
const postgres = findPostgres();
if (postgres === undefined) process.stderr.write('PostgreSQL is not installed: the tests of the queue are skipped\n');

const pdf = (value: string): Uint8Array =>
  pdfWithTable([
    ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'],
    ['01-101', '健康教室の参加者数', '12人', value, '健康課'],
  ]);

// Folders go when all tests are done: what runs at once does not know which of the tests has ended.
const folders = mkdtempSync(join(tmpdir(), 'mokuhyo-queue-'));
afterAll(() => rmSync(folders, { recursive: true, force: true }));

/** A program that has not ended by then never will: it is killed, and what it said is shown. */
const DEADLINE_SECONDS = 150;

/** Six PDFs of which two are the same, and a file that is no PDF. */
function someInput(): string {
  const files = Object.fromEntries([1, 2, 3, 4, 5].map((year) => [`in/${year}.pdf`, pdf(`${year}人`)]));
  return fill(mkdtempSync(join(folders, 'input-')), { ...files, 'in/copy.pdf': pdf('1人'), 'in/none.pdf': 'no PDF' });
}

// All at once: each has a queue and a folder of its own, and most of their time is waiting.
describe.skipIf(postgres === undefined).concurrent('a queue in PostgreSQL', () => {
  let database: Database;
  /** What one run makes of the input. */
  let whole: Record<string, string>;
  beforeAll(async () => {
    if (!existsSync(join(peer, 'node_modules/pg-boss'))) execFileSync('npm', ['ci', '--silent', '--prefix', peer]);
    database = await startPostgres(postgres ?? '');
    // The first that comes makes the tables.
    const folder = someInput();
    const run = inFolder(folder);
    await Promise.all([
      run('enqueue in/1.pdf --out parts/intake --name first'),
      run('convert in --out whole --workers 0'),
    ]);
    whole = everythingIn(join(folder, 'whole'));
  }, 180_000);
  afterAll(() => database?.stop());

  /** Several at once, or with workers: each in a process of its own. */
  const inFolder =
    (folder: string, call: typeof runMokuhyo = runBuilt) =>
    (parameters: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
      call(parameters.split(' '), {
        cwd: folder,
        env: { ...environment, MOKUHYO_QUEUE: database.url, ...env },
        deadline: DEADLINE_SECONDS,
      });

  interface Client {
    query(text: string): Promise<{ rows: Record<string, unknown>[] }>;
    connect(): Promise<void>;
    end(): Promise<void>;
  }
  const ask = async (text: string): Promise<Record<string, unknown>[]> => {
    const { Client } = createRequire(join(peer, 'index.js'))('pg') as { Client: new (options: object) => Client };
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };

  test('what two workers read is, gathered, what one run makes', async () => {
    const folder = someInput();
    const run = inFolder(folder);
    const given = await run('enqueue in --out parts/intake --name one');
    expect([given.status, given.stderr]).toEqual([0, expect.stringContaining('Gave 7 files to the queue')]);
    const early = await run('gather parts/intake --out out');
    expect([early.status, early.stderr]).toEqual([
      2,
      expect.stringContaining('7 of the files that were given to the queue'),
    ]);
    const workers = await Promise.all(
      ['a', 'b'].map((name) => run(`worker --out parts/${name} --name one --workers 1 --until-empty`)),
    );
    expect(workers.map(({ status }) => status)).toEqual([0, 0]);
    // Given once more, read once more: no row is doubled.
    await run('enqueue in --out parts/intake --name one');
    expect((await run('worker --out parts/c --name one --workers 0 --until-empty')).status).toBe(0);
    const lonely = await run('gather parts/intake parts/a --out out');
    expect([lonely.status, lonely.stderr]).toEqual([2, expect.stringContaining('are in none of the parts')]);
    await run('gather parts/intake parts/a parts/b parts/c --out out');
    expect(everythingIn(join(folder, 'out'))).toEqual(whole);
  }, 300_000);

  test('a worker that is killed loses nothing: another reads its document when its time is over', {
    retry: 1,
    timeout: 300_000,
  }, async () => {
    const folder = someInput();
    // An attempt's own: what a first one left is none of the second's.
    const name = basename(folder);
    const run = inFolder(folder);
    await run(`enqueue in --out parts/intake --name ${name} --lease 4`);
    const victim = spawn(
      process.execPath,
      [program, 'worker', '--out', 'parts/a', '--name', name, '--workers', '2', '--lease', '4', '--quiet'],
      {
        cwd: folder,
        env: { ...process.env, ...environment, MOKUHYO_QUEUE: database.url },
        stdio: 'ignore',
      },
    );
    await untilActive(name);
    victim.kill('SIGKILL');
    const heir = await run(`worker --out parts/b --name ${name} --workers 1 --lease 4 --until-empty`);
    const waiting = await ask(
      `SELECT state, retry_count FROM pgboss.job WHERE name = '${name}' AND state < 'completed'`,
    );
    expect({ status: heir.status, stderr: heir.stderr, waiting }).toMatchObject({ status: 0, waiting: [] });
    await run('gather parts/intake parts/b parts/a --out out');
    expect(everythingIn(join(folder, 'out'))).toEqual(whole);
  });

  async function untilActive(queue: string): Promise<void> {
    for (let look = 0; look < 600; look++) {
      const active = await ask(`SELECT 1 FROM pgboss.job WHERE name = '${queue}' AND state = 'active'`);
      if (active.length > 0) return;
      await setTimeout(50);
    }
    throw new Error('no document was taken');
  }

  test('what cannot be read is tried again, then becomes a dead letter with the reason, and a row', async () => {
    const folder = someInput();
    symlinkSync(join(peer, 'node_modules'), join(folder, 'node_modules'));
    const run = inFolder(folder, runMokuhyo);
    expect(await run('enqueue in/1.pdf --out parts/intake --name three')).toMatchObject({ status: 0 });
    await ask(`UPDATE pgboss.job SET data = data || '{"path": "${folder}/in/gone.pdf"}' WHERE name = 'three'`);
    const ran = await run('worker --out parts/a --name three --workers 0 --until-empty');
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('attempts that failed 4')]);
    const dead = await ask("SELECT data, output FROM pgboss.job WHERE name = 'three-dead'");
    expect(dead).toEqual([
      {
        data: expect.objectContaining({ source_file: '1.pdf' }),
        output: expect.objectContaining({ message: '1.pdf: batch/unreadable ENOENT' }),
      },
    ]);
    expect((await run('gather parts/intake parts/a --out out')).status).toBe(1);
    expect(recordsOf(join(folder, 'out'), 'documents').map(({ source_file, status }) => [source_file, status])).toEqual(
      [['1.pdf', 'failed']],
    );
  }, 300_000);

  test('a worker that is asked to stop finishes what is under way and gives the rest to nobody', async () => {
    const folder = someInput();
    const run = inFolder(folder);
    await run('enqueue in --out parts/intake --name four');
    const child: ChildProcess = spawn(
      process.execPath,
      [program, 'worker', '--out', 'parts/a', '--name', 'four', '--workers', '1', '--lang', 'en'],
      {
        cwd: folder,
        env: { ...process.env, ...environment, MOKUHYO_QUEUE: database.url },
      },
    );
    await untilActive('four');
    child.kill('SIGTERM');
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(0);
    const states = await ask(
      "SELECT state, count(*)::int FROM pgboss.job WHERE name = 'four' GROUP BY state ORDER BY state",
    );
    const taken = readdirSync(join(folder, 'parts/a/taken'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    expect(states).toEqual([
      { state: 'created', count: 7 - taken.length },
      { state: 'completed', count: taken.length },
    ]);
    expect(taken.length).toBeGreaterThan(0);
    expect((await run('worker --out parts/a --name four --workers 0 --until-empty')).status).toBe(0);
  }, 300_000);

  test('who brings documents waits while too many of them wait', async () => {
    const folder = someInput();
    const run = inFolder(folder);
    const given = run('enqueue in --out parts/intake --name five --most 2');
    await setTimeout(4_000);
    const [{ count } = {}] = await ask("SELECT count(*)::int FROM pgboss.job WHERE name = 'five'");
    expect(count).toBeLessThanOrEqual(2);
    // A worker that finds the queue empty ends; what comes after that is for the next one.
    const state = { isGiving: true };
    const brought = given.finally(() => {
      state.isGiving = false;
    });
    while (state.isGiving) await run('worker --out parts/a --name five --workers 0 --until-empty');
    expect((await brought).stderr).toContain('2 documents wait already: waiting for the workers');
    await run('worker --out parts/a --name five --workers 0 --until-empty');
    expect((await run('gather parts/intake parts/a --out out')).stderr).toContain('documents');
  }, 300_000);

  test('a database that cannot be reached is told, without its password', async () => {
    const ran = await inFolder(someInput())('enqueue in --out parts/intake', {
      MOKUHYO_QUEUE: 'postgres://u:secret@127.0.0.1:1/x',
    });
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('The database cannot be reached')]);
    expect(ran.stderr).not.toContain('secret');
  }, 60_000);
});

test('without pg-boss, or without a database, it is said what is missing', async () => {
  const folder = someInput();
  const without = await runMokuhyo(['worker', '--out', 'p', '--queue', 'postgres://x/y'], {
    cwd: folder,
    env: { NODE_PATH: '' },
  });
  expect([without.status, without.stderr]).toEqual([2, expect.stringContaining('npm install pg-boss@10.4.2')]);
  const unnamed = await runMokuhyo(['worker', '--out', 'p'], { cwd: folder, env: { MOKUHYO_QUEUE: '' } });
  expect([unnamed.status, unnamed.stderr]).toEqual([2, expect.stringContaining('--queue')]);
}, 60_000);
