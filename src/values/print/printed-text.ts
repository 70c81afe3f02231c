// A text as it is read: characters normalised, white space kept as gaps.

import { repairCharacters, withoutInvisible } from '../../text/fold.js';
import { characterSet, ideographs } from './character-set.js';

/** White space before a character: none, within a line, or the end of a line. */
export const gap = { none: 0, space: 1, line: 2 } as const;

/**
 * A text made ready for reading: NFKC, dashes and waves of one look folded, no white space. Every character knows where
 * it is printed, so that what was read can be quoted as it stands.
 */
export interface PrintedText {
  readonly source: string;
  /** Normalised characters without white space; `-` short dashes, `—` long ones, `~` waves, `†` raised note digits. */
  readonly chars: string;
  /** Index in `source` where the n-th character's glyph begins. */
  readonly starts: readonly number[];
  /** Index in `source` just after the n-th character's glyph. */
  readonly ends: readonly number[];
  /** White space before the n-th character, one of `gap`. */
  readonly gaps: readonly number[];
}

const shortDash = /[\u00AD\u2010-\u2013\u2212\uFE58\uFE63\uFF0D]/;
const longDash = /[\u2014\u2015\u2500\u2501]/;
const wave = /[\u223C\u223E\u301C\u3030\uFF5E]/;
const middleDot = /[\u00B7\u22C5\uFF65]/;
/** Digits set high or low, with their brackets. */
const raisedSign = /[\u00B2\u00B3\u00B9\u2070-\u2079\u207D\u207E\u2080-\u2089\u208D\u208E]/;
const vulgarFraction = /[\u00BC-\u00BE\u2150-\u215E\u2189]/;
/** Circled and other enclosed numbers (①, ⑴, ㉑): marks of a list or a grade, never quantities. */
const enclosedNumber = /[\u2460-\u24FF\u3251-\u325F\u3280-\u3289\u32B1-\u32BF]/;
const damaged = /[\u0336\u2027\u2E80-\u2FD5\uF900-\uFA0D\uFE10-\uFE19\uFE30-\uFE44]/;
/** Printable ASCII, kana and common ideographs: what NFKC leaves alone. */
const plain = characterSet('\u30FC', [[0x21, 0x7e], [0x3041, 0x3096], [0x30a1, 0x30fa], ideographs]);
const combines = characterSet('\u3099\u309A\uFF9E\uFF9F', [
  [0x300, 0x335],
  [0x337, 0x36f],
]);

/** What single characters fold to, whatever stands before them; at most as many as the Basic Multilingual Plane has. */
const foldedCharacters = new Map<string, string>();

function foldCharacter(glyph: string, before: string): string {
  const known = foldedCharacters.get(glyph);
  if (known !== undefined) return known;
  const folded = foldGlyph(glyph, before);
  if (glyph.length === 1 && !raisedSign.test(glyph) && !vulgarFraction.test(glyph)) {
    foldedCharacters.set(glyph, folded);
  }
  return folded;
}

function foldGlyph(glyph: string, before: string): string {
  if (shortDash.test(glyph)) return '-';
  if (longDash.test(glyph)) return '—';
  if (wave.test(glyph)) return '~';
  if (middleDot.test(glyph)) return '・';
  if (enclosedNumber.test(glyph) || glyph === '…' || glyph === '‥') return glyph;
  if (raisedSign.test(glyph)) return /[A-Za-z]/.test(before) ? glyph.normalize('NFKC') : '†';
  if (vulgarFraction.test(glyph) && /[0-9]/.test(before)) return glyph;
  const repaired = damaged.test(glyph) ? repairCharacters(glyph) : glyph;
  return withoutInvisible(repaired)
    .normalize('NFKC')
    .replace(/\u2044/g, '/')
    .replace(/\s/g, '');
}

/** White space that has a width: a reader sees none in 1,\u2060150. */
const isSpace = (character: string): boolean => /\s/.test(character) && character !== '\uFEFF';

function gapOf(character: string): number | undefined {
  if (character === '\n' || character === '\r' || character === '\u2028') return gap.line;
  return isSpace(character) ? gap.space : undefined;
}

/** End of the glyph at `at`: a code point and the voicing marks or accents after it. */
function glyphEnd(source: string, at: number): number {
  let end = at + ((source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (combines.at(source, end) && end - at < 8) end += 1;
  return end;
}

/** Makes a text ready for reading; every glyph stays traceable to its place. */
export function normalisePrinted(source: string): PrintedText {
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: number[] = [];
  const glyphs: string[] = [];
  let before = '';
  let pending: number = gap.none;
  for (let at = 0; at < source.length; ) {
    const end = glyphEnd(source, at);
    const simple = end === at + 1 && plain.at(source, at);
    const white = simple ? undefined : gapOf(source.charAt(at));
    if (white !== undefined) {
      pending = Math.max(pending, white);
      at += 1;
      continue;
    }
    const glyph = simple ? source.charAt(at) : foldCharacter(source.slice(at, end), before);
    for (let index = 0; index < glyph.length; index += 1) {
      starts.push(at);
      ends.push(end);
      gaps.push(index === 0 ? pending : gap.none);
    }
    at = end;
    if (glyph === '') continue;
    glyphs.push(glyph);
    before = glyph.slice(-1);
    pending = gap.none;
  }
  const chars = glyphs.join('');
  joinSpacedDigits(chars, gaps);
  return { source, chars, starts, ends, gaps };
}

const isDigitAt = (chars: string, at: number): boolean => chars.charCodeAt(at) >= 0x30 && chars.charCodeAt(at) <= 0x39;

/** 平 成 2 9 年 度: digits of a letter-spaced date are one number, known by the space before each of them and before 年, 月, 日. */
function joinSpacedDigits(chars: string, gaps: number[]): void {
  for (let at = 0; at < chars.length; at += 1) {
    if (!isDigitAt(chars, at)) continue;
    const start = at;
    while (isDigitAt(chars, at + 1) && gaps[at + 1] === gap.space) at += 1;
    const spaced = (start === 0 || gaps[start] !== gap.none) && gaps[at + 1] === gap.space;
    if (!spaced || at === start || at - start > 3 || !/[年月日]/.test(chars.charAt(at + 1))) continue;
    gaps.fill(gap.none, start + 1, at + 1);
  }
}

/** The printed form of the characters from `start` up to `end`: line breaks joined, other white space as one space. */
export function printedForm(text: PrintedText, start: number, end: number): string {
  const from = text.starts[start];
  const to = text.ends[end - 1];
  if (from === undefined || to === undefined || end <= start) return '';
  const printed = text.source.slice(from, to);
  if (!/\s/.test(printed)) return printed;
  return printed.replace(/\s+/g, (space) => (/[\n\r]/.test(space) ? '' : ' ')).trim();
}

/** The printed words from `start` up to `end`, a line that was ended on purpose kept as one space. */
export function printedWords(text: PrintedText, start: number, end: number): string {
  const from = text.starts[start];
  const to = text.ends[end - 1];
  if (from === undefined || to === undefined || end <= start) return '';
  return text.source.slice(from, to).replace(/\s+/g, ' ').trim();
}
