/** A year told from the document's: 前年度 −1, 翌年度 +1. */
export interface RelativeYear {
  readonly end: number;
  readonly offset: number;
  readonly fiscal: boolean;
}

/** Words for years relative to the document's; longer ones first, 度 apart. */
const words: readonly (readonly [string, number])[] = [
  ['前々年', -2],
  ['前前年', -2],
  ['一昨年', -2],
  ['翌々年', 2],
  ['翌翌年', 2],
  ['再来年', 2],
  ['当該年', 0],
  ['前年', -1],
  ['昨年', -1],
  ['去年', -1],
  ['本年', 0],
  ['今年', 0],
  ['当年', 0],
  ['翌年', 1],
  ['次年', 1],
  ['来年', 1],
];

/** Not a period but a comparison or an order: 前年比, 前年同期, 前年並み, 前年度比. */
const comparison = /^(?:比|同|並|実績比|対比|割れ)/;

/** Reads 前年度, 今年, … at `at`; the calendar forms 当年, 次年, 当該年 need 度. */
export function readRelativeYear(chars: string, at: number): RelativeYear | undefined {
  const found = words.find(([word]) => chars.startsWith(word, at));
  if (!found) return undefined;
  const [word, offset] = found;
  const fiscal = chars.charAt(at + word.length) === '度';
  if (!fiscal && /^(?:当年|次年|当該年)/.test(word)) return undefined;
  const end = at + word.length + (fiscal ? 1 : 0);
  return comparison.test(chars.slice(end, end + 3)) ? undefined : { end, offset, fiscal };
}
