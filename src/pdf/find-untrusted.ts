import { widthOf } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import type { ShownGlyph } from './page-marks.js';

/** Code points that no publisher prints: controls, replacement character, private use, unpaired surrogates, noncharacters. */
const NO_CHARACTER = /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/u;
/** Fonts of symbols put their bullets and arrows into private use by convention (U+F020 to U+F0FF). */
const SYMBOL_FONT = /symbol|dingbats|wingdings|webdings|marlett/i;
const SYMBOL_CODE = /^[\uF020-\uF0FF]$/;

/**
 * Characters that Latin fonts draw narrow, and that a full-width (全角) glyph therefore cannot be: the range from U+00A1 on less
 * what JIS X 0208 has itself. Ghostscript leaves them where it keeps the low byte of a kana's code only (に as {, る as »).
 */
const NEVER_FULL_WIDTH = /^[[\\\]^{|}~\u00A1-\u024F]$/;
const FULL_WIDTH_LATIN_OF_JIS = /^[¢£¥¦§¨¬¯°±´¶·×÷µ]$/;
/** A full-width glyph's advance, in ems. */
const FULL_WIDTH = { least: 0.96, most: 1.04 } as const;
/** As many different ones on a page are no matter of one odd sign (a full-width ² of a Japanese font). */
const FEW_KINDS = 3;

/** One character drawn by so many different codes of a font is no set of variants (縦書き, 半角, …) any more. */
const MANY_CODES = 4;

/** How many characters an issue quotes. */
const QUOTED = 20;

function isNoCharacter({ glyph, font }: ShownGlyph): boolean {
  if (!NO_CHARACTER.test(glyph.text)) return false;
  return !(SYMBOL_CODE.test(glyph.text) && SYMBOL_FONT.test(font.name));
}

function contradictsItsCode({ glyph, font, code }: ShownGlyph): boolean {
  if (!font.codesAreUnicode || code > 0x10ffff) return false;
  return String.fromCodePoint(code).normalize('NFKC') !== glyph.text.normalize('NFKC');
}

function isLatinDrawnFullWidth({ glyph }: ShownGlyph): boolean {
  const advance = widthOf(glyph.box) / glyph.fontSize;
  return (
    !glyph.vertical &&
    NEVER_FULL_WIDTH.test(glyph.text) &&
    !FULL_WIDTH_LATIN_OF_JIS.test(glyph.text) &&
    advance >= FULL_WIDTH.least &&
    advance <= FULL_WIDTH.most
  );
}

/** Glyphs whose character is one that many codes of their font are said to be. */
function findShared(glyphs: readonly ShownGlyph[]): ShownGlyph[] {
  const codes = new Map<unknown, Map<string, Set<number>>>();
  for (const { font, glyph, code } of glyphs) {
    const ofFont = codes.get(font) ?? new Map<string, Set<number>>();
    codes.set(font, ofFont);
    const ofText = ofFont.get(glyph.text) ?? new Set<number>();
    ofFont.set(glyph.text, ofText.add(code));
  }
  return glyphs.filter(({ font, glyph }) => (codes.get(font)?.get(glyph.text)?.size ?? 0) >= MANY_CODES);
}

/** An issue where the text of a page is not what stands printed on it, as far as the text itself betrays that. */
export function findUntrusted(page: number, glyphs: readonly ShownGlyph[]): Issue | undefined {
  const fullWidth = glyphs.filter(isLatinDrawnFullWidth);
  const kinds = new Set(fullWidth.map(({ glyph }) => glyph.text));
  const untrusted = [
    ...glyphs.filter((shown) => isNoCharacter(shown) || shown.font.unmapped || contradictsItsCode(shown)),
    ...(kinds.size > FEW_KINDS ? fullWidth : []),
    ...findShared(glyphs),
  ];
  const first = untrusted[0];
  if (!first) return undefined;
  return { code: 'text/untrusted', page, box: first.glyph.box, actual: quote(untrusted) };
}

/** The characters, each once; those that cannot be written as U+XXXX. */
function quote(glyphs: readonly ShownGlyph[]): string {
  const texts = [...new Set(glyphs.map(({ glyph }) => glyph.text))];
  const readable = texts.map((text) => (NO_CHARACTER.test(text) ? [...text].map(codePoint).join('') : text));
  return readable.slice(0, QUOTED).join(' ') + (readable.length > QUOTED ? ' …' : '');
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
