import { acrossOf, type Box, within } from '../geometry/box.js';
import { type Interval, mergeIntervals, overlapLength } from '../geometry/interval.js';
import type { Glyph } from '../pdf/page-content.js';
import { type Band, buildBands } from './bands.js';
import type { Rule } from './merge-rulings.js';
import { findRestarts, type Restart } from './restarts.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { isHeaderOf } from './ruled-headers.js';
import { tolerances } from './tolerances.js';

/**
 * Nets of horizontal rules that no vertical rule meets (横罫線だけの表), closed at both sides where the rules end. No rule of a table is as
 * short as the edges of a bar before a heading.
 */
export function findOpenNets(
  rules: readonly Rule[],
  glyphs: readonly Glyph[],
  headers: readonly RuleNet[],
  shaded: readonly RuleNet[],
  page: readonly Glyph[],
  em: number,
): RuleNet[] {
  const ornament = tolerances.length.character * em;
  const horizontals = rules
    .filter(({ orientation, start, end }) => orientation === 'horizontal' && end - start > ornament)
    .sort((a, b) => a.position - b.position);
  const groups = groupRules(horizontals, em)
    .flatMap((group) => partSideBySide(group, em))
    .flatMap((group) => partAtHeaders(group, headers));
  return withHeadingRules(
    withRulesOfNext(
      joinNested(
        groups,
        [...headers, ...shaded].map(({ box }) => box),
        em,
      ),
      em,
    ),
    glyphs,
    em,
  )
    .flatMap((group) => partWhereNarrower(group, em))
    .flatMap((group) => (group.length < tolerances.count.few ? [group] : partAtCaptions(group, glyphs, em)))
    .filter((group) => group.length > 0)
    .map((group) => reachingText(group, glyphs, em))
    .map((group) => ({ group, net: buildNet([...group, ...sidesOf(buildNet(group).box)]) }))
    .filter(
      ({ group, net }) =>
        new Set(group.map((rule) => Math.round(rule.position))).size >= tolerances.count.few ||
        headers.some((header) => isHeaderOf(net, header, page, em)),
    )
    .map(({ net }) => net);
}

/** The rules, as far as the texts of cells reach that begin between them and go on over their ends by a character. */
function reachingText(group: readonly Rule[], glyphs: readonly Glyph[], em: number): readonly Rule[] {
  const { box } = buildNet(group);
  const [least, most] = [tolerances.length.near * em, tolerances.length.character * em];
  const near = within({ ...box, left: box.left - most, right: box.right + most }, glyphs);
  const texts = buildBands(near, em)
    .flatMap(({ pieces }) => pieces.map((piece) => piece.box))
    .filter((text) => 2 * (text.right - text.left) < box.right - box.left);
  const overLeft = texts.filter((text) => text.left < box.left - least && text.right > box.left + em);
  const overRight = texts.filter((text) => text.right > box.right + least && text.left < box.right - em);
  const left = Math.min(box.left, ...overLeft.map((text) => text.left));
  const right = Math.max(box.right, ...overRight.map((text) => text.right));
  return group.map((rule) => ({
    ...rule,
    start: left < box.left && rule.start - box.left <= em ? left : rule.start,
    end: right > box.right && box.right - rule.end <= em ? right : rule.end,
  }));
}

/** Parts rules that lie above and below the drawn header of a table (罫線で区切られた見出し): it begins there. */
function partAtHeaders(group: readonly Rule[], headers: readonly RuleNet[]): Rule[][] {
  const { box } = buildNet(group);
  const tops = headers
    .filter(
      (header) => overlapLength(acrossOf(header.box), acrossOf(box)) >= tolerances.share.most * (box.right - box.left),
    )
    .map((header) => header.box.top)
    .sort((a, b) => a - b);
  return [...tops, Number.POSITIVE_INFINITY]
    .map((top, at) =>
      group.filter(({ position }) => position < top && position >= (tops[at - 1] ?? Number.NEGATIVE_INFINITY)),
    )
    .filter((part) => part.length > 0);
}

/**
 * Joins rules within groups of rows, which begin behind the labels of the groups (表側の分類), to the wider ones between the groups: each of
 * them lies near one of those, and one between two of them, or between a header (`tops`) and one of them.
 */
function joinNested(groups: readonly Rule[][], tops: readonly Box[], em: number): readonly Rule[][] {
  const hostOf = (group: readonly Rule[]): readonly Rule[] | undefined =>
    groups.find((other) => other !== group && liesWithin(group, other, tops, em));
  return groups
    .filter((group) => !hostOf(group))
    .map((host) =>
      [...host, ...groups.filter((group) => hostOf(group) === host).flat()].sort((a, b) => a.position - b.position),
    );
}

