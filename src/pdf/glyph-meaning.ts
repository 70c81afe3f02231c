// The character that each glyph of a font stands for, or that nobody knows it.

import { dingbatOf, isDingbats } from './dingbats.js';
import { OPS } from './engine/engine.js';
import { type FontProgram, readFontProgram } from './font-program.js';

/** A glyph as pdf.js hands it over in the arguments of showText. */
export interface PdfjsGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly originalCharCode: number;
  readonly isSpace: boolean;
  /** The character that pdf.js gave the glyph in the font program that it rewrote. */
  readonly fontChar?: string;
  /** The rewritten font program draws this glyph; TrueType glyphs without an outline are left out of it. */
  readonly isInFont?: boolean;
  /** A Type 3 font's name of the glyph. */
  readonly operatorListId?: string | number;
  readonly accent?: unknown;
  readonly vmetric?: readonly [advance: number, x: number, y: number] | null;
}

/** What pdf.js tells of a font about the look of its glyphs. */
export interface GlyphSource {
  readonly name?: string;
  readonly data?: Uint8Array | null;
  readonly missingFile?: boolean;
  readonly isType3Font?: boolean;
  readonly composite?: boolean;
  readonly charProcOperatorList?: Readonly<Record<string, { readonly fnArray: ArrayLike<number> } | undefined>>;
  readonly toUnicode?: { readonly firstChar?: number; readonly get?: (code: number) => string | number | undefined };
  /** Glyph names of a font of single bytes: what the PDF says, else its base encoding. */
  readonly differences?: ArrayLike<string | undefined>;
  readonly defaultEncoding?: ArrayLike<string | undefined>;
}

/** What a glyph stands for. */
export interface GlyphMeaning {
  /** Its characters; `''` where it is white space or nothing that a reader sees. */
  readonly text: string;
  /** It has characters, and draws nothing: text that its font names, and nobody sees. */
  readonly isBlank: boolean;
}

export type GlyphMeanings = (glyph: PdfjsGlyph) => GlyphMeaning;

/** White space, and characters that only steer the layout (zero-width, direction): nothing that a reader sees. */
export const UNSEEN = /^[\s\p{Cf}]*$/u;
/** … and characters that only change the one before (variation selectors), fillers, controls: no glyph of ink is one of these. */
const NAMES_NO_INK = /^[\s\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const CONTROLS = /^\p{Cc}*$/u;
const SOFT_HYPHEN = /^\u00AD+$/;
/** Stands for a glyph whose character nobody knows. */
export const UNKNOWN = '\uFFFD';
const BLANK_NAMES: ReadonlySet<string | undefined> = new Set([
  undefined,
  '',
  '.notdef',
  'space',
  'nbspace',
  'nonbreakingspace',
]);

const PAINTS: ReadonlySet<number> = new Set([
  OPS.constructPath,
  OPS.rawFillPath,
  OPS.showText,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintSolidColorImageMask,
  OPS.paintFormXObjectBegin,
]);

/** Does the glyph draw anything? Undefined where nothing here says so: the font is not embedded, or its program is damaged. */
function inkOf(font: GlyphSource, programOf: () => FontProgram | undefined, glyph: PdfjsGlyph): boolean | undefined {
  if (font.isType3Font) {
    const drawing = font.charProcOperatorList?.[String(glyph.operatorListId)];
    return drawing && Array.from(drawing.fnArray).some((operator) => PAINTS.has(operator));
  }
  if (font.missingFile) {
    if (font.composite) return undefined;
    const code = glyph.originalCharCode;
    return !BLANK_NAMES.has(font.differences?.[code] ?? font.defaultEncoding?.[code]);
  }
  if (glyph.isInFont === false) return false;
  if (glyph.accent) return true;
  const character = glyph.fontChar?.codePointAt(0);
  return character === undefined ? undefined : programOf()?.hasInk(character);
}

/** What a glyph stands for whose name has no ink, or is `guessed`. */
function nameOf(unicode: string, ink: boolean | undefined, guessed: boolean): string {
  if (SOFT_HYPHEN.test(unicode) && !guessed) return ink === false ? '' : '-';
  if (guessed ? ink !== false : ink === true && !(CONTROLS.test(unicode) && !UNSEEN.test(unicode))) return UNKNOWN;
  const isBlank = UNSEEN.test(unicode) || (ink === false && (guessed || CONTROLS.test(unicode)));
  return isBlank ? '' : unicode;
}

/**
 * Says what the glyphs of a font stand for. A drawn glyph is never nothing: Chromium names − of a common Japanese font U+00AD, other
 * programs name a digit a space. What a name without ink stands for is asked of the font program, once for each code.
 */
export function glyphMeanings(font: GlyphSource): GlyphMeanings {
  let program: FontProgram | undefined;
  const programOf = (): FontProgram | undefined => {
    program ??= font.data ? readFontProgram(font.data) : undefined;
    return program;
  };
  // pdf.js takes the code itself for the character that a map lacks; the codes of most two-byte fonts are numbers of glyphs.
  const isGuess = (code: number): boolean => {
    if (font.missingFile || font.isType3Font || !font.toUnicode?.get || font.toUnicode.firstChar !== undefined)
      return false;
    const named = font.toUnicode.get(code);
    return named === '' || (named === undefined && font.composite === true);
  };
  // pdf.js does not know the names of its glyphs, and takes their codes for characters.
  const hasDingbats = !font.composite && isDingbats(font.name);
  const read = (glyph: PdfjsGlyph): GlyphMeaning => {
    const { unicode, originalCharCode } = glyph;
    const isNamedByCode = hasDingbats && unicode.codePointAt(0) === originalCharCode;
    const dingbat = isNamedByCode && !font.differences?.[originalCharCode] ? dingbatOf(originalCharCode) : undefined;
    if (dingbat !== undefined) return { text: dingbat, isBlank: false };
    const guessed = isGuess(originalCharCode);
    const ink = inkOf(font, programOf, glyph);
    if (!guessed && !NAMES_NO_INK.test(unicode)) return { text: unicode, isBlank: ink === false };
    return { text: nameOf(unicode, ink, guessed), isBlank: false };
  };
  const known = new Map<number, GlyphMeaning>();
  return (glyph) => {
    let meaning = known.get(glyph.originalCharCode);
    if (meaning === undefined) {
      meaning = read(glyph);
      known.set(glyph.originalCharCode, meaning);
    }
    return meaning;
  };
}
