import type { ReadSymbol } from './engines/engine.js';
import { type Placed, TEXT_HEIGHT } from './line-image.js';

/** Share of an em that a character takes: digits half of it, signs whose ink is one half of theirs a little more. */
function emsOf(text: string): number {
  if (/^[\u0020-\u007E｡-ﾟ]$/u.test(text)) return 0.55;
  return /^[、。，．・（）「」『』【】〔〕：；]$/u.test(text) ? 0.7 : 1;
}

/** How far a symbol lies from a piece, in ems: engines place symbols by half an em too early or late. */
function strayOf(left: number, { from, to }: Placed): number {
  const middle = left + TEXT_HEIGHT / 3;
  return Math.max(0, from - middle, middle - to) / TEXT_HEIGHT;
}

/**
 * The characters of a line image, each in the piece of a line that it stands in: so that they fill the pieces best, and lie near to
 * where the engine saw them.
 */
export function shareOut(symbols: readonly ReadSymbol[], placed: readonly Placed[]): string[][] {
  const count = symbols.length;
  const widths = [0];
  for (const { text } of symbols) widths.push((widths.at(-1) ?? 0) + emsOf(text));
  // costs[n]: of sharing the first n symbols out to the pieces so far; ends: where the last of them then begins.
  let costs: number[] = [0, ...Array.from({ length: count }, () => Number.POSITIVE_INFINITY)];
  const ends: number[][] = [];
  for (const piece of placed) {
    const ems = (piece.to - piece.from) / TEXT_HEIGHT;
    const strays = [0];
    for (const { left } of symbols) strays.push((strays.at(-1) ?? 0) + strayOf(left, piece));
    const next: number[] = [];
    const begins: number[] = [];
    for (let end = 0; end <= count; end += 1) {
      let best = { cost: Number.POSITIVE_INFINITY, begin: 0 };
      for (let begin = 0; begin <= end; begin += 1) {
        const width = (widths[end] ?? 0) - (widths[begin] ?? 0);
        const stray = (strays[end] ?? 0) - (strays[begin] ?? 0);
        const cost = (costs[begin] ?? 0) + Math.abs(width - ems) + stray;
        if (cost < best.cost) best = { cost, begin };
      }
      next.push(best.cost);
      begins.push(best.begin);
    }
    costs = next;
    ends.push(begins);
  }
  const shares: string[][] = [];
  let end = count;
  for (const begins of [...ends].reverse()) {
    const begin = begins[end] ?? 0;
    shares.unshift(symbols.slice(begin, end).map(({ text }) => text));
    end = begin;
  }
  return shares;
}

/** Each piece with the symbols that stand in it. */
export function symbolsByPiece(
  symbols: readonly ReadSymbol[],
  pieces: readonly Placed[],
): { readonly piece: Placed; readonly characters: readonly ReadSymbol[] }[] {
  const shares = shareOut(symbols, pieces);
  let passed = 0;
  return pieces.map((piece, index) => {
    const from = passed;
    passed += shares[index]?.length ?? 0;
    return { piece, characters: symbols.slice(from, passed) };
  });
}
