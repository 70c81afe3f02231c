// Words around a figure that change it: 約, 延べ, 以上.

import type { Modifier } from '../../schema/observation.js';
import { isDigit, isKanjiDigit, isScale } from '../print/numerals.js';
import { gap, type PrintedText } from '../print/printed-text.js';
import { wordList } from '../print/word-list.js';
import { type WordEntry, wordsAfter, wordsBefore } from './figure-word-list.js';

/** What a word beside a figure says about it. */
export interface FigureWord {
  readonly end: number;
  readonly modifiers: readonly Modifier[];
  /** The figure is a bound. */
  readonly bound?: 'min' | 'max';
  /** The word stays part of the value's words: 3割弱, 20%削減. */
  readonly kept: boolean;
}

const before = wordList(wordsBefore);
const after = wordList(wordsAfter);

/** Words of one character that begin longer ones: 増設, 減免, 目標, 強化, 余剰, 年度, 月額. */
const beginsLonger = /^[\u4E00-\u9FFF]/;
const shortWords: ReadonlySet<string> = new Set([
  '増',
  '減',
  '目',
  '強',
  '弱',
  '余',
  '超',
  'の増',
  'の減',
  '/年',
  '/月',
  '/人',
]);

export const isIdeograph = (character: string): boolean => /[\u4E00-\u9FFF々]/.test(character);

function beginsFigure(text: PrintedText, at: number): boolean {
  const character = text.chars.charAt(at);
  return isDigit(character) || isKanjiDigit(character) || isScale(character) || /^[△▲+]/.test(character);
}

function toWord(entry: WordEntry, at: number): FigureWord {
  const word = { end: at + entry.word.length, modifiers: entry.modifiers ?? [], kept: entry.kept ?? false };
  return entry.bound === undefined ? word : { ...word, bound: entry.bound };
}

/** < and > are signs before digits; in pairs they are brackets (＜5件＞). */
function isComparison(text: PrintedText, at: number): boolean {
  if (!isDigit(text.chars.charAt(at + 1))) return false;
  return text.chars.charAt(at) === '<'
    ? !text.chars.slice(at, at + 24).includes('>')
    : !text.chars.slice(Math.max(0, at - 24), at).includes('<');
}

/** A word before a figure: 約, 延べ, 累計, 年, 毎月, 最大; `chained` after another one (年間延べ). */
export function readWordBefore(text: PrintedText, at: number, chained: boolean): FigureWord | undefined {
  const entry = before.find(text.chars, at);
  if (!entry) return undefined;
  const previous = text.chars.charAt(at - 1);
  const torn = text.gaps[at] !== gap.none;
  const short = /^[年月延]/.test(entry.word);
  if (/[<>]/.test(entry.word) && !isComparison(text, at)) return undefined;
  if (short && !torn && !chained && (isIdeograph(previous) || isDigit(previous))) return undefined;
  const end = at + entry.word.length;
  if (/^[年月延]$/.test(entry.word) && !beginsFigure(text, end) && !/^[延約]/.test(text.chars.slice(end, end + 1)))
    return undefined;
  return toWord(entry, at);
}

/** A word after a figure: 以上, 未満, 程度, 増, 目, /年. */
export function readWordAfter(text: PrintedText, at: number): FigureWord | undefined {
  const entry = after.find(text.chars, at);
  if (!entry) return readUntil(text, at);
  const end = at + entry.word.length;
  const next = text.chars.charAt(end);
  if (shortWords.has(entry.word) && beginsLonger.test(next) && text.gaps[end] === gap.none) return undefined;
  if (entry.word === '/人' && next === '・') return undefined;
  return toWord(entry, at);
}

/** 20人まで is an upper bound; 20人までに, 3回までの are words. */
function readUntil(text: PrintedText, at: number): FigureWord | undefined {
  if (!text.chars.startsWith('まで', at)) return undefined;
  const next = text.chars.charAt(at + 2);
  return /^[\u3041-\u3096]/.test(next) && text.gaps[at + 2] === gap.none
    ? undefined
    : { end: at + 2, modifiers: [], bound: 'max', kept: false };
}

/** Words that say in a bracket or a unit column how figures are meant: 人（延べ）, 312戸（累計）. */
const modifierWords: Readonly<Record<string, Modifier>> = {
  累計: 'cumulative',
  累積: 'cumulative',
  累計値: 'cumulative',
  通算: 'cumulative',
  延べ: 'gross',
  延: 'gross',
  のべ: 'gross',
  延べ数: 'gross',
  延べ人数: 'gross',
  延人数: 'gross',
  延べ件数: 'gross',
  延べ回数: 'gross',
  年間: 'per_year',
  年: 'per_year',
  '/年': 'per_year',
  月: 'per_month',
  月間: 'per_month',
  '/月': 'per_month',
  '1人当たり': 'per_person',
  '1人あたり': 'per_person',
  一人当たり: 'per_person',
  一人あたり: 'per_person',
  概数: 'approx',
  概算: 'approx',
  約: 'approx',
};

/** The modifier that a word by itself means. */
export const modifierOf = (chars: string): Modifier | undefined =>
  Object.hasOwn(modifierWords, chars) ? modifierWords[chars] : undefined;
