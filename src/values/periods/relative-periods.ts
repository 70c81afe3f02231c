import { wordList } from '../print/word-list.js';

/** A year told from the document's: 前年度 −1, 翌年度 +1. */
export interface RelativeYear {
  readonly end: number;
  readonly offset: number;
  readonly fiscal: boolean;
}

/** Words for years relative to the document's; longer ones first, 度 apart. */
const words = wordList([
  { word: '前々年', offset: -2 },
  { word: '前前年', offset: -2 },
  { word: '一昨年', offset: -2 },
  { word: '翌々年', offset: 2 },
  { word: '翌翌年', offset: 2 },
  { word: '再来年', offset: 2 },
  { word: '当該年', offset: 0 },
  { word: '前年', offset: -1 },
  { word: '昨年', offset: -1 },
  { word: '去年', offset: -1 },
  { word: '本年', offset: 0 },
  { word: '今年', offset: 0 },
  { word: '当年', offset: 0 },
  { word: '翌年', offset: 1 },
  { word: '次年', offset: 1 },
  { word: '来年', offset: 1 },
]);

/** Not a period but a comparison or an order: 前年比, 前年同期, 前年並み, 前年度比. */
const comparison = /^(?:比|同|並|実績比|対比|割れ)/;

/** Reads 前年度, 今年, … at `at`; the calendar forms 当年, 次年, 当該年 need 度. */
export function readRelativeYear(chars: string, at: number): RelativeYear | undefined {
  const found = words.find(chars, at);
  if (!found) return undefined;
  const { word, offset } = found;
  const fiscal = chars.charAt(at + word.length) === '度';
  if (!fiscal && /^(?:当年|次年|当該年)/.test(word)) return undefined;
  const end = at + word.length + (fiscal ? 1 : 0);
  return comparison.test(chars.slice(end, end + 3)) ? undefined : { end, offset, fiscal };
}
