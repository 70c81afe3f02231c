import { areaOf, type Box, centreX, centreY, holdsCentre, intersection } from '../geometry/box.js';
import { type AreaIndex, colourBelow, isCovered } from './area-index.js';
import { looksSame } from './colour.js';
import type { HiddenReason } from './page-content.js';
import type { ShownGlyph } from './page-marks.js';

/** The middle half of a box: where a glyph's ink is for certain. */
function core(box: Box): Box {
  const dx = (box.right - box.left) / 4;
  const dy = (box.bottom - box.top) / 4;
  return { left: box.left + dx, right: box.right - dx, top: box.top + dy, bottom: box.bottom - dy };
}

/** Why nobody sees this glyph on the page; undefined where it can be seen. */
export function findHiddenReason(index: AreaIndex, shown: ShownGlyph, page: Box): HiddenReason | undefined {
  const { box } = shown.glyph;
  if (!holdsCentre(page, box)) return 'off-page';
  if (shown.paint !== 'seen') return 'invisible';
  const seen = intersection(shown.clip, core(box));
  if (!seen || (areaOf(seen) <= 0 && areaOf(core(box)) > 0)) return 'clipped';
  if (isCovered(index, shown.areasBefore, core(box))) return 'covered';
  const below = colourBelow(index, shown.areasBefore, centreX(box), centreY(box));
  return looksSame(shown.colour, below) ? 'white' : undefined;
}
