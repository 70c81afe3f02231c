/** Rows (区) of JIS X 0208 that hold kanji, and the cells (点) of a row. */
const KANJI_ROWS = { first: 16, last: 84 } as const;
const CELLS = 94;

let known: ReadonlySet<string> | undefined;

/** The kanji of JIS X 0208, levels 1 and 2 (第一・第二水準), out of the platform's own table for EUC-JP. */
function jisKanji(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = KANJI_ROWS.first; row <= KANJI_ROWS.last; row += 1) {
    for (let cell = 1; cell <= CELLS; cell += 1) bytes.push(row + 0xa0, cell + 0xa0);
  }
  return new Set(new TextDecoder('euc-jp').decode(Uint8Array.from(bytes)));
}

/** Is this one of the 6,355 kanji that Japanese text is made of? Radicals and compatibility forms count as what they stand for. */
export function isJisKanji(character: string): boolean {
  known ??= jisKanji();
  return known.has(character.normalize('NFKC')) || /^[\u2e80-\u2fdf]$/.test(character);
}
