/** What several engines read in one line image, and whether they bear each other out. */
export interface Witnesses {
  readonly words: string;
  readonly otherWords: string;
  /** Undefined where there was no digit to read. */
  readonly digits: string | undefined;
}

const bars = /[-‐-―−ー一－~〜～]/gu;

/** A text as it is compared: widths, white space, and the look of bars and waves apart. */
export const comparable = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').replace(bars, '-');

/** The figures of a text in order, with their points, separators and signs: 1,204 and 1.204 differ. */
export function figuresOf(text: string): string[] {
  return comparable(text).match(/[-+△▲]?\d(?:[\d.,:/]*\d)?%?/gu) ?? [];
}

export const hasDigit = (text: string): boolean => /\d/u.test(text.normalize('NFKC'));

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/** Do two different models read the same words, and does a different engine read the same figures? */
export function agree({ words, otherWords, digits }: Witnesses): boolean {
  if (comparable(words) !== comparable(otherWords)) return false;
  return digits === undefined || isSame(figuresOf(words), figuresOf(digits));
}
