import type { Ink, PixelBox } from './picture.js';

/** Ink that hangs together (連結成分). */
export interface Component extends PixelBox {
  /** Pixels of ink. */
  readonly area: number;
}

/** Labels of the components, pixel by pixel: 0 is paper, n the component n - 1. */
export interface Labelled {
  readonly components: readonly Component[];
  readonly labels: Int32Array;
}

function findRoot(parents: Int32Array, label: number): number {
  let root = label;
  while ((parents[root] ?? root) !== root) root = parents[root] ?? root;
  let each = label;
  while (each !== root) {
    const next = parents[each] ?? root;
    parents[each] = root;
    each = next;
  }
  return root;
}

/** Makes one of the trees that two labels stand in; its root. */
function join(parents: Int32Array, a: number, b: number): number {
  const [first, second] = [findRoot(parents, a), findRoot(parents, b)];
  const [low, high] = first < second ? [first, second] : [second, first];
  parents[high] = low;
  return low;
}

/** First pass: labels by the neighbours above and to the left; which labels are one is kept in `parents`. */
function labelRoughly({ width, height, data }: Ink, labels: Int32Array): Int32Array {
  let parents = new Int32Array(1024);
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (data[at] !== 1) continue;
      const left = x > 0 ? (labels[at - 1] ?? 0) : 0;
      const above = y > 0 ? (labels[at - width] ?? 0) : 0;
      const corner = y > 0 && x + 1 < width ? (labels[at - width + 1] ?? 0) : 0;
      // What lies above touches all others, which were joined with it before.
      let label = above;
      if (label === 0) {
        const before = left === 0 && x > 0 && y > 0 ? (labels[at - width - 1] ?? 0) : left;
        label = before !== 0 && corner !== 0 ? join(parents, before, corner) : Math.max(before, corner);
      }
      if (label === 0) {
        count += 1;
        label = count;
        if (count >= parents.length) {
          const longer = new Int32Array(parents.length * 2);
          longer.set(parents);
          parents = longer;
        }
        parents[label] = label;
      }
      labels[at] = label;
    }
  }
  return parents.subarray(0, count + 1);
}

/** All components of the ink, corners counted as touching. */
export function labelComponents(ink: Ink): Labelled {
  const { width, data } = ink;
  const labels = new Int32Array(data.length);
  const parents = labelRoughly(ink, labels);
  const numbers = new Int32Array(parents.length);
  const found: { left: number; top: number; right: number; bottom: number; area: number }[] = [];
  for (let at = 0; at < labels.length; at += 1) {
    const label = labels[at] ?? 0;
    if (label === 0) continue;
    const root = findRoot(parents, label);
    const [x, y] = [at % width, Math.floor(at / width)];
    let number = numbers[root] ?? 0;
    if (number === 0) {
      found.push({ left: x, top: y, right: x + 1, bottom: y + 1, area: 0 });
      number = found.length;
      numbers[root] = number;
    }
    const component = found[number - 1];
    if (component) {
      component.left = Math.min(component.left, x);
      component.right = Math.max(component.right, x + 1);
      component.bottom = Math.max(component.bottom, y + 1);
      component.area += 1;
    }
    labels[at] = number;
  }
  return { components: found, labels };
}
