// Which of several columns of names is the project, the indicator, a part.

import { foldForMatching } from '../text/fold.js';
import type { Content } from './column-content.js';
import { asRole, type Column, hasRole, isCalledIndicator, valueColumns } from './columns.js';
import { readLabel } from './labels.js';
import { namesQuantity } from './quantity-names.js';
import type { Setting } from './setting.js';

const namesMeasure = (column: Column): boolean => /指標|KPI/iu.test(column.header.normalize('NFKC'));

/** Where one header says 指標 or KPI, a weaker one beside it (重点項目) names the project. What its cells alone make a name stays one. */
export function settleNameColumns(columns: readonly Column[]): readonly Column[] {
  if (!columns.some((column) => column.role === 'indicator_name' && namesMeasure(column))) return columns;
  return columns.map((column) =>
    saysName(column) && !namesMeasure(column) ? { ...column, role: 'project_name' } : column,
  );
}

const saysName = ({ role, claims: [claim] }: Column): boolean =>
  role === 'indicator_name' && claim?.kind === 'role' && claim.role === 'indicator_name';

/**
 * Of two columns of names under headings of their own (成果目標 | 項目) the finer one, or the one nearer to the values, names the indicators;
 * the other what they belong to.
 */
export function withFinerName(columns: readonly Column[], contents: readonly Content[]): readonly Column[] {
  const names = columns.filter((column) => column.role === 'indicator_name' && isCalledIndicator(column));
  const [first, second, ...more] = names;
  if (!first || !second || more.length > 0 || first.cells[0] === second.cells[0] || hasRole(columns, 'project_name'))
    return columns;
  const textsIn = (column: Column): number => contents[columns.indexOf(column)]?.texts.length ?? 0;
  const coarser = textsIn(first) <= textsIn(second) ? first : second;
  return columns.map((column) => (column === coarser ? asRole(column, 'project_name') : column));
}

const typeOfMeasure = /^(?:[①-⑳]|.{0,4}(?:指標|資源|投入|活動|成果|対象|アウトプット|アウトカム|インプット|コスト))$/u;

/** Under one heading over two columns the first may tell what kind of indicator the second names (成果指標 | 満足度). */
export function withGroups(columns: readonly Column[], contents: readonly Content[], setting: Setting): Column[] {
  return columns.map((column, index) => {
    const next = columns[index + 1];
    const shared = column.cells[0] !== undefined && column.cells[0] === next?.cells[0];
    const texts = contents[index]?.texts ?? [];
    const typed =
      shared &&
      column.role === 'indicator_name' &&
      texts.length > 0 &&
      texts.every((text) => readLabel(text, setting).whole || typeOfMeasure.test(text.trim()));
    return typed ? asRole({ ...column, claims: [{ kind: 'role', role: 'group' }] }, 'group') : column;
  });
}

/** Looks of cells that may name what is measured. */
const wordy: ReadonlySet<Content['looks'][number]> = new Set<Content['looks'][number]>(['words', 'kindish', 'mixed']);

/** Words that tell parts of one indicator, and name none by themselves. */
const partsOfAll =
  /^(?:男性?|女性?|男子|女子|計|合計|総数|全体|本?[市町村県]|国|全国|[小中]学[校生]|高校生?|大人|子ども|(?:[小中]学|高校|満)?[^\p{L}]*\d[^\p{L}]*(?:歳|代|年生|学年|級).*)$/u;

export const isPartOfAll = (text: string): boolean => partsOfAll.test(foldForMatching(text));

/**
 * Words that stand before the name of an indicator under a label of their own (地区, 施設), or the few that come again and again between
 * the name and its values (対象: 男性, 女性), tell indicators of the same name apart.
 */
export function withTellingApart(
  columns: readonly Column[],
  contents: readonly Content[],
  named: boolean,
): readonly Column[] {
  const firstValue = valueColumns(columns)[0]?.column;
  // Where the caption names what is measured, all words before the values do so.
  const name = columns.find(({ role }) => role === 'indicator_name')?.column ?? (named ? firstValue : undefined);
  if (name === undefined || firstValue === undefined) return columns;
  const namesOf = contents[columns.findIndex(({ column }) => column === name)]?.texts.length ?? 0;
  return columns.map((column, index) => {
    const { texts, looks } = contents[index] ?? { texts: [], looks: [] };
    // 20歳代 begins as a figure does.
    if (texts.length === 0 || !looks.every((each, at) => wordy.has(each) || isPartOfAll(texts[at] ?? '')))
      return column;
    const before = column.role === 'unknown' && column.header !== '' && column.column < name;
    // 中央病院 | 北病院 in the rows of one name, whatever their column is called.
    const sharesNames = texts.length > namesOf;
    const isFree = column.role === 'remarks' || (column.role === 'unknown' && column.header !== '' && sharesNames);
    const between = isFree && column.column > name && column.column < firstValue;
    const comesAgain = new Set(texts).size < texts.length;
    return before || (between && (comesAgain || texts.every(isPartOfAll))) ? asRole(column, 'group') : column;
  });
}

/**
 * The same words again and again in the blocks of the column before (処理区: 中部, 東部, 計 behind 工種), none of them a quantity, are parts of what that
 * one names, where no column is called one of names.
 */
export function withPartsBehind(columns: readonly Column[], contents: readonly Content[]): readonly Column[] {
  if (hasRole(columns, 'indicator_name') || hasRole(columns, 'project_name')) return columns;
  const isFree = (column: Column | undefined): boolean => column?.role === 'unknown' || column?.role === 'group';
  const at = columns.findIndex((column, index) => {
    const [blocks, parts] = [contents[index]?.texts ?? [], contents[index + 1]?.texts ?? []];
    const different = new Set(parts);
    const comesAgain = blocks.length > 1 && different.size > 1 && parts.length === blocks.length * different.size;
    const areFree = isFree(column) && isFree(columns[index + 1]);
    return areFree && comesAgain && new Set(blocks).size === blocks.length && !parts.some(namesQuantity);
  });
  const naming = { kind: 'role', role: 'indicator_name' } as const;
  return columns.map((column, index) => {
    if (index === at) return asRole({ ...column, claims: [naming] }, 'indicator_name');
    return index === at + 1 && at >= 0
      ? asRole({ ...column, claims: [{ kind: 'role', role: 'group' }] }, 'group')
      : column;
  });
}

/** Does a column of words before the values say of each row what it is about, so that a caption need not? */
export function namesRows(column: Column, content: Content | undefined, columns: readonly Column[]): boolean {
  const firstValue = valueColumns(columns)[0]?.column ?? 0;
  const isFree = column.role === 'group' || column.role === 'unknown';
  if (!content || !isFree || column.column > firstValue || content.texts.length < 2) return false;
  const isWordy = content.looks.every((look) => wordy.has(look));
  return isWordy && !content.texts.every(isPartOfAll);
}
