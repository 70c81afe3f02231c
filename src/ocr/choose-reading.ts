import type { Segment, Token } from '../text/token.js';
import { comparable } from './agreement.js';
import type { ReadSymbol } from './engines/engine.js';
import { type RawReading, textOf } from './read-block.js';

/** What is taken for a line image, and how sure it is. */
export interface ChosenReading {
  readonly symbols: readonly ReadSymbol[];
  readonly text: string;
  /** What each engine read, differing readings once, the chosen one first. */
  readonly candidates: readonly string[];
  /** Two models that differ read the same words, all known, and another engine the same figures. */
  readonly agreed: boolean;
}

/** An unknown word counts as so many known ones. */
const UNKNOWN_WEIGHT = 3;

const isSign = (text: string): boolean => /^[\p{P}\p{S}\p{N}\p{Script=Latin}\s]+$/u.test(text.normalize('NFKC'));
const isUnknown = ({ surface, reading }: Token): boolean => reading === '' && !isSign(surface);
/** How little a reading looks like words: many short ones, unknown ones. */
const oddness = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, token) => sum + (isUnknown(token) ? UNKNOWN_WEIGHT : 1), 0);

function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = comparable(text);
    const isNew = key !== '' && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Length of the longest common subsequence. */
function commonLength(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const character of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = character === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Kanji and digits of a reading that a third engine, which knows no kana, did not see there. */
function unseen(text: string, arbiter: string | undefined): number {
  if (arbiter === undefined) return 0;
  const plain = [...text.normalize('NFKC')].filter((each) => /[\p{Script=Han}\d]/u.test(each)).join('');
  return plain.length - commonLength(plain, arbiter.normalize('NFKC'));
}

function choose(
  { words, otherWords, digits, arbiter, figuresAgree }: RawReading,
  tokens: readonly Token[],
  otherTokens: readonly Token[],
): ChosenReading {
  const [text, other] = [textOf(words), textOf(otherWords)];
  const isSame = comparable(text) === comparable(other);
  const isBetter =
    !isSame &&
    (figuresAgree.otherWords !== figuresAgree.words
      ? figuresAgree.otherWords
      : other !== '' && oddness(otherTokens) + unseen(other, arbiter) < oddness(tokens) + unseen(text, arbiter));
  const [first, second] = isBetter ? [other, text] : [text, other];
  return {
    symbols: isBetter ? otherWords : words,
    text: first,
    candidates: distinct([first, second, ...((digits ?? arbiter) ? [digits ?? arbiter ?? ''] : [])]),
    agreed: isSame && text !== '' && figuresAgree.words && !tokens.some(isUnknown),
  };
}

/** Chooses between the readings of two models by the dictionary: words that are none are misread. One call for all. */
export async function chooseReadings(readings: readonly RawReading[], segment: Segment): Promise<ChosenReading[]> {
  const texts = readings.flatMap(({ words, otherWords }) => [textOf(words), textOf(otherWords)]);
  const tokens = await segment(texts.map((text) => text.normalize('NFKC')));
  return readings.map((reading, index) => choose(reading, tokens[2 * index] ?? [], tokens[2 * index + 1] ?? []));
}
