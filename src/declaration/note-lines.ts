import type { Glyph } from '../pdf/page-content.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { buildLine } from '../tables/text-lines.js';
import { textOf } from './line-text.js';
import { markerOf } from './notes.js';

/** Where another note may begin in the line of the one before: ※2 of 「※1 …　※2 …」, ** of 「* …　** …」. Behind it stands its text, no particle. */
const nextNote =
  /(?<=[\s　。])(?=(?:※\s?[0-9０-９]{1,2}|[＊*]{1,3}|[（(]?注\s?[0-9０-９]{1,2})[）)]?[\s　:：.．、]*[^\s　をのはがにへと）)、。])/gu;

const wordsIn = (text: string): number => text.replace(/[\s　]/gu, '').length;

/** The glyphs of a line up to a number of characters, blanks apart, and those after them. */
function cutGlyphs(glyphs: readonly Glyph[], characters: number): [Glyph[], Glyph[]] {
  let seen = 0;
  const at = glyphs.findIndex(({ text }) => {
    if (seen >= characters && wordsIn(text) > 0) return true;
    seen += wordsIn(text);
    return false;
  });
  return at < 0 ? [[...glyphs], []] : [glyphs.slice(0, at), glyphs.slice(at)];
}

/** The notes of one line, each a line of its own; the line itself where it holds one, or none. */
export function partNotes(line: TextLine): readonly TextLine[] {
  const text = textOf(line);
  if (markerOf(text) === '') return [line];
  const starts = [...text.matchAll(nextNote)].map(({ index }) => index).filter((index) => index > 0);
  const texts = [0, ...starts].map((start, part) => text.slice(start, starts[part]));
  const marks = texts.map(markerOf);
  // The same mark again stands inside of the note: a list, or a product.
  if (texts.length < 2 || new Set(marks).size < marks.length) return [line];
  let rest: readonly Glyph[] = line.glyphs;
  return texts.map((each, part) => {
    const [own, others] = part === texts.length - 1 ? [rest, []] : cutGlyphs(rest, wordsIn(each));
    rest = others;
    return buildLine(own, line.vertical);
  });
}

/** A page on which every note begins a line. */
export function partNoteLines(layout: PageLayout): PageLayout {
  const lines = layout.lines.flatMap(partNotes);
  return lines.length === layout.lines.length ? layout : { ...layout, lines };
}
