import type { CharacterClass, UnknownWord, WordDictionary, WordFeatures } from './word-dictionary.js';

/** A word of a sentence, and what the dictionary says of it. */
export interface FoundWord {
  /** UTF-16 units. */
  readonly length: number;
  readonly features: WordFeatures;
}

/** A way to read a sentence up to some place: its last word, and what all its words cost. */
interface Path {
  readonly before: Path | undefined;
  /** Its number, or what stands for it where the dictionary does not know it; undefined at the beginning. */
  readonly word: number | UnknownWord | undefined;
  /** In characters. */
  readonly length: number;
  readonly right: number;
  readonly cost: number;
}

/** Where sentences begin and end, as the table of costs numbers it. */
const EDGE = 0;
const beginning: Path = { before: undefined, word: undefined, length: 0, right: EDGE, cost: 0 };

/** A sentence taken apart once, for every place that a word may begin at. */
interface Sentence {
  /** One character each, of one or two UTF-16 units. */
  readonly characters: readonly string[];
  readonly classes: readonly CharacterClass[];
}

/** A spelling at some place of a sentence. */
interface Match {
  readonly spelling: number;
  /** Number of characters. */
  readonly length: number;
}

/** The spellings of the dictionary that begin at a place, shortest first. */
function findKnown({ characters }: Sentence, from: number, { allSpellings, narrow, endsAt }: WordDictionary): Match[] {
  const matches: Match[] = [];
  let range = allSpellings;
  let depth = 0;
  for (let at = from; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    for (let unit = 0; unit < character.length; unit += 1) {
      range = narrow(range, depth, character.charCodeAt(unit));
      depth += 1;
    }
    if (range.from === range.to) return matches;
    if (endsAt(range.from, depth)) matches.push({ spelling: range.from, length: at + 1 - from });
  }
  return matches;
}

/** How many characters the unknown word has that begins at a place: one, or all that follow of the same class. */
function unknownLength({ classes }: Sentence, from: number, { id, groups }: CharacterClass): number {
  let end = from + 1;
  while (groups && classes[end]?.id === id) end += 1;
  return end - from;
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
  const sentence: Sentence = { characters, classes: characters.map(dictionary.classOf) };
  /** For each place the ways to get there; undefined where no word ends. */
  const ways: (Path[] | undefined)[] = [[beginning], ...characters.map(() => undefined)];
  sentence.classes.forEach((own, from) => {
    const before = ways[from];
    if (!before) return;
    const add = (word: Path['word'], length: number, left: number, right: number, ownCost: number): void => {
      const way = cheapest(before, left, dictionary.costBetween);
      ways[from + length] ??= [];
      ways[from + length]?.push({ before: way.before, word, length, right, cost: way.cost + ownCost });
    };
    const known = findKnown(sentence, from, dictionary);
    for (const { spelling, length } of known) {
      const [first, end] = dictionary.wordsOf(spelling);
      for (let word = first; word < end; word += 1) {
        add(word, length, dictionary.leftOf(word), dictionary.rightOf(word), dictionary.costOf(word));
      }
    }
    if (known.length > 0 && !own.alwaysBegins) return;
    const length = unknownLength(sentence, from, own);
    for (const word of dictionary.unknownOf(own.id)) add(word, length, word.left, word.right, word.cost);
  });
  return wordsOf(cheapest(ways.at(-1) ?? [], EDGE, dictionary.costBetween).before, characters, dictionary);
}

/** The words of a way, first to last. */
function wordsOf(end: Path, characters: readonly string[], { featuresOf }: WordDictionary): FoundWord[] {
  const words: FoundWord[] = [];
  let last = characters.length;
  for (let { before, word, length } = end; before && word !== undefined; { before, word, length } = before) {
    const from = last - length;
    words.push({
      length: characters.slice(from, last).join('').length,
      features: typeof word === 'number' ? featuresOf(word) : word.features,
    });
    last = from;
  }
  return words.reverse();
}

/** The words of a text, sentence by sentence; their lengths add up to its own. */
export const cheapestWords = (text: string, dictionary: WordDictionary): FoundWord[] =>
  text.split(/(?<=[、。])/u).flatMap((sentence) => readSentence(sentence, dictionary));
