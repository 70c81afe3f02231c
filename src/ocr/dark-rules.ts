import type { PixelBox } from './picture.js';
import type { PictureRule } from './picture-rules.js';

/** How near to the edge of a dark box a rule must end to go on in it, in inches. */
const TOUCH_INCHES = 0.05;
/** Share of a box's height that a rule in it must have to be seen there. */
const LEAST_SEEN = 0.6;
/** Narrower ink in the box is no letter, in inches: dust, or what is left of the rule. */
const LEAST_LETTER_INCHES = 0.03;

/** A dark box with the rules that nobody can see in it. */
export interface GuessedRules {
  readonly rules: readonly PictureRule[];
  /** The boxes with such rules: their cells are not sure. */
  readonly boxes: readonly PixelBox[];
}

/**
 * Rules down through dark boxes (濃い地色の見出し), on which dark rules are not seen: where one ends at the box, none is seen in it in the same line, and no writing
 * stands there.
 */
export function guessDarkRules(
  boxes: readonly PixelBox[],
  rules: readonly PictureRule[],
  ink: readonly PixelBox[],
  resolution: number,
): GuessedRules {
  const touch = TOUCH_INCHES * resolution;
  const verticals = rules.filter(({ orientation }) => orientation === 'vertical');
  const found = boxes.map((box) => {
    const { left, top, right, bottom } = box;
    const inBox = ({ position }: PictureRule): boolean => position > left + touch && position < right - touch;
    const seen = verticals.filter(
      ({ start, end }) => Math.min(end, bottom) - Math.max(start, top) >= LEAST_SEEN * (bottom - top),
    );
    const letters = ink.filter(
      (each) =>
        each.top >= top - 1 && each.bottom <= bottom + 1 && each.right - each.left >= LEAST_LETTER_INCHES * resolution,
    );
    const isFree = ({ position }: PictureRule): boolean =>
      !letters.some((letter) => letter.left <= position && position <= letter.right) &&
      !seen.some((rule) => Math.abs(rule.position - position) <= touch);
    return verticals
      .filter(({ start, end }) => Math.abs(start - bottom) <= touch || Math.abs(end - top) <= touch)
      .filter((rule) => inBox(rule) && isFree(rule))
      .map((rule): PictureRule => ({ ...rule, start: top, end: bottom }));
  });
  return { rules: found.flat(), boxes: boxes.filter((_, index) => (found[index] ?? []).length > 0) };
}
