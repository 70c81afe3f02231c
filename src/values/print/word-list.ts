import { groupBy } from '../../groups/group-by.js';

/** Words of a list that is written as one text, parted by spaces. */
export const words = (list: string): readonly string[] => list.split(' ');

/** Entries found by the word that a text continues with; earlier entries win, so longer words come first. */
export interface WordList<Entry> {
  readonly find: (chars: string, at: number) => Entry | undefined;
}

/** Sorts entries by their first character, so that a look-up costs nothing where none begins. */
export function wordList<Entry extends { readonly word: string }>(entries: readonly Entry[]): WordList<Entry> {
  const byFirst = groupBy(entries, ({ word }) => word.charAt(0));
  return {
    find: (chars, at) => byFirst.get(chars.charAt(at))?.find(({ word }) => chars.startsWith(word, at)),
  };
}
