// What paths paint, lines and areas, and paths as clips.

import { type Box, boundingBox, holdsBox, intersection } from '../geometry/box.js';
import { type Colour, lightnessOf, onPaper } from './colour.js';
import { type Drawing, narrowClip, paintsNow } from './drawing.js';
import { type Matrix, mapX, mapY, scaleOf } from './matrix.js';
import type { PaintedArea, Point, StrokedLine } from './page-marks.js';

/** pdf.js's codes in the numbers of constructPath, and how many numbers follow each. */
const MOVE_TO = 0;
const LINE_TO = 1;
const CURVE_TO = 2;
const QUADRATIC_CURVE_TO = 3;
const CLOSE_PATH = 4;
const NUMBERS_AFTER: Readonly<Record<number, number>> = {
  [MOVE_TO]: 2,
  [LINE_TO]: 2,
  [CURVE_TO]: 6,
  [QUADRATIC_CURVE_TO]: 4,
  [CLOSE_PATH]: 0,
};

/** A stroke counts as level or upright when it leaves its axis by less than this share of its length (about one degree) … */
const SLANT = 0.02;
/** … or by less than this many points: what the eye and a printer take for straight. */
const JITTER = 0.3;

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** One connected piece of a path, on the upright page. */
export interface Subpath {
  readonly points: readonly Point[];
  readonly segments: readonly Segment[];
  readonly curved: boolean;
}

/** The numbers of constructPath as connected pieces, on the upright page. */
export function readPath(numbers: ArrayLike<number>, ctm: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let points: Point[] = [];
  let segments: Segment[] = [];
  let curved = false;
  const finish = (): void => {
    if (points.length > 0) subpaths.push({ points, segments, curved });
    points = [];
    segments = [];
    curved = false;
  };
  for (let i = 0; i < numbers.length; ) {
    const code = numbers[i] ?? CLOSE_PATH;
    const following = NUMBERS_AFTER[code] ?? 0;
    const last = points.at(-1);
    const x = numbers[i + following - 1] ?? 0;
    const y = numbers[i + following] ?? 0;
    const to: Point = { x: mapX(ctm, x, y), y: mapY(ctm, x, y) };
    i += following + 1;
    if (code === MOVE_TO) {
      finish();
      points.push(to);
    } else if (code === CLOSE_PATH) {
      const first = points[0];
      if (first && last && (first.x !== last.x || first.y !== last.y)) segments.push({ from: last, to: first });
      finish();
      if (first) points.push(first);
    } else {
      if (code === LINE_TO && last) segments.push({ from: last, to });
      curved ||= code !== LINE_TO;
      if (code === CURVE_TO && last) points.push(...pointsOfCurve(last, numbers, i - following, ctm));
      points.push(to);
    }
  }
  finish();
  return subpaths.filter((subpath) => subpath.points.length > 1 || subpath.segments.length > 0);
}

/** Where a curve is looked at between its ends: a quarter, a half, three quarters of the way. */
const STEPS = [0.25, 0.5, 0.75] as const;

/** Points of a Bézier curve of third order between its ends; its three further points stand from `at` on. */
function pointsOfCurve(from: Point, numbers: ArrayLike<number>, at: number, ctm: Matrix): Point[] {
  const [first, second, third] = [0, 2, 4].map((offset): Point => {
    const [x, y] = [numbers[at + offset] ?? 0, numbers[at + offset + 1] ?? 0];
    return { x: mapX(ctm, x, y), y: mapY(ctm, x, y) };
  });
  if (!first || !second || !third) return [];
  return STEPS.map((t) => {
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return {
      x: a * from.x + b * first.x + c * second.x + d * third.x,
      y: a * from.y + b * first.y + c * second.y + d * third.y,
    };
  });
}

const boxOf = (points: readonly Point[]): Box | undefined =>
  boundingBox(points.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y })));

function kindOf({ from, to }: Segment, thickness: number): StrokedLine['kind'] {
  const dx = Math.abs(to.x - from.x);
  const dy = Math.abs(to.y - from.y);
  if (Math.max(dx, dy) <= Math.min(thickness, JITTER)) return 'dot';
  if (dy <= Math.max(JITTER, SLANT * dx) && dx >= dy) return 'horizontal';
  if (dx <= Math.max(JITTER, SLANT * dy)) return 'vertical';
  return 'slanted';
}

