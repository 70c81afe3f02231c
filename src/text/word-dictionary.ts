// kuromoji's dictionary as one file, written by the build and read by the program.

import { readFile } from 'node:fs/promises';

/** What is used of what the dictionary says of a word. */
export interface WordFeatures {
  /** 品詞 */
  readonly pos: string;
  /** 品詞細分類1 */
  readonly detail: string;
  /** 基本形; empty where it is the word as it stands. */
  readonly base: string;
  /** 読み in katakana; empty for unknown words. */
  readonly reading: string;
}

/** A class of characters (文字種), for words that the dictionary does not know. */
export interface CharacterClass {
  readonly id: number;
  /** Unknown words begin with it even where a known one does. */
  readonly alwaysBegins: boolean;
  /** Characters of the class that follow each other are one unknown word. */
  readonly groups: boolean;
}

/** A word that characters of a class may be. */
export interface UnknownWord {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
  readonly features: WordFeatures;
}

/**
 * A dictionary as the program brings it along: flat tables, used as they lie in the file. Texts are UTF-16. Of a list of lists `starts` says where each
 * begins in what it points to; its last number is the end of the last.
 */
export interface WordTables {
  /** All spellings behind each other, sorted by their units. */
  readonly spellingUnits: Uint16Array;
  readonly spellingStarts: Uint32Array;
  /** The words of each spelling, in the dictionary's order. */
  readonly wordStarts: Uint32Array;
  /** Three of each word: what it asks of the one before it (left), of the one after it (right), and its cost. */
  readonly wordNumbers: Int16Array;
  /** Each word's place in `kinds`. */
  readonly wordKinds: Uint8Array;
  /** Of each word its base, a zero unit and its reading. */
  readonly textUnits: Uint16Array;
  readonly textStarts: Uint32Array;
  /** Cost of a word after another: `width` numbers for each right side. */
  readonly costs: Int16Array;
  /** The class of each UTF-16 unit. */
  readonly unitClasses: Uint8Array;
  readonly rest: {
    readonly width: number;
    /** Pairs of 品詞 and 品詞細分類1. */
    readonly kinds: readonly (readonly [pos: string, detail: string])[];
    readonly classes: readonly CharacterClass[];
    /** The class of characters beyond UTF-16's single units. */
    readonly otherClass: number;
    /** By class. */
    readonly unknownWords: readonly (readonly UnknownWord[])[];
  };
}

/** The tables that are numbers, in the order of the file, each with the array that it is. */
const numberTables = {
  spellingStarts: Uint32Array,
  wordStarts: Uint32Array,
  textStarts: Uint32Array,
  spellingUnits: Uint16Array,
  wordNumbers: Int16Array,
  textUnits: Uint16Array,
  costs: Int16Array,
  wordKinds: Uint8Array,
  unitClasses: Uint8Array,
} as const;
type NumberTable = keyof typeof numberTables;
const tableNames = Object.keys(numberTables) as NumberTable[];

interface Head {
  readonly lengths: Readonly<Record<NumberTable, number>>;
  readonly rest: WordTables['rest'];
}

/** Bytes of the number at the very beginning that says how long the head is; every table begins at a multiple of it. */
const HEAD_LENGTH_BYTES = 4;

/** The tables as one file: a head in JSON, filled up with spaces, then the tables. Numbers are as this machine writes them. */
export function formatWordTables(tables: WordTables): Uint8Array {
  const lengths = Object.fromEntries(tableNames.map((name) => [name, tables[name].length]));
  const json = JSON.stringify({ lengths, rest: tables.rest });
  const length = Buffer.byteLength(json);
  const head = Buffer.from(json + ' '.repeat(-length & (HEAD_LENGTH_BYTES - 1)));
  const bytesOf = (name: NumberTable): Uint8Array => {
    const { buffer, byteOffset, byteLength } = tables[name];
    return new Uint8Array(buffer, byteOffset, byteLength);
  };
  return Buffer.concat([new Uint8Array(Uint32Array.of(head.length).buffer), head, ...tableNames.map(bytesOf)]);
}

/** Reads what `formatWordTables` wrote, without copying it. Throws where the file is cut short. */
export function parseWordTables(file: Buffer): WordTables {
  const bytes = file.byteOffset % HEAD_LENGTH_BYTES === 0 ? file : Buffer.from(Uint8Array.from(file).buffer);
  const [headLength = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1);
  const headEnd = HEAD_LENGTH_BYTES + headLength;
  const { lengths, rest } = JSON.parse(bytes.toString('utf8', HEAD_LENGTH_BYTES, headEnd)) as Head;
  let at = bytes.byteOffset + headEnd;
  const entries = tableNames.map((name) => {
    const table = new numberTables[name](bytes.buffer as ArrayBuffer, at, lengths[name]);
    at += table.byteLength;
    return [name, table] as const;
  });
  return { ...(Object.fromEntries(entries) as unknown as Pick<WordTables, NumberTable>), rest };
}

