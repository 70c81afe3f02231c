import { comparable } from './agreement.js';
import type { ReadSymbol } from './engines/engine.js';
import type { LineImage, Placed } from './line-image.js';
import { uniteBoxes } from './picture.js';
import { symbolsByPiece } from './share-out.js';

/** Shares of an em: what all writing but small marks is higher than, and the least length of a hyphen (ハイフン) or minus sign (負号). */
const TALL = 0.5;
const HYPHEN_LEAST = 0.13;

/** A hyphen or dash as it is read; a long vowel (ー) and the figure 一 are letters. */
const isBar = (text: string): boolean => /^[-‐-―−－]$/u.test(text);

/** Does nothing but a speck that is shorter than any hyphen stand before a piece's first letter, or behind its last one? */
function hasSpeckAlone({ components, em }: Placed, end: 'before' | 'behind'): boolean {
  const tall = components.filter(({ top, bottom }) => bottom - top >= TALL * em);
  if (tall.length === 0) return false;
  const [first, last] = [Math.min(...tall.map(({ left }) => left)), Math.max(...tall.map(({ right }) => right))];
  const beyond = components.filter(({ left, right }) => (end === 'before' ? right <= first : left >= last));
  if (beyond.length === 0) return false;
  const { left, right } = uniteBoxes(beyond);
  return right - left < HYPHEN_LEAST * em;
}

const barsOf = (text: string): number => comparable(text).match(/-/gu)?.length ?? 0;

/**
 * A reading without the bars at the ends of its pieces (1,204件-, -60手続) that are dust: the picture shows no more than a speck there, and the witness
 * has seen fewer bars. Behind a digit a bar stays: a code that wraps goes on in the next line.
 */
export function withoutDustBars(
  symbols: readonly ReadSymbol[],
  { pieces }: LineImage,
  witness: string | undefined,
): readonly ReadSymbol[] {
  const bars = symbols.filter(({ text }) => isBar(text)).length;
  if (bars === 0 || witness === undefined || barsOf(witness) >= bars) return symbols;
  return symbolsByPiece(symbols, pieces).flatMap(({ piece, characters }) => {
    const [first, last, beforeLast] = [characters[0], characters.at(-1), characters.at(-2)];
    if (!first || !last || !beforeLast) return characters;
    const from = isBar(first.text) && hasSpeckAlone(piece, 'before') ? 1 : 0;
    const isBehind = isBar(last.text) && !/\d/u.test(comparable(beforeLast.text)) && hasSpeckAlone(piece, 'behind');
    return characters.slice(from, isBehind ? -1 : undefined);
  });
}
