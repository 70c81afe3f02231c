import { type Box, centreX, centreY, heightOf, widthOf } from '../geometry/box.js';
import { looksSame, PATTERN_COLOUR } from './colour.js';
import { colourBelow } from './find-visible.js';
import type { Diagonal, Ruling, Shading } from './page-content.js';
import type { PageMarks, PaintedArea, StrokedLine } from './page-marks.js';

/** A filled rectangle is a rule up to this share of the page's usual glyph height; thicker, it is a shading. */
const THIN_FILL = 0.3;
/** Sides of a dot differ by less than this factor: it may belong to a dotted rule in either direction. */
const DOT_RATIO = 1.5;
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

/** Can a line of this colour be told from what lies below it and on both its sides? */
function standsOut(marks: PageMarks, box: Box, colour: string | undefined, before: number): boolean {
  const x = centreX(box);
  const y = centreY(box);
  const dx = heightOf(box) >= widthOf(box) ? widthOf(box) / 2 + BESIDE : 0;
  const dy = dx === 0 ? heightOf(box) / 2 + BESIDE : 0;
  const places = [
    [x, y],
    [x - dx, y - dy],
    [x + dx, y + dy],
  ] as const;
  return places.some(([px, py]) => !looksSame(colour, colourBelow(marks.areas, before, px, py)));
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

export interface PageLines {
  readonly rulings: readonly Ruling[];
  readonly shadings: readonly Shading[];
  readonly diagonals: readonly Diagonal[];
  readonly images: readonly Box[];
}

/** Sorts what was painted into rules, shadings, diagonals and images. `glyphHeight`: the page's usual one, in points. */
export function findLines(marks: PageMarks, glyphHeight: number): PageLines {
  const rulings: Ruling[] = [];
  const shadings: Shading[] = [];
  const diagonals: Diagonal[] = [];
  const images: Box[] = [];
  for (const line of marks.lines) {
    if (!standsOut(marks, line.box, line.colour, line.areasBefore)) continue;
    rulings.push(...rulesOfLine(line));
    if (line.kind === 'slanted') diagonals.push({ box: line.box });
  }
  marks.areas.forEach((area, index) => {
    const { box, colour } = area;
    const thin = Math.min(widthOf(box), heightOf(box)) <= THIN_FILL * glyphHeight;
    if (area.kind === 'image') images.push(box);
    else if (thin && standsOut(marks, box, colour, index)) rulings.push(...rulesOfArea(area));
    else if (!thin && area.kind === 'rectangle') shadings.push({ box, colour: colour ?? PATTERN_COLOUR });
  });
  return { rulings, shadings, diagonals, images };
}
