// kuromoji's dictionary → the tables that this program reads: done once, by the build.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CharacterClass, UnknownWord, WordFeatures, WordTables } from './src/text/word-dictionary.js';

/** Bytes of a number in kuromoji's files, least significant first. */
const INT_BYTES = 4;
const SHORT_BYTES = 2;

/** One of kuromoji's files, unpacked. */
async function readPacked(folder: string, name: string): Promise<Buffer> {
  return Buffer.from(Uint8Array.from(gunzipSync(await readFile(join(folder, `${name}.dat.gz`)))).buffer);
}

const intsOf = ({ buffer, byteLength }: Buffer): Int32Array => new Int32Array(buffer, 0, byteLength / INT_BYTES);

/** The text that begins at `from` and that a zero ends. */
function textAt(bytes: Buffer, from: number): string {
  const end = bytes.indexOf(0, from);
  return bytes.toString('utf8', from, end < 0 ? bytes.length : end);
}

/**
 * The numbers of words by the number of their spelling (or class). In the file: how many spellings there are, then for each its number,
 * how many words it may be, and their places; zeros fill the rest.
 */
export function readWordTable(numbers: Int32Array): ReadonlyMap<number, readonly number[]> {
  const words = new Map<number, readonly number[]>();
  for (let count = 0, at = 1; count < (numbers[0] ?? 0); count += 1) {
    const [spelling = 0, length = 0] = numbers.subarray(at, at + 2);
    at += 2 + length;
    words.set(spelling, [...numbers.subarray(at - length, at)]);
  }
  return words;
}

/** Places in kuromoji's list of features: the spelling itself, which may be a comma, stands before them. */
const [POS, DETAIL, BASE, READING] = [0, 1, 6, 7];

interface RawWord extends UnknownWord {
  /** Its own spelling, or the name of its class. */
  readonly spelling: string;
}

function rawWord(entries: Buffer, texts: Buffer, place: number): RawWord {
  const text = textAt(texts, entries.readInt32LE(place + 3 * SHORT_BYTES));
  const comma = text.indexOf(',', 1);
  const [spelling, features] = [text.slice(0, comma), text.slice(comma + 1).split(',')];
  const base = features[BASE] ?? '*';
  return {
    spelling,
    left: entries.readInt16LE(place),
    right: entries.readInt16LE(place + SHORT_BYTES),
    cost: entries.readInt16LE(place + 2 * SHORT_BYTES),
    features: {
      pos: features[POS] ?? '',
      detail: features[DETAIL] ?? '',
      base: base === '*' || base === spelling ? '' : base,
      reading: features[READING] ?? '',
    },
  };
}

/** Words grouped by spelling, those of one in the dictionary's order. */
async function readWords(folder: string, name: 'tid' | 'unk'): Promise<ReadonlyMap<number, readonly RawWord[]>> {
  const [entries, texts, table] = await Promise.all([
    readPacked(folder, name),
    readPacked(folder, `${name}_pos`),
    readPacked(folder, `${name}_map`),
  ]);
  const byNumber = readWordTable(intsOf(table));
  return new Map(
    [...byNumber].map(([number, places]) => [number, places.map((place) => rawWord(entries, texts, place))]),
  );
}

/** Bytes before the name of a class: two flags, and a number that nothing uses. */
const CLASS_HEAD_BYTES = 2 + INT_BYTES;

/** The classes of characters in the order of their numbers; the file ends in zeros. */
function readClasses(bytes: Buffer): (CharacterClass & { readonly name: string })[] {
  const classes: (CharacterClass & { readonly name: string })[] = [];
  for (let at = 0; at < bytes.length; ) {
    const name = textAt(bytes, at + CLASS_HEAD_BYTES);
    if (name === '') break;
    classes.push({ id: classes.length, alwaysBegins: bytes[at] === 1, groups: bytes[at + 1] === 1, name });
    at += CLASS_HEAD_BYTES + name.length + 1;
  }
  return classes;
}

/** Where each list begins when they lie behind each other, and where the last one ends. */
function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
  return starts;
}

/** The texts behind each other, as UTF-16. */
function joinTexts(texts: readonly string[]): { readonly units: Uint16Array; readonly starts: Uint32Array } {
  const starts = startsOf(texts.map(({ length }) => length));
  const units = new Uint16Array(starts.at(-1) ?? 0);
  for (const [index, text] of texts.entries()) {
    for (let at = 0; at < text.length; at += 1) units[(starts[index] ?? 0) + at] = text.charCodeAt(at);
  }
  return { units, starts };
}

function packKnown(words: ReadonlyMap<number, readonly RawWord[]>) {
  // Strings compare by their UTF-16 units, as they are looked for.
  const spellings = [...words.values()]
    .map((own) => ({ spelling: own[0]?.spelling ?? '', own }))
    .sort((a, b) => (a.spelling < b.spelling ? -1 : Number(a.spelling > b.spelling)));
  const all = spellings.flatMap(({ own }) => own);
  const kindOf = ({ features }: RawWord): string => `${features.pos}\0${features.detail}`;
  const kinds = [...new Set(all.map(kindOf))];
  const joined = joinTexts(spellings.map(({ spelling }) => spelling));
  const texts = joinTexts(all.map(({ features }) => `${features.base}\0${features.reading}`));
  return {
    spellingUnits: joined.units,
    spellingStarts: joined.starts,
    wordStarts: startsOf(spellings.map(({ own }) => own.length)),
    wordNumbers: Int16Array.from(all.flatMap(({ left, right, cost }) => [left, right, cost])),
    wordKinds: Uint8Array.from(all.map((word) => kinds.indexOf(kindOf(word)))),
    textUnits: texts.units,
    textStarts: texts.starts,
    kinds: kinds.map((kind) => kind.split('\0') as [string, string]),
  };
}

/** An unknown word has no reading, and its base is itself. */
const ofUnknown = ({ pos, detail }: WordFeatures): WordFeatures => ({ pos, detail, base: '', reading: '' });

/** kuromoji's dictionary (IPADIC), as its package ships it in a folder of packed files → the tables that this program reads; takes seconds. */
export async function packWords(folder: string): Promise<WordTables> {
  const [costs, unitClasses, definitions] = await Promise.all([
    readPacked(folder, 'cc'),
    readPacked(folder, 'unk_char'),
    readPacked(folder, 'unk_invoke'),
  ]);
  const { kinds, ...known } = packKnown(await readWords(folder, 'tid'));
  const unknown = await readWords(folder, 'unk');
  const classes = readClasses(definitions);
  return {
    ...known,
    // Two numbers, height and width, stand before the costs.
    costs: new Int16Array(costs.buffer, 2 * SHORT_BYTES),
    unitClasses: new Uint8Array(unitClasses.buffer),
    rest: {
      width: costs.readInt16LE(SHORT_BYTES),
      kinds,
      classes: classes.map(({ id, alwaysBegins, groups }) => ({ id, alwaysBegins, groups })),
      otherClass: classes.findIndex(({ name }) => name === 'DEFAULT'),
      unknownWords: classes.map(({ id }) =>
        (unknown.get(id) ?? []).map(({ left, right, cost, features }) => ({
          left,
          right,
          cost,
          features: ofUnknown(features),
        })),
      ),
    },
  };
}
