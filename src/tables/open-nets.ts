import { type Box, within } from '../geometry/box.js';
import { mergeIntervals, overlapLength } from '../geometry/interval.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import type { Rule } from './merge-rulings.js';
import { findRestarts } from './restarts.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/**
 * Nets of horizontal rules that no vertical rule meets (横罫線だけの表), closed at both sides where the rules end. No rule of a table is as
 * short as the edges of a bar before a heading.
 */
export function findOpenNets(rules: readonly Rule[], glyphs: readonly Glyph[], em: number): RuleNet[] {
  const ornament = tolerances.length.character * em;
  const horizontals = rules
    .filter(({ orientation, start, end }) => orientation === 'horizontal' && end - start > ornament)
    .sort((a, b) => a.position - b.position);
  return groupRules(horizontals, em)
    .flatMap((group) => partSideBySide(group, em))
    .flatMap((group) => partWhereNarrower(group, em))
    .flatMap((group) => (group.length < tolerances.count.few ? [group] : partAtCaptions(group, glyphs, em)))
    .filter((group) => new Set(group.map((rule) => Math.round(rule.position))).size >= tolerances.count.few)
    .map((group) => buildNet([...group, ...sidesOf(buildNet(group).box)]));
}

/** Rules in groups, from top to bottom: those of one table, or of several that follow one another closely. */
function groupRules(horizontals: readonly Rule[], em: number): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of horizontals) {
    const group = groups.find((candidate) => belongs(rule, candidate, em));
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

/**
 * Parts the rules of tables that stand side by side (段組) below a rule over the whole page, as under a heading: no rule that reaches over
 * both lies between theirs, as one would below a header with a rule for each of its groups.
 */
function partSideBySide(group: readonly Rule[], em: number): Rule[][] {
  const [first] = group;
  if (!first) return [];
  const inner = group.filter((rule) => !areAsWide(rule, first, em));
  const sides = mergeIntervals(inner, em).map((side) => inner.filter((rule) => overlapLength(rule, side) > 0));
  const [top, bottom] = [inner[0]?.position ?? 0, inner.at(-1)?.position ?? 0];
  const isCrossed = group.some((rule) => !inner.includes(rule) && rule.position > top && rule.position < bottom);
  const stands = (side: readonly Rule[]): boolean =>
    side.filter((rule) => side.some((other) => other !== rule && areAsWide(other, rule, em))).length >=
    tolerances.count.few;
  if (sides.length < 2 || isCrossed || !sides.every(stands)) return [[...group]];
  return [group.filter((rule) => !inner.includes(rule)), ...sides.flatMap((side) => groupRules(side, em))];
}

/** Does the rule go on the table that the group began: near the last rule, over the same width or (below a heading) part of it? */
function belongs(rule: Rule, group: readonly Rule[], em: number): boolean {
  const last = group.at(-1);
  if (!last) return false;
  const widest = group.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  const shared = overlapLength(rule, widest);
  const inside = shared >= tolerances.share.nearlyAll * (rule.end - rule.start);
  return inside && rule.position - last.position <= tolerances.length.row * em;
}

/** Do two rules begin and end at the same places? */
const areAsWide = (a: Rule, b: Rule, em: number): boolean =>
  Math.abs(a.start - b.start) <= em && Math.abs(a.end - b.end) <= em;

/**
 * Parts rules of tables of different widths that stand below one another: from a rule on that is narrower than those that closed the table
 * above, its likes close another table, which has rules enough of its own.
 */
function partWhereNarrower(group: readonly Rule[], em: number): Rule[][] {
  const [first] = group;
  if (!first) return [];
  const at = group.findIndex((rule, index) => {
    const below = group.slice(index);
    const last = below.at(-1);
    const above = group.slice(0, index).filter((other) => areAsWide(other, first, em));
    const closes = last !== undefined && last !== rule && areAsWide(last, rule, em) && !areAsWide(rule, first, em);
    const isClosed = above.length >= tolerances.count.few && above.at(-1) === group[index - 1];
    const likes = below.filter((other) => areAsWide(other, rule, em));
    return (
      closes && isClosed && likes.length >= tolerances.count.few && below.every((other) => isNoWider(other, rule, em))
    );
  });
  return at < 0 ? [[...group]] : [group.slice(0, at), ...partWhereNarrower(group.slice(at), em)];
}

const isNoWider = (inner: Rule, outer: Rule, em: number): boolean =>
  inner.start >= outer.start - em && inner.end <= outer.end + em;

/** Parts rules of tables that stand below one another: one goes on to the last rule above the other's caption and header. */
function partAtCaptions(group: readonly Rule[], glyphs: readonly Glyph[], em: number): Rule[][] {
  const { box } = buildNet(group);
  const bands = buildBands(within({ ...box, top: box.top - tolerances.length.row * em }, glyphs), em);
  const cuts = findRestarts(bands, em).flatMap(({ caption, header }) => {
    const [last, next] = [bands[(caption ?? header) - 1]?.baseline ?? 0, bands[header]?.baseline ?? 0];
    const between = group.map(({ position }) => position).filter((y) => y > last && y < next);
    return between.length > 1 ? [(Math.min(...between) + Math.max(...between)) / 2] : [];
  });
  return [...cuts, Number.POSITIVE_INFINITY].map((cut, at) =>
    group.filter(({ position }) => position < cut && position > (cuts[at - 1] ?? Number.NEGATIVE_INFINITY)),
  );
}

export function sidesOf(box: Box): Rule[] {
  return [box.left, box.right].map((position) => ({
    orientation: 'vertical',
    position,
    start: box.top,
    end: box.bottom,
  }));
}