/** Is this piece a rectangle whose sides follow the page's edges? Three corners of one are a triangle, unless it is as thin as a line. */
function isUprightRectangle({ curved, points }: Subpath, box: Box): boolean {
  if (curved || points.length < 3 || points.length > 5) return false;
  const onEdge = (value: number, low: number, high: number): boolean =>
    Math.abs(value - low) <= JITTER || Math.abs(value - high) <= JITTER;
  if (!points.every(({ x, y }) => onEdge(x, box.left, box.right) && onEdge(y, box.top, box.bottom))) return false;
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const corners = new Set(points.map(({ x, y }) => (x > middleX ? 1 : 0) + (y > middleY ? 2 : 0)));
  return corners.size === 4 || Math.min(box.right - box.left, box.bottom - box.top) <= 2 * JITTER;
}

/** Less than this share of what lies below shines through a paint of this opacity: no eye tells it from none. */
const NEARLY_SOLID = 0.95;

/** Darker than this share of white is black to the eye, and stays so where it only darkens what lies below. */
const BLACK = 0.1;

/** Does an opaque paint of this colour leave nothing of what lies below to be seen? Undefined: the colour may be any. */
export function hidesBelow({ state, groupTranslucent, groupDarkens }: Drawing, colour: Colour): boolean {
  if (state.masked || state.blend === 'other' || groupTranslucent) return false;
  const isOver = state.blend === 'over' && !groupDarkens;
  return isOver || (colour !== undefined && lightnessOf(colour) < BLACK);
}

interface Paint {
  readonly colour: Colour;
  readonly alpha: number;
}

/** A polygon of so many sides, most of them slanted, is a curve that a program drew in small steps. */
const CURVE_SIDES = 8;
/** A stroke as thick as this, in points, hides what lies below it (as thin areas do not: see read-page.ts). */
const HIDING = 1.5;

/** Is this piece an oval, a wave, a line drawn by hand, and no row of straight lines? */
function isCurve({ curved, segments }: Subpath, thickness: number): boolean {
  if (segments.length < CURVE_SIDES) return curved && segments.length === 0;
  return segments.filter((segment) => kindOf(segment, thickness) === 'slanted').length > segments.length / 2;
}

/** A stroke of a pen: a straight line, or a curve with the box around it. */
function strokeLine(drawing: Drawing, kind: StrokedLine['kind'], points: readonly Point[], pen: Pen): void {
  const box = boxOf(points);
  const seen = box && intersection(drawing.state.clip, box);
  if (!seen) return;
  const { thickness, colour, solid } = pen;
  const { areas } = drawing;
  const areasBefore = areas.length;
  if (thickness >= HIDING && (kind === 'horizontal' || kind === 'vertical')) {
    const half = thickness / 2;
    const wide =
      kind === 'horizontal'
        ? { ...seen, top: seen.top - half, bottom: seen.bottom + half }
        : { ...seen, left: seen.left - half, right: seen.right + half };
    areas.push({ kind: 'stroke', box: wide, colour, opaque: solid });
  }
  const [from, to] = points;
  const slant = kind === 'slanted' && from && to ? { falls: (to.x - from.x) * (to.y - from.y) > 0 } : {};
  drawing.lines.push({ kind, box: seen, ...slant, thickness, colour, areasBefore, areasAfter: areas.length });
}

interface Pen {
  readonly thickness: number;
  readonly colour: Colour;
  /** Nothing below shows through. */
  readonly solid: boolean;
}

function strokePath(drawing: Drawing, subpaths: readonly Subpath[], { colour, alpha }: Paint): void {
  const { state } = drawing;
  const thickness = state.lineWidth * scaleOf(state.ctm);
  const solid = alpha >= NEARLY_SOLID && hidesBelow(drawing, colour);
  const pen: Pen = { thickness, colour: colour && onPaper(colour, alpha), solid };
  for (const subpath of subpaths) {
    if (isCurve(subpath, thickness)) strokeLine(drawing, 'curved', subpath.points, pen);
    else
      for (const segment of subpath.segments)
        strokeLine(drawing, kindOf(segment, thickness), [segment.from, segment.to], pen);
  }
}

/** The four sides of a frame: what is left of `outer` when `inner` is cut out of it. */
function cutFrame(outer: Box, inner: Box): Box[] {
  return [
    { ...outer, bottom: inner.top },
    { ...outer, top: inner.bottom },
    { ...outer, right: inner.left },
    { ...outer, left: inner.right },
  ];
}

interface Filled {
  readonly kind: PaintedArea['kind'];
  readonly box: Box;
  readonly points: readonly Point[];
}

