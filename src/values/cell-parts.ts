import type { Modifier } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import { isTorn, readSpan, roleOfBracket, type Span } from './cell-brackets.js';
import type { CellItem } from './cell-items.js';
import { demoteContext } from './context-figures.js';
import { gap, type PrintedText } from './print/printed-text.js';
import type { Quantity } from './quantities/quantities.js';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A figure of a cell with what stands around it. */
export interface Part {
  readonly quantity: Quantity;
  /** Words before it, since the figure before it or a separator. */
  label: Stretch[];
  /** Words after it. */
  words: Stretch[];
  period: Period | undefined;
  readonly modifiers: Set<Modifier>;
  /** A unit in brackets after a figure without one: 1,200(千円). */
  bracketUnit: Stretch | undefined;
  /** It stands in a bracket after another figure. */
  inBracket: boolean;
  /** And nothing in the cell says how it differs from that one. */
  unexplained: boolean;
}

/** A cell taken apart. */
export interface CellParts {
  readonly parts: readonly Part[];
  /** Words of a cell without figures; the bracketed period and note marks are no part of them. */
  readonly words: readonly Stretch[];
  /** The period in brackets of a cell without figures. */
  readonly period: Period | undefined;
  readonly unreadable: boolean;
}

interface Pending extends Stretch {
  readonly separator: boolean;
}

interface Assembly {
  readonly text: PrintedText;
  readonly parts: Part[];
  pending: Pending[];
  /** A period that stands before the figures: H30:194人. */
  leading: Period | undefined;
  /** A period in brackets before any figure or without one. */
  bracketed: Period | undefined;
  /** Parts from this index on have no bracketed period yet. */
  undated: number;
  perPerson: boolean;
  /** What stands before the next figure and says how it is meant: R2～R6の累計, （延べ）. */
  readonly leadingModifiers: Set<Modifier>;
  unreadable: boolean;
}

/** Words that only join two figures. */
const joiner = /^(?:と|及び|および|並びに|ならびに|かつ|又は|または|、|・)$/;

const isSpaced = (text: PrintedText, at: number): boolean => (text.gaps[at] ?? gap.none) !== gap.none;

/** Where the words after a figure end and those before the next begin: at the last separator or white space. */
function boundaryOf(assembly: Assembly, from: number): number | undefined {
  const { text, pending } = assembly;
  for (let index = pending.length - 1; index >= 0; index -= 1) {
    const entry = pending[index];
    if (!entry) continue;
    if (entry.separator && text.chars.charAt(entry.start) !== ':') return entry.end;
    for (let at = entry.end - 1; at >= entry.start; at -= 1) {
      if (at >= from && isSpaced(text, at)) return at;
    }
  }
  return undefined;
}

function splitAt(pending: readonly Pending[], at: number): readonly [Pending[], Pending[]] {
  const before: Pending[] = [];
  const after: Pending[] = [];
  for (const entry of pending) {
    if (entry.end <= at) before.push(entry);
    else if (entry.start >= at) after.push(entry);
    else {
      before.push({ ...entry, end: at });
      after.push({ ...entry, start: at });
    }
  }
  return [before, after];
}

/** Stretches without the separators at both ends. */
function trimmed(pending: readonly Pending[]): Stretch[] {
  let from = 0;
  let to = pending.length;
  while (from < to && pending[from]?.separator) from += 1;
  while (to > from && pending[to - 1]?.separator) to -= 1;
  return pending.slice(from, to);
}

/** Gives the words between two figures to the one before, the one after, or both. */
function divideWords(assembly: Assembly, before: Part): Stretch[] {
  const { text, pending } = assembly;
  const whole = pending.map((entry) => text.chars.slice(entry.start, entry.end)).join('');
  if (joiner.test(whole)) return [];
  const labelled = (assembly.parts[0]?.label.length ?? 0) > 0 || assembly.leading !== undefined;
  const boundary = boundaryOf(assembly, before.quantity.end);
  const hard = pending.some((entry) => entry.separator) || pending.some((entry) => text.gaps[entry.start] === gap.line);
  if (boundary === undefined || (!labelled && !hard)) {
    if (labelled) return trimmed(pending);
    before.words.push(...trimmed(pending));
    return [];
  }
  const [words, label] = splitAt(pending, boundary);
  before.words.push(...trimmed(words));
  return trimmed(label);
}

function addFigure(assembly: Assembly, quantity: Quantity): void {
  const before = assembly.parts.at(-1);
  const label = before ? divideWords(assembly, before) : trimmed(assembly.pending);
  const modifiers = new Set<Modifier>(quantity.modifiers);
  if (assembly.perPerson) modifiers.add('per_person');
  for (const modifier of assembly.leadingModifiers) modifiers.add(modifier);
  assembly.leadingModifiers.clear();
  assembly.parts.push({
    quantity,
    label,
    words: [...quantity.kept],
    period: assembly.leading,
    modifiers,
    bracketUnit: undefined,
    inBracket: false,
    unexplained: false,
  });
  assembly.pending = [];
}

/** A bracketed period dates the figures since the last one. */
function addDate(assembly: Assembly, period: Period): void {
  for (const part of assembly.parts.slice(assembly.undated)) part.period ??= period;
  if (assembly.parts.length > 0) assembly.undated = assembly.parts.length;
  else assembly.leading = period;
  assembly.bracketed ??= period;
}

