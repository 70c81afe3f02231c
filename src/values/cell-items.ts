import { type Brackets, findBrackets, readNoteMark } from './note-marks.js';
import { readNamedNumber } from './number-names.js';
import type { FoundPeriod, PeriodsFound } from './periods/found-period.js';
import { mayBeginPeriod, readPeriodsAt } from './periods/period-scan.js';
import type { YearSetting } from './periods/years.js';
import { asciiDigits, characterSet } from './print/character-set.js';
import { isDigit } from './print/numerals.js';
import { gap, normalisePrinted, type PrintedText, printedForm } from './print/printed-text.js';
import { type Quantity, readQuantity } from './quantities/quantities.js';
import type { Doubt } from './reading-context.js';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What a cell is made of, in order of place. */
export type CellItem =
  | (Place & { readonly kind: 'quantity'; readonly quantity: Quantity })
  | (Place & { readonly kind: 'period'; readonly period: FoundPeriod['period'] })
  | (Place & { readonly kind: 'bracket'; readonly items: readonly CellItem[] })
  | (Place & { readonly kind: 'words' })
  | (Place & { readonly kind: 'separator' })
  | (Place & { readonly kind: 'note' })
  | (Place & { readonly kind: 'unreadable' });

/** The items of a cell, and what was doubtful about its periods. */
export interface CellItems {
  readonly items: readonly CellItem[];
  readonly doubts: readonly Doubt[];
  /** Digits inside of words that are understood: orders, grades, times, years without era. */
  readonly named: readonly Place[];
}

const separators = characterSet('、。,;・/|→⇒➡:', [[0x2460, 0x2473]]);
const kanjiNumerals = '〇零一二三四五六七八九十廿卄卅丗卌皕壱壹弌弐弍貳貮参參肆伍陸漆捌玖拾百佰陌千仟阡万萬億兆';
const mayBeginNumber = characterSet(kanjiNumerals, [asciiDigits]);
/** Numerals, signs, and the first characters of words before a figure. */
const mayBeginQuantity = characterSet(`${kanjiNumerals}△▲-ー+±マプゼ¥$€p約延の累通年毎各月最下上少お概大だほ第≧≥≦≤<>`, [
  asciiDigits,
]);

/** A cell that numbers its entries: (1) … (2) …, 1) … 2) …, 1.新設. The numbers are marks, not figures. */
const numbered = /^(?:\(1\)|1\)|1\.(?=[\u3041-\u30FF\u4E00-\u9FFF]))./;
const entryMark = /^(?:\([0-9]{1,2}\)|[0-9]{1,2}\)|[0-9]{1,2}\.(?=[\u3041-\u30FF\u4E00-\u9FFF]))/;

/** End of an entry's number, at the beginning or after white space or punctuation. */
function entryMarkEnd(text: PrintedText, at: number): number | undefined {
  if (at > 0 && text.gaps[at] === gap.none && !/[、。;・]/.test(text.chars.charAt(at - 1))) return undefined;
  const mark = entryMark.exec(text.chars.slice(at, at + 5))?.[0];
  return mark === undefined ? undefined : at + mark.length;
}

/** Brackets deeper than this are words. */
const deepestBracket = 3;

interface Scanner {
  readonly text: PrintedText;
  readonly brackets: Brackets;
  readonly setting: YearSetting;
  readonly doubts: Doubt[];
  readonly named: Place[];
  readonly numbered: boolean;
}

/** A character after a digit run that a figure did not take: the run is passed as a whole. */
function digitRunEnd(text: PrintedText, at: number): number {
  let end = at + 1;
  while (/[0-9,.]/.test(text.chars.charAt(end)) && text.gaps[end] === gap.none) end += 1;
  return end;
}

/** A period in a cell: a year with 年 or 年度 or an era; eight digits or a bare number are figures here. */
function readPeriodItem(scanner: Scanner, at: number, carried: YearSetting['carried']) {
  const { text, setting } = scanner;
  const read = readPeriodsAt(text, at, { ...setting, carried });
  if (read === undefined) return undefined;
  if ('open' in read) return read;
  if (
    read.found.length > 0 &&
    /^[\d/.~-]+$/.test(text.chars.slice(at, read.end)) &&
    !/^\d{4}[/-]\d+[/-]\d+$/.test(text.chars.slice(at, read.end))
  )
    return undefined;
  return read.found.length === 1 && text.chars.startsWith('までに', read.end - 2)
    ? readDeadline(scanner, at, read)
    : read;
}

