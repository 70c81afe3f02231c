import { widthOf } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import { isJisKanji } from './jis-kanji.js';
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

/** Digits, letters and kana have one code each; kanji and signs have variants that may stand for one another. */
const HAS_NO_VARIANTS = /^[0-9A-Za-z\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const HAN = /^\p{Script=Han}$/u;

const codeAsText = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/**
 * Glyphs whose character code is Unicode (UniJIS-UCS2-H and the like) and names another character than the font's ToUnicode does.
 * That the codes are Unicode is seen by the kanji: most of them are their own code.
 */
function findContradicted(glyphs: readonly ShownGlyph[]): ShownGlyph[] {
  const kanji = glyphs.filter(({ font, glyph }) => font.predefinedCodes && HAN.test(glyph.text));
  const same = kanji.filter(({ glyph, code }) => codeAsText(code) === glyph.text);
  if (same.length * 2 <= kanji.length) return [];
  const fonts = new Set(same.map(({ font }) => font));
  return glyphs.filter(({ font, glyph, code }) => {
    const text = codeAsText(code);
    return fonts.has(font) && HAS_NO_VARIANTS.test(text) && text !== glyph.text.normalize('NFKC');
  });
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

const LATIN_LETTER = /^\p{Script=Latin}$/u;
const ACCENTED_LETTER = /^[\u00C0-\u024F]$/u;
const JAPANESE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/**
 * Accented letters drawn full-width in the middle of Japanese words, no Latin letter beside them (男性ÿ内訳Ā): one of them is a sure sign that
 * the signs of the page are not what is printed, among them some that nobody can tell by their looks (、 as 1).
 */
export function findStrayLetters(shown: readonly ShownGlyph[]): readonly ShownGlyph[] {
  return shown.filter((each, index) => {
    if (each.fromActualText || !ACCENTED_LETTER.test(each.glyph.text) || !isLatinDrawnFullWidth(each)) return false;
    const beside = [shown[index - 1], shown[index + 1]].map((other) => other?.glyph.text ?? '');
    return beside.some((text) => JAPANESE.test(text)) && !beside.some((text) => LATIN_LETTER.test(text));
  });
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

/** Kanji on a page before anything is said about its kana. */
const ENOUGH_KANJI = 60;
/** Japanese prose is half kana; less than this share of kanji and kana is none. */
const NO_KANA_SHARE = 0.01;
/** Full stops and commas (。、) that make a page prose. */
const PROSE_MARKS = 3;
/** Share of kanji outside of JIS X 0208 that no Japanese text reaches: names have one or two on a page. */
const STRANGE_KANJI_SHARE = 0.05;

/**
 * The kanji that stand where kana should: a page of prose, or of kanji that nobody uses, without any kana. A converter that loses
 * the high byte of the kana's codes leaves rare kanji in their place.
 */
function findForeignKana(glyphs: readonly ShownGlyph[]): ShownGlyph[] {
  const kanji = glyphs.filter(({ glyph }) => HAN.test(glyph.text));
  const kana = glyphs.filter(({ glyph }) => /^[\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(glyph.text));
  if (kanji.length < ENOUGH_KANJI || kana.length > NO_KANA_SHARE * (kanji.length + kana.length)) return [];
  const strange = kanji.filter(({ glyph }) => !isJisKanji(glyph.text));
  const prose = glyphs.filter(({ glyph }) => /^[、。]$/.test(glyph.text)).length >= PROSE_MARKS;
  if (strange.length > STRANGE_KANJI_SHARE * kanji.length) return strange;
  return prose ? kanji : [];
}

/** Glyphs whose character is not what stands printed, as far as the text itself betrays that. */
export function findUntrusted(shown: readonly ShownGlyph[]): ReadonlySet<ShownGlyph> {
  const glyphs = shown.filter(({ fromActualText }) => !fromActualText);
  const fullWidth = glyphs.filter(isLatinDrawnFullWidth);
  const kinds = new Set(fullWidth.map(({ glyph }) => glyph.text));
  return new Set([
    ...glyphs.filter((glyph) => isNoCharacter(glyph) || glyph.font.unmapped),
    ...findContradicted(glyphs),
    ...(kinds.size > FEW_KINDS ? fullWidth : []),
    ...findShared(glyphs),
    ...findForeignKana(glyphs),
  ]);
}

/** The issue of a page with untrusted glyphs. */
export function untrustedIssue(page: number, untrusted: ReadonlySet<ShownGlyph>): Issue | undefined {
  const [first] = untrusted;
  if (!first) return undefined;
  return { code: 'text/untrusted', page, box: first.glyph.box, actual: quote([...untrusted]) };
}

/** The characters, each once; those that cannot be written as U+XXXX. */
function quote(glyphs: readonly ShownGlyph[]): string {
  const texts = [...new Set(glyphs.map(({ glyph }) => glyph.text))];
  const readable = texts.map((text) => (NO_CHARACTER.test(text) ? [...text].map(codePoint).join('') : text));
  return readable.slice(0, QUOTED).join(' ') + (readable.length > QUOTED ? ' …' : '');
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
