// A header's columns, each as its own labels say: role, kind, period, unit.

import type { ColumnRole } from '../schema/document-result.js';
import type { Period } from '../schema/reading.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { joinedPath } from '../values/periods/year-paths.js';
import type { Doubt } from '../values/reading-context.js';
import { type Claim, isYearAlone, type Label, rating, readLabel } from './labels.js';
import { cellText, isBlank, textOf } from './line-text.js';
import { type Members, readMembers } from './members.js';
import type { Setting } from './setting.js';

/** What a column of a KPI table is for, as far as the header cells above it say. */
export interface Column {
  /** In the grid, from 1. */
  readonly column: number;
  /** Header cells from top to bottom, joined, as printed. */
  readonly header: string;
  readonly role: ColumnRole;
  readonly valueKind: ValueKind | undefined;
  /** What gave it its kind, where none of its own words did: the title, or the title of a document that has no year. */
  readonly kindBy?: 'title' | 'guess';
  readonly period: Period | undefined;
  /** Unit printed in the header: 千円. */
  readonly unit: string;
  readonly cells: readonly GridCell[];
  /** Its period is the first of several years that its label names. */
  readonly severalYears: boolean;
  /** The year of the figures in brackets, where its label names it so: 令和5年度（令和4年度）. */
  readonly bracketYear: Period | undefined;
  /** Doubts about its period: a bare year that no era explains. */
  readonly doubts: readonly Doubt[];
  /** All that its labels can claim, likeliest first. */
  readonly claims: readonly Claim[];
  /** Several kinds in one cell of it. */
  readonly members: Members | undefined;
  /** Kind whose years it holds, where its role is `dates`; undefined: of the values beside it. */
  readonly datesOf: ValueKind | undefined;
  /** Lowest label where it tells one measure from another under one heading (男, 女; 単年, 累計). */
  readonly partLabel: string;
  /** Its words count years from the document's own (年間目標). */
  readonly ofDocumentYear: boolean;
  /** For a column of kinds: it speaks only where a column has no kind of its own (区分 filled with one word). */
  readonly fillsOnly: boolean;
}

/** The header of a table or of a block of it. */
export interface Header {
  /** First and last row of the header in its grid, from 1. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly Column[];
}

/** Headers that say the same are the same, however they are wrapped. */
export const headerKey = (columns: readonly Column[]): string =>
  columns.map((column) => foldForMatching(column.header)).join('|');

export const hasRole = (columns: readonly Column[], role: ColumnRole): boolean =>
  columns.some((column) => column.role === role);

export const valueColumns = (columns: readonly Column[]): Column[] => columns.filter(({ role }) => role === 'value');

/** The column taken for something else than its labels say. */
export const asRole = (column: Column, role: Column['role'], fillsOnly = false): Column => ({
  ...column,
  role,
  valueKind: undefined,
  fillsOnly,
});

export const spansGrid = (cell: GridCell, grid: TableGrid): boolean =>
  cell.columnSpan >= grid.columns && grid.columns > 1;

/** A year of the header that counts in 年度: then the others of its series do, too, though they say 年. */
function fiscalYearAmong(cells: readonly GridCell[], setting: Setting): string | undefined {
  const texts = cells.map(cellText).filter((text) => /\d|元/u.test(text.normalize('NFKC')));
  if (!texts.some((text) => /年(?!度)/u.test(text))) return undefined;
  return texts.find(
    (text) => /[\d元]\s*[)）]?\s*年度/u.test(text.normalize('NFKC')) && readLabel(text, setting).period !== undefined,
  );
}