/** Spellings that begin alike lie side by side: from one up to before another. */
export interface SpellingRange {
  readonly from: number;
  readonly to: number;
}

/** What a sentence is taken apart by. Spellings, words and classes are numbers. */
export interface WordDictionary {
  readonly allSpellings: SpellingRange;
  /** Of spellings whose first `depth` units are alike, those that go on with `unit`. */
  readonly narrow: (range: SpellingRange, depth: number, unit: number) => SpellingRange;
  /** Does the spelling end after `depth` units? Of a range only the first may. */
  readonly endsAt: (spelling: number, depth: number) => boolean;
  /** From a spelling's first word up to before its last. */
  readonly wordsOf: (spelling: number) => readonly [from: number, to: number];
  readonly leftOf: (word: number) => number;
  readonly rightOf: (word: number) => number;
  readonly costOf: (word: number) => number;
  readonly featuresOf: (word: number) => WordFeatures;
  readonly unknownOf: (characterClass: number) => readonly UnknownWord[];
  /** `character`: one of one or two UTF-16 units. */
  readonly classOf: (character: string) => CharacterClass;
  /** Cost of a word after another. */
  readonly costBetween: (rightOfFormer: number, leftOfLatter: number) => number;
}

const NUMBERS_OF_A_WORD = 3;

/** Searches the spellings: sorted, so that what begins alike lies side by side. */
function spellingSearch({ spellingUnits, spellingStarts }: WordTables) {
  const startOf = (spelling: number): number => spellingStarts[spelling] ?? 0;
  const endsAt = (spelling: number, depth: number): boolean => startOf(spelling + 1) - startOf(spelling) === depth;
  /** Less than any unit where the spelling is shorter. */
  const unitAt = (spelling: number, depth: number): number => {
    const place = startOf(spelling) + depth;
    return place < startOf(spelling + 1) ? (spellingUnits[place] ?? -1) : -1;
  };
  /** The first of the range whose unit is not below `unit`. */
  const firstFrom = ({ from, to }: SpellingRange, depth: number, unit: number): number => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (unitAt(middle, depth) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const narrow = (range: SpellingRange, depth: number, unit: number): SpellingRange => {
    const from = firstFrom(range, depth, unit);
    return { from, to: firstFrom({ from, to: range.to }, depth, unit + 1) };
  };
  return { endsAt, narrow };
}

/** The dictionary whose tables these are. */
export function dictionaryOf(tables: WordTables): WordDictionary {
  const { wordStarts, wordNumbers, wordKinds, textUnits, textStarts, costs, unitClasses, rest } = tables;
  const { width, kinds, classes, otherClass, unknownWords } = rest;
  const other = classes[otherClass];
  if (!other) throw new Error('the dictionary has no class for other characters');
  return {
    allSpellings: { from: 0, to: wordStarts.length - 1 },
    ...spellingSearch(tables),
    wordsOf: (spelling) => [wordStarts[spelling] ?? 0, wordStarts[spelling + 1] ?? 0],
    leftOf: (word) => wordNumbers[NUMBERS_OF_A_WORD * word] ?? 0,
    rightOf: (word) => wordNumbers[NUMBERS_OF_A_WORD * word + 1] ?? 0,
    costOf: (word) => wordNumbers[NUMBERS_OF_A_WORD * word + 2] ?? 0,
    featuresOf(word) {
      const text = String.fromCharCode(...textUnits.subarray(textStarts[word], textStarts[word + 1]));
      const [base = '', reading = ''] = text.split('\0');
      const [pos, detail] = kinds[wordKinds[word] ?? -1] ?? ['', ''];
      return { pos, detail, base, reading };
    },
    unknownOf: (characterClass) => unknownWords[characterClass] ?? [],
    classOf: (character) =>
      character.length > 1 ? other : (classes[unitClasses[character.charCodeAt(0)] ?? -1] ?? other),
    costBetween: (right, left) => costs[right * width + left] ?? 0,
  };
}

/** Reads a dictionary's file (20 MB, some 0.02 s); rejects with its name where it is missing or broken. */
export async function readDictionary(file: string): Promise<WordDictionary> {
  try {
    return dictionaryOf(parseWordTables(await readFile(file)));
  } catch (cause) {
    throw new Error(`The dictionary of words in ${file} cannot be read.`, { cause });
  }
}
