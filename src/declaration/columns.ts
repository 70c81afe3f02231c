import type { ColumnRole } from '../schema/document-result.js';
import type { Period } from '../schema/reading.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { countedFrom, isSamePart, joinedPath, printsYear as namesYear } from '../values/periods/year-paths.js';
import type { Doubt } from '../values/reading-context.js';
import { begunIn, filledIn, standingIn } from './grid-rows.js';
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

const unitRowCell = /^[（(](?:単位[:：]?)?[^（）()]{1,8}[)）]$/u;
/** A year as a label prints it: with 年, an era, FY or four digits; a number alone is a figure. */
const printsYear = /年|元|令和|平成|昭和|[RHSrhs]\.?\d|FY|(?:^|\D)(?:19|20)\d{2}(?:\D|$)|前|本|翌|当|昨|今|来/u;

const isYearLabel = (label: Label): boolean =>
  label.period !== undefined && (label.namesYear || printsYear.test(label.text.normalize('NFKC')));

/** A part of a year without its year: 4～6月, 上半期, 第1四半期. A day is more often a milestone. */
const isPartLabel = ({ period }: Label): boolean =>
  period !== undefined && /^(?:quarter|half|range|month)$/.test(period.kind) && !namesYear(period);

/** Could this cell stand in a header: a header word, a period, or both? Inside a body it must be one as a whole. */
export function isLabelCell(cell: GridCell, setting: Setting, strict: boolean): boolean {
  const text = cellText(cell);
  if (text.length > 40) return false;
  const label = readLabel(text, setting);
  if (label.whole && (label.period === undefined || isYearLabel(label))) return true;
  // 上期目標 is a label anywhere; 4～6月 alone may be a milestone inside a body.
  if (label.whole && isPartLabel(label) && (!strict || label.claims.length > 0)) return true;
  if (label.members) return true;
  if (isYearLabel(label)) return foldForMatching(label.rest) === '' || (!strict && label.claims.length > 0);
  if (strict || label.period) return false;
  return text.length <= 16 && !/\d{2}/.test(text.normalize('NFKC')) && label.claims.length > 0;
}

/** A header names most of its columns; the rest of a torn row (事業 | （平成29年度） | 課) fills a few. */
function isMostlyFilled(grid: TableGrid, row: number): boolean {
  const filled = standingIn(grid, row).filter((cell) => !isBlank(cell.lines));
  return filled.reduce((columns, cell) => columns + cell.columnSpan, 0) * 2 >= grid.columns;
}

/** A row is of the header where more than half of the cells that begin in it are label cells, and at least two. */
export function isHeaderRow(grid: TableGrid, row: number, setting: Setting, strict: boolean): boolean {
  const cells = filledIn(grid, row);
  if (cells.length < 2 || cells.some((cell) => holdsFigure(cell, setting))) return false;
  const fitting = cells.filter((cell) => isLabelCell(cell, setting, strict));
  // 2015 | 2035 may be figures: inside a body some word has to say that they are years.
  const worded = !strict || fitting.some((cell) => /\D/.test(cellText(cell).normalize('NFKC')));
  return worded && fitting.length >= 2 && fitting.length * 2 > cells.length && isMostlyFilled(grid, row);
}

function isUnitRow(grid: TableGrid, row: number): boolean {
  const cells = filledIn(grid, row);
  return cells.length > 0 && cells.every((cell) => unitRowCell.test(foldForMatching(cellText(cell))));
}

/** A figure in the place of a label: the header ended above it. */
const holdsFigure = (cell: GridCell, setting: Setting): boolean => {
  const text = cellText(cell);
  const label = readLabel(text, setting);
  const isTime = isYearLabel(label) || isPartLabel(label) || countsOn.test(text.normalize('NFKC'));
  return label.claims.length === 0 && bareFigure.test(text.normalize('NFKC')) && !isTime;
};

/** A year that counts on from the one beside it (平成30年度 | 元年度 | 2年度): no quantity is counted in 年度. */
const countsOn = /^(?:元|\d{1,2})\s*年度$/u;

const bareFigure = /^[△▲+\-約延べ累計\s]*[\d,.]+\s*(?:\D{0,4})$/u;

