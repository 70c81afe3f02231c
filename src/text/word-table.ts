import type { WordsOf } from './word-lattice.js';

/** Bytes of a number in kuromoji's files, least significant first. */
const INT_BYTES = 4;

/**
 * kuromoji's table of the words that a spelling may be (tid_map.dat), kept packed as it is in the file: how many spellings there are, then
 * for each its number, how many words it may be, and where the dictionary describes them; zeros fill the rest. Spread over arrays, as
 * kuromoji does it, the table takes 90 MB and half of the time that loading the dictionary takes.
 */
export function readWordTable(packed: Uint8Array): WordsOf {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const intAt = (index: number): number => view.getInt32(index * INT_BYTES, true);
  const spellings = intAt(0);
  let highest = 0;
  for (let count = 0, at = 1; count < spellings; count += 1, at += 2 + intAt(at + 1)) {
    highest = Math.max(highest, intAt(at));
  }
  /** Where the words of a spelling begin with their number; 0, which is no such place, where it has none. */
  const places = new Int32Array(highest + 1);
  for (let count = 0, at = 1; count < spellings; count += 1, at += 2 + intAt(at + 1)) places[intAt(at)] = at + 1;
  return (spelling) => {
    const place = places[spelling] ?? 0;
    return place === 0 ? [] : Array.from({ length: intAt(place) }, (_, index) => intAt(place + 1 + index));
  };
}
