import type { CharacterClass, WordDictionary, WordFeatures, WordList } from './word-dictionary.js';

/** A word of a sentence, and what the dictionary says of it. */
export interface FoundWord {
  /** UTF-16 units. */
  readonly length: number;
  readonly features: WordFeatures;
  /** It stands in the dictionary; else only its class of characters is known. */
  readonly isKnown: boolean;
}

/** A way to read a sentence up to some place: its last word, and what all its words cost. */
interface Path {
  readonly before: Path | undefined;
  readonly list: WordList | undefined;
  readonly word: number;
  readonly length: number;
  readonly right: number;
  readonly cost: number;
}

/** Where sentences begin and end, as the table of costs numbers it. */
const EDGE = 0;
const beginning: Path = { before: undefined, list: undefined, word: -1, length: 0, right: EDGE, cost: 0 };

const utf8 = new TextEncoder();

/** A sentence taken apart once, for every place that a word may begin at. */
interface Sentence {
  /** One character each, of one or two UTF-16 units. */
  readonly characters: readonly string[];
  /** Each character as the dictionary's trie spells it. */
  readonly bytes: readonly Uint8Array[];
  readonly classes: readonly CharacterClass[];
}

/** A spelling at some place of a sentence. */
interface Match {
  readonly spelling: number;
  /** Number of characters. */
  readonly length: number;
}

/** Ends every spelling in the trie. */
const TERMINATOR = 0;

/** The spellings of the dictionary that begin at a place, shortest first: a double array is walked byte by byte. */
function findKnown({ bytes }: Sentence, from: number, { base, check }: WordDictionary['trie']): Match[] {
  const matches: Match[] = [];
  let node = 0;
  for (let at = from; at < bytes.length; at += 1) {
    for (const byte of bytes[at] ?? []) {
      const child = (base[node] ?? 0) + byte;
      if (check[child] !== node) return matches;
      node = child;
    }
    const leaf = (base[node] ?? 0) + TERMINATOR;
    if (check[leaf] === node) matches.push({ spelling: -(base[leaf] ?? 0) - 1, length: at + 1 - from });
  }
  return matches;
}

/** The unknown word that begins at a place: one character, or all that follow of the same class. */
function unknownAt({ classes }: Sentence, from: number, { id, groups }: CharacterClass): Match {
  let end = from + 1;
  while (groups && classes[end]?.id === id) end += 1;
  return { spelling: id, length: end - from };
}

/** The cheapest of the ways to read what stands before a word; of two that cost the same, the one found first. */
function cheapest(ways: readonly Path[], left: number, costBetween: WordDictionary['costBetween']) {
  let [before, cost] = [beginning, Number.POSITIVE_INFINITY];
  for (const way of ways) {
    const sum = way.cost + costBetween(way.right, left);
    if (sum >= cost) continue;
    [before, cost] = [way, sum];
  }
  return { before, cost };
}

/** The words that a sentence is made of: of all ways to take it apart, the one that costs least (Viterbi). */
function readSentence(text: string, dictionary: WordDictionary): FoundWord[] {
  const characters = Array.from(text);
  const sentence: Sentence = {
    characters,
    bytes: characters.map((character) => utf8.encode(character)),
    classes: characters.map(dictionary.classOf),
  };
  /** For each place the ways to get there; undefined where no word ends. */
  const ways: (Path[] | undefined)[] = [[beginning], ...characters.map(() => undefined)];
  const add = (list: WordList, { spelling, length }: Match, from: number, before: readonly Path[]): void => {
    ways[from + length] ??= [];
    for (const word of list.wordsOf(spelling)) {
      const way = cheapest(before, list.leftOf(word), dictionary.costBetween);
      const cost = way.cost + list.costOf(word);
      ways[from + length]?.push({ before: way.before, list, word, length, right: list.rightOf(word), cost });
    }
  };
  sentence.classes.forEach((own, from) => {
    const before = ways[from];
    if (!before) return;
    const known = findKnown(sentence, from, dictionary.trie);
    for (const match of known) add(dictionary.known, match, from, before);
    if (known.length === 0 || own.alwaysBegins) {
      add(dictionary.unknown, unknownAt(sentence, from, own), from, before);
    }
  });
  return wordsOf(cheapest(ways.at(-1) ?? [], EDGE, dictionary.costBetween).before, characters, dictionary);
}

/** The words of a way, first to last. */
function wordsOf(end: Path, characters: readonly string[], { known }: WordDictionary): FoundWord[] {
  const words: FoundWord[] = [];
  let last = characters.length;
  for (let { before, list, word, length } = end; before && list; { before, list, word, length } = before) {
    const from = last - length;
    words.push({
      length: characters.slice(from, last).join('').length,
      features: list.featuresOf(word),
      isKnown: list === known,
    });
    last = from;
  }
  return words.reverse();
}

/** The words of a text, sentence by sentence; their lengths add up to its own. */
export const cheapestWords = (text: string, dictionary: WordDictionary): FoundWord[] =>
  text.split(/(?<=[、。])/u).flatMap((sentence) => readSentence(sentence, dictionary));
