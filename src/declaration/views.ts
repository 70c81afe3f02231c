import { type Box, boundingBox } from '../geometry/box.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { type Column, findHeader, type Header, isHeaderRow, isLabelCell, rowCells, spansGrid } from './columns.js';
import { readLabel, type Setting } from './labels.js';
import { cellText, isBlank } from './line-text.js';

/** A stretch of a grid's rows, or of its columns, that is read as a table of its own. */
export interface Section {
  readonly grid: TableGrid;
  readonly header: Header;
}

/** A value beside its label in a form: 所管課 | 環境課. Two labels where one leads another (目標値 | 令和4年度 | 12件). */
export interface Pair {
  readonly labels: readonly GridCell[];
  readonly value: GridCell;
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

const boxOf = (cells: readonly GridCell[], fallback: Box): Box => boundingBox(cells.map(({ box }) => box)) ?? fallback;

/** The rows of a grid from one to another; a cell that reaches over an end is cut there. */
export function cutRows(grid: TableGrid, firstRow: number, lastRow: number): TableGrid {
  const cells = grid.cells
    .filter((cell) => cell.row <= lastRow && cell.row + cell.rowSpan > firstRow)
    .map((cell) => {
      const row = Math.max(cell.row, firstRow);
      const end = Math.min(cell.row + cell.rowSpan - 1, lastRow);
      return { ...cell, row: row - firstRow + 1, rowSpan: end - row + 1 };
    });
  return { ...grid, rows: lastRow - firstRow + 1, cells, box: boxOf(cells, grid.box) };
}

/** The columns of a grid from one to another; undefined where a filled cell reaches over an end. */
function cutColumns(grid: TableGrid, first: number, last: number): TableGrid | undefined {
  const inside = (cell: GridCell): boolean => cell.column >= first && cell.column + cell.columnSpan - 1 <= last;
  const touching = grid.cells.filter((cell) => cell.column <= last && cell.column + cell.columnSpan > first);
  if (touching.some((cell) => !inside(cell) && !isBlank(cell.lines) && !spansGrid(cell, grid))) return undefined;
  const cells = touching.filter(inside).map((cell) => ({ ...cell, column: cell.column - first + 1 }));
  return { ...grid, columns: last - first + 1, cells, box: boxOf(cells, grid.box) };
}

/** A label of a form where one is due: a header word as a whole, or words that end in one. */
function mayLabel(cell: GridCell, setting: Setting): boolean {
  if (isLabelCell(cell, setting, true)) return true;
  const text = cellText(cell).trim();
  const label = readLabel(text, setting);
  return label.claims.length > 0 && text.length <= 14 && !/\d/.test(text.normalize('NFKC'));
}

/** The row as pairs of label and value, all of it; undefined where it is no row of a form. */
function readPairs(grid: TableGrid, row: number, setting: Setting): Pair[] | undefined {
  const cells = rowCells(grid, row).sort((a, b) => a.column - b.column);
  if (cells.some((cell) => cell.row < row && !mayLabel(cell, setting))) return undefined;
  const pairs: Pair[] = [];
  let labels: GridCell[] = [];
  for (const cell of cells.filter((each) => each.row === row)) {
    const due =
      labels.length === 0 ? !isBlank(cell.lines) && mayLabel(cell, setting) : isLabelCell(cell, setting, true);
    if (due) labels.push(cell);
    else if (labels.length > 0) {
      pairs.push({ labels, value: cell });
      labels = [];
    } else if (!isBlank(cell.lines)) return undefined;
    if (labels.length > 2) return undefined;
  }
  return labels.length > 0 || pairs.length === 0 ? undefined : pairs;
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
  return grid.cells.some((cell) => {
    if (cell.row !== row || cell.columnSpan < 2 || isBlank(cell.lines) || spansGrid(cell, grid)) return false;
    const roles = columns
      .filter(({ column }) => column >= cell.column && column < cell.column + cell.columnSpan)
      .map(({ role }) => role);
    return roles.includes('value') && roles.some((role) => names.has(role));
  });
}

/** One label and its value in cells as wide as the table's columns may be a row of that table: 令和4年度 | 330,000. */
function isRowOfTable(pairs: readonly Pair[], grid: TableGrid, row: number): boolean {
  return pairs.length === 1 && grid.cells.every((cell) => cell.row !== row || cell.columnSpan === 1);
}

interface Stretch {
  readonly first: number;
  last: number;
  readonly header: Header;
}

/** Tells the rows of a grid apart. Where no row is one of a form, the grid is one table. */
export function tellRows(grid: TableGrid, setting: Setting): Rows {
  const pairs: Pair[] = [];
  const stretches: Stretch[] = [];
  let open: Stretch | undefined;
  /** First row that a table beginning now may take in: captions over its header. */
  let free = 1;
  for (let row = 1; row <= grid.rows; row += 1) {
    const told = readPairs(grid, row, setting);
    const header =
      open || (told && !isHeaderRow(grid, row, setting, false)) ? undefined : findHeader(grid, row, setting);
    if (header) {
      open = { first: free, last: header.lastRow, header };
      stretches.push(open);
      row = header.lastRow;
      continue;
    }
    const ofForm = told !== undefined && !(open && isRowOfTable(told, grid, row));
    if (ofForm) pairs.push(...told);
    if (ofForm || (open && breaksColumns(grid, row, open.header.columns))) {
      open = undefined;
      free = row + 1;
    } else if (open) open.last = row;
  }
  const [only] = stretches;
  if (only && stretches.length === 1 && only.first === 1 && only.last === grid.rows) {
    return { sections: [{ grid, header: only.header }], pairs };
  }
  const sections = stretches.flatMap(({ first, last }): Section[] => {
    const cut = cutRows(grid, first, last);
    const header = findHeader(cut, 1, setting);
    return header ? [{ grid: cut, header }] : [];
  });
  return { sections, pairs };
}

/** Where a header repeats itself from left to right (指標｜実績｜目標｜指標｜実績｜目標): the first column of each panel. */
function panelStarts({ columns }: Header): number[] {
  const name =
    columns.find(({ role }) => role === 'indicator_name') ?? columns.find(({ role }) => role === 'project_name');
  if (!name) return [];
  const key = foldForMatching(name.header);
  const alike = columns.filter(({ header }) => foldForMatching(header) === key).map(({ column }) => column);
  const first = alike[0] ?? 1;
  const before = columns.filter(({ column }) => column < first);
  const starts = alike.map((column) => {
    const same = before.every(
      (lead, index) =>
        foldForMatching(columns[column - 1 - before.length + index]?.header ?? '') === foldForMatching(lead.header),
    );
    return same ? column - before.length : Number.NaN;
  });
  const hasValues = starts.every((start, index) => {
    const end = starts[index + 1] ?? columns.length + 1;
    return columns.some(({ column, role }) => role === 'value' && column >= start && column < end);
  });
  return starts.length > 1 && hasValues && starts[0] === 1 ? starts : [];
}

/** A section cut into its panels; itself where it has one. */
export function splitPanels(section: Section, setting: Setting): Section[] {
  const starts = panelStarts(section.header);
  const panels = starts.map((start, index) => {
    const grid = cutColumns(section.grid, start, (starts[index + 1] ?? section.grid.columns + 1) - 1);
    const header = grid && findHeader(grid, 1, setting);
    return grid && header ? { grid, header } : undefined;
  });
  return panels.length > 1 && panels.every((panel) => panel !== undefined) ? panels : [section];
}

const speaksOf = (pair: Pair, setting: Setting): string =>
  pair.labels.map((cell) => foldForMatching(readLabel(cellText(cell), setting).rest)).join('|');

/** Pairs of one card: a label that comes again begins the next. */
function cardsOf(pairs: readonly Pair[], setting: Setting): Pair[][] {
  const cards: Pair[][] = [];
  const isName = (pair: Pair): boolean =>
    pair.labels.some((cell) =>
      readLabel(cellText(cell), setting).claims.some(
        (claim) => claim.kind === 'role' && claim.role === 'indicator_name',
      ),
    );
  for (const pair of pairs) {
    const last = cards.at(-1);
    const opens = !last || (isName(pair) && last.some((other) => speaksOf(other, setting) === speaksOf(pair, setting)));
    if (opens) cards.push([pair]);
    else last.push(pair);
  }
  return cards;
}

const isValuePair = (pair: Pair, setting: Setting): boolean =>
  pair.labels.some((cell) => {
    const label = readLabel(cellText(cell), setting);
    return label.members !== undefined || label.claims[0]?.kind === 'value';
  });

/** A card of labels and values as the table that it is: the labels its header, the values its row. */
function toTable(card: readonly Pair[], source: TableGrid): TableGrid {
  const levels = Math.max(...card.map(({ labels }) => labels.length));
  const cells = card.flatMap(({ labels, value }, index): GridCell[] => {
    const column = index + 1;
    const heads = labels.map((label, level) => ({
      ...label,
      row: level + 1,
      column,
      rowSpan: level === labels.length - 1 ? levels - level : 1,
      columnSpan: 1,
    }));
    return [...heads, { ...value, row: levels + 1, column, rowSpan: 1, columnSpan: 1 }];
  });
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...source, rows: levels + 1, columns: card.length, cells: sorted, box: boxOf(cells, source.box) };
}

