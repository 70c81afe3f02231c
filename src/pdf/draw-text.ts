// What text operators show: glyphs at their places.

import type { Box } from '../geometry/box.js';
import { onPaper } from './colour.js';
import { type Drawing, paintsNow } from './drawing.js';
import type { PdfjsGlyph } from './glyph-meaning.js';
import type { GraphicsState } from './graphics-state.js';
import { compose, type Matrix, mapBox, mapX, mapY, readMatrix } from './matrix.js';
import type { ShownGlyph } from './page-marks.js';
import { type PdfFont, unknownFont } from './pdf-font.js';

/** Top and bottom of the em box (仮想ボディ) above the baseline, in ems: what Japanese fonts use. */
const EM_TOP = 0.88;
const EM_BOTTOM = EM_TOP - 1;
/** Rendering modes of PDF 32000-1, table 106: 3 and 7 paint nothing; 4 to 7 add to the clipping path. */
const STROKE_ONLY = 1;
const INVISIBLE = 3;
const CLIPPING = 4;
/** Parts of a degree that a matrix of 32-bit numbers cannot tell from none. */
const ANGLE_STEPS_PER_DEGREE = 10;

/** Characters that are nothing but ink: a row of them over a name blackens it. */
const FULL_BLOCKS: ReadonlySet<string> = new Set(['\u25A0', '\u25FC', '\u2588', '\u2B1B']);

export function startText(state: GraphicsState): void {
  setTextMatrix(state, [1, 0, 0, 1, 0, 0]);
}

export function setTextMatrix(state: GraphicsState, values: ArrayLike<unknown>): void {
  state.textMatrix = readMatrix(values) ?? state.textMatrix;
  state.x = 0;
  state.y = 0;
  state.lineX = 0;
  state.lineY = 0;
}

export function moveText(state: GraphicsState, x: number, y: number): void {
  state.lineX += x;
  state.lineY += y;
  state.x = state.lineX;
  state.y = state.lineY;
}

