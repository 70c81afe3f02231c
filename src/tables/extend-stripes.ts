import { type Box, holdsCentre, within } from '../geometry/box.js';
import { median } from '../geometry/median.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/**
 * Where every other row is shaded, the first or the last row may be a white one outside of all stripes: adds the rules that close
 * it, where text in several pieces stands at the distance of a row.
 */
export function extendStripes(net: RuleNet, glyphs: readonly Glyph[], em: number): RuleNet {
  const ys = [...new Set(net.horizontals.map((rule) => Math.round(rule.position * 10) / 10))].sort((a, b) => a - b);
  const heights = ys.slice(1).map((y, index) => y - (ys[index] ?? y));
  if (heights.length < 2) return net;
  const pitch = median(heights);
  const { left, right, top, bottom } = net.box;
  const most = Math.max(0, ...buildBands(within(net.box, glyphs), em).map(({ pieces }) => pieces.length));
  const rows: Box[] = [
    { left, right, top: bottom, bottom: bottom + pitch },
    { left, right, top: top - pitch, bottom: top },
  ].filter((row) => holdsRow(row, most, glyphs, em));
  const closing = rows.flatMap((row): Rule[] => [
    { orientation: 'horizontal', position: row.top, start: left, end: right },
    { orientation: 'horizontal', position: row.bottom, start: left, end: right },
    { orientation: 'vertical', position: left, start: row.top, end: row.bottom },
    { orientation: 'vertical', position: right, start: row.top, end: row.bottom },
  ]);
  return closing.length === 0 ? net : buildNet([...net.horizontals, ...net.verticals, ...closing]);
}

function holdsRow(row: Box, most: number, glyphs: readonly Glyph[], em: number): boolean {
  const bands = buildBands(
    glyphs.filter((glyph) => holdsCentre(row, glyph.box)),
    em,
  );
  const first = bands[0];
  const last = bands.at(-1);
  if (!first || !last || bands.every((band) => band.pieces.length < Math.max(2, most / 2))) return false;
  const middle = (first.top + last.bottom) / 2;
  return Math.abs(middle - (row.top + row.bottom) / 2) <= (tolerances.share.most * (row.bottom - row.top)) / 2;
}
