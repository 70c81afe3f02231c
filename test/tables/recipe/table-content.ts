import type { Chance } from './chance.js';
import * as words from './words.js';

/** A cell as printed: its lines, and how many columns and rows it takes. */
export interface DrawnCell {
  readonly lines: readonly string[];
  readonly across: number;
  readonly down: number;
}

/** Rows of cells; null where a merged cell covers the place. */
export type Content = readonly (readonly (DrawnCell | null)[])[];

/** What a table says. Shares are of cells. */
export interface Wording {
  readonly columns: number;
  readonly rows: number;
  /** Width of the label's column in full-width characters. */
  readonly labelWidth: number;
  /** Labels that wrap. */
  readonly wrapped: number;
  /** Figures with a bracket on a line of its own. */
  readonly bracketed: number;
  readonly empty: number;
  /** Cells with words for a figure. */
  readonly worded: number;
  /** Figures that are a dash. */
  readonly dashes: number;
  readonly enumerated: boolean;
  /** The last column names an office. */
  readonly office: boolean;
  /** Headings over two or three of the figures' columns. */
  readonly twoLevels: boolean;
  /** A first column whose labels stand for several rows. */
  readonly stub: boolean;
  /** Rows over the full width that head the rows below. */
  readonly groupRows: boolean;
  /** Such rows hold one text in the first column, where no rule shows how far it reaches. */
  readonly loneHeadings: boolean;
  /** Such rows begin with a number. */
  readonly numberedHeadings: boolean;
  /** Dots lead from a label to its figures. */
  readonly leaders: boolean;
}

export const plainWording = (chance: Chance): Wording => ({
  columns: chance.whole(3, 6),
  rows: chance.whole(4, 8),
  labelWidth: chance.whole(8, 14),
  wrapped: 0,
  bracketed: 0,
  empty: 0,
  worded: 0,
  dashes: 0.06,
  enumerated: false,
  office: chance.happens(0.3),
  twoLevels: false,
  stub: false,
  groupRows: false,
  loneHeadings: false,
  numberedHeadings: true,
  leaders: false,
});

const cell = (...lines: readonly string[]): DrawnCell => ({ lines, across: 1, down: 1 });

function figure(chance: Chance, dashes: number): string {
  if (chance.happens(dashes)) return chance.pick(['－', '-', '―', '…']);
  const number = chance.pick([
    () => String(chance.whole(0, 99)),
    () => (chance.next() * 100).toFixed(1),
    () => chance.whole(1000, 99999).toLocaleString('en-US'),
    () => String(chance.whole(100, 999)),
  ])();
  return number + chance.pick(words.units);
}

/** Words of at least so many characters. */
function phrase(chance: Chance, length: number): string {
  let text = '';
  while ([...text].length < length) text += chance.pick(words.phrases);
  return text;
}

/** Lines of at most `width` full-width characters; what never begins a line (行頭禁則) hangs. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const advance = character.charCodeAt(0) > 0xff ? 1 : 0.5;
    if (used + advance > width && !'、。）%％'.includes(character)) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += advance;
  }
  return [...lines, line];
}

function labelOf(chance: Chance, { labelWidth, wrapped, enumerated, leaders }: Wording, index: number): DrawnCell {
  const isLong = chance.happens(wrapped);
  const name = isLong
    ? phrase(chance, chance.whole(labelWidth + 1, Math.ceil(labelWidth * 2.5)))
    : chance.pick(words.labels);
  const lines = wrap(enumerated ? `${index + 1}. ${name}` : name, labelWidth);
  if (!leaders) return cell(...lines);
  const last = lines.at(-1) ?? '';
  return cell(...lines.slice(0, -1), last + '…'.repeat(Math.max(2, labelWidth + 2 - [...last].length)));
}

function figureCell(chance: Chance, { bracketed, empty, worded, dashes }: Wording): DrawnCell {
  if (chance.happens(empty)) return cell();
  if (chance.happens(worded)) return cell(...wrap(phrase(chance, 8), 6));
  const text = figure(chance, dashes);
  return chance.happens(bracketed) ? cell(text, chance.pick(words.brackets)) : cell(text);
}

function headerRow(chance: Chance, { columns, office, bracketed }: Wording): DrawnCell[] {
  const start = chance.whole(0, 3);
  const figures = Array.from({ length: columns - (office ? 2 : 1) }, (_, index) => {
    const head = words.heads[(start + index) % words.heads.length] ?? '値';
    return chance.happens(bracketed / 2) ? cell(head, chance.pick(words.brackets)) : cell(head);
  });
  return [cell(chance.pick(words.firstHeads)), ...figures, ...(office ? [cell('担当課')] : [])];
}

/** Two rows: headings over years; the other headings stand for both. */
function twoHeaderRows(chance: Chance, { columns, office }: Wording): (DrawnCell | null)[][] {
  const both = (text: string): DrawnCell => ({ lines: [text], across: 1, down: 2 });
  const upper: (DrawnCell | null)[] = [both(chance.pick(words.firstHeads))];
  const lower: (DrawnCell | null)[] = [null];
  const figures = columns - (office ? 2 : 1);
  const first = chance.whole(0, 1);
  for (let used = 0, group = first; used < figures; group += 1) {
    const left = figures - used;
    const across = left <= 3 ? left : 2;
    if (across === 1) {
      upper.push(both('備考'));
      lower.push(null);
    } else {
      const heading = words.upperHeads[group % words.upperHeads.length] ?? '';
      upper.push({ lines: [heading], across, down: 1 }, ...Array.from({ length: across - 1 }, () => null));
      for (let at = 0; at < across; at += 1) lower.push(cell(words.years[(used + at) % words.years.length] ?? ''));
    }
    used += across;
  }
  return office
    ? [
        [...upper, both('担当課')],
        [...lower, null],
      ]
    : [upper, lower];
}

