// Footnotes (※…): where they begin, their marks, their texts.

import type { TextLine } from '../tables/table-grid.js';
import { repairCharacters } from '../text/fold.js';
import { raisedMarks } from '../text/raised-marks.js';
import type { Block } from './blocks.js';
import type { Ledger } from './ledger.js';
import { charWidthOf, textOf } from './line-text.js';
import { extendPassage, type Passage } from './passage.js';

/** A note (注記) before its lines are joined. */
export interface NoteDraft {
  /** `note/1` in the ledger. */
  readonly number: number;
  /** ※1, *2, 注3 as printed; empty for a なお line. */
  readonly marker: string;
  readonly passage: Passage;
}

/** The number of a mark is no year (* 2019年度の値). 注 alone is a word's beginning (注目) unless a number, a bracket or a pause follows. */
const marker =
  /^[\s　]*((?:※|[＊*]{1,3})(?:\s?[0-9０-９]{1,2}(?![0-9０-９年]))?[）)]?|[（(]\s?[注※＊*]\s?[0-9０-９]{0,2}\s?[）)]|注\s?[0-9０-９]{1,2}[）)]?|注[）)]|注(?=[\s　:：.．、]))[\s　:：.．、]*/u;
/** 1) alone marks a note only below a table: elsewhere it numbers a list. */
const numberMarker = /^[\s　]*([0-9０-９]{1,2}[)）])[\s　]*(?=[^0-9０-９\s　])/u;
/** ¹ marks a note wherever it begins a line; 1 does below a table that holds the mark ¹. */
const raisedMarker = /^[\s　]*([⁽]?[⁰¹²³⁴-⁹]{1,2}[⁾]?)[\s　]*(?=[^\s　])/u;
const bareMarker = /^[\s　]*([0-9０-９]{1,2})(?:[\s　]+|[.．、:：][\s　]*)(?=[^0-9０-９\s　])/u;
const addition = /^[\s　]*(?:なお|また|ただし)、/u;

/** Does a line begin a note: ※, *, 注 with or without a number, or なお、? */
export const opensNote = (text: string): boolean => marker.test(text) || /^[\s　]*なお、/u.test(text);

export const markerOf = (text: string): string => (marker.exec(repairCharacters(text))?.[1] ?? '').trim();

export const withoutMarker = (text: string): string => text.replace(marker, '').trim();

/** The text of a note without its own marker. */
export const noteText = (text: string, { marker: own }: Pick<NoteDraft, 'marker'>): string =>
  withoutOwn(text, own) ?? withoutMarker(text);

function withoutOwn(text: string, own: string): string | undefined {
  const pattern = [numberMarker, raisedMarker, bareMarker].find((each) => each.exec(text)?.[1] === own);
  return pattern && text.replace(pattern, '').trim();
}

const passageOf = (line: TextLine, page: number): Passage => ({
  lines: [line],
  width: line.box.right - line.box.left,
  page,
});

/** Does a line go on with the note above it: right below, of the same size, and either indented or after a full line? */
function goesOn(note: Passage, line: TextLine, page: number): boolean {
  const last = note.lines.at(-1);
  if (!last || note.page !== page || addition.test(textOf(line))) return false;
  const size = charWidthOf(last);
  const below = line.box.top - last.box.bottom;
  const sameSize = Math.abs(charWidthOf(line) - size) < size / 5;
  const first = note.lines[0] ?? last;
  const indented = line.box.left > first.box.left + size / 3 && line.box.left < first.box.left + size * 5;
  const ended = /[。.]\s*$/u.test(textOf(last));
  return (
    sameSize && below < size && below > -size / 2 && !ended && (indented || line.box.left <= first.box.left + size / 3)
  );
}

/** The number that marks a line as a note below a table; `raised` are the marks that stand in the tables above. */
function numberOf(text: string, raised: ReadonlySet<string>): string | undefined {
  const bare = bareMarker.exec(text)?.[1];
  if (bare !== undefined && raised.has(bare.normalize('NFKC'))) return bare;
  return numberMarker.exec(text)?.[1] ?? raisedMarker.exec(text)?.[1];
}

/** A mark alone (※１, （注）) says nothing: its text stands beside it or right below, or it is no note. */
const isLoneMark = (note: NoteDraft): boolean =>
  note.passage.lines.every((line) => noteText(repairCharacters(textOf(line)), note) === '');

/** Does a line stand to the right of a lone mark, at its height? */
function isBeside(note: Passage, line: TextLine, page: number): boolean {
  const mark = note.lines[0];
  if (!mark || note.page !== page || line.box.left < mark.box.right) return false;
  const shared = Math.min(mark.box.bottom, line.box.bottom) - Math.max(mark.box.top, line.box.top);
  return shared > (mark.box.bottom - mark.box.top) / 3;
}

/** Notes among the lines that nothing else claimed, in reading order; a wrapped note is one. `before`: notes of the document so far. */
export function readNotes(blocks: readonly Block[], ledger: Ledger, before = 0): NoteDraft[] {
  const notes = collectNotes(blocks, ledger)
    .filter((note) => !isLoneMark(note))
    .map((note, index) => ({ ...note, number: before + index + 1 }));
  for (const { number, passage } of notes) ledger.claim(passage.lines, `note/${number}`);
  return notes;
}

function collectNotes(blocks: readonly Block[], ledger: Ledger): NoteDraft[] {
  const notes: { number: number; marker: string; passage: Passage }[] = [];
  let open: (typeof notes)[number] | undefined;
  let belowTable = false;
  const raised = new Set<string>();
  for (const block of blocks) {
    if (block.kind === 'grid') {
      open = undefined;
      const lines = block.grid.cells.flatMap((cell) => cell.lines);
      if (!lines.some((line) => ledger.placeOf(line)?.startsWith('table/'))) continue;
      belowTable = true;
      for (const mark of lines.flatMap((line) => raisedMarks(textOf(line)))) raised.add(mark.replace(/[()]/g, ''));
      continue;
    }
    const { line, page } = block;
    if (!ledger.isFree(line)) continue;
    const text = textOf(line);
    const numbered = belowTable ? numberOf(text, raised) : undefined;
    if (opensNote(text) || numbered !== undefined) {
      open = { number: notes.length + 1, marker: numbered ?? markerOf(text), passage: passageOf(line, page) };
      notes.push(open);
    } else if (open && (goesOn(open.passage, line, page) || (isLoneMark(open) && isBeside(open.passage, line, page))))
      open.passage = extendPassage(open.passage, passageOf(line, page));
    else open = undefined;
  }
  return notes;
}
