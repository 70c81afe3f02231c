import { type Box, holdsCentre, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import { findRestarts } from './restarts.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/**
 * In a table without outer vertical rules, a row over the full width (a group's heading, 見出し行) has no vertical rule at all and
 * parts the table's net in two: joins nets with the same sides and columns that only such a row keeps apart.
 */
export function joinNets(nets: readonly RuleNet[], glyphs: readonly Glyph[], em: number): RuleNet[] {
  const joined: RuleNet[] = [];
  for (const net of nets) {
    const at = joined.findIndex((above) => isContinued(above, net, glyphs, em));
    const above = joined[at];
    if (above) joined[at] = buildNet([...above.horizontals, ...net.horizontals, ...above.verticals, ...net.verticals]);
    else joined.push(net);
  }
  return joined;
}

function isContinued(above: RuleNet, below: RuleNet, glyphs: readonly Glyph[], em: number): boolean {
  const gap: Box = { left: above.box.left, right: above.box.right, top: above.box.bottom, bottom: below.box.top };
  const sameSides =
    Math.abs(above.box.left - below.box.left) <= tolerances.length.apart * em &&
    Math.abs(above.box.right - below.box.right) <= tolerances.length.apart * em;
  const height = gap.bottom - gap.top;
  if (!sameSides || height < em || height > tolerances.length.white * em || !isOpen(above, em) || !isOpen(below, em))
    return false;
  const whole = { left: gap.left, right: gap.right, top: above.box.top, bottom: below.box.bottom };
  if (findRestarts(buildBands(within(whole, glyphs), em), em).length > 0) return false;
  const known = above.verticals.map((rule) => rule.position);
  const agreeing = below.verticals.filter((rule) =>
    known.some((x) => Math.abs(x - rule.position) <= tolerances.length.apart * em),
  );
  return agreeing.length >= below.verticals.length / 2 && glyphs.some((glyph) => holdsCentre(gap, glyph.box));
}

/** No vertical rule stands at the left or the right side. */
const isOpen = ({ box, verticals }: RuleNet, em: number): boolean =>
  verticals.every(
    ({ position }) =>
      position - box.left > tolerances.length.apart * em && box.right - position > tolerances.length.apart * em,
  );
