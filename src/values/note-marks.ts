// Brackets and note marks in a text.

import { asciiDigits, characterSet } from './print/character-set.js';
import { isDigit } from './print/numerals.js';
import { gap, type PrintedText } from './print/printed-text.js';
import { findUnit } from './quantities/units.js';

/** Matching brackets of a text, by index. */
export interface Brackets {
  readonly closeOf: ReadonlyMap<number, number>;
  /** Closing brackets that an opening one belongs to. */
  readonly closes: ReadonlySet<number>;
}

const beginnings = characterSet('※*†‡注([〔［', [asciiDigits]);

const openers = '([〔［';
const closers = ')]〕］';

/** Finds matching brackets in one pass. */
export function findBrackets(chars: string): Brackets {
  const closeOf = new Map<number, number>();
  const closes = new Set<number>();
  const open: number[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const character = chars.charAt(at);
    if (openers.includes(character)) open.push(at);
    else if (closers.includes(character)) {
      const start = open.pop();
      if (start === undefined) continue;
      closeOf.set(start, at);
      closes.add(at);
    }
  }
  return { closeOf, closes };
}

function digitsEnd(text: PrintedText, at: number, most: number): number {
  let end = at;
  while (end - at < most && isDigit(text.chars.charAt(end)) && (end === at || text.gaps[end] === gap.none)) end += 1;
  return end;
}

/** The mark with its number and a bracket of its own: ※1, *2, 注1), 注), †. */
function readMark(text: PrintedText, at: number, brackets: Brackets): number | undefined {
  const character = text.chars.charAt(at);
  if (!/[※*†‡注]/.test(character)) return undefined;
  if (character === '†') return at + 1;
  const digits = digitsEnd(text, at + 1, 2);
  // ※120人, *12件: the digits are a figure's, not the note's.
  const figure = isDigit(text.chars.charAt(digits)) || (digits > at + 1 && findUnit(text.chars, digits) !== undefined);
  const end = figure && text.gaps[digits] === gap.none ? at + 1 : digits;
  const closed = text.chars.charAt(end) === ')' && !brackets.closes.has(end) ? end + 1 : end;
  if (character === '注') return closed > at + 1 || text.chars.charAt(end) === ')' ? closed : undefined;
  return closed;
}

/** Reads a note mark at `at`: ※1, *2, 注1), (注1), (※), 1) right after a figure, †. Returns its end. */
export function readNoteMark(text: PrintedText, at: number, brackets: Brackets): number | undefined {
  if (!beginnings.at(text.chars, at)) return undefined;
  const character = text.chars.charAt(at);
  const close = brackets.closeOf.get(at);
  if (close !== undefined) {
    const inside = close - at <= 4 ? readMark(text, at + 1, brackets) : undefined;
    return inside === close ? close + 1 : undefined;
  }
  if (isDigit(character) && at > 0 && text.gaps[at] === gap.none && !isDigit(text.chars.charAt(at - 1))) {
    const end = digitsEnd(text, at, 2);
    const goesOn = isDigit(text.chars.charAt(end + 1)) && text.gaps[end + 1] === gap.none;
    return text.chars.charAt(end) === ')' && !brackets.closes.has(end) && !goesOn ? end + 1 : undefined;
  }
  return readMark(text, at, brackets);
}
