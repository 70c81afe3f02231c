// The state of a page while its operators are followed.

import { type Box, intersection } from '../geometry/box.js';
import { type GraphicsState, initialState } from './graphics-state.js';
import type { PdfLimits } from './limits.js';
import type { Matrix } from './matrix.js';
import type { AnnotationMarks, PageMarks, PaintedArea, ShownGlyph, StrokedLine } from './page-marks.js';
import type { PdfFont } from './pdf-font.js';

/** What the operators of a page need to know besides themselves. */
export interface DrawingContext {
  /** User space to the upright page. */
  readonly pageMatrix: Matrix;
  /** The upright, cropped page. */
  readonly pageBox: Box;
  readonly fontOf: (id: string) => PdfFont;
  /** Is this optional content (レイヤー) switched on? */
  readonly isLayerVisible: (layer: unknown) => boolean;
  readonly limits: Pick<PdfLimits, 'maxGlyphsPerPage'>;
}

/** A stretch of content between BDC (or BMC) and EMC. */
export interface MarkedContent {
  /** In a layer that is switched off. */
  readonly off: boolean;
  /** What the stretch says, whatever its font's characters are. */
  readonly actualText: string | undefined;
  /** Glyphs shown before it. */
  readonly firstGlyph: number;
}

/** A page while its operators are carried out. */
export interface Drawing extends PageMarks {
  readonly context: DrawingContext;
  state: GraphicsState;
  readonly stack: GraphicsState[];
  readonly glyphs: ShownGlyph[];
  readonly lines: StrokedLine[];
  readonly areas: PaintedArea[];
  readonly annotations: Map<string, AnnotationMarks>;
  /** The annotation whose appearance is being drawn, and how many marks there were before it. */
  openAnnotation:
    | { readonly id: string; readonly glyphs: number; readonly areas: number; readonly lines: number }
    | undefined;
  /** `W` or `W*` was met: the next path is also the clip. */
  clipPending: boolean;
  /** A space was shown since the last glyph. */
  spacePending: boolean;
  /** Open marked-content sequences. */
  readonly marked: MarkedContent[];
  /** How many of them are switched off. */
  offDepth: number;
  /** Open transparency groups, whose content is dimmed as a whole. */
  readonly groups: {
    readonly isMask: boolean;
    readonly alpha: number;
    readonly translucent: boolean;
    readonly darkens: boolean;
  }[];
  /** Open groups that paint a soft mask, not the page. */
  maskDepth: number;
  /** Product of the open groups' opacities. */
  groupAlpha: number;
  groupTranslucent: boolean;
  groupDarkens: boolean;
  glyphsShown: number;
}

export function startDrawing(context: DrawingContext): Drawing {
  return {
    context,
    state: initialState(context.pageMatrix, context.pageBox),
    stack: [],
    glyphs: [],
    lines: [],
    areas: [],
    annotations: new Map(),
    openAnnotation: undefined,
    clipPending: false,
    spacePending: false,
    marked: [],
    offDepth: 0,
    groups: [],
    maskDepth: 0,
    groupAlpha: 1,
    groupTranslucent: false,
    groupDarkens: false,
    glyphsShown: 0,
  };
}

/** Does what is painted now reach the page at all? */
export const paintsNow = (drawing: Drawing): boolean => drawing.offDepth === 0 && drawing.maskDepth === 0;

/** An empty box outside of every page: a clip that lets nothing through. */
const nothing: Box = { left: -1, top: -1, right: -1, bottom: -1 };

export function narrowClip(state: GraphicsState, box: Box): void {
  state.clip = intersection(state.clip, box) ?? nothing;
}
