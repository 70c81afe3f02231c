/** Tells in constant time, without a regular expression, whether a character of the Basic Multilingual Plane is one of a set. */
export interface CharacterSet {
  /** Is the character at `index` one of the set? False past the end. */
  readonly at: (chars: string, index: number) => boolean;
}

/** A set of single characters; `ranges` are pairs of first and last code. */
export function characterSet(characters: string, ranges: readonly (readonly [number, number])[] = []): CharacterSet {
  const table = new Uint8Array(0x10000);
  for (let index = 0; index < characters.length; index += 1) table[characters.charCodeAt(index)] = 1;
  for (const [first, last] of ranges) table.fill(1, first, last + 1);
  return {
    at: (chars, index) => {
      const code = chars.charCodeAt(index);
      return table[code] === 1;
    },
  };
}

export const asciiDigits: readonly [number, number] = [0x30, 0x39];
/** Common ideographs (漢字). */
export const ideographs: readonly [number, number] = [0x4e00, 0x9fff];
