import { radicalSupplement } from './radicals.js';
import { withoutRaisedMarks } from './raised-marks.js';

/**
 * Compatibility ideographs below U+FA0E that JIS X 0213 lists beside their unified form (欄 廊 朗 虜 殺 類 隆, 人名許容・旧字体):
 * different characters in Japan, so they stay. All others of U+F900–FA0D are copies that Korean and Taiwanese code tables brought in;
 * a text layer holds them only because a font has one glyph for both (年 U+F98E, 令 U+F9A8).
 */
const variantsInJapan = '\uF91D\uF928\uF929\uF936\uF970\uF9D0\uF9DC';

/** Presentation forms of vertical writing (縦書き用の字形) with the character that was typed. */
const verticalForms: ReadonlyMap<string, string> = new Map(
  '︐， ︑、 ︒。 ︓： ︔； ︕！ ︖？ ︙… ︰‥ ︱— ︵（ ︶） ︷｛ ︸｝ ︹〔 ︺〕 ︻【 ︼】 ︽《 ︾》 ︿〈 ﹀〉 ﹁「 ﹂」 ﹃『 ﹄』'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** One character that some text layer puts in place of another: hyphenation point for 中黒, a combining overlay for a dash. */
const misencoded: ReadonlyMap<string, string> = new Map([
  ['\u2027', '・'],
  // A glyph of its own in a PDF is never an overlay on the glyph before it: Skia, cairo and poppler write — this way.
  ['\u0336', '—'],
]);

const damaged = /[\u0336\u2027\u2E80-\u2EF3\u2F00-\u2FD5\uF900-\uFA0D\uFE10-\uFE19\uFE30-\uFE44]/g;
const decomposedKana = /[ぁ-ヿ][\u3099\u309A]/g;

function repairCharacter(character: string): string {
  const known = misencoded.get(character) ?? radicalSupplement.get(character) ?? verticalForms.get(character);
  if (known !== undefined) return known;
  if (character >= '\u2F00' && character <= '\u2FD5') return character.normalize('NFKC');
  if (character >= '\uF900' && character <= '\uFA0D' && !variantsInJapan.includes(character)) {
    return character.normalize('NFC');
  }
  return character;
}

/**
 * Folds what the text layers of PDF producers damage, and nothing else: radicals (⼦ ⻘ ⺠), copies of ideographs (年 U+F98E),
 * ‧ for ・, a lone U+0336 for —, forms of vertical writing, kana with a voicing mark of its own (が). Widths, dashes and
 * variants in names (髙, 﨑, 神) stay as printed.
 */
export function repairCharacters(text: string): string {
  return text.replace(damaged, repairCharacter).replace(decomposedKana, (pair) => pair.normalize('NFC'));
}

/** Characters that leave no ink of their own: variation selectors (異体字セレクタ), zero-width spaces and joiners, marks of direction. */
const invisible =
  /\u034F|[\u180B-\u180F\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|\u200D|[\uFE00-\uFE0F]|[\u{E0000}-\u{E0FFF}]/gu;

/** A text without what nobody sees: 緑 with a variation selector and 緑 without are one word. For comparing and joining, never for output. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** A digit, of any width or form (１, ①, ²). */
export const hasDigit = (text: string): boolean => /\d/u.test(text.normalize('NFKC'));

/** Widths made one, and no white space: whether two texts print the same characters. */
export const withoutBlanks = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');

const dashes = /[\u002D\u00AD\u2010-\u2015\u2212\u2500\u2501\u30FC\uFE58\uFE63\uFF0D\uFF70]/g;
const waves = /[\u007E\u223C\u223E\u301C\u3030\uFF5E]/g;
const middleDots = /[\u00B7\u22C5\u2022\u30FB\uFF65]/g;

function fold(text: string): string {
  return withoutInvisible(withoutRaisedMarks(repairCharacters(text)))
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(waves, '~')
    .replace(middleDots, '・')
    .replace(/\s+/gu, '');
}

/** Texts folded lately: the same headers and lines are compared over and over, and folding was a tenth of a document's time. */
const remembered = new Map<string, string>();
/** At most so many, of at most so many characters: some megabytes. */
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 200;

/**
 * Two texts that look alike become the same: repaired, NFKC, dashes (ー included) as `-`, waves as `~`, middle dots as `・`, no white space and
 * no note marks that are set high (¹).
 * For comparing headers, section titles and marks only; never for output.
 */
export function foldForMatching(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const folded = fold(text);
  if (text.length > LONGEST_REMEMBERED) return folded;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, folded);
  return folded;
}
