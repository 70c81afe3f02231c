import { asciiDigits, characterSet } from './character-set.js';
import type { FoundPeriod } from './found-period.js';
import { type Brackets, findBrackets, readNoteMark } from './note-marks.js';
import { readNamedNumber } from './number-names.js';
import { isDigit } from './numerals.js';
import { mayBeginPeriod, readPeriodsAt } from './period-scan.js';
import { gap, type PrintedText, printedForm } from './printed-text.js';
import { type Quantity, readQuantity } from './quantities.js';
import type { Doubt } from './reading-context.js';
import type { YearSetting } from './years.js';

interface Place {
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
}

const separators = characterSet('、。,;・/|→⇒➡:', [[0x2460, 0x2473]]);
const kanjiNumerals = '〇零一二三四五六七八九十壱壹弌弐貳貮参參肆伍陸漆捌玖拾百佰千仟阡万萬億兆';
const mayBeginNumber = characterSet(kanjiNumerals, [asciiDigits]);
/** Numerals, signs, and the first characters of words before a figure. */
const mayBeginQuantity = characterSet(`${kanjiNumerals}△▲-+±マプ¥$€約延の累通年毎各月最下上少お概大だほ第`, [
  asciiDigits,
]);

/** A cell that numbers its entries: (1) … (2) …, 1) … 2) …, 1.新設. The numbers are marks, not figures. */
const numbered = /^(?:\(1\)|1\)|[0-9]{1,2}\.(?![0-9]))./;
const entryMark = /^(?:\([0-9]{1,2}\)|[0-9]{1,2}\)|[0-9]{1,2}\.(?![0-9]))/;

/** End of an entry's number, at the beginning or after white space or punctuation. */
function entryMarkEnd(text: PrintedText, at: number): number | undefined {
  if (at > 0 && text.gaps[at] === gap.none && !/[、。;・]/.test(text.chars.charAt(at - 1))) return undefined;
  const mark = entryMark.exec(text.chars.slice(at, at + 4))?.[0];
  return mark === undefined ? undefined : at + mark.length;
}

/** Brackets deeper than this are words. */
const deepestBracket = 3;

interface Scanner {
  readonly text: PrintedText;
  readonly brackets: Brackets;
  readonly setting: YearSetting;
  readonly doubts: Doubt[];
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
  return read;
}

function readItems(scanner: Scanner, from: number, to: number, depth: number): CellItem[] {
  const { text, brackets } = scanner;
  const items: CellItem[] = [];
  let wordStart = from;
  let carried = scanner.setting.carried;
  let at = from;
  const flush = (end: number): void => {
    if (end > wordStart) items.push({ kind: 'words', start: wordStart, end });
  };
  const push = (item: CellItem): void => {
    flush(item.start);
    items.push(item);
    at = item.end;
    wordStart = item.end;
  };
  while (at < to) {
    const character = text.chars.charAt(at);
    const close = brackets.closeOf.get(at);
    const entry = scanner.numbered ? entryMarkEnd(text, at) : undefined;
    if (entry !== undefined) {
      push({ kind: 'separator', start: at, end: entry });
      continue;
    }
    const note = readNoteMark(text, at, brackets);
    if (note !== undefined) {
      push({ kind: 'note', start: at, end: note });
      continue;
    }
    if (close !== undefined && close < to && depth < deepestBracket) {
      push({ kind: 'bracket', start: at, end: close + 1, items: readItems(scanner, at + 1, close, depth + 1) });
      continue;
    }
    const period = mayBeginPeriod(text, at) ? readPeriodItem(scanner, at, carried) : undefined;
    if (period && 'open' in period) {
      scanner.doubts.push({ code: 'value/ambiguous-year', actual: printedForm(text, at, period.end) });
      at = period.end;
      continue;
    }
    if (period) {
      carried = period.carried ?? carried;
      scanner.doubts.push(...period.doubts);
      for (const found of period.found)
        push({ kind: 'period', start: found.start, end: found.end, period: found.period });
      if (period.found.length === 0) push({ kind: 'unreadable', start: at, end: period.end });
      continue;
    }
    const named = mayBeginNumber.at(text.chars, at) ? readNamedNumber(text, at) : undefined;
    if (named) {
      if (named.unreadable) push({ kind: 'unreadable', start: at, end: named.end });
      else at = named.end;
      continue;
    }
    const quantity = mayBeginQuantity.at(text.chars, at) ? readQuantity(text, at) : undefined;
    if (quantity && quantity.end <= to) {
      const kind = quantity.malformed ? 'unreadable' : 'quantity';
      push(
        kind === 'quantity'
          ? { kind, start: quantity.start, end: quantity.end, quantity }
          : { kind, start: quantity.start, end: quantity.end },
      );
      continue;
    }
    if (isDigit(character)) {
      push({ kind: 'unreadable', start: at, end: digitRunEnd(text, at) });
      continue;
    }
    if (separators.at(text.chars, at)) {
      push({ kind: 'separator', start: at, end: at + 1 });
      continue;
    }
    at += 1;
  }
  flush(to);
  return items;
}

/** Takes a cell's text apart into figures, periods, brackets and words. */
export function readCellItems(text: PrintedText, setting: YearSetting): CellItems {
  const doubts: Doubt[] = [];
  const scanner = { text, brackets: findBrackets(text.chars), setting, doubts, numbered: numbered.test(text.chars) };
  return { items: readItems(scanner, 0, text.chars.length, 0), doubts };
}
