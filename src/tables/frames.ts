import { type Box, centreY, holdsCentre, overlapAcross } from '../geometry/box.js';
import type { Glyph, Ruling } from '../pdf/page-content.js';
import { mergeRulings, type Rule } from './merge-rulings.js';

/** Two lines meet, or lie on one axis, within this, in ems. */
const MEETS = 0.12;
/** A rounded corner takes as much off both of its lines, in ems. */
const ROUNDED = 0.9;
/** Corners of a frame at which nothing else is drawn: two at least, where others may lie on a rule. */
const FREE_CORNERS = 2;
/** As many boxes in one cell, or in no cell of a table, are no frames round a value: they are cells with gaps between. */
const MOST_IN_ONE = 2;
/** A frame round a value is no wider than this around its text, in ems. */
const ROOM = 1.2;

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

/** Rulings by where they begin or end, in squares of the page. */
class Ends {
  readonly #squares = new Map<string, Ruling[]>();

  constructor(
    rulings: readonly Ruling[],
    readonly size: number,
  ) {
    for (const ruling of rulings) {
      for (const { x, y } of endsOf(ruling)) {
        const key = this.#key(x, y, 0, 0);
        const here = this.#squares.get(key);
        if (here) here.push(ruling);
        else this.#squares.set(key, [ruling]);
      }
    }
  }

  #key(x: number, y: number, dx: number, dy: number): string {
    return `${Math.floor(x / this.size) + dx} ${Math.floor(y / this.size) + dy}`;
  }

  near(x: number, y: number): Ruling[] {
    const found: Ruling[] = [];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) found.push(...(this.#squares.get(this.#key(x, y, dx, dy)) ?? []));
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
  const sharp = Math.max(Math.abs(offX), Math.abs(offY)) <= MEETS * em;
  return sharp || (offX > 0 && offY > 0 && offX <= ROUNDED * em && Math.abs(offX - offY) <= MEETS * em);
}

/** The closed boxes among the lines that begin or end at one place with few others. */
function findBoxes(rulings: readonly Ruling[], em: number): Frame[] {
  const long = rulings.filter(({ start, end }) => end - start > em / 2);
  const ends = new Ends(long, em);
  const uprightAt = (x: number, y: number): Ruling[] =>
    ends.near(x, y).filter(({ orientation }) => orientation === 'vertical');
  return long.flatMap((top): Frame[] => {
    if (top.orientation !== 'horizontal') return [];
    const lefts = uprightAt(top.start, top.position).filter(({ position, start }) =>
      isCorner(top.start - position, start - top.position, em),
    );
    if (lefts.length === 0) return [];
    const rights = uprightAt(top.end, top.position).filter(({ position, start }) =>
      isCorner(position - top.end, start - top.position, em),
    );
    return lefts.flatMap((left) =>
      rights
        .filter((right) => Math.abs(right.end - left.end) <= MEETS * em && right.position > left.position)
        .flatMap((right) => closeBox(top, left, right, ends, em)),
    );
  });
}

function closeBox(top: Ruling, left: Ruling, right: Ruling, ends: Ends, em: number): Frame[] {
  const bottom = ends
    .near(left.position, left.end)
    .find(
      (line) =>
        line !== top &&
        line.orientation === 'horizontal' &&
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
  // The boxes of a table meet at their corners: most are told apart by that, at little cost.
  const free = corners.filter(
    ({ x, y }) =>
      !ends
        .near(x, y)
        .some((line) => !sides.includes(line) && endsOf(line).some((end) => isNear(end, { x, y }, MEETS * em))),
  );
  return free.length < FREE_CORNERS ? [] : [{ box, sides, corners }];
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

/** Is nothing else drawn at two corners of the box, and does no line end at its sides? The boxes of a table hang together. */
function standsAlone(frame: Frame, rulings: readonly Ruling[], em: number): boolean {
  const reach = MEETS * em;
  const others = rulings.filter((ruling) => !frame.sides.includes(ruling));
  const free = frame.corners.filter((corner) => !others.some((other) => passes(other, corner, reach)));
  return free.length >= FREE_CORNERS && !others.some((other) => endsAtSide(other, frame.box, reach));
}

/** The rules nearest to a box on its four sides, as one text: boxes of one cell have the same. Undefined where one is lacking. */
function cellAround({ left, right, top, bottom }: Box, rules: readonly Rule[], em: number): string | undefined {
  const reach = MEETS * em;
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

/** Is the box drawn closely around one line of text, and is more of that line outside of all boxes than in them? */
function isRoundPartOfLine({ box }: Frame, frames: readonly Frame[], glyphs: readonly Glyph[], em: number): boolean {
  const inside = glyphs.filter((glyph) => holdsCentre(box, glyph.box));
  const [first] = inside;
  if (!first) return false;
  const left = Math.min(...inside.map((glyph) => glyph.box.left));
  const right = Math.max(...inside.map((glyph) => glyph.box.right));
  const oneLine = inside.every((glyph) => Math.abs(centreY(glyph.box) - centreY(first.box)) <= em / 2);
  if (!oneLine || left - box.left > ROOM * em || box.right - right > ROOM * em) return false;
  const onLine = glyphs.filter((glyph) => Math.abs(centreY(glyph.box) - centreY(first.box)) <= em / 2);
  const free = onLine.filter((glyph) => frames.every((frame) => !holdsCentre(frame.box, glyph.box)));
  return free.length > onLine.length / 2 && free.some((glyph) => !overlapAcross(glyph.box, box));
}

/** Leaves out the lines of frames drawn round a value (枠囲み): closed boxes in a cell, or in a line of text, that no rule belongs to. */
export function withoutFrames(rulings: readonly Ruling[], glyphs: readonly Glyph[], em: number): readonly Ruling[] {
  const frames = findBoxes(rulings, em).filter((frame) => standsAlone(frame, rulings, em));
  if (frames.length === 0) return rulings;
  const sides = new Set(frames.flatMap((frame) => frame.sides));
  const rules = mergeRulings(
    rulings.filter((ruling) => !sides.has(ruling)),
    em,
  );
  const cells = frames.map((frame) => cellAround(frame.box, rules, em));
  const inCell = (index: number): boolean =>
    cells[index] !== undefined && cells.filter((cell) => cell === cells[index]).length <= MOST_IN_ONE;
  const dropped = new Set(
    frames
      .filter((frame, index) => inCell(index) || isRoundPartOfLine(frame, frames, glyphs, em))
      .flatMap((frame) => frame.sides),
  );
  return rulings.filter((ruling) => !dropped.has(ruling));
}
