// The kinds of columns that name a year alone, by the words around the table.

import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import { type Column, hasRole } from './columns.js';
import { readDatedHeader } from './dated-header.js';
import type { Legend } from './legends.js';
import type { Setting } from './setting.js';
import type { BandSaid } from './speaking-bands.js';

/** Columns that name a year and no kind, with the kind that the words around the table give to their years. */
export function withKindsOfYears(
  columns: readonly Column[],
  around: {
    readonly legend: Legend;
    readonly bands: readonly BandSaid[];
    readonly nameKinds: readonly ValueKind[];
  },
  setting: Setting,
): readonly Column[] {
  const said = withKindOfAccounts(withKindOfYear(columns, around.legend), around.legend);
  const rowsTell = around.bands.some(({ valueKind }) => valueKind !== undefined) || around.nameKinds.length > 0;
  return rowsTell ? said : withKindOfPast(said, around.legend, setting);
}

const isKindless = ({ role, valueKind, members }: Column): boolean =>
  role === 'value' && valueKind === undefined && !members;
const isFree = (column: Column): boolean => isKindless(column) && column.claims.length === 0;

/** A column of a year without a kind is what a line beside the table says of that year: ※R5は目標値. */
const withKindOfYear = (columns: readonly Column[], { kindsOfYears }: Legend): readonly Column[] => {
  // Where the rows tell kinds, the line speaks of some of them.
  if (kindsOfYears.length === 0 || hasRole(columns, 'kind')) return columns;
  return columns.map((column) => {
    const said = kindsOfYears.find(({ period }) => period.fiscal_year === column.period?.fiscal_year);
    return said && isKindless(column) ? { ...column, valueKind: said.valueKind } : column;
  });
};

const accounts: readonly (readonly [RegExp, ValueKind])[] = [
  [/見込/u, 'estimate'],
  [/決算/u, 'actual'],
  [/予算/u, 'plan'],
];

/** R3年度決算 | R4年度予算: the accounts that a year is taken from tell the kind where nothing else in the table does. */
const withKindOfAccounts = (columns: readonly Column[], { valueKind, members }: Legend): readonly Column[] => {
  const othersTell = columns.some((column) => column.valueKind !== undefined);
  if (hasRole(columns, 'kind') || (valueKind !== undefined && !othersTell) || members) return columns;
  return columns.map((column) => {
    const words = foldForMatching(column.header);
    const kind = isFree(column)
      ? accounts.find(([pattern]) => pattern.test(words) && /決算|予算/u.test(words))?.[1]
      : undefined;
    return kind ? { ...column, valueKind: kind } : column;
  });
};

/** Words of papers that say what was reached: 進捗状況, 点検評価, 実績, 推移; 評価指標 names what is measured. */
const reportWords =
  /進捗|(?:達成|取組|取り組み|実施|推進|進行)状況|実績(?!見込)|評価(?!指標|項目|方法|の指標|基準)|検証|点検|結果|フォローアップ|年次報告|報告書|推移/u;

/** Does a title say that its paper looks back on years? */
export const looksBack = (title: string): boolean => reportWords.test(foldForMatching(title));

const endOf = ({ period }: Column): string => period?.period_end ?? '';

/**
 * In a paper that looks back, bare years up to its own hold what was reached, where the goal has a column of its own (令和4年度 | 令和5年度 |
 * 目標値（令和8年度）). Where the paper has no year of its own, that stays a guess.
 */
function withKindOfPast(columns: readonly Column[], legend: Legend, { context, isReport }: Setting): readonly Column[] {
  if (isReport !== true || hasRole(columns, 'kind') || legend.valueKind !== undefined || legend.members) return columns;
  const goals = columns.filter(
    ({ role, valueKind, period }) =>
      role === 'value' && period && valueKind !== undefined && kindMeta(valueKind).claims === 'wish',
  );
  if (goals.length === 0) return columns;
  const own = context.documentFiscalYear;
  const limits = [...goals.map(endOf), ...(own === undefined ? [] : [`${own + 1}-03-31`])];
  return columns.map((column) => {
    const end = endOf(column);
    const isPast = end !== '' && limits.every((limit) => end <= limit);
    const isBare = isFree(column) && foldForMatching(readDatedHeader(column.header, context).rest) === '';
    return isPast && isBare
      ? { ...column, valueKind: 'actual', kindBy: own === undefined ? 'guess' : 'title' }
      : column;
  });
}
