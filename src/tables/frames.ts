import { acrossOf, type Box, boundingBox, boxOfLine, centreY, holdsBox, holdsCentre } from '../geometry/box.js';
import { mergeIntervals } from '../geometry/interval.js';
import type { Glyph, Ruling } from '../pdf/page-content.js';
import { mergeRulings, type Rule } from './merge-rulings.js';
import { tolerances } from './tolerances.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four lines that make up a closed box. */
interface Frame {
  readonly box: Box;
  readonly sides: readonly Ruling[];
  readonly corners: readonly Point[];
}

/** Larger than any column of a page. */
const COLUMNS = 1_000_003;

/** Lines by a point of theirs (a beginning, an end), in squares of the page. */
class Places {
  readonly #squares = new Map<number, Ruling[]>();

  /** `reach`: how far from a point its lines are looked for, in points. */
  constructor(readonly reach: number) {}

  add(ruling: Ruling, x: number, y: number): void {
    const key = this.#column(y) * COLUMNS + this.#column(x);
    const here = this.#squares.get(key);
    if (here) here.push(ruling);
    else this.#squares.set(key, [ruling]);
  }

  #column(along: number): number {
    return Math.floor(along / (2 * this.reach));
  }

  near(x: number, y: number): Ruling[] {
    const found: Ruling[] = [];
    for (let row = this.#column(y - this.reach); row <= this.#column(y + this.reach); row += 1) {
      for (let column = this.#column(x - this.reach); column <= this.#column(x + this.reach); column += 1) {
        for (const ruling of this.#squares.get(row * COLUMNS + column) ?? []) found.push(ruling);
      }
    }
    return found;
  }
}

function endsOf({ orientation, position, start, end }: Ruling): Point[] {
  return orientation === 'horizontal'
    ? [
        { x: start, y: position },
        { x: end, y: position },
      ]
    : [
        { x: position, y: start },
        { x: position, y: end },
      ];
}

/** Do a level line's end and an upright line's end make a corner: a sharp one, or a round one that takes the same off both? */
function isCorner(offX: number, offY: number, em: number): boolean {
  const sharp = Math.max(Math.abs(offX), Math.abs(offY)) <= tolerances.length.touch * em;
  return sharp || (offX > 0 && offY > 0 && offX <= em && Math.abs(offX - offY) <= tolerances.length.touch * em);
}

/** The lines that no other goes on from on the same axis, as the pieces of a table's rules do: most lines of a page are dropped here. */
function findLoose(rulings: readonly Ruling[], em: number): Ruling[] {
  const reach = tolerances.length.touch * em;
  return (['horizontal', 'vertical'] as const).flatMap((orientation) => {
    const lines = rulings
      .filter((ruling) => ruling.orientation === orientation && ruling.end - ruling.start > em / 2)
      .sort((a, b) => a.position - b.position);
    const goOn = new Set<Ruling>();
    lines.forEach((line, index) => {
      for (let i = index + 1; i < lines.length; i += 1) {
        const other = lines[i];
        if (!other || other.position - line.position > reach) break;
        if (Math.abs(other.start - line.end) > reach && Math.abs(line.start - other.end) > reach) continue;
        goOn.add(line);
        goOn.add(other);
      }
    });
    return lines.filter((line) => !goOn.has(line));
  });
}

/** The closed boxes among the lines, those left out whose corners other boxes share. */
function findBoxes(rulings: readonly Ruling[], em: number): Frame[] {
  const tops: Ruling[] = [];
  const uprights = new Places(em);
  const levels = new Places(em);
  for (const ruling of findLoose(rulings, em)) {
    if (ruling.orientation === 'vertical') uprights.add(ruling, ruling.position, ruling.start);
    else {
      tops.push(ruling);
      levels.add(ruling, ruling.start, ruling.position);
    }
  }
  return tops.flatMap((top): Frame[] => {
    const lefts = uprights
      .near(top.start, top.position)
      .filter(({ position, start }) => isCorner(top.start - position, start - top.position, em));
    if (lefts.length === 0) return [];
    const rights = uprights
      .near(top.end, top.position)
      .filter(({ position, start }) => isCorner(position - top.end, start - top.position, em));
    return lefts.flatMap((left) =>
      rights
        .filter(
          (right) => Math.abs(right.end - left.end) <= tolerances.length.touch * em && right.position > left.position,
        )
        .flatMap((right) => closeBox(top, left, right, { uprights, levels }, em)),
    );
  });
}

