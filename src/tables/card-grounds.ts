import {
  areaOf,
  type Box,
  boundingBox,
  boxOfLine,
  centreY,
  formatBox,
  heightOf,
  holdsBox,
  holdsCentre,
  widthOf,
  within,
} from '../geometry/box.js';
import type { Glyph, PageContent, Ruling } from '../pdf/page-content.js';
import { findAlignedNets } from './aligned-nets.js';
import { buildBands } from './bands.js';
import { mergeRulings, type Rule } from './merge-rulings.js';
import { tolerances } from './tolerances.js';

/** A card (カード): a shaded area or a frame round a small table without rules and the words about it. */
export interface Card {
  readonly box: Box;
  /** All that is written on it. */
  readonly glyphs: readonly Glyph[];
  /** Rules between its rows; none where only alignment tells them. */
  readonly separators: readonly Rule[];
}

/** The cards of a page, and the page without them. */
export interface CardsApart {
  readonly cards: readonly Card[];
  readonly page: PageContent;
}

/**
 * Cards side by side (カード型の資料): their grounds are no cells, and rows of theirs that stand at one height are rows of several tables.
 * A ground that parts nothing within it but headings, and holds a table that the text's alignment shows among other lines, is one.
 */
export function partCards(page: PageContent, em: number): CardsApart {
  const areas = [...page.shadings.map(({ box }) => box), ...framesOf(page.rulings, em)].filter((box) =>
    holdsRows(box, em),
  );
  const grounds = [...new Map(areas.map((box) => [formatBox(box), box])).values()].sort(
    (a, b) => areaOf(b) - areaOf(a),
  );
  if (grounds.length > tolerances.limit.grounds) return { cards: [], page };
  const cards: Card[] = [];
  for (const box of grounds) {
    if (cards.some((card) => overlaps(card.box, box))) continue;
    const glyphs = within(box, page.glyphs);
    const separators = glyphs.length > 0 ? groundOf(box, page, em) : undefined;
    if (separators && (separators.length >= tolerances.count.pair || holdsTableAmongLines(glyphs, em)))
      cards.push({ box, glyphs, separators });
  }
  if (cards.length < tolerances.count.pair) return { cards: [], page };
  const isFree = ({ box }: { readonly box: Box }): boolean => !cards.some((card) => holdsCentre(card.box, box));
  return {
    cards,
    page: {
      ...page,
      glyphs: page.glyphs.filter(isFree),
      shadings: page.shadings.filter(isFree),
      rulings: page.rulings.filter((ruling) => !cards.some(({ box }) => liesIn(box, ruling, em))),
    },
  };
}

/** Is there room for a small table and a line beside it? */
const holdsRows = (box: Box, em: number): boolean =>
  heightOf(box) > (tolerances.count.few + 1) * em && widthOf(box) > (tolerances.length.row / 2) * em;

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Does the ruling lie in the box, its edges included? */
function liesIn({ left, right, top, bottom }: Box, ruling: Ruling, em: number): boolean {
  const reach = tolerances.length.gap * em;
  const outer = { left: left - reach, right: right + reach, top: top - reach, bottom: bottom + reach };
  return holdsBox(outer, boxOfLine(ruling));
}

/** Boxes that are drawn with two horizontal and two vertical lines of the same ends. */
function framesOf(rulings: readonly Ruling[], em: number): Box[] {
  const reach = tolerances.length.gap * em;
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= reach;
  // Rounded corners part the sides.
  const meets = (a: number, b: number): boolean => Math.abs(a - b) <= em;
  const [across, down] = (['horizontal', 'vertical'] as const).map((orientation) =>
    rulings.filter(
      (ruling) => ruling.orientation === orientation && ruling.end - ruling.start > (tolerances.length.row * em) / 2,
    ),
  ) as [Ruling[], Ruling[]];
  if (across.length > tolerances.limit.grounds) return [];
  return across.flatMap((upper) =>
    across
      .filter(
        (lower) =>
          lower.position - upper.position > em && isNear(lower.start, upper.start) && isNear(lower.end, upper.end),
      )
      .filter((lower) =>
        [upper.start, upper.end].every((x) =>
          down.some(
            (side) => meets(side.position, x) && meets(side.start, upper.position) && meets(side.end, lower.position),
          ),
        ),
      )
      .map((lower) => ({ left: upper.start, right: upper.end, top: upper.position, bottom: lower.position })),
  );
}

/**
 * The separators of an area that nothing parts but them and strips over its full width, each under one text alone; undefined where
 * something else does.
 */
function groundOf(box: Box, { shadings, rulings, glyphs }: PageContent, em: number): readonly Rule[] | undefined {
  const reach = tolerances.length.gap * em;
  const inner = { left: box.left + reach, right: box.right - reach, top: box.top + reach, bottom: box.bottom - reach };
  const isHeading = (strip: Box): boolean =>
    widthOf(strip) >= tolerances.share.nearlyAll * widthOf(box) &&
    buildBands(within(strip, glyphs), em).every(({ pieces }) => pieces.length === 1);
  const inside = rulings.filter((ruling) => {
    const line = boxOfLine(ruling);
    return overlaps(inner, { ...line, right: line.right + 0.1, bottom: line.bottom + 0.1 });
  });
  const separators = separatorsOf(box, inside, glyphs, em);
  const strips = shadings.map((shading) => shading.box).filter((other) => other !== box && holdsCentre(box, other));
  const isPlain =
    strips.every((strip) => holdsBox(strip, box) || isHeading(strip)) &&
    inside.every(
      (ruling) =>
        separators.some(({ position }) => Math.abs(position - centreY(boxOfLine(ruling))) <= reach) ||
        (ruling.orientation === 'horizontal' && isHeading({ ...box, bottom: ruling.position })),
    );
  return isPlain ? separators : undefined;
}

/** Rules within a card that reach over most of it and meet no side, with one line of text between two of them at most. */
function separatorsOf(box: Box, inside: readonly Ruling[], glyphs: readonly Glyph[], em: number): readonly Rule[] {
  const rules = mergeRulings(inside, em);
  const most = tolerances.share.most * widthOf(box);
  const isShort = ({ start, end }: Rule): boolean =>
    end - start >= most &&
    start - box.left > tolerances.length.near * em &&
    box.right - end > tolerances.length.near * em;
  const levels = rules
    .filter((rule) => rule.orientation === 'horizontal' && isShort(rule))
    .sort((a, b) => a.position - b.position);
  const rows = levels.slice(1).map((below, at) => ({
    ...box,
    top: levels[at]?.position ?? box.top,
    bottom: below.position,
  }));
  return rows.every((row) => buildBands(within(row, glyphs), em).length <= 1) ? levels : [];
}

function holdsTableAmongLines(glyphs: readonly Glyph[], em: number): boolean {
  const nets = findAlignedNets(glyphs, [], em);
  const whole = boundingBox(nets.map(({ box }) => box));
  return whole !== undefined && glyphs.some((glyph) => !holdsCentre(whole, glyph.box));
}
