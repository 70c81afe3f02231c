import { acrossOf, type Box, holdsCentre, widthOf, within } from '../geometry/box.js';
import { type Interval, mergeIntervals } from '../geometry/interval.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import { holdsRule } from './full-rows.js';
import { groupWithin, type Rule } from './merge-rulings.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

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
 * table and has text below on both sides, with a single text over the whole of it, or with texts that each stand over the middle of
 * their columns?
 */
export function isBridged(rule: Rule, net: RuleNet, glyphs: readonly Glyph[], em: number): boolean {
  return net.horizontals.some((heading) => {
    const { position, start: left, end: right } = heading;
    if (!isShort(heading, net, em) || Math.abs(position - rule.end) > em / 4) return false;
    const bottom = Math.min(...net.horizontals.map((other) => other.position).filter((y) => y > position + em));
    const below = columnsOf(within({ left, right, top: position, bottom }, glyphs), em);
    const before = below.filter(({ start, end }) => start + end < 2 * rule.position).length;
    if (before === 0 || before === below.length) return false;
    const above = within({ left, right, top: rule.start, bottom: rule.end }, glyphs);
    const ways = headingsIn(above, em);
    const read = ways.find((headings) => endsUnder(headings, below, em) !== undefined);
    return read ? !endsUnder(read, below, em)?.includes(before) : ways[0]?.length === 1;
  });
}

/** The ways to read the headings over a rule; where they have several lines, these stand under one another. */
function headingsIn(glyphs: readonly Glyph[], em: number): readonly (readonly Interval[])[] {
  const [first, ...others] = buildBands(glyphs, em);
  return first && others.length === 0 ? waysToRead(first.pieces, em) : [columnsOf(glyphs, em)];
}

/**
 * Where the words of a line of headings stand: characters that stand alone may be those of words set wide (字割り: 実　　績), with less white
 * between them than there is between words. Several ways where the white has several widths, the shortest words first.
 */
export function waysToRead(pieces: readonly TextLine[], em: number): readonly (readonly Interval[])[] {
  const whites = pieces.slice(1).map(({ box, glyphs }, at) => {
    const before = pieces[at];
    return before?.glyphs.length === 1 && glyphs.length === 1 ? box.left - before.box.right : Number.POSITIVE_INFINITY;
  });
  const widths = groupWithin(
    whites.filter((white) => white < Number.POSITIVE_INFINITY),
    (white) => white,
    tolerances.length.touch * em,
  );
  const most = widths.map((group) => Math.max(...group));
  return (most.length > 0 ? most : [0]).map((reach) => {
    const words: Interval[] = [];
    for (const [at, { box }] of pieces.entries()) {
      const word = words.at(-1);
      if (word && (whites[at - 1] ?? Number.POSITIVE_INFINITY) <= reach)
        words[words.length - 1] = { start: word.start, end: box.right };
      else words.push(acrossOf(box));
    }
    return words;
  });
}

/** Where text stands across the page, left to right. */
const columnsOf = (glyphs: readonly Glyph[], em: number): Interval[] =>
  mergeIntervals(
    glyphs.map(({ box }) => acrossOf(box)),
    tolerances.length.apart * em,
  );

/** How many of the columns come before each heading's end, where every heading stands over the middle of its own; undefined where they cannot. */
export function endsUnder(
  headings: readonly Interval[],
  columns: readonly Interval[],
  em: number,
): number[] | undefined {
  const [heading, ...others] = headings;
  const [first] = columns;
  if (!heading || !first) return headings.length === columns.length ? [] : undefined;
  for (const [at, last] of columns.slice(0, columns.length - others.length).entries()) {
    const off = Math.abs(first.start + last.end - heading.start - heading.end) / 2;
    const ends = off <= em ? endsUnder(others, columns.slice(at + 1), em) : undefined;
    if (ends) return [at + 1, ...ends.map((end) => end + at + 1)];
  }
  return undefined;
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

/** Where the first stretch between rules over the whole table begins and ends: its header, or the first row. */
export function edgesOfHeader(net: RuleNet, em: number): { readonly top: number; readonly bottom: number } {
  const ys = net.horizontals.filter((rule) => !isShort(rule, net, em)).map(({ position }) => position);
  const top = Math.min(...ys);
  return { top, bottom: Math.min(...ys.filter((y) => y > top + em)) };
}

export const isShort = ({ start, end }: Rule, net: RuleNet, em: number): boolean => end - start < widthOf(net.box) - em;
