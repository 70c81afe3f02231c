import { type Box, boundingBox } from '../geometry/box.js';
import { type Interval, mergeIntervals, overlapLength } from '../geometry/interval.js';
import { putUnder } from '../groups/group-by.js';
import { type AreaIndex, isCovered } from './area-index.js';
import { isPale } from './colour.js';
import type { InkedRuling, PageLines } from './find-rulings.js';
import { runsDown } from './find-visible.js';
import type { Glyph, Ruling, StruckText } from './page-content.js';
import type { ShownGlyph } from './page-marks.js';

/** A line through a letter passes its middle within this share of an em: not under it, not over it, not between two lines of text. */
const THROUGH = 0.27;
/** … and over at least this share of its advance. */
const OVER_GLYPH = 0.5;
/** A line that covers more of a letter than this share of an em hides it (see find-visible.ts). */
const MOST_THICKNESS = 0.5;
/** A pale line as thick as this, in ems, is a highlighter's. */
const HIGHLIGHTER = 0.15;
/** Pieces of one line lie on one axis within this, in ems, and are parted by no more than that. */
const SAME_AXIS = 0.12;
const PIECE_GAP = 0.4;
/** A line ends at a rule across it within this, in ems. */
const MEETS = 0.3;
/** Larger writing, in page ems, lies over a table (a stamp, a watermark) and not in its rows. */
const MOST_SIZE = 2;
/** Share of a line's length that the text it strikes takes, where no rules across it say where its cells end. */
const OVER_TEXT = 0.4;
/** Lines of one text are set closer than this, in ems; between rows there is more room. */
const LEADING = 0.35;
/** Text as near as this to a line, in ems, stands in the row of it or in the next one. */
const BESIDE = 1.2;
/** A row over which a cell goes on is lower than the cell by this factor. */
const MERGED = 1.5;

/** A glyph in the coordinates of its writing: `start`..`end` along the line of writing, `middle` across it. */
interface Placed extends Interval {
  readonly shown: ShownGlyph;
  readonly middle: number;
  readonly em: number;
}

/** Writing in one direction and the lines drawn along it and across it. */
interface Direction {
  /** In order of `middle`. */
  readonly glyphs: readonly Placed[];
  /** Rules, and strokes that are none, along the writing … */
  readonly along: readonly InkedRuling[];
  /** … and the rules among them. */
  readonly rules: readonly InkedRuling[];
  readonly across: readonly Ruling[];
  readonly largest: number;
  readonly em: number;
}

/** A line (several pieces at one place) with what it passes through. */
interface Bar extends Interval {
  readonly position: number;
  readonly pieces: readonly InkedRuling[];
  readonly crossed: readonly Placed[];
}

export interface Strikes {
  readonly struck: ReadonlySet<ShownGlyph>;
  /** Text with so many lines through it that they hide it. */
  readonly blackened: ReadonlySet<ShownGlyph>;
  /** The lines that strike (取り消し線), and those of highlighters: no rules. */
  readonly lines: ReadonlySet<InkedRuling>;
}

function place(shown: ShownGlyph, down: boolean): Placed {
  const { box, fontSize } = shown.glyph;
  return down
    ? { shown, em: fontSize, start: box.top, end: box.bottom, middle: (box.left + box.right) / 2 }
    : { shown, em: fontSize, start: box.left, end: box.right, middle: (box.top + box.bottom) / 2 };
}

function directionOf(
  glyphs: readonly ShownGlyph[],
  { rulings, strokes }: Pick<PageLines, 'rulings' | 'strokes'>,
  down: boolean,
  em: number,
): Direction {
  const placed = glyphs
    .filter(({ glyph }) => glyph.angle % 90 === 0 && runsDown(glyph) === down && glyph.fontSize <= MOST_SIZE * em)
    .map((shown) => place(shown, down))
    .sort((a, b) => a.middle - b.middle);
  const runsAlong = ({ ruling }: InkedRuling): boolean => (ruling.orientation === 'vertical') === down;
  const rules = rulings.filter(runsAlong);
  return {
    glyphs: placed,
    along: [...rules, ...strokes.filter(runsAlong)],
    rules,
    across: rulings.filter((line) => !runsAlong(line)).map(({ ruling }) => ruling),
    largest: placed.reduce((most, glyph) => Math.max(most, glyph.em), 0),
    em,
  };
}

