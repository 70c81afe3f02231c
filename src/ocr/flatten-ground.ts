import { type Grey, type Ink, WHITE, withStains } from './picture.js';

/** Blocks of this share of an inch: smaller than a shaded cell, larger than a stroke. */
const BLOCK_INCHES = 1 / 12;
/** Of the pixels around a block this share is no brighter than its ground. */
const GROUND_SHARE = 0.9;
/** A darker ground is no paper (a dark edge, a photograph): what lies on it is not made brighter than this allows. */
const DARKEST_GROUND = 60;
/** Bounds of the threshold between ink and paper, on a flattened picture. */
const LEAST_THRESHOLD = 110;
const GREATEST_THRESHOLD = 195;

const LEVELS = 256;

/** How many pixels of each level there are, block by block. */
function histograms({ width, height, data }: Grey, size: number, columns: number, rows: number): Uint32Array {
  const counts = new Uint32Array(columns * rows * LEVELS);
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(rows - 1, Math.floor(y / size)) * columns;
    for (let x = 0; x < width; x += 1) {
      const block = row + Math.min(columns - 1, Math.floor(x / size));
      const at = block * LEVELS + (data[y * width + x] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return counts;
}

/** Adds the counts of a block to a sum. */
function addCounts(counts: Uint32Array, block: number, sum: Uint32Array): void {
  const base = block * LEVELS;
  for (let level = 0; level < LEVELS; level += 1) sum[level] = (sum[level] ?? 0) + (counts[base + level] ?? 0);
}

/** The counts of each block of a row with those above and below it. */
function stacked(counts: Uint32Array, columns: number, rows: number, row: number): Uint32Array {
  const sums = new Uint32Array(columns * LEVELS);
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
    const base = y * columns * LEVELS;
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (counts[base + at] ?? 0);
  }
  return sums;
}

/** The level of the paper around each block: shaded cells, shadows of a fold and yellowed paper have their own. */
function grounds(counts: Uint32Array, columns: number, rows: number): Float32Array {
  const levels = new Float32Array(columns * rows);
  const sum = new Uint32Array(LEVELS);
  for (let row = 0; row < rows; row += 1) {
    const stack = stacked(counts, columns, rows, row);
    for (let column = 0; column < columns; column += 1) {
      sum.fill(0);
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) addCounts(stack, x, sum);
      const total = sum.reduce((all, count) => all + count, 0);
      let level = 0;
      let below = 0;
      while (level < WHITE && below + (sum[level] ?? 0) < GROUND_SHARE * total) {
        below += sum[level] ?? 0;
        level += 1;
      }
      levels[row * columns + column] = Math.max(DARKEST_GROUND, level);
    }
  }
  return levels;
}

/** The picture as if its paper were white everywhere (地色の除去). `resolution` in pixels per inch. */
export function flattenGround(picture: Grey, resolution: number): Grey {
  const { width, height, data, stains } = picture;
  const size = Math.max(8, Math.round(resolution * BLOCK_INCHES));
  const columns = Math.max(1, Math.ceil(width / size));
  const rows = Math.max(1, Math.ceil(height / size));
  const levels = grounds(histograms(picture, size, columns, rows), columns, rows);
  const flat = new Uint8Array(width * height);
  // Of each column of pixels the block whose middle is to its left, and how far it is from there to the next one.
  const blocks = Array.from({ length: width }, (_, x) => Math.min(columns - 1, Math.max(0, x / size - 0.5)));
  const lefts = Int32Array.from(blocks, Math.floor);
  const shares = Float64Array.from(blocks, (block, x) => block - (lefts[x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const v = Math.min(rows - 1, Math.max(0, y / size - 0.5));
    const top = Math.floor(v) * columns;
    const low = Math.min(rows - 1, Math.floor(v) + 1) * columns;
    const down = v - Math.floor(v);
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const left = lefts[x] ?? 0;
      const right = Math.min(columns - 1, left + 1);
      const across = shares[x] ?? 0;
      const above = mix(levels[top + left], levels[top + right], across);
      const below = mix(levels[low + left], levels[low + right], across);
      flat[at] = Math.min(WHITE, ((data[at] ?? 0) * WHITE) / mix(above, below, down));
    }
  }
  return withStains({ width, height, data: flat }, stains, (stain) => stain);
}

const mix = (a = WHITE, b = WHITE, share = 0): number => a + (b - a) * share;

/** The level that parts ink from paper best (Otsu 1979), within bounds. */
export function findThreshold({ data }: Grey): number {
  const counts = new Float64Array(LEVELS);
  for (let at = 0; at < data.length; at += 1) {
    const level = data[at] ?? WHITE;
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const total = data.length;
  let sum = 0;
  counts.forEach((count, level) => {
    sum += count * level;
  });
  let best = { score: -1, level: LEAST_THRESHOLD };
  let below = 0;
  let sumBelow = 0;
  for (let level = 0; level < WHITE; level += 1) {
    below += counts[level] ?? 0;
    sumBelow += level * (counts[level] ?? 0);
    const above = total - below;
    if (below === 0 || above === 0) continue;
    const apart = sumBelow / below - (sum - sumBelow) / above;
    const score = below * above * apart * apart;
    if (score > best.score) best = { score, level };
  }
  return Math.min(GREATEST_THRESHOLD, Math.max(LEAST_THRESHOLD, best.level));
}

/** Ink is what is darker than the threshold (二値化). */
export function inkOf({ width, height, data }: Grey, threshold: number): Ink {
  const ink = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) ink[at] = (data[at] ?? WHITE) < threshold ? 1 : 0;
  return { width, height, data: ink };
}
