import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** What the dictionary says of a word, as it writes it: 名詞, 一般, *, *, *, *, 目標, モクヒョウ, モクヒョー. */
export type WordFeatures = readonly string[];

/** Words by number: the words of the dictionary, or those that characters of a class may be. */
export interface WordList {
  /** The number of a spelling (or of a class of characters) → the words that it may be. */
  readonly wordsOf: (spelling: number) => readonly number[];
  /** What a word asks of the one before it. */
  readonly leftOf: (word: number) => number;
  /** What a word asks of the one after it. */
  readonly rightOf: (word: number) => number;
  readonly costOf: (word: number) => number;
  readonly featuresOf: (word: number) => WordFeatures;
}

/** A class of characters (文字種), for words that the dictionary does not know. */
export interface CharacterClass {
  readonly id: number;
  /** Unknown words begin with it even where a known one does. */
  readonly alwaysBegins: boolean;
  /** Characters of the class that follow each other are one unknown word. */
  readonly groups: boolean;
}

/** A dictionary as kuromoji ships it (IPADIC). */
export interface WordDictionary {
  /** A double array (Aoe 1989) over the UTF-8 bytes of all spellings. */
  readonly trie: { readonly base: Int32Array; readonly check: Int32Array };
  readonly known: WordList;
  readonly unknown: WordList;
  /** `character`: one of one or two UTF-16 units. */
  readonly classOf: (character: string) => CharacterClass;
  /** Cost of a word after another. */
  readonly costBetween: (rightOfFormer: number, leftOfLatter: number) => number;
}

const unzip = promisify(gunzip);

/** Bytes at the end of a gzip file that give the length of what it holds (RFC 1952, ISIZE). */
const LENGTH_BYTES = 4;
/** Least output buffer that zlib takes. */
const LEAST_CHUNK_BYTES = 64;
/** Bytes of a number in the files, least significant first. */
const INT_BYTES = 4;
const SHORT_BYTES = 2;

