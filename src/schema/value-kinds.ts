/** How a kind is drawn in a chart: told apart by shape and dash as well as by colour. */
export interface KindLook {
  readonly colour: string;
  readonly symbol: 'rect' | 'circle' | 'diamond' | 'triangle';
  readonly dash: 'solid' | 'dashed' | 'dotted';
  readonly hollow: boolean;
  /** Degrees. */
  readonly turned: number;
  /** The same shape as a character, beside its name. */
  readonly mark: string;
  /** The kind in a chart of a terminal: half-width, so that columns stay straight. */
  readonly letter: string;
}

/** All that the program knows of a kind of value (値の種類), apart from the words by which profiles recognise it. */
export interface KindMeta {
  /** Its Japanese name: in titles of columns, sentences and the terminal. */
  readonly name: string;
  /** What documents call it, the commonest first, parted by ・. */
  readonly printed: string;
  /** Its name where room is scarce: in lists and legends of the review pages. */
  readonly short: string;
  readonly english: string;
  /** What a value of this kind claims: a fact, a guess at one, or a wish. Facts of two declarations must agree; a wish is compared with a wish only. */
  readonly claims: 'fact' | 'guess' | 'wish';
  /** May the year of a document's title date it? A baseline lies before that year, at a time that only the document can tell. */
  readonly datedByTitle: boolean;
  readonly look: KindLook;
}

/**
 * The kinds of values, in the order of all columns and lists. A kind that is added here has its columns in series.csv and indicators.csv, its
 * labels, its place in charts and on the review pages; the compiler names the few places that have to decide something about it.
 */
export const kindTable = {
  baseline: {
    name: '当初値',
    printed: '当初水準・現状値・基準値',
    short: '当初',
    english: 'baseline',
    claims: 'fact',
    datedByTitle: false,
    look: { colour: '#5b6770', symbol: 'rect', dash: 'dotted', hollow: false, turned: 0, mark: '■', letter: 'x' },
  },
  actual: {
    name: '実績値',
    printed: '実績値',
    short: '実績',
    english: 'actual',
    claims: 'fact',
    datedByTitle: true,
    look: { colour: '#1b6e3c', symbol: 'circle', dash: 'solid', hollow: false, turned: 0, mark: '●', letter: '*' },
  },
  estimate: {
    name: '実績見込値',
    printed: '実績見込値',
    short: '実績見込',
    english: 'estimate',
    claims: 'guess',
    datedByTitle: true,
    look: { colour: '#00708a', symbol: 'diamond', dash: 'dashed', hollow: true, turned: 0, mark: '◇', letter: 'o' },
  },
  target: {
    name: '目標値',
    printed: '目標値',
    short: '目標',
    english: 'target',
    claims: 'wish',
    datedByTitle: true,
    look: { colour: '#b4530a', symbol: 'triangle', dash: 'dashed', hollow: true, turned: 0, mark: '△', letter: '+' },
  },
  interim_target: {
    name: '中間目標値',
    printed: '中間目標値',
    short: '中間目標',
    english: 'interim target',
    claims: 'wish',
    datedByTitle: true,
    look: { colour: '#8a6d00', symbol: 'triangle', dash: 'dotted', hollow: true, turned: 180, mark: '▽', letter: 'v' },
  },
  plan: {
    name: '計画値',
    printed: '計画値・予定',
    short: '計画',
    english: 'planned value',
    claims: 'wish',
    datedByTitle: true,
    look: { colour: '#7a3e9d', symbol: 'rect', dash: 'dotted', hollow: true, turned: 0, mark: '□', letter: '#' },
  },
} as const satisfies Record<string, KindMeta>;

export type ValueKind = keyof typeof kindTable;

/** What a kind is, without the table's literal types. */
export const kindMeta = (kind: ValueKind): KindMeta => kindTable[kind];

export const valueKinds = Object.keys(kindTable) as readonly ValueKind[];

/** Something for each kind, by its code. */
export function byKind<T>(make: (meta: KindMeta, kind: ValueKind) => T): Readonly<Record<ValueKind, T>> {
  return byColumn('', make);
}

/** Something for each kind, by the name of a column: `_text` gives `baseline_text`, `actual_text`, … */
export function byColumn<T, Suffix extends string>(
  suffix: Suffix,
  make: (meta: KindMeta, kind: ValueKind) => T,
): Readonly<Record<`${ValueKind}${Suffix}`, T>> {
  const entries = valueKinds.map((kind) => [`${kind}${suffix}`, make(kindMeta(kind), kind)] as const);
  return Object.fromEntries(entries) as Record<`${ValueKind}${Suffix}`, T>;
}