/** The direction of writing, degrees clockwise from the page's left-to-right, 0 to 360 exclusive. */
function angleOf(matrix: Matrix): number {
  const degrees = (Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI;
  const rounded = Math.round(degrees * ANGLE_STEPS_PER_DEGREE) / ANGLE_STEPS_PER_DEGREE;
  return rounded < 0 ? rounded + 360 : rounded;
}

/** Ems of the font to the upright page at the text position; y still upwards from the baseline. */
function glyphMatrix(state: GraphicsState): Matrix {
  const toUser = compose(state.ctm, state.textMatrix);
  const scaled: Matrix = [state.fontSize * state.horizontalScale, 0, 0, state.fontSize, 0, 0];
  return compose(toUser, scaled);
}

interface TextRun {
  readonly font: PdfFont;
  /** Linear part of ems to page. */
  readonly matrix: Matrix;
  readonly toPage: Matrix;
  readonly fontSize: number;
  readonly angle: number;
  readonly paint: ShownGlyph['paint'];
  readonly colour: string | undefined;
  /** Number of glyphs drawn before it. */
  readonly firstOrder: number;
}

function paintOf(renderMode: number): ShownGlyph['paint'] {
  if (renderMode % CLIPPING !== INVISIBLE) return 'seen';
  return renderMode >= CLIPPING ? 'clip' : 'none';
}

function startRun(drawing: Drawing): TextRun {
  const state = drawing.state;
  const font = state.font ?? unknownFont;
  const matrix = glyphMatrix(state);
  const strokes = state.renderMode % CLIPPING === STROKE_ONLY;
  const alpha = (strokes ? state.strokeAlpha : state.fillAlpha) * drawing.groupAlpha;
  const colour = strokes ? state.strokeColour : state.fillColour;
  return {
    font,
    matrix,
    toPage: compose(state.ctm, state.textMatrix),
    fontSize: Math.hypot(matrix[2], matrix[3]) * font.em,
    angle: angleOf(matrix),
    paint: alpha > 0 && paintsNow(drawing) ? paintOf(state.renderMode) : 'none',
    colour: colour === undefined ? undefined : onPaper(colour, alpha),
    firstOrder: drawing.glyphs.length,
  };
}

/** The em box of a glyph, in ems from the text position; and the way to the next position. */
function placeGlyph(font: PdfFont, glyph: PdfjsGlyph): { box: Box; advance: number } {
  const width = glyph.width * font.unit;
  if (!font.vertical) {
    return { box: { left: 0, right: width, bottom: EM_BOTTOM * font.em, top: EM_TOP * font.em }, advance: width };
  }
  const [down, originX] = glyph.vmetric ?? [font.defaultVMetrics[0], glyph.width / 2];
  const left = -originX * font.unit;
  return { box: { left, right: left + width, top: 0, bottom: down * font.unit }, advance: down * font.unit };
}

function pushGlyph(drawing: Drawing, run: TextRun, glyph: PdfjsGlyph, text: string, em: Box): void {
  const state = drawing.state;
  const continues = drawing.glyphs.length > run.firstOrder;
  const originX = mapX(run.toPage, state.x, state.y + state.rise);
  const originY = mapY(run.toPage, state.x, state.y + state.rise);
  const [a, b, c, d] = run.matrix;
  const shown = {
    text,
    box: mapBox([a, b, c, d, originX, originY], em.left, em.top, em.right, em.bottom),
    fontSize: run.fontSize,
    fontName: run.font.name,
    baseline: run.font.vertical ? originX : originY,
    angle: run.angle,
    vertical: run.font.vertical,
    order: drawing.glyphs.length,
    spaceBefore: drawing.spacePending,
  };
  drawing.spacePending = false;
  const areasBefore = drawing.areas.length;
  const paints = FULL_BLOCKS.has(text) && run.paint === 'seen' && run.colour !== undefined;
  if (paints) drawing.areas.push({ kind: 'stroke', box: shown.box, colour: run.colour, opaque: true });
  if (state.renderMode >= CLIPPING) state.textClipFrom ??= drawing.glyphs.length;
  drawing.glyphs.push({
    glyph: Object.assign(
      shown,
      run.colour === undefined ? undefined : { colour: run.colour },
      continues ? ({ continues } as const) : undefined,
    ),
    font: run.font,
    code: glyph.originalCharCode,
    fromActualText: false,
    colour: run.colour,
    paint: run.paint,
    clip: state.clip,
    areasBefore,
    areasAfter: drawing.areas.length,
  });
}

/** Moves on by `distance` along the line of writing: across the page, or down it for a vertical font. */
function advance(state: GraphicsState, font: PdfFont, distance: number): void {
  if (font.vertical) state.y += distance;
  else state.x += distance * state.horizontalScale;
}

/** Shows a string (Tj, TJ): glyphs, and numbers that move the next one back by thousandths of the font size. */
export function showText(drawing: Drawing, items: readonly (PdfjsGlyph | number)[]): void {
  const { state } = drawing;
  const run = startRun(drawing);
  for (const item of items) {
    if (typeof item === 'number') {
      advance(state, run.font, (-item / 1000) * state.fontSize);
      continue;
    }
    drawing.glyphsShown += 1;
    const placed = placeGlyph(run.font, item);
    const { text, isBlank } = run.font.meaningOf(item);
    if (text === '') drawing.spacePending ||= item.unicode !== '';
    else if (drawing.glyphsShown <= drawing.context.limits.maxGlyphsPerPage)
      pushGlyph(drawing, isBlank ? { ...run, paint: 'none' } : run, item, text, placed.box);
    const spacing = state.charSpacing + (item.isSpace ? state.wordSpacing : 0);
    advance(state, run.font, placed.advance * state.fontSize + (run.font.vertical ? -spacing : spacing));
  }
}
