import type { Glyph } from '../pdf/page-content.js';
import { printedCharacters } from './raised-marks.js';
import { tolerances } from './tolerances.js';

const latin = /^[\p{Script=Latin}\p{Nd}.,%]+$/u;
const isLatin = (glyph: Glyph): boolean => glyph.text.charCodeAt(0) < 0x2000 && latin.test(glyph.text);

interface Gap {
  readonly size: number;
  readonly em: number;
  readonly shown: boolean;
  readonly latin: boolean;
}

/** The characters of a line, one space where the gap is a word space; evenly letter-spaced words (事　業　名) stay whole. */
export function joinGlyphs(glyphs: readonly Glyph[], vertical: boolean): string {
  const gaps = gapsOf(glyphs, vertical);
  const spacing = letterSpacing(gaps);
  const spaces = gaps.map((gap) => isSpace(gap, spacing));
  closeEvenRuns(gaps, spaces, glyphs.length);
  return printedCharacters(glyphs)
    .map((character, index) => (index > 0 && spaces[index - 1] ? ` ${character}` : character))
    .join('');
}

function gapsOf(glyphs: readonly Glyph[], vertical: boolean): Gap[] {
  const gaps: Gap[] = [];
  let before: Glyph | undefined;
  let wasLatin = false;
  for (const glyph of glyphs) {
    const latin = isLatin(glyph);
    if (before) {
      const size = vertical ? glyph.box.top - before.box.bottom : glyph.box.left - before.box.right;
      const em = Math.min(glyph.fontSize, before.fontSize);
      gaps.push({ size, em, shown: glyph.spaceBefore, latin: latin && wasLatin });
    }
    before = glyph;
    wasLatin = latin;
  }
  return gaps;
}

/** The usual gap of a line in ems: its median, where no space was shown. Never negative. */
function letterSpacing(gaps: readonly Gap[]): number {
  const sizes = gaps.map((gap) => gap.size / gap.em).sort((a, b) => a - b);
  return sizes.length < 3 ? 0 : Math.max(0, sizes[Math.floor((sizes.length - 1) / 2)] ?? 0);
}

function isSpace(gap: Gap, spacing: number): boolean {
  const beyond = gap.size / gap.em - spacing;
  if (gap.shown) return beyond > (gap.latin ? tolerances.length.touch : tolerances.length.slight);
  return beyond > (gap.latin ? tolerances.length.slight : tolerances.length.apart);
}

/** Takes back the spaces between single characters that are spread evenly: at least three, or two that are the whole line. */
function closeEvenRuns(gaps: readonly Gap[], spaces: boolean[], glyphCount: number): void {
  let start = 0;
  while (start < spaces.length) {
    const end = evenRunEnd(gaps, spaces, start);
    // A longer word before or after the run is not part of it: its space stays.
    const from = start > 0 && !spaces[start - 1] ? start + 1 : start;
    const to = end < spaces.length && !spaces[end] ? end - 1 : end;
    if (to - from >= 2 || (to > from && glyphCount === 2)) spaces.fill(false, from, to);
    start = Math.max(end, start + 1);
  }
}

/** End of the run of equal spaces that begins at `start`; `start` itself where none begins. */
function evenRunEnd(gaps: readonly Gap[], spaces: readonly boolean[], start: number): number {
  const first = gaps[start];
  if (!spaces[start] || !first || first.latin) return start;
  let end = start + 1;
  while (spaces[end] && Math.abs((gaps[end]?.size ?? 0) - first.size) <= tolerances.length.near * first.em) end += 1;
  return end;
}