/** Cards of a form that hold values (指標 | x, 現状値 | v, 目標値 | v), each as a table with one row. */
export function cardSections(pairs: readonly Pair[], source: TableGrid, setting: Setting): Section[] {
  return cardsOf(pairs, setting)
    .filter((card) => card.some((pair) => isValuePair(pair, setting)))
    .flatMap((card): Section[] => {
      const grid = toTable(card, source);
      const header = findHeader(grid, 1, setting);
      return header ? [{ grid, header }] : [];
    });
}

/** What a form says of all that stands in it. */
export interface Facts {
  readonly projectCode: string;
  readonly projectName: string;
  readonly indicatorName: string;
  readonly division: string;
  readonly unit: string;
}

export const noFacts: Facts = { projectCode: '', projectName: '', indicatorName: '', division: '', unit: '' };

const factOf: Partial<Record<ColumnRole, keyof Facts>> = {
  project_code: 'projectCode',
  project_name: 'projectName',
  indicator_name: 'indicatorName',
  division: 'division',
  unit: 'unit',
};

/** The facts among a form's pairs; the first of each counts. */
export function factsOf(pairs: readonly Pair[], setting: Setting): Facts {
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = { ...noFacts };
  for (const { labels, value } of pairs) {
    const label = readLabel(cellText(labels.at(-1) ?? value), setting);
    const [claim] = label.claims;
    const fact = claim?.kind === 'role' && label.whole ? factOf[claim.role] : undefined;
    if (fact && facts[fact] === '') facts[fact] = cellText(value).trim();
  }
  return facts;
}
