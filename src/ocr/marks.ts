import type { TextBlock } from './find-lines.js';
import { uniteBoxes } from './picture.js';

/** Shares of an em. */
const BAR_HEIGHT = 0.2;
const BAR_WIDTH = 0.3;
const STROKE_WIDTH = 0.35;
const STROKE_LEAST = 0.12;
const STROKE_MOST = 0.5;

/** Most pieces into which a worn dash falls. */
const DASH_PIECES = 3;

/** A block that is nothing but a mark that engines read badly, told by its shape: a dash (－), a ditto mark (〃). */
export function readMark(block: TextBlock, em: number): '－' | '〃' | undefined {
  const strokes = block.lines.flatMap(({ pieces }) => pieces).flatMap(({ components }) => components);
  if (block.lines.length !== 1 || strokes.length > DASH_PIECES) return undefined;
  const box = uniteBoxes(strokes);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  if (height <= BAR_HEIGHT * em && width >= BAR_WIDTH * em) return '－';
  const [first, second] = strokes;
  if (strokes.length !== 2 || !first || !second || width > 0.9 * em) return undefined;
  const isStroke = strokes.every(
    (stroke) =>
      stroke.right - stroke.left <= STROKE_WIDTH * em &&
      stroke.bottom - stroke.top >= STROKE_LEAST * em &&
      stroke.bottom - stroke.top <= STROKE_MOST * em,
  );
  const isLevel = Math.abs(first.top - second.top) <= 0.1 * em && Math.abs(first.bottom - second.bottom) <= 0.1 * em;
  return isStroke && isLevel ? '〃' : undefined;
}
