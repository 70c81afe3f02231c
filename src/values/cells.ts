// A cell's text → its values.

import type { Modifier } from '../schema/observation.js';
import type { Value } from '../schema/reading.js';
import { doubtsOfLeftover, doubtsOfParts, quote } from './cell-doubts.js';
import { readCellItems } from './cell-items.js';
import { buildCellParts, type CellParts, type Part, type Stretch } from './cell-parts.js';
import { findLeftover, findLostFigure } from './leftover.js';
import { yearSetting } from './periods/periods.js';
import { type Decimal, formatDecimal, scaled } from './print/decimal.js';
import { gap, normalisePrinted, type PrintedText, printedWords } from './print/printed-text.js';
import { isDitto } from './quantities/ditto.js';
import { readMissing } from './quantities/missing.js';
import { stripParticle, stripTrailingParticle } from './quantities/particles.js';
import { readUnit, type UnitReading } from './quantities/unit-text.js';
import type { CellReading, Doubt, ReadingContext, ReadValue } from './reading-context.js';

const nothing: Value = {
  status: 'missing',
  value_number: null,
  value_min: null,
  value_max: null,
  unit: '',
  unit_text: '',
  text_value: '',
  modifiers: [],
  missing_reason: null,
  part_label: '',
};

/** The words of several stretches; those that stand beside each other stay together as printed. */
function wordsOf(text: PrintedText, stretches: readonly Stretch[]): string {
  const merged: { start: number; end: number }[] = [];
  for (const stretch of stretches) {
    const last = merged.at(-1);
    if (last && last.end === stretch.start) last.end = stretch.end;
    else merged.push({ ...stretch });
  }
  let words = '';
  for (const { start, end } of merged) {
    const space = words !== '' && text.gaps[start] !== gap.none ? ' ' : '';
    words += space + printedWords(text, start, end);
  }
  return words.trim();
}

/** The words without the punctuation at both ends; a 。 at the end stays. */
function withoutPunctuation(words: string): string {
  let from = 0;
  let to = words.length;
  while (from < to && /[\s、。.,;:：・=＝]/.test(words.charAt(from))) from += 1;
  while (to > from && /[\s、.,;:：・=＝]/.test(words.charAt(to - 1))) to -= 1;
  return words.slice(from, to);
}

/** Words that join a part to the one before it. */
const joiners = /^[\s、,・]*(?:及び|および|並びに|ならびに|かつ|または|又は|と(?=[\s、]))/;

/** Words without punctuation and brackets around the whole of them. */
function bareWords(words: string): string {
  const plain = withoutPunctuation(words);
  return /^[(（〔［[]([^()（）〔〕［］[\]]*)[)）〕］\]]$/.exec(plain)?.[1] ?? plain;
}

interface Units {
  readonly unit: string;
  readonly unitText: string;
  readonly power: number;
  readonly modifiers: readonly Modifier[];
}

/** The unit beside the figure, else in brackets after it, else the one that stands outside of the cell. */
function unitsOf(text: PrintedText, part: Part, outer: UnitReading | undefined): Units {
  const { quantity } = part;
  const own = { unit: quantity.unit, unitText: quantity.unitText, power: 0, modifiers: [] };
  if (quantity.unit !== '') return own;
  const bracket = part.bracketUnit && readUnit(printedWords(text, part.bracketUnit.start, part.bracketUnit.end));
  const found = bracket ?? (quantity.modifiers.has('fraction') ? undefined : outer);
  if (!found) return own;
  return { ...found, power: quantity.scaledByItself ? 0 : found.power };
}

const format = (value: Decimal | undefined, power: number): string | null =>
  value === undefined ? null : formatDecimal(scaled(value, power));

/** ・相談件数 110件: the only entry of a list, its label set off from the figure. */
const isListed = (text: PrintedText, at: number): boolean => /^[・●■◆]/.test(text.chars) && text.gaps[at] === gap.space;

