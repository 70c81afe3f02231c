import { type Box, boundingBox } from '../geometry/box.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { type Column, findHeader, type Header, isHeaderRow, isLabelCell, spansGrid } from './columns.js';
import { begunIn, filledIn, standingIn } from './grid-rows.js';
import { readLabel } from './labels.js';
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

/** A value beside its label in a form: 所管課 | 環境課. Two labels where one leads another (目標値 | 令和4年度 | 12件). */
export interface Pair {
  readonly labels: readonly GridCell[];
  readonly value: GridCell;
  /** Row of the grid that it stands in. */
  readonly row: number;
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

/** Some columns of a grid; undefined where a filled cell reaches from those left out into those kept, headings over all apart. */
function pickColumns(grid: TableGrid, kept: readonly number[]): TableGrid | undefined {
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

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

const nameRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
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
  const { period, rest } = readLabel(cellText(value), setting);
  return period !== undefined && foldForMatching(rest) === '' && asksForYear(labels.at(-1), setting);
}

/** Does the cell stand on tinted ground? */
const isTinted = (cell: GridCell, grid: TableGrid, { paint }: Setting): boolean =>
  paint !== undefined && paint.ground(grid.page, cell.box) !== 'white';

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
    const isYear = label?.period !== undefined && foldForMatching(label.rest) === '';
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

/** `strict` below another table: the words of the row must be those of a header. */
function blockAt(grid: TableGrid, row: number, setting: Setting, strict: boolean): Block | undefined {
  const label = filledIn(grid, row).find(({ column }) => column === 1);
  if (!label || label.rowSpan < 2 || label.columnSpan >= grid.columns) return undefined;
  const rows = cutRows(grid, row, row + label.rowSpan - 1);
  const beside = pickColumns(rows, range(label.columnSpan + 1, grid.columns));
  const header = beside && isHeaderRow(beside, 1, setting, strict) ? findHeader(beside, 1, setting) : undefined;
  if (!beside || !header || header.lastRow >= label.rowSpan) return undefined;
  // 指標 beside 基準 over 年度 | 値, or a year over 単年 | 累計, spans the levels of a header, and no table.
  const holdsFigures = beside.cells.some(
    (cell) => cell.row > header.lastRow && /\d/u.test(cellText(cell).normalize('NFKC')),
  );
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

interface Told {
  readonly pairs: Pair[];
  readonly stretches: Stretch[];
  readonly blocks: { readonly row: number; readonly block: Block }[];
}

function tellStretches(grid: TableGrid, setting: Setting): Told {
  const told: Told = { pairs: [], stretches: [], blocks: [] };
  let open: Stretch | undefined;
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
      told.blocks.push({ row, block });
      row += block.label.rowSpan - 1;
      free = row + 1;
      continue;
    }
    const pairs = readPairs(grid, row, setting);
    const begun = open ? undefined : findHeader(grid, row, setting);
    const asks = pairs?.some((pair) => isYearPair(pair, setting)) ?? false;
    const isHeader =
      !asks &&
      !(pairs && (alternates(pairs, grid, setting) || leadsToHeader(grid, row, setting))) &&
      isHeaderRow(grid, row, setting, false) &&
      (open !== undefined || begun !== undefined);
    const isForm = pairs !== undefined && !isHeader;
    const header = isForm ? undefined : begun;
    if (header) {
      open = { first: free, last: header.lastRow, header };
      told.stretches.push(open);
      row = header.lastRow;
      continue;
    }
    const ofForm = isForm && !(open && isRowOfTable(pairs, grid, row, open.header, setting));
    if (ofForm) told.pairs.push(...pairs);
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
  if (only && stretches.length === 1 && only.first === 1 && only.last === grid.rows) {
    const united = uniteColumns(grid);
    const header = united === grid ? only.header : findHeader(united, 1, setting);
    return { sections: header ? [{ grid: united, header, facts: noFacts }] : [], pairs };
  }
  const cut = stretches.flatMap(({ first, last }): Section[] => {
    const part = cutRows(grid, first, last);
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

/** Columns of a panel: those that all panels share, and its own. */
interface Panel {
  readonly columns: readonly number[];
  /** The indicator that the panel is about, where a heading over it names it. */
  readonly name: string;
}

const lowest = (column: Column): string => foldForMatching(cellText(column.cells.at(-1) ?? { lines: [] }));

/** Names that repeat (指標｜実績｜目標｜指標｜実績｜目標) begin a panel each; what stands before the first and does not repeat is shared. */
function panelsByNames({ columns }: Header): Panel[] {
  const name =
    columns.find(({ role }) => role === 'indicator_name') ?? columns.find(({ role }) => role === 'project_name');
  if (!name) return [];
  const alike = columns.filter(
    (column) => lowest(column) === lowest(name) && column.cells.at(-1) !== name.cells.at(-1),
  );
  if (alike.length === 0) return [];
  const heads = [name, ...alike].map(({ column }) => column);
  const before = columns.filter(({ column }) => column < name.column);
  const repeats = heads.slice(1).every((head) =>
    before.every((lead, index) => {
      const twin = columns[head - 1 - before.length + index];
      return twin !== undefined && lowest(twin) === lowest(lead);
    }),
  );
  const shared = repeats ? [] : before.map(({ column }) => column);
  const starts = repeats ? heads.map((head) => head - before.length) : heads;
  const lastValue = Math.max(...columns.filter(({ role }) => role === 'value').map(({ column }) => column));
  const panels = starts.map((start, index) => {
    const end = (starts[index + 1] ?? (repeats ? columns.length : Math.max(lastValue, start)) + 1) - 1;
    return { columns: [...shared, ...range(start, end)], name: '' };
  });
  const full = panels.every((panel) =>
    columns.some(({ column, role }) => role === 'value' && panel.columns.includes(column)),
  );
  return full ? panels : [];
}

const bulletOfName = /^[◆◇■□●○▶▷・①-⑳\s　]+/u;

/** Headings over groups of value columns that name indicators, where no column does: each group is a panel, beside the shared stub. */
function panelsByHeadings({ columns }: Header, setting: Setting): Panel[] {
  if (columns.some(({ role }) => nameRoles.has(role))) return [];
  const isStub = ({ role, column }: Column): boolean =>
    (role === 'kind' || role === 'dates' || role === 'year' || role === 'unknown') &&
    columns.every((other) => other.role !== 'value' || other.column > column);
  const shared = columns.filter(isStub).map(({ column }) => column);
  const grouped = columns.filter((column) => !isStub(column));
  const heads = [...new Set(grouped.map(({ cells }) => cells[0]))];
  const named = heads.every((head) => {
    if (!head || head.columnSpan < 2) return false;
    const label = readLabel(cellText(head), setting);
    return label.claims.length === 0 && label.period === undefined;
  });
  if (!named || heads.length < 2) return [];
  return heads.flatMap((head) =>
    head
      ? [
          {
            columns: [...shared, ...range(head.column, head.column + head.columnSpan - 1)],
            name: cellText(head).replace(bulletOfName, '').trim(),
          },
        ]
      : [],
  );
}

/** A section cut into its panels; itself where it has one. */
export function splitPanels(section: Section, setting: Setting): Section[] {
  const byNames = panelsByNames(section.header);
  const panels = byNames.length > 0 ? byNames : panelsByHeadings(section.header, setting);
  const cut = panels.map(({ columns, name }): Section | undefined => {
    const grid = pickColumns(section.grid, columns);
    const header = grid && findHeader(grid, 1, setting);
    const facts = name === '' ? section.facts : { ...section.facts, indicatorName: name };
    return grid && header ? { ...section, grid, header, facts } : undefined;
  });
  return cut.length > 1 && cut.every((panel) => panel !== undefined) ? cut : [section];
}

const speaksOf = (pair: Pair, setting: Setting): string =>
  pair.labels
    .map((cell) =>
      foldForMatching(readLabel(cellText(cell), setting).rest).replace(/[\d()一二三四五六七八九十]+$/u, ''),
    )
    .join('|');

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

export const isValuePair = (pair: Pair, setting: Setting): boolean =>
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
      return header ? [{ grid, header, facts: noFacts }] : [];
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

export const mergeFacts = (own: Facts, outer: Facts): Facts => ({
  projectCode: own.projectCode || outer.projectCode,
  projectName: own.projectName || outer.projectName,
  indicatorName: own.indicatorName || outer.indicatorName,
  division: own.division || outer.division,
  unit: own.unit || outer.unit,
});

/** The facts among a form's pairs; the first of each counts. */
export function factsOf(pairs: readonly Pair[], setting: Setting): Facts {
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = { ...noFacts };
  for (const { labels, value } of pairs) {
    const label = readLabel(cellText(labels.at(-1) ?? value), setting);
    const [claim] = label.claims;
    // The number of a policy or of the sheet is no number of its rows.
    const ofIndicator = claim?.kind === 'role' && (claim.role !== 'project_code' || /指標|KPI/iu.test(label.text));
    const fact = ofIndicator && label.whole ? factOf[claim.role] : undefined;
    if (fact && facts[fact] === '') facts[fact] = cellText(value).trim();
  }
  return facts;
}
