import { widthOf } from '../geometry/box.js';
import { readHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import type { GridCell, TableGrid, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { readCell } from '../values/cells.js';
import type { ReadingContext } from '../values/reading-context.js';
import type { Block } from './blocks.js';
import { type Column, findHeader, type Header, headerKey } from './kpi-header.js';
import type { Ledger } from './ledger.js';
import { cellText, charWidthOf, isBlank, joinedText } from './line-text.js';
import { opensNote } from './notes.js';
import { bodyTexts, hasRole, mostCells, settleColumns } from './settle-columns.js';
import { transposeGrid } from './transpose.js';

/** A grid that belongs to a KPI table, with the header found in it. */
export interface KpiPart {
  /** The grid as it is read: turned where years stand in rows. */
  readonly grid: TableGrid;
  /** The grid as it stands on the page. */
  readonly source: TableGrid;
  /** Undefined where the table goes on without repeating its header. */
  readonly header: Header | undefined;
  readonly caption: readonly TextLine[];
}

/** The parts of one KPI table in reading order. */
export interface PartedTable {
  readonly parts: readonly KpiPart[];
  readonly columns: readonly Column[];
}

/** A grid whose header or whose cells look like those of KPI tables, and yet none that could be read. */
export interface PuzzlingGrid {
  readonly grid: TableGrid;
  /** Header cells that no word of the profile explains. */
  readonly unknown: readonly GridCell[];
  /** All header texts, left to right. */
  readonly words: readonly string[];
}

function namesNoIndicators(columns: readonly Column[], caption: string, vocabulary: Vocabulary): boolean {
  const text = foldForMatching(caption + columns.map((column) => column.header).join(''));
  const strong = /指標|KPI|目標/i.test(text);
  return !strong && vocabulary.notIndicators.some((word) => text.includes(word));
}

/** Does the header make the table one of indicators: something measured, and values of a known kind? */
function isKpiHeader(columns: readonly Column[], caption: string, vocabulary: Vocabulary): boolean {
  const values = columns.filter((column) => column.role === 'value');
  const kinds = new Set(values.map((column) => column.valueKind).filter((kind) => kind !== undefined));
  if (values.length === 0 || namesNoIndicators(columns, caption, vocabulary)) return false;
  const dated =
    values.some((column) => column.period !== undefined) ||
    hasRole(columns, 'year') ||
    kinds.has('baseline') ||
    values.length > 1;
  const kindKnown =
    kinds.size > 0 || hasRole(columns, 'kind') || readHeaderWords(caption, vocabulary)?.kind === 'value';
  if (!dated || !kindKnown) return false;
  if (hasRole(columns, 'indicator_name')) return true;
  return (
    hasRole(columns, 'project_name') &&
    (hasRole(columns, 'kind') || kinds.has('target') || kinds.has('actual') || kinds.has('baseline'))
  );
}

/** A sentence, a note, a policy's heading, or what has its place already names no table. */
function canCaption(line: TextLine, ledger: Ledger): boolean {
  const text = joinedText([line]);
  return ledger.isFree(line) && !opensNote(text) && !/。\s*$/u.test(text) && !/^[\s　]*[①-⑳【]/u.test(text);
}

/** Lines right above a grid that name it: not a note, not claimed yet, on the same page and over the grid's width. */
function captionOf(blocks: readonly Block[], index: number, ledger: Ledger): TextLine[] {
  const block = blocks[index];
  if (block?.kind !== 'grid') return [];
  const caption: TextLine[] = [];
  for (let before = index - 1; before >= 0; before -= 1) {
    const other = blocks[before];
    if (other?.page !== block.page) break;
    if (other.kind === 'grid') {
      if (other.grid.box.bottom > block.grid.box.top) continue;
      break;
    }
    const { line } = other;
    const overlaps = line.box.right > block.grid.box.left && line.box.left < block.grid.box.right;
    if (!overlaps) continue;
    const gap = (caption[0]?.box.top ?? block.grid.box.top) - line.box.bottom;
    if (gap > charWidthOf(line) * 2 || caption.length >= 2 || !canCaption(line, ledger)) break;
    caption.unshift(line);
  }
  return caption;
}

/** Left edges of a grid's columns; where all cells are merged over a column, that of the next. */
function columnEdges(grid: TableGrid): number[] {
  return Array.from({ length: grid.columns }, (_, index) => {
    const cells = grid.cells.filter(({ column }) => column === index + 1);
    return cells.length > 0 ? Math.min(...cells.map(({ box }) => box.left)) : grid.box.right;
  });
}

/** Same number of columns, the whole tables as wide as each other, and every edge nearer to its twin than to the next column's middle. */
function columnsAlign(a: TableGrid, b: TableGrid): boolean {
  if (a.columns !== b.columns || Math.abs(widthOf(a.box) - widthOf(b.box)) > widthOf(a.box) / 20) return false;
  const shift = b.box.left - a.box.left;
  const [p, q] = [columnEdges(a), columnEdges(b)];
  return p.every((edge, index) => {
    const besides = [
      edge - (p[index - 1] ?? Number.NEGATIVE_INFINITY),
      (p[index + 1] ?? Number.POSITIVE_INFINITY) - edge,
    ];
    return Math.abs((q[index] ?? Number.POSITIVE_INFINITY) - shift - edge) < Math.min(...besides) / 2;
  });
}

interface OpenTable {
  parts: KpiPart[];
  columns: Column[];
}

/** Is the grid the first on its page and the table's last part the last on the page before, or do they stand side by side? */
function followsOn(last: TableGrid, grid: TableGrid, grids: readonly TableGrid[]): boolean {
  if (grid.page === last.page) return grid.box.left >= last.box.right;
  if (grid.page !== last.page + 1) return false;
  const between = grids.filter(
    (other) =>
      (other.page === last.page && other.box.top > last.box.bottom) ||
      (other.page === grid.page && other.box.bottom < grid.box.top),
  );
  return between.length === 0;
}

function goesOnFrom(
  table: OpenTable | undefined,
  grid: TableGrid,
  header: Header | undefined,
  caption: readonly TextLine[],
  grids: readonly TableGrid[],
): boolean {
  const last = table?.parts.at(-1);
  if (!table || !last || !followsOn(last.grid, grid, grids)) return false;
  if (!header) return columnsAlign(last.grid, grid);
  if (grid.page === last.grid.page) return false;
  const [own, first] = [
    foldForMatching(joinedText(caption)),
    foldForMatching(joinedText(table.parts[0]?.caption ?? [])),
  ];
  return (
    headerKey(header.columns) === headerKey(table.columns) && (own === '' || own === first || /続き|つづき/.test(own))
  );
}

/** What a grid turned out to be; a KPI table may lie on its side. */
interface GridReading {
  readonly kind: 'kpi' | 'puzzling' | 'other';
  readonly grid: TableGrid;
  readonly header: Header | undefined;
  readonly columns: Column[];
}

interface Finding {
  readonly vocabulary: Vocabulary;
  readonly context: ReadingContext;
  readonly ledger: Ledger;
}

function readGrid(grid: TableGrid, caption: string, { vocabulary, context }: Finding): GridReading {
  const header = findHeader(grid, 1, vocabulary, context);
  const columns = header ? settleColumns(header, grid, caption, vocabulary, context) : [];
  if (header && isKpiHeader(columns, caption, vocabulary)) return { kind: 'kpi', grid, header, columns };
  const puzzling =
    columns.some((column) => column.valueKind !== undefined) && !namesNoIndicators(columns, caption, vocabulary);
  return { kind: puzzling ? 'puzzling' : 'other', grid, header, columns };
}

/** Indicators in columns, years in rows: read as the same table turned. What its corner cell says is no matter. */
function readTurnedGrid(grid: TableGrid, caption: string, finding: Finding): GridReading {
  const turned = transposeGrid(grid);
  const reading = readGrid(turned, caption, finding);
  const { header } = reading;
  if (header?.columns[0]?.role !== 'unknown') return reading;
  const columns = reading.columns.map(
    (column): Column => (column.column === 1 ? { ...column, role: 'indicator_name' } : column),
  );
  return isKpiHeader(columns, caption, finding.vocabulary) ? { kind: 'kpi', grid: turned, header, columns } : reading;
}

function puzzlingHeader(grid: TableGrid, header: Header): PuzzlingGrid {
  const unknown = header.columns.filter(({ role }) => role === 'unknown').flatMap(({ cells }) => cells);
  return { grid, unknown, words: header.columns.map((column) => column.header).filter((text) => text !== '') };
}

/** Columns of figures with units that make a table one of measured things. */
const measuredColumns = 2;

/** A table of figures with units in a declaration that has no table of indicators: its header words are not known yet. */
export function findUnknownTables(grids: readonly TableGrid[], vocabulary: Vocabulary): PuzzlingGrid[] {
  return grids.filter(isMeasured).flatMap((grid): PuzzlingGrid[] => {
    const top = grid.cells.filter((cell) => cell.row === 1 && !isBlank(cell.lines));
    const words = top.map(cellText);
    return namesNoIndicators([], words.join(''), vocabulary) ? [] : [{ grid, unknown: top, words }];
  });
}

function isMeasured(grid: TableGrid): boolean {
  const isFigure = (text: string): boolean => {
    const [value] = readCell(text).values;
    return value?.status === 'number' && value.unit !== '' && value.text_value === '';
  };
  const columns = Array.from({ length: grid.columns }, (_, index) => bodyTexts(grid, index + 1, 1));
  const measured = columns.filter(
    (texts) => texts.length > 1 && texts.filter(isFigure).length >= texts.length * mostCells,
  );
  const named = columns.some((texts) => texts.length > 1 && texts.every((text) => !/\d/.test(text.normalize('NFKC'))));
  return measured.length >= measuredColumns && named;
}

/** Finds the grids that are KPI tables and joins the parts of a table that goes on over pages. */
export function findKpiTables(
  blocks: readonly Block[],
  finding: Finding,
): { tables: PartedTable[]; puzzling: PuzzlingGrid[] } {
  const tables: OpenTable[] = [];
  const puzzling: PuzzlingGrid[] = [];
  const grids = blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []));
  blocks.forEach((block, index) => {
    if (block.kind !== 'grid') return;
    const caption = captionOf(blocks, index, finding.ledger);
    const upright = readGrid(block.grid, joinedText(caption), finding);
    const current = tables.at(-1);
    if (
      upright.kind !== 'kpi' &&
      current &&
      !upright.header &&
      goesOnFrom(current, block.grid, undefined, caption, grids)
    ) {
      current.parts.push({ grid: block.grid, source: block.grid, header: undefined, caption: [] });
      return;
    }
    const turned = upright.kind === 'kpi' ? upright : readTurnedGrid(block.grid, joinedText(caption), finding);
    const { kind, grid, header, columns } = turned.kind === 'kpi' ? turned : upright;
    if (kind === 'puzzling' && header) puzzling.push(puzzlingHeader(grid, header));
    if (kind !== 'kpi') return;
    const part = { grid, source: block.grid, header, caption };
    if (current && goesOnFrom(current, grid, header, caption, grids)) current.parts.push(part);
    else tables.push({ parts: [part], columns });
  });
  return { tables, puzzling };
}
