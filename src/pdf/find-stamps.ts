// Stamps over the rules of a table: their lines are no rules, their text is of no cell.

import { type Box, boundingBox, boxOfLine, holdsCentre } from '../geometry/box.js';
import type { Annotation } from './annotation.js';
import { looksSame } from './colour.js';
import type { InkedRuling, PageLines } from './find-rulings.js';
import { joinStruck } from './find-strikes.js';
import type { Ruling, StruckText } from './page-content.js';
import type { PageMarks, ShownGlyph } from './page-marks.js';

/** The ink of a table's own text. */
const BLACK = '#000000';
/** A field's border lies on its edge within this, in points. */
const ON_EDGE = 2;
/** A rule that passes a stamp only at this share of its edge does not pass through it. */
const EDGE = 0.15;
/** A line ends on an oval where the oval's equation is this near to 1. */
const NEAR_OVAL = 0.2;

/** Does the line run along an edge of the box? */
function isOnEdge(line: Ruling, box: Box): boolean {
  const inside = boxOfLine(line);
  const within =
    inside.left >= box.left - ON_EDGE &&
    inside.right <= box.right + ON_EDGE &&
    inside.top >= box.top - ON_EDGE &&
    inside.bottom <= box.bottom + ON_EDGE;
  const edges = line.orientation === 'horizontal' ? [box.top, box.bottom] : [box.left, box.right];
  return within && edges.some((edge) => Math.abs(edge - line.position) <= ON_EDGE);
}

/** Do both ends of the line lie on the oval in this box, as the lines across a stamp with a date (日付印) do? */
function isChord(line: Ruling, { left, right, top, bottom }: Box): boolean {
  const ends = boxOfLine(line);
  const [width, height] = [(right - left) / 2, (bottom - top) / 2];
  const distance = (x: number, y: number): number =>
    ((x - (left + right) / 2) / width) ** 2 + ((y - (top + bottom) / 2) / height) ** 2;
  return (
    width > 0 &&
    height > 0 &&
    Math.abs(distance(ends.left, ends.top) - 1) <= NEAR_OVAL &&
    Math.abs(distance(ends.right, ends.bottom) - 1) <= NEAR_OVAL
  );
}

/** The lines that may be rules of a table: no part of an annotation but the border of a field, and no line across an oval. */
export function withoutStamps(
  { rulings, ovals }: Pick<PageLines, 'rulings' | 'ovals'>,
  annotations: readonly Annotation[],
): readonly InkedRuling[] {
  const fields = annotations.filter(({ subtype }) => subtype === 'Widget');
  return rulings.filter(
    ({ ruling, isAnnotation }) =>
      !(isAnnotation && !fields.some(({ box }) => isOnEdge(ruling, box))) &&
      !ovals.some((oval) => isChord(ruling, oval)),
  );
}

/** Does a line pass through the box, and not only at its edge? */
function passesThrough(line: Ruling, box: Box): boolean {
  const [dx, dy] = [EDGE * (box.right - box.left), EDGE * (box.bottom - box.top)];
  const { left, right, top, bottom } = boxOfLine(line);
  return left < box.right - dx && right > box.left + dx && top < box.bottom - dy && bottom > box.top + dy;
}

/**
 * What stamps say that lie over rules: no part of the cells below them. A stamp is an annotation that says so, or an oval with a line
 * across it (日付印). One list of glyphs for each.
 */
export function findStamped(
  glyphs: readonly ShownGlyph[],
  { rulings, ovals }: Pick<PageLines, 'rulings' | 'ovals'>,
  annotations: readonly Annotation[],
  marks: PageMarks,
): readonly (readonly ShownGlyph[])[] {
  const own = rulings.filter(({ isAnnotation }) => !isAnnotation).map(({ ruling }) => ruling);
  const isOver = (box: Box): boolean => own.some((line) => passesThrough(line, box) && !isChord(line, box));
  const stamps = annotations.filter(({ subtype, box }) => subtype === 'Stamp' && isOver(box));
  const seals = ovals.filter((oval) => own.some((line) => isChord(line, oval)) && isOver(oval));
  if (stamps.length + seals.length === 0) return [];
  const legible = new Set(glyphs);
  const ofStamps = stamps
    .map(({ id }) => marks.annotations.get(id))
    .map((drawn) => (drawn ? marks.glyphs.slice(drawn.firstGlyph, drawn.endGlyph) : []))
    .map((shown) => shown.filter((each) => legible.has(each)));
  for (const shown of ofStamps.flat()) legible.delete(shown);
  // A double ring holds its text once.
  const ofSeals = seals.map((oval) => {
    const inside = glyphsOfSeal([...legible], oval);
    for (const shown of inside) legible.delete(shown);
    return inside;
  });
  return [...ofStamps, ...ofSeals].filter((shown) => shown.length > 0);
}

/** The glyphs in an oval that are of another colour than black: those below it are the table's own. */
const glyphsOfSeal = (glyphs: readonly ShownGlyph[], oval: Box): ShownGlyph[] =>
  glyphs.filter(({ glyph, colour }) => holdsCentre(oval, glyph.box) && !looksSame(colour, BLACK));

/** What a stamp says, as one text. */
export function textOfStamp(shown: readonly ShownGlyph[]): StruckText {
  const glyphs = shown.map(({ glyph }) => glyph);
  const box = boundingBox(glyphs.map((glyph) => glyph.box));
  if (!box) throw new Error('a stamp without a text');
  const text = joinStruck(glyphs)
    .map((part) => part.text)
    .join(' ');
  return { box, text, glyphs, isStamp: true };
}
