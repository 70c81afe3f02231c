// The text of lines and cells, and how large their writing is.

import type { Glyph } from '../pdf/page-content.js';
import type { GridCell, PageLayout, TextLine } from '../tables/table-grid.js';
import { repairCharacters } from '../text/fold.js';
import type { CellText } from '../text/join-lines.js';

const repaired = new WeakMap<TextLine, string>();

/** Text of a line with repaired characters, spaces between words kept. Kept per line: every step of the declaration asks for it. */
export function textOf(line: TextLine): string {
  const known = repaired.get(line);
  if (known !== undefined) return known;
  const text = repairCharacters(line.text);
  repaired.set(line, text);
  return text;
}

/** Text of several lines joined with nothing between: what headings and headers are matched by. */
export function joinedText(lines: readonly TextLine[]): string {
  const [only] = lines;
  return only && lines.length === 1 ? textOf(only) : lines.map(textOf).join('');
}

export const cellText = (cell: Pick<GridCell, 'lines'>): string => joinedText(cell.lines);

export const isBlank = (lines: readonly TextLine[]): boolean => lines.every((line) => line.glyphs.length === 0);

/** Size of one full-width character of a line, in points. */
export function charWidthOf(line: TextLine): number {
  const known = charWidths.get(line);
  if (known !== undefined) return known;
  let width = 1;
  for (const { fontSize } of line.glyphs) if (fontSize > width) width = fontSize;
  charWidths.set(line, width);
  return width;
}

const charWidths = new WeakMap<TextLine, number>();

/** Median size in points of the glyphs of several lists, of all directions; 0 where there are none. */
export function medianSize(lists: readonly (readonly Glyph[])[]): number {
  // A page has few sizes: counting them is quicker than putting its glyphs in order.
  const counts = new Map<number, number>();
  let all = 0;
  for (const glyphs of lists) {
    for (const { fontSize } of glyphs) counts.set(fontSize, (counts.get(fontSize) ?? 0) + 1);
    all += glyphs.length;
  }
  let below = 0;
  for (const [size, count] of [...counts].sort(([a], [b]) => a - b)) {
    below += count;
    if (below > Math.floor(all / 2)) return size;
  }
  return 0;
}

/** Median size of the writing of several pages. */
export const bodySize = (layouts: readonly PageLayout[]): number => medianSize(layouts.map(({ page }) => page.glyphs));

/** Lines as text/ joins them, in a room of `innerWidth` points along the line of writing. */
export function toCellText(lines: readonly TextLine[], innerWidth: number): CellText {
  return {
    lines: lines.map((line) => ({
      text: textOf(line),
      width: line.vertical ? line.box.bottom - line.box.top : line.box.right - line.box.left,
      charWidth: charWidthOf(line),
    })),
    innerWidth,
  };
}
