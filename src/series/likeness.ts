// How alike two names are.

import { hiragana } from './names.js';

/** A name in the forms that likeness looks at (表記の似かた). */
export interface NameForm {
  /** Normalised, kana folded. */
  readonly plain: string;
  /** What is counted, without the word for counting it: 開催回数 → 開催. */
  readonly stem: string;
  readonly bigrams: ReadonlySet<string>;
  /** Content words as they are read (読み), or as written where nobody gave a reading. */
  readonly words: ReadonlySet<string>;
}

/** Words for the counting itself (助数の語): 開催数, 開催回数 and 開催件数 count one thing. */
const measure =
  /(延|実|総|年間|累計)?(件数|回数|人数|者数|箇所数|団体数|組数|世帯数|施設数|実績|状況|割合|比率|率|数|量|額|度)$/u;

function stemOf(plain: string): string {
  const stem = plain.replace(measure, '').replace(/(者|人|した|された)$/u, '');
  return stem.length >= 2 ? stem : plain;
}

function bigramsOf(text: string): ReadonlySet<string> {
  const characters = [...text];
  if (characters.length < 2) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`));
}

/** The forms of one normalised name with its content words. */
export function buildNameForm(normalised: string, words: readonly string[]): NameForm {
  const plain = hiragana(normalised);
  return { plain, stem: stemOf(plain), bigrams: bigramsOf(plain), words: new Set(words) };
}

/** Twice the shared over the sum (Dice): 0 nothing shared, 1 the same. */
function diceOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

/** Names longer than this are compared by words and bigrams alone. */
const longName = 60;

/** Length of the longest common subsequence over the mean length: what is left when words are dropped or put in. */
function sequenceShare(left: string, right: string): number {
  if (left.length > longName || right.length > longName) return 0;
  let row = new Array<number>(right.length + 1).fill(0);
  for (const character of left) {
    const next = [0];
    for (let at = 1; at <= right.length; at += 1) {
      const above = row[at] ?? 0;
      const beside = next[at - 1] ?? 0;
      next.push(right[at - 1] === character ? (row[at - 1] ?? 0) + 1 : Math.max(above, beside));
    }
    row = next;
  }
  return (2 * (row[right.length] ?? 0)) / (left.length + right.length);
}

/** A name that holds the other whole, or counts the same thing by another word, is nearly the same. */
const nearlySame = 0.9;
const shortestWhole = 3;

/** How much two names resemble each other, 0 to 1; 1 only for equal ones. */
export function likenessOf(left: NameForm, right: NameForm): number {
  if (left.plain === right.plain) return 1;
  if (left.plain === '' || right.plain === '') return 0;
  const shared = Math.max(diceOf(left.bigrams, right.bigrams), diceOf(left.words, right.words));
  const likeness = (shared + sequenceShare(left.plain, right.plain)) / 2;
  const [short, long] = left.plain.length <= right.plain.length ? [left.plain, right.plain] : [right.plain, left.plain];
  const holds = short.length >= shortestWhole && (long.startsWith(short) || long.endsWith(short));
  const counts = left.stem === right.stem;
  return Math.min(0.99, holds || counts ? Math.max(nearlySame, likeness) : likeness);
}
