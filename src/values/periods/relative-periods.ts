// 前年度, 翌年度, 前年同期: periods that another one tells.

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

/** The same part of another year, as a label: 前年同期, 前年度同月, 昨年同四半期; 前年同期比 and 前年同期との差 compare. */
const samePart = /^(?:の)?同(?:期間?|時期|月末?|四半期|半期|日)(?![比差と増減対を並割]|から|より|に比)/;

/** Reads 前年同期, 前年同月, … at `at`: a time that only the labels beside it can tell; undefined behind 対, which compares. */
export function readSamePart(chars: string, at: number): Omit<RelativeYear, 'fiscal'> | undefined {
  const found = chars.charAt(at - 1) === '対' ? undefined : relative.find(chars, at);
  if (!found || found.offset === 0) return undefined;
  const from = at + found.word.length + (chars.charAt(at + found.word.length) === '度' ? 1 : 0);
  const said = samePart.exec(chars.slice(from, from + 8));
  return said ? { end: from + said[0].length, offset: found.offset } : undefined;
}

/** Not a period but a comparison or an order: 前年比, 前年同期, 前年並み, 前年度との差; 対前年度. */
const comparison = /^(?:比|同|並|実績比|対比|割れ|増減|差|伸び|との|に対する|からの)/;

/** Reads 前年度, 今年, … at `at`; the calendar forms 当年, 次年, 当該年 need 度. */
export function readRelativeYear(chars: string, at: number): RelativeYear | undefined {
  const found = chars.charAt(at - 1) === '対' ? undefined : relative.find(chars, at);
  if (!found) return undefined;
  const { word, offset } = found;
  const fiscal = chars.charAt(at + word.length) === '度';
  if (!fiscal && /^(?:当年|次年|当該年)/.test(word)) return undefined;
  const end = at + word.length + (fiscal ? 1 : 0);
  return comparison.test(chars.slice(end, end + 3)) ? undefined : { end, offset, fiscal };
}
