import type { Modifier } from '../../schema/observation.js';
import { type Decimal, isLess } from '../print/decimal.js';
import { gap, type PrintedText } from '../print/printed-text.js';
import { type FigureWord, readWordAfter, readWordBefore } from './figure-words.js';
import { readFigure } from './figures.js';
import { type Core, readCore } from './quantity-cores.js';

/** A figure with its bounds and the words that qualify it: 約1,200人, 10～20人, 80%以上, 3/5, 1時間30分. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** Undefined for a range. */
  readonly value: Decimal | undefined;
  readonly min: Decimal | undefined;
  readonly max: Decimal | undefined;
  readonly unit: string;
  readonly unitText: string;
  readonly unknownUnit: boolean;
  readonly modifiers: ReadonlySet<Modifier>;
  /** Stretches that qualify the figure and stay among its words (弱 of 3割弱). */
  readonly kept: readonly { readonly start: number; readonly end: number }[];
  readonly malformed: boolean;
  /** Two bare numbers with a dash (10-20): a range only where a unit outside of the cell says so. */
  readonly dashed: boolean;
  /** A quotient that may as well be two figures (15/12). */
  readonly maybePair: boolean;
  /** The numeral holds 万 or 億 of its own. */
  readonly scaledByItself: boolean;
}

/** A figure has at most so many words on either side. */
const longestPrefix = 6;

function readWordsBefore(text: PrintedText, at: number): readonly (FigureWord & { readonly start: number })[] {
  const words: (FigureWord & { readonly start: number })[] = [];
  let place = at;
  for (
    let word = readWordBefore(text, place, false);
    word && words.length < longestPrefix;
    word = readWordBefore(text, place, true)
  ) {
    words.push({ ...word, start: place });
    place = word.end + (/^[:、]/.test(text.chars.slice(word.end, word.end + 1)) ? 1 : 0);
  }
  return words;
}

function readWordsAfter(text: PrintedText, at: number): readonly (FigureWord & { readonly start: number })[] {
  const words: (FigureWord & { readonly start: number })[] = [];
  let place = at;
  for (let word = readWordAfter(text, place); word && words.length < longestPrefix; word = readWordAfter(text, place)) {
    words.push({ ...word, start: place });
    place = word.end;
  }
  return words;
}

interface Bounds {
  readonly value: Decimal | undefined;
  readonly min: Decimal | undefined;
  readonly max: Decimal | undefined;
}

/** A value that words make a bound of: 80%以上 has a minimum and no value. */
function boundsOf(core: Core, words: readonly FigureWord[]): Bounds {
  const bound = words.find((word) => word.bound !== undefined)?.bound;
  if (core.value === undefined || bound === undefined) return { value: core.value, min: core.min, max: core.max };
  return bound === 'min'
    ? { value: undefined, min: core.value, max: undefined }
    : { value: undefined, min: undefined, max: core.value };
}

function assemble(
  core: Core,
  start: number,
  words: readonly (FigureWord & { readonly start: number })[],
  end: number,
): Quantity {
  const modifiers = new Set<Modifier>([...core.modifiers, ...words.flatMap((word) => word.modifiers)]);
  if (core.figure.unit === '位') modifiers.add('rank');
  return {
    start,
    end,
    ...boundsOf(core, words),
    unit: core.figure.unit,
    unitText: core.figure.unitText,
    unknownUnit: core.figure.unknownUnit,
    modifiers,
    kept: words.filter((word) => word.kept).map((word) => ({ start: word.start, end: word.end })),
    malformed: core.malformed,
    dashed: core.dashed ?? false,
    maybePair: core.maybePair ?? false,
    scaledByItself: core.figure.numeral.scaleStart !== undefined && core.figure.numeral.scalePower > 3,
  };
}

/** 10人以上20人未満, 80%以上～90%: a lower and an upper bound beside each other are one range. */
function joinBounds(text: PrintedText, lower: Quantity): Quantity {
  if (lower.min === undefined || lower.max !== undefined) return lower;
  const skip = /^(?:かつ|、|,|~|から)/.exec(text.chars.slice(lower.end, lower.end + 2))?.[0].length ?? 0;
  const upper = readOne(text, lower.end + skip);
  if (!upper || upper.max === undefined || upper.min !== undefined || upper.malformed) return lower;
  if (upper.unit !== lower.unit && lower.unit !== '') return lower;
  return {
    ...upper,
    start: lower.start,
    min: lower.min,
    modifiers: new Set([...lower.modifiers, ...upper.modifiers]),
    kept: [...lower.kept, ...upper.kept],
    malformed: lower.malformed || isLess(upper.max, lower.min),
  };
}

/** ～20人 and 20人～: one bound, the other open. */
function withOpenEnd(text: PrintedText, quantity: Quantity): Quantity {
  if (quantity.value === undefined) return quantity;
  const leading =
    text.chars.charAt(quantity.start - 1) === '~' &&
    (quantity.start === 1 || text.gaps[quantity.start - 1] !== gap.none);
  if (leading) return { ...quantity, start: quantity.start - 1, value: undefined, max: quantity.value };
  const next = text.chars.charAt(quantity.end + 1);
  const alone = quantity.start === 0 && next === '';
  if (text.chars.charAt(quantity.end) !== '~' || !(alone || (quantity.unit !== '' && (next === '' || next === '('))))
    return quantity;
  return { ...quantity, end: quantity.end + 1, value: undefined, min: quantity.value };
}

/** 第5位: the order's mark belongs to the rank. */
function readRank(text: PrintedText, at: number): Quantity | undefined {
  const quantity = text.chars.charAt(at) === '第' ? readOne(text, at + 1) : undefined;
  return quantity?.unit === '位' ? { ...quantity, start: at } : undefined;
}

/** 80点以上/100点: the whole after a bound, which has no bound of its own, says what the figure is measured by. */
function wholeEnd(text: PrintedText, core: Core, end: number): number {
  if (end === core.end || core.figure.unit === '' || text.chars.charAt(end) !== '/') return end;
  const whole = readFigure(text, end + 1);
  const plain = whole && !whole.malformed && whole.unit !== '' && readWordsAfter(text, whole.end).length === 0;
  return plain ? whole.end : end;
}

function readOne(text: PrintedText, at: number): Quantity | undefined {
  const prefix = readWordsBefore(text, at);
  const last = prefix.at(-1);
  const from = last ? last.end + (/^[:、]/.test(text.chars.slice(last.end, last.end + 1)) ? 1 : 0) : at;
  const core = readCore(text, from);
  if (!core) return undefined;
  const suffix = readWordsAfter(text, core.end);
  const end = wholeEnd(text, core, suffix.at(-1)?.end ?? core.end);
  return withOpenEnd(text, assemble(core, at, [...prefix, ...suffix], end));
}

/** Reads the quantity that begins at `at`, the words before it (約, 延べ) included. */
export function readQuantity(text: PrintedText, at: number): Quantity | undefined {
  const quantity = readRank(text, at) ?? readOne(text, at);
  return quantity && joinBounds(text, quantity);
}