function addBracket(assembly: Assembly, bracket: CellItem & { kind: 'bracket' }): void {
  const last = assembly.parts.at(-1);
  const before = last && { unit: last.quantity.unit, adjacent: assembly.pending.length === 0 };
  const role = roleOfBracket(assembly.text, bracket, before);
  switch (role.kind) {
    case 'dates':
      addDate(assembly, role.period);
      return;
    case 'modifies':
      (last?.modifiers ?? assembly.leadingModifiers).add(role.modifier);
      return;
    case 'spans':
      addSpan(assembly, bracket, role);
      return;
    case 'unit':
      if (last) last.bracketUnit = { start: bracket.start, end: bracket.end };
      return;
    case 'parts':
      addBracketedFigures(assembly, bracket, role.unexplained);
      return;
    case 'words':
      assembly.pending.push({ start: bracket.start, end: bracket.end, separator: false });
      return;
    default:
      role satisfies never;
  }
}

/** R2～R6累計, 5年間の累計 and 3か年平均 in brackets. */
function addSpan(assembly: Assembly, bracket: Stretch, { period, modifier, words }: Span): void {
  const last = assembly.parts.at(-1);
  if (period) addDate(assembly, period);
  if (modifier !== undefined) (last?.modifiers ?? assembly.leadingModifiers).add(modifier);
  if (words) assembly.pending.push({ start: bracket.start, end: bracket.end, separator: false });
}

/** A bracket with a measure of its own (累計234人): its figures are parts, its words their labels. */
function addBracketedFigures(assembly: Assembly, bracket: CellItem & { kind: 'bracket' }, unexplained: boolean): void {
  const { text } = assembly;
  const last = assembly.parts.at(-1);
  if (last) {
    last.words.push(...trimmed(assembly.pending));
    assembly.pending = [];
  }
  const inside = assemble(text, bracket.items);
  assembly.unreadable ||= inside.unreadable;
  if (inside.parts.length === 0) assembly.pending.push({ start: bracket.start, end: bracket.end, separator: false });
  for (const part of inside.parts) {
    assembly.parts.push({ ...part, inBracket: last !== undefined, unexplained: part.unexplained || unexplained });
  }
  assembly.undated = Math.min(assembly.undated, assembly.parts.length - inside.parts.length);
}

/** Does a period in the open belong to the figures after it (H30:194人, 平成30年度に3箇所)? Else it is one of the words. */
function leads(text: PrintedText, item: CellItem & { kind: 'period' }, next: CellItem | undefined): boolean {
  const { period } = item;
  if (period.kind === 'relative' || period.period_start === null || period.period_end === null) return false;
  if (next?.kind === 'quantity' || next?.kind === 'separator' || next?.kind === 'bracket') return true;
  if (next?.kind !== 'words') return false;
  return (
    isTorn(text, next.start) ||
    /^(?:[はにのでが=]|実績|見込み?|目標|計画|時点|現在|には|では|の実績)$/.test(text.chars.slice(next.start, next.end))
  );
}

/** Adds the period at `index` in the open; tells how many of the items after it go with it. */
function addPeriod(assembly: Assembly, items: readonly CellItem[], index: number): number {
  const item = items[index];
  if (item?.kind !== 'period') return 0;
  const figure = items.findIndex((later, at) => at > index && later.kind === 'quantity');
  const span = figure < 0 ? undefined : readSpan(assembly.text, items.slice(index, figure));
  const next = items[index + 1];
  if (figure < 0 || !(span?.period || leads(assembly.text, item, next))) {
    assembly.pending.push({ start: item.start, end: item.end, separator: false });
    return 0;
  }
  const last = assembly.parts.at(-1);
  if (last) last.words.push(...trimmed(assembly.pending));
  if (last) assembly.pending = [];
  assembly.leading = item.period;
  assembly.undated = assembly.parts.length;
  if (span?.period) {
    if (span.modifier !== undefined) assembly.leadingModifiers.add(span.modifier);
    return figure - index - 1;
  }
  return next?.kind === 'words' && !isTorn(assembly.text, next.start) ? 1 : 0;
}

function assemble(text: PrintedText, given: readonly CellItem[]): Assembly {
  const { items, perPerson } = demoteContext(text, given);
  const assembly: Assembly = {
    text,
    parts: [],
    pending: [],
    leading: undefined,
    bracketed: undefined,
    undated: 0,
    perPerson,
    leadingModifiers: new Set(),
    unreadable: false,
  };
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (item?.kind === 'quantity') addFigure(assembly, item.quantity);
    else if (item?.kind === 'bracket') addBracket(assembly, item);
    else if (item?.kind === 'period') index += addPeriod(assembly, items, index);
    else if (item !== undefined && item.kind !== 'note') {
      assembly.unreadable ||= item.kind === 'unreadable';
      assembly.pending.push({ start: item.start, end: item.end, separator: item.kind === 'separator' });
    }
  }
  return assembly;
}

/** Puts a cell's items together: each figure with its words, its period and what brackets say of it. */
export function buildCellParts(text: PrintedText, items: readonly CellItem[]): CellParts {
  const assembly = assemble(text, items);
  const last = assembly.parts.at(-1);
  if (last) last.words.push(...trimmed(assembly.pending));
  return {
    parts: assembly.parts,
    words: last ? [] : assembly.pending,
    period: assembly.bracketed,
    unreadable: assembly.unreadable,
  };
}
