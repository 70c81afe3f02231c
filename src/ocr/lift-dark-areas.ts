import { type Grey, type PixelBox, WHITE } from './picture.js';

/** Squares by which dark areas are looked for, in inches. */
const SQUARE_INCHES = 1 / 25;
/** A ground is dark below this level; the levels of one area differ by no more than so much from its own. */
const DARK = 140;
const EVEN = 26;
/** Share of a square's pixels that must be of its ground. */
const GROUND_SHARE = 0.55;
/** The smallest dark area, in inches: larger than a thick letter of a headline. */
const LEAST_WIDTH_INCHES = 0.35;
const LEAST_HEIGHT_INCHES = 0.12;
/** Share of the box around an area that its squares must fill: tables' headers are boxes, shadows are not. */
const LEAST_FILLED = 0.5;
/** Thickness of the rule that is drawn along the edge of an area, in inches. */
const EDGE_INCHES = 0.01;

/** A box with one dark ground. */
interface DarkArea extends PixelBox {
  readonly ground: number;
}

interface Squares {
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  /** Level of each square's ground; -1 where it has no dark one. */
  readonly grounds: Int16Array;
}

/** The level that most pixels of a square have about; -1 where it is not dark, or too few have it. */
function groundOf({ width, data }: Grey, left: number, top: number, size: number, counts: Uint16Array): number {
  counts.fill(0);
  for (let y = top; y < top + size; y += 1) {
    for (let x = left; x < left + size; x += 1) {
      const level = data[y * width + x] ?? 0;
      counts[level] = (counts[level] ?? 0) + 1;
    }
  }
  // The middle one of the pixels below DARK.
  let dark = 0;
  for (let level = 0; level < DARK; level += 1) dark += counts[level] ?? 0;
  if (dark < GROUND_SHARE * size * size) return -1;
  let passed = 0;
  let ground = 0;
  while (ground < DARK && passed + (counts[ground] ?? 0) < dark / 2) {
    passed += counts[ground] ?? 0;
    ground += 1;
  }
  let even = 0;
  for (let level = Math.max(0, ground - EVEN); level <= ground + EVEN; level += 1) even += counts[level] ?? 0;
  return even >= GROUND_SHARE * size * size ? ground : -1;
}

function squaresOf(picture: Grey, resolution: number): Squares {
  const size = Math.max(4, Math.round(SQUARE_INCHES * resolution));
  const columns = Math.floor(picture.width / size);
  const rows = Math.floor(picture.height / size);
  const counts = new Uint16Array(WHITE + 1);
  const grounds = new Int16Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      grounds[row * columns + column] = groundOf(picture, column * size, row * size, size, counts);
    }
  }
  return { size, columns, rows, grounds };
}

/** Squares that hang together and have about the same ground. Squares full of bright letters are bridged by their neighbours. */
function gatherSquares({ columns, rows, grounds }: Squares): { readonly members: number[]; readonly ground: number }[] {
  const seen = new Uint8Array(grounds.length);
  const areas: { members: number[]; ground: number }[] = [];
  for (let first = 0; first < grounds.length; first += 1) {
    const ground = grounds[first] ?? -1;
    if (ground < 0 || seen[first] === 1) continue;
    const members = [first];
    seen[first] = 1;
    for (let at = 0; at < members.length; at += 1) {
      const square = members[at] ?? 0;
      const [row, column] = [Math.floor(square / columns), square % columns];
      for (const [y, x] of [
        [row - 1, column],
        [row + 1, column],
        [row, column - 1],
        [row, column + 1],
      ] as const) {
        const next = y * columns + x;
        if (x < 0 || y < 0 || x >= columns || y >= rows || seen[next] === 1) continue;
        const level = grounds[next] ?? -1;
        if (level < 0 || Math.abs(level - ground) > EVEN) continue;
        seen[next] = 1;
        members.push(next);
      }
    }
    areas.push({ members, ground });
  }
  return areas;
}

