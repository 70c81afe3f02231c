import type { Box } from '../geometry/box.js';
import { type Interval, mergeIntervals, overlapLength } from '../geometry/interval.js';
import { type Colour, looksSame, PAPER } from './colour.js';
import type { PaintedArea, Point } from './page-marks.js';

/** Height of a band of the page, in points: some two lines of text. */
const BAND = 24;
/** Areas looked at for one question; on a page that piles up more, what lies deeper counts as unknown. */
const MOST_LOOKED_AT = 2_000;

/** A letter of which more than this share is hidden cannot be read. */
const MOST_COVERED = 0.5;

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
    if (area.kind === 'rectangle' || area.kind === 'stroke') return area.colour;
    if (area.outline) {
      if (isPointInside(area.outline, x, y)) return area.colour;
      continue;
    }
    if (!looksSame(area.colour, PAPER)) return undefined;
  }
  return PAPER;
}

/** What opaque areas painted at `from` or later hide of a box: all of it, else stretches over its whole width and over its whole height. */
interface Cover {
  readonly all: boolean;
  readonly across: readonly Interval[];
  readonly down: readonly Interval[];
}

function coverOf(index: AreaIndex, from: number, box: Box): Cover {
  const band = bandAt(index, (box.top + box.bottom) / 2);
  const first = firstFrom(band, from);
  const across: Interval[] = [];
  const down: Interval[] = [];
  for (let i = first; i < Math.min(band.length, first + MOST_LOOKED_AT); i += 1) {
    const area = band[i]?.area;
    if (!area?.opaque) continue;
    const outer = area.box;
    if (area.outline) {
      if (holdsAll(outer, box) && isInside(area.outline, box)) return { all: true, across, down };
      continue;
    }
    const overWidth = outer.left <= box.left && outer.right >= box.right;
    const overHeight = outer.top <= box.top && outer.bottom >= box.bottom;
    if (overWidth && overHeight) return { all: true, across, down };
    if (overWidth) across.push({ start: outer.top, end: outer.bottom });
    if (overHeight) down.push({ start: outer.left, end: outer.right });
  }
  return { all: false, across, down };
}

const holdsAll = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

/** Do the corners of the box lie in the polygon? */
function isInside(outline: readonly Point[], { left, top, right, bottom }: Box): boolean {
  return [left, right].every((x) => [top, bottom].every((y) => isPointInside(outline, x, y)));
}

function isPointInside(outline: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  let before = outline.at(-1);
  for (const point of outline) {
    if (before && point.y > y !== before.y > y) {
      const crossing = point.x + ((y - point.y) * (before.x - point.x)) / (before.y - point.y);
      if (x < crossing) inside = !inside;
    }
    before = point;
  }
  return inside;
}

/** Does an area painted at `from` or later hide all of `box`? */
export const isCovered = (index: AreaIndex, from: number, box: Box): boolean => coverOf(index, from, box).all;

/**
 * Do areas painted at `from` or later hide more than half of a letter across its line of writing, one of them or several together? `box`:
 * where its ink is; `down`: the writing runs down the page.
 */
export function isMostlyCovered(index: AreaIndex, from: number, box: Box, down: boolean): boolean {
  const cover = coverOf(index, from, box);
  if (cover.all) return true;
  const stretches = down ? cover.down : cover.across;
  if (stretches.length === 0) return false;
  const whole = down ? { start: box.left, end: box.right } : { start: box.top, end: box.bottom };
  const hidden = mergeIntervals(stretches).reduce((sum, stretch) => sum + overlapLength(stretch, whole), 0);
  return hidden > MOST_COVERED * (whole.end - whole.start);
}
