/** What a tolerance counts: ems of the writing, points, a share of something, a factor, a number of things, or a weight (only proportions matter). */
export type ToleranceUnit = 'em' | 'points' | 'share' | 'ratio' | 'count' | 'weight';

/** A number that decides where no rule of a standard does. */
export interface Tolerance {
  readonly value: number;
  readonly unit: ToleranceUnit;
  /** What it decides, wherever it is asked for. */
  readonly reason: string;
  /** Why no case holds it on both sides, where none does. */
  readonly unheld?: string;
}

/**
 * Every tolerance of this room (許容差), by what it counts. A step takes the one whose sentence says what it means, never a number of its
 * own. `npm run sensitivity` moves each one and names the pages that hold it; docs/tolerances.md shows them.
 */
export const toleranceRecord = {
  /** Distances on the page. */
  length: {
    exact: {
      value: 0.05,
      unit: 'em',
      reason: 'What a program sets to one edge or one baseline is equal but for rounding.',
    },
    touch: {
      value: 0.12,
      unit: 'em',
      reason:
        'What is this near touches: strokes on one axis, ends that meet, characters of one text, edges at one place. Rules that enclose text are an em apart.',
    },
    slight: {
      value: 0.2,
      unit: 'em',
      reason:
        'Baselines within this are one line of writing, and a gap above it is a space between Latin letters or beside a space that was shown: less than the quarter em between Japanese and digits (四分アキ).',
    },
    near: {
      value: 0.3,
      unit: 'em',
      reason:
        'Texts stand at one place (one level, one edge, one middle) within this; an opening as wide parts two cells that nearly touch.',
    },
    gap: {
      value: 0.4,
      unit: 'em',
      reason:
        'No text fits in this: rules as near are one boundary (二重罫線), pieces as near (dots, dashes) are one rule; white down a table parts columns from this width on.',
    },
    apart: {
      value: 0.5,
      unit: 'em',
      reason:
        'White wider than this parts two pieces of text; what is nearer goes on: rules that stop short of one another, sides of one table, characters of a stack, a mark and what it marks.',
    },
    character: {
      value: 1.3,
      unit: 'em',
      reason:
        'One more character with its white: a line is full when less is left, an indent, a space and the room in a frame are no wider.',
    },
    step: {
      value: 1.6,
      unit: 'em',
      reason: 'From line to line of one cell, and from the outermost rule to the row beyond it, at most.',
    },
    column: {
      value: 2.3,
      unit: 'em',
      reason: 'A gap wider than this parts lines that stand side by side: wider than two ideographic spaces.',
    },
    white: {
      value: 3,
      unit: 'em',
      reason:
        'White within one table, a row of one line with its padding, and the gaps of a word spread over its place (均等割付) are at most this.',
    },
    row: {
      value: 14,
      unit: 'em',
      reason: 'Rows between two rules are at most this high: farther apart, rules part sections of a page.',
    },
    usualEm: {
      value: 10.5,
      unit: 'points',
      reason: 'An em where no glyph says how large it is: the usual body size of a Japanese office document.',
      unheld: 'A page without upright writing has no table; only something to divide by is needed.',
    },
  },
  ratio: {
    larger: {
      value: 1.15,
      unit: 'ratio',
      reason:
        'Clearly larger: a title’s writing than the table’s, a host’s than its mark’s, the step between two rows than the one between two lines of a cell.',
    },
    much: {
      value: 2,
      unit: 'ratio',
      reason:
        'Much larger: what is drawn over a table, a rule beside a line of writing, white above a caption, a line with far more pieces than the one above, lines too far apart for one table.',
    },
  },
  share: {
    some: {
      value: 0.2,
      unit: 'share',
      reason: 'So many at least, or the few are chance: of bands, of cells.',
    },
    most: { value: 0.6, unit: 'share', reason: 'Clearly more than half: of a table’s columns, rows or width.' },
    nearlyAll: { value: 0.9, unit: 'share', reason: 'All but the ragged ends: of a width that two things share.' },
    chance: {
      value: 0.05,
      unit: 'share',
      reason: 'The smallest steps from line to line are skipped as chance, this share of all.',
      unheld:
        'Held from below. From above: where so many are skipped that only steps of rows are left, the least step is taken.',
    },
  },
  count: {
    pair: {
      value: 2,
      unit: 'count',
      reason:
        'One alone says nothing: corners of a line, entries of a column, rows with figures. A header has as many rows at most, a cell as many frames.',
    },
    few: {
      value: 3,
      unit: 'count',
      reason: 'Two may be chance, three are a pattern: rows and columns of a table, its rules, headings, a stack.',
    },
    many: {
      value: 5,
      unit: 'count',
      reason: 'As many of a kind are drawn on purpose: a line of dashes, strips of a figure.',
      unheld: 'Held from above. From below: four dashes or strips would be drawn on purpose as well.',
    },
  },
  /** Of taking lines for one row or for several (`find-rows.ts`), in rows: only proportions matter. */
  cost: {
    hint: {
      value: 0.5,
      unit: 'weight',
      reason: 'Against a parting: a full line above; for one: a short line above, in any column but the first.',
    },
    sign: {
      value: 1,
      unit: 'weight',
      reason:
        'A row of one text, a boundary without white where others have it, a figure below words; against it, a bracket below.',
    },
    strong: {
      value: 2.5,
      unit: 'weight',
      reason:
        'Cells off the height of the others; lines below one another in every column; two figures, a short label, a number of a list or lines of no common edge below one another; wide white in a cell; a text over columns beside others; against it, an open bracket.',
    },
  },
  /** Of work: beyond these nobody looks. */
  limit: {
    rowLines: {
      value: 16,
      unit: 'count',
      reason: 'Lines of one row.',
      unheld: 'Bounds the time only; no printed row comes near it.',
    },
    drawing: {
      value: 10_000,
      unit: 'count',
      reason: 'Lines of a page that is no drawing (図面).',
      unheld: 'Bounds the time only: a page of so many lines has no table.',
    },
    grounds: {
      value: 200,
      unit: 'count',
      reason: 'Areas, or long lines, of a page that may lie behind cards.',
      unheld: 'Bounds the time only: a page has a dozen cards.',
    },
    heads: {
      value: 500,
      unit: 'count',
      reason: 'Arrowheads of a page that is no drawing.',
      unheld: 'Bounds the time only, as `drawing` does.',
    },
  },
} as const satisfies Record<string, Record<string, Tolerance>>;

/** Every tolerance with its name: `length.near`. */
export const namedTolerances: readonly (readonly [string, Tolerance])[] = Object.entries<
  Readonly<Record<string, Tolerance>>
>(toleranceRecord).flatMap(([kind, record]) =>
  Object.entries(record).map(([name, tolerance]) => [`${kind}.${name}`, tolerance] as const),
);

type Values = {
  readonly [Kind in keyof typeof toleranceRecord]: { readonly [Name in keyof (typeof toleranceRecord)[Kind]]: number };
};

const valuesOf = (kind: Record<string, Tolerance>): Record<string, number> =>
  Object.fromEntries(Object.entries(kind).map(([name, { value }]) => [name, value]));

/** The values of `toleranceRecord`, as the steps read them: `tolerances.length.near`. */
export const tolerances = Object.fromEntries(
  Object.entries(toleranceRecord).map(([kind, record]) => [kind, valuesOf(record)]),
) as Values;
