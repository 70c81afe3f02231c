import { type Box, centreX, centreY } from './box.js';

/** A box of a straight picture where the picture, which lies at `place`, leans by `degrees` clockwise around its middle (傾いた画像): its middle moves, its size stays. */
export function leanBox(box: Box, degrees: number, place: Box): Box {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [centreX(box) - centreX(place), centreY(box) - centreY(place)];
  const moveX = x * Math.cos(angle) - y * Math.sin(angle) - x;
  const moveY = x * Math.sin(angle) + y * Math.cos(angle) - y;
  return {
    left: Math.max(place.left, box.left + moveX),
    top: Math.max(place.top, box.top + moveY),
    right: Math.min(place.right, box.right + moveX),
    bottom: Math.min(place.bottom, box.bottom + moveY),
  };
}
