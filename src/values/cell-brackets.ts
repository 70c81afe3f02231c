// What brackets in a cell say of the figure before them: a time, a part, words.

import type { Modifier } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import type { CellItem } from './cell-items.js';
import { readPeriods } from './periods/periods.js';
import { gap, type PrintedText } from './print/printed-text.js';
import { modifierOf } from './quantities/figure-words.js';
import { readUnit } from './quantities/unit-text.js';

type Bracket = CellItem & { readonly kind: 'bracket' };

/** What a bracket in a cell is for. */
export type BracketRole =
  | { readonly kind: 'dates'; readonly period: Period }
  | { readonly kind: 'modifies'; readonly modifier: Modifier }
  | (Span & { readonly kind: 'spans' })
  | { readonly kind: 'unit' }
  /** Figures of their own; `unexplained` where nothing in the cell says how they differ from the figure before them. */
  | { readonly kind: 'parts'; readonly unexplained: boolean }
  | { readonly kind: 'words' };

/** What words say of the time that a figure covers: R2～R6累計, 5年間の累計, 3か年平均. */
export interface Span {
  readonly period: Period | undefined;
  readonly modifier: Modifier | undefined;
  /** Words besides the period and the modifier are to be kept: 5年間, 平均. */
  readonly words: boolean;
}

/** Words beside a period that leave the bracket a date: (令和2年3月末現在の実績). */
const dateWords =
  /^(?:(?:現在|時点|実績|見込|見込み|実績値|基準|基準値|現状|国調|推計|速報値?|確定値?|決算|[のでは末度付け値分])*|[^0-9]{0,12}(?:調査|アンケート|センサス))$/;

/** A length of time or the whole of a plan: 5年間, 過去3か年, 計画期間中. */
const spanWords =
  /^(?:の|で|に|過去|直近|前|向こう|計画|事業|期間|全|中|間|年度|(?:[0-9]+|[一二三四五六七八九十]+)(?:[かヶカヵケ箇]?年|[かヶカヵケ箇]月|週|日)度?間?)+/;
/** What is done to the figures of that time. */
const totals: readonly (readonly [RegExp, Modifier | undefined])[] = [
  [/^(?:の)?(?:累計|累積|通算|合計|総計|計)(?:値|数|額)?[でに]?$/, 'cumulative'],
  [/^(?:の)?(?:延べ|延|のべ)(?:人数|件数|回数|数)?[でに]?$/, 'gross'],
  [/^(?:の)?(?:年度?|月)?平均(?:値)?[でに]?$/, undefined],
];

/** Reads words as the time that a figure covers; undefined where they say anything else, or nothing of a time. */
export function readSpan(text: PrintedText, items: readonly CellItem[]): Span | undefined {
  const [period, ...more] = items.flatMap((item) => (item.kind === 'period' ? [item.period] : []));
  const within =
    period !== undefined && period.kind !== 'relative' && period.period_start !== null && period.period_end !== null;
  if (more.length > 0) return undefined;
  const chars = items
    .map((item) => (item.kind === 'period' || item.kind === 'separator' ? '' : text.chars.slice(item.start, item.end)))
    .join('');
  const span = spanWords.exec(chars)?.[0] ?? '';
  const rest = chars.slice(span.length);
  const total = totals.find(([words]) => words.test(rest));
  const longer = /[0-9一二三四五六七八九十期間]/.test(span);
  if ((!total && rest !== '') || !(period || longer)) return undefined;
  return {
    period: within ? period : undefined,
    modifier: total?.[1],
    words: longer || !within || (total !== undefined && total[1] === undefined),
  };
}

/** Words that make a bracket an explanation of the figure before it: うち新設1箇所, 全12回, 達成率90%, 月1回, 各20人, 県平均80%. */
const explains =
  /^(?:うち|内訳|内、|全|定員|対象|人口|目標|計画|予定|予算|前回|前年|前々年|昨年|去年|基準|当初|旧|変更前|見直し前|達成率|進捗率|達成度|執行率|前年比|前年度比|対前年|最大|最小|最低|最高|最少|上限|下限|各|月[0-9]|年[0-9]+回|週|毎[日週月年]|隔[日週月年]|1日|県|府|都|国|類似|他市|市平均|平均)/;

