// Grids cut and turned: rows told apart, sections, columns picked, rows and columns exchanged.

import { type Box, boundingBox } from '../geometry/box.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { hasDigit } from '../text/fold.js';
import { type Column, type Header, spansGrid } from './columns.js';
import { type Facts, factsOf, mergeFacts, noFacts, type Pair, speaksOf } from './form-facts.js';
import { begunIn, filledIn, standingIn } from './grid-rows.js';
import { findHeader, isHeaderRow, isLabelCell } from './header-rows.js';
import { isYearAlone, readLabel } from './labels.js';
import { cellText, isBlank } from './line-text.js';
import type { Setting } from './setting.js';

/** A stretch of a grid's rows, or of its columns, that is read as a table of its own. */
export interface Section {
  readonly grid: TableGrid;
  readonly header: Header;
  /** What the form around it says of its rows. */
  readonly facts: Facts;
  /** Kind that a label beside all of it gives to its values (実績値の推移). */
  readonly valueKind?: ValueKind | undefined;
}

/** A grid's rows told apart: tables with a header of their own, and pairs of label and value around them. */
export interface Rows {
  readonly sections: readonly Section[];
  readonly pairs: readonly Pair[];
}

/** The grid with rows and columns exchanged: for tables that hold an indicator in each column and a year in each row. */
export function turn(grid: TableGrid): TableGrid {
  const cells = grid.cells
    .map((cell) => ({
      ...cell,
      row: cell.column,
      column: cell.row,
      rowSpan: cell.columnSpan,
      columnSpan: cell.rowSpan,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...grid, rows: grid.columns, columns: grid.rows, cells };
}

export const boxOf = (cells: readonly GridCell[], fallback: Box): Box =>
  boundingBox(cells.map(({ box }) => box)) ?? fallback;

/** Columns that no cell tells apart are one: other rows of a sheet may have parted them. */
function uniteColumns(grid: TableGrid): TableGrid {
  const begun = new Set(grid.cells.map(({ column }) => column));
  const kept = range(1, grid.columns).filter((column) => begun.has(column));
  if (kept.length === grid.columns) return grid;
  const place = (column: number): number => kept.findLastIndex((each) => each <= column) + 1;
  const cells = grid.cells.map((cell) => {
    const column = place(cell.column);
    return { ...cell, column, columnSpan: place(cell.column + cell.columnSpan - 1) - column + 1 };
  });
  return { ...grid, columns: kept.length, cells };
}

/** The rows of a grid from one to another; a cell that reaches over an end is cut there. */
export function cutRows(grid: TableGrid, firstRow: number, lastRow: number): TableGrid {
  const cells = grid.cells
    .filter((cell) => cell.row <= lastRow && cell.row + cell.rowSpan > firstRow)
    .map((cell) => {
      const row = Math.max(cell.row, firstRow);
      const end = Math.min(cell.row + cell.rowSpan - 1, lastRow);
      return { ...cell, row: row - firstRow + 1, rowSpan: end - row + 1 };
    });
  return uniteColumns({ ...grid, rows: lastRow - firstRow + 1, cells, box: boxOf(cells, grid.box) });
}

/** A grid without some of its rows; a cell that reaches over one of them is as much lower. */
function leaveOutRows(grid: TableGrid, left: readonly number[]): TableGrid {
  if (left.length === 0) return grid;
  const kept = range(1, grid.rows).filter((row) => !left.includes(row));
  const cells = grid.cells.flatMap((cell) => {
    const rows = kept.filter((row) => row >= cell.row && row < cell.row + cell.rowSpan);
    const [first] = rows;
    return first === undefined ? [] : [{ ...cell, row: kept.indexOf(first) + 1, rowSpan: rows.length }];
  });
  return { ...grid, rows: kept.length, cells };
}

/** Some columns of a grid; undefined where a filled cell reaches from those left out into those kept, headings over all apart. */
export function pickColumns(grid: TableGrid, kept: readonly number[]): TableGrid | undefined {
  const covered = (cell: GridCell): number[] =>
    kept.filter((column) => column >= cell.column && column < cell.column + cell.columnSpan);
  const touching = grid.cells.filter((cell) => covered(cell).length > 0);
  const torn = touching.some(
    (cell) => covered(cell).length < cell.columnSpan && !isBlank(cell.lines) && !spansGrid(cell, grid),
  );
  if (torn) return undefined;
  const cells = touching.map((cell) => {
    const columns = covered(cell);
    return { ...cell, column: kept.indexOf(columns[0] ?? cell.column) + 1, columnSpan: columns.length };
  });
  return { ...grid, columns: kept.length, cells, box: boxOf(cells, grid.box) };
}

export const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

export const nameRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'indicator_name',
  'project_name',
  'project_code',
  'division',
]);

