import { type ChildProcess, spawn } from 'node:child_process';
import type { StudioState } from '../../src/studio/wire.js';
import { program } from '../cli/run-mokuhyo.js';

/** A studio in a process of its own, as a user starts it. */
export interface StudioProcess {
  /** What the terminal shows, its token included. */
  readonly address: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly child: ChildProcess;
  /** What it has written to the terminal. */
  readonly said: () => string;
  /** Ends it as Ctrl-C does. */
  readonly close: () => Promise<void>;
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>;
}

/** Starts `mokuhyo studio` on a folder and waits until it says where it is. */
export async function startStudio(folder: string, ...parameters: readonly string[]): Promise<StudioProcess> {
  const child = spawn(process.execPath, [program, 'studio', folder, '--no-open', '--lang', 'ja', ...parameters], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
      const found = /http:\/\/\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the studio ended with ${code}: ${said}`)));
  });
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return {
    address,
    origin: new URL(address).origin,
    child,
    said: () => said,
    close: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
  };
}

/** The cookie that an address's token buys. */
export async function enter({ address }: Pick<StudioProcess, 'address'>): Promise<string> {
  const answer = await fetch(address, { headers: { connection: 'close' } });
  await answer.arrayBuffer();
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** What a page of the studio does, without a browser. */
export interface StudioClient {
  readonly state: () => Promise<StudioState>;
  readonly download: (path: string) => Promise<Uint8Array>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
  /** Hands in a PDF under this name. */
  readonly upload: (name: string, bytes: Uint8Array) => Promise<void>;
}

/** Asks a studio over a connection for each question: one that lay idle may be closed just when the next question is sent (ECONNRESET). */
export async function clientOf(studio: Pick<StudioProcess, 'address' | 'origin'>): Promise<StudioClient> {
  const headers = { cookie: await enter(studio), origin: studio.origin, connection: 'close' };
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await fetch(`${studio.origin}${path}`, { ...init, headers: { ...headers, ...init.headers } });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${said}`);
    return JSON.parse(said);
  };
  const json = { 'content-type': 'application/json' };
  return {
    state: async () => (await ask('/api/state')) as StudioState,
    download: async (path) => new Uint8Array(await (await fetch(`${studio.origin}${path}`, { headers })).arrayBuffer()),
    post: (path, body) => ask(path, { method: 'POST', headers: json, body: JSON.stringify(body) }),
    upload: async (name, bytes) => {
      await ask(`/api/uploads?name=${encodeURIComponent(name)}`, { method: 'PUT', body: new Uint8Array(bytes) });
    },
  };
}
