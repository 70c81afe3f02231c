import { acrossOf, type Box, boundingBox, overlapAcross, widthOf, within } from '../geometry/box.js';
import { overlapLength } from '../geometry/interval.js';
import type { Glyph, Shading } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import { isFigure } from './line-cues.js';
import { groupWithin, type Rule } from './merge-rulings.js';
import { sidesOf } from './open-nets.js';
import { goOnBelow } from './rows-below.js';
import { buildNet, findCrossings, findNets, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/** A shaded stretch (帯): a header, a stripe, a group's heading; or all shaded cells of a table that touch. */
export interface ShadedBand {
  readonly net: RuleNet;
  readonly colour: string;
  /** Its pieces of text, top to bottom, left to right. */
  readonly words: readonly string[];
}

/** Bands of one table with the rows between them. */
interface ShadedTable {
  readonly head: ShadedBand;
  net: RuleNet;
}

/**
 * Nets of the edges of shaded areas (網掛け): tables whose rows or cells are told apart by colour alone, with the rows that stand between
 * two shaded stretches (stripes, groups) without a rule.
 */
export function findShadedNets(bands: readonly ShadedBand[], glyphs: readonly Glyph[], em: number): RuleNet[] {
  const tables: ShadedTable[] = [];
  for (const band of bands) {
    const above = tables.findLast(({ net }) => isAsWide(net, band.net) && net.box.bottom < band.net.box.bottom);
    const grown = above && goOnBelow(above.net, glyphs, glyphs, band.net.box.top, em);
    if (!above || !grown || band.net.box.top - grown.box.bottom > tolerances.length.row * em)
      tables.push({ head: band, net: band.net });
    else if (beginsAnew(above, grown, band, glyphs)) {
      above.net = grown;
      tables.push({ head: band, net: band.net });
    } else above.net = joinStripe(grown, band.net, glyphs);
  }
  return tables.map(({ net }) => net);
}

const isAsWide = (a: RuleNet, b: RuleNet): boolean =>
  overlapLength(acrossOf(a.box), acrossOf(b.box)) >=
  tolerances.share.nearlyAll * Math.max(widthOf(a.box), widthOf(b.box));

/** Shaded areas that touch, from top to bottom; cells of a row that white parts reach to the middle of it. */
export function findShadedBands(shadings: readonly Shading[], glyphs: readonly Glyph[], em: number): ShadedBand[] {
  const boxes = closeGaps(shadings, em);
  const edges = boxes.flatMap((box): Rule[] => [
    { orientation: 'horizontal', position: box.top, start: box.left, end: box.right },
    { orientation: 'horizontal', position: box.bottom, start: box.left, end: box.right },
    { orientation: 'vertical', position: box.left, start: box.top, end: box.bottom },
    { orientation: 'vertical', position: box.right, start: box.top, end: box.bottom },
  ]);
  return findNets(findCrossings(edges, em)).map((net) => ({
    net: buildNet([...net.horizontals, ...net.verticals, ...sidesOf(net.box), ...besideStub(net, boxes, glyphs, em)]),
    colour: shadings.find(({ box }) => isLevelWith(net.box, box, em))?.colour ?? '',
    words: buildBands(within(net.box, glyphs), em).flatMap(({ pieces }) => pieces.map(({ text }) => text)),
  }));
}

const isLevelWith = (outer: Box, inner: Box, em: number): boolean =>
  overlapAcross(outer, inner) && Math.abs(inner.top - outer.top) <= tolerances.length.near * em;

function closeGaps(shadings: readonly Shading[], em: number): Box[] {
  const boxes = shadings.map(({ box }) => box);
  return groupWithin(boxes, ({ top }) => top, tolerances.length.near * em).flatMap((level) => {
    const row = level.sort((a, b) => a.left - b.left);
    const reach = (box: Box, next: Box | undefined): number => {
      const gap = next ? next.left - box.right : 0;
      const agree = next && Math.abs(next.bottom - box.bottom) <= tolerances.length.near * em;
      return agree && gap > 0 && gap <= em ? gap / 2 : 0;
    };
    const rights = row.map((box, at) => reach(box, row[at + 1]));
    return row.map((box, at) => ({
      ...box,
      left: box.left - (rights[at - 1] ?? 0),
      right: box.right + (rights[at] ?? 0),
    }));
  });
}

/**
 * Is a band the header of a table of its own: with the words of the header above, or in its colour and without figures, under a
 * line that is no row of the table above?
 */
function beginsAnew(above: ShadedTable, grown: RuleNet, band: ShadedBand, glyphs: readonly Glyph[]): boolean {
  const { head } = above;
  if (band.words.length < 2) return false;
  if (band.words.join('\n') === head.words.join('\n')) return true;
  const isHeader = band.colour === head.colour && !band.words.some(isFigure);
  return isHeader && grown !== above.net && textBetween(grown, band.net, glyphs).length > 0;
}

function textBetween(above: RuleNet, below: RuleNet, glyphs: readonly Glyph[]): Glyph[] {
  const { left, right } = above.box;
  return within({ left, right, top: above.box.bottom, bottom: below.box.top }, glyphs);
}

/** A table with one more stripe: what stands between both reaches from the one to the other. */
function joinStripe(above: RuleNet, stripe: RuleNet, glyphs: readonly Glyph[]): RuleNet {
  const isOpen = textBetween(above, stripe, glyphs).length === 0;
  const kept = above.horizontals.filter(({ position }) => !isOpen || position < above.box.bottom);
  const box = boundingBox([above.box, stripe.box]) ?? above.box;
  return buildNet([...kept, ...above.verticals, ...stripe.horizontals, ...stripe.verticals, ...sidesOf(box)]);
}

/** The edges of cells that are shaded in the first columns alone (網掛けの表側), drawn on where no shade and no text is in the way. */
function besideStub(
  { horizontals, box }: RuleNet,
  shaded: readonly Box[],
  glyphs: readonly Glyph[],
  em: number,
): Rule[] {
  return horizontals
    .filter(({ start, end }) => start - box.left < em && box.right - end > em)
    .map((rule): Rule => ({ ...rule, start: rule.end, end: box.right }))
    .filter(({ position, start, end }) => {
      const isCrossed = (other: Box): boolean =>
        other.top < position - em / 4 &&
        other.bottom > position + em / 4 &&
        other.left < end - em / 2 &&
        other.right > start + em / 2;
      return !shaded.some(isCrossed) && !glyphs.some((glyph) => isCrossed(glyph.box));
    });
}

/** Adds the shaded header to a table that has rules only below its rows: a band as wide over the row above its first rule. */
export function adoptShadedHeader(
  net: RuleNet,
  bands: readonly ShadedBand[],
  glyphs: readonly Glyph[],
  em: number,
): RuleNet {
  const header = bands.findLast(
    (band) =>
      band.words.length > 1 &&
      isAsWide(net, band.net) &&
      band.net.box.bottom <= net.box.top + tolerances.length.near * em,
  );
  if (!header || net.box.top - header.net.box.bottom > tolerances.length.row * em) return net;
  const [first] = buildBands(textBetween(header.net, net, glyphs), em);
  return first === undefined || first.pieces.length > 1 ? joinStripe(header.net, net, glyphs) : net;
}

/** Adds the edges of the shaded header with which a table begins where no rule is drawn below it. */
export function uncoverHeader(net: RuleNet, bands: readonly ShadedBand[], em: number): RuleNet {
  const { top } = net.box;
  const next = Math.min(...net.horizontals.map(({ position }) => position).filter((y) => y > top + em));
  const header = bands.find(
    ({ words, net: band }) =>
      words.length > 1 &&
      isAsWide(net, band) &&
      Math.abs(band.box.top - top) <= em &&
      band.box.bottom > top + em &&
      band.box.bottom < next - em,
  );
  return header
    ? buildNet([...net.horizontals, ...net.verticals, ...header.net.horizontals, ...header.net.verticals])
    : net;
}