/** Moves an edge of an area outwards, pixel by pixel, as long as most of what it meets is dark. */
function grown({ width, height, data }: Grey, box: PixelBox, most: number): PixelBox {
  const isDark = (x: number, y: number): boolean => (data[y * width + x] ?? WHITE) < DARK;
  const darkShare = (from: number, to: number, at: (place: number) => boolean): number => {
    let count = 0;
    for (let place = from; place < to; place += 1) if (at(place)) count += 1;
    return count / Math.max(1, to - from);
  };
  let { left, top, right, bottom } = box;
  const row = (y: number): boolean => darkShare(left, right, (x) => isDark(x, y)) > 0.5;
  const column = (x: number): boolean => darkShare(top, bottom, (y) => isDark(x, y)) > 0.5;
  while (top > 0 && box.top - top < most && row(top - 1)) top -= 1;
  while (bottom < height && bottom - box.bottom < most && row(bottom)) bottom += 1;
  while (left > 0 && box.left - left < most && column(left - 1)) left -= 1;
  while (right < width && right - box.right < most && column(right)) right += 1;
  return { left, top, right, bottom };
}

/** The dark boxes of a straight picture. `resolution` in pixels per inch. */
export function findDarkAreas(picture: Grey, resolution: number): DarkArea[] {
  const squares = squaresOf(picture, resolution);
  const { size, columns } = squares;
  return gatherSquares(squares).flatMap(({ members, ground }): DarkArea[] => {
    const xs = members.map((square) => square % columns);
    const ys = members.map((square) => Math.floor(square / columns));
    const [left, right] = [Math.min(...xs), Math.max(...xs) + 1];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys) + 1];
    const box = { left: left * size, top: top * size, right: right * size, bottom: bottom * size };
    const isLarge =
      box.right - box.left >= LEAST_WIDTH_INCHES * resolution &&
      box.bottom - box.top >= LEAST_HEIGHT_INCHES * resolution;
    const isFilled = members.length >= LEAST_FILLED * (right - left) * (bottom - top);
    // What reaches the edge of the page is what lay around the sheet.
    const isInside = left > 0 && top > 0 && right < columns && bottom < squares.rows;
    return isLarge && isFilled && isInside ? [{ ...grown(picture, box, 2 * size), ground }] : [];
  });
}

/** Ground becomes white, and all that is brighter or darker than it becomes ink: letters in white, rules of either kind. */
function lift({ width }: Grey, data: Uint8Array, { left, top, right, bottom, ground }: DarkArea, edge: number): void {
  const [brighter, darker] = [WHITE / (WHITE - ground), WHITE / Math.max(40, ground)];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = y * width + x;
      const away = (data[at] ?? 0) - ground;
      const isEdge = x < left + edge || x >= right - edge || y < top + edge || y >= bottom - edge;
      data[at] = isEdge ? 0 : Math.max(0, WHITE - (away > 0 ? away * brighter : -away * darker));
    }
  }
}

/** May the picture hold dark boxes, straight or askew? */
export function hasDarkAreas(picture: Grey, resolution: number): boolean {
  const squares = squaresOf(picture, resolution);
  const least = (LEAST_FILLED * LEAST_WIDTH_INCHES * LEAST_HEIGHT_INCHES * resolution ** 2) / squares.size ** 2;
  return gatherSquares(squares).some(({ members }) => members.length >= least);
}

/** The straight picture with its dark boxes as if they were white with dark writing (白抜き文字), a rule around each. `resolution` in pixels per inch. */
export function liftDarkAreas(picture: Grey, resolution: number): Grey {
  const areas = findDarkAreas(picture, resolution);
  if (areas.length === 0) return picture;
  const data = picture.data.slice();
  const edge = Math.max(2, Math.round(EDGE_INCHES * resolution));
  for (const area of areas) lift(picture, data, area, edge);
  return { ...picture, data };
}
