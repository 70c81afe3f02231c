import type { SeriesLink } from '../../../src/schema/series-link.js';

/** How well links agree with the truth; shares of 1, with the pairs behind them. */
export interface Measured {
  /** Pairs of rows in one series by certain links. */
  readonly certainPairs: number;
  readonly wrongPairs: readonly (readonly [string, string])[];
  readonly precision: number;
  /** Steps of a true series from one declaration to the next that certain links cover. */
  readonly certainRecall: number;
  /** Steps that certain or proposed links cover. */
  readonly recall: number;
  readonly missed: readonly (readonly [string, string])[];
  readonly proposals: number;
  readonly proposalPrecision: number;
}

const refOf = ({ document_id, table, row }: SeriesLink): string => `${document_id}/${table}/${row}`;

function joinedBy(pairs: Iterable<readonly [string, string]>): (left: string, right: string) => boolean {
  const parents = new Map<string, string>();
  const find = (ref: string): string => {
    let root = ref;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    return root;
  };
  for (const [left, right] of pairs) parents.set(find(left), find(right));
  return (left, right) => find(left) === find(right);
}

/** Rows of each true series in the order of the documents. */
function trueSeries(truth: ReadonlyMap<string, string>): string[][] {
  const series = new Map<string, string[]>();
  for (const [ref, id] of truth) series.set(id, [...(series.get(id) ?? []), ref]);
  return [...series.values()];
}

export function measureLinks(links: readonly SeriesLink[], truth: ReadonlyMap<string, string>): Measured {
  const inForce = links.filter(({ certainty }) => certainty !== 'proposed');
  const proposed = links.filter(({ certainty }) => certainty === 'proposed');
  const seriesOf = new Map(inForce.map((link) => [refOf(link), link.series_id]));
  const members = new Map<string, string[]>();
  for (const [ref, id] of seriesOf) members.set(id, [...(members.get(id) ?? []), ref]);
  let certainPairs = 0;
  const wrongPairs: (readonly [string, string])[] = [];
  for (const rows of members.values()) {
    for (const [index, left] of rows.entries()) {
      for (const right of rows.slice(index + 1)) {
        certainPairs += 1;
        if (truth.get(left) !== truth.get(right)) wrongPairs.push([left, right]);
      }
    }
  }
  const steps = trueSeries(truth).flatMap((rows) =>
    rows.slice(1).map((right, index) => [rows[index] ?? '', right] as const),
  );
  const byAny = joinedBy([
    ...inForce.map((link) => [link.series_id, refOf(link)] as const),
    ...proposed.map((link) => [link.series_id, refOf(link)] as const),
  ]);
  const missed = steps.filter(([left, right]) => !byAny(left, right));
  const certain = steps.filter(([left, right]) => seriesOf.get(left) === seriesOf.get(right));
  const right = proposed.filter((link) => truth.get(link.linked_to) === truth.get(refOf(link)));
  return {
    certainPairs,
    wrongPairs,
    precision: certainPairs === 0 ? 1 : 1 - wrongPairs.length / certainPairs,
    certainRecall: certain.length / steps.length,
    recall: 1 - missed.length / steps.length,
    missed,
    proposals: proposed.length,
    proposalPrecision: proposed.length === 0 ? 1 : right.length / proposed.length,
  };
}
