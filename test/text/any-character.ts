import fc from 'fast-check';

const CHARACTERS = 0x11_00_00;
/** Half surrogate pairs are no characters. */
const surrogates = { from: 0xd8_00, count: 0x8_00 };

/** Any code point, as `unit` of `fc.string`: what its own `'binary'` is, which builds a table of all of them first, a second in each process that runs tests. */
export const anyCharacter = fc.integer({ min: 0, max: CHARACTERS - surrogates.count - 1 }).map(
  (at) => String.fromCodePoint(at < surrogates.from ? at : at + surrogates.count),
  (text) => {
    const [character, ...more] = typeof text === 'string' ? text : '';
    if (character === undefined || more.length > 0) throw new TypeError('not one character');
    const point = character.codePointAt(0) ?? 0;
    return point < surrogates.from ? point : point - surrogates.count;
  },
);
