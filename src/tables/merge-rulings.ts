import { centreX } from '../geometry/box.js';
import { mergeIntervals } from '../geometry/interval.js';
import { median } from '../geometry/median.js';
import type { Glyph, Ruling } from '../pdf/page-content.js';
import { tolerances } from './tolerances.js';

/** A whole rule (罫線), put together from the pieces that a producer drew. */
export interface Rule {
  readonly orientation: 'horizontal' | 'vertical';
  /** y of a horizontal rule, x of a vertical one. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

/** Pieces joined to whole rules: the dots of a dotted rule, the edges that neighbouring boxes share, double strokes at one place. */
export function mergeRulings(rulings: readonly Ruling[], em: number): Rule[] {
  return (['horizontal', 'vertical'] as const).flatMap((orientation) => {
    const same = rulings.filter((ruling) => ruling.orientation === orientation);
    return groupWithin(same, (ruling) => ruling.position, tolerances.length.touch * em).flatMap((group) => {
      const position = median(group.map((ruling) => ruling.position));
      const whole = mergeIntervals(group, tolerances.length.gap * em).filter((rule) => !isLoneDot(rule, group, em));
      return whole.map(({ start, end }) => ({ orientation, position, start, end }));
    });
  });
}

/** A dot of a rule that runs the other way: every dot is there in both orientations. */
function isLoneDot({ start, end }: { start: number; end: number }, pieces: readonly Ruling[], em: number): boolean {
  if (end - start > tolerances.length.apart * em) return false;
  return pieces.every(
    (piece) => piece.end < start || piece.start > end || piece.end - piece.start <= piece.thickness * 2,
  );
}

/** Groups whose members all lie within `extent` of the first: unlike a chain, a group cannot drift. */
export function groupWithin<T>(items: readonly T[], position: (item: T) => number, extent: number): T[][] {
  const groups: T[][] = [];
  let first = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((a, b) => position(a) - position(b))) {
    const group = groups.at(-1);
    if (group && position(item) - first <= extent) group.push(item);
    else {
      groups.push([item]);
      first = position(item);
    }
  }
  return groups;
}

/** Leaves out underlines: horizontal pieces that begin and end with the text that stands on them and meet no vertical rule. */
export function withoutUnderlines(rulings: readonly Ruling[], glyphs: readonly Glyph[], em: number): Ruling[] {
  const verticals = rulings.filter((ruling) => ruling.orientation === 'vertical');
  const onBottom = groupWithin(
    glyphs.filter((glyph) => glyph.angle === 0 && !glyph.vertical),
    (glyph) => glyph.box.bottom,
    tolerances.length.exact * em,
  );
  const runs = runsOf(
    rulings.filter((ruling) => ruling.orientation === 'horizontal'),
    em,
  );
  return rulings.filter((piece) => {
    if (piece.orientation === 'vertical') return true;
    const ruling = { ...piece, ...runs.get(piece) };
    const standing = onBottom
      .filter((row) => Math.abs((row[0]?.box.bottom ?? 0) - ruling.position) <= tolerances.length.near * em)
      .flat()
      .filter((glyph) => centreX(glyph.box) > ruling.start && centreX(glyph.box) < ruling.end);
    if (standing.length === 0) return true;
    const left = Math.min(...standing.map((glyph) => glyph.box.left));
    const right = Math.max(...standing.map((glyph) => glyph.box.right));
    const fits =
      Math.abs(left - ruling.start) <= tolerances.length.near * em &&
      Math.abs(right - ruling.end) <= tolerances.length.near * em;
    return !fits || verticals.some((vertical) => meets(vertical, ruling, tolerances.length.touch * em));
  });
}

/** How far the pieces of one rule reach together: one that goes on beside a text underlines nothing. */
function runsOf(pieces: readonly Ruling[], em: number): ReadonlyMap<Ruling, { start: number; end: number }> {
  const reach = tolerances.length.touch * em;
  const runs = groupWithin(pieces, ({ position }) => position, reach).flatMap((level) =>
    mergeIntervals(level, reach).flatMap(({ start, end }) =>
      level
        .filter((piece) => piece.start >= start && piece.end <= end)
        .map((piece) => [piece, { start, end }] as const),
    ),
  );
  return new Map(runs);
}

function meets(vertical: Ruling, horizontal: Ruling, reach: number): boolean {
  return (
    vertical.start - reach <= horizontal.position &&
    vertical.end + reach >= horizontal.position &&
    Math.min(Math.abs(vertical.position - horizontal.start), Math.abs(vertical.position - horizontal.end)) <= reach
  );
}
