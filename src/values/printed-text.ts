import { repairCharacters } from '../text/fold.js';

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
const superscriptDigit = /[\u00B2\u00B3\u00B9\u2070-\u2079]/;
const vulgarFraction = /[\u00BC-\u00BE\u2150-\u215E\u2189]/;
/** Circled and other enclosed numbers (①, ⑴, ㉑): marks of a list or a grade, never quantities. */
const enclosedNumber = /[\u2460-\u24FF\u3251-\u325F\u3280-\u3289\u32B1-\u32BF]/;
/** Voicing marks and accents that belong to the character before. */
const combining = /[\u0300-\u0335\u0337-\u036F\u3099\u309A\uFF9E\uFF9F]/;
const damaged = /[\u0336\u2027\u2E80-\u2FD5\uF900-\uFA0D\uFE10-\uFE19\uFE30-\uFE44]/;
/** Kana and common ideographs: NFKC leaves them alone. */
const unchanged = /[\u0021-\u007E\u3041-\u3096\u30A1-\u30FA\u30FC\u4E00-\u9FFF]/;

function foldCharacter(glyph: string, before: string): string {
  if (glyph.length === 1 && unchanged.test(glyph)) return glyph;
  if (shortDash.test(glyph)) return '-';
  if (longDash.test(glyph)) return '—';
  if (wave.test(glyph)) return '~';
  if (middleDot.test(glyph)) return '・';
  if (enclosedNumber.test(glyph) || glyph === '…' || glyph === '‥') return glyph;
  if (superscriptDigit.test(glyph)) return /[A-Za-z]/.test(before) ? glyph.normalize('NFKC') : '†';
  if (vulgarFraction.test(glyph) && /[0-9]/.test(before)) return glyph;
  const repaired = damaged.test(glyph) ? repairCharacters(glyph) : glyph;
  return repaired
    .normalize('NFKC')
    .replace(/\u2044/g, '/')
    .replace(/\s/g, '');
}

function gapOf(character: string): number | undefined {
  if (character === '\n' || character === '\r' || character === '\u2028') return gap.line;
  return /[\s\u200B\u200C\u2060\uFEFF]|\u200D/.test(character) ? gap.space : undefined;
}

/** Makes a text ready for reading; every glyph stays traceable to its place. */
export function normalisePrinted(source: string): PrintedText {
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: number[] = [];
  const folded: string[] = [];
  let before = '';
  let pending: number = gap.none;
  for (let at = 0; at < source.length; ) {
    const width = (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    const character = source.slice(at, at + width);
    const white = gapOf(character);
    if (white !== undefined) {
      pending = Math.max(pending, white);
      at += width;
      continue;
    }
    let end = at + width;
    while (end < source.length && end - at < 8 && combining.test(source.charAt(end))) end += 1;
    const glyph = foldCharacter(source.slice(at, end), before);
    for (let index = 0; index < glyph.length; index += 1) {
      starts.push(at);
      ends.push(end);
      gaps.push(index === 0 ? pending : gap.none);
    }
    folded.push(glyph);
    before = glyph.at(-1) ?? before;
    pending = gap.none;
    at = end;
  }
  return { source, chars: folded.join(''), starts, ends, gaps };
}

/** The printed form of the characters from `start` up to `end`: line breaks joined, other white space as one space. */
export function printedForm(text: PrintedText, start: number, end: number): string {
  const from = text.starts[start];
  const to = text.ends[end - 1];
  if (from === undefined || to === undefined || end <= start) return '';
  return text.source
    .slice(from, to)
    .replace(/[^\S\n\r]*[\n\r]+[^\S\n\r]*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The printed words from `start` up to `end`, a line that was ended on purpose kept as one space. */
export function printedWords(text: PrintedText, start: number, end: number): string {
  const from = text.starts[start];
  const to = text.ends[end - 1];
  if (from === undefined || to === undefined || end <= start) return '';
  return text.source.slice(from, to).replace(/\s+/g, ' ').trim();
}
