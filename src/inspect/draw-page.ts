import { createCanvas } from '@napi-rs/canvas';
import { encodePicture, type RenderedPage } from '../pdf/render-page.js';
import { drawOverlay, type Overlay, overlayColours } from './draw-overlay.js';

/** Words of the legend under a picture; the language of the field, as in the JSON beside it. */
const legend: Readonly<Record<keyof typeof overlayColours, string>> = {
  rule: 'rules and crossings',
  cell: 'cells (row,column)',
  value: 'values, darker: in doubt',
  role: 'role of a column',
  join: 'tables and their parts',
  unplaced: 'unplaced text, unknown column',
  hidden: 'hidden text, other grids',
};

/** Height of the legend in points. */
const legendHeight = 22;

/** A page with everything that was found on it drawn over it, and a legend below: PNG. */
export async function drawInspectedPage(rendered: RenderedPage, overlay: Overlay): Promise<Uint8Array> {
  const { canvas: picture, scale, width } = rendered;
  const canvas = createCanvas(picture.width, picture.height + Math.round(legendHeight * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  context.scale(scale, scale);
  drawOverlay(context, overlay);
  const bottom = picture.height / scale;
  context.fillStyle = '#f2f4f6';
  context.fillRect(0, bottom, width, legendHeight);
  const entries = Object.entries(legend) as [keyof typeof overlayColours, string][];
  const share = (width - 10) / entries.length;
  for (const [index, [name, words]] of entries.entries()) {
    const left = 5 + index * share;
    context.fillStyle = overlayColours[name];
    context.fillRect(left, bottom + 8, 6, 6);
    context.fillStyle = '#1a1d21';
    context.font = '7px sans-serif';
    context.fillText(words, left + 8, bottom + 14, share - 11);
  }
  return encodePicture(canvas, 'png');
}
