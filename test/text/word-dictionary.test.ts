import { expect, test } from 'vitest';
import { readWordTable } from '../../build-words.js';
import { dictionaryOf, formatWordTables, parseWordTables, type WordTables } from '../../src/text/word-dictionary.js';

test('a spelling may be several words, in whatever order the spellings come', () => {
  // As kuromoji's tid_map.dat: zeros behind the last number.
  const words = readWordTable(Int32Array.of(3, 7, 2, 10, 20, 0, 1, 30, 4, 0, 0, 0, 0, 0));
  expect([...words]).toEqual([
    [7, [10, 20]],
    [0, [30]],
    [4, []],
  ]);
});

const units = (text: string): Uint16Array => Uint16Array.from([...text].map((character) => character.charCodeAt(0)));

/** 目, 目標 (twice) and 標: sorted by their units. */
const small: WordTables = {
  spellingUnits: units('標目目標'),
  spellingStarts: Uint32Array.of(0, 1, 2, 4),
  wordStarts: Uint32Array.of(0, 1, 2, 4),
  wordNumbers: Int16Array.of(1, 2, 30, 4, 5, 60, 7, 8, 90, 10, 11, -12),
  wordKinds: Uint8Array.of(0, 0, 0, 1),
  textUnits: units('\0ヒョウ\0メ\0モクヒョウ目印す\0メジルス'),
  textStarts: Uint32Array.of(0, 4, 6, 12, 20),
  costs: Int16Array.of(0, 1, 2, 3),
  unitClasses: new Uint8Array(0x10000).fill(1, 0x4e00, 0xa000),
  rest: {
    width: 2,
    kinds: [
      ['名詞', '一般'],
      ['動詞', '自立'],
    ],
    classes: [
      { id: 0, alwaysBegins: true, groups: true },
      { id: 1, alwaysBegins: false, groups: false },
    ],
    otherClass: 0,
    unknownWords: [
      [{ left: 1, right: 2, cost: 3, features: { pos: '記号', detail: '一般', base: '', reading: '' } }],
      [],
    ],
  },
};

test('the file gives the tables back, wherever in memory it was read to', () => {
  const file = Buffer.from(formatWordTables(small));
  const shifted = Buffer.concat([Buffer.alloc(1), file]).subarray(1);
  expect(parseWordTables(file)).toEqual(small);
  expect(parseWordTables(shifted)).toEqual(small);
});

test.each([0, 3, 60, 500])('a file cut after %i bytes is refused', (length) => {
  const file = Buffer.from(formatWordTables(small));
  expect(() => parseWordTables(Buffer.from(file.subarray(0, length)))).toThrow();
});

test('spellings that begin alike are narrowed down unit by unit', () => {
  const { allSpellings, narrow, endsAt, wordsOf } = dictionaryOf(small);
  const eye = narrow(allSpellings, 0, '目'.charCodeAt(0));
  expect(eye).toEqual({ from: 1, to: 3 });
  expect(endsAt(eye.from, 1)).toBe(true);
  const goal = narrow(eye, 1, '標'.charCodeAt(0));
  expect(goal).toEqual({ from: 2, to: 3 });
  expect(endsAt(goal.from, 2)).toBe(true);
  expect(wordsOf(goal.from)).toEqual([2, 4]);
  for (const other of ['亜', '直', '黄']) {
    const none = narrow(allSpellings, 0, other.charCodeAt(0));
    expect(none.from).toBe(none.to);
  }
});

test('a word has its own numbers, features and class', () => {
  const { leftOf, rightOf, costOf, featuresOf, costBetween, classOf, unknownOf } = dictionaryOf(small);
  expect([leftOf(3), rightOf(3), costOf(3)]).toEqual([10, 11, -12]);
  expect(featuresOf(2)).toEqual({ pos: '名詞', detail: '一般', base: '', reading: 'モクヒョウ' });
  expect(featuresOf(3)).toEqual({ pos: '動詞', detail: '自立', base: '目印す', reading: 'メジルス' });
  expect(costBetween(1, 0)).toBe(2);
  expect([classOf('目').id, classOf('a').id, classOf('𠮷').id]).toEqual([1, 0, 0]);
  expect(unknownOf(0)).toHaveLength(1);
});
