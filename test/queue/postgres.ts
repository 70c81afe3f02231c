import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Debian keeps the programs of each version in a folder of their own, and out of PATH. */
const debian = '/usr/lib/postgresql';

/** The folder of initdb and pg_ctl; undefined where PostgreSQL is not installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

const idOf = (flag: '-u' | '-g', user: string): number =>
  Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));

export interface Database {
  readonly url: string;
  stop(): void;
}

/** Starts a PostgreSQL of its own on a temporary folder. It refuses to run as root, so it runs as its own user then. */
export async function startPostgres(programs: string): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-postgres-'));
  const data = join(folder, 'data');
  const own = userInfo().uid === 0 ? { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') } : {};
  chmodSync(folder, 0o755);
  if (own.uid !== undefined && own.gid !== undefined) chownSync(folder, own.uid, own.gid);
  const call = (program: string, parameters: readonly string[]): void => {
    const ran = spawnSync(join(programs, program), parameters, {
      ...own,
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (ran.status !== 0) throw new Error(`${program}: ${ran.stderr}${ran.stdout}`);
  };
  call('initdb', ['--pgdata', data, '--username', 'mokuhyo', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync']);
  const port = await freePort();
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  call('pg_ctl', ['--pgdata', data, '--wait', '--log', join(folder, 'log'), '--options', options, 'start']);
  return {
    url: `postgres://mokuhyo@127.0.0.1:${port}/postgres`,
    stop() {
      call('pg_ctl', ['--pgdata', data, '--mode', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