interface Beginnings {
  readonly uprights: Places;
  readonly levels: Places;
}

function closeBox(top: Ruling, left: Ruling, right: Ruling, { uprights, levels }: Beginnings, em: number): Frame[] {
  const bottom = levels
    .near(left.position, left.end)
    .find(
      (line) =>
        line !== top &&
        isCorner(line.start - left.position, line.position - left.end, em) &&
        isCorner(right.position - line.end, line.position - right.end, em),
    );
  if (!bottom) return [];
  const box = { left: left.position, right: right.position, top: top.position, bottom: bottom.position };
  const corners = [
    { x: box.left, y: box.top },
    { x: box.right, y: box.top },
    { x: box.left, y: box.bottom },
    { x: box.right, y: box.bottom },
  ];
  const sides = [top, left, right, bottom];
  // The boxes of a table meet at their corners: most are told apart by what else begins there, at little cost.
  const free = corners.filter(({ x, y }) => {
    const others = [...uprights.near(x, y), ...levels.near(x, y)].filter((line) => !sides.includes(line));
    return !others.some((line) => endsOf(line).some((end) => isNear(end, { x, y }, tolerances.length.touch * em)));
  });
  return free.length === 0 ? [] : [{ box, sides, corners }];
}

const isNear = (a: Point, b: Point, reach: number): boolean =>
  Math.abs(a.x - b.x) <= reach && Math.abs(a.y - b.y) <= reach;

/** Does a line pass a point, or end at it? */
function passes(
  { orientation, position, start, end }: Ruling,
  { x, y }: { x: number; y: number },
  reach: number,
): boolean {
  const [along, across] = orientation === 'horizontal' ? [x, y] : [y, x];
  return Math.abs(across - position) <= reach && along >= start - reach && along <= end + reach;
}

/** Does a line end at one of the box's sides, between its corners, as the rules of a table do at its frame? */
function endsAtSide(line: Ruling, { left, right, top, bottom }: Box, reach: number): boolean {
  return endsOf(line).some(({ x, y }) => {
    const atLevel = line.orientation === 'vertical' && Math.min(Math.abs(y - top), Math.abs(y - bottom)) <= reach;
    const atUpright = line.orientation === 'horizontal' && Math.min(Math.abs(x - left), Math.abs(x - right)) <= reach;
    return (atLevel && x > left + reach && x < right - reach) || (atUpright && y > top + reach && y < bottom - reach);
  });
}

/** Is nothing else drawn at a corner of the box, and does no line end at its sides? The boxes of a table hang together. */
function standsAlone(frame: Frame, rulings: readonly Ruling[], em: number): boolean {
  const reach = tolerances.length.touch * em;
  const others = rulings.filter((ruling) => !frame.sides.includes(ruling));
  const free = frame.corners.filter((corner) => !others.some((other) => passes(other, corner, reach)));
  return free.length > 0 && !others.some((other) => endsAtSide(other, frame.box, reach));
}

/** The rules nearest to a box on its four sides, as one text: boxes of one cell have the same. Undefined where one is lacking. */
function cellAround({ left, right, top, bottom }: Box, rules: readonly Rule[], em: number): string | undefined {
  const reach = tolerances.length.touch * em;
  const nearest = (orientation: Rule['orientation'], from: number, to: number, isBeyond: (at: number) => boolean) =>
    rules
      .filter(
        (rule) =>
          rule.orientation === orientation &&
          rule.start <= from + reach &&
          rule.end >= to - reach &&
          isBeyond(rule.position),
      )
      .map(({ position }) => position);
  const above = nearest('horizontal', left, right, (at) => at <= top + reach);
  const below = nearest('horizontal', left, right, (at) => at >= bottom - reach);
  const before = nearest('vertical', top, bottom, (at) => at <= left + reach);
  const after = nearest('vertical', top, bottom, (at) => at >= right - reach);
  if ([above, below, before, after].some((found) => found.length === 0)) return undefined;
  return [Math.max(...above), Math.min(...below), Math.max(...before), Math.min(...after)].join(' ');
}

