import { readHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import type { TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { readCell } from '../values/cells.js';
import type { ReadingContext } from '../values/reading-context.js';
import { readDatedHeader } from './dated-header.js';
import type { Column, Header } from './kpi-header.js';
import { cellText, isBlank } from './line-text.js';

/** Share of a column's cells that must be kinds or years for the column to be one of kinds or years. */
export const mostCells = 0.8;
/** Texts of a column's filled cells below a row. */
export function bodyTexts(grid: TableGrid, column: number, afterRow: number): string[] {
  return grid.cells
    .filter((cell) => cell.column === column && cell.row > afterRow && !isBlank(cell.lines))
    .map(cellText);
}

const isKindWord = (text: string, vocabulary: Vocabulary): boolean => {
  const meaning = text.length <= 12 ? readHeaderWords(text, vocabulary) : undefined;
  return meaning?.kind === 'value' || (meaning?.kind === 'role' && meaning.role === 'rating');
};

const isYear = (text: string, context: ReadingContext): boolean => {
  const { period, rest } = readDatedHeader(text, context);
  return period !== undefined && foldForMatching(rest) === '';
};

/** Columns whose cells say what the values of a row are: kinds (区分: 計画, 実績) or years. Read from the cells, whatever the header says. */
function refineColumns(header: Header, grid: TableGrid, vocabulary: Vocabulary, context: ReadingContext): Column[] {
  return header.columns.map((column) => {
    if (column.role !== 'unknown' && column.role !== 'kind' && column.role !== 'indicator_name') return column;
    const texts = bodyTexts(grid, column.column, header.lastRow);
    const share = (test: (text: string) => boolean): boolean =>
      texts.length > 1 && texts.filter(test).length >= texts.length * mostCells;
    if (share((text) => isKindWord(text, vocabulary))) return { ...column, role: 'kind' };
    if (share((text) => isYear(text, context))) return { ...column, role: 'year' };
    return column.role === 'kind' ? { ...column, role: 'remarks' } : column;
  });
}

/**
 * 達成目標 or 目標 left of all dated columns, with words in it, names what is measured: it is the indicator where no other column is, and
 * no value in any case.
 */
function settleTargetNames(columns: readonly Column[], grid: TableGrid, header: Header): Column[] {
  const firstDated = columns.find(({ role, period }) => role === 'value' && period !== undefined);
  const names = columns.filter(
    ({ valueKind, period, column }) =>
      valueKind === 'target' &&
      period === undefined &&
      firstDated !== undefined &&
      column < firstDated.column &&
      mostlyWords(bodyTexts(grid, column, header.lastRow)),
  );
  const free = (['indicator_name', 'project_name'] as const).find((role) => !hasRole(columns, role)) ?? 'remarks';
  return columns.map((column) =>
    names.includes(column) ? { ...column, valueKind: undefined, role: column === names[0] ? free : 'remarks' } : column,
  );
}

const mostlyWords = (texts: readonly string[]): boolean =>
  texts.filter((text) => readCell(text).values.every(({ status }) => status === 'text')).length * 2 > texts.length;

export const hasRole = (columns: readonly Column[], role: Column['role']): boolean =>
  columns.some((column) => column.role === role);

/** Periods that a caption gives to kinds of values: 主な指標（現状：令和3年度、目標：令和4年度）. */
function datedByCaption(
  columns: readonly Column[],
  caption: string,
  vocabulary: Vocabulary,
  context: ReadingContext,
): Column[] {
  const said = caption.split(/[（()）、,，。\s]+/u).flatMap((piece) => {
    const [word = '', period = ''] = piece.split(/[:：は]/u);
    const meaning = period === '' ? undefined : readHeaderWords(word, vocabulary);
    const read = readDatedHeader(period, context).period;
    return meaning?.kind === 'value' && read ? [{ valueKind: meaning.valueKind, period: read }] : [];
  });
  return columns.map((column) => {
    const period = column.period ?? said.find(({ valueKind }) => valueKind === column.valueKind)?.period;
    return column.role === 'value' ? { ...column, period } : column;
  });
}

/** The columns of a header as its table's cells and caption show them. */
export function settleColumns(
  header: Header,
  grid: TableGrid,
  caption: string,
  vocabulary: Vocabulary,
  context: ReadingContext,
): Column[] {
  const refined = refineColumns(header, grid, vocabulary, context);
  return datedByCaption(settleTargetNames(refined, grid, header), caption, vocabulary, context);
}
