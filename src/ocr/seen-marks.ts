import { comparable } from './agreement.js';
import type { ReadSymbol } from './engines/engine.js';
import type { LineImage, Placed } from './line-image.js';
import { type PixelBox, uniteBoxes } from './picture.js';
import { symbolsByPiece } from './share-out.js';

/** Shares of an em: a figure's height, its greatest width, and strokes that are one figure. */
const FIGURE_LEAST_HEIGHT = 0.5;
const FIGURE_MOST_WIDTH = 0.68;
/** A point stands at the foot of the figures, is no larger than this, and clear of both by this: a worn stroke of a 3 is not. */
const POINT_MOST = 0.2;
const FOOT = 0.07;
const POINT_CLEAR = 0.05;
/** From the middle of a figure to that of the next one, at least, where a point stands between them; and this many times as far as between the others. */
const POINT_PITCH = 0.7;
const POINT_WIDER = 1.3;
/** A hyphen is this long at least, this high at most, and this share of the figures' height away from their middle. */
const HYPHEN_LEAST = 0.13;
const HYPHEN_HIGH = 0.14;
const HYPHEN_ASIDE = 0.25;
/** A hyphen is this many times as long as high. */
const HYPHEN_SLIM = 1.6;

const widthOf = ({ left, right }: PixelBox): number => right - left;
const heightOf = ({ top, bottom }: PixelBox): number => bottom - top;
const middleX = ({ left, right }: PixelBox): number => (left + right) / 2;
const middleY = ({ top, bottom }: PixelBox): number => (top + bottom) / 2;

/** The strokes of a piece from left to right, those above each other as one. */
function columnsOf(strokes: readonly PixelBox[]): PixelBox[] {
  const columns: PixelBox[] = [];
  for (const stroke of [...strokes].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && stroke.left < last.right) columns[columns.length - 1] = uniteBoxes([last, stroke]);
    else columns.push(stroke);
  }
  return columns;
}

/** What a small stroke between two figures is, by its shape and place. */
function markOf(
  stroke: PixelBox,
  [before, after]: readonly [PixelBox, PixelBox],
  pitch: number,
  em: number,
): '.' | '-' | undefined {
  const [top, bottom] = [Math.min(before.top, after.top), Math.max(before.bottom, after.bottom)];
  const [width, height] = [widthOf(stroke), heightOf(stroke)];
  const isBar = width >= HYPHEN_LEAST * em && height <= HYPHEN_HIGH * em && width >= HYPHEN_SLIM * height;
  if (isBar && Math.abs(middleY(stroke) - (top + bottom) / 2) <= HYPHEN_ASIDE * (bottom - top)) return '-';
  const isPoint = Math.max(width, height) <= POINT_MOST * em && Math.abs(stroke.bottom - bottom) <= FOOT * em;
  const isClear = Math.min(stroke.left - before.right, after.left - stroke.right) >= POINT_CLEAR * em;
  const isApart = middleX(after) - middleX(before) >= Math.max(POINT_PITCH * em, POINT_WIDER * pitch);
  return isPoint && isClear && isApart ? '.' : undefined;
}

/** The least distance of the other figures; 0 where there are none. */
const usualPitch = (pitches: readonly number[], except: number): number => {
  const others = pitches.filter((_, index) => index !== except);
  return others.length === 0 ? 0 : Math.min(...others);
};

/** A mark that is seen after so many figures of a piece. */
interface SeenMark {
  readonly after: number;
  readonly mark: '.' | '-';
}

const isTall = (stroke: PixelBox, em: number): boolean => heightOf(stroke) >= FIGURE_LEAST_HEIGHT * em;

/** The first figures of a piece, and the distances of their middles; undefined where they touch and cannot be counted. */
function findFigures({ components, em }: Placed, count: number) {
  const figures = columnsOf(components.filter((stroke) => isTall(stroke, em))).slice(0, count);
  if (figures.length < count || figures.some((figure) => widthOf(figure) > FIGURE_MOST_WIDTH * em)) return undefined;
  const pitches = figures.slice(1).map((figure, index) => middleX(figure) - middleX(figures[index] ?? figure));
  return { figures, pitches };
}

