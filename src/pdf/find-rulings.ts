import { type Box, centreX, centreY, heightOf, widthOf } from '../geometry/box.js';
import { type AreaIndex, colourBelow, isCovered } from './area-index.js';
import { type Colour, looksSame, PAPER, PATTERN_COLOUR } from './colour.js';
import type { Diagonal, Ruling, Shading } from './page-content.js';
import type { PageMarks, PaintedArea, StrokedLine } from './page-marks.js';

/** A filled rectangle is a rule up to this share of the page's usual glyph height; thicker, it is a shading. */
const THIN_FILL = 0.3;
/** A stroke is a rule up to this share of it: thick frames (太枠) are; what hides a line of text is none. */
const THICKEST = 0.5;
/** Sides of a dot differ by less than this factor: it may belong to a dotted rule in either direction. */
const DOT_RATIO = 1.5;
/** Thickness of a line that claims none, in points: it lies on both sides of an area's edge. */
const HAIRLINE = 0.2;
/** A line's colour is compared with what lies this far beside it, in points: it may run along an area's edge. */
const BESIDE = 0.75;

const horizontal = (box: Box, drawnAs: Ruling['drawnAs'], thickness: number): Ruling => ({
  orientation: 'horizontal',
  position: centreY(box),
  start: box.left,
  end: box.right,
  thickness,
  drawnAs,
});

const vertical = (box: Box, drawnAs: Ruling['drawnAs'], thickness: number): Ruling => ({
  orientation: 'vertical',
  position: centreX(box),
  start: box.top,
  end: box.bottom,
  thickness,
  drawnAs,
});

/** Can a line of this colour be told from what lies below it or on its sides, and is it still there when all is painted? */
function isSeen(
  index: AreaIndex,
  { box, colour }: { box: Box; colour: Colour },
  { before, after }: { before: number; after: number },
  thickness: number,
): boolean {
  const x = centreX(box);
  const y = centreY(box);
  const upright = heightOf(box) >= widthOf(box);
  const beside = thickness / 2 + BESIDE;
  const [dx, dy] = upright ? [beside, 0] : [0, beside];
  const places = [
    [x, y],
    [x - dx, y - dy],
    [x + dx, y + dy],
  ] as const;
  if (places.every(([px, py]) => looksSame(colour, colourBelow(index, before, px, py)))) return false;
  const half = Math.max(thickness, HAIRLINE) / 2;
  const inked = upright ? { ...box, left: x - half, right: x + half } : { ...box, top: y - half, bottom: y + half };
  return !isCovered(index, after, inked);
}

function rulesOfLine(line: StrokedLine): Ruling[] {
  switch (line.kind) {
    case 'horizontal':
      return [horizontal(line.box, 'stroke', line.thickness)];
    case 'vertical':
      return [vertical(line.box, 'stroke', line.thickness)];
    case 'dot':
      return [horizontal(line.box, 'stroke', line.thickness), vertical(line.box, 'stroke', line.thickness)];
    case 'slanted':
    case 'curved':
      return [];
    default:
      return line.kind satisfies never;
  }
}

function rulesOfArea({ box }: PaintedArea): Ruling[] {
  const width = widthOf(box);
  const height = heightOf(box);
  if (Math.max(width, height) <= DOT_RATIO * Math.min(width, height)) {
    return [horizontal(box, 'fill', height), vertical(box, 'fill', width)];
  }
  return width > height ? [horizontal(box, 'fill', height)] : [vertical(box, 'fill', width)];
}

/** A rule with the colour of its ink. */
export interface InkedRuling {
  readonly ruling: Ruling;
  readonly colour: Colour;
  /** Number of areas painted before and with it. */
  readonly after: number;
  /** An annotation drew it: it may strike a text out, and is no rule of a table. */
  readonly isAnnotation: boolean;
}

export interface PageLines {
  readonly rulings: readonly InkedRuling[];
  /** What runs along a text without being straight, or is too thick for a rule: no rules, but they may strike a text out. */
  readonly strokes: readonly InkedRuling[];
  readonly shadings: readonly Shading[];
  readonly diagonals: readonly Diagonal[];
  /** Ovals and other curves larger than a letter. */
  readonly ovals: readonly Box[];
  readonly drawings: readonly Box[];
  readonly images: readonly Box[];
}

/** The line along the longer side of a box, as thick as the box is, where that is no more than the height of a letter. */
function asStroke(box: Box, pen: number, ink: Omit<InkedRuling, 'ruling'>, most: number): InkedRuling[] {
  const thickness = Math.min(widthOf(box), heightOf(box)) + pen;
  if (thickness > most) return [];
  const ruling = widthOf(box) > heightOf(box) ? horizontal(box, 'fill', thickness) : vertical(box, 'fill', thickness);
  return [{ ruling, ...ink }];
}

/** How many of a page's lines and areas its own content painted: annotations are drawn after it. */
function ownMarks({ lines, areas, annotations }: PageMarks): { readonly lines: number; readonly areas: number } {
  const [first] = annotations.values();
  return { lines: first?.linesBefore ?? lines.length, areas: first?.areasBefore ?? areas.length };
}

/** Sorts what was painted into rules, shadings, diagonals and images. `glyphHeight`: the page's usual one, in points. */
export function findLines(marks: PageMarks, index: AreaIndex, glyphHeight: number): PageLines {
  const rulings: InkedRuling[] = [];
  const strokes: InkedRuling[] = [];
  const shadings: Shading[] = [];
  const diagonals: Diagonal[] = [];
  const ovals: Box[] = [];
  const drawings: Box[] = [];
  const images: Box[] = [];
  const own = ownMarks(marks);
  marks.lines.forEach((line, order) => {
    const { areasBefore: before, areasAfter: after, colour } = line;
    if (!isSeen(index, line, { before, after }, line.thickness)) return;
    const ink = { colour, after, isAnnotation: order >= own.lines };
    if (line.thickness > THICKEST * glyphHeight && line.kind !== 'slanted' && line.kind !== 'curved') {
      strokes.push(...rulesOfLine(line).map((ruling) => ({ ruling, ...ink })));
      return;
    }
    rulings.push(...rulesOfLine(line).map((ruling) => ({ ruling, ...ink })));
    if (line.kind === 'slanted') diagonals.push({ box: line.box, falls: line.falls === true });
    if (line.kind === 'curved' && Math.min(widthOf(line.box), heightOf(line.box)) > glyphHeight) ovals.push(line.box);
    if (line.kind === 'slanted' || line.kind === 'curved')
      strokes.push(...asStroke(line.box, line.thickness, ink, glyphHeight));
  });
  marks.areas.forEach((area, order) => {
    const { box, colour } = area;
    const thickness = Math.min(widthOf(box), heightOf(box));
    const thin = thickness <= THIN_FILL * glyphHeight;
    const ink = { colour, after: order + 1, isAnnotation: order >= own.areas };
    if (area.kind === 'image') images.push(box);
    else if (area.kind === 'stroke') return;
    else if (thin) {
      if (!isSeen(index, area, { before: order, after: order + 1 }, thickness)) return;
      rulings.push(...rulesOfArea(area).map((ruling) => ({ ruling, ...ink })));
    } else {
      strokes.push(...asStroke(box, 0, ink, glyphHeight));
      if (area.kind === 'rectangle') shadings.push({ box, colour: colour ?? PATTERN_COLOUR });
      else if (colour !== PAPER) drawings.push(box);
    }
  });
  return { rulings, strokes, shadings, diagonals, ovals, drawings, images };
}
