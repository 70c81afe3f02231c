// What images paint, and where shadings go.

import { intersection } from '../geometry/box.js';
import { hidesBelow, paintThroughText } from './draw-paths.js';
import { type Drawing, paintsNow } from './drawing.js';
import { mapBox } from './matrix.js';

/** Pixels of an image as pdf.js names them: beside its name, or in the image itself where it stands in the content. */
function pixelsOf([image, width, height]: readonly unknown[]): number {
  if (typeof width === 'number' && typeof height === 'number') return width * height;
  if (typeof image !== 'object' || image === null || !('width' in image) || !('height' in image)) return 0;
  return Number(image.width) * Number(image.height);
}

/** Paints an image: it fills the unit square of user space. A stencil (`mask`) lets through what lies below. */
export function paintImage(drawing: Drawing, mask: boolean, args: readonly unknown[]): void {
  const { state } = drawing;
  const alpha = state.fillAlpha * drawing.groupAlpha;
  if (!paintsNow(drawing) || alpha <= 0 || paintThroughText(drawing, { colour: undefined, alpha })) return;
  const seen = intersection(state.clip, mapBox(state.ctm, 0, 0, 1, 1));
  if (!seen) return;
  const opaque = !mask && alpha >= 1 && hidesBelow(drawing, undefined);
  const [a, b, c, d] = state.ctm;
  const scale = Math.sqrt(pixelsOf(args) / Math.abs(a * d - b * c));
  drawing.areas.push({ kind: 'image', box: seen, colour: undefined, opaque, scale });
}

/** Paints a gradient over all that the clip lets through (sh). */
export function paintShading(drawing: Drawing): void {
  const { state } = drawing;
  const alpha = state.fillAlpha * drawing.groupAlpha;
  if (!paintsNow(drawing) || alpha <= 0 || paintThroughText(drawing, { colour: undefined, alpha })) return;
  drawing.areas.push({ kind: 'shape', box: state.clip, colour: undefined, opaque: false });
}
