import { applyActualText, readTextString } from './actual-text.js';
import { paintImage, paintShading } from './draw-images.js';
import { type PathUse, paintPath } from './draw-paths.js';
import { moveText, setTextMatrix, showText, startText } from './draw-text.js';
import { type Drawing, type DrawingContext, narrowClip, startDrawing } from './drawing.js';
import { OPS } from './engine/engine.js';
import { type Blend, initialState } from './graphics-state.js';
import { compose, mapBox, readMatrix } from './matrix.js';
import type { PageMarks } from './page-marks.js';

/** pdf.js's operator list: operator i is `fnArray[i]` with the arguments `argsArray[i]`. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

// biome-ignore lint/suspicious/noExplicitAny: pdf.js does not type the arguments; each handler knows its own.
type Arguments = any[];
type Handler = (drawing: Drawing, args: Arguments) => void;

function save(drawing: Drawing): void {
  drawing.stack.push({ ...drawing.state });
}

function restore(drawing: Drawing): void {
  drawing.state = drawing.stack.pop() ?? drawing.state;
}

function transform(drawing: Drawing, args: ArrayLike<unknown> | null): void {
  const matrix = readMatrix(args);
  if (matrix) drawing.state.ctm = compose(drawing.state.ctm, matrix);
}

function clipTo(drawing: Drawing, rectangle: ArrayLike<number> | null | undefined, matrix?: ArrayLike<unknown>): void {
  if (!rectangle) return;
  const inner = readMatrix(matrix);
  const ctm = inner ? compose(drawing.state.ctm, inner) : drawing.state.ctm;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(rectangle);
  narrowClip(drawing.state, mapBox(ctm, x0, y0, x1, y1));
}

/** Blend modes of PDF 32000-1, table 136, as canvases name them. */
function blendOf(mode: unknown): Blend {
  if (mode === 'source-over') return 'over';
  return mode === 'multiply' || mode === 'darken' || mode === 'color-burn' ? 'darkens' : 'other';
}

/** An entry of an ExtGState (`gs`). */
function setParameter(drawing: Drawing, key: unknown, value: unknown): void {
  const { state } = drawing;
  if (key === 'LW' && typeof value === 'number') state.lineWidth = value;
  else if (key === 'CA' && typeof value === 'number') state.strokeAlpha = value;
  else if (key === 'ca' && typeof value === 'number') state.fillAlpha = value;
  else if (key === 'BM') state.blend = blendOf(value);
  else if (key === 'SMask') state.masked = value !== false;
  else if (key === 'Font' && Array.isArray(value)) setFont(drawing, value);
}

function setFont(drawing: Drawing, [id, size]: Arguments): void {
  drawing.state.font = drawing.context.fontOf(String(id));
  drawing.state.fontSize = typeof size === 'number' ? size : 0;
}

interface Group {
  readonly smask?: unknown;
  readonly matrix?: ArrayLike<unknown>;
  readonly bbox?: ArrayLike<number>;
}

/** A transparency group is drawn for itself, opaque, and dimmed as a whole; the group of a soft mask is not seen at all. */
function beginGroup(drawing: Drawing, group: Group): void {
  const { state } = drawing;
  save(drawing);
  const isMask = Boolean(group.smask);
  const { groupAlpha: outer, groupTranslucent: translucent, groupDarkens: darkens } = drawing;
  drawing.groups.push({ isMask, alpha: outer, translucent, darkens });
  if (isMask) drawing.maskDepth += 1;
  drawing.groupAlpha *= state.fillAlpha;
  drawing.groupTranslucent ||= state.masked || state.blend === 'other';
  drawing.groupDarkens ||= state.blend === 'darkens';
  clipTo(drawing, group.bbox, group.matrix);
  drawing.state.fillAlpha = 1;
  drawing.state.strokeAlpha = 1;
  drawing.state.masked = false;
  drawing.state.blend = 'over';
}

function endGroup(drawing: Drawing): void {
  const group = drawing.groups.pop();
  if (!group) return;
  if (group.isMask) drawing.maskDepth -= 1;
  drawing.groupAlpha = group.alpha;
  drawing.groupTranslucent = group.translucent;
  drawing.groupDarkens = group.darkens;
  restore(drawing);
}