/** The columns of a header as their own labels say, each by itself. */
export function readColumns(grid: TableGrid, firstRow: number, lastRow: number, outer: Setting): Column[] {
  const ofHeader = grid.cells.filter(({ row }) => row >= firstRow && row <= lastRow);
  const fiscalSeries = outer.context.fiscalSeries ?? fiscalYearAmong(ofHeader, outer);
  const setting = fiscalSeries === undefined ? outer : { ...outer, context: { ...outer.context, fiscalSeries } };
  const columns: Column[] = [];
  let previousHeader: string | undefined;
  for (let column = 1; column <= grid.columns; column += 1) {
    const cells = grid.cells.filter(
      (cell) =>
        cell.row + cell.rowSpan > firstRow &&
        cell.row <= lastRow &&
        cell.column <= column &&
        column < cell.column + cell.columnSpan &&
        !spansGrid(cell, grid),
    );
    const context = previousHeader === undefined ? setting.context : { ...setting.context, previousHeader };
    const read = readColumn(column, cells, { ...setting, context });
    // 平成30年度 | 元年度 | 2年度: each counts on from all before it.
    if (read.period)
      previousHeader = previousHeader === undefined ? read.period.text : `${previousHeader}、${read.period.text}`;
    columns.push(read);
  }
  return columns;
}

/** Two kinds on two lines of one label: 目標 over 実績. */
export function membersInLines(cell: Pick<GridCell, 'lines'>, setting: Setting): Members | undefined {
  if (cell.lines.length < 2) return undefined;
  const lines = cell.lines.map(textOf).filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.length > 4 || readLabel(cellText(cell), setting).whole) return undefined;
  const first = readLabel(lines[0] ?? '', setting);
  const dated = isYearAlone(first);
  const worded = dated ? lines.slice(1) : lines;
  if (worded.length < 2 || !worded.every((line) => readLabel(line, setting).whole)) return undefined;
  const members = readMembers(worded.join('／'), setting);
  if (members && tellsStage(members)) return undefined;
  return (
    members && {
      sign: 'lines',
      members: members.members.map((member) => ({
        ...member,
        period: member.period ?? (dated ? first.period : undefined),
      })),
    }
  );
}

/** 中間値 over 令和5年度実績, 基準値 over 令和元年度実績: one kind, and at which stage it was measured. */
function tellsStage({ members }: Members): boolean {
  const [stage, measured] = members;
  const isStage = stage?.valueKind === 'baseline' || /^中間(?:値|年度|時点|時)?$/u.test(stage?.text ?? '');
  return members.length === 2 && isStage && measured?.valueKind === 'actual';
}

/** The labels of a header cell from above: its text, or each of two lines of which the upper tells the stage of the lower. */
function levelsOf(cell: GridCell, setting: Setting): Label[] {
  const lines = cell.lines.map(textOf);
  const members = lines.length === 2 ? readMembers(lines.join('／'), setting) : undefined;
  const levels = members && tellsStage(members) ? lines : [cellText(cell)];
  return levels.map((text) => readLabel(text, setting));
}

/** The claims of a path of labels, the nearest first; a label of years below a kind (基準 over 年度 | 値) tells that kind's years. */
function claimsOf(labels: readonly Label[]): readonly Claim[] {
  const speaking = labels.findIndex((label) => label.claims.length > 0);
  const own = labels[speaking]?.claims ?? [];
  const dated = labels.slice(0, speaking).some(isYearAlone);
  const [first] = own;
  // 基準年 over 平成30年度: the year that it asks for stands in the header, and figures below.
  if (dated && first?.kind === 'dates' && first.of !== undefined) {
    // 計画期間 over its years tells what they belong to, and no kind: rows of 目標値 and 実績値 may stand below.
    const isSpan = foldForMatching(labels[speaking]?.rest ?? '').endsWith('期間');
    return isSpan ? [] : [{ kind: 'value', valueKind: first.of }];
  }
  const outer = labels.slice(speaking + 1).find((label) => label.claims.length > 0)?.claims[0];
  if (outer?.kind !== 'value') return own;
  const isWish = kindMeta(outer.valueKind).claims === 'wish';
  // 目標 over 当初 and 見直し後 is what was aimed at first; elsewhere 当初 is where it began.
  if (isWish && labels[speaking] && isFirst(labels[speaking])) return [outer];
  // 目標 over 中間 is aimed at; elsewhere 中間 is what was reached by then.
  const midway = isWish ? own.filter(isMidGoal) : [];
  if (midway.length > 0) return midway;
  return own.map((claim) => {
    if (claim.kind === 'dates' && claim.of === undefined) return { kind: 'dates', of: outer.valueKind };
    if (claim.kind === 'role' && claim.role === 'value') return outer;
    // 計画策定時 over 実績値 is the baseline.
    return claim.kind === 'value' && claim.valueKind === 'actual' && outer.valueKind === 'baseline' ? outer : claim;
  });
}

