import { comparable, figuresOf, isSame } from './agreement.js';
import type { Engine, ReadSymbol } from './engines/engine.js';
import { cutImage, type LineImage, type Placed, TEXT_HEIGHT } from './line-image.js';
import type { PixelBox } from './picture.js';
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

/** Characters of a piece, each with the share of its width that it begins at. */
function placesOf(characters: readonly string[]): number[] {
  const widths = characters.map((character) => (/^[\u0020-\u007E｡-ﾟ]$/u.test(character) ? 0.55 : 1));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let passed = 0;
  return [...widths, 0].map((width) => {
    const place = passed / total;
    passed += width;
    return place;
  });
}

/** Do so many characters of these widths fill the piece? A digit that nobody read leaves a gap. */
function fills({ from, to }: Placed, characters: readonly string[]): boolean {
  const full = characters.filter((character) => !/^[\u0020-\u007E｡-ﾟ]$/u.test(character)).length;
  const half = characters.length - full;
  const ems = (to - from) / TEXT_HEIGHT;
  return ems <= full + 0.68 * half + 0.35 && ems >= 0.75 * full + 0.3 * half - 0.3;
}

/** The stretches of digits of a piece, as places in its image that begin and end in white. */
function digitPlaces(piece: Placed, characters: readonly string[], image: LineImage): (readonly [number, number])[] {
  const places = placesOf(characters);
  const text = characters.join('').normalize('NFKC');
  const stretches = [...text.matchAll(/[-+△▲]?\d(?:[\d.,:/]*\d)?%?/gu)];
  return stretches.map((match) => {
    const at = (index: number): number => piece.from + (places[index] ?? 1) * (piece.to - piece.from);
    const start = match.index === 0 ? piece.from : nearestWhite(image, at(match.index));
    const end = match.index + match[0].length;
    return [start, end >= characters.length ? piece.to : nearestWhite(image, at(end))];
  });
}

/** Column without ink nearest to a place in a line image; the place itself where all around is ink. */
function nearestWhite({ picture }: LineImage, place: number): number {
  const { width, height, data } = picture;
  const isWhite = (column: number): boolean => {
    for (let row = 0; row < height; row += 1) if ((data[row * width + column] ?? 255) < 160) return false;
    return true;
  };
  for (let away = 0; away <= TEXT_HEIGHT / 2; away += 1) {
    for (const column of [Math.round(place) - away, Math.round(place) + away]) {
      if (column >= 0 && column < width && isWhite(column)) return column;
    }
  }
  return Math.round(place);
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
  const seen = seenSeparators(symbols, clean);
  if (bearsOut(figures, read, seen)) return true;
  const shares = shareOut(symbols, clean.pieces);
  const found: string[] = [];
  for (const [index, characters] of shares.entries()) {
    const piece = clean.pieces[index];
    if (!piece || characters.some((character) => character.length !== 1) || !fills(piece, characters)) return false;
    for (const [from, to] of digitPlaces(piece, characters, clean)) {
      const again = await engine.read(cutImage(raw.picture, from, to));
      found.push(again.map(({ text }) => text).join(''));
    }
  }
  return bearsOut(figures, found.join(' '), seen);
}
