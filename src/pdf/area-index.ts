// Painted areas of a page, found by place: what lies below, over, around a glyph.

import { type Box, holdsBox } from '../geometry/box.js';
import { type Colour, looksSame, PAPER } from './colour.js';
import type { PaintedArea } from './page-marks.js';

/** Height of a band of the page, in points: some two lines of text. */
const BAND = 24;
/** A page of more bands is damaged; all that lies lower shares the last one. */
const MOST_BANDS = 4096;
/** Areas looked at for one question; on a page that piles up more, what lies deeper counts as unknown. */
const MOST_LOOKED_AT = 2_000;

/** A letter of which more than this share is hidden cannot be read. */
const MOST_COVERED = 0.5;

type Outlines = NonNullable<PaintedArea['outlines']>;

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
  const count = Math.min(MOST_BANDS, Math.max(1, Math.ceil(pageHeight / BAND)));
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
    if (area.outlines) {
      if (isPointInside(area.outlines, x, y)) return area.colour;
      continue;
    }
    if (area.kind === 'rectangle' || area.kind === 'stroke') return area.colour;
    if (!looksSame(area.colour, PAPER)) return undefined;
  }
  return PAPER;
}

/** Do the corners of the box lie in the shape? */
function isInside(outlines: Outlines, { left, top, right, bottom }: Box): boolean {
  return [left, right].every((x) => [top, bottom].every((y) => isPointInside(outlines, x, y)));
}

/** Even-odd: a point inside of two polygons is in a hole. */
function isPointInside(outlines: Outlines, x: number, y: number): boolean {
  let inside = false;
  for (const outline of outlines) {
    let before = outline.at(-1);
    for (const point of outline) {
      if (before && point.y > y !== before.y > y) {
        const crossing = point.x + ((y - point.y) * (before.x - point.x)) / (before.y - point.y);
        if (x < crossing) inside = !inside;
      }
      before = point;
    }
  }
  return inside;
}

/** Do these opaque areas painted at `from` or later answer? They are looked at in order, as long as none does. */
function someLater(index: AreaIndex, from: number, box: Box, answers: (area: PaintedArea) => boolean): boolean {
  const band = bandAt(index, (box.top + box.bottom) / 2);
  const last = band.at(-1);
  if (last === undefined || last.order < from) return false;
  const first = firstFrom(band, from);
  const end = Math.min(band.length, first + MOST_LOOKED_AT);
  for (let i = first; i < end; i += 1) {
    const area = band[i]?.area;
    if (area?.opaque && answers(area)) return true;
  }
  return false;
}

const touches = (a: Box, b: Box): boolean =>
  a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;

const coversAll = ({ box: outer, outlines }: PaintedArea, box: Box): boolean =>
  holdsBox(outer, box) && (!outlines || isInside(outlines, box));

/** Was anything painted at `from` or later near a box? */
export function isPaintedLater(index: AreaIndex, from: number, box: Box): boolean {
  const last = bandAt(index, (box.top + box.bottom) / 2).at(-1);
  return last !== undefined && last.order >= from;
}

/** Does an area painted at `from` or later hide all of `box`? */
export const isCovered = (index: AreaIndex, from: number, box: Box): boolean =>
  someLater(index, from, box, (area) => coversAll(area, box));

function coversPoint({ box, outlines }: PaintedArea, x: number, y: number): boolean {
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
  return !outlines || isPointInside(outlines, x, y);
}

/** Where a letter is looked at: at shares of its extent along the line of writing … */
const PLACES_ALONG = [0, 0.5, 1] as const;
/** … and in so many steps across it. */
const STEPS_ACROSS = 15;

/**
 * Do areas painted at `from` or later hide more than half of a letter across its line of writing, one of them or several together? `box`:
 * where its ink is; `down`: the writing runs down the page.
 */
export function isMostlyCovered(index: AreaIndex, from: number, box: Box, down: boolean): boolean {
  const areas: PaintedArea[] = [];
  const isAll = someLater(index, from, box, (area) => {
    if (touches(area.box, box)) areas.push(area);
    return coversAll(area, box);
  });
  if (isAll || areas.length === 0) return isAll;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  return PLACES_ALONG.every((along) => {
    let covered = 0;
    for (let step = 0; step < STEPS_ACROSS; step += 1) {
      const across = (step + 0.5) / STEPS_ACROSS;
      const [shareX, shareY] = down ? [across, along] : [along, across];
      const [x, y] = [box.left + shareX * width, box.top + shareY * height];
      if (areas.some((area) => coversPoint(area, x, y))) covered += 1;
    }
    return covered > MOST_COVERED * STEPS_ACROSS;
  });
}
