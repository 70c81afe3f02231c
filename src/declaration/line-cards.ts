import { acrossOf, boundingBox, heightOf } from '../geometry/box.js';
import { type Interval, mergeIntervals } from '../geometry/interval.js';
import { endsInBracket } from '../tables/line-cues.js';
import type { GridCell, PageLayout, TableGrid, TextLine } from '../tables/table-grid.js';
import { buildLine } from '../tables/text-lines.js';
import { mostBeside, mostWhite, withGridsOf } from './cards-to-grids.js';
import { charWidthOf, textOf } from './line-text.js';
import type { Setting } from './setting.js';
import { readStatedLine, type StatedLine, type StatedPair } from './stated-pairs.js';

/** A printed line of a page, and what it states. */
interface Row {
  readonly lines: readonly TextLine[];
  readonly stated: StatedLine | undefined;
}

/** A name (指標：…) with the values below it or behind it, as rows of pairs; a text may go on in further lines. */
interface Card {
  readonly rows: { readonly pairs: readonly CardPair[] }[];
  readonly lines: TextLine[];
  readonly marks: TextLine[];
}

interface CardPair extends Omit<StatedPair, 'value'> {
  readonly value: TextLine[];
}

/** Lines that state an indicator and its values (指標：…, 現状値（令和５年度）：18人, 目標値（令和10年度）：30人) become a grid each, as a card with the same words would. */
export function gridStatedLines(layout: PageLayout, setting: Setting): PageLayout {
  return withGridsOf(layout, findCards(layout, setting), toGrid);
}

function findCards({ lines, page }: PageLayout, setting: Setting): Card[] {
  const stated = new Map(lines.map((line) => [line, readStatedLine(line, setting)]));
  if (![...stated.values()].some((line) => line?.pairs.some(({ states }) => states === 'name'))) return [];
  const margin = Math.min(...lines.map(({ box }) => box.left));
  const columns = columnsOf(lines, stated);
  return columns.flatMap((place, at) => {
    // A line of a column ends where the next one begins, or as far from the page's edge as the first begins.
    const right = columns[at + 1]?.start ?? page.width - margin;
    const own = lines.filter(({ box }) => box.left < place.end && box.right > place.start);
    return cardsIn(rowsOf(own, stated, setting), right);
  });
}

/** The page's columns that hold statements; a column without a name goes with the one on its left. */
function columnsOf(lines: readonly TextLine[], stated: ReadonlyMap<TextLine, StatedLine | undefined>): Interval[] {
  const speaking = lines.filter((line) => stated.get(line));
  const named = speaking.filter((line) => stated.get(line)?.pairs.some(({ states }) => states === 'name'));
  const columns: Interval[] = [];
  for (const place of mergeIntervals(speaking.map(({ box }) => acrossOf(box)))) {
    const last = columns.at(-1);
    const isNamed = named.some(({ box }) => box.left >= place.start && box.left < place.end);
    if (last && !isNamed) columns[columns.length - 1] = { start: last.start, end: place.end };
    else columns.push(place);
  }
  return columns;
}

/** What stands on one level, from top to bottom; a label with its value beside it reads as one line. */
function rowsOf(
  lines: readonly TextLine[],
  stated: ReadonlyMap<TextLine, StatedLine | undefined>,
  setting: Setting,
): Row[] {
  const levels: TextLine[][] = [];
  for (const line of [...lines].sort((a, b) => a.box.top - b.box.top)) {
    const first = levels.at(-1)?.[0];
    const isLevel = first && Math.min(first.box.bottom, line.box.bottom) - line.box.top > heightOf(line.box) / 2;
    if (isLevel) levels.at(-1)?.push(line);
    else levels.push([line]);
  }
  return levels.map((level): Row => {
    const sorted = level.sort((a, b) => a.box.left - b.box.left);
    const parts = joinLabels(sorted, stated);
    const read = parts.map((part) => stated.get(part) ?? readStatedLine(part, setting));
    const whole = read.every((line) => line?.pairs.every(({ value }) => value !== undefined));
    const pairs = read.flatMap((line) => line?.pairs ?? []);
    const names = pairs.filter(({ states }) => states === 'name');
    const isRow = whole && names.length <= 1 && (names.length === 0 || pairs[0]?.states === 'name');
    return { lines: sorted, stated: isRow ? { pairs, marks: read.flatMap((line) => line?.marks ?? []) } : undefined };
  });
}

