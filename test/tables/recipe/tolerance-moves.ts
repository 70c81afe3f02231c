import type { PageContent } from '../../../src/pdf/page-content.js';
import { findLayout } from '../../../src/tables/find-layout.js';
import { namedTolerances, type Tolerance, tolerances } from '../../../src/tables/tolerances.js';

/** A page that says by its layout whether a tolerance still is what it was. */
export interface Case {
  readonly name: string;
  readonly page: PageContent;
}

export type Side = 'below' | 'above';

/** Name of a tolerance: `length.near`. */
export const toleranceNames: readonly string[] = namedTolerances.map(([name]) => name);

const settable = tolerances as unknown as Record<string, Record<string, number>>;
const partsOf = (name: string): [string, string] => {
  const [kind = '', own = ''] = name.split('.');
  return [kind, own];
};

const byName = new Map(namedTolerances);

export function toleranceOf(name: string): Tolerance {
  const tolerance = byName.get(name);
  if (!tolerance) throw new Error(`no tolerance ${name}`);
  return tolerance;
}

/** Where a tolerance is moved to: by a third, a count by one; a weight is lost, or doubled. */
export function movesOf({ value, unit }: Tolerance): Readonly<Record<Side, number>> {
  if (unit === 'count') return { below: value - 1, above: value + 1 };
  if (unit === 'weight') return { below: 0, above: value * 2 };
  return { below: (value * 2) / 3, above: (value * 4) / 3 };
}

/** What `act` gives while a tolerance has another value. */
export function withTolerance<T>(name: string, value: number, act: () => T): T {
  const [kind, own] = partsOf(name);
  const record = settable[kind] ?? {};
  const usual = record[own] ?? Number.NaN;
  record[own] = value;
  try {
    return act();
  } finally {
    record[own] = usual;
  }
}

/** The cells of a page's grids and its lines, as text. */
export function layoutText(page: PageContent): string {
  const { grids, lines } = findLayout(page);
  const textsOf = (written: readonly { readonly text: string }[]): string[] => written.map(({ text }) => text);
  const cells = grids.map((grid) =>
    grid.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, textsOf(cell.lines)]),
  );
  return JSON.stringify([cells, textsOf(lines)]);
}

/** The layout of a page, and the names of the tolerances that it was asked for: no other one can change it. */
export function layoutWithUses(page: PageContent): { layout: string; uses: ReadonlySet<string> } {
  const uses = new Set<string>();
  const plain = { ...settable };
  for (const [kind, record] of Object.entries(plain)) {
    settable[kind] = new Proxy(record, {
      get(target, own: string) {
        uses.add(`${kind}.${own}`);
        return target[own];
      },
    });
  }
  try {
    return { layout: layoutText(page), uses };
  } finally {
    Object.assign(settable, plain);
  }
}
