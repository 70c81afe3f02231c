import { type Box, within } from '../geometry/box.js';
import { overlapLength } from '../geometry/interval.js';
import type { Glyph } from '../pdf/page-content.js';
import { buildBands } from './bands.js';
import type { Rule } from './merge-rulings.js';
import { findRestarts } from './restarts.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { tolerances } from './tolerances.js';

/** Nets of horizontal rules that no vertical rule meets (横罫線だけの表), closed at both sides where the rules end. */
export function findOpenNets(rules: readonly Rule[], glyphs: readonly Glyph[], em: number): RuleNet[] {
  const horizontals = rules.filter((rule) => rule.orientation === 'horizontal').sort((a, b) => a.position - b.position);
  const groups: Rule[][] = [];
  for (const rule of horizontals) {
    const group = groups.find((candidate) => belongs(rule, candidate, em));
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups
    .flatMap((group) => (group.length < tolerances.count.few ? [group] : partAtCaptions(group, glyphs, em)))
    .filter((group) => new Set(group.map((rule) => Math.round(rule.position))).size >= tolerances.count.few)
    .map((group) => buildNet([...group, ...sidesOf(buildNet(group).box)]));
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