/** 平成25年度比10%増, 前年同期比5%減. */
const comparison = /(?:年度|年|同期|前回)比/;
/** 3校に1人, 25人×2回: what the figure before it is made of. */
const makesUp = /^[0-9.]+[^0-9]{1,3}に[0-9]|[×✕]/;

/** (小学校7校、中学校3校) and (女性12人) after a figure of the same measure part it. */
function isBreakdown(text: PrintedText, items: readonly CellItem[], unit: string): boolean {
  const figures = items.flatMap((item) => (item.kind === 'quantity' ? [item] : []));
  const own = figures.every(({ quantity }) => quantity.unit === unit || quantity.unit === '');
  if (!own || items.some((item) => item.kind === 'period')) return false;
  const [first] = figures;
  const labelled = items[0]?.kind === 'words' || /^[+±△▲]/.test(text.chars.slice(first?.start ?? 0));
  const total = figures.some(({ quantity }) => quantity.modifiers.has('cumulative') || quantity.modifiers.has('gross'));
  return figures.length > 1 || (labelled && !total);
}

/** 22/22施設, 5点満点, 5段階評価, 40校中12校: the bracket says what the figure before it is measured by. */
function measures(text: PrintedText, items: readonly CellItem[], unit: string): boolean {
  const first = items[0];
  const whole = text.chars.slice(first?.start ?? 0, items.at(-1)?.end ?? 0);
  if (comparison.test(whole) || makesUp.test(whole) || isBreakdown(text, items, unit)) return true;
  if (first?.kind !== 'quantity') return false;
  return (
    text.chars.slice(first.start, first.end).includes('/') ||
    first.quantity.unit === '段階' ||
    /^(?:満点|中|のうち|のなか)/.test(text.chars.slice(first.end, first.end + 3))
  );
}

/** Nothing in the cell says how the bracket's figure differs from the one before it: 310人(280人), 310人(R3:280人). */
function isUnexplained(items: readonly CellItem[], unit: string): boolean {
  const figures = items.flatMap((item) => (item.kind === 'quantity' ? [item.quantity] : []));
  const total = figures.some(({ modifiers }) => modifiers.has('cumulative') || modifiers.has('gross'));
  return !total && figures.some((figure) => figure.unit === unit || figure.unit === '');
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
  const year = afterFigure && /^(?:19|20)\d\d$/.test(chars) ? readPeriods(chars, { header: true })[0] : undefined;
  if (year) return { kind: 'dates', period: year };
  const modifier = modifierOf(chars);
  if (modifier !== undefined) return { kind: 'modifies', modifier };
  const figures = items.some((item) => item.kind === 'quantity');
  const period = items.find((item) => item.kind === 'period');
  if (!figures && period?.kind === 'period') {
    const words = items.filter((item) => item.kind !== 'period').map((item) => text.chars.slice(item.start, item.end));
    if (dateWords.test(words.join('').replace(/[:、,・/]/g, ''))) return { kind: 'dates', period: period.period };
  }
  const span = readSpan(text, items);
  if (span && (afterFigure || (span.period && span.modifier))) return { kind: 'spans', ...span };
  if (afterFigure && !figures && /の累[計積]値?$/.test(chars)) {
    return { kind: 'spans', period: undefined, modifier: 'cumulative', words: true };
  }
  if (before?.unit === '' && before.adjacent && readUnit(chars)?.known) return { kind: 'unit' };
  if (!figures || (afterFigure && (explains.test(chars) || measures(text, items, before.unit))))
    return { kind: 'words' };
  return { kind: 'parts', unexplained: afterFigure && isUnexplained(items, before.unit) };
}

export const isTorn = (text: PrintedText, at: number): boolean => (text.gaps[at] ?? gap.none) !== gap.none;
