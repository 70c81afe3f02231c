// Which glyphs a reader sees, and why the others are hidden.

import { areaOf, type Box, centreX, centreY, holdsCentre, intersection } from '../geometry/box.js';
import { type AreaIndex, colourBelow, isMostlyCovered, isPaintedLater } from './area-index.js';
import { looksSame } from './colour.js';
import type { Glyph, HiddenReason } from './page-content.js';
import type { ShownGlyph } from './page-marks.js';

/** The middle half of a box: where a glyph's ink is for certain. */
function core(box: Box): Box {
  const dx = (box.right - box.left) / 4;
  const dy = (box.bottom - box.top) / 4;
  return { left: box.left + dx, right: box.right - dx, top: box.top + dy, bottom: box.bottom - dy };
}

/** Latin letters and digits leave more of the em box free than kanji do; both leave some. Shares of the em box's height. */
const MARGIN = { kanji: { top: 0.06, bottom: 0.06 }, latin: { top: 0.16, bottom: 0.12 } } as const;

/** Of a letter that can be read at least this share is seen. */
const LEAST_SEEN = 0.5;

/** Does the line of writing run down the page? */
export const runsDown = ({ vertical, angle }: Glyph): boolean => (angle % 180 === 0) === vertical;

/** Where a glyph's ink is, as nearly as its character says: along the line of writing the middle half of its advance. */
function inkOf(glyph: Glyph): Box {
  const { box, text, angle } = glyph;
  const inner = core(box);
  if (runsDown(glyph)) return { ...inner, left: box.left, right: box.right };
  const height = box.bottom - box.top;
  const margin = /^[!-~]+$/.test(text) ? MARGIN.latin : MARGIN.kanji;
  const [upper, lower] = angle === 180 ? [margin.bottom, margin.top] : [margin.top, margin.bottom];
  return { ...inner, top: box.top + upper * height, bottom: box.bottom - lower * height };
}

/** Do areas painted at `from` or later leave less than half of the glyph to be seen? */
export const isHiddenByAreas = (index: AreaIndex, from: number, glyph: Glyph): boolean =>
  isPaintedLater(index, from, glyph.box) && isMostlyCovered(index, from, inkOf(glyph), runsDown(glyph));

/** Does a clip leave less than half of this to be seen? */
function isCutAway(clip: Box, ink: Box): boolean {
  const seen = intersection(clip, ink);
  return !seen || areaOf(seen) < LEAST_SEEN * areaOf(ink);
}

/** Why nobody sees this glyph on the page; undefined where it can be seen. */
export function findHiddenReason(index: AreaIndex, shown: ShownGlyph, page: Box): HiddenReason | undefined {
  const { box } = shown.glyph;
  if (!holdsCentre(page, box)) return 'off-page';
  if (shown.paint !== 'seen') return 'invisible';
  if (isCutAway(shown.clip, core(box))) return 'clipped';
  if (isHiddenByAreas(index, shown.areasAfter, shown.glyph)) return 'covered';
  const below = colourBelow(index, shown.areasBefore, centreX(box), centreY(box));
  return looksSame(shown.colour, below) ? 'white' : undefined;
}
