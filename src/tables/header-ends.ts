import { within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands } from './bands.js';
import { edgesOfHeader, isShort } from './header-rules.js';
import { isValue } from './line-cues.js';
import type { Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/**
 * Where the rule below a header of two levels stands under its last columns only (見出しの下の罫線が一部の列だけの表): draws it on over the whole
 * table. Above it stand words alone, below it a row that begins before it and has figures, and no text is in its way.
 */
export function closeHeader(net: RuleNet, glyphs: readonly Glyph[], em: number): RuleNet {
  const { left, right } = net.box;
  const { top, bottom } = edgesOfHeader(net, em);
  const inside = within({ left, right, top, bottom }, glyphs);
  const ends = net.horizontals.find(
    (rule) =>
      isShort(rule, net, em) && rule.position > top + em && rule.position < bottom - em && endsHeader(rule, inside, em),
  );
  if (!ends) return net;
  return buildNet([{ ...ends, start: left, end: right }, ...net.horizontals, ...net.verticals]);
}

function endsHeader({ position, start }: Rule, inside: readonly Glyph[], em: number): boolean {
  const reach = tolerances.length.slight * em;
  if (inside.some(({ box }) => box.top < position - reach && box.bottom > position + reach)) return false;
  const bands = buildBands(inside, em);
  const above = bands.filter(({ baseline }) => baseline < position);
  const row = bands.find(({ baseline }) => baseline > position);
  const standsBefore = ({ pieces }: Band): boolean => pieces.some(({ box }) => box.right < start);
  return (
    row !== undefined && holdsValues(row) && standsBefore(row) && above.some(standsBefore) && !above.some(holdsValues)
  );
}

const holdsValues = ({ pieces }: Band): boolean => pieces.slice(1).some(({ text }) => isValue(text));
