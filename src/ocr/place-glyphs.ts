import type { Glyph } from '../pdf/page-content.js';
import type { PixelBox } from './picture.js';

/** Characters of one piece of a line, left to right. */
export interface ReadPiece {
  readonly box: PixelBox;
  readonly em: number;
  readonly characters: readonly string[];
}

/** Points to an inch. */
const POINTS = 72;
/** The em box stands this share of an em below the baseline, as pdf/ builds it. */
const BELOW_BASELINE = 0.12;
/** Writing lower than this share of an em stands on the baseline (digits); higher writing fills the em box. */
const LOW_WRITING = 0.82;

/** Name of the font of glyphs that were read from a picture. */
const FONT = 'ocr';

/** Share of an em that a character takes: half for those of half width. */
const widthOf = (character: string): number => (/^[\u0020-\u007E｡-ﾟ]$/u.test(character) ? 0.55 : 1);

/** Signs whose ink fills one half of their em: the other half is theirs, too, and no gap. */
const opening = /^[（「『【〔［｛〈《・]$/u;
const closing = /^[、。，．）」』】〕］｝〉》・]$/u;
const HALF = 0.5;

/** The place of a piece's characters: its ink, and the white that belongs to signs at its ends. */
function spanOf({ box, em, characters }: ReadPiece): { readonly left: number; readonly right: number } {
  const [first = '', last = ''] = [characters[0], characters.at(-1)];
  return {
    left: opening.test(first) ? box.left - HALF * em : box.left,
    right: closing.test(last) ? box.right + HALF * em : box.right,
  };
}

/** The characters of a piece as glyphs over its ink, from left to right without gaps. `order` is that of the first one. */
export function placeGlyphs(piece: ReadPiece, resolution: number, order: number): Glyph[] {
  const { box, em, characters } = piece;
  const span = spanOf(piece);
  const scale = POINTS / resolution;
  const total = characters.reduce((sum, character) => sum + widthOf(character), 0);
  const height = box.bottom - box.top;
  const isLow = height < LOW_WRITING * em && characters.every((character) => /^[\u0021-\u007E]$/u.test(character));
  const bottom = isLow ? box.bottom + BELOW_BASELINE * em : (box.top + box.bottom) / 2 + em / 2;
  let passed = 0;
  return characters.map((text, index): Glyph => {
    const left = span.left + ((span.right - span.left) * passed) / total;
    passed += widthOf(text);
    const right = span.left + ((span.right - span.left) * passed) / total;
    return {
      text,
      box: { left: left * scale, top: (bottom - em) * scale, right: right * scale, bottom: bottom * scale },
      fontSize: em * scale,
      fontName: FONT,
      baseline: (bottom - BELOW_BASELINE * em) * scale,
      angle: 0,
      vertical: false,
      order: order + index,
      spaceBefore: false,
    };
  });
}
