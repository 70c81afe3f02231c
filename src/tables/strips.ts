import type { Ruling } from '../pdf/page-content.js';
import { tolerances } from './tolerances.js';

/** Larger than any column of a page. */
const COLUMNS = 1_000_003;

const isShort = ({ start, end, thickness, drawnAs }: Ruling, em: number): boolean =>
  drawnAs === 'fill' && end - start <= em && end - start > tolerances.ratio.larger * thickness;

/**
 * Leaves out the strips that a figure or letter is made of where a program draws it as thin rectangles, one above the other: no rules.
 * What they draw is told by its cell (`value/picture-in-cell`).
 */
export function withoutStrips(rulings: readonly Ruling[], em: number): readonly Ruling[] {
  const short = rulings.filter((ruling) => isShort(ruling, em));
  if (short.length < tolerances.count.many) return rulings;
  const keyOf = ({ orientation, position, start, end }: Ruling): number => {
    const square = Math.floor(position / em) * COLUMNS + Math.floor((start + end) / 2 / em);
    return orientation === 'horizontal' ? square : -square - 1;
  };
  const places = new Map<number, Set<number>>();
  for (const ruling of short) {
    const key = keyOf(ruling);
    const here = places.get(key) ?? new Set<number>();
    places.set(key, here.add(Math.round(ruling.position / (tolerances.length.exact * em))));
  }
  const strips = new Set(short.filter((ruling) => (places.get(keyOf(ruling))?.size ?? 0) >= tolerances.count.many));
  return strips.size === 0 ? rulings : rulings.filter((ruling) => !strips.has(ruling));
}
