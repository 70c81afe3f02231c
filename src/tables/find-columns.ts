import { overlapLength } from '../geometry/interval.js';
import type { Band } from './bands.js';
import type { TextLine } from './table-grid.js';

/** White between two columns is at least this wide, in ems. */
const LEAST_RIVER = 0.45;
/** Share of the bands whose text may run over a river: headers and rows that span columns. */
const CROSSED_SHARE = 0.2;
/** A column holds at least this many pieces of text, or it is part of its neighbour. */
const LEAST_PIECES = 2;

/** A stretch of white that runs down between two columns (列の間の空き), in points. */
export interface River {
  readonly start: number;
  readonly end: number;
  /** How many bands have text over it. */
  readonly crossed: number;
}

/** Where the text of these bands leaves white from top to bottom: the rivers between columns, left to right. */
export function findRivers(bands: readonly Band[], em: number): River[] {
  const multiple = bands.filter((band) => band.pieces.length > 1);
  if (multiple.length < 2) return [];
  const allowed = multiple.length < 3 ? 0 : Math.max(1, Math.floor(multiple.length * CROSSED_SHARE));
  const profile = coverageOf(multiple.flatMap((band) => band.pieces));
  const rivers = valleys(profile).filter(
    (river) => river.end - river.start >= LEAST_RIVER * em && river.crossed <= allowed,
  );
  return mergePoorColumns(
    rivers,
    multiple.flatMap((band) => band.pieces),
  );
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly height: number;
}

/** How many pieces cover each stretch of the x axis, from the first piece to the last. */
function coverageOf(pieces: readonly TextLine[]): Stretch[] {
  const events = pieces
    .flatMap((piece) => [
      { at: piece.box.left, step: 1 },
      { at: piece.box.right, step: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const profile: Stretch[] = [];
  let height = 0;
  let from = events[0]?.at ?? 0;
  for (const { at, step } of events) {
    const last = profile.at(-1);
    if (at > from) {
      if (last && last.height === height) profile[profile.length - 1] = { ...last, end: at };
      else profile.push({ start: from, end: at, height });
      from = at;
    }
    height += step;
  }
  return profile;
}

/** Local lows of the profile; one that text crosses counts only between peaks that are well above it. */
function valleys(profile: readonly Stretch[]): River[] {
  const lows = profile.filter((stretch, index) => {
    const before = profile[index - 1];
    const after = profile[index + 1];
    return before && after && before.height > stretch.height && after.height > stretch.height;
  });
  return lows
    .filter((low) => {
      if (low.height === 0) return true;
      const peak = (side: readonly Stretch[]) => Math.max(0, ...side.map((stretch) => stretch.height));
      const lower = (stretch: Stretch) => lows.some((other) => other === stretch && other.height <= low.height);
      const index = profile.indexOf(low);
      const toLeft = profile.slice(0, index).reverse();
      const toRight = profile.slice(index + 1);
      const until = (side: readonly Stretch[]) => {
        const stop = side.findIndex(lower);
        return stop < 0 ? side : side.slice(0, stop);
      };
      return Math.min(peak(until(toLeft)), peak(until(toRight))) >= Math.max(low.height + 2, 2 * low.height);
    })
    .map(({ start, end, height }) => ({ start, end, crossed: height }));
}

/** Drops the narrower river beside a column that hardly holds text. */
function mergePoorColumns(rivers: readonly River[], pieces: readonly TextLine[]): River[] {
  const kept = [...rivers];
  const width = (river: River | undefined) => (river ? river.end - river.start : Number.POSITIVE_INFINITY);
  for (;;) {
    const poor = columnsBetween(kept).findIndex((column) => piecesWithin(column, pieces) < LEAST_PIECES);
    if (poor < 0 || kept.length === 0) return kept;
    kept.splice(width(kept[poor - 1]) < width(kept[poor]) ? poor - 1 : poor, 1);
  }
}

interface Column {
  readonly start: number;
  readonly end: number;
}

function columnsBetween(rivers: readonly River[]): Column[] {
  return [...rivers, undefined].map((river, index) => ({
    start: rivers[index - 1]?.end ?? Number.NEGATIVE_INFINITY,
    end: river?.start ?? Number.POSITIVE_INFINITY,
  }));
}

/** Pieces that stand in this column alone. */
function piecesWithin(column: Column, pieces: readonly TextLine[]): number {
  return pieces.filter(({ box }) => {
    const inside = overlapLength({ start: box.left, end: box.right }, column);
    return inside >= 0.9 * (box.right - box.left);
  }).length;
}