const isFirst = ({ text }: Label): boolean => /^\(?当初\)?$/u.test(foldForMatching(text));

export const isMidGoal = (claim: Claim): boolean => claim.kind === 'value' && claim.valueKind === 'interim_target';

/** The period of a path of labels, the nearest first: a part of a year (4～6月) is one of the year that a label over it names. */
function periodOfPath(labels: readonly Label[]): Period | undefined {
  const [uppermost, ...lower] = labels.flatMap(({ period }) => period ?? []).reverse();
  return uppermost && lower.reduce(joinedPath, uppermost);
}

/** Reads a column's header from the lowest cell upwards: the nearest word and the nearest period count. */
function readColumn(column: number, cells: readonly GridCell[], setting: Setting): Column {
  const filled = cells.filter((cell) => !isBlank(cell.lines)).sort((a, b) => a.row - b.row);
  const labels = filled.flatMap((cell) => levelsOf(cell, setting)).reverse();
  const header = filled.map(cellText).join(' ');
  const claims = claimsOf(labels);
  const members =
    labels.find((label) => label.members)?.members ??
    filled.map((cell) => membersInLines(cell, setting)).find((found) => found !== undefined);
  const period = periodOfPath(labels);
  const withPeriod = members && {
    ...members,
    members: members.members.map((member) => ({ ...member, period: member.period ?? period })),
  };
  const lowest = labels[0];
  const tellsPart =
    lowest !== undefined &&
    labels.length > 1 &&
    (lowest.claims.length === 0 || (isFirst(lowest) && claims[0] !== lowest.claims[0])) &&
    lowest.period === undefined;
  const base = {
    column,
    header,
    cells: filled,
    doubts: labels.flatMap(({ doubts }) => doubts),
    unit: labels.map(({ unit }) => unit).find((unit) => unit !== '') ?? '',
    period,
    severalYears: !members && labels.find((label) => label.period !== undefined)?.severalYears === true,
    bracketYear: labels.find((label) => label.bracketYear)?.bracketYear,
    claims,
    members: withPeriod,
    datesOf: undefined,
    partLabel: tellsPart && !/^(?:値|数値|数|実数|\d*)$/u.test(foldForMatching(lowest.text)) ? lowest.text.trim() : '',
    ofDocumentYear: labels.some((label) => label.ofDocumentYear),
    fillsOnly: false,
  };
  // 県内順位 beside the figures is where they stand among others', and none of the indicator's own.
  const ranks = lowest !== undefined && lowest.claims.length === 0 && /順位$/u.test(foldForMatching(lowest.text));
  return {
    ...base,
    ...(ranks && !members ? roleBy(rating, period, undefined) : roleBy(claims[0], period, withPeriod)),
  };
}

/** Role and kind that a claim gives to a column. */
export function roleBy(
  claim: Claim | undefined,
  period: Period | undefined,
  members: Members | undefined,
): Pick<Column, 'role' | 'valueKind' | 'datesOf'> {
  if (members) return { role: 'value', valueKind: members.members[0]?.valueKind, datesOf: undefined };
  if (claim === undefined) return { role: period ? 'value' : 'unknown', valueKind: undefined, datesOf: undefined };
  switch (claim.kind) {
    case 'value':
      return { role: 'value', valueKind: claim.valueKind, datesOf: undefined };
    case 'dates':
      return { role: 'dates', valueKind: undefined, datesOf: claim.of };
    case 'role':
      return { role: claim.role, valueKind: undefined, datesOf: undefined };
    default:
      return claim satisfies never;
  }
}

/** Does a word of the header call the column one of indicators (指標, 項目)? */
export const isCalledIndicator = ({ claims }: Pick<Column, 'claims'>): boolean =>
  claims.some((claim) => claim.kind === 'role' && claim.role === 'indicator_name');
