import { type Box, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import type { ShadedBand } from './shaded-nets.js';
import { tolerances } from './tolerances.js';

/**
 * The side of a column of groups (表側の分類) in a table of horizontal rules: where the rules within groups all begin at one place, and those
 * between groups at the table's edge, the labels stand before that place, each in a cell as high as its rows.
 */
export function withStubSide(net: RuleNet, glyphs: readonly Glyph[], em: number): RuleNet {
  const { left, right } = net.box;
  const near = tolerances.length.near * em;
  const rules = [...net.horizontals].sort((a, b) => a.position - b.position);
  const isWhole = (rule: Rule): boolean => Math.abs(rule.start - left) <= near;
  const short = rules.filter((rule) => !isWhole(rule) && Math.abs(rule.end - right) <= near);
  const [first] = short;
  if (!first || short.length < tolerances.count.few || first.start - left <= em) return net;
  if (short.some(({ start }) => Math.abs(start - first.start) > near)) return net;
  const above = rules.findLast((rule) => isWhole(rule) && rule.position < first.position);
  const below = rules.findLast(isWhole);
  if (!above || !below || below.position < (short.at(-1)?.position ?? 0)) return net;
  // Left of the labels a column may go on with its own rules (No.): they all end where it does.
  const ofNumbers = rules.filter((rule) => isWhole(rule) && first.start - rule.end > em);
  const end = ofNumbers[0]?.end ?? left;
  const isColumn =
    ofNumbers.length >= tolerances.count.few && ofNumbers.every((rule) => Math.abs(rule.end - end) <= near);
  const body = { top: above.position, bottom: below.position };
  const texts = buildBands(within({ ...net.box, ...body }, glyphs), em).flatMap(({ pieces }) => pieces);
  // Above the first group stands the header, which may head both columns.
  const heading = glyphs.filter(({ box }) => box.top < body.top && box.bottom > net.box.top);
  const sides = [first.start, ...(isColumn ? [end] : [])].map((position): Rule | undefined => {
    const runsOver = ({ box }: { readonly box: Box }): boolean =>
      box.left < position - near && box.right > position + near;
    const start = heading.some(runsOver) ? body.top : net.box.top;
    return texts.some(runsOver) ? undefined : { orientation: 'vertical', position, start, end: body.bottom };
  });
  return sides[0] ? buildNet([...net.horizontals, ...net.verticals, ...sides.flatMap((side) => side ?? [])]) : net;
}

/**
 * A table of horizontal rules without the rule under a heading above it (見出しの下線): one as wide as the table, over a shaded header that
 * begins clearly below it and ends at the next rule. The table begins where its header does.
 */
export function belowHeading(net: RuleNet, bands: readonly ShadedBand[], em: number): RuleNet {
  const positions = [...new Set(net.horizontals.map(({ position }) => position))].sort((a, b) => a - b);
  const [top, next] = positions;
  if (top === undefined || next === undefined || positions.length <= tolerances.count.few) return net;
  const isHeader = ({ net: { box, horizontals }, words }: ShadedBand): boolean =>
    words.length > 1 &&
    box.top - top > em &&
    next - box.top > em &&
    horizontals.some(({ position }) => Math.abs(position - next) <= tolerances.length.near * em) &&
    Math.abs(box.left - net.box.left) <= em &&
    Math.abs(box.right - net.box.right) <= em;
  const header = bands.find(isHeader);
  if (!header) return net;
  const begin = header.net.box.top;
  const moved = (rule: Rule): Rule =>
    rule.orientation === 'vertical'
      ? { ...rule, start: Math.max(rule.start, begin) }
      : { ...rule, position: Math.max(rule.position, begin) };
  return buildNet([...net.horizontals, ...net.verticals].map(moved));
}
