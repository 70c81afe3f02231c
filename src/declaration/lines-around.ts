// The lines around a grid (表の前後の行): which name it, and which may say how its cells are to be read.

import { overlapAcross } from '../geometry/box.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { TableGrid, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import type { Block } from './blocks.js';
import { announcesMore } from './continued.js';
import type { Ledger } from './ledger.js';
import { bareHeading, kindOfHeading } from './legends.js';
import { charWidthOf, joinedText, textOf } from './line-text.js';
import { opensNote } from './notes.js';
import type { Setting } from './setting.js';

/** A sentence, a note, a policy's heading, or what has its place already names no table. */
function canCaption(line: TextLine, ledger: Ledger): boolean {
  const text = joinedText([line]);
  return (
    ledger.isFree(line) &&
    !opensNote(text) &&
    !announcesMore(line) &&
    !/。\s*$/u.test(text) &&
    !/^[\s　]*[①-⑳【]/u.test(text)
  );
}

/** Lines right above a grid that name it: not a note, not claimed yet, on the same page and over the grid's width. */
export function captionOf(blocks: readonly Block[], index: number, ledger: Ledger): TextLine[] {
  const block = blocks[index];
  if (block?.kind !== 'grid') return [];
  const caption: TextLine[] = [];
  for (let before = index - 1; before >= 0; before -= 1) {
    const other = blocks[before];
    if (other?.page !== block.page) break;
    if (other.kind === 'grid') {
      if (other.grid.box.bottom > block.grid.box.top) continue;
      break;
    }
    const { line } = other;
    const overlaps = line.box.right > block.grid.box.left && line.box.left < block.grid.box.right;
    if (!overlaps) continue;
    const gap = (caption[0]?.box.top ?? block.grid.box.top) - line.box.bottom;
    if (gap > charWidthOf(line) * 2 || caption.length >= 2 || !canCaption(line, ledger)) break;
    caption.unshift(line);
  }
  return caption;
}

/** 年度別目標値, 主な指標の計画値(一覧): values of one kind. */
const endsWithKind = /(?:目標|計画|実績|見込)(?:値|額|数)(?:の?一覧表?|\(一覧\))?$/u;

/** Lines right above a grid that speak of it, whoever claims them: 【指標】, ①. */
export function speakingOf(
  near: readonly TextLine[],
  caption: readonly TextLine[],
  grid: TableGrid,
  ledger: Ledger,
): TextLine[] {
  const speaking = [...caption];
  for (const line of near) {
    if (caption.includes(line)) continue;
    const top = speaking[0]?.box.top ?? grid.box.top;
    const gap = top - line.box.bottom;
    const overlaps = line.box.right > grid.box.left && line.box.left < grid.box.right;
    const text = textOf(line);
    if (!overlaps || gap < -1) continue;
    // The title is of the whole document, and of the table below it only where it ends with what that holds.
    if (ledger.placeOf(line) === 'title' && !endsWithKind.test(foldForMatching(text))) break;
    if (gap > charWidthOf(line) * 2.5 || speaking.length >= 2 || opensNote(text) || /。\s*$/u.test(text)) break;
    speaking.unshift(line);
  }
  return speaking;
}

/** The kind that the heading of a section names, where nothing but its sentences stand between it and the table. */
export function kindOverProse(
  above: readonly TextLine[],
  speaking: readonly TextLine[],
  setting: Setting,
): ValueKind | undefined {
  const beyond = above.filter((line) => !speaking.includes(line)).map(textOf);
  const heading = beyond.findIndex((text) => bareHeading(text) !== text.trim());
  const between = beyond.slice(0, heading);
  const isProse = between.some((text) => /[。．]\s*$/u.test(text)) && between.join('').length > proseLength;
  return heading > 0 && isProse ? kindOfHeading(beyond[heading] ?? '', setting) : undefined;
}

/** So many characters between a heading and a table are more than a label. */
const proseLength = 20;

/** Lines that may say how a table's cells are to be read: those above it up to the table before, then those below up to the next; nearest first. */
interface LinesNear {
  readonly above: readonly TextLine[];
  readonly below: readonly TextLine[];
  /** Those among them that stand nearer to another table of the page, or on the next page. */
  readonly foreign: ReadonlySet<TextLine>;
}

export function linesNear(blocks: readonly Block[], index: number): LinesNear {
  const block = blocks[index];
  const [above, below]: [TextLine[], TextLine[]] = [[], []];
  const foreign = new Set<TextLine>();
  if (block?.kind !== 'grid') return { above, below, foreign };
  const { top, bottom } = block.grid.box;
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = blocks[at];
    if (other?.page !== block.page) break;
    if (other.kind === 'line') above.push(other.line);
    // A grid beside this one does not stand between it and its caption.
    else if (other.grid.box.bottom <= top) {
      const end = other.grid.box.bottom;
      for (const line of above) if (line.box.top - end < top - line.box.bottom) foreign.add(line);
      break;
    }
  }
  for (let at = index + 1; at < blocks.length; at += 1) {
    const other = blocks[at];
    if (!other || other.page > block.page + 1) break;
    if (other.kind === 'line') {
      below.push(other.line);
      if (other.page !== block.page) foreign.add(other.line);
    } else if (other.page !== block.page || other.grid.box.top >= bottom) {
      const begin = other.page === block.page ? other.grid.box.top : Number.POSITIVE_INFINITY;
      for (const line of below) if (begin - line.box.bottom < line.box.top - bottom) foreign.add(line);
      break;
    }
  }
  const own = block.grid.box;
  const isOverBeside = ({ box }: TextLine): boolean =>
    blocks.some(
      (other) =>
        other.kind === 'grid' &&
        other.page === block.page &&
        overlapAcross(other.grid.box, box) &&
        !overlapAcross(other.grid.box, own),
    );
  for (const line of [...above, ...below]) if (!overlapAcross(own, line.box) && isOverBeside(line)) foreign.add(line);
  return { above, below, foreign };
}
