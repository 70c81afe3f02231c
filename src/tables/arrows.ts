import { type Box, heightOf, widthOf } from '../geometry/box.js';
import type { Diagonal, PageContent, Ruling } from '../pdf/page-content.js';
import { tolerances } from './tolerances.js';

interface End {
  readonly along: number;
  readonly across: number;
}

const endsOf = ({ start, end, position }: Ruling): End[] => [start, end].map((along) => ({ along, across: position }));

/** A box in the coordinates of a line: along it and across it. */
interface Lying {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

const lying = ({ left, right, top, bottom }: Box, { orientation }: Ruling): Lying =>
  orientation === 'horizontal'
    ? { from: left, to: right, low: top, high: bottom }
    : { from: top, to: bottom, low: left, high: right };

const isNear = (a: number, b: number, reach: number): boolean => Math.abs(a - b) <= reach;

/** Do two slanted strokes meet at this end of the line, one from each side of it? */
function hasStrokedHead(line: Ruling, { along, across }: End, diagonals: readonly Diagonal[], em: number): boolean {
  const reach = tolerances.length.touch * em;
  const boxes = diagonals
    .map(({ box }) => lying(box, line))
    .filter(({ from, to }) => isNear(from, along, reach) || isNear(to, along, reach));
  return (
    boxes.some(({ high, low }) => isNear(high, across, reach) && low < across - reach) &&
    boxes.some(({ low, high }) => isNear(low, across, reach) && high > across + reach)
  );
}

/** Is a filled shape, wider than the line, set upon this end of it? */
function hasFilledHead(line: Ruling, { along, across }: End, shapes: readonly Box[], em: number): boolean {
  return shapes.some((shape) => {
    const { from, to, low, high } = lying(shape, line);
    const isAtEnd = along >= from - tolerances.length.touch * em && along <= to + tolerances.length.touch * em;
    return isAtEnd && isNear((low + high) / 2, across, tolerances.length.touch * em) && high - low > 2 * line.thickness;
  });
}

/** The places of the lines of one direction, in order, each with its line. */
interface Across {
  readonly lines: readonly Ruling[];
}

/** Index of the first line at `position` or further. */
function firstAt({ lines }: Across, position: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.position ?? position) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lines across a line that meet it between two places along it. */
function meeting(across: Across, line: Ruling, from: number, to: number, em: number): Ruling[] {
  const found: Ruling[] = [];
  for (let i = firstAt(across, from); i < across.lines.length; i += 1) {
    const other = across.lines[i];
    if (!other || other.position > to) break;
    if (
      other.start - tolerances.length.apart * em <= line.position &&
      other.end + tolerances.length.apart * em >= line.position
    )
      found.push(other);
  }
  return found;
}

/**
 * Does the line cross others, half of those beside it at most, and end on both sides where none is, and where no line beside it ends?
 * The rules of a table do not.
 */
function isStray(line: Ruling, across: Across, beside: readonly Ruling[], em: number): boolean {
  const reach = tolerances.length.apart * em;
  const { start, end } = line;
  if (end - start <= 2 * reach) return false;
  const crossed = meeting(across, line, start + reach, end - reach, em).length;
  if (
    crossed === 0 ||
    2 * crossed > meeting(across, line, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, em).length
  )
    return false;
  if ([start, end].some((along) => meeting(across, line, along - reach, along + reach, em).length > 0)) return false;
  const goesOn = (other: Ruling): boolean =>
    isNear(other.position, line.position, tolerances.length.touch * em) &&
    other.start <= end + reach &&
    other.end >= start - reach;
  const endsAlike = (other: Ruling): boolean =>
    isNear(other.start, start, tolerances.length.near * em) || isNear(other.end, end, tolerances.length.near * em);
  return !beside.some((other) => other !== line && (goesOn(other) || endsAlike(other)));
}

/** Leaves out arrows (矢印), and lines that lead from one cell into another: they make no rows and no columns. */
export function withoutArrows(
  rulings: readonly Ruling[],
  { diagonals, drawings }: Pick<PageContent, 'diagonals' | 'drawings'>,
  em: number,
): readonly Ruling[] {
  if (rulings.length > tolerances.limit.drawing) return rulings;
  const isSmall = (box: Box): boolean => Math.max(widthOf(box), heightOf(box)) <= tolerances.length.step * em;
  const strokes = diagonals.filter(({ box }) => isSmall(box));
  const shapes = drawings.filter(isSmall);
  if (strokes.length + shapes.length > tolerances.limit.heads) return rulings;
  const sorted = (orientation: Ruling['orientation']): Ruling[] =>
    rulings.filter((line) => line.orientation === orientation).sort((a, b) => a.position - b.position);
  const [levels, uprights] = [sorted('horizontal'), sorted('vertical')];
  const isArrow = (line: Ruling): boolean =>
    endsOf(line).some((end) => hasStrokedHead(line, end, strokes, em) || hasFilledHead(line, end, shapes, em));
  return rulings.filter((line) => {
    const [beside, across] = line.orientation === 'horizontal' ? [levels, uprights] : [uprights, levels];
    return !(isArrow(line) || isStray(line, { lines: across }, beside, em));
  });
}
