import { type Box, holdsCentre, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import { holdsFigure, isValue } from './line-cues.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/**
 * A header whose cells are drawn (白い罫線で区切られた見出し) over rows that have horizontal rules alone is part of their table: gives the open
 * net with the header's rules, and the net that it took; the net alone where there is none.
 */
export function adoptRuledHeader(
  net: RuleNet,
  drawn: readonly RuleNet[],
  glyphs: readonly Glyph[],
  em: number,
): { readonly net: RuleNet; readonly header?: RuleNet } {
  const header = drawn.find((each) => isHeaderOf(net, each, glyphs, em));
  return header ? { net: unite(net, header, em), header } : { net };
}

/** Is it the header of rows that have horizontal rules alone below it: labels between rules, over figures? */
export function isHeaderOf(net: RuleNet, header: RuleNet, glyphs: readonly Glyph[], em: number): boolean {
  const { box } = header;
  const isInside =
    box.left >= net.box.left - tolerances.length.apart * em &&
    box.right <= net.box.right + tolerances.length.apart * em;
  const isWide = box.right - box.left >= tolerances.share.most * (net.box.right - net.box.left);
  const isAbove = box.bottom < net.box.bottom - em && net.box.top - box.bottom <= tolerances.length.row * em;
  if (!isInside || !isWide || !isAbove || !holdsLabels(header, glyphs, em)) return false;
  const whole: Box = { ...net.box, top: Math.min(net.box.top, box.top) };
  const own = within(whole, glyphs);
  const above = own.filter((glyph) => glyph.box.bottom < box.top);
  const rows = buildBands(
    own.filter((glyph) => glyph.box.top > box.bottom && !holdsCentre(box, glyph.box)),
    em,
  );
  return above.length === 0 && rows.some(({ pieces }) => pieces.some(({ text }) => holdsFigure(text)));
}

/** Do rules part labels there, and no figures? */
export function holdsLabels({ box, verticals }: RuleNet, glyphs: readonly Glyph[], em: number): boolean {
  const inner = verticals.filter(({ position }) => position - box.left > em && box.right - position > em);
  const labels = buildBands(within(box, glyphs), em).flatMap(({ pieces }) => pieces);
  return inner.length > 1 && labels.length >= tolerances.count.few && !labels.some(({ text }) => isValue(text));
}

/** The rules of both; where the header ends it ends over the full width, the open side of its first cell included. */
function unite(net: RuleNet, header: RuleNet, em: number): RuleNet {
  const ends = [header.box.top, header.box.bottom].map(
    (position): Rule => ({ orientation: 'horizontal', position, start: net.box.left, end: net.box.right }),
  );
  const isSide = ({ position }: Rule): boolean =>
    [net.box.left, net.box.right].some((side) => Math.abs(position - side) <= tolerances.length.touch * em);
  return buildNet([
    ...net.horizontals,
    ...header.horizontals,
    ...ends,
    ...header.verticals,
    ...net.verticals.map((rule) => (isSide(rule) ? { ...rule, start: Math.min(rule.start, header.box.top) } : rule)),
  ]);
}
