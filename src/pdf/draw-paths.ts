import { type Box, boundingBox, intersection } from '../geometry/box.js';
import { type Colour, onPaper } from './colour.js';
import { type Drawing, narrowClip, paintsNow } from './drawing.js';
import { type Matrix, mapX, mapY, scaleOf } from './matrix.js';
import type { PaintedArea, StrokedLine } from './page-marks.js';

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

interface Point {
  readonly x: number;
  readonly y: number;
}

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
      points.push(to);
    }
  }
  finish();
  return subpaths.filter((subpath) => subpath.points.length > 1 || subpath.segments.length > 0);
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

/** Is this piece a rectangle whose sides follow the page's edges? */
function isUprightRectangle(subpath: Subpath, box: Box): boolean {
  if (subpath.curved) return false;
  const onEdge = (value: number, low: number, high: number): boolean =>
    Math.abs(value - low) <= JITTER || Math.abs(value - high) <= JITTER;
  const corners = subpath.points.filter(({ x, y }) => onEdge(x, box.left, box.right) && onEdge(y, box.top, box.bottom));
  return subpath.points.length >= 3 && corners.length === subpath.points.length && subpath.points.length <= 5;
}

interface Paint {
  readonly colour: Colour;
  readonly alpha: number;
}

function strokePath(drawing: Drawing, subpaths: readonly Subpath[], { colour, alpha }: Paint): void {
  const { state } = drawing;
  const thickness = state.lineWidth * scaleOf(state.ctm);
  for (const segment of subpaths.flatMap((subpath) => subpath.segments)) {
    const box = boxOf([segment.from, segment.to]);
    const seen = box && intersection(state.clip, box);
    if (!seen) continue;
    drawing.lines.push({
      kind: kindOf(segment, thickness),
      box: seen,
      thickness,
      colour: colour && onPaper(colour, alpha),
      areasBefore: drawing.areas.length,
    });
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

const holds = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

/** A fill of two rectangles, one in the other, is a frame: its four sides, else the boxes of the pieces. */
function findFilled(subpaths: readonly Subpath[]): { readonly kind: PaintedArea['kind']; readonly box: Box }[] {
  const pieces = subpaths.flatMap((subpath) => {
    const box = boxOf(subpath.points);
    if (!box) return [];
    return [{ kind: isUprightRectangle(subpath, box) ? ('rectangle' as const) : ('shape' as const), box }];
  });
  const [first, second] = pieces;
  if (pieces.length !== 2 || !first || !second || pieces.some(({ kind }) => kind === 'shape')) return pieces;
  const [outer, inner] = holds(first.box, second.box) ? [first.box, second.box] : [second.box, first.box];
  return holds(outer, inner) ? cutFrame(outer, inner).map((box) => ({ kind: 'rectangle', box })) : pieces;
}

/** Adds the areas that a fill covers. */
function fillPath(drawing: Drawing, subpaths: readonly Subpath[], { colour, alpha }: Paint): void {
  const { state } = drawing;
  const solid = alpha >= 1 && !state.translucent && !drawing.groupTranslucent;
  const filled = findFilled(subpaths);
  for (const { kind, box } of filled) {
    const seen = intersection(state.clip, box);
    if (!seen) continue;
    const opaque = solid && kind === 'rectangle' && filled.length === 1;
    drawing.areas.push({ kind, box: seen, colour: colour && onPaper(colour, alpha), opaque });
  }
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
}

/** Strokes and fills a path as asked, and makes it the clip where `W` stood before it. */
export function paintPath(drawing: Drawing, numbers: ArrayLike<number> | null, use: PathUse): void {
  const { state } = drawing;
  const subpaths = numbers ? readPath(numbers, state.ctm) : [];
  const fill: Paint = { colour: state.fillColour, alpha: state.fillAlpha * drawing.groupAlpha };
  const stroke: Paint = { colour: state.strokeColour, alpha: state.strokeAlpha * drawing.groupAlpha };
  if (paintsNow(drawing)) {
    if (use.fills && fill.alpha > 0 && !paintThroughText(drawing, fill)) fillPath(drawing, subpaths, fill);
    if (use.strokes && stroke.alpha > 0) strokePath(drawing, subpaths, stroke);
  }
  if (!drawing.clipPending) return;
  drawing.clipPending = false;
  const box = boxOf(subpaths.flatMap((subpath) => subpath.points));
  narrowClip(state, box ?? { left: -1, top: -1, right: -1, bottom: -1 });
}
