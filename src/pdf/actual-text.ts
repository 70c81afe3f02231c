// The text that a PDF gives for what it draws (ActualText).

import { boundingBox } from '../geometry/box.js';
import type { Drawing } from './drawing.js';
import { UNSEEN } from './glyph-meaning.js';
import type { ShownGlyph } from './page-marks.js';

/** A longer stretch whose characters do not pair off with its glyphs is a whole sentence; its glyphs say more of where what stands. */
const FEW_GLYPHS = 8;

/** A PDF text string as pdf.js hands it over, one character per byte: UTF-16 or UTF-8 behind its mark, else (nearly) Latin-1. */
export function readTextString(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  if (bytes.startsWith('\xfe\xff'))
    return buffer
      .subarray(2, 2 + 2 * ((buffer.length - 2) >> 1))
      .swap16()
      .toString('utf16le');
  if (bytes.startsWith('\xff\xfe')) return buffer.toString('utf16le', 2);
  if (bytes.startsWith('\xef\xbb\xbf')) return buffer.toString('utf8', 3);
  return bytes;
}

function withText(shown: ShownGlyph, text: string): ShownGlyph {
  return { ...shown, glyph: { ...shown.glyph, text }, fromActualText: true };
}

/** One glyph in place of several that together say `text`: a character drawn in parts, a cluster. */
function merge(glyphs: readonly [ShownGlyph, ...ShownGlyph[]], text: string): ShownGlyph {
  const [first] = glyphs;
  const box = boundingBox(glyphs.map(({ glyph }) => glyph.box)) ?? first.glyph.box;
  return withText({ ...first, glyph: { ...first.glyph, box } }, text);
}

/**
 * Gives the glyphs shown since `firstGlyph` the text that the PDF says they stand for. Text of nothing but space or format marks
 * (for a hyphen at a line's end) leaves them alone: they are printed.
 */
export function applyActualText(drawing: Drawing, actualText: string, firstGlyph: number): void {
  const [first, ...rest] = drawing.glyphs.slice(firstGlyph);
  const characters = [...actualText].filter((character) => !UNSEEN.test(character));
  if (!first || characters.length === 0) return;
  const glyphs = [first, ...rest] as const;
  if (characters.length === glyphs.length) {
    const replaced = glyphs.map((shown, index) => withText(shown, characters[index] ?? shown.glyph.text));
    drawing.glyphs.splice(firstGlyph, glyphs.length, ...replaced);
    return;
  }
  const text = glyphs.map(({ glyph }) => glyph.text).join('');
  if (glyphs.length > FEW_GLYPHS || text.normalize('NFKC') === characters.join('').normalize('NFKC')) return;
  drawing.glyphs.splice(firstGlyph, glyphs.length, merge(glyphs, characters.join('')));
}
