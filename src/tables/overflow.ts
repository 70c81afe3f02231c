import { type Box, boundingBox, centreX } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { tolerances } from './tolerances.js';

const inNumber = /^[\d０-９,，.．]$/u;

/** A text that runs over a rule (文字のはみ出し), in the cell that it belongs to. */
export interface Overflow {
  readonly text: string;
  readonly box: Box;
  /** The cell that it belongs to and those that it runs into. */
  readonly cells: readonly Box[];
}

/** A table's cells by index: what each holds, and its area. */
interface Table {
  readonly held: readonly (readonly Glyph[])[];
  readonly boxes: readonly Box[];
}

/** A text that stands in several cells, left to right. */
interface Run {
  readonly glyphs: readonly Glyph[];
  /** The index of the cell of each, -1 outside of the table. */
  readonly places: readonly number[];
  /** The cells, each once. */
  readonly cells: readonly number[];
}

/** A run that is given to one cell, `owner`; without glyphs where it stays as it stands. */
export interface Gathered {
  readonly glyphs: readonly Glyph[];
  readonly owner: number;
  readonly overflow: Overflow;
}

/**
 * Texts that run over a rule into the next cell, as spreadsheets print them, with the cell that each belongs to: where it begins, or
 * where it ends or stands in the middle as other texts of that column do. `glyphs` in drawing order, `places` the index of the cell
 * of each (-1 outside of the table); `held` by cell.
 */
export function findOverflows(
  glyphs: readonly Glyph[],
  places: readonly number[],
  held: readonly (readonly Glyph[])[],
  boxes: readonly Box[],
  em: number,
): Gathered[] {
  const table: Table = { held, boxes };
  return runsOver(glyphs, places, em).flatMap((run): Gathered[] => {
    if (!isOneText(run, table)) return [];
    const whole = overflowOf(run, run.cells, boxes);
    // A text that ends where the next cell's own may begin is left as it stands, and told.
    if (run.glyphs.some((_, at) => beginsText(run, at, table))) return [{ glyphs: [], owner: -1, overflow: whole }];
    const owner = ownerOf(run, whole.box, table);
    const cells = [owner, ...run.cells.filter((cell) => cell !== owner)];
    return [{ glyphs: run.glyphs, owner, overflow: overflowOf(run, cells, boxes) }];
  });
}

function overflowOf({ glyphs }: Run, cells: readonly number[], boxes: readonly Box[]): Overflow {
  const box = boundingBox(glyphs.map((glyph) => glyph.box));
  if (!box) throw new Error('a text without glyphs');
  return { text: glyphs.map(({ text }) => text).join(''), box, cells: cells.flatMap((cell) => boxes[cell] ?? []) };
}

/** Texts over more than one cell: drawn one character after the other on one baseline, touching where the rule is. */
function runsOver(glyphs: readonly Glyph[], places: readonly number[], em: number): Run[] {
  const runs: Run[] = [];
  let start = 0;
  let isOver = false;
  for (let at = 1; at <= glyphs.length; at += 1) {
    const [before, glyph] = [glyphs[at - 1], glyphs[at]];
    const inOneCell = places[at - 1] === places[at];
    if (before && glyph && goesOn(before, glyph, inOneCell)) {
      isOver ||= !inOneCell;
      continue;
    }
    if (isOver && before && before.fontSize <= tolerances.ratio.much * em) {
      const own = places.slice(start, at);
      runs.push({ glyphs: glyphs.slice(start, at), places: own, cells: [...new Set(own)] });
    }
    start = at;
    isOver = false;
  }
  return runs;
}

function goesOn(before: Glyph, glyph: Glyph, inOneCell: boolean): boolean {
  if (glyph.order !== before.order + 1 || glyph.baseline !== before.baseline || glyph.fontSize !== before.fontSize)
    return false;
  if (glyph.angle !== 0 || glyph.vertical) return false;
  const gap = (glyph.box.left - before.box.right) / glyph.fontSize;
  return (
    gap > -tolerances.length.touch &&
    (inOneCell ? gap <= tolerances.length.character : gap <= tolerances.length.touch && !glyph.spaceBefore)
  );
}

/** Does a text of the cell itself begin with this glyph: where others of that column do, not within a number, and not shown together with the one before? */
function beginsText({ glyphs, places }: Run, at: number, table: Table): boolean {
  const [before, glyph] = [glyphs[at - 1], glyphs[at]];
  if (!before || !glyph || places[at - 1] === places[at] || glyph.continues) return false;
  const isNumber = inNumber.test(before.text) && inNumber.test(glyph.text);
  return !isNumber && isEdgeOfColumn(glyph.box, places[at] ?? -1, ({ left }) => left, glyph, table);
}

/** Do other texts of the cell's column have this edge or middle where the text has it? */
function isEdgeOfColumn(
  text: Box,
  cell: number,
  edge: (box: Box) => number,
  { fontSize }: Glyph,
  { held, boxes }: Table,
): boolean {
  const own = boxes[cell];
  const reach = tolerances.length.exact * fontSize;
  return (
    own !== undefined &&
    boxes.some((other, at) => {
      if (at === cell || Math.abs(edge(other) - edge(own)) > reach) return false;
      const others = boundingBox((held[at] ?? []).map(({ box }) => box));
      return others !== undefined && Math.abs(edge(others) - edge(text)) <= reach;
    })
  );
}

/** Does a character stand on a rule, or are the other cells blank but for it? A character to a cell (マス目) is no text over cells. */
function isOneText({ glyphs, cells }: Run, { held, boxes }: Table): boolean {
  if (cells.length > 2 && cells.length === glyphs.length) return false;
  const rules = cells.flatMap((cell) => (boxes[cell] ? [boxes[cell].left, boxes[cell].right] : []));
  const isOnRule = glyphs.some(({ box, fontSize }) =>
    rules.some(
      (x) => box.left < x - tolerances.length.touch * fontSize && box.right > x + tolerances.length.touch * fontSize,
    ),
  );
  const own = new Set(glyphs);
  return isOnRule || cells.filter((cell) => held[cell]?.some((glyph) => !own.has(glyph))).length < 2;
}

/** The cell whose column has other texts that begin, end or have their middle where this one does; else the one where it begins. */
function ownerOf({ glyphs, cells }: Run, text: Box, table: Table): number {
  const inside = cells.filter((cell) => cell >= 0);
  const [first = -1, last = first] = [inside[0], inside.at(-1)];
  const agrees = (cell: number, edge: (box: Box) => number): boolean =>
    glyphs[0] !== undefined && isEdgeOfColumn(text, cell, edge, glyphs[0], table);
  if (agrees(first, ({ left }) => left)) return first;
  if (agrees(last, ({ right }) => right)) return last;
  return inside.find((cell) => agrees(cell, centreX)) ?? first;
}
