// Boxes of pages that were turned by quarters.

import type { Box } from './box.js';

/** Degrees clockwise, in quarters. */
export type Quarter = 0 | 90 | 180 | 270;

/** Width and height in points. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const turnSize = ({ width, height }: Size, by: Quarter): Size =>
  by === 90 || by === 270 ? { width: height, height: width } : { width, height };

/** Where a box of a page lies after the page was turned clockwise; `page` is the size before. */
export function turnBox(box: Box, by: Quarter, page: Size): Box {
  const { left, top, right, bottom } = box;
  switch (by) {
    case 0:
      return box;
    case 90:
      return { left: page.height - bottom, top: left, right: page.height - top, bottom: right };
    case 180:
      return {
        left: page.width - right,
        top: page.height - bottom,
        right: page.width - left,
        bottom: page.height - top,
      };
    case 270:
      return { left: top, top: page.width - right, right: bottom, bottom: page.width - left };
  }
}

/** The turn that undoes another. */
export const turnBackBy = (by: Quarter): Quarter => (by === 90 ? 270 : by === 270 ? 90 : by);