/** Index of the first glyph whose middle is at `position` or further. */
function firstAt(glyphs: readonly Placed[], position: number): number {
  let low = 0;
  let high = glyphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((glyphs[middle]?.middle ?? position) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function near({ glyphs }: Direction, position: number, reach: number): Placed[] {
  const found: Placed[] = [];
  for (let i = firstAt(glyphs, position - reach); i < glyphs.length; i += 1) {
    const glyph = glyphs[i];
    if (!glyph || glyph.middle > position + reach) break;
    found.push(glyph);
  }
  return found;
}

/** The glyphs that a line passes through, where it is seen there. */
function crossedBy(direction: Direction, index: AreaIndex, { ruling, after }: InkedRuling): Placed[] {
  const { position, thickness } = ruling;
  return near(direction, position, THROUGH * direction.largest).filter((glyph) => {
    if (thickness > MOST_THICKNESS * glyph.em || Math.abs(glyph.middle - position) > THROUGH * glyph.em) return false;
    if (overlapLength(glyph, ruling) < OVER_GLYPH * (glyph.end - glyph.start) || ruling.end <= ruling.start)
      return false;
    return !isCovered(index, after, stretchOf(ruling, glyph));
  });
}

function stretchOf({ orientation, position, thickness }: Ruling, { start, end }: Interval): Box {
  const [low, high] = [position - thickness / 2, position + thickness / 2];
  return orientation === 'horizontal'
    ? { left: start, right: end, top: low, bottom: high }
    : { left: low, right: high, top: start, bottom: end };
}

const isHighlighter = ({ ruling, colour }: InkedRuling, em: number): boolean =>
  ruling.thickness > HIGHLIGHTER * em && isPale(colour);

/** Lines that pass through text, their pieces put together. */
function findBars(direction: Direction, index: AreaIndex): Bar[] {
  const crossings = new Map<InkedRuling, Placed[]>();
  for (const piece of direction.along) {
    const crossed = crossedBy(direction, index, piece);
    if (crossed.length > 0) crossings.set(piece, crossed);
  }
  const bars: Bar[] = [];
  const taken = new Set<InkedRuling>();
  for (const [piece, crossed] of crossings) {
    if (taken.has(piece)) continue;
    const em = crossed[0]?.em ?? direction.em;
    const onAxis = direction.along.filter(
      ({ ruling }) => Math.abs(ruling.position - piece.ruling.position) <= SAME_AXIS * em,
    );
    const whole = mergeIntervals(
      onAxis.map(({ ruling }) => ruling),
      PIECE_GAP * em,
    ).find((interval) => overlapLength(interval, piece.ruling) > 0);
    if (!whole) continue;
    const pieces = onAxis.filter(({ ruling }) => ruling.start >= whole.start && ruling.end <= whole.end);
    for (const each of pieces) taken.add(each);
    const all = new Set(pieces.flatMap((each) => crossings.get(each) ?? []));
    bars.push({ ...whole, position: piece.ruling.position, pieces, crossed: [...all] });
  }
  return bars;
}

/** The stretches of a bar between the rules across it. */
function segmentsOf(
  bar: Bar,
  direction: Direction,
): { readonly segments: readonly Interval[]; readonly bounded: boolean } {
  const reach = MEETS * direction.em;
  const cuts = direction.across
    .filter(({ start, end, position }) => {
      const meets = start - reach <= bar.position && end + reach >= bar.position && end - start > direction.em;
      return meets && position >= bar.start - reach && position <= bar.end + reach;
    })
    .map(({ position }) => position)
    .sort((a, b) => a - b);
  const [first, last] = [cuts[0], cuts.at(-1)];
  const bounded =
    first !== undefined && last !== undefined && first - bar.start <= reach && bar.end - last <= reach && last > first;
  const ends = [bar.start, ...cuts.filter((cut) => cut > bar.start + reach && cut < bar.end - reach), bar.end];
  const segments = ends.slice(1).map((end, i) => ({ start: ends[i] ?? end, end }));
  return { segments: segments.filter(({ start, end }) => end - start > reach), bounded };
}

const lengthOf = (intervals: readonly Interval[]): number =>
  mergeIntervals(intervals).reduce((sum, { start, end }) => sum + end - start, 0);

const holds = (segment: Interval, glyph: Interval): boolean => {
  const centre = (glyph.start + glyph.end) / 2;
  return centre >= segment.start && centre <= segment.end;
};

/** Does a bar pass between two lines of one text here: closer than rows stand? */
function isWithinText(bar: Bar, glyphs: readonly Placed[]): boolean {
  const above = glyphs.filter(({ middle }) => middle < bar.position);
  const below = glyphs.filter(({ middle }) => middle > bar.position);
  if (above.length === 0 || below.length === 0) return false;
  const low = Math.max(...above.map(({ middle, em }) => middle + em / 2));
  const high = Math.min(...below.map(({ middle, em }) => middle - em / 2));
  return high - low < LEADING * (above[0]?.em ?? 0);
}

/**
 * Is a line through text a strike, or a rule that a text too large for its cell runs over? A rule ends at the rules across it and has
 * other cells with their text above and below it; a strike passes through most of the text beside it.
 */
function isStrike(bar: Bar, segments: readonly Interval[], bounded: boolean, direction: Direction): boolean {
  const share = lengthOf(bar.crossed) / (bar.end - bar.start);
  if (share >= OVER_TEXT) return true;
  const runs = mergeIntervals(bar.crossed, direction.em).length;
  if (!bounded && segments.length === 1) return runs > 2;
  if (segments.length === 1) return true;
  const beside = near(direction, bar.position, BESIDE * direction.em);
  const texts = segments.map((segment) => beside.filter((glyph) => holds(segment, glyph)));
  const crossed = segments.filter((segment) => bar.crossed.some((glyph) => holds(segment, glyph))).length;
  const within = texts.filter((glyphs) => isWithinText(bar, glyphs)).length;
  return crossed > 1 && crossed + within >= texts.filter((glyphs) => glyphs.length > 0).length / 2;
}

/** The room between the rules along a bar that are next to it over most of a segment. */
function roomOf(bar: Bar, segment: Interval, direction: Direction, strikes: ReadonlySet<InkedRuling>): Interval {
  const rules = direction.rules.filter(
    (line) => !strikes.has(line) && overlapLength(line.ruling, segment) >= (segment.end - segment.start) / 2,
  );
  const positions = rules.map(({ ruling }) => ruling.position);
  return {
    start: Math.max(Number.NEGATIVE_INFINITY, ...positions.filter((position) => position < bar.position)),
    end: Math.min(Number.POSITIVE_INFINITY, ...positions.filter((position) => position > bar.position)),
  };
}

/** What is left of a text when its brackets are taken out. */
const outsideBrackets = (text: string): string => text.replace(/[（(][^（(]*?[）)]/gu, '');

/**
 * What a bar through several cells strikes beside what it passes through: the further lines of the cells of its row, unless one of
 * them is a number, which replaces the one struck. A cell that goes on over further rows is struck only where it is hit.
 */
function struckBeside(
  bar: Bar,
  segments: readonly Interval[],
  direction: Direction,
  strikes: ReadonlySet<InkedRuling>,
): Placed[] {
  const hit = segments.filter((segment) => bar.crossed.some((glyph) => holds(segment, glyph)));
  if (hit.length < 2) return [];
  const rooms = segments.map((segment) => roomOf(bar, segment, direction, strikes));
  const lowest = Math.min(...rooms.map(({ start, end }) => end - start));
  if (!Number.isFinite(lowest)) return [];
  const left = segments.map((segment, i): readonly Placed[] => {
    const room = rooms[i];
    if (!room || room.end - room.start > MERGED * lowest) return [];
    return direction.glyphs.filter(
      (glyph) =>
        holds(segment, glyph) && glyph.middle > room.start && glyph.middle < room.end && !bar.crossed.includes(glyph),
    );
  });
  const replaced = left.some((glyphs) =>
    /\d/u.test(
      outsideBrackets(
        glyphs
          .map(({ shown }) => shown.glyph.text)
          .join('')
          .normalize('NFKC'),
      ),
    ),
  );
  return replaced ? [] : left.flat();
}

/** Do the lines over a glyph cover more of it, taken together, than they leave free? */
function isBlackened(glyph: Placed, { along }: Direction): boolean {
  const whole = { start: glyph.middle - glyph.em / 2, end: glyph.middle + glyph.em / 2 };
  const inked = along
    .filter(
      ({ ruling }) =>
        Math.abs(ruling.position - glyph.middle) <= glyph.em &&
        ruling.thickness <= MOST_THICKNESS * glyph.em &&
        overlapLength(glyph, ruling) >= OVER_GLYPH * (glyph.end - glyph.start),
    )
    .map(({ ruling: { position, thickness } }) => ({ start: position - thickness / 2, end: position + thickness / 2 }));
  const covered = mergeIntervals(inked).reduce((sum, stretch) => sum + overlapLength(stretch, whole), 0);
  return covered > MOST_THICKNESS * glyph.em;
}

/** Further off the page than this, in points, nothing is drawn for anybody. */
const FARTHEST = 20_000;
/** Squares of this size, in points, tell quickly where lines and letters may meet. */
const SQUARE = 4;

/** Is there a glyph with a line so near its middle that it may be struck? On most pages there is none, and nothing more to do. */
function mayBeStruck(glyphs: readonly ShownGlyph[], lines: readonly InkedRuling[], down: boolean): boolean {
  const orientation = down ? 'vertical' : 'horizontal';
  const along = lines.filter(({ ruling }) => ruling.orientation === orientation);
  const largest = glyphs.reduce((most, { glyph }) => Math.max(most, glyph.fontSize), 0);
  const reach = Math.min(THROUGH * largest, FARTHEST);
  const rows = new Map<number, Ruling[]>();
  for (const { ruling } of along) {
    if (Math.abs(ruling.position) > FARTHEST) continue;
    const last = Math.floor((ruling.position + reach) / SQUARE);
    for (let row = Math.floor((ruling.position - reach) / SQUARE); row <= last; row += 1) {
      putUnder(rows, row, ruling);
    }
  }
  return glyphs.some(({ glyph }) => {
    const { left, top, right, bottom } = glyph.box;
    const middle = down ? (left + right) / 2 : (top + bottom) / 2;
    const centre = down ? (top + bottom) / 2 : (left + right) / 2;
    return rows
      .get(Math.floor(middle / SQUARE))
      ?.some(
        ({ position, start, end }) =>
          Math.abs(position - middle) <= THROUGH * glyph.fontSize &&
          start <= centre &&
          end >= centre &&
          runsDown(glyph) === down,
      );
  });
}

/**
 * Finds the text that is struck out (見え消し), by one line or two, and the lines that do it. `glyphs`: those that are read, and those that
 * such a line hides. `em`: the page's usual glyph height.
 */
export function findStrikes(
  glyphs: readonly ShownGlyph[],
  drawn: Pick<PageLines, 'rulings' | 'strokes'>,
  index: AreaIndex,
  em: number,
): Strikes {
  const struck = new Set<ShownGlyph>();
  const blackened = new Set<ShownGlyph>();
  const lines = new Set<InkedRuling>();
  const all = [...drawn.rulings, ...drawn.strokes];
  for (const down of [false, true]) {
    if (!mayBeStruck(glyphs, all, down)) continue;
    const direction = directionOf(glyphs, drawn, down, em);
    const bars = findBars(direction, index).flatMap((bar) => {
      const { segments, bounded } = segmentsOf(bar, direction);
      return isStrike(bar, segments, bounded, direction) ? [{ bar, segments }] : [];
    });
    for (const { bar } of bars) for (const piece of bar.pieces) lines.add(piece);
    for (const { bar, segments } of bars) {
      if (bar.pieces.every((piece) => isHighlighter(piece, em))) continue;
      for (const { shown } of struckBeside(bar, segments, direction, lines)) struck.add(shown);
      for (const glyph of bar.crossed) (isBlackened(glyph, direction) ? blackened : struck).add(glyph.shown);
    }
  }
  for (const shown of blackened) struck.delete(shown);
  return { struck, blackened, lines };
}

/** Glyphs drawn one after the other stand in one text when they share their line and lie closer than this, in ems. */
const TEXT_GAP = 1;

function goesOn(before: Glyph, next: Glyph): boolean {
  const em = Math.max(before.fontSize, next.fontSize);
  const [gap, off] = runsDown(before)
    ? [next.box.top - before.box.bottom, next.box.left - before.box.left]
    : [next.box.left - before.box.right, next.box.bottom - before.box.bottom];
  return Math.abs(gap) <= TEXT_GAP * em && Math.abs(off) <= SAME_AXIS * em;
}

/** Struck glyphs in the order of drawing, put together to texts. */
export function joinStruck(glyphs: readonly Glyph[]): StruckText[] {
  const runs: [Glyph, ...Glyph[]][] = [];
  for (const glyph of glyphs) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && goesOn(before, glyph)) run.push(glyph);
    else runs.push([glyph]);
  }
  return runs.map((run) => ({
    box: boundingBox(run.map(({ box }) => box)) ?? run[0].box,
    text: run.map(({ text }) => text).join(''),
    glyphs: run,
  }));
}
