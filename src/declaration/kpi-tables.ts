import { overlapAcross } from '../geometry/box.js';
import type { ValueKind } from '../schema/value-kinds.js';
import { isFigure } from '../tables/line-cues.js';
import type { GridCell, TableGrid, TextLine } from '../tables/table-grid.js';
import { foldForMatching, hasDigit } from '../text/fold.js';
import { readCell } from '../values/cells.js';
import type { Block } from './blocks.js';
import { mostCells } from './column-content.js';
import { type Column, type Header, headerKey, isCalledIndicator, valueColumns } from './columns.js';
import { announcesMore, columnsAlign, followsOn, isBoundTo, namesTable, readBond } from './continued.js';
import { type Facts, noFacts } from './form-facts.js';
import { readLabel } from './labels.js';
import type { Ledger } from './ledger.js';
import { bareHeading, kindOfHeading, type Legend, readLegend } from './legends.js';
import { cellText, charWidthOf, isBlank, joinedText, textOf } from './line-text.js';
import { correctionsIn } from './list-of-corrections.js';
import { findLostValues } from './lost-values.js';
import { opensNote } from './notes.js';
import { type GridReading, type Hypothesis, namesNoIndicators, readGrid } from './readings.js';
import type { Setting } from './setting.js';
import { hasNoNames } from './sideways.js';

/** A grid that belongs to a KPI table, with the header found in it. */
export interface KpiPart {
  /** The grid as it is read: turned where years stand in rows, a part of it where it holds several tables. */
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
  /** What a form around it says of its rows. */
  readonly facts: Facts;
  /** What the lines around it say of its cells. */
  readonly legend: Legend;
  /** The ways in which its grid was tried, best first. */
  readonly hypotheses: readonly Hypothesis[];
}

/** A grid, and in which ways it was tried. */
export interface TriedGrid {
  readonly grid: TableGrid;
  readonly reading: GridReading;
  /** What the lines around it claim for all of it. */
  readonly legend: Legend;
  /** It has no header of its own and goes on from the table before. */
  readonly goesOn: boolean;
}

/** A grid whose header or whose cells look like those of KPI tables, and yet none that could be read. */
export interface PuzzlingGrid {
  readonly grid: TableGrid;
  /** Header cells that no word of the profile explains. */
  readonly unknown: readonly GridCell[];
  /** All header texts, left to right. */
  readonly words: readonly string[];
}

