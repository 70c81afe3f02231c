// Headings set downwards (縦書きの見出し) in the head of a page, joined of the pieces that they are drawn as.

import type { Glyph } from '../pdf/page-content.js';
import type { TextLine } from '../tables/table-grid.js';
import { charWidthOf } from './line-text.js';

/** A heading set downwards (縦書きの見出し) from upright glyphs and numbers, with the lines that it was joined of. */
export interface StackedLine extends TextLine {
  readonly parts: readonly TextLine[];
}

const isStacked = (line: TextLine): line is StackedLine => 'parts' in line;

/** The printed lines that a line of a head stands for. */
export const printedLines = (line: TextLine): readonly TextLine[] => (isStacked(line) ? line.parts : [line]);

/** One glyph, a number of two or three digits, or a line of vertical writing: what a column of vertical text is made of. */
const isPiece = (line: TextLine): boolean =>
  line.vertical || line.glyphs.length === 1 || /^\d{2,3}$/u.test(line.text.trim().normalize('NFKC'));

const acrossOf = ({ box }: TextLine): number => (box.left + box.right) / 2;

/** Pieces further apart than so many characters are no column: a space in the text is one of them. */
const widestGap = 1.6;
/** A gap of so many characters is a space. */
const spaceGap = 0.6;

/** Does a piece go on with a column, or stand in a gap of it (a number that lies on its side)? */
function goesOn(column: readonly TextLine[], piece: TextLine): boolean {
  const [first] = column;
  if (!first) return false;
  const size = charWidthOf(first);
  if (Math.abs(acrossOf(first) - acrossOf(piece)) > size / 2 || Math.abs(charWidthOf(piece) / size - 1) > 0.1)
    return false;
  const bottom = Math.max(...column.map(({ box }) => box.bottom));
  return piece.box.top - bottom <= size * widestGap;
}

function join(parts: readonly TextLine[]): TextLine {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const down = ({ box }: Glyph): number => (box.top + box.bottom) / 2;
  const glyphs = parts
    .flatMap((part) => [...part.glyphs])
    .sort((a, b) => (Math.abs(down(a) - down(b)) < a.fontSize / 4 ? a.box.left - b.box.left : down(a) - down(b)));
  const text = glyphs.reduce((joined, glyph, index) => {
    const before = glyphs[index - 1];
    const isApart = before && glyph.box.top - before.box.bottom > glyph.fontSize * spaceGap;
    return `${joined}${isApart ? ' ' : ''}${glyph.text}`;
  }, '');
  const box = {
    left: Math.min(...parts.map((part) => part.box.left)),
    top: Math.min(...parts.map((part) => part.box.top)),
    right: Math.max(...parts.map((part) => part.box.right)),
    bottom: Math.max(...parts.map((part) => part.box.bottom)),
  };
  const stacked: StackedLine = { text, box, glyphs, vertical: true, parts };
  return stacked;
}

/** Lines of a page's head with pieces that stand below each other joined to vertical lines; all others as they are. */
export function joinStacked(lines: readonly TextLine[]): TextLine[] {
  const columns: TextLine[][] = [];
  for (const piece of lines.filter(isPiece).sort((a, b) => a.box.top - b.box.top)) {
    const column = columns.find((parts) => goesOn(parts, piece));
    if (column) column.push(piece);
    else columns.push([piece]);
  }
  return [...lines.filter((line) => !isPiece(line)), ...columns.map(join)];
}