/** Points and hyphens that stand between the first figures of a piece; `count` is how many figures it begins with. */
function findMarks(piece: Placed, count: number): SeenMark[] {
  const { components, em } = piece;
  const { figures = [], pitches = [] } = findFigures(piece, count) ?? {};
  return components.flatMap((stroke): SeenMark[] => {
    if (isTall(stroke, em)) return [];
    const after = figures.filter((figure) => middleX(figure) < middleX(stroke)).length;
    const [left, right] = [figures[after - 1], figures[after]];
    const mark =
      left &&
      right &&
      stroke.left >= left.right - 1 &&
      stroke.right <= right.left + 1 &&
      markOf(stroke, [left, right], usualPitch(pitches, after - 1), em);
    return mark ? [{ after, mark }] : [];
  });
}

const isFigure = (text: string): boolean => /^\d$/u.test(comparable(text));
const isMark = (text: string): boolean => /^[-.,:・]$/u.test(comparable(text));

/** The figures and marks that a piece's characters begin with. */
function headOf(characters: readonly ReadSymbol[]): readonly ReadSymbol[] {
  const end = characters.findIndex(({ text }) => !isFigure(text) && !isMark(text));
  return end < 0 ? characters : characters.slice(0, end);
}

/** One piece's characters with the marks that are seen between its first figures and were not read. */
function completed(characters: readonly ReadSymbol[], piece: Placed): ReadSymbol[] {
  const head = headOf(characters);
  const figures = head.filter(({ text }) => isFigure(text)).length;
  const marks = figures < 2 ? [] : findMarks(piece, figures);
  let passed = 0;
  return characters.flatMap((symbol, index): ReadSymbol[] => {
    if (index >= head.length || !isFigure(symbol.text)) return [symbol];
    passed += 1;
    const seen = marks.find(({ after }) => after === passed);
    const next = head[index + 1];
    // Something was read there: which of two marks it is, others tell.
    if (!seen || !next || isMark(next.text)) return [symbol];
    return [symbol, { text: seen.mark, left: symbol.left }];
  });
}

/**
 * A reading with the points and hyphens (小数点・ハイフン) that the picture shows between its figures and nobody read; undefined where there are none. A point
 * counts where the figures stand apart as they do around one: dust lies anywhere.
 */
export function withSeenMarks(symbols: readonly ReadSymbol[], { pieces }: LineImage): ReadSymbol[] | undefined {
  const all = symbolsByPiece(symbols, pieces).flatMap(({ characters, piece }) => completed(characters, piece));
  return all.length > symbols.length ? all : undefined;
}

/** Two figures this much farther apart than others, in ems, have something between them; and so do the only two of a text at this distance. */
const WIDER = 0.2;
const LONE_GAP = [0.72, 0.95] as const;

/** Do figures stand apart as around a point or hyphen where none was read? It may be worn away, or too pale. */
export function hasUnreadGap(symbols: readonly ReadSymbol[], { pieces }: LineImage): boolean {
  return symbolsByPiece(symbols, pieces).some(({ characters, piece }) => {
    const head = headOf(characters);
    const count = head.filter(({ text }) => isFigure(text)).length;
    const found = count < 2 ? undefined : findFigures(piece, count);
    if (!found) return false;
    // Of each figure but the first: does it follow another one, and no mark?
    const follows = head.flatMap(({ text }, index) => (isFigure(text) ? [isFigure(head[index - 1]?.text ?? '')] : []));
    const pitches = found.pitches.filter((_, index) => follows[index + 1]);
    const [first = 0] = found.pitches;
    if (count === 2) return pitches.length === 1 && first > LONE_GAP[0] * piece.em && first < LONE_GAP[1] * piece.em;
    const usual = Math.min(...found.pitches);
    return pitches.some((pitch) => pitch - usual > WIDER * piece.em);
  });
}
