// Runs of characters within a piece of a line, cut out to be read by themselves.

import { cutImage, type LineImage, type Placed, TEXT_HEIGHT } from './line-image.js';
import { type Grey, WHITE } from './picture.js';

/** Levels below are ink where white between two letters is looked for. */
const INK = 160;

export const isHalfWide = (character: string): boolean => /^[\u0020-\u007E｡-ﾟ]$/u.test(character);

/** Characters of a piece, each with the share of its width that it begins at; at the end 1. */
function placesOf(characters: readonly string[]): number[] {
  const widths = characters.map((character) => (isHalfWide(character) ? 0.55 : 1));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let passed = 0;
  return [...widths, 0].map((width) => {
    const place = passed / total;
    passed += width;
    return place;
  });
}

/** Do so many characters of these widths fill the piece? A digit that nobody read leaves a gap. */
export function fills({ from, to }: Placed, characters: readonly string[]): boolean {
  const half = characters.filter(isHalfWide).length;
  const full = characters.length - half;
  const ems = (to - from) / TEXT_HEIGHT;
  return ems <= full + 0.68 * half + 0.35 && ems >= 0.75 * full + 0.3 * half - 0.3;
}

/** Column without ink nearest to a place in a line image; the place itself where all around is ink. */
function nearestWhite({ picture }: LineImage, place: number): number {
  const { width, height, data } = picture;
  const isWhite = (column: number): boolean => {
    for (let row = 0; row < height; row += 1) if ((data[row * width + column] ?? WHITE) < INK) return false;
    return true;
  };
  for (let away = 0; away <= TEXT_HEIGHT / 2; away += 1) {
    for (const column of [Math.round(place) - away, Math.round(place) + away]) {
      if (column >= 0 && column < width && isWhite(column)) return column;
    }
  }
  return Math.round(place);
}

/** Some neighbouring characters of a piece: from…to of its characters, `to` exclusive, and their image. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly picture: Grey;
}

/** Cuts what `pattern` finds in a piece out of its image, at places without ink. Undefined where characters cannot be told apart. */
export function cutRuns(
  piece: Placed,
  characters: readonly string[],
  clean: LineImage,
  raw: Grey,
  pattern: RegExp,
): Run[] | undefined {
  const text = characters.join('').normalize('NFKC');
  if (text.length !== characters.length || characters.some(({ length }) => length !== 1)) return undefined;
  const places = placesOf(characters);
  const at = (index: number): number => piece.from + (places[index] ?? 1) * (piece.to - piece.from);
  return [...text.matchAll(pattern)].map((match): Run => {
    const [from, to] = [match.index, match.index + match[0].length];
    const start = from === 0 ? piece.from : nearestWhite(clean, at(from));
    const end = to >= characters.length ? piece.to : nearestWhite(clean, at(to));
    return { from, to, text: match[0], picture: cutImage(raw, start, end) };
  });
}