/** A sentence, a note, a policy's heading, or what has its place already names no table. */
function canCaption(line: TextLine, ledger: Ledger): boolean {
  const text = joinedText([line]);
  return (
    ledger.isFree(line) &&
    !opensNote(text) &&
    !announcesMore(line) &&
    !/。\s*$/u.test(text) &&
    !/^[\s　]*[①-⑳【]/u.test(text)
  );
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

/** 年度別目標値, 主な指標の計画値(一覧): values of one kind. */
const endsWithKind = /(?:目標|計画|実績|見込)(?:値|額|数)(?:の?一覧表?|\(一覧\))?$/u;

/** Lines right above a grid that speak of it, whoever claims them: 【指標】, ①. */
function speakingOf(
  near: readonly TextLine[],
  caption: readonly TextLine[],
  grid: TableGrid,
  ledger: Ledger,
): TextLine[] {
  const speaking = [...caption];
  for (const line of near) {
    if (caption.includes(line)) continue;
    const top = speaking[0]?.box.top ?? grid.box.top;
    const gap = top - line.box.bottom;
    const overlaps = line.box.right > grid.box.left && line.box.left < grid.box.right;
    const text = textOf(line);
    if (!overlaps || gap < -1) continue;
    // The title is of the whole document, and of the table below it only where it ends with what that holds.
    if (ledger.placeOf(line) === 'title' && !endsWithKind.test(foldForMatching(text))) break;
    if (gap > charWidthOf(line) * 2.5 || speaking.length >= 2 || opensNote(text) || /。\s*$/u.test(text)) break;
    speaking.unshift(line);
  }
  return speaking;
}

/** The kind that the heading of a section names, where nothing but its sentences stand between it and the table. */
function kindOverProse(
  above: readonly TextLine[],
  speaking: readonly TextLine[],
  setting: Setting,
): ValueKind | undefined {
  const beyond = above.filter((line) => !speaking.includes(line)).map(textOf);
  const heading = beyond.findIndex((text) => bareHeading(text) !== text.trim());
  const between = beyond.slice(0, heading);
  const isProse = between.some((text) => /[。．]\s*$/u.test(text)) && between.join('').length > proseLength;
  return heading > 0 && isProse ? kindOfHeading(beyond[heading] ?? '', setting) : undefined;
}

/** So many characters between a heading and a table are more than a label. */
const proseLength = 20;

interface OpenTable {
  parts: KpiPart[];
  columns: Column[];
  /** A line below its last part says that it goes on after the page's end. */
  goesOnBelow: boolean;
}

/** A caption that names a table, or says that one goes on, of which its grid cannot be a part. */
type Host<T> = T | 'other' | undefined;

/**
 * The table that a grid goes on from: the one that its caption binds it to (表1（つづき）), however many stand between; without such words, the
 * last one, where nothing stands between.
 */
function hostOf<T extends OpenTable>(
  tables: readonly T[],
  grid: TableGrid,
  header: Header | undefined,
  caption: readonly TextLine[],
  grids: readonly TableGrid[],
): Host<T> {
  const own = readBond(caption);
  const fits = ({ parts, columns }: T): boolean => {
    const last = parts.at(-1)?.grid;
    if (!last || last.page > grid.page) return false;
    if (header) return headerKey(header.columns) === headerKey(columns);
    return columnsAlign(last, grid) && (holdsFigures(grid, columns) || !holdsFigures(last, columns));
  };
  // A caption over rows without a header names the table that they are of, whether it says that it goes on or not.
  if (namesTable(own) && (own.goesOn || !header)) {
    const bound = tables.findLast(({ parts }) => isBoundTo(own, readBond(parts[0]?.caption ?? [])));
    if (bound) return fits(bound) ? bound : 'other';
    if (own.goesOn || own.number !== '') return 'other';
  }
  const table = tables.at(-1);
  const last = table?.parts.at(-1);
  const first = table?.parts[0]?.caption ?? [];
  if (!table || !last || !fits(table) || !followsOn(last.grid, grid, grids)) return own.goesOn ? 'other' : undefined;
  if (own.number !== '' && own.number !== readBond(first).number) return undefined;
  if (!header && grid.page > last.grid.page) {
    const [only = table, ...more] = announcing(tables, last.grid.page);
    return more.length === 0 && fits(only) ? only : 'other';
  }
  if (!header) return table;
  if (grid.page === last.grid.page) return undefined;
  const same =
    own.goesOn || !namesTable(own) || foldForMatching(joinedText(caption)) === foldForMatching(joinedText(first));
  return same ? table : undefined;
}

/** Does a figure stand in a column of values? Rows of words alone below a page break go on no table of figures. */
function holdsFigures(grid: TableGrid, columns: readonly Column[]): boolean {
  const places = new Set(valueColumns(columns).map(({ column }) => column));
  return grid.cells.some((cell) => places.has(cell.column) && hasDigit(cellText(cell)));
}

/** Tables of a page that say at their foot that they go on: a part without a caption may be of any of them, and of no other. */
const announcing = <T extends OpenTable>(tables: readonly T[], page: number): T[] =>
  tables.filter(({ parts, goesOnBelow }) => goesOnBelow && parts.at(-1)?.grid.page === page);

interface Finding {
  readonly setting: Setting;
  readonly ledger: Ledger;
}

function puzzlingGrid(grid: TableGrid, header: Header | undefined): PuzzlingGrid {
  if (!header) {
    const top = grid.cells.filter((cell) => cell.row === 1 && !isBlank(cell.lines));
    return { grid, unknown: [], words: top.map(cellText) };
  }
  const unknown = header.columns.filter(({ role }) => role === 'unknown').flatMap(({ cells }) => cells);
  return { grid, unknown, words: header.columns.map((column) => column.header).filter((text) => text !== '') };
}

/** Columns of figures with units that make a table one of measured things. */
const measuredColumns = 2;

/** A table of figures with units in a declaration that has no table of indicators: its header words are not known yet. */
export function findUnknownTables(grids: readonly TableGrid[], setting: Setting): PuzzlingGrid[] {
  return grids.filter(isMeasured).flatMap((grid): PuzzlingGrid[] => {
    const top = grid.cells.filter((cell) => cell.row === 1 && !isBlank(cell.lines));
    const words = top.map(cellText);
    return namesNoIndicators([], words.join(''), setting) ? [] : [{ grid, unknown: top, words }];
  });
}

function bodyTexts(grid: TableGrid, column: number): string[] {
  return grid.cells.filter((cell) => cell.column === column && cell.row > 1 && !isBlank(cell.lines)).map(cellText);
}

/** A figure with its unit, and no more words. */
const isMeasure = (text: string): boolean => {
  const [value] = readCell(text).values;
  return value?.status === 'number' && value.unit !== '' && value.text_value === '';
};

function isMeasured(grid: TableGrid): boolean {
  const columns = Array.from({ length: grid.columns }, (_, index) => bodyTexts(grid, index + 1));
  const measured = columns.filter(
    (texts) => texts.length > 1 && texts.filter(isMeasure).length >= texts.length * mostCells,
  );
  const named = columns.some((texts) => texts.length > 1 && texts.every((text) => !hasDigit(text)));
  return measured.length >= measuredColumns && named;
}

/** Lines that may say how a table's cells are to be read: those above it up to the table before, then those below up to the next; nearest first. */
interface LinesNear {
  readonly above: readonly TextLine[];
  readonly below: readonly TextLine[];
  /** Those among them that stand nearer to another table of the page, or on the next page. */
  readonly foreign: ReadonlySet<TextLine>;
}

function linesNear(blocks: readonly Block[], index: number): LinesNear {
  const block = blocks[index];
  const [above, below]: [TextLine[], TextLine[]] = [[], []];
  const foreign = new Set<TextLine>();
  if (block?.kind !== 'grid') return { above, below, foreign };
  const { top, bottom } = block.grid.box;
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = blocks[at];
    if (other?.page !== block.page) break;
    if (other.kind === 'line') above.push(other.line);
    // A grid beside this one does not stand between it and its caption.
    else if (other.grid.box.bottom <= top) {
      const end = other.grid.box.bottom;
      for (const line of above) if (line.box.top - end < top - line.box.bottom) foreign.add(line);
      break;
    }
  }
  for (let at = index + 1; at < blocks.length; at += 1) {
    const other = blocks[at];
    if (!other || other.page > block.page + 1) break;
    if (other.kind === 'line') {
      below.push(other.line);
      if (other.page !== block.page) foreign.add(other.line);
    } else if (other.page !== block.page || other.grid.box.top >= bottom) {
      const begin = other.page === block.page ? other.grid.box.top : Number.POSITIVE_INFINITY;
      for (const line of below) if (begin - line.box.bottom < line.box.top - bottom) foreign.add(line);
      break;
    }
  }
  const own = block.grid.box;
  const isOverBeside = ({ box }: TextLine): boolean =>
    blocks.some(
      (other) =>
        other.kind === 'grid' &&
        other.page === block.page &&
        overlapAcross(other.grid.box, box) &&
        !overlapAcross(other.grid.box, own),
    );
  for (const line of [...above, ...below]) if (!overlapAcross(own, line.box) && isOverBeside(line)) foreign.add(line);
  return { above, below, foreign };
}

