import iconv from 'iconv-lite';
import { withoutInvisible } from './fold.js';

/** Microsoft's table of Shift_JIS, which Excel means by it. */
const encoding = 'cp932';

/** Characters of JIS X 0208 that Microsoft's table holds under another code point of the same look. */
const twins: ReadonlyMap<string, string> = new Map([
  ['\u301C', '\uFF5E'], // 〜
  ['\u2212', '\uFF0D'], // −
  ['\u2014', '\u2015'], // —
  ['\u2016', '\u2225'], // ‖
  ['\u00A2', '\uFFE0'], // ¢
  ['\u00A3', '\uFFE1'], // £
  ['\u00AC', '\uFFE2'], // ¬
]);

/** 下駄記号, which printers set for a character that they do not have. */
const geta = '〓';

/** A character that was not written as it is. */
export interface Substitution {
  readonly character: string;
  readonly written: string;
}

const isWritable = (character: string): boolean =>
  iconv.decode(iconv.encode(character, encoding), encoding) === character;

const stands = new Map<string, string>();

/** What stands for a character in Windows-31J: itself, its twin, or 〓; nothing for what leaves no ink (異体字セレクタ). */
function writtenAs(character: string): string {
  if (character <= '\u007F') return character;
  const known = stands.get(character);
  if (known !== undefined) return known;
  const stand = isWritable(character) ? character : (twins.get(character) ?? (withoutInvisible(character) && geta));
  stands.set(character, stand);
  return stand;
}

/** A text in Windows-31J (Shift_JIS), with every character that had to be replaced, in order. */
export function encodeWindows31j(text: string): {
  readonly bytes: Uint8Array;
  readonly substitutions: readonly Substitution[];
} {
  const substitutions: Substitution[] = [];
  const written = [...text].map((character) => {
    const stand = writtenAs(character);
    if (stand !== character) substitutions.push({ character, written: stand });
    return stand;
  });
  return { bytes: iconv.encode(written.join(''), encoding), substitutions };
}
