import type { Modifier } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import type { CellItem } from './cell-items.js';
import { gap, type PrintedText } from './printed-text.js';
import { readUnit } from './unit-text.js';

type Bracket = CellItem & { readonly kind: 'bracket' };

/** What a bracket in a cell is for. */
export type BracketRole =
  | { readonly kind: 'dates'; readonly period: Period }
  | { readonly kind: 'modifies'; readonly modifier: Modifier }
  | { readonly kind: 'unit' }
  | { readonly kind: 'parts' }
  | { readonly kind: 'words' };

/** Words beside a period that leave the bracket a date: (令和2年3月末現在の実績). */
const dateWords =
  /^(?:現在|時点|実績|見込|見込み|実績値|基準|基準値|現状|調査|国勢調査|国調|推計|速報値?|確定値?|決算|[のでは末度付け値分])*$/;

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

/** Words that make a bracket an explanation of the figure before it: うち新設1箇所, 全12回, 達成率90%. */
const explains =
  /^(?:うち|内訳|内、|全(?!国)|定員|対象|人口|目標|計画|予定|予算|前回|前年|前々年|昨年|去年|基準|当初|達成率|進捗率|達成度|執行率|前年比|前年度比|対前年)/;

/** 平成25年度比10%増, 前年同期比5%減. */
const comparison = /(?:年度|年|同期|前回)比/;

/** (小学校7校、中学校3校) after 10校: several figures of the same measure part the figure before them. */
function isBreakdown(items: readonly CellItem[], unit: string): boolean {
  const figures = items.filter((item) => item.kind === 'quantity').map((item) => item.quantity);
  return figures.length > 1 && figures.every((figure) => figure.unit === unit || figure.unit === '');
}

/** 22/22施設, 5点満点, 40校中12校: the bracket says what the figure before it is measured by. */
function measures(text: PrintedText, items: readonly CellItem[], unit: string): boolean {
  const first = items[0];
  if (comparison.test(text.chars.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0))) return true;
  if (isBreakdown(items, unit)) return true;
  if (first?.kind !== 'quantity') return false;
  return (
    text.chars.slice(first.start, first.end).includes('/') ||
    /^(?:満点|中|のうち|のなか)/.test(text.chars.slice(first.end, first.end + 3))
  );
}

/** The figure that a bracket follows. */
export interface FigureBefore {
  readonly unit: string;
  /** Nothing stands between the two. */
  readonly adjacent: boolean;
}

/** Decides what a bracket is for. */
export function roleOfBracket(text: PrintedText, bracket: Bracket, before: FigureBefore | undefined): BracketRole {
  const afterFigure = before !== undefined;
  const { items } = bracket;
  const chars = text.chars.slice(bracket.start + 1, bracket.end - 1);
  const modifier = Object.hasOwn(modifierWords, chars) ? modifierWords[chars] : undefined;
  if (modifier !== undefined) return { kind: 'modifies', modifier };
  const figures = items.some((item) => item.kind === 'quantity');
  const period = items.find((item) => item.kind === 'period');
  if (!figures && period?.kind === 'period') {
    const words = items.filter((item) => item.kind !== 'period').map((item) => text.chars.slice(item.start, item.end));
    if (dateWords.test(words.join('').replace(/[:、,・/]/g, ''))) return { kind: 'dates', period: period.period };
  }
  if (before?.unit === '' && before.adjacent && readUnit(chars)?.known) return { kind: 'unit' };
  if (figures)
    return afterFigure && (explains.test(chars) || measures(text, items, before.unit))
      ? { kind: 'words' }
      : { kind: 'parts' };
  return { kind: 'words' };
}

export const isTorn = (text: PrintedText, at: number): boolean => (text.gaps[at] ?? gap.none) !== gap.none;