/** Unpacked into one buffer of its known length: in zlib's pieces of 16 kB it takes twice the time, and memory for all pieces. */
async function readPacked(file: string): Promise<ArrayBuffer> {
  const packed = await readFile(file);
  const length = packed.readUInt32LE(packed.length - LENGTH_BYTES);
  const { buffer, byteOffset, byteLength } = await unzip(packed, { chunkSize: Math.max(length, LEAST_CHUNK_BYTES) });
  const isWhole = byteOffset === 0 && byteLength === buffer.byteLength;
  return (isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer;
}

/**
 * The table of the words that a spelling may be, kept packed as it is in the file: how many spellings there are, then for each its number,
 * how many words it may be, and their places; zeros fill the rest. Spread over arrays it would take 90 MB.
 */
export function readWordTable(packed: ArrayBuffer): WordList['wordsOf'] {
  const numbers = new Int32Array(packed, 0, Math.floor(packed.byteLength / INT_BYTES));
  const numberAt = (index: number): number => numbers[index] ?? 0;
  const spellings = numberAt(0);
  let highest = 0;
  for (let count = 0, at = 1; count < spellings; count += 1, at += 2 + numberAt(at + 1)) {
    highest = Math.max(highest, numberAt(at));
  }
  /** Where the words of a spelling begin with their number; 0, which is no such place, where it has none. */
  const places = new Int32Array(highest + 1);
  for (let count = 0, at = 1; count < spellings; count += 1, at += 2 + numberAt(at + 1)) places[numberAt(at)] = at + 1;
  return (spelling) => {
    const place = places[spelling] ?? 0;
    return place === 0 ? [] : Array.from({ length: numberAt(place) }, (_, index) => numberAt(place + 1 + index));
  };
}

/** Words whose features are kept in memory: the few thousand that declarations use recur in every one of them. */
const MOST_SPELT_OUT = 20_000;

const utf8 = new TextDecoder();

/** The text that begins at `from` and that a zero ends. */
function textAt(bytes: Uint8Array, from: number): string {
  const end = bytes.indexOf(0, from);
  return utf8.decode(bytes.subarray(from, end < 0 ? bytes.length : end));
}

/** A word's place in `entries` is its number; there stand left, right and cost as shorts, then the place of its features in `texts`. */
function readWords(entries: ArrayBuffer, texts: ArrayBuffer, table: ArrayBuffer): WordList {
  const shorts = new Int16Array(entries, 0, Math.floor(entries.byteLength / SHORT_BYTES));
  const bytes = new Uint8Array(texts);
  const shortAt = (word: number, index: number): number => shorts[word / SHORT_BYTES + index] ?? 0;
  const spelt = new Map<number, WordFeatures>();
  const spellOut = (word: number): WordFeatures => {
    const text = textAt(bytes, (shortAt(word, 3) & 0xffff) | (shortAt(word, 4) << 16));
    // The spelling itself, which may be a comma, stands before the features.
    return text.slice(text.indexOf(',', 1) + 1).split(',');
  };
  return {
    wordsOf: readWordTable(table),
    leftOf: (word) => shortAt(word, 0),
    rightOf: (word) => shortAt(word, 1),
    costOf: (word) => shortAt(word, 2),
    featuresOf(word) {
      const features = spelt.get(word) ?? spellOut(word);
      if (spelt.size < MOST_SPELT_OUT) spelt.set(word, features);
      return features;
    },
  };
}

/** Bytes before the name of a class: two flags, and a number that nothing uses. */
const CLASS_HEAD_BYTES = 2 + INT_BYTES;

/** The classes of characters in the order of their numbers; the file ends in zeros. */
function readClasses(packed: ArrayBuffer): (CharacterClass & { readonly name: string })[] {
  const bytes = new Uint8Array(packed);
  const classes: (CharacterClass & { readonly name: string })[] = [];
  for (let at = 0; at < bytes.length; ) {
    const name = textAt(bytes, at + CLASS_HEAD_BYTES);
    if (name === '') break;
    classes.push({ id: classes.length, alwaysBegins: bytes[at] === 1, groups: bytes[at + 1] === 1, name });
    at += CLASS_HEAD_BYTES + name.length + 1;
  }
  return classes;
}

function classesOf(classNumbers: ArrayBuffer, definitions: ArrayBuffer): WordDictionary['classOf'] {
  const numbers = new Uint8Array(classNumbers);
  const classes = readClasses(definitions);
  const other = classes.find(({ name }) => name === 'DEFAULT');
  if (!other) throw new Error('the dictionary has no class DEFAULT');
  return (character) => (character.length > 1 ? other : (classes[numbers[character.charCodeAt(0)] ?? -1] ?? other));
}

/** Reads the dictionary of a folder (some 0.2 s); rejects with the folder's name where a file is missing or broken. */
export async function readDictionary(folder: string): Promise<WordDictionary> {
  const read = (name: string): Promise<ArrayBuffer> => readPacked(join(folder, `${name}.dat.gz`));
  try {
    const [base, check, costs, classNumbers, definitions, known, unknown] = await Promise.all([
      read('base'),
      read('check'),
      read('cc'),
      read('unk_char'),
      read('unk_invoke'),
      Promise.all([read('tid'), read('tid_pos'), read('tid_map')]),
      Promise.all([read('unk'), read('unk_pos'), read('unk_map')]),
    ]);
    // Two numbers give its height and width.
    const matrix = new Int16Array(costs);
    const width = matrix[1] ?? 0;
    return {
      trie: { base: new Int32Array(base), check: new Int32Array(check) },
      known: readWords(...known),
      unknown: readWords(...unknown),
      classOf: classesOf(classNumbers, definitions),
      costBetween: (right, left) => matrix[right * width + left + 2] ?? 0,
    };
  } catch (cause) {
    throw new Error(`The dictionary of words in ${folder} cannot be read.`, { cause });
  }
}
