import type { Component, Labelled } from './components.js';
import type { PixelBox } from './picture.js';

/**
 * Where the ink of a component lies, in squares of `size` pixels: the box around a black edge (読み取り時の黒い縁) or a ring holds most of a page that it does
 * not touch.
 */
export function inkPlaces(
  { components, labels }: Labelled,
  component: Component,
  width: number,
  size: number,
): PixelBox[] {
  const label = components.indexOf(component) + 1;
  if (label === 0) return [component];
  const { left, top, right, bottom } = component;
  const columns = Math.ceil((right - left) / size);
  const squares = new Set<number>();
  for (let y = top; y < bottom; y += 1) {
    const row = Math.floor((y - top) / size) * columns;
    for (let x = left; x < right; x += 1)
      if (labels[y * width + x] === label) squares.add(row + Math.floor((x - left) / size));
  }
  return [...squares].map((square) => {
    const [x, y] = [left + (square % columns) * size, top + Math.floor(square / columns) * size];
    return { left: x, top: y, right: Math.min(right, x + size), bottom: Math.min(bottom, y + size) };
  });
}
