import type { Modifier } from '../../schema/observation.js';
import { isDigit, isKanjiDigit, isScale } from '../print/numerals.js';
import { gap, type PrintedText } from '../print/printed-text.js';
import { wordList } from '../print/word-list.js';

/** What a word beside a figure says about it. */
export interface FigureWord {
  readonly end: number;
  readonly modifiers: readonly Modifier[];
  /** The figure is a bound. */
  readonly bound?: 'min' | 'max';
  /** The word stays part of the value's words: 3割弱, 20%削減. */
  readonly kept: boolean;
}

interface WordEntry {
  readonly word: string;
  readonly modifiers?: readonly Modifier[];
  readonly bound?: 'min' | 'max';
  readonly kept?: boolean;
}

/** Words right before a figure; longer ones first. */
const before = wordList<WordEntry>([
  { word: 'おおよそ', modifiers: ['approx'] },
  { word: 'おおむね', modifiers: ['approx'] },
  { word: 'およそ', modifiers: ['approx'] },
  { word: '概ね', modifiers: ['approx'] },
  { word: '大体', modifiers: ['approx'] },
  { word: 'だいたい', modifiers: ['approx'] },
  { word: 'ほぼ', modifiers: ['approx'] },
  { word: '約', modifiers: ['approx'] },
  { word: '延べ利用者数', modifiers: ['gross'] },
  { word: '延べ人数', modifiers: ['gross'] },
  { word: '延べ件数', modifiers: ['gross'] },
  { word: '延べ回数', modifiers: ['gross'] },
  { word: '延べ数', modifiers: ['gross'] },
  { word: '延人数', modifiers: ['gross'] },
  { word: '延べ', modifiers: ['gross'] },
  { word: '延', modifiers: ['gross'] },
  { word: 'のべ', modifiers: ['gross'] },
  { word: '累計で', modifiers: ['cumulative'] },
  { word: '累計', modifiers: ['cumulative'] },
  { word: '累積', modifiers: ['cumulative'] },
  { word: '通算', modifiers: ['cumulative'] },
  { word: '年間', modifiers: ['per_year'] },
  { word: '毎年度', modifiers: ['per_year'] },
  { word: '毎年', modifiers: ['per_year'] },
  { word: '各年度', modifiers: ['per_year'] },
  { word: '各年', modifiers: ['per_year'] },
  { word: '年に', modifiers: ['per_year'] },
  { word: '年', modifiers: ['per_year'] },
  { word: '毎月', modifiers: ['per_month'] },
  { word: '月間', modifiers: ['per_month'] },
  { word: '月平均', modifiers: ['per_month'], kept: true },
  { word: '月に', modifiers: ['per_month'] },
  { word: '月', modifiers: ['per_month'] },
  { word: '最大で', bound: 'max' },
  { word: '最大', bound: 'max' },
  { word: '上限', bound: 'max' },
  { word: '最低でも', bound: 'min' },
  { word: '最低', bound: 'min' },
  { word: '最少', bound: 'min' },
  { word: '下限', bound: 'min' },
  { word: '少なくとも', bound: 'min' },
  { word: '≧', bound: 'min' },
  { word: '≥', bound: 'min' },
  { word: '≦', bound: 'max' },
  { word: '≤', bound: 'max' },
  { word: '>', bound: 'min', modifiers: ['min_exclusive'] },
  { word: '<', bound: 'max', modifiers: ['max_exclusive'] },
]);

/** Words right after a figure's unit; longer ones first. */
const after = wordList<WordEntry>([
  { word: 'を超える', bound: 'min', modifiers: ['min_exclusive'] },
  { word: 'を上回る', bound: 'min', modifiers: ['min_exclusive'] },
  { word: 'を下回る', bound: 'max', modifiers: ['max_exclusive'] },
  { word: 'より多い', bound: 'min', modifiers: ['min_exclusive'] },
  { word: 'より高い', bound: 'min', modifiers: ['min_exclusive'] },
  { word: 'より大きい', bound: 'min', modifiers: ['min_exclusive'] },
  { word: 'より長い', bound: 'min', modifiers: ['min_exclusive'] },
  { word: 'より重い', bound: 'min', modifiers: ['min_exclusive'] },
  { word: 'より少ない', bound: 'max', modifiers: ['max_exclusive'] },
  { word: 'より安い', bound: 'max', modifiers: ['max_exclusive'] },
  { word: 'より低い', bound: 'max', modifiers: ['max_exclusive'] },
  { word: 'より小さい', bound: 'max', modifiers: ['max_exclusive'] },
  { word: 'より短い', bound: 'max', modifiers: ['max_exclusive'] },
  { word: 'より軽い', bound: 'max', modifiers: ['max_exclusive'] },
  { word: '超える', bound: 'min', modifiers: ['min_exclusive'] },
  { word: '以上', bound: 'min' },
  { word: '以下', bound: 'max' },
  { word: '以内', bound: 'max' },
  { word: '未満', bound: 'max', modifiers: ['max_exclusive'] },
  { word: '超え', bound: 'min', modifiers: ['min_exclusive'] },
  { word: '超', bound: 'min', modifiers: ['min_exclusive'] },
  { word: '程度', modifiers: ['approx'] },
  { word: '前後', modifiers: ['approx'] },
  { word: '内外', modifiers: ['approx'] },
  { word: 'くらい', modifiers: ['approx'] },
  { word: 'ぐらい', modifiers: ['approx'] },
  { word: 'ほど', modifiers: ['approx'] },
  { word: '近く', modifiers: ['approx'], kept: true },
  { word: '足らず', modifiers: ['approx'], kept: true },
  { word: 'あまり', modifiers: ['approx'], kept: true },
  { word: '余り', modifiers: ['approx'], kept: true },
  { word: '余', modifiers: ['approx'], kept: true },
  { word: '強', modifiers: ['approx'], kept: true },
  { word: '弱', modifiers: ['approx'], kept: true },
  { word: 'の増加', modifiers: ['increase'] },
  { word: 'の減少', modifiers: ['decrease'] },
  { word: 'の増', modifiers: ['increase'] },
  { word: 'の減', modifiers: ['decrease'] },
  { word: '増加', modifiers: ['increase'] },
  { word: '減少', modifiers: ['decrease'] },
  { word: '上昇', modifiers: ['increase'] },
  { word: '低下', modifiers: ['decrease'] },
  { word: '増', modifiers: ['increase'] },
  { word: '減', modifiers: ['decrease'] },
  { word: 'アップ', modifiers: ['increase'], kept: true },
  { word: 'ダウン', modifiers: ['decrease'], kept: true },
  { word: '削減', modifiers: ['decrease'], kept: true },
  { word: '低減', modifiers: ['decrease'], kept: true },
  { word: '縮減', modifiers: ['decrease'], kept: true },
  { word: '目', modifiers: ['ordinal'] },
  { word: 'UP', modifiers: ['increase'], kept: true },
  { word: 'DOWN', modifiers: ['decrease'], kept: true },
  { word: '/年度', modifiers: ['per_year'] },
  { word: '/年', modifiers: ['per_year'] },
  { word: '/月', modifiers: ['per_month'] },
  { word: '/人', modifiers: ['per_person'] },
]);

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

const isIdeograph = (character: string): boolean => /[\u4E00-\u9FFF々]/.test(character);

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
