import { type Component, labelComponents } from './components.js';
import { type Grey, type Ink, type PixelBox, WHITE } from './picture.js';

/** Sizes of a stamp (朱印・収受印), in inches: larger than a red letter, smaller than a frame. */
const LEAST_INCHES = 0.35;
const MOST_INCHES = 2;
/** Squares by which red ink is looked at, in inches: black rules and strokes over a stamp part it by no more. */
const SQUARE_INCHES = 0.02;
/** A compressed picture has a pale edge around red strokes, in inches. */
const EDGE_INCHES = 0.012;

const sizesOf = ({ left, top, right, bottom }: PixelBox): [number, number] => [right - left, bottom - top];
const isWithin = (inner: PixelBox, outer: PixelBox): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

/** Which squares hold any red. */
function coarsened({ width, height }: Grey, red: Uint8Array, size: number): Ink {
  const coarse = { width: Math.ceil(width / size), height: Math.ceil(height / size) };
  const data = new Uint8Array(coarse.width * coarse.height);
  red.forEach((isRed, at) => {
    if (isRed === 1)
      data[Math.floor(Math.floor(at / width) / size) * coarse.width + Math.floor((at % width) / size)] = 1;
  });
  return { ...coarse, data };
}

/** Makes white what lies at and around a red pixel, where it is no darker: darker ink is writing below the stamp. */
function whiten({ width, height, data }: Grey, at: number, edge: number, into: Uint8Array): void {
  const [x, y] = [at % width, Math.floor(at / width)];
  const level = data[at] ?? 0;
  for (let row = Math.max(0, y - edge); row <= Math.min(height - 1, y + edge); row += 1) {
    for (let column = Math.max(0, x - edge); column <= Math.min(width - 1, x + edge); column += 1) {
      const beside = row * width + column;
      if ((data[beside] ?? 0) >= level) into[beside] = WHITE;
    }
  }
}

/**
 * The picture without the stamps on it: `red` has 1 where its pixels are red. The bars of a stamp look like rules, and its ring hides what it crosses;
 * what lies below stays where it is darker than the stamp. Where a stamp was is told in `stains`: nothing there is sure. Red letters stay.
 */
export function liftStamps(picture: Grey, red: Uint8Array, resolution: number): Grey {
  const size = Math.max(1, Math.round(SQUARE_INCHES * resolution));
  const coarse = coarsened(picture, red, size);
  const { components, labels } = labelComponents(coarse);
  const [least, most] = [LEAST_INCHES * resolution, MOST_INCHES * resolution];
  const isStamp = (component: Component): boolean => {
    const sizes = sizesOf(component).map((each) => each * size);
    return Math.min(...sizes) >= least && Math.max(...sizes) <= most;
  };
  const stamps = components.filter(isStamp);
  if (stamps.length === 0) return picture;
  const isLifted = components.map((component) => stamps.some((stamp) => isWithin(component, stamp)));
  const data = picture.data.slice();
  const edge = Math.max(1, Math.round(EDGE_INCHES * resolution));
  red.forEach((isRed, at) => {
    if (isRed !== 1) return;
    const [column, row] = [Math.floor((at % picture.width) / size), Math.floor(Math.floor(at / picture.width) / size)];
    const label = labels[row * coarse.width + column] ?? 0;
    if (label > 0 && isLifted[label - 1] === true) whiten(picture, at, edge, data);
  });
  const stains = stamps.map(({ left, top, right, bottom }) => ({
    left: left * size,
    top: top * size,
    right: right * size,
    bottom: bottom * size,
  }));
  return { ...picture, data, stains };
}