/** The tables found so far, and what a form on the page says of those below it. */
interface Found {
  readonly tables: (OpenTable & {
    readonly facts: Facts;
    readonly legend: Legend;
    readonly hypotheses: readonly Hypothesis[];
  })[];
  readonly puzzling: PuzzlingGrid[];
  readonly tried: TriedGrid[];
  form: { readonly facts: Facts; readonly page: number };
}

/** Two sheets that look alike are two tables where their forms speak of other things. */
const sameFacts = (a: Facts, b: Facts): boolean =>
  a.projectName === b.projectName && a.indicatorName === b.indicatorName && a.projectCode === b.projectCode;

const saysAnything = (facts: Facts): boolean => Object.values(facts).some((fact) => fact !== '');

/** A grid with what stands around it. */
interface Surrounded {
  readonly grid: TableGrid;
  readonly caption: readonly TextLine[];
  readonly grids: readonly TableGrid[];
  /** A line below it says that its table goes on after the page's end. */
  readonly goesOnBelow: boolean;
}

function addPart(table: OpenTable, part: KpiPart, { goesOnBelow }: Surrounded): void {
  table.parts.push(part);
  table.goesOnBelow = goesOnBelow;
}

function addReading(reading: GridReading, surrounded: Surrounded, found: Found): void {
  const { caption, grids, goesOnBelow } = surrounded;
  reading.views.forEach((view, index) => {
    const part = { grid: view.grid, source: view.source, header: view.header, caption: index === 0 ? caption : [] };
    const host = index === 0 ? hostOf(found.tables, view.grid, view.header, caption, grids) : undefined;
    if (host !== undefined && host !== 'other' && sameFacts(host.facts, view.facts)) addPart(host, part, surrounded);
    else
      found.tables.push({
        parts: [part],
        columns: [...view.header.columns],
        facts: view.facts,
        legend: view.legend,
        hypotheses: reading.hypotheses,
        goesOnBelow,
      });
  });
}

/** Rows without a header that stand in the columns of a table before them, and are not known to be of it. */
const looksLikePart = (grid: TableGrid, tables: readonly OpenTable[]): boolean =>
  grid.cells.some((cell) => hasDigit(cellText(cell))) &&
  tables.some(({ parts }) => parts.some((part) => columnsAlign(part.grid, grid)));

