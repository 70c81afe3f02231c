// Rules that hang together, as nets.

import { type Box, boundingBox, boxOfLine } from '../geometry/box.js';
import type { Rule } from './merge-rulings.js';
import { tolerances } from './tolerances.js';

/** Rules that hang together by crossings: one table, or several that touch. */
export interface RuleNet {
  readonly horizontals: readonly Rule[];
  readonly verticals: readonly Rule[];
  readonly box: Box;
}

/** Where a horizontal and a vertical rule meet (交点), or would if neither stopped short. */
export interface Crossing {
  readonly horizontal: Rule;
  readonly vertical: Rule;
}

export function findCrossings(rules: readonly Rule[], em: number): Crossing[] {
  const reach = tolerances.length.apart * em;
  const verticals = rules.filter((rule) => rule.orientation === 'vertical');
  return rules
    .filter((rule) => rule.orientation === 'horizontal')
    .flatMap((horizontal) =>
      verticals
        .filter(
          (vertical) => within(vertical.position, horizontal, reach) && within(horizontal.position, vertical, reach),
        )
        .map((vertical) => ({ horizontal, vertical })),
    );
}

const within = (position: number, rule: Rule, reach: number): boolean =>
  position >= rule.start - reach && position <= rule.end + reach;

/** Groups crossing rules into nets, from top to bottom. */
export function findNets(crossings: readonly Crossing[]): RuleNet[] {
  const root = new Map<Rule, Rule>();
  const find = (rule: Rule): Rule => {
    let top = rule;
    for (let next = root.get(top); next && next !== top; next = root.get(top)) top = next;
    return top;
  };
  for (const { horizontal, vertical } of crossings) {
    for (const rule of [horizontal, vertical]) if (!root.has(rule)) root.set(rule, rule);
    root.set(find(vertical), find(horizontal));
  }
  const nets = new Map<Rule, Rule[]>();
  for (const rule of root.keys()) {
    const top = find(rule);
    const members = nets.get(top);
    if (members) members.push(rule);
    else nets.set(top, [rule]);
  }
  return [...nets.values()].map(buildNet).sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
}

export function buildNet(rules: readonly Rule[]): RuleNet {
  const horizontals = rules.filter((rule) => rule.orientation === 'horizontal');
  const verticals = rules.filter((rule) => rule.orientation === 'vertical');
  const box = boundingBox([...horizontals, ...verticals].map(boxOfLine));
  if (!box) throw new Error('a net without rules');
  return { horizontals, verticals, box };
}