/** A label of a form where one is due: a header word as a whole, or words that end in one. */
function mayLabel(cell: GridCell, setting: Setting): boolean {
  if (isLabelCell(cell, setting, true)) return true;
  const text = cellText(cell).trim();
  const label = readLabel(text, setting);
  const [claim] = label.claims;
  const isName = claim?.kind === 'role' && nameRoles.has(claim.role);
  // 指標1, 指標2: names may be numbered; 目標12 may be a figure.
  const words = isName ? text.normalize('NFKC').replace(/\d+$/u, '') : text.normalize('NFKC');
  return claim !== undefined && text.length <= 14 && !/\d/u.test(words);
}

/** A label of years (基準年度) has a year for its value, though a year by itself may be a label. */
function asksForYear(label: GridCell | undefined, setting: Setting): boolean {
  return label !== undefined && readLabel(cellText(label), setting).claims.some(({ kind }) => kind === 'dates');
}

/** A year between a kind and its value dates it (基準値 | 令和元年度 | 38.2); behind 基準年度 it is a value. */
function datesValue(labels: readonly GridCell[], setting: Setting): boolean {
  const last = labels.at(-1);
  return (
    last !== undefined && !asksForYear(last, setting) && readLabel(cellText(last), setting).claims[0]?.kind === 'value'
  );
}

/** A year by itself beside a label of years: 基準年度 | 平成30年度. */
function isYearPair({ labels, value }: Pair, setting: Setting): boolean {
  return isYearAlone(readLabel(cellText(value), setting)) && asksForYear(labels.at(-1), setting);
}

/** Does each year of a row stand beside a label that asks for it (基準年度 | 令和3年度)? 年度 | 令和3年度 | 令和4年度 heads the years. */
function asksForYears(pairs: readonly Pair[], grid: TableGrid, row: number, setting: Setting): boolean {
  const asked = pairs.filter((pair) => isYearPair(pair, setting)).length;
  const years = filledIn(grid, row).filter((cell) => isYearAlone(readLabel(cellText(cell), setting)));
  return asked > 0 && years.length <= asked;
}

/** Does the cell stand on tinted ground? */
const isTinted = (cell: GridCell, grid: TableGrid, { paint }: Setting): boolean =>
  paint !== undefined && paint.ground(cell.page ?? grid.page, cell.box) !== 'white';

/** Tinted labels beside white values: the row of a form, whatever its words. */
const alternates = (pairs: readonly Pair[], grid: TableGrid, setting: Setting): boolean =>
  pairs.every(
    ({ labels, value }) => labels.every((label) => isTinted(label, grid, setting)) && !isTinted(value, grid, setting),
  );

/** The row as pairs of label and value, all of it; undefined where it is no row of a form. */
function readPairs(grid: TableGrid, row: number, setting: Setting): Pair[] | undefined {
  if (standingIn(grid, row).some((cell) => cell.row < row && !mayLabel(cell, setting))) return undefined;
  const own = begunIn(grid, row);
  const twoGrounds = new Set(own.map((cell) => isTinted(cell, grid, setting))).size > 1;
  const pairs: Pair[] = [];
  let labels: GridCell[] = [];
  for (const cell of own) {
    const label = isBlank(cell.lines) ? undefined : readLabel(cellText(cell), setting);
    const isYear = label !== undefined && isYearAlone(label);
    const tinted = twoGrounds && isTinted(cell, grid, setting);
    const white = twoGrounds && !tinted;
    const due =
      labels.length === 0
        ? label !== undefined && (tinted || (mayLabel(cell, setting) && !white) || isLabelCell(cell, setting, true))
        : isYear
          ? datesValue(labels, setting)
          : tinted || (isLabelCell(cell, setting, true) && !white);
    if (due) labels.push(cell);
    else if (labels.length > 0) {
      pairs.push({ labels, value: cell, row });
      labels = [];
    } else if (label) return undefined;
    if (labels.length > 2) return undefined;
  }
  const filled = pairs.filter(({ value }) => !isBlank(value.lines));
  return labels.length > 0 || filled.length * 2 <= pairs.length ? undefined : pairs;
}

const names: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'unit',
  'division',
  'kind',
  'indicator_name',
  'project_name',
]);

