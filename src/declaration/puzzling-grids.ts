// Grids that look like tables of indicators and of which none could be read: they are told.

import { isFigure } from '../tables/line-cues.js';
import type { GridCell, TableGrid, TextLine } from '../tables/table-grid.js';
import { hasDigit } from '../text/fold.js';
import { readCell } from '../values/cells.js';
import { mostCells } from './column-content.js';
import { type Header, isCalledIndicator } from './columns.js';
import { readLabel } from './labels.js';
import { cellText, isBlank, joinedText, textOf } from './line-text.js';
import { correctionsIn } from './list-of-corrections.js';
import { findLostValues } from './lost-values.js';
import { namesNoIndicators } from './readings.js';
import type { Setting } from './setting.js';
import { hasNoNames } from './sideways.js';

/** A grid whose header or whose cells look like those of KPI tables, and yet none that could be read. */
export interface PuzzlingGrid {
  readonly grid: TableGrid;
  /** Header cells that no word of the profile explains. */
  readonly unknown: readonly GridCell[];
  /** All header texts, left to right. */
  readonly words: readonly string[];
}

export function puzzlingGrid(grid: TableGrid, header: Header | undefined): PuzzlingGrid {
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

/** Figures under a label of values (令和4年度実績) alone: what they are of stands elsewhere. */
export const isLoneColumn = (grid: TableGrid, setting: Setting): boolean =>
  hasNoNames(grid) &&
  grid.cells
    .filter(({ row }) => row === 1)
    .every((cell) => readLabel(cellText(cell), setting).claims.some(({ kind }) => kind === 'value'));

/** Years and kinds of values above figures, though no header was found among them: its cells run together. */
export function holdsLostHeader(grid: TableGrid, setting: Setting): boolean {
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
export function holdsLostValues(grid: TableGrid, caption: readonly TextLine[], setting: Setting): boolean {
  const lines = grid.cells.flatMap((cell) => cell.lines);
  return (
    (findLostValues(lines, setting).length > 0 || namesIndicators(grid, setting)) &&
    !namesNoIndicators([], joinedText([...caption, ...lines]), setting) &&
    correctionsIn(grid).length === 0
  );
}
