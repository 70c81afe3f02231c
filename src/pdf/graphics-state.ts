import type { Box } from '../geometry/box.js';
import type { Colour } from './colour.js';
import type { Matrix } from './matrix.js';
import { identity } from './matrix.js';
import type { PdfFont } from './pdf-font.js';

/** How a paint mixes with what lies below: it hides it, darkens it (Multiply: black stays black), or lets it through in another way. */
export type Blend = 'over' | 'darkens' | 'other';

/** What `q` saves and `Q` restores, as far as text and rules need it. Changed in place by the interpreter, copied on save. */
export interface GraphicsState {
  /** User space to the upright page: points, y downwards. */
  ctm: Matrix;
  /** The part of the page that painting reaches: the box around the clipping path. */
  clip: Box;
  fillColour: Colour;
  strokeColour: Colour;
  fillAlpha: number;
  strokeAlpha: number;
  /** A soft mask: what is painted may let through what lies below. */
  masked: boolean;
  blend: Blend;
  lineWidth: number;
  font: PdfFont | undefined;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1 for the ordinary width (Tz 100). */
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
  /** First of the glyphs whose outlines are the clip (rendering modes 4 to 7); undefined where there are none. */
  textClipFrom: number | undefined;
  textMatrix: Matrix;
  /** Start of the current line, in text space. */
  lineX: number;
  lineY: number;
  /** Where the next glyph goes, in text space. */
  x: number;
  y: number;
}

export function initialState(ctm: Matrix, clip: Box): GraphicsState {
  return {
    ctm,
    clip,
    fillColour: '#000000',
    strokeColour: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    masked: false,
    blend: 'over',
    lineWidth: 1,
    font: undefined,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
    textClipFrom: undefined,
    textMatrix: identity,
    lineX: 0,
    lineY: 0,
    x: 0,
    y: 0,
  };
}
