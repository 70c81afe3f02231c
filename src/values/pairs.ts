import { readCell } from './cells.js';
import { findBrackets } from './note-marks.js';
import { gap, normalisePrinted, type PrintedText } from './printed-text.js';
import type { CellReading, ReadingContext } from './reading-context.js';

/** What parts the two values of a cell: 120／115, 52.3%→60%, 310人（280人）, a line or white space between them. */
export type PairMark = 'slash' | 'arrow' | 'bracket' | 'line';

/** The two values of a cell that holds a pair, each as a cell of its own would be read. */
export interface CellPair {
  readonly first: CellReading;
  readonly second: CellReading;
}

/** The texts on both sides of a mark, as printed. */
export interface Halves {
  readonly first: string;
  readonly second: string;
}

const printedAt = (text: PrintedText, at: number): number => text.starts[at] ?? text.source.length;

/** The texts on both sides of the character at `at`. */
const cutAt = (text: PrintedText, at: number): Halves => ({
  first: text.source.slice(0, printedAt(text, at)),
  second: text.source.slice(text.ends[at] ?? text.source.length),
});

/** Places outside of all brackets. */
function openPlaces(text: PrintedText): number[] {
  const { closeOf } = findBrackets(text.chars);
  const places: number[] = [];
  for (let at = 0; at < text.chars.length; at += 1) {
    const close = closeOf.get(at);
    if (close === undefined) places.push(at);
    else at = close;
  }
  return places;
}

function cutsAtMarks(text: PrintedText, marks: RegExp): Halves[] {
  return openPlaces(text)
    .filter((at) => marks.test(text.chars.charAt(at)))
    .map((at) => cutAt(text, at));
}

/** The ends of lines; where the lines were joined, the white space between the two. */
function cutsAtLines(text: PrintedText): Halves[] {
  const places = openPlaces(text).filter((at) => at > 0);
  const lines = places.filter((at) => text.gaps[at] === gap.line);
  const ends = lines.length > 0 ? lines : places.filter((at) => text.gaps[at] === gap.space);
  return ends.map((at) => ({
    first: text.source.slice(0, printedAt(text, at)),
    second: text.source.slice(printedAt(text, at)),
  }));
}

/** What stands outside of a bracket and what in it: 310人 and 280 of 310人（280）, 310人 and 280 of 310（280）人. */
function cutsAtBrackets(text: PrintedText): Halves[] {
  const { closeOf } = findBrackets(text.chars);
  return [...closeOf].map(([open, close]) => ({
    first: text.source.slice(0, printedAt(text, open)) + text.source.slice(text.ends[close] ?? text.source.length),
    second: text.source.slice(text.ends[open] ?? 0, printedAt(text, close)),
  }));
}

function cutsAt(text: PrintedText, mark: PairMark): Halves[] {
  switch (mark) {
    case 'slash':
      return cutsAtMarks(text, /\//);
    case 'arrow':
      return cutsAtMarks(text, /[→⇒➡➔➜⇨]/);
    case 'bracket':
      return cutsAtBrackets(text);
    case 'line':
      return cutsAtLines(text);
    default:
      return mark satisfies never;
  }
}

/** Is a half a value of its own: a figure, a dash or a word for none? */
const isValue = ({ values }: CellReading): boolean =>
  values.length === 1 && values.every(({ status, missing_reason }) => status !== 'text' && missing_reason !== 'blank');

const isBare = ({ values, leftover }: CellReading): boolean =>
  leftover === '' && values.every(({ text_value }) => text_value === '');

/** The unit that a half prints itself. */
const ownUnit = (half: string, context: ReadingContext): string => {
  const { outerUnit: _outer, ...alone } = context;
  return readCell(half, alone).values[0]?.unit_text ?? '';
};

/** Both halves; a unit that only one of them prints counts for both (15／12人). */
function readHalves({ first, second }: Halves, context: ReadingContext): CellPair {
  const units = [ownUnit(first, context), ownUnit(second, context)];
  const shared = units.find((unit) => unit !== '') ?? context.outerUnit;
  const inContext = shared === undefined ? context : { ...context, outerUnit: shared };
  return { first: readCell(first, inContext), second: readCell(second, inContext) };
}

/** Cuts a text at the one mark of its kind, a header for one: 現状値（2019）→目標値（2024）, 目標／実績. Undefined where it has none, or several. */
export function splitPair(source: string, mark: PairMark): Halves | undefined {
  const cuts = cutsAt(normalisePrinted(source), mark);
  return cuts.length === 1 ? cuts[0] : undefined;
}

/**
 * Reads a cell that holds two values, as its header, caption or note announces (目標／実績; 現状値→目標値; （ ）内は目標値; 上段：目標値、
 * 下段：実績値). Undefined where it does not hold exactly two: a lone figure, a rate (5人/日), three figures.
 */
export function readPair(source: string, mark: PairMark, context: ReadingContext = {}): CellPair | undefined {
  const pairs = cutsAt(normalisePrinted(source), mark)
    .map((halves) => readHalves(halves, context))
    .filter(({ first, second }) => isValue(first) && isValue(second));
  if (pairs.length < 2) return pairs[0];
  const bare = pairs.filter(({ first, second }) => isBare(first) && isBare(second));
  return bare.length === 1 ? bare[0] : undefined;
}
