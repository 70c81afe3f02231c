import type { Box } from '../geometry/box.js';
import { type Colour, looksSame, PAPER } from './colour.js';
import type { PaintedArea } from './page-marks.js';

/** Height of a band of the page, in points: some two lines of text. */
const BAND = 24;
/** Areas looked at for one question; on a page that piles up more, what lies deeper counts as unknown. */
const MOST_LOOKED_AT = 2_000;

interface IndexedArea {
  readonly area: PaintedArea;
  /** Place in the order of painting. */
  readonly order: number;
}

/** The areas of a page by bands of its height, each band in the order of painting. */
export interface AreaIndex {
  readonly bands: readonly (readonly IndexedArea[])[];
}

const bandOf = (y: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(y / BAND)));

/** Indexes the areas that can lie below or above something: those at least `least` points wide and high. */
export function indexAreas(areas: readonly PaintedArea[], pageHeight: number, least: number): AreaIndex {
  const count = Math.max(1, Math.ceil(pageHeight / BAND));
  const bands = Array.from({ length: count }, (): IndexedArea[] => []);
  areas.forEach((area, order) => {
    if (area.box.right - area.box.left < least || area.box.bottom - area.box.top < least) return;
    for (let band = bandOf(area.box.top, count); band <= bandOf(area.box.bottom, count); band += 1) {
      bands[band]?.push({ area, order });
    }
  });
  return { bands };
}

const bandAt = ({ bands }: AreaIndex, y: number): readonly IndexedArea[] => bands[bandOf(y, bands.length)] ?? [];

/** Index of the first area of the band that was painted at `order` or later. */
function firstFrom(band: readonly IndexedArea[], order: number): number {
  let low = 0;
  let high = band.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((band[middle]?.order ?? order) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The colour of a point before the area `until` was painted; undefined where an image or a pattern may show anything. */
export function colourBelow(index: AreaIndex, until: number, x: number, y: number): Colour {
  const band = bandAt(index, y);
  const top = firstFrom(band, until) - 1;
  for (let i = top; i >= 0; i -= 1) {
    if (top - i > MOST_LOOKED_AT) return undefined;
    const area = band[i]?.area;
    if (!area || x < area.box.left || x > area.box.right || y < area.box.top || y > area.box.bottom) continue;
    if (area.kind === 'rectangle') return area.colour;
    if (!looksSame(area.colour, PAPER)) return undefined;
  }
  return PAPER;
}

/** Does an area painted at `from` or later hide all of `box`? */
export function isCovered(index: AreaIndex, from: number, box: Box): boolean {
  const band = bandAt(index, (box.top + box.bottom) / 2);
  const first = firstFrom(band, from);
  for (let i = first; i < Math.min(band.length, first + MOST_LOOKED_AT); i += 1) {
    const area = band[i]?.area;
    if (!area?.opaque) continue;
    const outer = area.box;
    if (outer.left > box.left || outer.right < box.right || outer.top > box.top || outer.bottom < box.bottom) continue;
    return true;
  }
  return false;
}
