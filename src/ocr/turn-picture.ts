import { type Quarter, turnBox } from '../geometry/turn.js';
import { type Grey, withStains } from './picture.js';

/** The picture turned clockwise by quarters. */
export function turnPicture(picture: Grey, by: Quarter): Grey {
  if (by === 0) return picture;
  const { width, height, data, stains } = picture;
  const sideways = by !== 180;
  const [columns, rows] = sideways ? [height, width] : [width, height];
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const level = data[y * width + x] ?? 0;
      if (by === 90) turned[x * columns + (columns - 1 - y)] = level;
      else if (by === 270) turned[(rows - 1 - x) * columns + y] = level;
      else turned[(height - 1 - y) * width + (width - 1 - x)] = level;
    }
  }
  return withStains({ width: columns, height: rows, data: turned }, stains, (stain) => turnBox(stain, by, picture));
}