/** The rows of a table, its header first. */
export function contentOf(chance: Chance, wording: Wording): Content {
  const { columns, rows, office, twoLevels, stub, groupRows } = wording;
  const header = twoLevels ? twoHeaderRows(chance, wording) : [headerRow(chance, wording)];
  const body = Array.from({ length: rows }, (_, index): (DrawnCell | null)[] => {
    const drawn = Array.from({ length: columns - (office ? 2 : 1) }, () => figureCell(chance, wording));
    // Nobody prints a row that says nothing.
    const isBlank = drawn.every(({ lines }) => lines.length === 0);
    const figures = isBlank ? [figureCell(chance, { ...wording, empty: 0 }), ...drawn.slice(1)] : drawn;
    return [labelOf(chance, wording, index), ...figures, ...(office ? [cell(chance.pick(words.offices))] : [])];
  });
  if (stub) return withStub(chance, header, body);
  if (groupRows) return [...header, ...withGroupRows(chance, body, wording)];
  return [...header, ...body];
}

/** A first column with a label for every two or three rows. */
function withStub(chance: Chance, header: (DrawnCell | null)[][], body: (DrawnCell | null)[][]): Content {
  const start = chance.whole(0, 2);
  const stubs: (DrawnCell | null)[] = [];
  for (let group = 0; stubs.length < body.length; group += 1) {
    const left = body.length - stubs.length;
    const down = left <= 3 ? left : chance.whole(2, left === 4 ? 2 : 3);
    stubs.push({ lines: [words.groups[(start + group) % words.groups.length] ?? ''], across: 1, down });
    for (let at = 1; at < down; at += 1) stubs.push(null);
  }
  const heads = header.map((row, index) => [
    index === 0 ? { lines: ['分野'], across: 1, down: header.length } : null,
    ...row,
  ]);
  return [...heads, ...body.map((row, index) => [stubs[index] ?? null, ...row])];
}

function withGroupRows(
  chance: Chance,
  body: (DrawnCell | null)[][],
  { loneHeadings: lone, numberedHeadings }: Wording,
): (DrawnCell | null)[][] {
  const start = chance.whole(0, 2);
  const every = Math.ceil(body.length / 2);
  return body.flatMap((row, index) => {
    if (index % every > 0) return [row];
    const name = words.groups[(start + index) % words.groups.length] ?? '';
    const lines = [`${numberedHeadings ? `${index / every + 1} ` : ''}${name}の推進`];
    const rest = Array.from({ length: row.length - 1 }, () => (lone ? cell() : null));
    return [[{ lines, across: lone ? 1 : row.length, down: 1 }, ...rest], row];
  });
}

/** The table as it should be read: lines of a cell parted by `/`, null where a merged cell covers the place. */
export const truthOf = (content: Content): (string | null)[][] =>
  content.map((row) => row.map((one) => one?.lines.join('/') ?? null));