function beginMarked(drawing: Drawing, tag: unknown, properties: unknown): void {
  const off = tag === 'OC' && !drawing.context.isLayerVisible(properties);
  const actualText = typeof properties === 'string' ? readTextString(properties) : undefined;
  drawing.marked.push({ off, actualText, firstGlyph: drawing.glyphs.length });
  if (off) drawing.offDepth += 1;
}

function endMarked(drawing: Drawing): void {
  const marked = drawing.marked.pop();
  if (marked?.off) drawing.offDepth -= 1;
  if (marked?.actualText !== undefined) applyActualText(drawing, marked.actualText, marked.firstGlyph);
}

/** An annotation's appearance starts from scratch: nothing of the page's state holds in it. */
function beginAnnotation(drawing: Drawing, [id, rectangle, placing, inner]: Arguments): void {
  const { glyphs, areas, lines } = drawing;
  drawing.openAnnotation = { id: String(id), glyphs: glyphs.length, areas: areas.length, lines: lines.length };
  drawing.stack.length = 0;
  drawing.state = initialState(drawing.context.pageMatrix, drawing.context.pageBox);
  clipTo(drawing, rectangle);
  transform(drawing, placing);
  transform(drawing, inner);
}

function endAnnotation(drawing: Drawing): void {
  const { openAnnotation, glyphs, areas, lines } = drawing;
  if (!openAnnotation) return;
  drawing.annotations.set(openAnnotation.id, {
    firstGlyph: openAnnotation.glyphs,
    endGlyph: glyphs.length,
    areasBefore: openAnnotation.areas,
    linesBefore: openAnnotation.lines,
    paints: areas.length > openAnnotation.areas || lines.length > openAnnotation.lines,
  });
  drawing.openAnnotation = undefined;
}

const PATH_USES = new Map<number, PathUse>([
  [OPS.stroke, { strokes: true, fills: false }],
  [OPS.closeStroke, { strokes: true, fills: false }],
  [OPS.fill, { strokes: false, fills: true }],
  [OPS.eoFill, { strokes: false, fills: true, evenOdd: true }],
  [OPS.fillStroke, { strokes: true, fills: true }],
  [OPS.eoFillStroke, { strokes: true, fills: true, evenOdd: true }],
  [OPS.closeFillStroke, { strokes: true, fills: true }],
  [OPS.closeEOFillStroke, { strokes: true, fills: true, evenOdd: true }],
  [OPS.endPath, { strokes: false, fills: false }],
  [OPS.rawFillPath, { strokes: false, fills: true }],
]);

function constructPath(drawing: Drawing, [operator, data]: Arguments): void {
  const use = PATH_USES.get(operator);
  if (use) paintPath(drawing, data?.[0] ?? null, use);
}

const stateHandlers: readonly (readonly [number, Handler])[] = [
  [OPS.save, save],
  [OPS.restore, restore],
  [OPS.transform, transform],
  [
    OPS.setLineWidth,
    (drawing, [width]) => {
      drawing.state.lineWidth = width;
    },
  ],
  [
    OPS.setGState,
    (drawing, [entries]) => {
      for (const [key, value] of entries) setParameter(drawing, key, value);
    },
  ],
  [
    OPS.setFillRGBColor,
    (drawing, [colour]) => {
      drawing.state.fillColour = colour;
    },
  ],
  [
    OPS.setStrokeRGBColor,
    (drawing, [colour]) => {
      drawing.state.strokeColour = colour;
    },
  ],
  [
    OPS.setFillColorN,
    (drawing) => {
      drawing.state.fillColour = undefined;
    },
  ],
  [
    OPS.setStrokeColorN,
    (drawing) => {
      drawing.state.strokeColour = undefined;
    },
  ],
  [
    OPS.setFillTransparent,
    (drawing) => {
      drawing.state.fillColour = undefined;
    },
  ],
  [
    OPS.setStrokeTransparent,
    (drawing) => {
      drawing.state.strokeColour = undefined;
    },
  ],
];

