import { type Grey, WHITE } from './picture.js';

/** Levels below are ink where the white ends of an image are cut off. */
const INK = 160;
/** White that is left at both ends, in pixels of the image before it is pressed. */
const EDGE = 6;

/** First and last column with ink, the last exclusive; all columns where there is none. */
function inkColumns({ width, height, data }: Grey): { readonly first: number; readonly last: number } {
  let [first, last] = [width, 0];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if ((data[row * width + column] ?? WHITE) >= INK) continue;
      first = Math.min(first, column);
      last = Math.max(last, column + 1);
    }
  }
  return first < last ? { first, last } : { first: 0, last: width };
}

/** Mean level of a row's stretch from `left` to `right`, which may lie between pixels. */
function meanLevel({ width, data }: Grey, row: number, left: number, right: number): number {
  let sum = 0;
  for (let x = Math.floor(left); x < right; x += 1) {
    const share = Math.min(right, x + 1) - Math.max(left, x);
    sum += (data[row * width + x] ?? WHITE) * share;
  }
  return sum / (right - left);
}

/** A line image without its white ends, pressed together (横方向の縮小) to `share` of its width; its height stays. */
export function pressImage(picture: Grey, share: number): Grey {
  const { width, height } = picture;
  const { first, last } = inkColumns(picture);
  const [from, to] = [Math.max(0, first - EDGE), Math.min(width, last + EDGE)];
  const columns = Math.max(1, Math.round((to - from) * share));
  const step = (to - from) / columns;
  const data = new Uint8Array(columns * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const left = from + column * step;
      data[row * columns + column] = Math.round(meanLevel(picture, row, left, Math.min(to, left + step)));
    }
  }
  return { width: columns, height, data };
}
