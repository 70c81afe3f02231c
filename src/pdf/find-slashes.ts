// Text that a slanted stroke or a cross goes through (見え消し).

import type { Box } from '../geometry/box.js';
import { runsDown } from './find-visible.js';
import type { Diagonal, Glyph } from './page-content.js';
import type { ShownGlyph } from './page-marks.js';

/** A stroke through a text is no higher than this many ems, and no shorter than the other: larger ones part a cell, smaller ones are heads of arrows. */
const HIGHEST = 2.2;
const SHORTEST = 0.5;
/** A stroke strikes a text when it passes through this share of its letters, … */
const LETTERS = 0.4;
/** … or reaches over this share of its length, its middle on the text's within the other, in ems. */
const LENGTH = 0.7;
const ON_LINE = 0.35;
/** Glyphs of one text lie this near, in ems, on one line within the other. */
const GAP = 0.5;
const SAME_LINE = 0.2;
/** The ink of a letter leaves this share of its em box free on each side. */
const MARGIN = 0.2;
/** More strokes than this on a page are a drawing. */
const MOST_STROKES = 300;

/** A stretch of glyphs side by side on one line. */
interface Run {
  readonly glyphs: ShownGlyph[];
  left: number;
  right: number;
  readonly middle: number;
  readonly em: number;
}

const middleOf = ({ box }: Glyph): number => (box.top + box.bottom) / 2;

/** The texts near a stroke, as a reader sees them: upright glyphs from left to right. */
function runsOf(glyphs: readonly ShownGlyph[]): Run[] {
  const runs: Run[] = [];
  for (const shown of [...glyphs].sort((a, b) => a.glyph.box.left - b.glyph.box.left)) {
    const { glyph } = shown;
    const run = runs.find(
      ({ middle, right, em }) =>
        Math.abs(middle - middleOf(glyph)) <= SAME_LINE * em && Math.abs(glyph.box.left - right) <= GAP * em,
    );
    if (run) {
      run.glyphs.push(shown);
      run.right = glyph.box.right;
    } else {
      const { left, right } = glyph.box;
      runs.push({ glyphs: [shown], left, right, middle: middleOf(glyph), em: glyph.fontSize });
    }
  }
  return runs;
}

/** Does the stroke pass through the ink of a letter, or through a cell, and not only at its edge (a share of it, `margin`)? */
export function passesThrough({ box, falls = true }: Diagonal, letter: Box, margin = MARGIN): boolean {
  const [dx, dy] = [margin * (letter.right - letter.left), margin * (letter.bottom - letter.top)];
  const [left, right] = [Math.max(box.left, letter.left + dx), Math.min(box.right, letter.right - dx)];
  if (left > right) return false;
  const slope = (box.bottom - box.top) / (box.right - box.left || 1);
  const yAt = (x: number): number => (falls ? box.top + slope * (x - box.left) : box.bottom - slope * (x - box.left));
  const [low, high] = [Math.min(yAt(left), yAt(right)), Math.max(yAt(left), yAt(right))];
  return high >= letter.top + dy && low <= letter.bottom - dy;
}

function strikes({ box, ...stroke }: Diagonal, { glyphs, left, right, middle, em }: Run): boolean {
  const height = box.bottom - box.top;
  if (height > HIGHEST * em || Math.max(height, box.right - box.left) < SHORTEST * em) return false;
  const hit = glyphs.filter(({ glyph }) => passesThrough({ box, ...stroke }, glyph.box)).length;
  if (hit === 0) return false;
  const covered = Math.min(right, box.right) - Math.max(left, box.left);
  const isOver = covered >= LENGTH * (right - left) && Math.abs((box.top + box.bottom) / 2 - middle) <= ON_LINE * em;
  return isOver || hit >= LETTERS * glyphs.length;
}

const meets = (stroke: Box, { box }: Glyph): boolean =>
  box.left <= stroke.right && box.right >= stroke.left && box.top <= stroke.bottom && box.bottom >= stroke.top;

/** Text that one slanted stroke goes through, or the two of a cross (×): struck out (見え消し). */
export function findSlashed(glyphs: readonly ShownGlyph[], diagonals: readonly Diagonal[]): ReadonlySet<ShownGlyph> {
  const slashed = new Set<ShownGlyph>();
  if (diagonals.length === 0 || diagonals.length > MOST_STROKES) return slashed;
  const upright = glyphs.filter(({ glyph }) => glyph.angle === 0 && !runsDown(glyph));
  for (const stroke of diagonals) {
    if (!upright.some(({ glyph }) => meets(stroke.box, glyph))) continue;
    const { top, bottom } = stroke.box;
    const beside = upright.filter(({ glyph }) => glyph.box.top <= bottom && glyph.box.bottom >= top);
    for (const run of runsOf(beside)) if (strikes(stroke, run)) for (const shown of run.glyphs) slashed.add(shown);
  }
  return slashed;
}
