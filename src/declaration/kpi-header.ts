import { isHeaderWord, readHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { ValueKind } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import type { HeaderReading } from '../values/headers.js';
import type { Doubt, ReadingContext } from '../values/reading-context.js';
import { readUnit } from '../values/unit-text.js';
import { readDatedHeader } from './dated-header.js';
import { cellText, isBlank } from './line-text.js';

/** What a column of a KPI table is for, read from the header cells above it. */
export interface Column {
  /** In the grid, from 1. */
  readonly column: number;
  /** Header cells from top to bottom, joined, as printed. */
  readonly header: string;
  readonly role: ColumnRole;
  readonly valueKind: ValueKind | undefined;
  readonly period: Period | undefined;
  /** Unit printed in the header: 千円. */
  readonly unit: string;
  readonly cells: readonly GridCell[];
  /** Doubts about its period: a bare year that no era explains. */
  readonly doubts: readonly Doubt[];
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

interface Reading {
  readonly vocabulary: Vocabulary;
  readonly context: ReadingContext;
  /** Inside the body of a table a cell must be a header word as a whole: 基本計画 is a milestone there. */
  readonly strict: boolean;
}

const rowCells = (grid: TableGrid, row: number): GridCell[] =>
  grid.cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan);

const spansGrid = (cell: GridCell, grid: TableGrid): boolean => cell.columnSpan >= grid.columns && grid.columns > 1;

const unitInBrackets = /[（(【[](?:単位[:：]?)?([^（）()【】[\]]{1,8})[)）】\]]/u;

/** Unit in a header or an indicator's name: 利用者数（人）, 事業費(単位:千円). */
export function unitInName(text: string): string {
  const all = [...text.matchAll(new RegExp(unitInBrackets, 'gu'))].map((match) => match[1] ?? '');
  return all.reverse().find((unit) => readUnit(unit)?.known === true) ?? '';
}

const unitRowCell = /^[（(](?:単位[:：]?)?[^（）()]{1,8}[)）]$/u;

/** What every notation of a year has: a digit in some width or in kanji, 元, or a relative word. Most cells of a body have none. */
const mayHoldYear = /[0-9０-９元〇一二三四五六七八九十前本翌当昨今来]/u;

/** Could this cell stand in a header: a header word, a period, or both? */
function isHeaderCell(cell: GridCell, { vocabulary, context, strict }: Reading): boolean {
  const text = cellText(cell);
  if (isHeaderWord(text, vocabulary)) return true;
  if (strict && !mayHoldYear.test(text)) return false;
  const { period, rest } = readDatedHeader(text, context);
  if (period)
    return (
      foldForMatching(rest) === '' ||
      (strict ? isHeaderWord(rest, vocabulary) : readHeaderWords(rest, vocabulary) !== undefined)
    );
  if (strict) return false;
  return text.length <= 16 && !/\d{2}/.test(text.normalize('NFKC')) && readHeaderWords(text, vocabulary) !== undefined;
}

/** A header names most of its columns; the rest of a torn row (事業 | （平成29年度） | 課) fills a few. */
function isMostlyFilled(grid: TableGrid, row: number): boolean {
  const filled = rowCells(grid, row).filter((cell) => !isBlank(cell.lines));
  return filled.reduce((columns, cell) => columns + cell.columnSpan, 0) * 2 >= grid.columns;
}

/** A row is of the header where more than half of the cells that begin in it are header cells, and at least two. */
function isHeaderRow(grid: TableGrid, row: number, reading: Reading): boolean {
  const cells = grid.cells.filter((cell) => cell.row === row && !isBlank(cell.lines));
  const fitting = cells.filter((cell) => isHeaderCell(cell, reading));
  // 2015 | 2035 may be figures: inside a body some word has to say that they are years.
  const worded = !reading.strict || fitting.some((cell) => /\D/.test(cellText(cell).normalize('NFKC')));
  return worded && fitting.length >= 2 && fitting.length * 2 > cells.length && isMostlyFilled(grid, row);
}

function isUnitRow(grid: TableGrid, row: number): boolean {
  const cells = grid.cells.filter((cell) => cell.row === row && !isBlank(cell.lines));
  return cells.length > 0 && cells.every((cell) => unitRowCell.test(foldForMatching(cellText(cell))));
}

/** A lower level of a header: what stands beside a header cell that reaches down to it, a row of units, or a header row by itself. */
function goesOn(grid: TableGrid, row: number, firstRow: number, reading: Reading): boolean {
  const reached = grid.cells.some((cell) => cell.row >= firstRow && cell.row < row && cell.row + cell.rowSpan > row);
  return reached || isUnitRow(grid, row) || isHeaderRow(grid, row, { ...reading, strict: true });
}

/**
 * The header that begins at `fromRow` or, where only captions over the full width stand before it, a little below.
 * `strict` inside a table's body, where milestones look like header words.
 */
export function findHeader(
  grid: TableGrid,
  fromRow: number,
  vocabulary: Vocabulary,
  context: ReadingContext,
  strict = false,
): Header | undefined {
  const reading = { vocabulary, context, strict };
  let firstRow = fromRow;
  while (
    firstRow <= grid.rows &&
    rowCells(grid, firstRow).every((cell) => spansGrid(cell, grid) || isBlank(cell.lines))
  ) {
    firstRow += 1;
  }
  if (firstRow > grid.rows || !isHeaderRowOrGroup(grid, firstRow, reading)) return undefined;
  let lastRow = firstRow;
  while (lastRow < grid.rows && goesOn(grid, lastRow + 1, firstRow, reading)) lastRow += 1;
  const columns = readColumns(grid, firstRow, lastRow, vocabulary, context);
  // Names alone make no header: 備事業 | 課 is the rest of a torn row.
  return columns.some((column) => column.role === 'value') ? { firstRow, lastRow, columns } : undefined;
}

/** The upper level of a header may hold group words only (指標 | 計画期間): then the level below must be a header row. */
function isHeaderRowOrGroup(grid: TableGrid, row: number, reading: Reading): boolean {
  if (isHeaderRow(grid, row, reading)) return true;
  if (reading.strict) return false;
  const merged = grid.cells.some((cell) => cell.row === row && (cell.rowSpan > 1 || cell.columnSpan > 1));
  return merged && row < grid.rows && isHeaderRow(grid, row + 1, reading);
}

function readColumns(
  grid: TableGrid,
  firstRow: number,
  lastRow: number,
  vocabulary: Vocabulary,
  context: ReadingContext,
): Column[] {
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
    const read = readColumn(
      column,
      cells,
      vocabulary,
      previousHeader === undefined ? context : { ...context, previousHeader },
    );
    if (read.period) previousHeader = read.period.text;
    columns.push(read);
  }
  return settlePartialYears(settleNameColumns(columns));
}

