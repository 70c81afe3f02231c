import type { Glyph } from '../pdf/page-content.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { buildLine } from '../tables/text-lines.js';
import { raisedMarks } from '../text/raised-marks.js';
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

/** Places in a text at which the second and further notes begin; none where it holds one, or no note. */
function furtherNotes(text: string): number[] {
  if (markerOf(text) === '') return [];
  const starts = [...text.matchAll(nextNote)].map(({ index }) => index).filter((index) => index > 0);
  const marks = [0, ...starts].map((start, part) => markerOf(text.slice(start, starts[part])));
  // The same mark again stands inside of the note: a list, or a product.
  return new Set(marks).size < marks.length ? [] : starts;
}

/** A number that may begin a note, as it is or set high: 2 of 「1 年度末現在。 2 推計値。」. */
const numberOfNote =
  /(?:^[\s　]*|(?<=[\s　。]))([0-9０-９]{1,2}|[⁰¹²³⁴-⁹]{1,2})[)）.．、:：⁾]?[\s　]*(?=[^0-9０-９\s　])/gu;

/** The same of notes that only numbers mark: they count on, and each stands as a raised mark in a table of the page. */
function furtherNumbers(text: string, raised: ReadonlySet<string>): number[] {
  const found = [...text.matchAll(numberOfNote)].map(({ index, 1: mark = '' }) => ({
    index,
    number: mark.normalize('NFKC'),
  }));
  const [first] = found;
  if (first?.index !== 0) return [];
  const counting = found.filter(({ number }, at) => Number(number) === Number(first.number) + at && raised.has(number));
  return counting.length === found.length ? counting.slice(1).map(({ index }) => index) : [];
}

/** The notes of one line, each a line of its own; the line itself where it holds one, or none. */
function partNotes(line: TextLine, raised: ReadonlySet<string>): readonly TextLine[] {
  const text = textOf(line);
  const further = raised.size > 0 ? furtherNumbers(text, raised) : [];
  const starts = further.length > 0 ? further : furtherNotes(text);
  if (starts.length === 0) return [line];
  const texts = [0, ...starts].map((start, part) => text.slice(start, starts[part]));
  let rest: readonly Glyph[] = line.glyphs;
  return texts.map((each, part) => {
    const [own, others] = part === texts.length - 1 ? [rest, []] : cutGlyphs(rest, wordsIn(each));
    rest = others;
    return buildLine(own, line.vertical);
  });
}

/** A page on which every note begins a line. */
export function partNoteLines(layout: PageLayout): PageLayout {
  const cells = layout.grids.flatMap((grid) => grid.cells.flatMap((cell) => cell.lines));
  const raised = new Set(cells.flatMap((line) => raisedMarks(textOf(line)).map((mark) => mark.replace(/[()]/g, ''))));
  const lines = layout.lines.flatMap((line) => partNotes(line, raised));
  return lines.length === layout.lines.length ? layout : { ...layout, lines };
}
