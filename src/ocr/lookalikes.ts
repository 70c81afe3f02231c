/** Characters that look the same in print, each with the scripts that its neighbours must be of. */
const pairs: readonly (readonly [katakana: string, other: string])[] = [
  ['ー', '一'],
  ['ロ', '口'],
  ['カ', '力'],
  ['ニ', '二'],
  ['エ', '工'],
  ['ト', '卜'],
  ['タ', '夕'],
  ['ハ', '八'],
  ['オ', '才'],
  ['ヘ', 'へ'],
  ['ベ', 'べ'],
  ['ペ', 'ぺ'],
  ['リ', 'り'],
];
const toKatakana: ReadonlyMap<string, string> = new Map(pairs.map(([katakana, other]) => [other, katakana]));
const toOther: ReadonlyMap<string, string> = new Map(pairs);

/** Katakana that look like nothing else: their neighbours are judged by them. */
const isKatakana = (character: string): boolean => /^[ァ-ヺー]$/u.test(character) && !toOther.has(character);
const isDash = (character: string): boolean => /^[-‐-―−ー一－]$/u.test(character);
const isDigit = (character: string): boolean => /^[0-9０-９]$/u.test(character);

/** The nearest neighbour that looks like nothing else, to one side. */
function neighbour(characters: readonly string[], from: number, step: 1 | -1): string {
  let at = from + step;
  while (characters[at] !== undefined && (toKatakana.has(characters[at] ?? '') || toOther.has(characters[at] ?? ''))) {
    at += step;
  }
  return characters[at] ?? '';
}

/**
 * Characters that only their neighbours tell apart (見分けのつかない字: ー and 一, ロ and 口), chosen by these: katakana in a word of
 * katakana. Between digits a bar is a hyphen.
 */
export function settleLookalikes(characters: readonly string[]): string[] {
  return characters.map((character, index) => {
    const before = characters[index - 1] ?? '';
    const after = characters[index + 1] ?? '';
    if (isDash(character) && isDigit(before) && isDigit(after)) return '-';
    const katakana = toKatakana.get(character);
    const other = toOther.get(character);
    if (katakana === undefined && other === undefined) return character;
    const sides = [neighbour(characters, index, -1), neighbour(characters, index, 1)];
    // A long vowel follows its kana; any other letter may also begin the word.
    const isInKatakana = character === 'ー' || character === '一' ? isKatakana(sides[0] ?? '') : sides.some(isKatakana);
    if (katakana !== undefined) return isInKatakana ? katakana : character;
    return isInKatakana || other === undefined ? character : other;
  });
}
