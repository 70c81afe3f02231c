import type { ReadSymbol } from './engines/engine.js';
import { type Placed, TEXT_HEIGHT } from './line-image.js';

/** The characters of a line image, each in the piece of a line that it begins in. */
export function shareOut(symbols: readonly ReadSymbol[], placed: readonly Placed[]): string[][] {
  const shares = placed.map((): string[] => []);
  let piece = 0;
  for (const { text, left } of symbols) {
    const middle = left + TEXT_HEIGHT / 4;
    while (piece + 1 < placed.length && middle >= (placed[piece + 1]?.from ?? 0)) piece += 1;
    shares[piece]?.push(text);
  }
  return shares;
}
