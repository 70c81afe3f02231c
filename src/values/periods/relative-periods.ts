import { wordList, words } from '../print/word-list.js';

/** A year told from the document's: 前年度 −1, 翌年度 +1. */
export interface RelativeYear {
  readonly end: number;
  readonly offset: number;
  readonly fiscal: boolean;
}

/** Words for years relative to the document's; longer ones first, 度 apart. */
const offsets: readonly (readonly [offset: number, list: string])[] = [
  [-2, '前々年 前前年 一昨年'],
  [2, '翌々年 翌翌年 再来年'],
  [0, '当該年 本年 今年 当年'],
  [-1, '前年 昨年 去年'],
  [1, '翌年 次年 来年'],
];
const relative = wordList(offsets.flatMap(([offset, list]) => words(list).map((word) => ({ word, offset }))));

/** Not a period but a comparison or an order: 前年比, 前年同期, 前年並み, 前年度比. */
const comparison = /^(?:比|同|並|実績比|対比|割れ)/;

/** Reads 前年度, 今年, … at `at`; the calendar forms 当年, 次年, 当該年 need 度. */
export function readRelativeYear(chars: string, at: number): RelativeYear | undefined {
  const found = relative.find(chars, at);
  if (!found) return undefined;
  const { word, offset } = found;
  const fiscal = chars.charAt(at + word.length) === '度';
  if (!fiscal && /^(?:当年|次年|当該年)/.test(word)) return undefined;
  const end = at + word.length + (fiscal ? 1 : 0);
  return comparison.test(chars.slice(end, end + 3)) ? undefined : { end, offset, fiscal };
}
