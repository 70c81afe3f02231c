import { median } from '../geometry/median.js';
import type { Band } from './bands.js';
import type { River } from './find-columns.js';
import { type BandRow, type PlacedPiece, placeRows } from './find-rows.js';
import { tolerances } from './tolerances.js';

/**
 * Where labels of the first column stand in the middle of several rows (結合された分類のセル) though no rule shows it: the boundaries
 * between rows, from 0, that they reach over. Told by labels between two rows, or by a first row that has none: then each stands in the
 * middle of its rows, one group after the other; where that does not come out even, none does.
 */
export function spannedBoundaries(
  bands: readonly Band[],
  rows: readonly BandRow[],
  rivers: readonly River[],
  em: number,
): ReadonlySet<number> {
  const none = new Set<number>();
  const placed = placeRows(bands, rows, rivers);
  const lines = placed.map((row) => baselineOf(row.filter(({ from }) => from > 0)));
  const middles = placed
    .flatMap((row) => row.filter(({ from }) => from === 0))
    .map((label) => middleOf(label, lines, em));
  const isBetween = middles.some((middle) => middle !== undefined && middle % 1 === 0);
  // Under the header a row without a label, which groups whose labels stand in their first rows do not have.
  const isFirstBlank = middles[0] === 0.5 && middles[1] !== undefined && middles[1] > 1.5;
  if (!isBetween && !isFirstBlank) return none;
  const open = new Set<number>();
  let start = 0;
  for (const middle of middles) {
    const end = middle === undefined ? start : 2 * middle - start;
    if (end <= start || end > rows.length) return none;
    for (let row = start; row < end - 1; row += 1) open.add(row);
    start = end;
  }
  return start === rows.length ? open : none;
}

const baselineOf = (pieces: readonly PlacedPiece[]): number => median(pieces.map(({ baseline }) => baseline));

/** The middle of a label in rows: 0.5 in the first, 1 between the first and the second; undefined where it stands elsewhere. */
function middleOf({ baseline }: PlacedPiece, lines: readonly number[], em: number): number | undefined {
  const row = lines.findIndex((line) => Math.abs(line - baseline) <= tolerances.length.near * em);
  if (row >= 0) return row + 0.5;
  const above = lines.findIndex((line, at) => {
    const next = lines[at + 1] ?? Number.NaN;
    return Math.abs((line + next) / 2 - baseline) <= tolerances.length.near * em;
  });
  return above >= 0 ? above + 1 : undefined;
}