/** Do cells of the row begin inside filled cells of the row above and reach out of them? Then they are no parts of those. */
function crossesAbove(grid: TableGrid, row: number): boolean {
  const above = standingIn(grid, row - 1).filter((cell) => cell.row + cell.rowSpan === row && !isBlank(cell.lines));
  const end = ({ column, columnSpan }: GridCell): number => column + columnSpan;
  return filledIn(grid, row).some((cell) =>
    above.some(
      (other) =>
        cell.column < end(other) &&
        other.column < end(cell) &&
        (cell.column - other.column) * (end(cell) - end(other)) > 0,
    ),
  );
}

/** A lower level of a header: what stands beside a header cell that reaches down to it, a row of units, or a header row by itself. */
function goesOn(grid: TableGrid, row: number, firstRow: number, setting: Setting): boolean {
  if (crossesAbove(grid, row)) return false;
  if (filledIn(grid, row).some((cell) => holdsFigure(cell, setting))) return false;
  const reached = standingIn(grid, row).some((cell) => cell.row >= firstRow && cell.row < row);
  return reached || isUnitRow(grid, row) || isHeaderRow(grid, row, setting, true);
}

/**
 * The header that begins at `fromRow` or, where only captions over the full width stand before it, a little below.
 * `strict` inside a table's body, where milestones look like header words.
 */
export function findHeader(grid: TableGrid, fromRow: number, setting: Setting, strict = false): Header | undefined {
  let firstRow = fromRow;
  while (
    firstRow <= grid.rows &&
    standingIn(grid, firstRow).every((cell) => spansGrid(cell, grid) || isBlank(cell.lines))
  ) {
    firstRow += 1;
  }
  if (firstRow > grid.rows || !isHeaderRowOrGroup(grid, firstRow, setting, strict)) return undefined;
  let lastRow = firstRow;
  while (lastRow < grid.rows && goesOn(grid, lastRow + 1, firstRow, setting)) lastRow += 1;
  const columns = readColumns(grid, firstRow, lastRow, setting);
  // Names alone make no header: 備事業 | 課 is the rest of a torn row.
  const mayHold = columns.some(({ role, claims }) => role === 'value' || claims.some(({ kind }) => kind === 'value'));
  return mayHold ? { firstRow, lastRow, columns } : undefined;
}

/** The upper level of a header may hold group words only (指標 | 計画期間): then the level below must be a header row. */
function isHeaderRowOrGroup(grid: TableGrid, row: number, setting: Setting, strict: boolean): boolean {
  if (isHeaderRow(grid, row, setting, strict)) return true;
  const cells = begunIn(grid, row);
  if (strict || cells.some((cell) => holdsFigure(cell, setting))) return false;
  const merged = cells.some((cell) => cell.rowSpan > 1 || cell.columnSpan > 1);
  return merged && row < grid.rows && isHeaderRow(grid, row + 1, setting, strict);
}

/** A year of the header that counts in 年度: then the others of its series do, too, though they say 年. */
function fiscalYearAmong(cells: readonly GridCell[], setting: Setting): string | undefined {
  const texts = cells.map(cellText).filter((text) => /\d|元/u.test(text.normalize('NFKC')));
  if (!texts.some((text) => /年(?!度)/u.test(text))) return undefined;
  return texts.find(
    (text) => /[\d元]\s*[)）]?\s*年度/u.test(text.normalize('NFKC')) && readLabel(text, setting).period !== undefined,
  );
}

function readColumns(grid: TableGrid, firstRow: number, lastRow: number, outer: Setting): Column[] {
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
  return settleYearSums(settleSameParts(settlePartialYears(settleMidGoals(columns))));
}