/** Figures under a label of values (令和4年度実績) alone: what they are of stands elsewhere. */
const isLoneColumn = (grid: TableGrid, setting: Setting): boolean =>
  hasNoNames(grid) &&
  grid.cells
    .filter(({ row }) => row === 1)
    .every((cell) => readLabel(cellText(cell), setting).claims.some(({ kind }) => kind === 'value'));

/** Years and kinds of values above figures, though no header was found among them: its cells run together. */
function holdsLostHeader(grid: TableGrid, setting: Setting): boolean {
  const texts = (isHead: boolean): string[] =>
    grid.cells
      .filter(({ row }) => row <= 2 === isHead)
      .flatMap(({ lines }) => lines.flatMap((line) => textOf(line).split(/[\s　]+/u)));
  const labels = texts(true).map((text) => readLabel(text, setting));
  const years = labels.filter(({ period }) => period !== undefined);
  const kinds = labels.filter(({ claims: [claim] }) => claim?.kind === 'value');
  return Math.min(years.length, kinds.length) > 1 && texts(false).some(isFigure);
}

/** 指標 as a label over figures with units: a table of indicators, whatever its other headings say. */
function namesIndicators(grid: TableGrid, setting: Setting): boolean {
  const label = grid.cells.find((cell) => {
    const label = readLabel(cellText(cell), setting);
    return label.whole && /指標|KPI/iu.test(label.text) && isCalledIndicator(label);
  });
  const below = grid.cells.filter(({ row, column }) => label && row > label.row && column !== label.column);
  return below.filter((cell) => isMeasure(cellText(cell))).length > 1;
}

/** What seems to hold values of indicators in a grid that makes no table of them: a list of corrections (正誤表) tells its own. */
function holdsLostValues(grid: TableGrid, caption: readonly TextLine[], setting: Setting): boolean {
  const lines = grid.cells.flatMap((cell) => cell.lines);
  return (
    (findLostValues(lines, setting).length > 0 || namesIndicators(grid, setting)) &&
    !namesNoIndicators([], joinedText([...caption, ...lines]), setting) &&
    correctionsIn(grid).length === 0
  );
}

/** Finds the grids that are KPI tables and joins the parts of a table that goes on over pages. */
export function findKpiTables(
  blocks: readonly Block[],
  { setting, ledger }: Finding,
): Pick<Found, 'tables' | 'puzzling' | 'tried'> {
  const found: Found = { tables: [], puzzling: [], tried: [], form: { facts: noFacts, page: 0 } };
  const grids = blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []));
  blocks.forEach((block, index) => {
    if (block.kind !== 'grid') return;
    const { grid } = block;
    const caption = captionOf(blocks, index, ledger);
    const { above, below, foreign } = linesNear(blocks, index);
    const speaking = speakingOf(above, caption, grid, ledger);
    const others = [...above, ...below].filter((line) => !speaking.includes(line));
    const said = readLegend(speaking, others, setting, grid, foreign);
    const legend = { ...said, valueKind: said.valueKind ?? kindOverProse(above, speaking, setting) };
    const facts = found.form.page === grid.page ? found.form.facts : noFacts;
    const headerBefore = headerKey(found.tables.at(-1)?.columns ?? []);
    const { fiscalSeries } = legend;
    const ofTable = fiscalSeries === '' ? setting : { ...setting, context: { ...setting.context, fiscalSeries } };
    const reading = readGrid(grid, { caption: joinedText(caption), legend, facts, headerBefore }, ofTable);
    const surrounded = { grid, caption, grids, goesOnBelow: below.some(announcesMore) };
    const headless = reading.kind !== 'kpi' && !reading.header;
    const host = headless ? hostOf(found.tables, grid, undefined, caption, grids) : undefined;
    const goesOn = host !== undefined && host !== 'other';
    found.tried.push({ grid, reading, legend, goesOn });
    if (reading.kind === 'kpi') addReading(reading, surrounded, found);
    else if (goesOn) addPart(host, { grid, source: grid, header: undefined, caption }, surrounded);
    else {
      const isLost =
        headless &&
        (looksLikePart(grid, found.tables) || isLoneColumn(grid, setting) || holdsLostHeader(grid, setting));
      if (reading.kind === 'puzzling' || isLost || holdsLostValues(grid, caption, setting))
        found.puzzling.push(puzzlingGrid(grid, reading.header));
      if (saysAnything(reading.facts)) found.form = { facts: reading.facts, page: grid.page };
    }
  });
  return found;
}
