/** A word that may stand at a place of a sentence, in the shape that kuromoji's search for the cheapest path wants. */
interface LatticeWord {
  /** Where the dictionary describes the word. */
  readonly name: number;
  readonly cost: number;
  /** From 1; characters beyond U+FFFF count once. */
  readonly start_pos: number;
  readonly length: number;
  readonly type: 'BOS' | 'KNOWN' | 'UNKNOWN' | 'EOS';
  readonly left_id: number;
  readonly right_id: number;
  readonly surface_form: string;
  /** Filled by the search. */
  prev: LatticeWord | null;
  shortest_cost: number;
}

/** All words that a sentence may be made of, by the place of their last character; undefined where none ends. */
export interface WordLattice {
  readonly nodes_end_at: readonly (readonly LatticeWord[] | undefined)[];
  readonly eos_pos: number;
}

/** The number of a spelling (or of a class of characters) → the places in the dictionary of the words that it may be. */
export type WordsOf = (spelling: number) => readonly number[];

interface WordTable {
  readonly dictionary: { getShort(at: number): number };
  readonly wordsOf: WordsOf;
}

interface CharacterClass {
  readonly class_id: number;
  readonly class_name: string;
  /** 1: words that the dictionary does not know may begin even where a known one does. */
  readonly is_always_invoke: number;
  /** 1: characters of the class that follow each other are one unknown word. */
  readonly is_grouping: number;
}

/** What kuromoji loads, as far as a lattice needs it. */
export interface WordDictionary {
  readonly trie: { readonly bc: { getBaseBuffer(): Int32Array; getCheckBuffer(): Int32Array } };
  readonly token_info_dictionary: WordTable;
  readonly unknown_dictionary: WordTable & { lookup(character: string): CharacterClass };
}

/** A sentence taken apart once, for every place that a word may begin at. */
interface Sentence {
  /** One character each, of one or two UTF-16 units. */
  readonly characters: readonly string[];
  /** Each character as the dictionary's trie spells it. */
  readonly bytes: readonly Uint8Array[];
  readonly classes: readonly CharacterClass[];
}

const utf8 = new TextEncoder();

function takeApart(text: string, { unknown_dictionary }: WordDictionary): Sentence {
  const characters = Array.from(text);
  return {
    characters,
    bytes: characters.map((character) => utf8.encode(character)),
    classes: characters.map((character) => unknown_dictionary.lookup(character)),
  };
}

/** A word of the dictionary at some place of a sentence. */
interface Match {
  readonly word: number;
  /** Number of characters. */
  readonly length: number;
}

/** Ends every word in the trie. */
const TERMINATOR = 0;

/** The words of the dictionary that begin at a place, shortest first: a double array is walked byte by byte. */
function findKnown({ bytes }: Sentence, from: number, base: Int32Array, check: Int32Array): Match[] {
  const matches: Match[] = [];
  let node = 0;
  for (let at = from; at < bytes.length; at += 1) {
    for (const byte of bytes[at] ?? []) {
      const child = (base[node] ?? 0) + byte;
      if (check[child] !== node) return matches;
      node = child;
    }
    const leaf = (base[node] ?? 0) + TERMINATOR;
    if (check[leaf] === node) matches.push({ word: -(base[leaf] ?? 0) - 1, length: at + 1 - from });
  }
  return matches;
}

/** Number of characters of the unknown word that begins at a place: one, or all that follow of the same class. */
function unknownLength({ classes }: Sentence, from: number): number {
  const own = classes[from];
  let end = from + 1;
  while (own?.is_grouping === 1 && classes[end]?.class_name === own.class_name) end += 1;
  return end - from;
}

const edge = (type: 'BOS' | 'EOS', start: number): LatticeWord => ({
  name: -1,
  cost: 0,
  start_pos: start,
  length: 0,
  type,
  left_id: 0,
  right_id: 0,
  surface_form: '',
  prev: null,
  shortest_cost: type === 'BOS' ? 0 : Number.MAX_VALUE,
});

/**
 * The lattice that kuromoji's own builder makes, made in time that grows with the sentence, not with its square: that one spells the
 * whole rest of the sentence anew for every place.
 */
export function buildLattice(text: string, dictionary: WordDictionary): WordLattice {
  const sentence = takeApart(text, dictionary);
  const ending: (LatticeWord[] | undefined)[] = [[edge('BOS', 0)], ...sentence.characters.map(() => undefined)];
  const [base, check] = [dictionary.trie.bc.getBaseBuffer(), dictionary.trie.bc.getCheckBuffer()];
  const add = (type: 'KNOWN' | 'UNKNOWN', table: WordTable, { word, length }: Match, from: number): void => {
    const surface = sentence.characters.slice(from, from + length).join('');
    const last = from + length;
    ending[last] ??= [];
    for (const name of table.wordsOf(word)) {
      ending[last]?.push({
        name,
        cost: table.dictionary.getShort(name + 4),
        start_pos: from + 1,
        length,
        type,
        left_id: table.dictionary.getShort(name),
        right_id: table.dictionary.getShort(name + 2),
        surface_form: surface,
        prev: null,
        shortest_cost: Number.MAX_VALUE,
      });
    }
  };
  sentence.classes.forEach((own, from) => {
    const known = findKnown(sentence, from, base, check);
    for (const match of known) add('KNOWN', dictionary.token_info_dictionary, match, from);
    if (known.length > 0 && own.is_always_invoke !== 1) return;
    add('UNKNOWN', dictionary.unknown_dictionary, { word: own.class_id, length: unknownLength(sentence, from) }, from);
  });
  const eos = ending.length;
  return { nodes_end_at: [...ending, [edge('EOS', eos)]], eos_pos: eos };
}
