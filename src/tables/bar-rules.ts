import { centreX, centreY } from '../geometry/box.js';
import { median } from '../geometry/median.js';
import type { Glyph, Ruling } from '../pdf/page-content.js';
import { type CharacterRules, writtenRule } from './character-rules.js';
import { groupWithin } from './merge-rulings.js';
import { tolerances } from './tolerances.js';

const BARS: ReadonlySet<string> = new Set('|｜￨│┃');
/** What lines between rows are written with, crossings and the colons of Markdown included. */
const LEVELS: ReadonlySet<string> = new Set('-－−=＝ー―—–‐─━═_＿+＋|｜￨│┃:：');
const DASHES: ReadonlySet<string> = new Set('-－−=＝ー―—–‐─━═_＿');

interface WrittenLine {
  readonly glyphs: readonly Glyph[];
  readonly bars: readonly Glyph[];
  /** Nothing but dashes and crossings. */
  readonly isLevel: boolean;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
}

const none: CharacterRules = { rulings: [], glyphs: [] };

function lineOf(glyphs: readonly Glyph[]): WrittenLine {
  const isLevel =
    glyphs.every(({ text }) => LEVELS.has(text)) &&
    glyphs.filter(({ text }) => DASHES.has(text)).length >= tolerances.count.many;
  const [top, bottom] = [
    Math.min(...glyphs.map(({ box }) => box.top)),
    Math.max(...glyphs.map(({ box }) => box.bottom)),
  ];
  const first = glyphs[0];
  const middle = first ? centreY(first.box) : 0;
  return { glyphs, bars: glyphs.filter(({ text }) => BARS.has(text)), isLevel, top, bottom, middle };
}

/** Stretches of lines that hold bars or are lines of dashes, closely below one another. */
function stretchesOf(lines: readonly WrittenLine[]): WrittenLine[][] {
  const stretches: WrittenLine[][] = [];
  let open: WrittenLine[] = [];
  for (const line of lines) {
    const before = open.at(-1);
    const belongs = line.isLevel || line.bars.length > 0;
    const isNear = before && line.top - before.top <= tolerances.ratio.much * (before.bottom - before.top);
    if (open.length > 0 && !(belongs && isNear)) {
      stretches.push(open);
      open = [];
    }
    if (belongs) open.push(line);
  }
  return open.length > 0 ? [...stretches, open] : stretches;
}

/** The places at which bars stand below one another in most of the lines. */
function columnsOf(lines: readonly WrittenLine[], em: number): readonly (readonly Glyph[])[] {
  const written = lines.filter(({ isLevel }) => !isLevel);
  const bars = written.flatMap((line) => line.bars);
  const groups = groupWithin(bars, ({ box }) => centreX(box), tolerances.length.near * em);
  return groups.filter((group) => group.length >= Math.max(2, written.length / 2));
}

/** Upright rules of a column, from each line with its bar to the next one; lines of dashes are crossed. */
function upright(x: number, bars: ReadonlySet<Glyph>, lines: readonly WrittenLine[]): Ruling[] {
  const rulings: Ruling[] = [];
  lines.forEach((line, at) => {
    if (line.isLevel || !line.bars.some((bar) => bars.has(bar))) return;
    const [above, below] = [lines[at - 1], lines[at + 1]];
    const start = above?.isLevel ? above.middle : above ? (above.bottom + line.top) / 2 : line.top;
    const end = below?.isLevel ? below.middle : below ? (line.bottom + below.top) / 2 : line.bottom;
    rulings.push(writtenRule('vertical', x, start, end));
  });
  return rulings;
}

/** Places of the upright rules, the table's sides included where no bar stands there. */
function sidesOf(columns: readonly number[], lines: readonly WrittenLine[], em: number): number[] {
  const text = lines.filter(({ isLevel }) => !isLevel).flatMap(({ glyphs }) => glyphs);
  const left = Math.min(...text.map(({ box }) => box.left));
  const right = Math.max(...text.map(({ box }) => box.right));
  return [
    ...(left < Math.min(...columns) - tolerances.length.apart * em ? [left - tolerances.length.near * em] : []),
    ...(right > Math.max(...columns) + tolerances.length.apart * em ? [right + tolerances.length.near * em] : []),
  ];
}

/**
 * Where a row begins of a table without lines between its rows: at a line of text whose first column is not blank. A line under the
 * header is no sign of lines between rows; where the table has more, they part its rows.
 */
function rowsBetween(lines: readonly WrittenLine[], places: readonly number[]): number[] {
  const inner = lines.slice(1, -1).filter(({ isLevel }) => isLevel);
  if (inner.length > 1) return [];
  const [first = 0, second = 0] = places;
  const header = inner[0]?.middle ?? Number.NEGATIVE_INFINITY;
  return lines.slice(1).flatMap((line, at) => {
    const above = lines[at];
    const begins = line.glyphs.some((glyph) => {
      const x = centreX(glyph.box);
      return x > first && x < second && !BARS.has(glyph.text);
    });
    return !line.isLevel && above && !above.isLevel && begins && line.middle > header
      ? [(above.bottom + line.top) / 2]
      : [];
  });
}

function rulesOf(lines: readonly WrittenLine[]): CharacterRules {
  const em = lines[0]?.glyphs[0]?.fontSize ?? 0;
  const written = lines.filter(({ isLevel }) => !isLevel);
  const columns = columnsOf(lines, em);
  const [first, last] = [lines[0], lines.at(-1)];
  if (
    columns.length < tolerances.count.pair ||
    written.length < tolerances.count.few - 1 ||
    lines.length < tolerances.count.few ||
    !first ||
    !last
  )
    return none;
  const places = columns.map((column) => median(column.map(({ box }) => centreX(box))));
  const sides = sidesOf(places, lines, em);
  const [left, right] = [Math.min(...places, ...sides), Math.max(...places, ...sides)];
  const top = first.isLevel ? first.middle : first.top;
  const bottom = last.isLevel ? last.middle : last.bottom;
  const levels = lines.filter(({ isLevel }) => isLevel).map(({ middle }) => middle);
  const rows = rowsBetween(
    lines,
    [...places, ...sides].sort((a, b) => a - b),
  );
  return {
    rulings: [
      ...[...new Set([top, ...levels, ...rows, bottom])].map((y) => writtenRule('horizontal', y, left, right)),
      ...columns.flatMap((column, at) => upright(places[at] ?? 0, new Set(column), lines)),
      ...sides.map((x) => writtenRule('vertical', x, top, bottom)),
    ],
    glyphs: [...columns.flat(), ...lines.filter(({ isLevel }) => isLevel).flatMap(({ glyphs }) => glyphs)],
  };
}

/**
 * Rules written as bars alone (|), with lines of dashes (-, =) or without: columns of bars below one another, over three lines at least.
 */
export function findBarRules(glyphs: readonly Glyph[]): CharacterRules {
  const bars = glyphs.filter(({ text, angle }) => angle === 0 && BARS.has(text));
  if (bars.length < tolerances.count.pair * (tolerances.count.few - 1)) return none;
  const lines = groupWithin(
    glyphs.filter(({ angle }) => angle === 0),
    ({ baseline }) => baseline,
    tolerances.length.slight * (bars[0]?.fontSize ?? 0),
  ).map(lineOf);
  const found = stretchesOf(lines).map(rulesOf);
  return { rulings: found.flatMap(({ rulings }) => rulings), glyphs: found.flatMap((rules) => rules.glyphs) };
}