function readPartValue(text: PrintedText, part: Part, several: boolean, outer: UnitReading | undefined): ReadValue {
  const { quantity } = part;
  const { unit, unitText, power, modifiers } = unitsOf(text, part, outer);
  const range = quantity.value === undefined;
  const label = bareWords(wordsOf(text, part.label).replace(joiners, ''));
  const labelled = several || text.chars.charAt(quantity.start - 1) === ':' || isListed(text, quantity.start);
  const after = bareWords(stripParticle(wordsOf(text, part.words)));
  const value: Value = {
    ...nothing,
    status: range ? 'range' : 'number',
    value_number: format(quantity.value, power),
    value_min: range ? format(quantity.min, power) : null,
    value_max: range ? format(quantity.max, power) : null,
    unit,
    unit_text: unitText,
    text_value: labelled ? after : [label, after].filter((words) => words !== '').join(' '),
    modifiers: [...new Set([...part.modifiers, ...modifiers])].sort(),
    part_label: labelled ? stripTrailingParticle(label) : '',
  };
  return { ...value, ...(part.period ? { period: part.period } : {}), ...(part.inBracket ? { inBracket: true } : {}) };
}

function readTextValue(text: PrintedText, parts: CellParts, modifiers: readonly Modifier[]): ReadValue {
  const value: Value = {
    ...nothing,
    status: 'text',
    text_value: wordsOf(text, parts.words),
    modifiers: [...modifiers],
  };
  return parts.period ? { ...value, period: parts.period } : value;
}

const withPeriod = (value: Value, parts: CellParts): ReadValue =>
  parts.period ? { ...value, period: parts.period } : value;

function readWordless(text: PrintedText, parts: CellParts): ReadValue {
  const chars = parts.words.map(({ start, end }) => text.chars.slice(start, end)).join('');
  const reason = readMissing(chars);
  if (reason !== undefined) return withPeriod({ ...nothing, missing_reason: reason }, parts);
  return readTextValue(text, parts, isDitto(chars) ? ['ditto'] : []);
}

/** A text beyond this is running text that no table's cell holds, in characters; it is kept as words, its figures unread. */
const longestCell = 4000;

/** A cell that is not understood, or too long for one: all of it words, with a warning where it holds digits. */
function asWords(text: PrintedText, period: ReadValue['period'], doubts: readonly Doubt[]): CellReading {
  const value = readTextValue(text, { parts: [], words: whole(text), period, unreadable: true }, []);
  const actual = quote(text);
  const unread: readonly Doubt[] = /[0-9〇一二三四五六七八九十]/.test(text.chars)
    ? [{ code: 'value/unreadable', actual }]
    : [];
  return { values: [value], doubts: [...doubts, ...unread], leftover: unread.length > 0 ? actual : '' };
}

function whole(text: PrintedText): Stretch[] {
  return [{ start: 0, end: text.chars.length }];
}

/** The unit that a text prints beside its one figure; empty where it prints none, or holds several figures. */
export function printedUnit(source: string): string {
  const [value, ...more] = readCell(source).values;
  return value && more.length === 0 ? value.unit_text : '';
}

/**
 * Reads what a cell of a KPI table says: values in the order printed, each with its words, bounds and period, and the doubts
 * about them. Never empty: a blank cell is one `missing` value. Ditto marks come back as `text` with the modifier `ditto`.
 */
export function readCell(source: string, context: ReadingContext = {}): CellReading {
  const text = normalisePrinted(source);
  if (text.chars.length > longestCell) return asWords(text, undefined, []);
  const read = readCellItems(text, { ...yearSetting({ ...context, header: false }), fiscal: true });
  const { doubts } = read;
  const parts = buildCellParts(text, read.items);
  const dashed = context.outerUnit === undefined && parts.parts.some(({ quantity }) => quantity.dashed);
  if (parts.unreadable || dashed) return asWords(text, parts.period, doubts);
  if (parts.parts.length === 0) {
    const value = readWordless(text, parts);
    const empty = value.status === 'missing' && value.missing_reason === 'blank' && text.chars !== '';
    const leftover = value.status === 'text' ? findLostFigure(text, parts.words) : '';
    return {
      values: [empty ? readTextValue(text, { ...parts, words: whole(text) }, []) : value],
      doubts: [...doubts, ...doubtsOfLeftover(text, leftover, 1)],
      leftover,
    };
  }
  const outer = context.outerUnit === undefined ? undefined : readUnit(context.outerUnit);
  const values = parts.parts.map((part) => readPartValue(text, part, parts.parts.length > 1, outer));
  const leftover = findLeftover(text, read, parts.parts);
  return { values, doubts: [...doubts, ...doubtsOfParts(text, parts.parts, leftover)], leftover };
}