/** A row whose filled cell reaches over columns of values and of names alike belongs to no row of the table above it. */
export function breaksColumns(grid: TableGrid, row: number, columns: readonly Column[]): boolean {
  return filledIn(grid, row).some((cell) => {
    if (cell.columnSpan < 2 || spansGrid(cell, grid)) return false;
    const roles = columns
      .filter(({ column }) => column >= cell.column && column < cell.column + cell.columnSpan)
      .map(({ role }) => role);
    return roles.includes('value') && roles.some((role) => names.has(role));
  });
}

/**
 * One label and its value in cells as wide as the table's columns may be a row of that table: 令和4年度 | 330,000. So may a kind or a year
 * whose value is merged over the columns of values: 基準値（R1） | 62,400.
 */
function isRowOfTable(pairs: readonly Pair[], grid: TableGrid, row: number, header: Header, setting: Setting): boolean {
  const [pair] = pairs;
  const cell = pair?.labels[0];
  if (!cell || pairs.length > 1) return false;
  const label = readLabel(cellText(cell), setting);
  const [claim] = label.claims;
  if (begunIn(grid, row).some((each) => each.columnSpan > 1)) {
    const tells = label.period !== undefined || claim?.kind === 'value';
    return tells && cell.columnSpan === 1 && !breaksColumns(grid, row, header.columns);
  }
  const names = claim?.kind === 'role' && nameRoles.has(claim.role);
  return !(names && header.columns[cell.column - 1]?.role === 'value');
}

interface Stretch {
  readonly first: number;
  last: number;
  readonly header: Header;
}

/** A label over several rows, left of a table of its own: 指標 beside 種別 | 指標名 | 単位 | 令和2年度. */
interface Block {
  readonly grid: TableGrid;
  readonly label: GridCell;
}

/** A number that is none of a year: 12回, but not 中間 令和6年度. */
const holdsNumber = (text: string, setting: Setting): boolean =>
  hasDigit(text) && readLabel(text, setting).period === undefined;

/** `strict` below another table: the words of the row must be those of a header. */
function blockAt(grid: TableGrid, row: number, setting: Setting, strict: boolean): Block | undefined {
  const label = filledIn(grid, row).find(({ column }) => column === 1);
  if (!label || label.rowSpan < 2 || label.columnSpan >= grid.columns) return undefined;
  const rows = cutRows(grid, row, row + label.rowSpan - 1);
  const beside = pickColumns(rows, range(label.columnSpan + 1, grid.columns));
  const header = beside && isHeaderRow(beside, 1, setting, strict) ? findHeader(beside, 1, setting) : undefined;
  if (!beside || !header || header.lastRow >= label.rowSpan) return undefined;
  // 指標 beside 基準 over 年度 | 値, or a year over 単年 | 累計, spans the levels of a header, and no table.
  const holdsFigures = beside.cells.some((cell) => cell.row > header.lastRow && holdsNumber(cellText(cell), setting));
  return holdsFigures ? { grid: beside, label } : undefined;
}

/** Names over groups of columns (◆創業相談の件数 over 現状値 | 目標値) above a header that repeats: the next table begins. */
function opensGroups(grid: TableGrid, row: number, setting: Setting): boolean {
  const cells = filledIn(grid, row);
  return (
    cells.length > 0 &&
    cells.every((cell) => cell.columnSpan > 1 && cell.columnSpan < grid.columns) &&
    row < grid.rows &&
    isHeaderRow(grid, row + 1, setting, true)
  );
}

/** A row of names (事業名 | 見守り事業) right above a header: it says what the table is about, though its value sounds like a label. */
function leadsToHeader(grid: TableGrid, row: number, setting: Setting): boolean {
  const cells = filledIn(grid, row);
  const names = cells.every((cell) => {
    const { claims, period } = readLabel(cellText(cell), setting);
    return cell.rowSpan === 1 && period === undefined && claims.every(({ kind }) => kind === 'role');
  });
  return names && row < grid.rows && isHeaderRow(grid, row + 1, setting, true);
}

/** Below a row of a form, does a table go on with another name and its values, in the columns that it had? */
function resumes({ header }: Stretch, grid: TableGrid, row: number, setting: Setting): boolean {
  const filled = filledIn(grid, row);
  const roleOf = (cell: GridCell): ColumnRole | undefined => header.columns[cell.column - 1]?.role;
  return (
    filled.every((cell) => cell.columnSpan === 1) &&
    filled.some((cell) => nameRoles.has(roleOf(cell) ?? 'unknown')) &&
    filled.some((cell) => roleOf(cell) === 'value' && holdsNumber(cellText(cell), setting))
  );
}