const textHandlers: readonly (readonly [number, Handler])[] = [
  [OPS.beginText, (drawing) => startText(drawing.state)],
  [
    OPS.setCharSpacing,
    (drawing, [spacing]) => {
      drawing.state.charSpacing = spacing;
    },
  ],
  [
    OPS.setWordSpacing,
    (drawing, [spacing]) => {
      drawing.state.wordSpacing = spacing;
    },
  ],
  [
    OPS.setHScale,
    (drawing, [percent]) => {
      drawing.state.horizontalScale = percent / 100;
    },
  ],
  [
    OPS.setLeading,
    (drawing, [leading]) => {
      drawing.state.leading = leading;
    },
  ],
  [OPS.setFont, setFont],
  [
    OPS.setTextRenderingMode,
    (drawing, [mode]) => {
      drawing.state.renderMode = mode;
    },
  ],
  [
    OPS.setTextRise,
    (drawing, [rise]) => {
      drawing.state.rise = rise;
    },
  ],
  [OPS.moveText, (drawing, [x, y]) => moveText(drawing.state, x, y)],
  [
    OPS.setLeadingMoveText,
    (drawing, [x, y]) => {
      drawing.state.leading = -y;
      moveText(drawing.state, x, y);
    },
  ],
  [OPS.setTextMatrix, (drawing, [matrix]) => setTextMatrix(drawing.state, matrix)],
  [OPS.nextLine, (drawing) => moveText(drawing.state, 0, -drawing.state.leading)],
  [OPS.showText, (drawing, [items]) => showText(drawing, items)],
];

const paintHandlers: readonly (readonly [number, Handler])[] = [
  [
    OPS.clip,
    (drawing) => {
      drawing.clipPending = true;
    },
  ],
  [
    OPS.eoClip,
    (drawing) => {
      drawing.clipPending = true;
    },
  ],
  [OPS.constructPath, constructPath],
  [OPS.shadingFill, paintShading],
  [OPS.paintImageXObject, (drawing, args) => paintImage(drawing, false, args)],
  [OPS.paintInlineImageXObject, (drawing, args) => paintImage(drawing, false, args)],
  [OPS.paintImageMaskXObject, (drawing, args) => paintImage(drawing, true, args)],
  [OPS.paintSolidColorImageMask, (drawing) => paintPath(drawing, UNIT_SQUARE, { strokes: false, fills: true })],
];

const nestingHandlers: readonly (readonly [number, Handler])[] = [
  [
    OPS.paintFormXObjectBegin,
    (drawing, [matrix, bbox]) => {
      save(drawing);
      transform(drawing, matrix);
      clipTo(drawing, bbox);
    },
  ],
  [OPS.paintFormXObjectEnd, restore],
  [OPS.beginGroup, (drawing, [group]) => beginGroup(drawing, group)],
  [OPS.endGroup, endGroup],
  [OPS.beginMarkedContent, (drawing, [tag]) => beginMarked(drawing, tag, null)],
  [OPS.beginMarkedContentProps, (drawing, [tag, properties]) => beginMarked(drawing, tag, properties)],
  [OPS.endMarkedContent, endMarked],
  [OPS.beginAnnotation, beginAnnotation],
  [OPS.endAnnotation, endAnnotation],
];

/** The unit square as pdf.js writes paths: what a one-pixel stencil fills. */
const UNIT_SQUARE = [0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 4];

const handlers: readonly (Handler | undefined)[] = (() => {
  const table: (Handler | undefined)[] = [];
  for (const [operator, handler] of [...stateHandlers, ...textHandlers, ...paintHandlers, ...nestingHandlers]) {
    table[operator] = handler;
  }
  return table;
})();

/** Carries out a page's operators, and says what they paint. Operators that neither paint nor place are passed over. */
export function interpretPage(list: OperatorList, context: DrawingContext): PageMarks {
  const drawing = startDrawing(context);
  const { fnArray, argsArray } = list;
  for (let i = 0; i < fnArray.length; i += 1) {
    handlers[fnArray[i] ?? 0]?.(drawing, (argsArray[i] as Arguments | null) ?? []);
  }
  return drawing;
}
