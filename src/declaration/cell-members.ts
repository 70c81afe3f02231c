import type { Column } from './columns.js';
import { isBlank, textOf } from './line-text.js';
import type { Members } from './members.js';
import { type BodyCell, type BodyRow, cellAt } from './stitch.js';

/** A stretch of a cell's text that holds one of the values announced for it. */
export interface Piece {
  readonly text: string;
  /** Index of the announced member. */
  readonly member: number;
}

export interface SplitCell {
  readonly pieces: readonly Piece[];
  /** The cell holds another number of values than was announced, and its place does not say which. */
  readonly doubtful: boolean;
}

/**
 * Which of the values announced line by line (上段：目標値、下段：実績値) stands in a row, where a rule parts the lines and all that names them
 * stands once for as many rows; undefined where the lines stand in one cell. A value over all of these rows is read by itself.
 */
export function memberOfRow(row: BodyRow, { sign, members }: Members): number | undefined {
  if (sign !== 'lines') return undefined;
  const cellsOf = (...roles: Column['role'][]): BodyCell[] =>
    row.columns.filter(({ role }) => roles.includes(role)).flatMap(({ column }) => cellAt(row, column) ?? []);
  const named = cellsOf('indicator_name');
  const names = named.length > 0 ? named : cellsOf('project_name');
  const firstRow = Math.max(...names.map((cell) => cell.firstRow));
  const lastRow = Math.min(...names.map((cell) => cell.lastRow));
  if (lastRow - firstRow + 1 !== members.length) return undefined;
  const coversAll = (cell: BodyCell): boolean => cell.firstRow <= firstRow && cell.lastRow >= lastRow;
  const values = cellsOf('value');
  const parted = values.filter((cell) => !coversAll(cell));
  const isOneLine = parted.every((cell) => cell.firstRow === cell.lastRow && filledLines(cell).length <= 1);
  const telling = cellsOf('unit', 'kind', 'year', 'dates', 'group', 'unknown');
  return parted.length > 0 && isOneLine && telling.every(coversAll) ? row.number - firstRow : undefined;
}

const filledLines = (cell: BodyCell) => cell.passage.lines.filter((line) => !isBlank([line]));

const whole = (text: string, members: Members): SplitCell => ({
  pieces: members.members.map((_, member) => ({ text, member })),
  doubtful: false,
});

/** A lone line stands where its twin in a full cell of the same row stands; without one, in the upper or the lower half of its cell. */
function memberOfLine(cell: BodyCell, neighbours: readonly BodyCell[], count: number): number | undefined {
  const [line] = filledLines(cell);
  const place = cell.places[0];
  if (!line || !place) return undefined;
  const middle = (line.box.top + line.box.bottom) / 2;
  const height = line.box.bottom - line.box.top;
  for (const other of neighbours) {
    const lines = filledLines(other);
    if (lines.length !== count || other.places[0]?.page !== place.page) continue;
    const middles = lines.map(({ box }) => (box.top + box.bottom) / 2);
    const spacing = Math.min(...middles.slice(1).map((each, index) => each - (middles[index] ?? each)));
    const distances = middles.map((each) => Math.abs(each - middle));
    const nearest = distances.indexOf(Math.min(...distances));
    // A line in the middle between two is beside neither, however tight they are set.
    if ((distances[nearest] ?? spacing) < spacing / 4) return nearest;
  }
  const share = (middle - place.box.top) / (place.box.bottom - place.box.top);
  if (place.box.bottom - place.box.top < height * count) return undefined;
  const at = Math.floor(share * count);
  const edge = Math.abs(share * count - Math.round(share * count));
  return edge < 0.25 && Math.round(share * count) > 0 && Math.round(share * count) < count ? undefined : at;
}

function splitLines(cell: BodyCell, text: string, members: Members, neighbours: readonly BodyCell[]): SplitCell {
  const count = members.members.length;
  const lines = filledLines(cell).map(textOf);
  if (lines.length === count) return { pieces: lines.map((line, member) => ({ text: line, member })), doubtful: false };
  const inside = lines.length === 1 ? text.split(/[\s　／/]+/u).filter((piece) => piece !== '') : [];
  if (inside.length === count)
    return { pieces: inside.map((piece, member) => ({ text: piece, member })), doubtful: false };
  if (lines.length > 1 && lines.length % count === 0) {
    const each = lines.length / count;
    const pieces = members.members.map((_, member) => ({
      text: lines.slice(member * each, (member + 1) * each).join(''),
      member,
    }));
    return { pieces, doubtful: true };
  }
  const member = lines.length === 1 ? memberOfLine(cell, neighbours, count) : undefined;
  return { pieces: [{ text, member: member ?? 0 }], doubtful: member === undefined };
}

const splitters = { slash: /[／/]/u, arrow: /→|⇒|➡|⇨|➔|->|=>/u };

function splitBySign(text: string, sign: keyof typeof splitters, members: Members): SplitCell {
  const pieces = text.split(splitters[sign]).map((piece) => piece.trim());
  if (pieces.length === members.members.length) {
    return {
      pieces: pieces.flatMap((piece, member) => (piece === '' ? [] : [{ text: piece, member }])),
      doubtful: false,
    };
  }
  return { pieces: [{ text, member: 0 }], doubtful: true };
}

/** The last bracket of a text, of the forms asked for. */
function bracketIn(text: string, opens: string, closes: string): { open: number; close: number } | undefined {
  const ends = [...closes].map((character) => text.lastIndexOf(character));
  const close = Math.max(...ends);
  const open = Math.max(...[...opens].map((character) => text.lastIndexOf(character, close)));
  return close >= 0 && open >= 0 && open < close ? { open, close } : undefined;
}

function splitBracket(text: string, { opens = '（(', closes = '）)' }: Members): SplitCell {
  const found = bracketIn(text, opens, closes);
  if (!found) return { pieces: [{ text, member: 0 }], doubtful: false };
  const outside = `${text.slice(0, found.open)}${text.slice(found.close + 1)}`.trim();
  const pieces = [
    { text: outside, member: 0 },
    { text: text.slice(found.open + 1, found.close).trim(), member: 1 },
  ];
  return { pieces: pieces.filter((piece) => piece.text !== ''), doubtful: false };
}

const nothingInIt = /^[-‐‑–—―−ー~…\s　]*$/u;

/** Cuts the text of a cell into the values that its label announces. A cell without a figure says the same of all of them. */
export function splitCell(cell: BodyCell, text: string, members: Members, neighbours: readonly BodyCell[]): SplitCell {
  if (nothingInIt.test(text) && filledLines(cell).length <= 1) return whole(text, members);
  switch (members.sign) {
    case 'lines':
      return splitLines(cell, text, members, neighbours);
    case 'slash':
    case 'arrow':
      return splitBySign(text, members.sign, members);
    case 'bracket':
      return splitBracket(text, members);
    default:
      return members.sign satisfies never;
  }
}
