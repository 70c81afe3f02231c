import type { PrintedText } from '../print/printed-text.js';

export type YearSuffix = '年度' | '年' | '';

/** What follows a year's number: 年度, 年, or neither. */
export function readSuffix(text: PrintedText, at: number): YearSuffix {
  if (text.chars.startsWith('年度', at)) return '年度';
  return text.chars.charAt(at) === '年' && !text.chars.startsWith('年(度)', at) ? '年' : '';
}
