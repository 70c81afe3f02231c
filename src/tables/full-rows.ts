import { type Box, holdsCentre } from '../geometry/box.js';
import { type Interval, mergeIntervals } from '../geometry/interval.js';
import type { Glyph } from '../pdf/page-content.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/** Adds to each net the rules that touch nothing but go on, inside the net, where one of its own rules stops (途切れた罫線). */
export function adoptPieces(net: RuleNet, free: readonly Rule[], em: number): RuleNet {
  const own = [...net.horizontals, ...net.verticals];
  const pieces = free.filter(
    (rule) =>
      holdsRule(net.box, rule, em) &&
      own.some(
        ({ orientation, position }) =>
          orientation === rule.orientation && Math.abs(position - rule.position) <= tolerances.length.gap * em,
      ),
  );
  return pieces.length > 0 ? buildNet([...own, ...pieces]) : net;
}

export function holdsRule(box: Box, { orientation, start, end }: Rule, em: number): boolean {
  const [low, high] = orientation === 'vertical' ? [box.top, box.bottom] : [box.left, box.right];
  return start >= low - em && end <= high + em;
}

/**
 * Where all inner vertical rules of a net stop and go on a row's height below, a heading stands over the full width, though no
 * horizontal rule shows it: closes that row with rules above and below.
 */
export function closeFullRows(net: RuleNet, glyphs: readonly Glyph[], em: number): RuleNet {
  const inner = net.verticals.filter(
    ({ position }) => position - net.box.left > em / 2 && net.box.right - position > em / 2,
  );
  if (inner.length < 2) return net;
  const covered = mergeIntervals(inner, em / 4);
  const gaps = covered
    .slice(1)
    .map((below, index): Interval => ({ start: covered[index]?.end ?? below.start, end: below.start }));
  const rules = gaps
    .filter((gap) => isRow(gap, net, glyphs, em))
    .flatMap(({ start, end }): Rule[] =>
      [start, end].map((position) => ({
        orientation: 'horizontal',
        position,
        start: net.box.left,
        end: net.box.right,
      })),
    );
  return rules.length > 0 ? buildNet([...net.horizontals, ...net.verticals, ...rules]) : net;
}

function isRow({ start, end }: Interval, { box }: RuleNet, glyphs: readonly Glyph[], em: number): boolean {
  const row = { left: box.left, right: box.right, top: start, bottom: end };
  const height = end - start;
  return height >= em && height <= tolerances.length.white * em && glyphs.some((glyph) => holdsCentre(row, glyph.box));
}
