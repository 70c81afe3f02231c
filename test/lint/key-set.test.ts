import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySet } from '../../src/lint/key-set.js';
import { anyCharacter } from '../text/any-character.js';

test('knows what was added, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: anyCharacter })), fc.string(), (texts, other) => {
      const keys = new KeySet();
      const real = new Set<string>();
      for (const text of texts) {
        expect(keys.add(text)).toBe(!real.has(text));
        real.add(text);
      }
      for (const text of [...texts, other]) expect(keys.has(text)).toBe(real.has(text));
    }),
  );
});

test('tells 300,000 keys of one kind apart', () => {
  const keys = new KeySet();
  const fresh = Array.from({ length: 300_000 }, (_, index) => keys.add(`22e1df3fb0bf/1/${index >> 2}/${index & 3}/1`));
  expect(fresh.every(Boolean)).toBe(true);
  expect(keys.has('22e1df3fb0bf/1/74999/3/1')).toBe(true);
  expect(keys.has('22e1df3fb0bf/1/75000/0/1')).toBe(false);
});