interface Told {
  readonly pairs: Pair[];
  readonly stretches: Stretch[];
  readonly blocks: { readonly row: number; readonly block: Block }[];
}

function tellStretches(grid: TableGrid, setting: Setting): Told {
  const told: Told = { pairs: [], stretches: [], blocks: [] };
  let open: Stretch | undefined;
  /** The table that rows of a form have stopped (算出式 | a sentence, below each indicator). */
  let paused: Stretch | undefined;
  /** First row that a table beginning now may take in: captions over its header. */
  let free = 1;
  for (let row = 1; row <= grid.rows; row += 1) {
    if (open && opensGroups(grid, row, setting)) {
      open = undefined;
      free = row;
    }
    const block = blockAt(grid, row, setting, open !== undefined);
    if (block) {
      open = undefined;
      paused = undefined;
      told.blocks.push({ row, block });
      row += block.label.rowSpan - 1;
      free = row + 1;
      continue;
    }
    const pairs = readPairs(grid, row, setting);
    const begun = open ? undefined : findHeader(grid, row, setting);
    const asks = pairs !== undefined && asksForYears(pairs, grid, row, setting);
    const isHeader =
      !asks &&
      !(pairs && (alternates(pairs, grid, setting) || leadsToHeader(grid, row, setting))) &&
      isHeaderRow(grid, row, setting, false) &&
      (open !== undefined || begun !== undefined);
    const isForm = pairs !== undefined && !isHeader;
    const header = isForm ? undefined : begun;
    if (header) {
      open = { first: free, last: header.lastRow, header };
      paused = undefined;
      told.stretches.push(open);
      row = header.lastRow;
      continue;
    }
    const ofForm = isForm && !(open && isRowOfTable(pairs, grid, row, open.header, setting));
    if (ofForm) {
      told.pairs.push(...pairs);
      paused = open ?? paused;
    } else if (!open && paused && resumes(paused, grid, row, setting)) {
      open = paused;
      paused = undefined;
    }
    if (ofForm || (open && breaksColumns(grid, row, open.header.columns))) {
      open = undefined;
      free = row + 1;
    } else if (open) open.last = row;
  }
  return told;
}

/** Pairs that speak of what stands at a row: the last of each label before it, else the only one after it. */
function pairsFor(row: number, pairs: readonly Pair[], setting: Setting): Pair[] {
  const key = (pair: Pair): string => speaksOf(pair, setting);
  return [...new Set(pairs.map(key))].flatMap((label) => {
    const alike = pairs.filter((pair) => key(pair) === label);
    const before = alike.filter((pair) => pair.row < row).at(-1);
    return before ? [before] : alike.length === 1 ? alike : [];
  });
}

/** Tells the rows of a grid apart. Where no row is one of a form, the grid is one table. */
export function tellRows(grid: TableGrid, setting: Setting): Rows {
  const { pairs, stretches, blocks } = tellStretches(grid, setting);
  const [only] = stretches;
  const isWhole = only && only.first === 1 && only.last === grid.rows && pairs.length === 0;
  if (isWhole && stretches.length === 1) {
    const united = uniteColumns(grid);
    const header = united === grid ? only.header : findHeader(united, 1, setting);
    return { sections: header ? [{ grid: united, header, facts: noFacts }] : [], pairs };
  }
  const cut = stretches.flatMap(({ first, last }): Section[] => {
    const asides = pairs.filter(({ row }) => row >= first && row <= last).map(({ row }) => row - first + 1);
    const part = leaveOutRows(cutRows(grid, first, last), asides);
    const header = findHeader(part, 1, setting);
    const facts = factsOf(pairsFor(first, pairs, setting), setting);
    return header ? [{ grid: part, header, facts }] : [];
  });
  const inBlocks = blocks.map(({ row, block }) => {
    const inner = tellRows(block.grid, setting);
    const label = readLabel(cellText(block.label), setting);
    const [claim] = label.claims;
    const around = factsOf(pairsFor(row, pairs, setting), setting);
    const isName = claim === undefined && label.period === undefined;
    const facts = isName ? { ...around, indicatorName: cellText(block.label).trim() } : around;
    const sections = inner.sections.map((section) => ({
      ...section,
      facts: mergeFacts(section.facts, facts),
      valueKind: section.valueKind ?? (claim?.kind === 'value' ? claim.valueKind : undefined),
    }));
    return { sections, pairs: inner.pairs };
  });
  return {
    sections: [...cut, ...inBlocks.flatMap(({ sections }) => sections)],
    pairs: [...pairs, ...inBlocks.flatMap((inner) => inner.pairs)],
  };
}
