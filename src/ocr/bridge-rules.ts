import type { PixelBox } from './picture.js';
import type { PictureRule } from './picture-rules.js';

/** How far two parts of one rule lie apart across, and by how much a gap may be longer than the stain in it, in inches. */
const ASIDE_INCHES = 0.015;
const BEYOND_INCHES = 0.3;

/** Does a stain lie in the gap from `start` to `end` of a rule, and fill most of it? */
function isStained(
  rule: PictureRule,
  start: number,
  end: number,
  stains: readonly PixelBox[],
  beyond: number,
): boolean {
  return stains.some(({ left, top, right, bottom }) => {
    const [from, to, low, high] =
      rule.orientation === 'horizontal' ? [left, right, top, bottom] : [top, bottom, left, right];
    const isAcross = rule.position >= low && rule.position <= high;
    return isAcross && from < end && to > start && end - start <= to - from + beyond;
  });
}

/** The rules, and their parts that a stamp covered (印影の下の罫線): between two parts of one rule where a stain lies. */
export function bridgeRules(
  rules: readonly PictureRule[],
  stains: readonly PixelBox[],
  resolution: number,
): readonly PictureRule[] {
  if (stains.length === 0) return rules;
  const bridges = rules.flatMap((rule): PictureRule[] => {
    const next = rules
      .filter(
        ({ orientation, position, start }) =>
          orientation === rule.orientation &&
          Math.abs(position - rule.position) <= ASIDE_INCHES * resolution &&
          start >= rule.end,
      )
      .sort((a, b) => a.start - b.start)[0];
    if (!next || !isStained(rule, rule.end, next.start, stains, BEYOND_INCHES * resolution)) return [];
    return [{ ...rule, start: rule.end, end: next.start }];
  });
  return [...rules, ...bridges];
}
