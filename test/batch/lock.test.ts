import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acquireLock, processStart } from '../../src/batch/lock.js';
import { temporaryFolder } from './temporary-folder.js';

const lockIn = (folder: string): string => join(folder, '.mokuhyo', 'lock');

test('is held once, and free again when released', async () => {
  const path = lockIn(temporaryFolder());
  const first = await acquireLock(path);
  expect(await acquireLock(path)).toEqual({ kind: 'refused', pid: process.pid, host: hostname() });
  if (first.kind === 'held') await first.release();
  expect(existsSync(path)).toBe(false);
  expect(await acquireLock(path)).toMatchObject({ kind: 'held' });
});

test('does not outlive an owner that was killed', async () => {
  const path = lockIn(temporaryFolder());
  await acquireLock(path);
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = child.pid ?? 0;
  writeFileSync(path, JSON.stringify({ pid, started: processStart(pid), host: hostname() }));
  expect(await acquireLock(path)).toMatchObject({ kind: 'refused', pid });
  child.kill('SIGKILL');
  await new Promise((resolve) => child.on('exit', resolve));
  expect(await acquireLock(path)).toMatchObject({ kind: 'held' });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
});

test('is not held by a stranger that got the owner’s process number', async () => {
  const path = lockIn(temporaryFolder());
  await acquireLock(path);
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'long ago', host: hostname() }));
  expect(await acquireLock(path)).toMatchObject({ kind: 'held' });
});

test.each(['', '{', '[]', 'null', '{"pid":1}'])('is nobody’s where the file says %j', async (content) => {
  const path = lockIn(temporaryFolder());
  await acquireLock(path);
  writeFileSync(path, content);
  expect(await acquireLock(path)).toMatchObject({ kind: 'held' });
});

test('of another machine is taken as held', async () => {
  const path = lockIn(temporaryFolder());
  await acquireLock(path);
  writeFileSync(path, JSON.stringify({ pid: 1, started: '1', host: 'another' }));
  expect(await acquireLock(path)).toEqual({ kind: 'refused', pid: 1, host: 'another' });
});

test('is given to one of many starters', async () => {
  const path = lockIn(temporaryFolder());
  await acquireLock(path);
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'long ago', host: hostname() }));
  const answers = await Promise.all(Array.from({ length: 8 }, () => acquireLock(path)));
  expect(answers.filter((answer) => answer.kind === 'held')).toHaveLength(1);
});

test('is taken over where a starter died while it removed another’s', async () => {
  const path = lockIn(temporaryFolder());
  const dead = JSON.stringify({ pid: process.pid, started: 'long ago', host: hostname() });
  await acquireLock(path);
  writeFileSync(path, dead);
  writeFileSync(`${path}.stale`, dead);
  expect(await acquireLock(path)).toMatchObject({ kind: 'held' });
  expect(existsSync(`${path}.stale`)).toBe(false);
});

test('knows no start of a process that is not there', () => {
  expect(processStart(2 ** 30)).toBeUndefined();
  expect(processStart(process.pid)).not.toBe('');
});
