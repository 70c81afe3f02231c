import { type Box, holdsCentre, widthOf, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import { holdsRule } from './full-rows.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';

/**
 * Adds to a table that is framed but has no vertical rules within (外枠と横罫線だけの表) the horizontal rules that touch no side: they
 * part the rows of a header under headings over several columns. Text stands on both sides of such a rule.
 */
export function adoptHeaderRules(net: RuleNet, free: readonly Rule[], glyphs: readonly Glyph[], em: number): RuleNet {
  const { box, horizontals } = net;
  if (net.verticals.some(({ position }) => position - box.left > em && box.right - position > em)) return net;
  const parting = free.filter((rule) => {
    if (rule.orientation === 'vertical' || !holdsRule(box, rule, em)) return false;
    const above = Math.max(...horizontals.map(({ position }) => position).filter((y) => y < rule.position - em));
    const below = Math.min(...horizontals.map(({ position }) => position).filter((y) => y > rule.position + em));
    const { start: left, end: right, position } = rule;
    const rows = [
      { left, right, top: above, bottom: position },
      { left, right, top: position, bottom: below },
    ];
    return rows.every((row) => glyphs.some((glyph) => holdsCentre(row, glyph.box)));
  });
  return parting.length > 0 ? buildNet([...horizontals, ...net.verticals, ...parting]) : net;
}

/**
 * Does the piece of a vertical rule stand under a heading over several columns: above a horizontal rule that is shorter than the
 * table and has text below on both sides, with a single text over the whole of it?
 */
export function isBridged(rule: Rule, net: RuleNet, glyphs: readonly Glyph[], em: number): boolean {
  return net.horizontals.some((heading) => {
    const { position, start: left, end: right } = heading;
    if (!isShort(heading, net, em) || Math.abs(position - rule.end) > em / 4) return false;
    const bottom = Math.min(...net.horizontals.map((other) => other.position).filter((y) => y > position + em));
    const isOver = [
      { left, right: rule.position, top: position, bottom },
      { left: rule.position, right, top: position, bottom },
    ].every((part) => within(part, glyphs).length > 0);
    if (!isOver) return false;
    const above = within({ left, right, top: rule.start, bottom: rule.end }, glyphs);
    return buildBands(above, em).reduce((count, band) => count + band.pieces.length, 0) === 1;
  });
}

/**
 * Where headings over several columns (年度の見出し) stand: above the horizontal rules that part a header's rows, which are shorter
 * than the table and lie above the rule below the header.
 */
export function headingBoxes(net: RuleNet, em: number): Box[] {
  const whole = net.horizontals.filter((rule) => !isShort(rule, net, em)).map(({ position }) => position);
  const [top = net.box.top, bottom = net.box.bottom] = whole.filter((y) => y > net.box.top + em || y === whole[0]);
  return net.horizontals
    .filter((rule) => isShort(rule, net, em) && rule.position > top + em && rule.position < bottom - em)
    .map(({ position, start, end }) => ({ left: start, right: end, top, bottom: position }));
}

const isShort = ({ start, end }: Rule, net: RuleNet, em: number): boolean => end - start < widthOf(net.box) - em;
