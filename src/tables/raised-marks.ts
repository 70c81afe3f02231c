import type { Glyph } from '../pdf/page-content.js';
import { tolerances } from './tolerances.js';

/** What such a run holds when it is a mark or an exponent: a number, in brackets or with one. */
const number = /^[(（]?[0-9０-９]{1,2}(?:[,，、・][0-9０-９]{1,2})*[)）]?$/u;
const high: ReadonlyMap<string, string> = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾'].map((sign) => [sign.normalize('NFKC'), sign]));
const low: ReadonlyMap<string, string> = new Map([...'₀₁₂₃₄₅₆₇₈₉₍₎'].map((sign) => [sign.normalize('NFKC'), sign]));

/**
 * The characters of a line as they look: digits that are set small and high (上付き) or low (下付き) beside larger writing as ¹ and ₁,
 * so that a note's mark behind a figure never becomes its last digit. Told by size and baseline.
 */
export function printedCharacters(glyphs: readonly Glyph[]): string[] {
  const characters = glyphs.map(({ text }) => text);
  const first = glyphs[0];
  if (!first || glyphs.every(({ fontSize }) => fontSize === first.fontSize)) return characters;
  for (let start = 0; start < glyphs.length; ) {
    const end = runEnd(glyphs, start);
    const signs = number.test(characters.slice(start, end).join('')) ? signsOf(glyphs, start, end) : undefined;
    for (let at = start; signs && at < end; at += 1) {
      const character = characters[at] ?? '';
      characters[at] = signs.get(character.normalize('NFKC')) ?? character;
    }
    start = end;
  }
  return characters;
}

/** End of the run of one size on one baseline that begins at `start`. */
function runEnd(glyphs: readonly Glyph[], start: number): number {
  const first = glyphs[start];
  const end = glyphs.findIndex(
    (glyph, at) => at > start && (glyph.fontSize !== first?.fontSize || glyph.baseline !== first.baseline),
  );
  return end < 0 ? glyphs.length : end;
}

/** The signs that a run beside a larger neighbour is written with; none where it stands on that one's own baseline. */
function signsOf(glyphs: readonly Glyph[], start: number, end: number): ReadonlyMap<string, string> | undefined {
  const mark = glyphs[start];
  const host = [glyphs[start - 1], glyphs[end]].find(
    (glyph) => mark && glyph && tolerances.ratio.larger * mark.fontSize <= glyph.fontSize,
  );
  if (!mark || !host) return undefined;
  const rise = host.baseline - mark.baseline;
  if (Math.abs(rise) < tolerances.length.touch * host.fontSize) return undefined;
  return rise > 0 ? high : low;
}
