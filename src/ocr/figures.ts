import { comparable, figuresOf, isSame } from './agreement.js';
import type { Engine, ReadSymbol } from './engines/engine.js';
import type { LineImage, Placed } from './line-image.js';
import { cutRuns, fills } from './line-runs.js';
import type { PixelBox } from './picture.js';
import { hasUnreadGap } from './seen-marks.js';
import { shareOut } from './share-out.js';

/** A figure's digits without its separators. */
const bare = (figures: readonly string[]): string[] => figures.map((figure) => figure.replace(/[.,]/gu, ''));
/** The separators of all figures, in order: , or . */
const separatorsOf = (figures: readonly string[]): string => figures.join(' ').replace(/[^.,]/gu, '');

/** Shares of an em: largest and smallest size of a point or comma, and how far a comma reaches below the digits. */
const MARK_MOST = 0.34;
const MARK_LEAST = 0.05;
const BELOW_DIGITS = 0.035;
/** A comma is this many times as high as wide. */
const SLIM = 1.35;

const middleX = ({ left, right }: PixelBox): number => (left + right) / 2;

/** Points and commas of a piece by their shapes: a comma reaches below the digits or is slim, a point is neither. */
function separatorsBySight({ components = [], em }: Placed): string {
  const digits = components.filter(({ top, bottom }) => bottom - top > 0.5 * em);
  const bottoms = digits.map(({ bottom }) => bottom).sort((a, b) => a - b);
  const foot = bottoms[Math.floor(bottoms.length / 2)];
  if (foot === undefined) return '';
  const isMark = ({ left, top, right, bottom }: PixelBox): boolean =>
    right - left <= MARK_MOST * em &&
    bottom - top <= MARK_MOST * em &&
    Math.max(right - left, bottom - top) >= MARK_LEAST * em &&
    top > foot - MARK_MOST * em &&
    top < foot + 0.05 * em;
  const between = components
    .filter(isMark)
    .filter((mark) => digits.some((d) => middleX(d) < middleX(mark)) && digits.some((d) => middleX(d) > middleX(mark)))
    .sort((a, b) => a.left - b.left);
  return between
    .map(({ left, top, right, bottom }) =>
      bottom > foot + BELOW_DIGITS * em || bottom - top >= SLIM * (right - left) ? ',' : '.',
    )
    .join('');
}

/** Separators of the pieces that hold the figures of `symbols`. */
function seenSeparators(symbols: readonly ReadSymbol[], image: LineImage): string {
  return shareOut(symbols, image.pieces)
    .map((characters, index) => {
      const piece = image.pieces[index];
      return piece && /\d/u.test(comparable(characters.join(''))) ? separatorsBySight(piece) : '';
    })
    .join('');
}

/** Are these the figures that the engine for digits read, at least by their digits; and their separators as they look? */
function bearsOut(figures: readonly string[], read: string, seen: string): boolean {
  const others = figuresOf(read);
  if (isSame(figures, others)) return true;
  return isSame(bare(figures), bare(others)) && separatorsOf(figures) === seen;
}

const figurePattern = /[-+△▲]?\d(?:[\d.,:/]*\d)?%?/gu;

/** Are digits parted by a wide gap (８ ３), or do they go on in the next line? A point or hyphen that is worn away may have stood there. */
function isTorn(symbols: readonly ReadSymbol[], { pieces }: LineImage): boolean {
  const shares = shareOut(symbols, pieces).map((characters) => comparable(characters.join('')));
  return shares.some((share, index) => index > 0 && /^\d/u.test(share) && /\d$/u.test(shares[index - 1] ?? ''));
}

/**
 * Does a different engine read the same figures: in the line as a whole; else, where kana beside them disturb it (it knows none), in
 * each figure cut out by itself, provided that the characters read fill their line?
 */
export async function confirmFigures(
  symbols: readonly ReadSymbol[],
  read: string,
  clean: LineImage,
  raw: LineImage,
  engine: Engine,
): Promise<boolean> {
  const figures = figuresOf(symbols.map(({ text }) => text).join(''));
  if (isTorn(symbols, clean) || hasUnreadGap(symbols, clean)) return false;
  const seen = seenSeparators(symbols, clean);
  if (bearsOut(figures, read, seen)) return true;
  const shares = shareOut(symbols, clean.pieces);
  const found: string[] = [];
  for (const [index, characters] of shares.entries()) {
    const piece = clean.pieces[index];
    const runs = piece && fills(piece, characters) && cutRuns(piece, characters, clean, raw.picture, figurePattern);
    if (!runs) return false;
    for (const { picture } of runs) {
      const again = await engine.read(picture);
      found.push(again.map(({ text }) => text).join(''));
    }
  }
  return bearsOut(figures, found.join(' '), seen);
}

/** Are the separators of its figures those that are seen in the picture? */
export const hasSeparatorsAsSeen = (symbols: readonly ReadSymbol[], image: LineImage): boolean =>
  separatorsOf(figuresOf(symbols.map(({ text }) => text).join(''))) === seenSeparators(symbols, image);

/** Are these the same digits with other separators, and these those that are seen in the picture? */
export function hasOtherSeparatorsAsSeen(symbols: readonly ReadSymbol[], other: string, image: LineImage): boolean {
  const figures = figuresOf(symbols.map(({ text }) => text).join(''));
  const others = figuresOf(other);
  const digitsOf = (texts: readonly string[]): string => bare(texts).join('');
  const isOther = digitsOf(figures) === digitsOf(others) && separatorsOf(figures) !== separatorsOf(others);
  return isOther && separatorsOf(others) === seenSeparators(symbols, image);
}
