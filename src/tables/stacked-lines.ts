import { boundingBox, centreX, heightOf } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

/** Single characters stacked in a narrow place (番／号／欄) become one vertical line; other lines stay as they are. */
export function stackSingles(lines: readonly TextLine[]): TextLine[] {
  const singles = lines.filter((line) => line.glyphs.length === 1);
  const others = lines.filter((line) => line.glyphs.length !== 1);
  const stacks: TextLine[][] = [];
  for (const line of [...singles].sort((a, b) => a.box.top - b.box.top)) {
    const stack = stacks.find((candidate) => continues(candidate.at(-1), line));
    if (stack) stack.push(line);
    else stacks.push([line]);
  }
  return [...others, ...stacks.flatMap((stack) => (stack.length >= tolerances.count.few ? [joinStack(stack)] : stack))];
}

function continues(above: TextLine | undefined, below: TextLine): boolean {
  const glyph = above?.glyphs[0];
  if (!above || !glyph) return false;
  const white = below.box.top - above.box.bottom;
  return (
    Math.abs(centreX(above.box) - centreX(below.box)) <= tolerances.length.near * glyph.fontSize &&
    white <= tolerances.length.apart * glyph.fontSize &&
    white >= -0.5 * heightOf(above.box)
  );
}

function joinStack(stack: readonly TextLine[]): TextLine {
  const glyphs: Glyph[] = stack.flatMap((line) => line.glyphs);
  const box = boundingBox(glyphs.map((glyph) => glyph.box));
  if (!box) throw new Error('a stack without glyphs');
  return { text: glyphs.map((glyph) => glyph.text).join(''), box, glyphs, vertical: true };
}

/** One character of Japanese writing. */
export const JAPANESE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/**
 * Do the horizontal glyphs of a cell stand in several columns that read from top to bottom, right to left (平成21年度 with 実績 on its
 * left)? Then the rightmost column begins alone, where a line of horizontal writing would be full; or the columns were drawn one after
 * the other, the right one first, where horizontal writing is drawn line by line.
 */
export function standInColumns(glyphs: readonly Glyph[]): boolean {
  // One line of horizontal writing, as in most cells.
  if (glyphs.every(({ baseline }) => baseline === glyphs[0]?.baseline)) return false;
  return beginsAlone(columnsWithin(glyphs, tolerances.length.near)) || areDrawnInTurn(glyphs);
}

/** Glyphs by their middles, the columns from right to left, each from top to bottom. `reach` in ems. */
function columnsWithin(glyphs: readonly Glyph[], reach: number): Glyph[][] {
  const columns: Glyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => centreX(b.box) - centreX(a.box))) {
    const last = columns.at(-1)?.at(-1);
    if (last && centreX(last.box) - centreX(glyph.box) <= reach * glyph.fontSize) columns.at(-1)?.push(glyph);
    else columns.push([glyph]);
  }
  return columns.map((column) => column.sort((a, b) => a.box.top - b.box.top || a.order - b.order));
}

function beginsAlone([rightmost = [], ...others]: readonly (readonly Glyph[])[]): boolean {
  const head = rightmost[0];
  if (!head || others.length === 0 || others.some((column) => column.length < 2)) return false;
  const contiguous = [rightmost, ...others].every((column) =>
    column.every((glyph, at) => at === 0 || followsBelow(column[at - 1], glyph)),
  );
  return (
    contiguous &&
    isWritten(rightmost) &&
    others.flat().every((glyph) => glyph.box.top >= head.box.bottom - head.fontSize / 2)
  );
}

const isWritten = (column: readonly Glyph[]): boolean =>
  column.filter(({ text }) => JAPANESE.test(text)).length >= tolerances.count.few;

const followsBelow = (above: Glyph | undefined, below: Glyph): boolean =>
  above !== undefined &&
  below.box.top - above.box.bottom <= tolerances.length.apart * below.fontSize &&
  below.box.top > above.box.top;

/**
 * Are these columns of Japanese characters, none far from the one above it, of which the right one was drawn before the next? Figures may
 * stand side by side in a column (縦中横).
 */
function areDrawnInTurn(glyphs: readonly Glyph[]): boolean {
  const columns = columnsWithin(glyphs, tolerances.length.apart);
  const isColumn = (column: readonly Glyph[]): boolean =>
    column.filter(({ text }) => JAPANESE.test(text)).length > 1 &&
    column.every(
      (glyph, at) => at === 0 || followsBelow(column[at - 1], glyph) || isBesideFigure(column[at - 1], glyph),
    );
  const drawn = columns.flat();
  return (
    columns.length > 1 &&
    columns.some(isWritten) &&
    columns.every(isColumn) &&
    columns.slice(1).every((column, at) => standsBeside(columns[at] ?? [], column)) &&
    drawn.every((glyph, at) => at === 0 || glyph.order > (drawn[at - 1]?.order ?? glyph.order))
  );
}

const isBesideFigure = (before: Glyph | undefined, glyph: Glyph): boolean =>
  before !== undefined &&
  [before, glyph].every(({ text }) => /^[\d０-９]$/u.test(text)) &&
  Math.abs(before.baseline - glyph.baseline) <= tolerances.length.slight * glyph.fontSize;

/** Do two columns share a level: would a line of horizontal writing hold glyphs of both? */
const standsBeside = (right: readonly Glyph[], left: readonly Glyph[]): boolean =>
  right.some((a) => left.some((b) => a.box.top < b.box.bottom && b.box.top < a.box.bottom));
