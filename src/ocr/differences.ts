/** Where two texts differ: from…to of the one stand for otherFrom…otherTo of the other, `to` exclusive. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** Lengths of the longest common subsequences of what is left of two texts from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row)
        row[j] =
          a[i] === b[j]
            ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
            : Math.max(lengths[i + 1]?.[j] ?? 0, lengths[i]?.[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** The stretches in which two texts differ, in order (差分). */
export function differencesOf(a: readonly string[], b: readonly string[]): Difference[] {
  const lengths = commonLengths(a, b);
  const differences: Difference[] = [];
  let [i, j] = [0, 0];
  let [from, otherFrom] = [0, 0];
  const close = (): void => {
    if (i > from || j > otherFrom) differences.push({ from, to: i, otherFrom, otherTo: j });
  };
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      close();
      [i, j] = [i + 1, j + 1];
      [from, otherFrom] = [i, j];
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  [i, j] = [a.length, b.length];
  close();
  return differences;
}
