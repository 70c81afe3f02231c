import type { Box } from '../geometry/box.js';
import type { Colour } from './colour.js';
import type { Glyph } from './page-content.js';
import type { PdfFont } from './pdf-font.js';

/** On the upright page. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A glyph as shown, before anyone asked whether it can be seen. */
export interface ShownGlyph {
  readonly glyph: Glyph;
  readonly font: PdfFont;
  /** The character code in the PDF's string. */
  readonly code: number;
  /** Its text is the PDF's /ActualText, not the font's. */
  readonly fromActualText: boolean;
  /** Colour that the reader sees on white paper; undefined for a pattern. */
  readonly colour: Colour;
  /** `clip`: made the clip of what is painted next (rendering mode 7), not painted yet; `none`: invisible, fully transparent, in a layer that is off. */
  readonly paint: 'seen' | 'clip' | 'none';
  /** What painting reaches at this point. */
  readonly clip: Box;
  /** Number of areas painted before this glyph … */
  readonly areasBefore: number;
  /** … and with it, where it is an area itself (■). */
  readonly areasAfter: number;
}

/** A stroke of a pen between two points, axis-parallel or not, as far as the clip lets it through. */
export interface StrokedLine {
  /** `curved`: a stroke of curves (a wave, an oval), with the box around all of it. */
  readonly kind: 'horizontal' | 'vertical' | 'dot' | 'slanted' | 'curved';
  readonly box: Box;
  /** A slanted line: from the top left to the bottom right of its box? Else from the bottom left to the top right. */
  readonly falls?: boolean;
  readonly thickness: number;
  readonly colour: Colour;
  readonly areasBefore: number;
  /** … and with it, where it is as thick as an area. */
  readonly areasAfter: number;
}

/** An area that was filled: a rectangle, another shape (its box), an image; or a stroke so thick that it hides what lies below. */
export interface PaintedArea {
  readonly kind: 'rectangle' | 'shape' | 'image' | 'stroke';
  readonly box: Box;
  readonly colour: Colour;
  /** Nothing below shows through, anywhere in the box. */
  readonly opaque: boolean;
  /** Of an image: its pixels per point. */
  readonly scale?: number;
  /** Corners of the polygons of an opaque shape, its curves in small steps; what lies in two of them is a hole. */
  readonly outlines?: readonly (readonly Point[])[];
}

/** What an annotation's appearance painted. */
export interface AnnotationMarks {
  readonly firstGlyph: number;
  readonly endGlyph: number;
  /** Number of areas painted before it … */
  readonly areasBefore: number;
  /** … and of lines: all that come after belong to annotations. */
  readonly linesBefore: number;
  /** An area, an image or a line. */
  readonly paints: boolean;
}

/** Everything that a page's operators paint, in the order of painting. */
export interface PageMarks {
  readonly glyphs: readonly ShownGlyph[];
  readonly lines: readonly StrokedLine[];
  readonly areas: readonly PaintedArea[];
  /** By pdf.js's name for them. */
  readonly annotations: ReadonlyMap<string, AnnotationMarks>;
  /** Glyphs shown, spaces and those past the limit included. */
  readonly glyphsShown: number;
}