/** A fill of two rectangles, one in the other, is a frame: its four sides, else the boxes of the pieces. */
function findFilled(subpaths: readonly Subpath[]): Filled[] {
  const pieces = subpaths.flatMap((subpath): Filled[] => {
    const box = boxOf(subpath.points);
    if (!box) return [];
    return [{ kind: isUprightRectangle(subpath, box) ? 'rectangle' : 'shape', box, points: subpath.points }];
  });
  const [first, second] = pieces;
  if (pieces.length !== 2 || !first || !second || pieces.some(({ kind }) => kind === 'shape')) return pieces;
  const [outer, inner] = holdsBox(first.box, second.box) ? [first.box, second.box] : [second.box, first.box];
  if (!holdsBox(outer, inner)) return pieces;
  return cutFrame(outer, inner).map((box) => ({ kind: 'rectangle', box, points: [] }));
}

/** Of a path of more pieces nobody asks which of them are holes in others. */
const MANY_PIECES = 64;

/** Twice the area of a polygon, negative where it runs the other way round. */
function windingOf(points: readonly Point[]): number {
  let sum = 0;
  let before = points.at(-1);
  for (const point of points) {
    if (before) sum += before.x * point.y - point.x * before.y;
    before = point;
  }
  return sum;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Is a piece of a fill filled wherever it is: no hole in another piece, and none in it? Pieces that run the same way round make no holes. */
function isSolid(piece: Filled, pieces: readonly Filled[], evenOdd: boolean): boolean {
  if (pieces.length === 1) return true;
  if (pieces.length > MANY_PIECES) return false;
  return pieces.every(
    (other) =>
      other === piece ||
      !overlap(other.box, piece.box) ||
      (!evenOdd && windingOf(other.points) * windingOf(piece.points) > 0),
  );
}

/** Adds the areas that a fill covers. */
function fillPath(drawing: Drawing, subpaths: readonly Subpath[], { colour, alpha }: Paint, evenOdd: boolean): void {
  const { state } = drawing;
  const solid = alpha >= NEARLY_SOLID && hidesBelow(drawing, colour);
  const filled = findFilled(subpaths);
  const inked = colour && onPaper(colour, alpha);
  let holes = false;
  for (const piece of filled) {
    const { kind, box, points } = piece;
    const seen = intersection(state.clip, box);
    if (!seen) continue;
    const opaque = solid && isSolid(piece, filled, evenOdd);
    holes ||= solid && !opaque;
    const outlines = opaque && kind === 'shape' ? { outlines: [points] } : {};
    drawing.areas.push({ kind, box: seen, colour: inked, opaque, ...outlines });
  }
  const whole = holes && filled.length <= MANY_PIECES ? boundingBox(filled.map(({ box }) => box)) : undefined;
  const seen = whole && intersection(state.clip, whole);
  const outlines = subpaths.map(({ points }) => points);
  // What all the pieces hide together, holes apart: no rule and no shading of its own.
  if (seen) drawing.areas.push({ kind: 'stroke', box: seen, colour: inked, opaque: true, outlines });
}

/**
 * Where text is the clip (rendering modes 4 to 7), a paint is seen inside its letters only, and shows them: true when that is so,
 * and nothing but the letters was painted.
 */
export function paintThroughText(drawing: Drawing, { colour, alpha }: Paint): boolean {
  const from = drawing.state.textClipFrom;
  if (from === undefined) return false;
  for (let index = from; index < drawing.glyphs.length; index += 1) {
    const shown = drawing.glyphs[index];
    if (shown?.paint !== 'clip') continue;
    drawing.glyphs[index] = { ...shown, paint: 'seen', colour: colour && onPaper(colour, alpha) };
  }
  drawing.state.textClipFrom = drawing.glyphs.length;
  return true;
}

export interface PathUse {
  readonly strokes: boolean;
  readonly fills: boolean;
  /** Where a path crosses itself, what is inside twice is outside (f*). */
  readonly evenOdd?: boolean;
}

/** Strokes and fills a path as asked, and makes it the clip where `W` stood before it. */
export function paintPath(drawing: Drawing, numbers: ArrayLike<number> | null, use: PathUse): void {
  const { state } = drawing;
  const subpaths = numbers ? readPath(numbers, state.ctm) : [];
  const fill: Paint = { colour: state.fillColour, alpha: state.fillAlpha * drawing.groupAlpha };
  const stroke: Paint = { colour: state.strokeColour, alpha: state.strokeAlpha * drawing.groupAlpha };
  if (paintsNow(drawing)) {
    if (use.fills && fill.alpha > 0 && !paintThroughText(drawing, fill))
      fillPath(drawing, subpaths, fill, use.evenOdd === true);
    if (use.strokes && stroke.alpha > 0) strokePath(drawing, subpaths, stroke);
  }
  if (!drawing.clipPending) return;
  drawing.clipPending = false;
  const box = boxOf(subpaths.flatMap((subpath) => subpath.points));
  narrowClip(state, box ?? { left: -1, top: -1, right: -1, bottom: -1 });
}
