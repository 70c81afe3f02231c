import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readToken, tokenVariable } from '../../src/catalog/token.js';
import { temporaryFolder } from '../batch/temporary-folder.js';

const token = 'eyJhbGciOiJIUzI1NiJ9.e30.abc-123_x';
let file: string;

beforeEach(() => {
  file = join(temporaryFolder(), 'token');
  writeFileSync(file, `${token}\n`);
});

describe('a token file', () => {
  test('that nobody else can read is taken, and goes before the environment', async () => {
    chmodSync(file, 0o600);
    expect(await readToken(file, { [tokenVariable]: 'another-token' })).toEqual({ kind: 'token', token });
    chmodSync(file, 0o400);
    expect(await readToken(file, {})).toEqual({ kind: 'token', token });
  });

  test.each([0o644, 0o640, 0o604, 0o660, 0o620, 0o601])('of mode %o is refused', async (mode) => {
    chmodSync(file, mode);
    expect(await readToken(file, {})).toEqual({ kind: 'refused', why: 'mode', place: file });
  });

  test.each(['', 'short', 'two words of text', 'コード1234567890', 'line-one-123\nline-two-123'])(
    'with %j holds no token',
    async (text) => {
      writeFileSync(file, text);
      chmodSync(file, 0o600);
      expect(await readToken(file, {})).toEqual({ kind: 'refused', why: 'no-token', place: file });
    },
  );

  test('that is none is told so', async () => {
    expect(await readToken(`${file}-other`, {})).toMatchObject({ why: 'no-file' });
    mkdirSync(`${file}-folder`);
    expect(await readToken(`${file}-folder`, {})).toMatchObject({ why: 'no-file' });
  });
});

describe('the environment', () => {
  test('holds a token, or none', async () => {
    expect(await readToken(undefined, { [tokenVariable]: ` ${token} ` })).toEqual({ kind: 'token', token });
    expect(await readToken(undefined, {})).toEqual({ kind: 'none' });
    expect(await readToken(undefined, { [tokenVariable]: '' })).toEqual({ kind: 'none' });
  });

  // Whoever sends a header that is none gets an error that quotes it.
  test('with what is no header’s value is refused, and not quoted', async () => {
    const read = await readToken(undefined, { [tokenVariable]: 'secret\ntoken' });
    expect(JSON.stringify(read)).not.toContain('secret');
    expect(read.kind).toBe('refused');
  });
});
