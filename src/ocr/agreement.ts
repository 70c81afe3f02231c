// Do two readings say the same?

const bars = /[-‐-―−ー一－~〜～]/gu;

/** A text as it is compared: widths, white space, and the look of bars and waves apart. */
export const comparable = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').replace(bars, '-');

/** The figures of a text in order, with their points, separators and signs: 1,204 and 1.204 differ. */
export function figuresOf(text: string): string[] {
  return comparable(text).match(/[-+△▲]?\d(?:[\d.,:/]*\d)?%?/gu) ?? [];
}

const partedByThousands = /^[-+△▲]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$/u;

/** Has a text a comma in a figure that has not three digits behind each (5,12人)? A digit of it was passed over, or is one too many. */
export const hasTornThousands = (text: string): boolean =>
  figuresOf(text)
    .flatMap((figure) => figure.split(/[:/]/u))
    .some((figure) => figure.includes(',') && !partedByThousands.test(figure));

/** Are these the same texts in the same order? */
export const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/** Two readings of one line differ in no more than this share of their characters. */
const MOST_DIFFERENT = 0.34;

/** Least number of characters to change to make one text of the other (編集距離). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Do two readings see about the same? Noise gives each engine something else. */
export function areAlike(first: string, second: string): boolean {
  const [a, b] = [comparable(first), comparable(second)];
  return a !== '' && distance(a, b) <= MOST_DIFFERENT * Math.max(a.length, b.length);
}