/** A column of one year by another (H22/H21) holds a rate. */
const isRatio = ({ periods, rest }: HeaderReading): boolean => periods.length > 1 && /^[/／]$/u.test(rest.trim());

/** Reads a column's header from the lowest cell upwards: the nearest word and the nearest period count. */
function readColumn(
  column: number,
  cells: readonly GridCell[],
  vocabulary: Vocabulary,
  context: ReadingContext,
): Column {
  const filled = cells.filter((cell) => !isBlank(cell.lines)).sort((a, b) => a.row - b.row);
  const texts = filled.map(cellText);
  let period: Period | undefined;
  let meaning: ReturnType<typeof readHeaderWords>;
  const doubts: Doubt[] = [];
  for (const text of [...texts].reverse()) {
    const read = readDatedHeader(text, context);
    period ??= read.period && fromAprilOn(read.period);
    doubts.push(...read.doubts);
    meaning ??= isRatio(read) ? { kind: 'role', role: 'rating' } : readHeaderWords(read.rest, vocabulary);
  }
  const header = texts.join(' ');
  const base = { column, header, cells: filled, doubts, unit: unitInName(header) };
  if (meaning?.kind === 'value') return { ...base, role: 'value', valueKind: meaning.valueKind, period };
  if (meaning) return { ...base, role: meaning.role, valueKind: undefined, period };
  return { ...base, role: period ? 'value' : 'unknown', valueKind: undefined, period };
}

/** A column up to the end of a month (令和2年度9月末) holds what was counted since April; up to March it is the year's own. */
function fromAprilOn(period: Period): Period {
  const { kind, fiscal_year, period_end, text } = period;
  if (kind !== 'date' || fiscal_year === null || !text.includes('末') || period_end?.endsWith('-03-31')) return period;
  return { ...period, kind: 'range', period_start: `${fiscal_year}-04-01` };
}

/** A year counted up to some month (令和2年度 9月末) has happened; a single month may be one of a schedule. */
const countsUp = (period: Period | undefined): boolean =>
  period !== undefined &&
  (period.kind === 'half' || period.kind === 'range') &&
  isPartOfYear(period) &&
  (period.period_start?.endsWith('-04-01') ?? false);

/** 9月末 beside columns of known kinds, in an interim report, is an actual. */
function settlePartialYears(columns: readonly Column[]): Column[] {
  const kindsKnown = columns.some((column) => column.valueKind !== undefined);
  return columns.map((column) =>
    kindsKnown && column.role === 'value' && column.valueKind === undefined && countsUp(column.period)
      ? { ...column, valueKind: 'actual' }
      : column,
  );
}

/** Does the period lie in one fiscal year without filling it? */
export function isPartOfYear({ fiscal_year, period_start, period_end }: Period): boolean {
  if (fiscal_year === null) return false;
  return period_start !== `${fiscal_year}-04-01` || period_end !== `${fiscal_year + 1}-03-31`;
}

const namesMeasure = (column: Column): boolean => /指標|KPI/iu.test(column.header.normalize('NFKC'));

/** Where one header says 指標 or KPI, a weaker one beside it (重点項目) names the project. */
function settleNameColumns(columns: readonly Column[]): Column[] {
  if (!columns.some((column) => column.role === 'indicator_name' && namesMeasure(column))) return [...columns];
  return columns.map((column) =>
    column.role === 'indicator_name' && !namesMeasure(column) ? { ...column, role: 'project_name' } : column,
  );
}