/** Is the box drawn closely around one text of a line that has as many others outside of boxes? */
function isRoundPartOfLine({ box }: Frame, frames: readonly Frame[], glyphs: readonly Glyph[], em: number): boolean {
  const inside = glyphs.filter((glyph) => holdsCentre(box, glyph.box));
  const [first] = inside;
  if (!first) return false;
  const isOnLine = (other: Box): boolean => Math.abs(centreY(other) - centreY(first.box)) <= em / 2;
  const left = Math.min(...inside.map((glyph) => glyph.box.left));
  const right = Math.max(...inside.map((glyph) => glyph.box.right));
  if (
    !inside.every((glyph) => isOnLine(glyph.box)) ||
    left - box.left > tolerances.length.character * em ||
    box.right - right > tolerances.length.character * em
  )
    return false;
  const free = glyphs.filter(
    (glyph) => isOnLine(glyph.box) && frames.every((frame) => !holdsCentre(frame.box, glyph.box)),
  );
  const texts = mergeIntervals(
    free.map(({ box }) => acrossOf(box)),
    em,
  );
  return texts.length >= Math.max(1, frames.filter((frame) => isOnLine(frame.box)).length);
}

/** Are all corners round, as no table's are: a card round a caption and a table (角丸の枠)? */
const isRounded = ({ box: { left, top }, sides: [level, upright] }: Frame, em: number): boolean =>
  level !== undefined &&
  upright !== undefined &&
  level.start - left > tolerances.length.touch * em &&
  upright.start - top > tolerances.length.touch * em;

/** A small box without writing: the sample of a colour in a legend (凡例), or a box to tick. */
const isSample = ({ box }: Frame, glyphs: readonly Glyph[], em: number): boolean =>
  Math.max(box.right - box.left, box.bottom - box.top) <= tolerances.length.step * em &&
  !glyphs.some((glyph) => holdsCentre(box, glyph.box));

/** Does the box hold a table that no rule leads out of, and writing beside that table: a card (カード) with its caption? */
function isCard({ box }: Frame, rules: readonly Rule[], glyphs: readonly Glyph[]): boolean {
  const inside = rules.filter((rule) => holdsBox(box, boxOfLine(rule)));
  const table = boundingBox(inside.map(boxOfLine));
  const isGrid = (['horizontal', 'vertical'] as const).every(
    (orientation) => inside.filter((rule) => rule.orientation === orientation).length > 1,
  );
  return (
    table !== undefined &&
    isGrid &&
    glyphs.some((glyph) => holdsCentre(box, glyph.box) && !holdsCentre(table, glyph.box))
  );
}

/**
 * Leaves out the lines of frames drawn round a value (枠囲み): closed boxes in a cell, or in a line of text, that no rule belongs to; and
 * those of samples of colours, of frames with round corners that no rule touches, and of cards round a caption and a table.
 */
export function withoutFrames(rulings: readonly Ruling[], glyphs: readonly Glyph[], em: number): readonly Ruling[] {
  if (rulings.length > tolerances.limit.drawing) return rulings;
  const frames = findBoxes(rulings, em).filter((frame) => standsAlone(frame, rulings, em));
  if (frames.length === 0) return rulings;
  const sides = new Set(frames.flatMap((frame) => frame.sides));
  const rules = mergeRulings(
    rulings.filter((ruling) => !sides.has(ruling)),
    em,
  );
  const cells = frames.map((frame) => cellAround(frame.box, rules, em));
  const inCell = (index: number): boolean =>
    cells[index] !== undefined && cells.filter((cell) => cell === cells[index]).length <= tolerances.count.pair;
  const dropped = new Set(
    frames
      .filter(
        (frame, index) =>
          isRounded(frame, em) ||
          isSample(frame, glyphs, em) ||
          isCard(frame, rules, glyphs) ||
          inCell(index) ||
          isRoundPartOfLine(frame, frames, glyphs, em),
      )
      .flatMap((frame) => frame.sides),
  );
  return rulings.filter((ruling) => !dropped.has(ruling));
}
