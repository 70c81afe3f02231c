import { areaOf, type Box, centreX, centreY, holdsCentre, intersection } from '../geometry/box.js';
import { looksSame } from './colour.js';
import type { HiddenReason } from './page-content.js';
import type { PageMarks, PaintedArea, ShownGlyph } from './page-marks.js';

/** What the paper looks like before anything is painted. */
const PAPER = '#ffffff';

/** The colour below a point, of the areas painted before `until`; undefined where an image or pattern may show anything. */
export function colourBelow(areas: readonly PaintedArea[], until: number, x: number, y: number): string | undefined {
  for (let i = Math.min(until, areas.length) - 1; i >= 0; i -= 1) {
    const area = areas[i];
    if (!area || x < area.box.left || x > area.box.right || y < area.box.top || y > area.box.bottom) continue;
    if (area.kind === 'rectangle') return area.colour;
    if (!looksSame(area.colour, PAPER)) return undefined;
  }
  return PAPER;
}

const holds = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

/** The middle half of a box: where a glyph's ink is for certain. */
function core(box: Box): Box {
  const dx = (box.right - box.left) / 4;
  const dy = (box.bottom - box.top) / 4;
  return { left: box.left + dx, right: box.right - dx, top: box.top + dy, bottom: box.bottom - dy };
}

function isCovered(areas: readonly PaintedArea[], shown: ShownGlyph): boolean {
  const box = core(shown.glyph.box);
  for (let i = shown.areasBefore; i < areas.length; i += 1) {
    const area = areas[i];
    if (area?.opaque && holds(area.box, box)) return true;
  }
  return false;
}

/** Why nobody sees this glyph on the page; undefined where it can be seen. */
export function findHiddenReason(marks: PageMarks, shown: ShownGlyph, page: Box): HiddenReason | undefined {
  const { box } = shown.glyph;
  if (!holdsCentre(page, box)) return 'off-page';
  if (!shown.painted) return 'invisible';
  const seen = intersection(shown.clip, core(box));
  if (!seen || (areaOf(seen) <= 0 && areaOf(core(box)) > 0)) return 'clipped';
  if (isCovered(marks.areas, shown)) return 'covered';
  const below = colourBelow(marks.areas, shown.areasBefore, centreX(box), centreY(box));
  return looksSame(shown.colour, below) ? 'white' : undefined;
}
