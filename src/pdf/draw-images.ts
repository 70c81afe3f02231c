import { intersection } from '../geometry/box.js';
import { paintThroughText } from './draw-paths.js';
import { type Drawing, paintsNow } from './drawing.js';
import { mapBox } from './matrix.js';

/** Paints an image: it fills the unit square of user space. A stencil (`mask`) lets through what lies below. */
export function paintImage(drawing: Drawing, mask: boolean): void {
  const { state } = drawing;
  const alpha = state.fillAlpha * drawing.groupAlpha;
  if (!paintsNow(drawing) || alpha <= 0 || paintThroughText(drawing, { colour: undefined, alpha })) return;
  const seen = intersection(state.clip, mapBox(state.ctm, 0, 0, 1, 1));
  if (!seen) return;
  const opaque = !mask && alpha >= 1 && !state.translucent && !drawing.groupTranslucent;
  drawing.areas.push({ kind: 'image', box: seen, colour: undefined, opaque });
}

/** Paints a gradient over all that the clip lets through (sh). */
export function paintShading(drawing: Drawing): void {
  const { state } = drawing;
  const alpha = state.fillAlpha * drawing.groupAlpha;
  if (!paintsNow(drawing) || alpha <= 0 || paintThroughText(drawing, { colour: undefined, alpha })) return;
  drawing.areas.push({ kind: 'shape', box: state.clip, colour: undefined, opaque: false });
}
