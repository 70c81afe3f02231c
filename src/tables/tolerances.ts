/** What a tolerance counts: ems of the writing, points, a share of something, a factor, a number of things, or a weight (only proportions matter). */
export type ToleranceUnit = 'em' | 'points' | 'share' | 'ratio' | 'count' | 'weight';

/** A number that decides where no rule of a standard does. */
export interface Tolerance {
  readonly value: number;
  readonly unit: ToleranceUnit;
  /** What it decides; a reason that begins with an ellipsis goes on from the one above it. */
  readonly reason: string;
  /** Why no case holds it on both sides, where none does. */
  readonly unheld?: string;
}

/**
 * Every tolerance of this room, by the step that asks for it. `npm run sensitivity` moves each one and names the cases that break:
 * one that no case holds does not belong here.
 */
export const toleranceRecord = {
  alignedNets: {
    tallestWhite: { value: 3, unit: 'em', reason: 'White between two bands of one table is at most this.' },
    titleSize: {
      value: 1.2,
      unit: 'ratio',
      reason: 'Writing larger than this many times the page’s median is a title (表題), not a row.',
    },
    muchFuller: {
      value: 1.5,
      unit: 'ratio',
      reason: 'A line with this many times the pieces of the one above it is clearly fuller.',
    },
    proseShare: {
      value: 0.6,
      unit: 'share',
      reason: 'A row without a wide rival: text this share of the table’s width on one piece is prose, not a row.',
    },
  },
  bands: {
    pieceGap: {
      value: 0.5,
      unit: 'em',
      reason: 'Pieces of text this far apart may stand in two columns: more than the space inside a phrase.',
    },
    bandTolerance: { value: 0.3, unit: 'em', reason: 'Pieces on one band have baselines within this.' },
  },
  characterRules: {
    sameLine: { value: 0.2, unit: 'em', reason: 'Characters of one line have baselines within this.' },
    largestGap: { value: 0.6, unit: 'em', reason: 'Strokes go on from one character to the next across at most this.' },
    samePlace: { value: 0.35, unit: 'em', reason: 'Characters below one another stand at one place within this.' },
    lineStep: {
      value: 1.6,
      unit: 'ratio',
      reason: 'Lines of one table are at most this many times as far apart as the closest of them.',
    },
    leastJunctions: { value: 2, unit: 'count', reason: 'A line of junctions holds at least this many: two corners.' },
  },
  completeGrids: {
    wideShare: {
      value: 0.5,
      unit: 'share',
      reason:
        'A column of a ruled table that its text parts into columns of their own takes up at least this share of the table.',
    },
    leastPartedRows: {
      value: 3,
      unit: 'em',
      reason:
        'A narrower one is parted where at least this many rows, the header too, have white of this width at one place.',
    },
    partingWhite: { value: 1, unit: 'em', reason: 'The white of `leastPartedRows`.' },
  },
  extendStripes: {
    middle: {
      value: 0.6,
      unit: 'share',
      reason: 'The text of an unshaded row stands within this of the row’s middle, as a share of the row’s height.',
    },
  },
  fillCells: {
    watermarkSize: {
      value: 2,
      unit: 'ratio',
      reason:
        'Writing larger than this many times the grid’s median, and wider than its cell, is a watermark (透かし).',
    },
  },
  findColumns: {
    leastRiver: { value: 0.4, unit: 'em', reason: 'White between two columns is at least this wide.' },
    crossedShare: {
      value: 0.2,
      unit: 'share',
      reason: 'Share of the bands whose text may run over a river: headers and rows that span columns.',
    },
    opening: {
      value: 0.25,
      unit: 'em',
      reason: 'Glyphs of one piece stand apart by at least this, where a full cell nearly touches the next one.',
    },
    markGap: { value: 1.6, unit: 'em', reason: 'A mark of a list stands at most this far before its text.' },
    leastPieces: {
      value: 2,
      unit: 'count',
      reason: 'A column holds at least this many pieces of text, or it is part of its neighbour.',
    },
  },
  findRows: {
    mostLines: { value: 16, unit: 'count', reason: 'A row of wrapped cells has at most this many lines.' },
    wide: { value: 1.15, unit: 'ratio', reason: 'Line distances beyond the usual one by this factor are wide …' },
    veryWide: { value: 2.1, unit: 'ratio', reason: '… and beyond this one very wide.' },
    setApart: {
      value: 0.2,
      unit: 'share',
      reason: 'Rows are set apart by white where at least this share of the bands has wide white above it.',
    },
    leastStep: { value: 0.9, unit: 'em', reason: 'Lines of one cell are at least this far apart …' },
    wrappedShare: {
      value: 0.05,
      unit: 'share',
      reason:
        '… and are found among the closest lines: this share of all steps from line to line is skipped as chance.',
    },
    off: {
      value: 0.45,
      unit: 'share',
      reason: 'A cell’s lines are off when they stand this share of a line’s distance from where the others are.',
    },
    usualStep: { value: 1.6, unit: 'em', reason: 'Lines of one cell are hardly farther apart than this.' },
    indent: { value: 1.1, unit: 'em', reason: 'A line of a paragraph may be set in by this much.' },
    fullWithin: {
      value: 1.3,
      unit: 'em',
      reason: 'A line is full when less than this many ems of its column are left.',
    },
  },
  frames: {
    meets: { value: 0.12, unit: 'em', reason: 'Two lines meet, or lie on one axis, within this.' },
    rounded: { value: 0.9, unit: 'em', reason: 'A rounded corner takes as much off both of its lines.' },
    freeCorners: {
      value: 1,
      unit: 'count',
      reason:
        'Corners of a frame at which nothing else is drawn: one at least, where others may lie on a rule. In a table no lines end so: all cells are rectangles.',
    },
    mostInOne: {
      value: 2,
      unit: 'count',
      reason:
        'As many boxes in one cell, or in no cell of a table, are no frames round a value: they are cells with gaps between.',
    },
    room: { value: 1.2, unit: 'em', reason: 'A frame round a value is no wider than this around its text.' },
    mostLines: {
      value: 10_000,
      unit: 'count',
      reason: 'A page of more lines than this is a drawing; nobody looks for frames round values on it.',
    },
  },
  fullRows: {
    sameAxis: { value: 0.38, unit: 'em', reason: 'Pieces of one rule stand on one axis within this.' },
    leastHeight: { value: 1, unit: 'em', reason: 'A row over the full width is between this high …' },
    mostHeight: { value: 3, unit: 'em', reason: '… and this.' },
  },
  glyphSize: {
    usualEm: {
      value: 10.5,
      unit: 'points',
      reason:
        'Where no glyph says how large the writing is: the usual body size of a Japanese office document (10.5 pt).',
    },
  },
  groupLabels: {
    onLine: { value: 0.25, unit: 'em', reason: 'A label stands in a row, or in the middle between two, within this.' },
  },
  headerSpans: {
    mostLevels: {
      value: 2,
      unit: 'count',
      reason: 'Headers have at most this many rows above the one that names every column.',
    },
    offMiddle: { value: 0.8, unit: 'em', reason: 'A heading stands over the middle of its columns within this.' },
  },
  joinNets: {
    groupRow: {
      value: 2.8,
      unit: 'em',
      reason: 'A row between two nets is at most this high: one line of text with its padding.',
    },
    agree: { value: 0.5, unit: 'em', reason: 'Sides and columns of two nets agree within this.' },
  },
  lattice: {
    sameBoundary: {
      value: 0.38,
      unit: 'em',
      reason:
        'Rules closer than this, are one boundary (double rules, tables set side by side): no text fits between them.',
    },
    wallShare: {
      value: 0.5,
      unit: 'share',
      reason: 'A wall stands between two places when rules cover at least this share of their common edge.',
    },
    openSide: {
      value: 1,
      unit: 'em',
      reason: 'Rules that stick out of the outermost crossing rule by more than this, show an open side.',
    },
  },
  lineSpacing: {
    even: {
      value: 0.3,
      unit: 'em',
      reason: 'Letter spacing counts as even when its gaps differ by less than this share of an em.',
    },
  },
  mergeRulings: {
    sameAxis: {
      value: 0.12,
      unit: 'em',
      reason: 'Pieces of one rule lie on one axis within this; two rules that enclose text are at least an em apart.',
    },
    pieceGap: {
      value: 0.4,
      unit: 'em',
      reason: 'Pieces of one rule (dots, dashes, one piece per cell) are parted by at most this.',
    },
    shortestDotted: {
      value: 0.5,
      unit: 'em',
      reason: 'A row of dots is a rule from this length on; shorter ones are dots of a rule that crosses.',
    },
    underlineReach: {
      value: 0.3,
      unit: 'em',
      reason: 'Text stands on its underline (下線) within this, and begins and ends with it.',
    },
  },
  openNets: {
    sharedWidth: { value: 0.9, unit: 'share', reason: 'Rules of one table share this much of their widths.' },
    leastRules: { value: 3, unit: 'count', reason: 'A table of horizontal rules alone has at least this many.' },
    tallestRow: {
      value: 14,
      unit: 'em',
      reason: 'Rows between horizontal rules are at most this high: farther apart, rules part sections of a page.',
    },
  },
  outerRows: {
    padding: {
      value: 1.5,
      unit: 'em',
      reason: 'Text of an outer row stands at most this far from the outermost rule.',
    },
    step: { value: 1.6, unit: 'em', reason: 'Lines of one row are at most this far apart …' },
    loneStep: { value: 1.25, unit: 'em', reason: '… of a line with a single piece of text, which could be a note.' },
    halfStep: {
      value: 0.9,
      unit: 'em',
      reason:
        'Lines closer than this, belong to one row whatever they hold: cells set to its middle beside wrapped ones.',
    },
    filledShare: { value: 0.6, unit: 'share', reason: 'An outer row has text in at least this share of the columns.' },
  },
  overflow: {
    touching: { value: 0.12, unit: 'em', reason: 'Characters of one text touch: they are at most this far apart …' },
    space: { value: 1.1, unit: 'em', reason: '… or, within one cell, at most a space.' },
    onRule: {
      value: 0.1,
      unit: 'em',
      reason: 'A character that reaches this far over a rule on both sides, stands on it.',
    },
    sameEdge: {
      value: 0.06,
      unit: 'em',
      reason: 'Texts of a column begin, end or have their middle at one place within this.',
    },
    large: { value: 1.5, unit: 'ratio', reason: 'Writing larger than this many times the table’s is drawn over it.' },
  },
  raisedMarks: {
    smallShare: {
      value: 0.87,
      unit: 'share',
      reason: 'A mark that is set high or low is at most this share of its neighbour’s size …',
    },
    leastRise: {
      value: 0.1,
      unit: 'em',
      reason: '… and its baseline is off the neighbour’s by at least this, in ems of the neighbour.',
    },
  },
  restarts: {
    larger: {
      value: 1.1,
      unit: 'ratio',
      reason: 'A caption’s writing is at least this many times as large as the table’s …',
    },
    offEdge: {
      value: 0.25,
      unit: 'em',
      reason: '… or begins off the left edge of the column below it by more than this …',
    },
    moreWhite: {
      value: 1.8,
      unit: 'ratio',
      reason: '… or has this many times the white above it that rows have between them.',
    },
    leastHeadings: { value: 3, unit: 'count', reason: 'A header names at least this many columns.' },
  },
  rowCosts: {
    row: { value: 1, unit: 'weight', reason: 'Each row costs this, or every line would be one.' },
    emptyColumn: { value: 0.25, unit: 'weight', reason: 'A column without text.' },
    loneColumn: { value: 1.2, unit: 'weight', reason: 'Text in one column only.' },
    noLabel: { value: 0.8, unit: 'weight', reason: 'No text in the first column.' },
    misaligned: { value: 1.5, unit: 'weight', reason: 'Cells that do not stand at one height of the row.' },
    spanned: { value: 2, unit: 'weight', reason: 'A piece over several columns beside other lines.' },
    wide: { value: 2.5, unit: 'weight', reason: 'Two lines of a cell with wide white between them.' },
    veryWide: { value: 4, unit: 'weight', reason: '… with very wide white.' },
    ruledByBracket: { value: -2, unit: 'weight', reason: 'A bracket that goes on from one line to the next.' },
    bracketBelow: { value: -1, unit: 'weight', reason: 'A bracket begins in the line below.' },
    twoFigures: { value: 2.5, unit: 'weight', reason: 'Two figures below one another.' },
    enumerated: { value: 3.5, unit: 'weight', reason: 'The line below begins with a number of a list.' },
    fullLine: { value: -0.5, unit: 'weight', reason: 'The line above is full.' },
    shortLine: { value: 0.7, unit: 'weight', reason: 'The line above is short.' },
    shortLabel: { value: 2.5, unit: 'weight', reason: '… and stands in the first column.' },
    noCommonEdge: { value: 2, unit: 'weight', reason: 'Lines that share no edge.' },
    wideBoundary: { value: -0.7, unit: 'weight', reason: 'A row that begins below wide white.' },
    tightBoundary: {
      value: 1.5,
      unit: 'weight',
      reason: 'A row that begins without wide white where rows are set apart by it.',
    },
  },
  rowsBelow: {
    padding: {
      value: 1.5,
      unit: 'em',
      reason: 'A row below the last rule of a table that holds rows of its own begins at most this far below it.',
    },
    mostHeaderRows: { value: 2, unit: 'count', reason: 'A header alone has at most this many rows.' },
    sticksOut: { value: 0.5, unit: 'em', reason: 'Text may stick out of a table’s side by this much.' },
  },
  ruleNets: {
    shortOf: {
      value: 0.5,
      unit: 'em',
      reason: 'A rule that stops short of the rule it is meant to meet leaves at most this gap.',
    },
  },
  shadedNets: {
    cellGap: { value: 1, unit: 'em', reason: 'Shaded cells of one row are at most this far apart …' },
    sameLevel: { value: 0.3, unit: 'em', reason: '… and their upper and lower edges agree within this.' },
  },
  splitGrids: {
    thin: {
      value: 0.6,
      unit: 'share',
      reason: 'A strip between the rules of two tables is at most this share of the header below it.',
    },
  },
  stackedLines: {
    centreTolerance: {
      value: 0.3,
      unit: 'em',
      reason:
        'Horizontal glyphs set one below the other count as one vertical line when their centres differ by less than this.',
    },
    stackGap: { value: 0.6, unit: 'em', reason: 'and the white between them is at most this.' },
    least: {
      value: 3,
      unit: 'count',
      reason: 'A stack is at least this many characters high: two may be two short lines.',
    },
  },
  suggestRows: {
    leastRows: {
      value: 3,
      unit: 'count',
      reason: 'Rows between two rules are parted only where at least this many stand there …',
    },
    partedShare: {
      value: 0.45,
      unit: 'share',
      reason:
        '… and where such stretches make up at least this share of the table’s height: else they are lists in single cells.',
    },
    figureShare: {
      value: 0.7,
      unit: 'share',
      reason: 'Share of a parted stretch’s rows that hold one line with a figure in some column.',
    },
  },
  tabularText: {
    leastColumns: { value: 3, unit: 'count', reason: 'A table without any rule has at least this many columns …' },
    leastRows: { value: 3, unit: 'count', reason: '… and rows, or it could be prose or a list.' },
    filledShare: {
      value: 0.5,
      unit: 'share',
      reason: 'At least this share of the places outside the first column hold text …',
    },
    figureShare: { value: 0.3, unit: 'share', reason: '… this share of those that do hold a figure or a dash …' },
    figureRows: { value: 2, unit: 'count', reason: '… in at least this many rows.' },
    edge: {
      value: 0.35,
      unit: 'share',
      reason: 'Entries of a column share their left edge, right edge or middle within this …',
    },
    alignedShare: { value: 0.6, unit: 'share', reason: '… at least this share of them does.' },
  },
  textLines: {
    baselineTolerance: {
      value: 0.2,
      unit: 'em',
      reason:
        'Baselines further apart than this are different lines, in ems of the larger glyph: a superscript is caught by `adoptSmall`.',
    },
    columnGap: {
      value: 2.3,
      unit: 'em',
      reason: 'A gap wider than this parts two lines that stand side by side: wider than two ideographic spaces.',
    },
    smallReach: { value: 0.6, unit: 'em', reason: 'How far a note mark may stand from its host, in ems of the host.' },
    spreadGap: {
      value: 3,
      unit: 'em',
      reason: 'The characters of a word spread over its place stand at most this far apart …',
    },
    spreadEven: { value: 0.25, unit: 'em', reason: '… and evenly.' },
  },
  wordSpace: {
    shownLatin: {
      value: 0.12,
      unit: 'em',
      reason:
        'A gap above the letter spacing reads as a space where a space glyph was shown between Latin letters or digits …',
    },
    shown: { value: 0.2, unit: 'em', reason: '… where one was shown beside a Japanese character …' },
    latin: {
      value: 0.22,
      unit: 'em',
      reason: '… where none was shown, between Latin letters: half of a usual word space …',
    },
    other: {
      value: 0.55,
      unit: 'em',
      reason:
        '… and elsewhere: more than the quarter em that word processors put between Japanese and digits (四分アキ).',
    },
  },
  openSpans: {
    white: {
      value: 1.1,
      unit: 'em',
      reason: 'White between lines of one text is at most this, double spacing left out.',
    },
    full: {
      value: 1.3,
      unit: 'em',
      reason: 'Less white than this at its end leaves a line no room for one more character.',
    },
    level: {
      value: 0.3,
      unit: 'em',
      reason: 'Texts of one row have a top, a middle or a bottom within this in common.',
    },
    middle: {
      value: 0.3,
      unit: 'share',
      reason: 'The middle of a label is off the middle of its rows by at most half of this share of a row.',
    },
  },
} as const satisfies Record<string, Record<string, Tolerance>>;

type Values = {
  readonly [Step in keyof typeof toleranceRecord]: { readonly [Name in keyof (typeof toleranceRecord)[Step]]: number };
};

const valuesOf = (step: Record<string, Tolerance>): Record<string, number> =>
  Object.fromEntries(Object.entries(step).map(([name, { value }]) => [name, value]));

/** The values of `toleranceRecord`, as the steps read them. */
export const tolerances = Object.fromEntries(
  Object.entries(toleranceRecord).map(([step, record]) => [step, valuesOf(record)]),
) as Values;
