import type { TableGrid, TextLine } from '../tables/table-grid.js';
import { foldForMatching, hasDigit } from '../text/fold.js';
import type { Block } from './blocks.js';
import { type Column, type Header, headerKey, valueColumns } from './columns.js';
import { announcesMore, columnsAlign, followsOn, isBoundTo, namesTable, readBond } from './continued.js';
import { type Facts, noFacts } from './form-facts.js';
import type { Ledger } from './ledger.js';
import { type Legend, readLegend } from './legends.js';
import { cellText, joinedText } from './line-text.js';
import { captionOf, kindOverProse, linesNear, speakingOf } from './lines-around.js';
import { holdsLostHeader, holdsLostValues, isLoneColumn, type PuzzlingGrid, puzzlingGrid } from './puzzling-grids.js';
import { type GridReading, type Hypothesis, readGrid } from './readings.js';
import type { Setting } from './setting.js';

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
