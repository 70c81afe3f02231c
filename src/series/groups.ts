import type { LinkRule } from '../schema/series-link.js';
import type { Entry } from './entry.js';

/** Why two rows were joined. */
export interface LinkEdge {
  readonly from: Entry;
  readonly to: Entry;
  readonly rule: LinkRule;
  readonly evidence: string;
  readonly score: number | undefined;
}

/** Rows that belong together, growing as links are made. */
export interface Groups {
  /** Joins the groups of two rows, unless a row of each stands in the same declaration or a person forbade it. */
  readonly join: (edge: LinkEdge) => boolean;
  readonly mayJoin: (left: Entry, right: Entry) => boolean;
  readonly membersOf: (entry: Entry) => readonly Entry[];
  /** Each group's rows in the order of time; groups by their first row. */
  readonly all: () => readonly (readonly Entry[])[];
  readonly edges: () => readonly LinkEdge[];
}

interface Group {
  readonly members: Entry[];
  readonly slots: Set<string>;
}

const byIndex = (left: Entry, right: Entry): number => left.index - right.index;

/** Every row a group of its own. `forbidden`: rows that a person said are not the same, by index, both ways. */
export function buildGroups(
  entries: readonly Entry[],
  forbidden: ReadonlyMap<number, ReadonlySet<number>> = new Map(),
): Groups {
  const groups: Group[] = entries.map((entry) => ({ members: [entry], slots: new Set([entry.vintage.slot]) }));
  const edges: LinkEdge[] = [];
  const groupOf = (entry: Entry): Group => {
    const group = groups[entry.index];
    if (!group) throw new Error(`row ${entry.ref} is not of this city`);
    return group;
  };
  const isForbidden = (small: Group, large: Group): boolean =>
    forbidden.size > 0 &&
    small.members.some(({ index }) => large.members.some((other) => forbidden.get(index)?.has(other.index)));
  const mayMerge = (small: Group, large: Group): boolean =>
    ![...small.slots].some((slot) => large.slots.has(slot)) && !isForbidden(small, large);
  const bySize = (left: Entry, right: Entry): readonly [small: Group, large: Group] => {
    const a = groupOf(left);
    const b = groupOf(right);
    return a.members.length <= b.members.length ? [a, b] : [b, a];
  };
  const merge = (small: Group, large: Group): void => {
    for (const slot of small.slots) large.slots.add(slot);
    for (const entry of small.members) {
      large.members.push(entry);
      groups[entry.index] = large;
    }
  };
  return {
    join(edge) {
      const [small, large] = bySize(edge.from, edge.to);
      if (small === large) return true;
      if (!mayMerge(small, large)) return false;
      merge(small, large);
      edges.push(edge);
      return true;
    },
    mayJoin(left, right) {
      const [small, large] = bySize(left, right);
      return small !== large && mayMerge(small, large);
    },
    membersOf: (entry) => groupOf(entry).members.toSorted(byIndex),
    all: () => [...new Set(groups)].map((group) => group.members.toSorted(byIndex)),
    edges: () => edges,
  };
}
