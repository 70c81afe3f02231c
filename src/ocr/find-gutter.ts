import { labelComponents } from './components.js';
import { findThreshold, flattenGround, inkOf } from './flatten-ground.js';
import { type Grey, type PixelBox, WHITE } from './picture.js';

/** Resolution at which a sheet is looked at as a whole, in pixels per inch: enough to see what is white. */
const GLANCE = 75;
/** A sheet of two pages is wider than high by at least this. */
const LEAST_ASPECT = 1.2;
/** White between two pages, in inches: the inner margins of both; columns of a table stand nearer. */
const LEAST_GUTTER_INCHES = 0.35;
/** Its middle is that of the sheet, but for this share of the width. */
const MIDDLE_SHARE = 0.06;
/** Dust is smaller, in inches. */
const DUST_INCHES = 0.04;
/** A fold, or the edge of a sheet, is a line at least this share of the height long and at most so wide, in inches. */
const FOLD_SHARE = 0.3;
const FOLD_INCHES = 0.12;
/** Each of the pages has at least so many strokes. */
const LEAST_STROKES = 12;

/** The picture in fewer pixels, each as dark as the darkest that it stands for: no stroke is lost. */
function shrink({ width, height, data }: Grey, factor: number): Grey {
  const [columns, rows] = [Math.ceil(width / factor), Math.ceil(height / factor)];
  const small = new Uint8Array(columns * rows).fill(WHITE);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / factor) * columns;
    for (let x = 0; x < width; x += 1) {
      const at = row + Math.floor(x / factor);
      const level = data[y * width + x] ?? WHITE;
      if (level < (small[at] ?? WHITE)) small[at] = level;
    }
  }
  return { width: columns, height: rows, data: small };
}

/** The widest stretch without ink that begins between two strokes; undefined where there is none. */
function widestGap(strokes: readonly PixelBox[]): { readonly from: number; readonly to: number } | undefined {
  let reached = Number.POSITIVE_INFINITY;
  let widest: { from: number; to: number } | undefined;
  for (const { left, right } of [...strokes].sort((a, b) => a.left - b.left)) {
    if (left - reached > (widest ? widest.to - widest.from : 0)) widest = { from: reached, to: left };
    reached = reached === Number.POSITIVE_INFINITY ? right : Math.max(reached, right);
  }
  return widest;
}

/**
 * Where a sheet with two pages side by side (見開き) is cut, in pixels from the left; undefined for a sheet of one page. Between its
 * pages nothing stands from top to bottom, but for the fold. `resolution` in pixels per inch.
 */
export function findGutter(picture: Grey, resolution: number): number | undefined {
  if (picture.width < LEAST_ASPECT * picture.height) return undefined;
  const factor = Math.max(1, Math.floor(resolution / GLANCE));
  const small = shrink(flattenGround(picture, resolution), factor);
  const inch = resolution / factor;
  const { components } = labelComponents(inkOf(small, findThreshold(small)));
  const isFold = ({ left, top, right, bottom }: PixelBox): boolean =>
    right - left <= FOLD_INCHES * inch && bottom - top >= FOLD_SHARE * small.height;
  const strokes = components.filter(
    (box) => Math.max(box.right - box.left, box.bottom - box.top) > DUST_INCHES * inch && !isFold(box),
  );
  const gap = widestGap(strokes);
  if (!gap || gap.to - gap.from < LEAST_GUTTER_INCHES * inch) return undefined;
  const middle = (gap.from + gap.to) / 2;
  if (Math.abs(middle - small.width / 2) > MIDDLE_SHARE * small.width) return undefined;
  const before = strokes.filter(({ right }) => right <= middle).length;
  if (Math.min(before, strokes.length - before) < LEAST_STROKES) return undefined;
  return Math.round(middle * factor);
}
