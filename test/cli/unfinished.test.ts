import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/batch/events.js';
import { Unfinished } from '../../src/cli/unfinished.js';

type Status = Extract<RunEvent, { kind: 'document' }>['status'];

const read = (sourceFile: string, status: Status, code = '', message = ''): RunEvent => ({
  kind: 'document',
  sourceFile,
  status,
  pages: 1,
  reused: false,
  errors: code === '' ? [] : [{ code, message, message_ja: `${message}（和文）` }],
});

test('lists the documents that are not whole with their reason, by kind, the most frequent first', () => {
  const unfinished = new Unfinished();
  unfinished.add(read('whole.pdf', 'complete'));
  unfinished.add(read('locked.pdf', 'failed', 'document/password-needed', 'It asks for a password.'));
  unfinished.add(read('a.pdf', 'partial', 'page/no-text', 'Page 1 has no text.'));
  unfinished.add(read('b.pdf', 'partial', 'page/no-text', 'Page 3 has no text.'));
  unfinished.add({ kind: 'duplicate', sourceFile: 'again.pdf' });
  expect(unfinished.lines('out/issues.csv', 'en')).toEqual([
    'Documents that are not fully read: 3 (1 not at all, 2 in part)',
    '  2 × page/no-text',
    '    a.pdf: Page 1 has no text.',
    '    b.pdf: Page 3 has no text.',
    '  1 × document/password-needed',
    '    locked.pdf: It asks for a password.',
  ]);
  expect(unfinished.lines('out/issues.csv', 'ja').at(-1)).toBe('    locked.pdf: It asks for a password.（和文）');
});

test('lists ten of a kind, and names the file that has the rest', () => {
  const unfinished = new Unfinished();
  for (let index = 0; index < 13; index++) unfinished.add(read(`${index}.pdf`, 'failed', 'batch/timeout', 'Too long.'));
  const lines = unfinished.lines('out/issues.csv', 'en');
  expect(lines.filter((line) => line.includes('.pdf'))).toHaveLength(10);
  expect(lines.at(-1)).toBe('    3 more are in out/issues.csv.');
});

test('says nothing where every document is whole', () => {
  const unfinished = new Unfinished();
  unfinished.add(read('whole.pdf', 'complete'));
  expect(unfinished.lines('out/issues.csv', 'en')).toEqual([]);
});
