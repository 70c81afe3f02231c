import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands } from './bands.js';
import { isShort } from './header-rules.js';
import type { Rule } from './merge-rulings.js';
import { topOfHeader } from './restarts.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/**
 * A table of horizontal rules without one over its header of several levels (上の罫線がない見出し): its first rules stand under headings
 * over several columns and are shorter than the table. Adds the rule over the header, whose upper words stand above them.
 */
export function coverHeadings(net: RuleNet, glyphs: readonly Glyph[], em: number): RuleNet {
  const { left, right, top } = net.box;
  const first = net.horizontals.filter(({ position }) => position - top <= tolerances.length.gap * em);
  const next = net.horizontals.map(({ position }) => position).filter((y) => y > top + em);
  const inner = first.filter((rule) => isShort(rule, net, em));
  if (inner.length < first.length || inner.every(({ start }) => start - left <= em) || next.length === 0) return net;
  const near = glyphs.filter(
    ({ box }) => box.right > left && box.left < right && box.bottom > top - tolerances.length.row * em,
  );
  const bands = buildBands(near, em);
  const lowest = bands.findLastIndex(({ baseline }) => baseline > top && baseline < Math.min(...next));
  const head = bands[topOfHeader(bands, lowest, em)];
  if (lowest < 0 || !head || head.baseline > top || !standsOver(head, inner)) return net;
  const position = head.top - em / 4;
  const rule: Rule = { orientation: 'horizontal', position, start: left, end: right };
  const sides = net.verticals.map((side) => ({ ...side, start: Math.min(side.start, position) }));
  return buildNet([rule, ...net.horizontals, ...sides]);
}

/** Does a text of the band stand over each of the rules? */
const standsOver = ({ pieces }: Band, rules: readonly Rule[]): boolean =>
  rules.every(({ start, end }) => pieces.some(({ box }) => box.left < end && box.right > start));
