import { expect, test } from 'vitest';
import { readWordTable } from '../../src/text/word-dictionary.js';

/** As kuromoji's tid_map.dat: numbers of four bytes, zeros behind the last. */
const pack = (...numbers: readonly number[]): ArrayBuffer => new Int32Array([...numbers, 0, 0, 0, 0]).buffer;

test('a spelling may be several words, in whatever order the spellings come', () => {
  const wordsOf = readWordTable(pack(3, 7, 2, 10, 20, 0, 1, 30, 4, 0));
  expect(wordsOf(7)).toEqual([10, 20]);
  expect(wordsOf(0)).toEqual([30]);
  expect(wordsOf(4)).toEqual([]);
});

test.each([1, 8, -1, 1_000_000])('spelling %i is none of the table', (spelling) => {
  expect(readWordTable(pack(1, 7, 1, 10))(spelling)).toEqual([]);
});