/** 中間 of a year of its own before 最終 of a later one is aimed at, too: 中間（令和7年度） | 最終（令和12年度）. */
function settleMidGoals(columns: readonly Column[]): Column[] {
  const yearOf = ({ period }: Column): number => period?.fiscal_year ?? Number.NaN;
  const isWish = ({ valueKind }: Column): boolean => valueKind !== undefined && kindMeta(valueKind).claims === 'wish';
  return columns.map((column) => {
    const isOpen = column.claims.length > 1 && column.valueKind === 'actual' && column.claims.some(isMidGoal);
    const isBeforeLast = columns.some(
      (other) => isWish(other) && /最終/u.test(other.header) && yearOf(other) > yearOf(column),
    );
    const isMet = columns.some((other) => isWish(other) && yearOf(other) === yearOf(column));
    if (!isOpen || !isBeforeLast || isMet) return column;
    const claims = column.claims.toSorted((a, b) => Number(isMidGoal(b)) - Number(isMidGoal(a)));
    return { ...column, claims, valueKind: 'interim_target' };
  });
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

const isMidGoal = (claim: Claim): boolean => claim.kind === 'value' && claim.valueKind === 'interim_target';

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

/** A year counted up to some month (令和2年度 9月末), or as it stood on a day (9月30日現在), has happened; a single month may be one of a schedule. */
const countsUp = (period: Period | undefined): boolean =>
  (period?.kind === 'date' && /現在/u.test(period.text)) ||
  (period !== undefined &&
    (period.kind === 'half' || period.kind === 'range') &&
    isPartOfYear(period) &&
    (period.period_start?.endsWith('-04-01') ?? false));

/** 9月末 beside columns of known kinds, in an interim report, is an actual. */
function settlePartialYears(columns: readonly Column[]): Column[] {
  const kindsKnown = columns.some((column) => column.valueKind !== undefined);
  return columns.map((column) =>
    kindsKnown && column.role === 'value' && column.valueKind === undefined && countsUp(column.period)
      ? { ...column, valueKind: 'actual' }
      : column,
  );
}

/**
 * The column that 前年同期 is said of: the one of its kind whose time the header tells. Where there are several, the one to its left, if each of
 * them has a 前年同期 of its own.
 */
function comparedWith(column: Column, columns: readonly Column[]): Period | undefined {
  const dated = columns.filter(({ role, period }) => role === 'value' && period && !isSamePart(period));
  const ofKind = dated.filter(({ valueKind }) => valueKind === column.valueKind);
  const candidates = ofKind.length > 0 ? ofKind : dated;
  const starts = new Set(candidates.map(({ period }) => `${period?.period_start}/${period?.period_end}`));
  if (starts.size === 1) return candidates[0]?.period;
  const asking = columns.filter(({ role, period }) => role === 'value' && period && isSamePart(period));
  const left = candidates.find((other) => other.column === column.column - 1);
  return asking.length === candidates.length ? left?.period : undefined;
}

/** 前年同期実績 beside 令和5年度上半期実績 is of the same part of the year before. */
function settleSameParts(columns: readonly Column[]): Column[] {
  return columns.map((column) => {
    if (column.role !== 'value' || !column.period || !isSamePart(column.period)) return column;
    const from = comparedWith(column, columns);
    return { ...column, period: (from && countedFrom(from, column.period)) ?? column.period };
  });
}

/** 年間計 beside quarters or halves is of their kind: the whole of the parts. */
function settleYearSums(columns: readonly Column[]): Column[] {
  const parts = columns.filter(({ role, period }) => role === 'value' && period !== undefined && isPart(period));
  const kinds = new Set(parts.map(({ valueKind }) => valueKind));
  const known = [...kinds].filter((each) => each !== undefined);
  // What the labels leave open, the line above the table tells for all of them, or nothing does.
  const kind = kinds.size === 1 ? known[0] : undefined;
  return columns.map((column) => {
    const isSum =
      column.role === 'unknown' && /^(?:年間|年度|通年|年)の?(?:計|合計)$/u.test(foldForMatching(column.header));
    const claims: Claim[] = kind === undefined ? [] : [{ kind: 'value', valueKind: kind }];
    const told = isSum && parts.length > 1 && known.length < 2;
    return told ? { ...column, role: 'value', valueKind: kind, claims } : column;
  });
}

/** A quarter, a half or some months, with its year or without. */
const isPart = ({ kind }: Period): boolean => kind === 'quarter' || kind === 'half' || kind === 'range';

/** Does the period lie in one fiscal year without filling it? */
export function isPartOfYear({ fiscal_year, period_start, period_end }: Period): boolean {
  if (fiscal_year === null) return false;
  return period_start !== `${fiscal_year}-04-01` || period_end !== `${fiscal_year + 1}-03-31`;
}

/** Does a word of the header call the column one of indicators (指標, 項目)? */
export const isCalledIndicator = ({ claims }: Pick<Column, 'claims'>): boolean =>
  claims.some((claim) => claim.kind === 'role' && claim.role === 'indicator_name');
