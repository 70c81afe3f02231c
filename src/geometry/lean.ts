import type { Box } from './box.js';

/** A box of a straight page where the page leans by `degrees` clockwise around its middle (傾いたページ): its middle moves, its size stays. */
export function leanBox(box: Box, degrees: number, page: { readonly width: number; readonly height: number }): Box {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [(box.left + box.right - page.width) / 2, (box.top + box.bottom - page.height) / 2];
  const moveX = x * Math.cos(angle) - y * Math.sin(angle) - x;
  const moveY = x * Math.sin(angle) + y * Math.cos(angle) - y;
  return {
    left: Math.max(0, box.left + moveX),
    top: Math.max(0, box.top + moveY),
    right: Math.min(page.width, box.right + moveX),
    bottom: Math.min(page.height, box.bottom + moveY),
  };
}
