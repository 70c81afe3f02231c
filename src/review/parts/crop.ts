import { element } from './dom.js';

export interface CropSettings {
  readonly bbox: string;
  /** Points. */
  readonly page: { readonly width: number; readonly height: number };
  readonly picture: string;
  readonly alt: string;
  /** Pixels that it may take. */
  readonly width: number;
  readonly height: number;
}

/** Points around the cell that are shown with it. */
const MARGIN = 5;
/** Beyond this a cell is no better to read. */
const MAX_SCALE = 7;

/** A place on a page, enlarged: the printed cell as a person sees it (拡大). */
export function buildCrop({ bbox, page, picture, alt, width, height }: CropSettings): HTMLElement {
  const [left = 0, top = 0, right = 0, bottom = 0] = bbox.split(' ').map(Number);
  const wide = right - left + 2 * MARGIN;
  const high = bottom - top + 2 * MARGIN;
  const scale = Math.min(width / wide, height / high, MAX_SCALE);
  const frame = element('div', { class: 'crop' });
  frame.style.width = `${wide * scale}px`;
  frame.style.height = `${high * scale}px`;
  const image = element('img', { alt, decoding: 'async' });
  image.style.width = `${page.width * scale}px`;
  image.style.height = `${page.height * scale}px`;
  image.style.marginLeft = `${(MARGIN - left) * scale}px`;
  image.style.marginTop = `${(MARGIN - top) * scale}px`;
  image.src = picture;
  frame.append(image);
  return frame;
}