function liesWithin(group: readonly Rule[], host: readonly Rule[], tops: readonly Box[], em: number): boolean {
  const reach = tolerances.length.row * em;
  const isOver = ({ start, end }: Interval): boolean =>
    group.every((rule) => start <= rule.start + em && end >= rule.end - em);
  const whole = host.filter((other) => isOver(other) && !group.some((rule) => areAsWide(other, rule, em)));
  const ys = whole.map(({ position }) => position);
  const heads = tops.filter((box) => isOver(acrossOf(box))).map(({ bottom }) => bottom);
  const isNear = (y: number, position: number): boolean =>
    Math.abs(y - position) > em && Math.abs(y - position) <= reach;
  const hasBelow = ({ position }: Rule): boolean => ys.some((y) => y > position && isNear(y, position));
  const hasAbove = ({ position }: Rule, above: readonly number[]): boolean =>
    above.some((y) => y < position && isNear(y, position));
  return (
    group.every((rule) => hasBelow(rule) || hasAbove(rule, ys)) &&
    group.some((rule) => hasBelow(rule) && hasAbove(rule, [...ys, ...heads]))
  );
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

const widthOf = ({ start, end }: Rule): number => end - start;

/** Gives the rules below a group's last whole one to the group of wider rules that they stand over. */
function withRulesOfNext(groups: readonly Rule[][], em: number): readonly Rule[][] {
  const isOver = (rule: Rule, group: readonly Rule[]): boolean =>
    group.some(
      ({ position, start, end }) =>
        position > rule.position &&
        position - rule.position <= tolerances.length.white * em &&
        start <= rule.start &&
        end >= rule.end,
    );
  const moved = groups.flatMap((group) => {
    const most = Math.max(...group.map(widthOf));
    const whole = group.findLastIndex((rule) => widthOf(rule) >= tolerances.share.nearlyAll * most);
    return group.slice(whole + 1).flatMap((rule) => {
      const to = groups.find((other) => other !== group && isOver(rule, other));
      return to ? [{ rule, to }] : [];
    });
  });
  if (moved.length === 0) return groups;
  return groups.map((group) =>
    [
      ...group.filter((rule) => !moved.some((each) => each.rule === rule)),
      ...moved.filter(({ to }) => to === group).map(({ rule }) => rule),
    ].sort((a, b) => a.position - b.position),
  );
}

/** Joins to a group the rules on one level over it that stand under headings of its columns (見出しの下だけの罫線), and are all that is drawn there. */
function withHeadingRules(groups: readonly Rule[][], glyphs: readonly Glyph[], em: number): readonly Rule[][] {
  const taken = new Set<Rule>();
  const joined = groups.map((group) => {
    const headings = headingRulesOver(group, groups, glyphs, em);
    for (const rule of headings) taken.add(rule);
    return [...headings, ...group];
  });
  return joined.filter((_, at) => !groups[at]?.every((rule) => taken.has(rule)));
}

function headingRulesOver(
  group: readonly Rule[],
  groups: readonly Rule[][],
  glyphs: readonly Glyph[],
  em: number,
): readonly Rule[] {
  const most = Math.max(...group.map(widthOf));
  const below = group.find((rule) => widthOf(rule) >= tolerances.share.nearlyAll * most);
  if (!below) return [];
  const isInside = ({ position, start, end }: Rule): boolean =>
    below.position - position > em &&
    below.position - position <= tolerances.length.white * em &&
    start > below.start + em &&
    end <= below.end + em;
  const rules = groups.filter((other) => other !== group && other.every(isInside)).flat();
  const position = Math.max(...rules.map((rule) => rule.position));
  if (rules.some((rule) => position - rule.position > tolerances.length.touch * em)) return [];
  const between = within({ left: below.start, right: below.end, top: position, bottom: below.position }, glyphs);
  const labels = buildBands(between, em).flatMap(({ pieces }) => pieces);
  const under = rules.map(({ start, end }) => labels.filter(({ box }) => box.left < end && box.right > start).length);
  return Math.max(...under) > 1 && !under.includes(0) ? rules : [];
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
      closes &&
      isClosed &&
      isNoWider(rule, first, em) &&
      likes.length >= tolerances.count.few &&
      below.every((other) => isNoWider(other, rule, em))
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
  const cuts = findRestarts(bands, em).flatMap((restart) => cutAt(restart, bands, group, em) ?? []);
  return [...cuts, undefined].map((cut, at) => {
    const above = cuts[at - 1];
    const own = group.filter(
      ({ position }) =>
        position < (cut?.y ?? Number.POSITIVE_INFINITY) && position > (above?.y ?? Number.NEGATIVE_INFINITY),
    );
    return above?.top && own.length > 0 ? [ruleOver(own, above.top), ...own] : own;
  });
}

interface Cut {
  readonly y: number;
  /** Where the table below begins, where no rule over its header is drawn. */
  readonly top?: number;
}

const ruleOver = (rules: readonly Rule[], position: number): Rule => ({
  orientation: 'horizontal',
  position,
  start: Math.min(...rules.map(({ start }) => start)),
  end: Math.max(...rules.map(({ end }) => end)),
});

/** Where one table's rules end and those of the next begin; undefined where no rule tells. */
function cutAt(
  { caption, header }: Restart,
  bands: readonly Band[],
  group: readonly Rule[],
  em: number,
): Cut | undefined {
  const first = bands[caption ?? header];
  const head = bands[header];
  const last = bands[(caption ?? header) - 1]?.baseline ?? 0;
  const between = group.filter(({ position }) => position > last && position < (head?.baseline ?? 0));
  const [only, ...others] = between;
  if (!only || !first || !head) return undefined;
  const y = between.map(({ position }) => position);
  if (others.length > 0) return { y: (Math.min(...y) + Math.max(...y)) / 2 };
  if (caption === undefined || only.position >= head.top) return undefined;
  if (only.position > first.top) return { y: only.position - em / 4 };
  // It closes the table above: the one below has no rule over its header.
  const position = head.top - em / 4;
  return { y: (only.position + position) / 2, top: position };
}

export function sidesOf(box: Box): Rule[] {
  return [box.left, box.right].map((position) => ({
    orientation: 'vertical',
    position,
    start: box.top,
    end: box.bottom,
  }));
}