function joinLabels(level: readonly TextLine[], stated: ReadonlyMap<TextLine, StatedLine | undefined>): TextLine[] {
  const parts: TextLine[] = [];
  for (const line of level) {
    const last = parts.at(-1);
    const asks = last && stated.get(last)?.pairs.some(({ value }) => value === undefined);
    const near = last && line.box.left - last.box.right <= mostBeside * charWidthOf(line);
    if (last && asks && near && !stated.get(line))
      parts[parts.length - 1] = buildLine([...last.glyphs, ...line.glyphs], false);
    else parts.push(line);
  }
  return parts;
}

const boxOf = (lines: readonly TextLine[]): TextLine['box'] => {
  const box = boundingBox(lines.map((line) => line.box));
  if (!box) throw new Error('a row without lines');
  return box;
};

/** Names and the values that follow them without anything between; a name without values is none. */
function cardsIn(rows: readonly Row[], right: number): Card[] {
  const cards: Card[] = [];
  let open: Card | undefined;
  for (const row of rows) {
    const { stated } = row;
    const opens = stated?.pairs.some(({ states }) => states === 'name') ?? false;
    const near: boolean = open !== undefined && follows(open, row);
    if (stated && opens) {
      // Two names in a row share the values below them, or one of them is a heading: nobody can say.
      const isSecond: boolean = near && open !== undefined && !holdsValues(open);
      if (isSecond && open) cards.splice(cards.indexOf(open), 1);
      if (isSecond && !stated.pairs.some(({ states }) => states === 'value')) {
        open = undefined;
        continue;
      }
      open = { rows: [], lines: [], marks: [] };
      cards.push(open);
    }
    if (stated && open && (opens || near)) addRow(open, row, stated);
    else if (open && near && goesOn(open, row, right)) addText(open, row);
    else {
      // What may be the rest of a text leaves it unread.
      if (open && near && (fills(open, right) || isOpen(open))) cards.splice(cards.indexOf(open), 1);
      open = undefined;
    }
  }
  return cards.filter(holdsValues);
}

const holdsValues = ({ rows }: Card): boolean =>
  rows.some(({ pairs }) => pairs.some(({ states }) => states === 'value'));

function addRow(card: Card, { lines }: Row, { pairs, marks }: StatedLine): void {
  card.rows.push({ pairs: pairs.map((pair) => ({ ...pair, value: pair.value ? [pair.value] : [] })) });
  card.lines.push(...lines);
  card.marks.push(...marks);
}

function addText(card: Card, { lines }: Row): void {
  card.rows
    .at(-1)
    ?.pairs.at(-1)
    ?.value.push(...lines);
  card.lines.push(...lines);
}

const lastLine = (card: Card): TextLine | undefined => card.rows.at(-1)?.pairs.at(-1)?.value.at(-1);

function follows(card: Card, { lines }: Row): boolean {
  const last = lastLine(card);
  return last !== undefined && boxOf(lines).top - last.box.bottom <= mostWhite * charWidthOf(last);
}

/** Does the last text of a card leave no room in its line? */
function fills(card: Card, right: number): boolean {
  const last = lastLine(card);
  return last !== undefined && right - last.box.right < 2 * charWidthOf(last);
}

/** Does a bracket stay open at the end of the last text of a card? */
function isOpen(card: Card): boolean {
  const text = card.rows.at(-1)?.pairs.at(-1)?.value.map(textOf).join('') ?? '';
  return endsInBracket(text);
}

/** A line that begins where the text above it began, or under its label where that text filled its line. */
function goesOn(card: Card, { lines }: Row, right: number): boolean {
  const [line] = lines;
  const pair = card.rows.at(-1)?.pairs.at(-1);
  const first = pair?.value[0];
  if (!line || !pair || !first || lines.length > 1 || /^[\s　]*[・○●◆■※(（①-⑳\d]|。/u.test(textOf(line))) return false;
  const begins = (x: number): boolean => Math.abs(line.box.left - x) <= charWidthOf(line) / 2;
  return begins(first.box.left) || ((fills(card, right) || isOpen(card)) && begins(pair.label.box.left));
}

function toGrid({ rows }: Card, page: number, index: number): TableGrid {
  const columns = 2 * Math.max(...rows.map(({ pairs }) => pairs.length));
  const cells = rows.flatMap(({ pairs }, at): GridCell[] =>
    pairs.flatMap(({ label, value }, pair): GridCell[] => {
      const place = { row: at + 1, rowSpan: 1 };
      const column = 2 * pair + 1;
      const columnSpan = pair === pairs.length - 1 ? columns - column : 1;
      return [
        { ...place, column, columnSpan: 1, box: label.box, lines: [label] },
        { ...place, column: column + 1, columnSpan, box: boxOf(value), lines: value },
      ];
    }),
  );
  const box = boundingBox(cells.map((cell) => cell.box)) ?? boxOf([]);
  return { page, index, box, rows: rows.length, columns, cells, evidence: 'alignment', overflows: [] };
}