/** R7までに: what is to be reached by then is the value of R7, not of all years before it. The に stays among the words. */
function readDeadline({ text, setting }: Scanner, at: number, read: PeriodsFound): PeriodsFound {
  const before = normalisePrinted(text.source.slice(0, text.starts[read.end - 2]));
  const closed = readPeriodsAt(before, at, setting);
  return closed !== undefined && 'found' in closed && closed.end === read.end - 2 ? withEnd(closed, read.end) : read;
}

const withEnd = (read: PeriodsFound, end: number): PeriodsFound => ({
  ...read,
  end,
  found: read.found.map((found) => ({ ...found, end })),
});

/** One step through a cell: the items found at a place (none for a word's character) and where to go on. */
interface Step {
  readonly items: readonly CellItem[];
  readonly end: number;
  readonly carried?: YearSetting['carried'];
}

const one = (item: CellItem): Step => ({ items: [item], end: item.end });

/** List marks, note marks, brackets and separators. */
function readMark(scanner: Scanner, at: number, to: number, depth: number): Step | undefined {
  const { text, brackets } = scanner;
  const entry = scanner.numbered ? entryMarkEnd(text, at) : undefined;
  if (entry !== undefined) return one({ kind: 'separator', start: at, end: entry });
  const note = readNoteMark(text, at, brackets);
  if (note !== undefined) return one({ kind: 'note', start: at, end: note });
  const close = brackets.closeOf.get(at);
  if (close !== undefined && close < to && depth < deepestBracket) {
    return one({ kind: 'bracket', start: at, end: close + 1, items: readItems(scanner, at + 1, close, depth + 1) });
  }
  return separators.at(text.chars, at) ? one({ kind: 'separator', start: at, end: at + 1 }) : undefined;
}

function readPeriodStep(scanner: Scanner, at: number, carried: YearSetting['carried']): Step | undefined {
  if (!mayBeginPeriod(scanner.text, at)) return undefined;
  const read = readPeriodItem(scanner, at, carried);
  if (read === undefined) return undefined;
  if ('open' in read) {
    scanner.doubts.push({ code: 'value/ambiguous-year', actual: printedForm(scanner.text, at, read.end) });
    scanner.named.push({ start: at, end: read.end });
    return { items: [], end: read.end };
  }
  scanner.doubts.push(...read.doubts);
  if (read.found.length === 0) return one({ kind: 'unreadable', start: at, end: read.end });
  const items = read.found.map(({ start, end, period }): CellItem => ({ kind: 'period', start, end, period }));
  return { items, end: read.end, carried: read.carried ?? carried };
}

/** Figures, and digits that are none. */
function readNumberStep(scanner: Scanner, at: number, to: number): Step | undefined {
  const { text } = scanner;
  const named = mayBeginNumber.at(text.chars, at) ? readNamedNumber(text, at) : undefined;
  if (named?.unreadable) return one({ kind: 'unreadable', start: at, end: named.end });
  if (named) {
    scanner.named.push({ start: at, end: named.end });
    return { items: [], end: named.end };
  }
  const quantity = mayBeginQuantity.at(text.chars, at) ? readQuantity(text, at) : undefined;
  if (quantity && quantity.end <= to) {
    const { start, end } = quantity;
    return one(quantity.malformed ? { kind: 'unreadable', start, end } : { kind: 'quantity', start, end, quantity });
  }
  const digit = isDigit(text.chars.charAt(at));
  return digit ? one({ kind: 'unreadable', start: at, end: digitRunEnd(text, at) }) : undefined;
}

function readItems(scanner: Scanner, from: number, to: number, depth: number): CellItem[] {
  const items: CellItem[] = [];
  let wordStart = from;
  let { carried } = scanner.setting;
  for (let at = from; at < to; ) {
    const step =
      readMark(scanner, at, to, depth) ?? readPeriodStep(scanner, at, carried) ?? readNumberStep(scanner, at, to);
    for (const item of step?.items ?? []) {
      if (item.start > wordStart) items.push({ kind: 'words', start: wordStart, end: item.start });
      items.push(item);
      wordStart = item.end;
    }
    carried = step?.carried ?? carried;
    at = step?.end ?? at + 1;
  }
  if (to > wordStart) items.push({ kind: 'words', start: wordStart, end: to });
  return items;
}

/** Takes a cell's text apart into figures, periods, brackets and words. */
export function readCellItems(text: PrintedText, setting: YearSetting): CellItems {
  const doubts: Doubt[] = [];
  const named: Place[] = [];
  const brackets = findBrackets(text.chars);
  const scanner = { text, brackets, setting, doubts, named, numbered: numbered.test(text.chars) };
  return { items: readItems(scanner, 0, text.chars.length, 0), doubts, named };
}
